/**
 * Writes a cut tree as the pieces that a program is built from.
 *
 * In: the tree of a part. Out: literals and tags in reading order; XML between tags is one string.
 * Inside blocks that repeat, ids that Word wants unique become marks, `w14:paraId` is left out
 * (Word makes a new one), and lists that belong to a turn are numbered afresh.
 *
 * Source: ECMA-376-1 §17.13.6 (bookmarks), §17.5.2.18 (control ids), §20.4.2.5 (docPr);
 * [MS-DOCX] §2.2.4 (paraId)
 */
import type { Piece } from "../../language/index.ts";
import type { Lists } from "./lists.ts";
import type { Literal, Mark, Spot, UniqueName } from "./literal.ts";
import type { Group } from "./match-blocks.ts";
import { type Element, mark, type Node, raw, type TagNode, withoutParagraphIds } from "./tree.ts";

export type StoryPiece = Piece<Literal, Spot>;

export function piecesOf(root: Node, blocks: readonly Group[], lists: Lists | undefined): StoryPiece[] {
  const writer = new PieceWriter(blocks, lists);
  writer.write(root);
  return writer.finish();
}

class PieceWriter {
  readonly #pieces: StoryPiece[] = [];
  readonly #opens: ReadonlyMap<TagNode, Group>;
  readonly #closes: ReadonlySet<TagNode>;
  readonly #lists: Lists | undefined;
  #text: string[] = [];
  /** Blocks that repeat, and contain what is being written. */
  #depth = 0;

  constructor(blocks: readonly Group[], lists: Lists | undefined) {
    const repeating = blocks.filter((b) => b.repeats);
    this.#opens = new Map(repeating.flatMap((b) => b.tags.slice(0, 1).map((t) => [t, b] as const)));
    this.#closes = new Set(repeating.flatMap((b) => b.tags.slice(-1)));
    this.#lists = lists;
  }

  finish(): StoryPiece[] {
    this.#flush();
    return this.#pieces;
  }

  write(node: Node): void {
    switch (node.kind) {
      case "raw":
        this.#text.push(node.xml);
        break;
      case "mark":
        this.#add({ literal: node.mark });
        break;
      case "tag":
        this.#writeTag(node);
        break;
      case "element":
        for (const part of this.#head(node)) this.write(part);
        for (const child of node.children) this.write(child);
        this.#text.push(node.close);
    }
  }

  #writeTag(node: TagNode): void {
    if (this.#closes.has(node)) this.#depth -= 1;
    this.#add({ tag: node.tag, spot: node.spot, place: node.place });
    const block = this.#opens.get(node);
    if (!block) return;
    this.#depth += 1;
    const restarting = this.#lists?.restarting(block) ?? [];
    if (restarting.length > 0) this.#add({ literal: { mark: "turn", lists: restarting } });
  }

  #head(element: Element): Element["head"] {
    if (this.#depth === 0) return element.head;
    const list = this.#lists?.restartedAt(element);
    if (list !== undefined) return markValue(element.head, "val", String(list), { mark: "list", list });
    return uniqueHead(element);
  }

  #add(piece: StoryPiece): void {
    this.#flush();
    this.#pieces.push(piece);
  }

  #flush(): void {
    const literal = this.#text.join("");
    if (literal !== "") this.#pieces.push({ literal });
    this.#text = [];
  }
}

/** Elements with an id or name that must come once in a document, and the attribute that holds it. */
const uniques: Readonly<Record<string, readonly (readonly [attribute: string, what: UniqueName])[]>> = {
  "wp:docPr": [["id", "drawing"]],
  "w:bookmarkStart": [
    ["w:id", "bookmark"],
    ["w:name", "bookmark-name"],
  ],
  "w:bookmarkEnd": [["w:id", "bookmark-end"]],
};

function uniqueHead(element: Element): Element["head"] {
  let head = element.head;
  if (element.attributes["w14:paraId"] !== undefined) head = withoutParagraphIds(head);
  const found =
    element.name === "w:id" && element.parent?.name === "w:sdtPr" ? controlId : uniques[element.name];
  for (const [attribute, what] of found ?? []) {
    const value = element.attributes[attribute];
    if (value !== undefined)
      head = markValue(head, attribute.replace("w:", ""), value, { mark: "unique", what, value });
  }
  return head;
}

const controlId = [["w:val", "control"]] as const;

/** Puts a mark in place of an attribute's value. */
function markValue(head: Element["head"], name: string, value: string, order: Mark): Element["head"] {
  const pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*["']`, "g");
  return head.flatMap((n): Element["head"] => {
    if (n.kind !== "raw") return [n];
    for (const { 0: start, index } of n.xml.matchAll(pattern)) {
      const from = index + start.length;
      if (!n.xml.startsWith(value, from)) continue;
      return [raw(n.xml.slice(0, from)), mark(order), raw(n.xml.slice(from + value.length))];
    }
    return [n];
  });
}
