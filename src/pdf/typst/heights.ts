/**
 * How high blocks will be, told before the layout: for what the engine must know where text ends.
 *
 * The widths of characters and the heights of lines are known from the fonts, so lines are counted as
 * the engine breaks them; a line more or less is possible. Lengths in points.
 */
import type { Block } from "../model/paper.ts";
import type { Paragraph } from "../model/paragraph.ts";
import type { Row, Table } from "../model/tables.ts";
import { textWidth } from "../model/text.ts";
import { openFrame } from "./frames.ts";
import { gapBetween, spaceAtEnd } from "./gaps.ts";
import { isOneLine, mostHeight } from "./most-height.ts";
import { columnWidths, widthWithin } from "./table-widths.ts";
import { edges } from "./text.ts";
import type { Writer } from "./writer.ts";

/** How far a tab reaches on average. */
const TAB = 24;

/** Of a page's height: what estimates leave for their own faults, and for headers that grow. */
const SAFE = 0.9;

/** Whether blocks have room on one page. What has none must break, whatever it says, or the page would cut it off. */
export function fitsPage(writer: Writer, blocks: readonly Block[], width: number): boolean {
  const room = SAFE * writer.area.height;
  return mostHeight(blocks, width) <= room || estimateHeight(writer, blocks, width) <= room;
}

/** Of a page's height: what a header may take that each page repeats. Beyond it little of a table would go on a page. */
const MOST_REPEATED = 0.85;

/**
 * How high the rows are that each page of a table begins with; undefined where there are none. Word repeats none that
 * leave no room for others.
 */
export function repeatedHeight(writer: Writer, table: Table, widths: readonly number[]): number | undefined {
  if (!table.repeatsHeader) return undefined;
  const rows = table.rows.slice(0, table.headerRows);
  const height = rows.reduce((sum, row) => sum + rowHeight(writer, row, widths), 0);
  return height <= MOST_REPEATED * writer.area.height ? height : undefined;
}

/** Whether a row has room below what it holds. Where a cell reaches over several rows its text is not counted. */
export function isHigherThanText(writer: Writer, row: Row, widths: readonly number[]): boolean {
  return row.height !== undefined && !row.exact && rowHeight(writer, row, widths) <= row.height;
}

/** With the space before the first and after the last paragraph, as in a cell. */
export function estimateHeight(writer: Writer, blocks: readonly Block[], width: number): number {
  return heightToLastLine(writer, blocks, width) + spaceAtEnd(blocks.at(-1));
}

/** Without the space after the last paragraph. */
export function heightToLastLine(writer: Writer, blocks: readonly Block[], width: number): number {
  let height = 0;
  let previous: Block | undefined;
  for (const block of blocks) {
    height += gapBetween(writer, previous, block);
    height += block.kind === "table" ? tableHeight(writer, block, width) : paragraphHeight(block, width);
    previous = block;
  }
  return height;
}

/** The very height of blocks that are lines for certain; undefined where the engine must be asked. */
export function knownHeight(writer: Writer, blocks: readonly Block[], width: number): number | undefined {
  return blocks.every((block) => isLine(block, width)) ? estimateHeight(writer, blocks, width) : undefined;
}

/** A line of text or an empty one, and nothing around it. */
export function isLine(block: Block, width: number): boolean {
  return standsAlone(block) && (hasNoText(block) || isOneLine(block, width));
}

function hasNoText({ inlines }: Paragraph): boolean {
  return inlines.every(({ kind }) => kind === "bookmark");
}

/** A paragraph with nothing around it. */
export function standsAlone(block: Block): block is Paragraph {
  if (block.kind !== "paragraph" || block.label || block.frame || block.format.pageBreakBefore) return false;
  return openFrame(block.format) === "";
}

function paragraphHeight({ inlines, mark, format, leading = 0 }: Paragraph, width: number): number {
  const texts = inlines.flatMap((i) => (i.kind === "text" ? [edges(i.format, format.line)] : []));
  const found = texts.length > 0 ? texts : [edges(mark, format.line)];
  const line = Math.max(...found.map((e) => e.above)) + Math.max(...found.map((e) => e.below));
  const images = inlines.map((i) => (i.kind === "image" ? i.image.height : 0));
  const lines = countLines(inlines, width - format.left - format.right);
  return Math.max(line * lines + leading * (lines - 1), ...images);
}

function countLines(inlines: Paragraph["inlines"], width: number): number {
  let lines = 1;
  let x = 0;
  const add = (word: number, space: number) => {
    if (x > 0 && x + word > width) {
      lines++;
      x = 0;
    }
    // A word wider than the line is cut.
    const more = Math.max(0, Math.ceil(word / Math.max(1, width)) - 1);
    lines += more;
    x += word - more * width + space;
  };
  for (const inline of inlines) {
    if (inline.kind === "break") [lines, x] = [lines + 1, 0];
    if (inline.kind === "tab") x += TAB;
    if (inline.kind === "image") add(inline.image.width, 0);
    if (inline.kind !== "text") continue;
    for (const [, word = "", space = ""] of inline.text.matchAll(/([^ ]*)( *)/g)) {
      add(textWidth(word, inline.format), textWidth(space, inline.format));
    }
  }
  return lines;
}

export function tableHeight(writer: Writer, table: Table, available: number): number {
  const widths = columnWidths(table, available);
  const heights = table.rows.map((row) => rowHeight(writer, row, widths));
  const bottom = Math.max(0, ...(table.rows.at(-1)?.cells ?? []).map((c) => c.borders.bottom?.width ?? 0));
  return heights.reduce((a, b) => a + b, bottom);
}

function rowHeight(writer: Writer, row: Row, widths: readonly number[]): number {
  if (row.exact && row.height) return row.height;
  const cells = row.cells.map((cell) => {
    const { rowSpan, blocks, margin, borders } = cell;
    const content = rowSpan > 1 ? 0 : estimateHeight(writer, blocks, widthWithin(cell, widths));
    return content + margin.top + margin.bottom + (borders.top?.width ?? 0);
  });
  return Math.max(row.height ?? 0, ...cells);
}
