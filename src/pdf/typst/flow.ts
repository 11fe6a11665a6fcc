/**
 * Blocks, one below the other → Typst content.
 *
 * Space between paragraphs is worked out here, since Word's rules (contextual spacing,
 * space kept in cells and at page tops) are not Typst's. Numbered paragraphs become lists,
 * paragraphs with the same borders or shading one frame.
 */
import { beginsPage, withoutPageBreak } from "../model/page-breaks.ts";
import type { Block } from "../model/paper.ts";
import { hasText, type Paragraph } from "../model/paragraph.ts";
import type { Inline } from "../model/text.ts";
import { placeAnchored } from "./anchored.ts";
import { isPlainText, writeBeside } from "./beside.ts";
import { bottomBeside, withoutFloats } from "./beside-whole.ts";
import { withFittedBoxes } from "./fitted-boxes.ts";
import { writeHoisted } from "./floats.ts";
import { closeFrame, lineBetween, openFrame, sameFrame } from "./frames.ts";
import { gapBetween, ownSpace, spaceAtEnd } from "./gaps.ts";
import { writeGroup } from "./groups.ts";
import { takeList } from "./list-tree.ts";
import { writeList } from "./lists.ts";
import { pt } from "./markup.ts";
import { type Obstacle, obstaclesOf } from "./obstacles.ts";
import { breakBefore, withoutLastBreak } from "./page-breaks.ts";
import { lineHeight, writeContent, writeEmpty, writeParagraph } from "./paragraphs.ts";
import { writeTable } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** The room that blocks are written into. */
export interface Room {
  /** Points from its left to its right edge. */
  readonly width: number;
  /** How far its left edge stands from the left edge of the text; list bodies stand further in. */
  readonly offset: number;
  /** How far its right edge stands from the right edge of the text, in lists from right to left. */
  readonly end?: number;
  /** Space before the first and after the last paragraph counts, as in a cell: it is written, or has been reserved. */
  readonly outerSpace?: "written" | "reserved";
  /** It is as wide as its text, as in lists, unless a block in it is wider. */
  readonly followsText?: boolean;
}

export function writeFlow(writer: Writer, all: readonly Block[], room: Room, above?: Block): string {
  let blocks = placeAnchored(writer, withFittedBoxes(writer, all), room);
  let out = "";
  let previous: Block | undefined = above;
  let beside: Beside | undefined;
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i];
    if (!block) break;
    const starts = writer.pageTop || (previous === undefined && room.outerSpace !== undefined);
    const upper = writer.pageTop ? undefined : previous;
    const gap = gapBetween(writer, upper, block);
    writer.pageTop = false;
    if (block.kind === "paragraph") blocks = lifted(blocks, i, block, ownSpace(writer, upper, block));
    if ((starts || previous === undefined) && isKept(block)) blocks = withTop(blocks, i);
    const isReserved = previous === undefined && room.outerSpace === "reserved";
    if (starts && gap > 0 && !isReserved) out += `#v(${pt(gap)})\n`;
    const space = starts ? 0 : gap;
    const around = writeAround(writer, blocks, i, room, space, beside);
    if (around) {
      out += around.code;
      beside = around.beside;
      if (around.isWritten) {
        previous = block;
        i++;
        continue;
      }
    }
    const write = (at: number, gap: number) => writeNext(writer, blocks, at, room, gap)[0];
    const [code, next] =
      writeGroup(writer, blocks, i, space, write) ?? writeNext(writer, blocks, i, room, space);
    out += code;
    previous = blocks[next - 1];
    i = next;
  }
  const after = room.outerSpace === "written" ? spaceAtEnd(previous) : 0;
  return after > 0 && blocks.length > 0 ? `${out}#v(${pt(after)})\n` : out;
}

/**
 * What is kept with the next from the top of a page on is marked as such: where there is room above it, as a high
 * header leaves, the engine would move all of it to the next page, and leave this one empty.
 */
function withTop(blocks: readonly Block[], from: number): readonly Block[] {
  const end = blocks.findIndex((block, i) => i >= from && !isKept(block));
  return blocks.map((block, i) =>
    i >= from && (i < end || end < 0) && isKept(block) ? { ...block, atTop: true } : block,
  );
}

/** Floats by their paragraph stand as far above its text as its own space reaches. */
function lifted(blocks: readonly Block[], i: number, block: Paragraph, by: number): readonly Block[] {
  if (by === 0 || !block.inlines.some(isByParagraph)) return blocks;
  const inlines = block.inlines.map((inline) => {
    if (!isByParagraph(inline)) return inline;
    const { float } = inline;
    return { ...inline, float: { ...float, y: { ...float.y, by: float.y.by - by, lifted: by } } };
  });
  return blocks.with(i, { ...block, inlines });
}

function isByParagraph(inline: Inline): inline is Extract<Inline, { kind: "float" }> {
  return inline.kind === "float" && inline.float.y.from === "paragraph" && !inline.float.y.align;
}

function isKept(block: Block): block is Paragraph {
  return block.kind === "paragraph" && block.format.keepNext;
}

/** What floats beside the text that comes next, and how far down the text has come. */
interface Beside {
  readonly obstacles: readonly Obstacle[];
  readonly y: number;
}

/** A block beside what floats; or room below it, where the block is no plain text. */
function writeAround(
  writer: Writer,
  blocks: readonly Block[],
  i: number,
  room: Room,
  gap: number,
  beside: Beside | undefined,
): { code: string; beside: Beside | undefined; isWritten: boolean } | undefined {
  const block = blocks[i];
  if (!block || writer.depth > 0 || writer.columns > 1) return undefined;
  const own = block.kind === "paragraph" ? obstaclesOf(block, writer.area) : [];
  if (!beside && own.length === 0) return undefined;
  const top = beside ? beside.y + gap : 0;
  const shifted = own.map((o) => ({ ...o, top: o.top + top, bottom: o.bottom + top }));
  const obstacles = [...(beside?.obstacles ?? []), ...shifted];
  const end = Math.max(...obstacles.map((o) => o.bottom));
  const bottom = bottomBeside(writer, blocks, i, room, obstacles, top);
  if (bottom !== undefined) {
    const code = writeWhole(writer, block, room, gap);
    return { code, beside: bottom < end ? { obstacles, y: bottom } : undefined, isWritten: true };
  }
  if (block.kind !== "paragraph" || !isPlainText(block) || block.format.pageBreakBefore) {
    if (!beside) return undefined;
    const rest = Math.max(0, ...beside.obstacles.map((o) => o.bottom)) - beside.y - gap;
    if (rest > 0) reportBelow(writer, block);
    return { code: rest > 0 ? `#v(${pt(rest)})\n` : "", beside: undefined, isWritten: false };
  }
  if (top >= end) return { code: "", beside: undefined, isWritten: false };
  const hoisted = writeHoisted(writer, block, gap, false);
  const space = hoisted === "" ? gap : 0;
  if (!hasText(block)) {
    const height = lineHeight(block.mark, block.format.line);
    const code = hoisted + writeEmpty(writer, block, space);
    return { code, beside: { obstacles, y: top + height }, isWritten: true };
  }
  const { format } = block;
  const edge = { left: format.left, right: room.offset + room.width - format.right };
  const laid = writeBeside(writer, block, edge, obstacles, top);
  // Lines beside the float end with breaks, which the engine does not justify.
  const alignment = format.alignment === "justify" ? format.alignment : ("left" as const);
  const plain = { ...format, firstLine: 0, alignment };
  const code = hoisted + writeContent(writer, { ...block, format: plain }, room, space, laid.content);
  return { code, beside: laid.bottom < end ? { obstacles, y: laid.bottom } : undefined, isWritten: true };
}

/** A block that stands beside what floats as it is. */
function writeWhole(writer: Writer, block: Block, room: Room, gap: number): string {
  if (block.kind === "table") return writeTable(writer, block, room, gap);
  const hoisted = writeHoisted(writer, block, gap, false);
  return hoisted + writeParagraph(writer, withoutFloats(block), room, hoisted === "" ? gap : 0);
}

/** Word sets these beside what floats, too. */
function reportBelow(writer: Writer, block: Block): void {
  if (beginsPage(block)) return;
  const what = block.kind === "table" ? "table" : block.label ? "list" : "line";
  writer.sayOtherwise(`${what}-beside`, block.place);
}

/**
 * Writes the block at `i`, or the list or frame that begins there; returns what comes next. The page breaks before
 * all of it: in a frame that began with a break nothing would stand before that, and a number would stay behind.
 */
function writeNext(
  writer: Writer,
  blocks: readonly Block[],
  i: number,
  room: Room,
  gap: number,
): [code: string, next: number] {
  const block = blocks[i];
  if (!block) return ["", i + 1];
  if (beginsPage(block) && !writer.inArtifact) {
    const opened = blocks.with(i, withoutPageBreak(block));
    const [code, next] = writeNext(writer, opened, i, room, 0);
    return [breakBefore(writer, block) + code, next];
  }
  if (block.kind === "table") return [writeTable(writer, block, room, gap), i + 1];
  const list = takeList(blocks, i);
  if (list) return [writeList(writer, list.root, room, gap), list.next];
  const end = frameEnd(blocks, i);
  if (end > i + 1 || openFrame(block.format) !== "")
    return [writeFrame(writer, blocks.slice(i, end), room, gap), end];
  return [writeParagraph(writer, block, room, gap), i + 1];
}

function frameEnd(blocks: readonly Block[], start: number): number {
  const first = blocks[start];
  if (first?.kind !== "paragraph" || openFrame(first.format) === "") return start + 1;
  let end = start + 1;
  for (; end < blocks.length; end++) {
    const block = blocks[end];
    if (block?.kind !== "paragraph" || block.label || block.format.pageBreakBefore) break;
    if (!sameFrame(first.format, block.format)) break;
  }
  return end;
}

/** Paragraphs that share borders and shading. */
function writeFrame(writer: Writer, blocks: readonly Block[], room: Room, gap: number): string {
  const [first] = blocks;
  if (first?.kind !== "paragraph") return "";
  let inner = "";
  let previous: Block | undefined;
  for (const block of blocks) {
    if (block.kind !== "paragraph") continue;
    const gap = previous ? gapBetween(writer, previous, block) : 0;
    const [line, below] = previous ? lineBetween(block.format, gap) : ["", gap];
    inner += line + writeParagraph(writer, block, room, below);
    previous = block;
  }
  const [content, after] = withoutLastBreak(writer, inner);
  return `${openFrame(first.format, gap)}${content}${closeFrame}${after}`;
}
