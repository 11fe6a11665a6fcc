/**
 * The most that blocks can be high, told before the layout: who knows that they have room need not measure them.
 *
 * Only of what is plainly text, pictures in its lines and tables of these; else there is no telling. Points.
 */
import { sum } from "../../values/sum.ts";
import type { Block } from "../model/paper.ts";
import type { Paragraph } from "../model/paragraph.ts";
import type { Cell, Row, Table } from "../model/tables.ts";
import { type Inline, textWidth } from "../model/text.ts";
import { columnWidths, widthWithin } from "./table-widths.ts";
import { edges } from "./text.ts";

/** Wider than any page number. */
const LONGEST_NUMBER = "88888888";
/** By how much counted widths may be too small. */
const SLACK = 1.02;
/** What rounding may add to a block. */
const ROUNDING = 0.1;

/** @returns `Infinity` where there is no telling */
export function mostHeight(blocks: readonly Block[], width: number): number {
  return sum(
    blocks.map((block) =>
      block.kind === "table" ? tableHeight(block, width) : paragraphHeight(block, width),
    ),
  );
}

function paragraphHeight(
  { inlines, mark, format, label, frame, strut, leading = 0 }: Paragraph,
  width: number,
): number {
  const room = width - format.left - format.right - Math.max(0, format.firstLine);
  if (label || frame || strut || room <= 0 || !inlines.every(isPlain)) return Number.POSITIVE_INFINITY;
  const formats = [mark, ...inlines.flatMap((inline) => ("format" in inline ? [inline.format] : []))];
  const all = formats.map((used) => edges(used, format.line));
  const images = inlines.map((inline) => (inline.kind === "image" ? inline.image.height : 0));
  const line = Math.max(...all.map((e) => e.above), ...images) + Math.max(0, ...all.map((e) => e.below));
  const { top, bottom, between } = format.borders;
  const borders = [top, bottom, between].map((border) => (border ? border.space + border.width : 0));
  return mostLines(inlines, room) * (line + leading) + format.before + format.after + sum(borders) + ROUNDING;
}

/** Plain text that is one line for certain, or none and an empty line. */
export function isOneLine(paragraph: Paragraph, width: number): boolean {
  return !paragraph.frame && !paragraph.strut && hasAtMost(1, paragraph, width);
}

/** Whether plain text has that many lines at most, for certain. */
export function hasAtMost(lines: number, { inlines, format }: Paragraph, width: number): boolean {
  const room = width - format.left - format.right - Math.max(0, format.firstLine);
  const isText = (inline: Inline) =>
    inline.kind === "bookmark" || (inline.kind === "text" && !inline.page && !inline.running);
  if (room <= 0 || !inlines.every((inline) => isText(inline) && isPlain(inline))) return false;
  if (sum(inlines.map(leastWidth)) > lines * room) return false;
  return mostLines(inlines, room) <= lines;
}

function isPlain(inline: Inline): boolean {
  switch (inline.kind) {
    case "text":
    case "number":
      return inline.format.raised === 0 && inline.format.script === undefined;
    case "image":
      return inline.image.rotation === 0;
    case "break":
      return inline.of === "line";
    case "tab":
    case "bookmark":
      return true;
    default:
      return false;
  }
}

/** Less than text is wide on average: whether a long one is short need not be counted. */
function leastWidth(inline: Inline): number {
  return inline.kind === "text"
    ? 0.15 * inline.text.length * inline.format.drawnSize * inline.format.scale
    : 0;
}

/**
 * Two lines that follow each other hold more than one line's width, or the second would not have begun: four lines
 * hold more than two lines' width.
 */
function mostLines(inlines: readonly Inline[], room: number): number {
  const hasTabs = inlines.some(({ kind }) => kind === "tab");
  const breaks = inlines.filter(({ kind }) => kind === "break").length;
  const width = sum(inlines.map((inline) => widthOf(inline, room)));
  const own = hasTabs ? 1 + Math.ceil((2 * width) / room) : 2 * Math.ceil((width * SLACK) / room) - 1;
  return breaks + Math.max(1, own);
}

function widthOf(inline: Inline, room: number): number {
  switch (inline.kind) {
    case "text":
      return textWidth(inline.text, inline.format);
    case "number":
      return textWidth(LONGEST_NUMBER, inline.format);
    case "image":
      return inline.image.width;
    case "tab":
      return room;
    default:
      return 0;
  }
}

function tableHeight(table: Table, available: number): number {
  if (table.cellSpacing !== 0 || table.position) return Number.POSITIVE_INFINITY;
  const widths = columnWidths(table, available);
  return sum(table.rows.map((row) => mostRowHeight(row, widths)));
}

export function mostRowHeight({ height = 0, exact, cells }: Row, widths: readonly number[]): number {
  return exact ? height : Math.max(height, ...cells.map((cell) => cellHeight(cell, widths)));
}

function cellHeight(cell: Cell, widths: readonly number[]): number {
  const { blocks, margin, borders, turned } = cell;
  if (turned) return Number.POSITIVE_INFINITY;
  const lines = [borders.top, borders.bottom].map((border) => border?.width ?? 0);
  return mostHeight(blocks, widthWithin(cell, widths)) + margin.top + margin.bottom + sum(lines) + ROUNDING;
}
