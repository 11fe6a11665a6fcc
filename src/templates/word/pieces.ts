/**
 * Writes a cut tree as the pieces that a program is built from.
 *
 * In: the tree of a part. Out: literals and tags in reading order; XML between tags is one string.
 * Inside blocks that repeat, ids that Word wants unique become marks, bookmarks and what refers to them get
 * names of their turn, comments stay in the first turn, and lists that belong to a turn are numbered afresh.
 *
 * Source: ECMA-376-1 §17.13.6 (bookmarks), §17.13.4 (comments)
 */
import type { Piece } from "../../language/index.ts";
import { escapeXml } from "../../ooxml/xml.ts";
import { namesIn, rangesInLoops } from "./bookmarks.ts";
import type { Lists } from "./lists.ts";
import type { Literal, Spot } from "./literal.ts";
import type { Group } from "./match-blocks.ts";
import { type Element, mark, type Node, raw, setAttribute, type TagNode, writeXml } from "./tree.ts";
import { markValue, uniqueHead } from "./unique-ids.ts";

export type StoryPiece = Piece<Literal, Spot>;

export function piecesOf(root: Node, blocks: readonly Group[], lists: Lists | undefined): StoryPiece[] {
  const writer = new PieceWriter(root, blocks, lists);
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
  readonly #bookmarks: ReadonlyMap<Group, readonly string[]>;
  readonly #bookmarkNames: ReadonlySet<string>;
  /** Ends of ranges that come once. */
  readonly #crossing: ReadonlySet<Element>;

  constructor(root: Node, blocks: readonly Group[], lists: Lists | undefined) {
    const repeating = blocks.filter((b) => b.repeats);
    this.#opens = new Map(repeating.flatMap((b) => b.tags.slice(0, 1).map((t) => [t, b] as const)));
    this.#closes = new Set(repeating.flatMap((b) => b.tags.slice(-1)));
    this.#lists = lists;
    const { names, crossing } = rangesInLoops(root, blocks);
    this.#bookmarks = names;
    this.#crossing = crossing;
    this.#bookmarkNames = new Set([...this.#bookmarks.values()].flat());
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
        if (this.#depth > 0 && (comments.has(node.name) || this.#crossing.has(node))) {
          this.#add({ literal: { mark: "once", xml: writeXml(node) } });
          return;
        }
        for (const part of this.#head(node)) this.write(part);
        for (const child of this.#children(node)) this.write(child);
        this.#text.push(node.close);
    }
  }

  #writeTag(node: TagNode): void {
    if (this.#closes.has(node)) this.#depth -= 1;
    this.#add({ tag: node.tag, spot: node.spot, place: node.place });
    const block = this.#opens.get(node);
    if (!block) return;
    this.#depth += 1;
    const lists = this.#lists?.restarting(block) ?? [];
    const bookmarks = this.#bookmarks.get(block) ?? [];
    if (lists.length + bookmarks.length > 0) this.#add({ literal: { mark: "turn", lists, bookmarks } });
  }

  #head(element: Element): Element["head"] {
    if (this.#depth === 0) return element.head;
    const list = this.#lists?.restartedAt(element);
    if (list !== undefined) return markValue(element.head, "val", String(list), { mark: "list", list });
    if (this.#bookmarkNames.size === 0) return uniqueHead(element);
    if (element.name === "w:hyperlink") return this.#withNames(element, "anchor", "w:anchor");
    if (element.name === "w:fldSimple") return this.#withNames(element, "instr", "w:instr");
    return uniqueHead(element);
  }

  /** A start tag where an attribute names bookmarks of the turn. */
  #withNames(element: Element, name: string, attribute: string): Element["head"] {
    const value = element.attributes[attribute] ?? "";
    const isPlain = element.head.length === 1 && namesIn(value, this.#bookmarkNames).length > 0;
    return isPlain ? setAttribute(element.head, name, this.#named(escapeXml(value))) : element.head;
  }

  /** What stands in an element; in the instruction of a field, bookmarks of the turn. */
  #children(element: Element): readonly Node[] {
    if (this.#depth === 0 || element.name !== "w:instrText") return element.children;
    return element.children.flatMap((n) => (n.kind === "raw" ? this.#named(n.xml) : [n]));
  }

  #named(xml: string): Node[] {
    const nodes: Node[] = [];
    let at = 0;
    for (const found of namesIn(xml, this.#bookmarkNames)) {
      nodes.push(raw(xml.slice(at, found.at)));
      nodes.push(mark({ mark: "unique", what: "bookmark-name", value: found.name }));
      at = found.at + found.name.length;
    }
    return [...nodes, raw(xml.slice(at))];
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

/** They belong to those who write the template; one comment has one place. */
const comments: ReadonlySet<string> = new Set([
  "w:commentRangeStart",
  "w:commentRangeEnd",
  "w:commentReference",
]);
