/**
 * Space between two blocks, as Word has it.
 *
 * Source: ISO/IEC 29500-1 §17.3.1.9 (contextualSpacing), §17.3.1.33 (spacing); measured against LibreOffice, as others
 * measured Word (openooxml/betteroffice, pull requests 616 and 630)
 */
import type { Block } from "../model/paper.ts";
import type { Paragraph } from "../model/paragraph.ts";
import type { Writer } from "./writer.ts";

/** Space between two blocks, as Word has it, below the room of the last line. */
export function gapBetween(writer: Writer, previous: Block | undefined, next: Block): number {
  const [after, before] = spaces(previous, next);
  const leading = previous?.kind === "paragraph" ? (previous.leading ?? 0) : 0;
  return leading + (writer.paper.addsParagraphSpace ? after + before : Math.max(after, before));
}

/**
 * How much of that space is the next block's own: as far as the space after the previous one does not reach. What is
 * anchored in a paragraph is counted from the top of its own space.
 */
export function ownSpace(writer: Writer, previous: Block | undefined, next: Block): number {
  const [after, before] = spaces(previous, next);
  return writer.paper.addsParagraphSpace ? before : Math.max(0, before - after);
}

/** Above the first and below the last of blocks, as in a cell. */
export function outerSpace(writer: Writer, blocks: readonly Block[]): { top: number; bottom: number } {
  const [first] = blocks;
  return { top: first ? gapBetween(writer, undefined, first) : 0, bottom: spaceAtEnd(blocks.at(-1)) };
}

/** Below the last of blocks. */
export function spaceAtEnd(last: Block | undefined): number {
  return last?.kind === "paragraph" && !last.format.afterAuto ? last.format.after : 0;
}

function spaces(previous: Block | undefined, next: Block): [after: number, before: number] {
  return [
    previous?.kind === "paragraph" ? spaceAfter(previous, next) : 0,
    next.kind === "paragraph" ? spaceBefore(next, previous) : 0,
  ];
}

function spaceAfter({ format, label }: Paragraph, next: Block): number {
  if (next.kind !== "paragraph") return format.after;
  if (format.contextual && next.format.style === format.style) return 0;
  return format.afterAuto && label && next.label?.list === label.list ? 0 : format.after;
}

function spaceBefore({ format, label }: Paragraph, previous: Block | undefined): number {
  if (previous === undefined) return format.beforeAuto ? 0 : format.before;
  if (previous.kind !== "paragraph") return format.before;
  if (format.contextual && previous.format.style === format.style) return 0;
  return format.beforeAuto && label && previous.label?.list === label.list ? 0 : format.before;
}
