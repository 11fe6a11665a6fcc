/**
 * Proves that a story stays well formed, however often its blocks come.
 *
 * In: pieces. Out: blocks that would leave XML or a field open or close it twice. The XML before a block and after each
 * of its branches must be inside the same elements, or the same attribute, and the same part of the same field. Blocks are
 * placed so that this holds; what remains are tags of one block in texts of different
 * kinds: one in an alternative text, the other in a paragraph; or one inside a field's result, the other after it.
 *
 * Source: ECMA-376-1 §17.16.18 (fldChar)
 */
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { tagShape } from "../../language/index.ts";
import { crossedBlock } from "./crossed-block.ts";
import type { StoryPiece } from "./pieces.ts";

type TagPiece = Exclude<StoryPiece, { readonly literal: unknown }>;

/** A tag, comment or instruction, whole. */
const TOKEN = /<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<[^<>"'!?](?:"[^"]*"|'[^']*'|[^<>"'])*>/gsy;

export function checkBalance(pieces: readonly StoryPiece[]): Diagnostic[] {
  const xml = new OpenXml();
  const open: { tag: TagPiece; where: string }[] = [];
  for (const piece of pieces) {
    if ("literal" in piece) {
      if (typeof piece.literal === "string") xml.read(piece.literal);
      else if (piece.literal.mark === "note-start") xml.enterNote();
      else if (piece.literal.mark === "note-end") xml.leaveNote();
      continue;
    }
    const { kind } = tagShape(piece.tag);
    const block = open.at(-1);
    if (kind === "open" || kind === "inverse") open.push({ tag: piece, where: xml.where });
    else if (block && (kind === "else" || kind === "close")) {
      if (block.where !== xml.where) return crossedBlock(block.tag, piece);
      if (kind === "close") open.pop();
    }
  }
  return [];
}

/** The elements and fields that are open after some XML, and the attribute that is being written. */
class OpenXml {
  #names: string[] = [];
  /** Of each open field, how far it has come. */
  #fields: string[] = [];
  /** The start of a tag whose end is yet to come. */
  #begun = "";
  readonly #around: { names: string[]; begun: string }[] = [];

  get where(): string {
    return [...this.#names, this.#begun.replace(/[^"']*$/, ""), ...this.#fields].join(" ");
  }

  read(xml: string): void {
    const text = this.#begun + xml;
    let at = 0;
    for (let open = text.indexOf("<"); open >= 0; open = text.indexOf("<", at)) {
      TOKEN.lastIndex = open;
      const token = TOKEN.exec(text)?.[0];
      if (token === undefined) {
        this.#begun = text.slice(open);
        return;
      }
      this.#enterOrLeave(token);
      at = open + token.length;
    }
    this.#begun = "";
  }

  enterNote(): void {
    this.#around.push({ names: this.#names, begun: this.#begun });
    this.#names = ["note"];
    this.#begun = "";
  }

  leaveNote(): void {
    const { names, begun } = this.#around.pop() ?? { names: [], begun: "" };
    this.#names = names;
    this.#begun = begun;
  }

  #enterOrLeave(token: string): void {
    if (token.startsWith("<w:fldChar")) this.#goThroughField(token);
    if (/^<[!?]/.test(token) || token.endsWith("/>")) return;
    if (token.startsWith("</")) this.#names.pop();
    else this.#names.push(/^<([^\s/>]+)/.exec(token)?.[1] ?? "");
  }

  #goThroughField(token: string): void {
    const type = /fldCharType\s*=\s*["'](\w+)/.exec(token)?.[1];
    if (type !== "begin") this.#fields.pop();
    if (type === "begin" || type === "separate") this.#fields.push(type);
  }
}
