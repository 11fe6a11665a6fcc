/**
 * Tables → Typst tables with header rows.
 *
 * Source: row heights measured against LibreOffice: a border's width adds to the cell above
 * and below it
 */
import { hasText, type Paragraph } from "../model/paragraph.ts";
import type { Cell, Row, Table } from "../model/tables.ts";
import { textWidth } from "../model/text.ts";
import { strokes, withDouble, withoutDouble } from "./borders.ts";
import { type Room, writeFlow } from "./flow.ts";
import { outerSpace } from "./gaps.ts";
import { fitsPage, isHigherThanText, knownHeight, repeatedHeight } from "./heights.ts";
import { array, color, onGround, pt, sides, turnedText } from "./markup.ts";
import { rowHeights } from "./row-heights.ts";
import { columnWidths, insetOf, widthOf, widthWithin } from "./table-widths.ts";
import type { Writer } from "./writer.ts";

export function writeTable(writer: Writer, table: Table, room: Room, gap: number): string {
  const widths = columnWidths(table, room.width);
  if (table.rows.some(({ cells }) => cells.some((cell) => wrapsAgainstItsWill(cell, widths))))
    writer.sayOtherwise("unwrapped-cell", table.place);
  const around = writer.inRepeatedHeader;
  const repeated = repeatedHeight(writer, table, widths);
  const repeats = repeated !== undefined;
  const heights = rowHeights(writer, table, widths, writer.area.height - (repeated ?? 0));
  const rows = table.rows.map((row, i) => {
    writer.inRepeatedHeader = around || (repeats && i < table.headerRows);
    return writeRow(writer, table, row, i, widths, heights[i]);
  });
  writer.inRepeatedHeader = around;
  const places = around ? "" : writer.takeHeld();
  const head = rows.slice(0, table.headerRows).flat();
  const body = rows.slice(table.headerRows).flat();
  const header =
    head.length === 0
      ? ""
      : `table.header(repeat: ${repeats && !writer.inArtifact},\n${head.join(",\n")}),\n`;
  const grid = `table(columns: ${array(widths.map(pt))}, ${tracks(heights)}\n${header}${body.join(",\n")})`;
  const code = table.rightToLeft ? `{ set text(dir: rtl); ${grid} }` : grid;
  const total = widths.reduce((a, b) => a + b, 0);
  const left = leftEdge(table, room, total);
  const inset = sides({ left, right: room.width - left - total });
  const start = pageStart(writer, table, widths);
  return `${places}${start}#block(above: ${pt(gap)}, width: 100%, inset: ${inset}, ${code})\n`;
}

/** A row that is not to be parted, and must be since it is higher than a page, begins one. */
function pageStart(writer: Writer, { rows: [first] }: Table, widths: readonly number[]): string {
  const isHigh = first?.cantSplit && writer.depth === 0 && !writer.inArtifact;
  return isHigh && !rowFitsPage(writer, first, widths) ? "#colbreak(weak: true)\n" : "";
}

/** Rows of known height; the engine finds that of the others. */
function tracks(heights: readonly (number | undefined)[]): string {
  if (heights.every((height) => height === undefined)) return "";
  return `rows: ${array(heights.map((height) => (height === undefined ? "auto" : pt(height))))}, `;
}

/** From the room's left edge. Left and right of a table from right to left are the other way round. */
function leftEdge({ alignment, left, rightToLeft }: Table, room: Room, total: number): number {
  if (alignment === "center") return (room.width - total) / 2;
  const rest = room.width - total;
  if (rightToLeft) return alignment === "left" ? rest - left : 0;
  return alignment === "left" ? left - room.offset : rest;
}

function writeRow(
  writer: Writer,
  table: Table,
  row: Row,
  index: number,
  widths: readonly number[],
  known: number | undefined,
): string[] {
  const carrying = row.height && known === undefined ? carrier(writer, row, widths) : undefined;
  const isWhole = row.cantSplit || isHigherThanText(writer, row, widths);
  const kept = { ...row, cantSplit: isWhole && known === undefined && rowFitsPage(writer, row, widths) };
  const isTold = known !== undefined && !row.exact;
  return row.cells.map((cell) => {
    const height = cell === carrying ? row.height : undefined;
    return writeCell(writer, table, cell, { row: kept, index, widths, height, isTold });
  });
}

/** What a cell shares with those beside it. */
interface InRow {
  readonly row: Row;
  readonly index: number;
  readonly widths: readonly number[];
  /** The row's least height, if it is for this cell to carry. */
  readonly height: number | undefined;
  /** The row is as high as told, and goes whole on a page. */
  readonly isTold: boolean;
}

function rowFitsPage(writer: Writer, { cells }: Row, widths: readonly number[]): boolean {
  return cells.every((cell) => fitsPage(writer, cell.blocks, widthWithin(cell, widths)));
}

/** The cell that carries the row's least height: one that need not be measured, else one that costs least. */
function carrier(writer: Writer, row: Row, widths: readonly number[]): Cell | undefined {
  const single = row.cells.filter((cell) => cell.rowSpan === 1);
  return single.find((cell) => contentHeight(writer, cell, widths) !== undefined) ?? emptiest(single);
}

/** Undefined where the engine must be asked. */
function contentHeight(writer: Writer, cell: Cell, widths: readonly number[]): number | undefined {
  return cell.turned ? undefined : knownHeight(writer, cell.blocks, widthWithin(cell, widths));
}

function emptiest(cells: readonly Cell[]): Cell | undefined {
  const weight = (cell: Cell) =>
    cell.blocks.reduce((n, b) => n + (b.kind === "table" ? 1000 : hasText(b) ? b.inlines.length : 0), 0);
  return cells.toSorted((a, b) => weight(a) - weight(b))[0];
}

function writeCell(
  writer: Writer,
  table: Table,
  asRead: Cell,
  { row, index, widths, height, isTold }: InRow,
): string {
  const cell = table.rightToLeft ? mirrored(asRead) : asRead;
  const total = widthOf(cell, widths);
  // Space in a row that is not parted is less work than space in its text.
  const outer = isTold ? outerSpace(writer, cell.blocks) : { top: 0, bottom: 0 };
  const own = insetOf(table, cell, index);
  const inset = { ...own, top: own.top + outer.top, bottom: own.bottom + outer.bottom };
  const width = Math.max(1, total - inset.left - inset.right);
  writer.depth++;
  const length = cell.turned ? turnedLength(table, index, cell, inset) : width;
  const around = writer.cell;
  writer.cell = length;
  const flow = writeFlow(writer, cell.blocks, {
    width: length,
    offset: 0,
    outerSpace: isTold ? "reserved" : "written",
  });
  writer.cell = around;
  const shown = cell.turned ? turnedText(cell.turned, length, flow) : flow;
  const marked = headsRow(writer, table, asRead, index) ? `#quote(block: true)[${shown}]\n` : shown;
  const content = (table.rightToLeft ? "#set text(dir: ltr)\n" : "") + onGround(cell.fill) + marked;
  writer.depth--;
  const vertical = { top: "top", center: "horizon", bottom: "bottom" }[cell.verticalAlign];
  const common = [`inset: ${sides(inset)}`];
  if (vertical !== "top") common.push(`align: ${vertical}`);
  if (cell.fill) common.push(`fill: ${color(cell.fill)}`);
  if (row.cantSplit) common.push("breakable: false");
  const drawn = strokes(withoutDouble(cell.borders));
  if (drawn) common.push(`stroke: ${drawn}`);
  const place = [`x: ${cell.column}`, `y: ${index}`];
  if (cell.span > 1) place.push(`colspan: ${cell.span}`);
  if (cell.rowSpan > 1) place.push(`rowspan: ${cell.rowSpan}`);
  const least = height === undefined ? 0 : height - inset.top - inset.bottom;
  const exact =
    row.exact && row.height && cell.rowSpan === 1 ? row.height - inset.top - inset.bottom : undefined;
  const body =
    exact !== undefined
      ? `block(width: 100%, height: ${pt(Math.max(0, exact))}, clip: true)[${content}]`
      : least > 0
        ? atLeast(least, vertical, content, width, contentHeight(writer, cell, widths))
        : `[${content}]`;
  const name = writer.cells.name(`table.cell.with(${common.join(", ")})`);
  return `${name}(${place.join(", ")}, ${withDouble(cell.borders, inset, total, body)})`;
}

/** Such a cell is marked by a block quote; see `retag.ts`. */
function headsRow(writer: Writer, table: Table, { column, blocks }: Cell, row: number): boolean {
  if (writer.inArtifact || !table.headsRows || column > 0 || row < table.headerRows) return false;
  return blocks.some((block) => block.kind === "paragraph" && hasText(block));
}

/** Content with room around it, so that it is at least so high. */
function atLeast(
  height: number,
  vertical: string,
  content: string,
  width: number,
  own: number | undefined,
): string {
  if (own === undefined) return `high(${pt(width)}, ${pt(height)}, ${vertical})[${content}]`;
  const rest = height - own;
  if (rest <= 0) return `[${content}]`;
  const space = { top: [0, rest], bottom: [rest, 0] }[vertical] ?? [rest / 2, rest / 2];
  const [above, below] = space.map((length) => (length > 0 ? `#v(${pt(length)})\n` : ""));
  return `[${above}${content}${below}]`;
}

function mirrored(cell: Cell): Cell {
  const { borders, margin } = cell;
  return {
    ...cell,
    borders: { ...borders, left: borders.right, right: borders.left },
    margin: { ...margin, left: margin.right, right: margin.left },
  };
}

/** How long the lines of turned text are: as the cell's rows are high, else as long as the longest paragraph. */
function turnedLength(
  table: Table,
  index: number,
  cell: Cell,
  inset: { readonly top: number; readonly bottom: number },
): number {
  const rows = table.rows.slice(index, index + cell.rowSpan);
  const height = rows.reduce((sum, row) => sum + (row.height ?? Number.NaN), 0);
  if (height > 0) return Math.max(1, height - inset.top - inset.bottom);
  const lengths = cell.blocks.map((block) => (block.kind === "table" ? 0 : paragraphLength(block)));
  return Math.max(1, ...lengths) + 0.5;
}

function wrapsAgainstItsWill(cell: Cell, widths: readonly number[]): boolean {
  if (!cell.noWrap) return false;
  const width = widthWithin(cell, widths);
  return cell.blocks.some(
    (block) =>
      block.kind === "paragraph" &&
      !block.inlines.some((i) => i.kind === "break") &&
      paragraphLength(block) > width + 0.5,
  );
}

function paragraphLength({ inlines, format }: Paragraph): number {
  const text = inlines.reduce((sum, i) => sum + (i.kind === "text" ? textWidth(i.text, i.format) : 0), 0);
  return text + format.left + format.right + Math.max(0, format.firstLine);
}
