/** Page breaks, where the engine keeps and where it loses them. */
import type { Block } from "../model/paper.ts";
import { gapBetween } from "./gaps.ts";
import { pt } from "./markup.ts";
import type { Writer } from "./writer.ts";

/** A page break that may stand inside lists and cells: in one column the next column is the next page. */
export function pageBreak(writer: Writer): string {
  return writer.columns > 1 && writer.depth === 0 ? "#pagebreak()\n" : "#colbreak()\n";
}

/** A new page, and the space before the block that begins it. */
export function breakBefore(writer: Writer, block: Block): string {
  const before = gapBetween(writer, undefined, block);
  return pageBreak(writer) + (before > 0 ? `#v(${pt(before)})\n` : "");
}

/** What is to stand in a block, and the page break after it: at the end of a block it would break nothing. */
export function withoutLastBreak(writer: Writer, code: string): [content: string, after: string] {
  const last = pageBreak(writer);
  return code.endsWith(last) ? [code.slice(0, -last.length), last] : [code, ""];
}
