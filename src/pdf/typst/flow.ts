/**
 * Blocks, one below the other → Typst content.
 *
 * Space between paragraphs is worked out here, since Word's rules (contextual spacing,
 * space kept in cells and at page tops) are not Typst's. Numbered paragraphs become lists,
 * paragraphs with the same borders or shading one frame.
 */
import type { Block, Inline, LineHeight, Paragraph, ParagraphFormat } from "../model.ts";
import { hasText, splitAt } from "../model.ts";
import { placeAnchored } from "./anchored.ts";
import { isPlainText, type Obstacle, obstaclesOf, writeBeside } from "./beside.ts";
import { writeHoisted } from "./floats.ts";
import { closeFrame, openFrame, sameFrame } from "./frames.ts";
import { gapBetween } from "./gaps.ts";
import { writeGroup } from "./groups.ts";
import { fitsPage } from "./heights.ts";
import { type LineBox, writeInlines } from "./inlines.ts";
import { takeList, writeList } from "./lists.ts";
import { pt } from "./markup.ts";
import { pageBreak, withoutLastBreak } from "./page-breaks.ts";
import { writeTable } from "./tables.ts";
import { edges } from "./text.ts";
import type { Writer } from "./writer.ts";

/** The room that blocks are written into. */
export interface Room {
  /** Points from its left to its right edge. */
  readonly width: number;
  /** How far its left edge stands from the left edge of the text; list bodies stand further in. */
  readonly offset: number;
  /** How far its right edge stands from the right edge of the text, in lists from right to left. */
  readonly end?: number;
  /** Space before the first and after the last paragraph counts, as in a cell or on a new page. */
  readonly keepsOuterSpace?: boolean;
  /** It is as wide as its text, as in lists, unless a block in it is wider. */
  readonly followsText?: boolean;
}

export function writeFlow(writer: Writer, all: readonly Block[], room: Room, above?: Block): string {
  const blocks = placeAnchored(writer, all, room);
  let out = "";
  let previous: Block | undefined = above;
  let beside: Beside | undefined;
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i];
    if (!block) break;
    const starts = writer.pageTop || (previous === undefined && room.keepsOuterSpace === true);
    const gap = gapBetween(writer, writer.pageTop ? undefined : previous, block);
    writer.pageTop = false;
    if (starts && gap > 0) out += `#v(${pt(gap)})\n`;
    const space = starts ? 0 : gap;
    const around = writeAround(writer, block, room, space, beside);
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
  const last = previous?.kind === "paragraph" ? previous.format : undefined;
  const after = room.keepsOuterSpace && last && !last.afterAuto ? last.after : 0;
  return after > 0 && blocks.length > 0 ? `${out}#v(${pt(after)})\n` : out;
}

/** What floats beside the text that comes next, and how far down the text has come. */
interface Beside {
  readonly obstacles: readonly Obstacle[];
  readonly y: number;
}

/** A block beside what floats; or room below it, where the block is no plain text. */
function writeAround(
  writer: Writer,
  block: Block,
  room: Room,
  gap: number,
  beside: Beside | undefined,
): { code: string; beside: Beside | undefined; isWritten: boolean } | undefined {
  if (writer.depth > 0 || writer.columns > 1) return undefined;
  const own = block.kind === "paragraph" ? obstaclesOf(block, writer.area) : [];
  if (!beside && own.length === 0) return undefined;
  const bottom = Math.max(0, ...(beside?.obstacles ?? []).map((o) => o.bottom));
  if (block.kind !== "paragraph" || !isPlainText(block) || block.format.pageBreakBefore) {
    if (!beside) return undefined;
    const rest = bottom - beside.y - gap;
    if (rest > 0) reportBelow(writer, block);
    return { code: rest > 0 ? `#v(${pt(rest)})\n` : "", beside: undefined, isWritten: false };
  }
  const top = beside ? beside.y + gap : 0;
  const shifted = own.map((o) => ({ ...o, top: o.top + top, bottom: o.bottom + top }));
  const obstacles = [...(beside?.obstacles ?? []), ...shifted];
  const end = Math.max(...obstacles.map((o) => o.bottom));
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

/** Word sets these beside what floats, too. */
function reportBelow(writer: Writer, block: Block): void {
  if (block.kind === "paragraph" && block.format.pageBreakBefore) return;
  const what = block.kind === "table" ? "table" : block.label ? "list" : "line";
  writer.sayOtherwise(`${what}-beside`, block.place);
}

/** Writes the block at `i`, or the list or frame that begins there; returns what comes next. */
function writeNext(
  writer: Writer,
  blocks: readonly Block[],
  i: number,
  room: Room,
  gap: number,
): [code: string, next: number] {
  const block = blocks[i];
  if (block?.kind !== "paragraph") {
    return [block ? writeTable(writer, block, room, gap) : "", i + 1];
  }
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
    if (block?.kind !== "paragraph" || block.label || !sameFrame(first.format, block.format)) break;
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
    inner += writeParagraph(writer, block, room, previous ? gapBetween(writer, previous, block) : 0);
    previous = block;
  }
  const [content, after] = withoutLastBreak(writer, inner);
  return `${openFrame(first.format, gap)}${content}${closeFrame}${after}`;
}

export function writeParagraph(writer: Writer, paragraph: Paragraph, room: Room, gap: number): string {
  if (paragraph.format.pageBreakBefore && !writer.inArtifact) {
    const before = gapBetween(writer, undefined, paragraph);
    const rest = { ...paragraph, format: { ...paragraph.format, pageBreakBefore: false } };
    const space = before > 0 ? `#v(${pt(before)})\n` : "";
    return pageBreak(writer) + space + writeParagraph(writer, rest, room, 0);
  }
  const hoisted = writeHoisted(writer, paragraph, gap);
  const parts = splitAt(paragraph.inlines, (i) => i.kind === "break" && i.of !== "line");
  const breaks = paragraph.inlines.filter((i) => i.kind === "break" && i.of !== "line");
  let out = hoisted;
  parts.forEach((inlines, i) => {
    const brk = breaks[i - 1];
    if (brk?.kind === "break") out += brk.of === "page" ? pageBreak(writer) : "#colbreak()\n";
    const part = { ...paragraph, inlines, ...(i > 0 && { heading: undefined, label: undefined }) };
    // Nothing after a break: the paragraph's mark stays with it.
    if (parts.length > 1 && !hasText(part)) {
      out += bookmarksOf(writer, inlines);
      writer.pageTop = i > 0 && i === parts.length - 1;
      return;
    }
    out += writeText(writer, part, room, hoisted === "" && i === 0 ? gap : 0, i > 0);
  });
  return out;
}

function writeText(
  writer: Writer,
  paragraph: Paragraph,
  room: Room,
  gap: number,
  continues: boolean,
): string {
  const { format } = paragraph;
  if (!hasText(paragraph)) return writeEmpty(writer, paragraph, gap);
  const box = lineBox(format, room, continues ? 0 : format.firstLine);
  const content = writeInlines(writer, paragraph, box);
  return writeContent(writer, paragraph, room, gap, content, continues);
}

/** From the edge at which lines begin: the right one where text runs from there. */
function lineBox(
  { left, right, line, rightToLeft }: ParagraphFormat,
  room: Room,
  firstLine: number,
): LineBox {
  const [start, end] = rightToLeft ? [right, left] : [left, right];
  return {
    first: start + firstLine,
    left: start,
    right: room.offset + room.width + (room.end ?? 0) - end,
    line,
  };
}

function writeContent(
  writer: Writer,
  paragraph: Paragraph,
  room: Room,
  gap: number,
  content: string,
  continues = false,
): string {
  const { format } = paragraph;
  const firstLine = continues ? 0 : format.firstLine;
  const level = writer.inArtifact ? undefined : paragraph.heading;
  const inRoom = {
    ...format,
    left: format.left - room.offset,
    right: format.right - (room.end ?? 0),
    keepLines: format.keepLines && fitsPage(writer, [paragraph], room.width),
  };
  const indent = level === undefined && hasNotes(paragraph) ? indentOfLines(inRoom, firstLine) : 0;
  const lead = indent + firstLine > 0 ? `#h(${pt(indent + firstLine)})` : "";
  const text = `[${lead}${content}]`;
  // A heading is no paragraph, but only a paragraph's lines hang.
  const lines = level !== undefined && firstLine >= 0 ? text : `par${hanging(indent || -firstLine)}${text}`;
  const laid = aligned(format, lines);
  const whole = level === undefined ? laid : `heading(level: ${level}, ${laid})`;
  const isBare =
    level === undefined &&
    (indent > 0 || needsNoFrame(inRoom, firstLine)) &&
    (laid === lines || !room.followsText);
  return scoped(
    writer,
    paragraph,
    isBare ? bare(gap, whole) : `#B(${frameOf(inRoom, gap, firstLine)}, ${whole})\n`,
  );
}

/**
 * The indent of a paragraph with notes, where its lines can have it themselves: a note of a block may go to another
 * page than its mark.
 */
function indentOfLines(format: ParagraphFormat, firstLine: number): number {
  const { left, right, keepNext, keepLines, alignment, rightToLeft } = format;
  const isPlain = right === 0 && !keepNext && !keepLines && !rightToLeft && left + firstLine >= 0;
  return isPlain && (alignment === "left" || alignment === "justify") ? left : 0;
}

function hasNotes({ inlines }: Paragraph): boolean {
  return inlines.some(({ kind }) => kind === "footnote");
}

/** A paragraph that stands in no block: a block is laid out by itself, which takes longer than most paragraphs. */
function bare(gap: number, paragraph: string): string {
  return `${gap > 0 ? `#v(${pt(gap)}, weak: true)\n` : ""}#${paragraph}\n`;
}

function needsNoFrame({ left, right, keepNext, keepLines }: ParagraphFormat, firstLine: number): boolean {
  return !keepNext && !keepLines && left + Math.min(0, firstLine) === 0 && right === 0;
}

function hanging(by: number): string {
  return by > 0 ? `(hanging-indent: ${pt(by)})` : "";
}

function aligned({ alignment, rightToLeft }: ParagraphFormat, lines: string): string {
  const rules = [
    // Known before the paragraph begins: it turns all of its lines.
    ...(rightToLeft ? ["set text(dir: rtl)"] : []),
    ...(alignment === "justify" ? ["set par(justify: true)"] : []),
    ...(alignment === (rightToLeft ? "right" : "left") || alignment === "justify"
      ? []
      : [`set align(${alignment})`]),
  ];
  return rules.length === 0 ? lines : `{ ${rules.join("; ")}; ${lines} }`;
}

/** What the block of a paragraph is given; its indents are counted from its room. */
function frameOf(format: ParagraphFormat, gap: number, firstLine: number): string {
  const { left, right, rightToLeft } = format;
  const hang = Math.min(0, firstLine);
  const [start, end] = (rightToLeft ? [left, right + hang] : [left + hang, right]).map(pt);
  return [
    `above: ${pt(gap)}`,
    ...(start === "0pt" && end === "0pt" ? [] : [`inset: (left: ${start}, right: ${end})`]),
    ...(format.keepNext ? ["sticky: true"] : []),
    ...(format.keepLines ? ["breakable: false"] : []),
  ].join(", ");
}

/** Rules that few paragraphs need. */
function scoped(writer: Writer, paragraph: Paragraph, code: string): string {
  const { format } = paragraph;
  // The engine counts on one line before a note goes to the bottom of the page, and then may not part it from the next.
  const keepsLinesTogether = format.widowControl && !hasNotes(paragraph);
  const rules = [
    format.noLineNumbers && writer.numbersLines ? "#set par.line(numbering: none)\n" : "",
    keepsLinesTogether ? "" : "#set text(costs: (widow: 0%, orphan: 0%))\n",
  ].join("");
  return rules === "" ? code : `#[${rules}${code}]\n`;
}

function writeEmpty(writer: Writer, paragraph: Paragraph, gap: number): string {
  const height = lineHeight(paragraph.mark, paragraph.format.line);
  const places = bookmarksOf(writer, paragraph.inlines);
  return `#B(above: ${pt(gap)}, height: ${pt(height)}${paragraph.format.keepNext ? ", sticky: true" : ""})${places}\n`;
}

function bookmarksOf(writer: Writer, inlines: readonly Inline[]): string {
  return inlines.map((i) => (i.kind === "bookmark" ? writer.bookmark(i.name) : "")).join("");
}

export function lineHeight(format: Paragraph["mark"], line: LineHeight): number {
  const { above, below } = edges(format, line);
  return above + below;
}
