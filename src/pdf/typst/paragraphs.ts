/**
 * Paragraphs → Typst paragraphs and headings, with their indents, alignment and breaks.
 */
import { hasText, type LineHeight, type Paragraph, type ParagraphFormat } from "../model/paragraph.ts";
import { type Inline, splitAt } from "../model/text.ts";
import { writeHoisted } from "./floats.ts";
import type { Room } from "./flow.ts";
import { fitsPage } from "./heights.ts";
import { type LineBox, strutOf, writeInlines } from "./inlines.ts";
import { pt } from "./markup.ts";
import { hasAtMost, isOneLine } from "./most-height.ts";
import { pageBreak } from "./page-breaks.ts";
import { edges } from "./text.ts";
import type { Writer } from "./writer.ts";

export function writeParagraph(writer: Writer, paragraph: Paragraph, room: Room, gap: number): string {
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
    right: rightEdge(room) - end,
    line,
  };
}

/** From the left edge of the text. */
function rightEdge({ offset, width, end = 0 }: Room): number {
  return offset + width + end;
}

export function writeContent(
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
  const inRoom = formatIn(writer, paragraph, room);
  const indent = level === undefined && hasNotes(paragraph) ? indentOfLines(inRoom, firstLine) : 0;
  const lead = indent + firstLine > 0 ? `#h(${pt(indent + firstLine)})` : "";
  const text = `[${lead}${content}]`;
  const leading = leadingIn(paragraph, room);
  // A heading is no paragraph, but only a paragraph's lines hang.
  const isPlain = level !== undefined && firstLine >= 0;
  const lines = isPlain ? text : `${lineSetting(writer, indent || -firstLine, leading)}${text}`;
  const laid = aligned(format, isPlain ? leading : 0, lines);
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

/** Whether a paragraph is but lines from edge to edge, that may stand in a paragraph which the engine makes. */
export function isLines(writer: Writer, paragraph: Paragraph, room: Room): boolean {
  const { heading, inlines, format } = paragraph;
  const { firstLine, rightToLeft, alignment } = format;
  const isAligned = alignment === "left" || alignment === "justify";
  const isPlain = inlines.every(
    (i) => i.kind !== "footnote" && i.kind !== "float" && (i.kind !== "break" || i.of === "line"),
  );
  return (
    heading === undefined &&
    !rightToLeft &&
    !format.pageBreakBefore &&
    isAligned &&
    isPlain &&
    firstLine >= 0 &&
    needsNoFrame(formatIn(writer, paragraph, room), firstLine) &&
    rulesOf(writer, paragraph) === ""
  );
}

/** The lines of such a paragraph. */
export function writeLines(writer: Writer, paragraph: Paragraph, room: Room): string {
  if (!hasText(paragraph)) return bookmarksOf(writer, paragraph.inlines);
  const { firstLine } = paragraph.format;
  const lead = firstLine > 0 ? `#h(${pt(firstLine)})` : "";
  return lead + writeInlines(writer, paragraph, lineBox(paragraph.format, room, firstLine));
}

/** With indents from the edges of its room, and kept together as far as the engine must be told. */
function formatIn(writer: Writer, paragraph: Paragraph, room: Room): ParagraphFormat {
  const { format } = paragraph;
  return {
    ...format,
    left: format.left - room.offset,
    right: format.right - (room.end ?? 0),
    keepNext: keepsNext(writer, paragraph),
    keepLines: keepsLines(paragraph, room) && fitsPage(writer, [paragraph], room.width),
  };
}

/** Not in cells, where it is said of rows, nor in lists, whose items the engine keeps to themselves. */
function keepsNext({ depth }: Writer, { format, atTop = false }: Paragraph): boolean {
  return format.keepNext && !atTop && depth === 0;
}

/** Three lines stay together by themselves: neither the first nor the last is left alone. */
function keepsLines(paragraph: Paragraph, room: Room): boolean {
  const { keepLines, widowControl } = paragraph.format;
  return keepLines && !(widowControl && hasAtMost(3, paragraph, rightEdge(room)));
}

/** A paragraph that stands in no block: a block is laid out by itself, which takes longer than most paragraphs. */
function bare(gap: number, paragraph: string): string {
  return `${gap > 0 ? `#v(${pt(gap)}, weak: true)\n` : ""}#${paragraph}\n`;
}

function needsNoFrame({ left, right, keepNext, keepLines }: ParagraphFormat, firstLine: number): boolean {
  return !keepNext && !keepLines && left + Math.min(0, firstLine) === 0 && right === 0;
}

/** Between lines, if there may be several. */
export function leadingIn(paragraph: Paragraph, room: Room): number {
  const { leading = 0 } = paragraph;
  return leading === 0 || isOneLine(paragraph, rightEdge(room)) ? 0 : leading;
}

/** What makes a paragraph of text. */
function lineSetting(writer: Writer, hanging: number, leading: number): string {
  const settings = [
    ...(hanging > 0 ? [`hanging-indent: ${pt(hanging)}`] : []),
    ...(leading > 0 ? [`leading: ${pt(leading)}`] : []),
  ];
  return settings.length === 0 ? "par" : writer.paragraphs.name(`par.with(${settings.join(", ")})`);
}

function aligned({ alignment, rightToLeft }: ParagraphFormat, leading: number, lines: string): string {
  const rules = [
    // Known before the paragraph begins: it turns all of its lines.
    ...(rightToLeft ? ["set text(dir: rtl)"] : []),
    ...(alignment === "justify" ? ["set par(justify: true)"] : []),
    ...(leading > 0 ? [`set par(leading: ${pt(leading)})`] : []),
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

function scoped(writer: Writer, paragraph: Paragraph, code: string): string {
  const rules = rulesOf(writer, paragraph);
  return rules === "" ? code : `#[${rules}${code}]\n`;
}

/** Rules that few paragraphs need. */
function rulesOf(writer: Writer, paragraph: Paragraph): string {
  const { format } = paragraph;
  // The engine counts on one line before a note goes to the bottom of the page, and then may not part it from the next.
  const keepsLinesTogether = format.widowControl && !hasNotes(paragraph);
  return [
    format.noLineNumbers && writer.numbersLines ? "#set par.line(numbering: none)\n" : "",
    keepsLinesTogether ? "" : "#set text(costs: (widow: 0%, orphan: 0%))\n",
  ].join("");
}

export function writeEmpty(writer: Writer, paragraph: Paragraph, gap: number): string {
  const { mark, format, inlines } = paragraph;
  const sticky = keepsNext(writer, paragraph) ? "sticky: true, " : "";
  const frame = `above: ${pt(gap)}, height: ${pt(lineHeight(mark, format.line))}, ${sticky}breakable: false`;
  const isCounted = writer.numbersLines && !format.noLineNumbers;
  const line = isCounted ? `[#par[${strutOf(edges(mark, format.line))}]]` : sticky ? "" : KEEPS_NOTHING;
  return `#B(${frame})${line}${bookmarksOf(writer, inlines)}\n`;
}

/** What is kept with the next block is kept with the next that holds something: an empty line would be passed over. */
const KEEPS_NOTHING = "[#metadata(none)]";

function bookmarksOf(writer: Writer, inlines: readonly Inline[]): string {
  return inlines.map((i) => (i.kind === "bookmark" ? writer.bookmark(i.name) : "")).join("");
}

export function lineHeight(format: Paragraph["mark"], line: LineHeight): number {
  const { above, below } = edges(format, line);
  return above + below;
}
