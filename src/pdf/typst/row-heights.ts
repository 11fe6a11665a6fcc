/**
 * How high a table's rows are, where that is known before the layout. Points.
 *
 * A row that is to be higher than what it holds goes whole on a page, for only what it holds can be parted, and so
 * does a row of lines with the space around them; the engine would part them in the room below. And rows of known
 * height need no measuring, a quarter of a cell's time.
 *
 * Source: ISO/IEC 29500-1 §17.4.80 (trHeight); measured against LibreOffice, which moves such rows whole
 */
import type { Row, Table } from "../model/tables.ts";
import { estimateHeight, isLine } from "./heights.ts";
import { mostRowHeight } from "./most-height.ts";
import { insetOf, widthWithin } from "./table-widths.ts";
import type { Writer } from "./writer.ts";

/**
 * @param room of a page; rows higher than that must be parted
 * @returns `undefined` for rows whose height the engine must find
 */
export function rowHeights(
  writer: Writer,
  table: Table,
  widths: readonly number[],
  room: number,
): readonly (number | undefined)[] {
  const spanned = spannedRows(table);
  return table.rows.map((row, i) => {
    if (row.exact && row.height) return row.height;
    const height = spanned.has(i) ? undefined : wholeHeight(writer, table, i, row, widths);
    return height !== undefined && height <= room ? height : undefined;
  });
}

/** Rows that a cell reaches into or begins to reach over: what it holds may make them higher. */
function spannedRows({ rows }: Table): ReadonlySet<number> {
  const found = new Set<number>();
  rows.forEach(({ cells }, row) => {
    for (const { rowSpan } of cells) {
      for (let i = row; rowSpan > 1 && i < row + rowSpan; i++) found.add(i);
    }
  });
  return found;
}

function wholeHeight(
  writer: Writer,
  table: Table,
  index: number,
  row: Row,
  widths: readonly number[],
): number | undefined {
  const { height: least = 0, cells } = row;
  if (least > 0 && mostRowHeight(row, widths) <= least) return least;
  const heights = cells.map((cell) => {
    const { blocks, turned } = cell;
    const width = widthWithin(cell, widths);
    const isWhole = row.cantSplit || blocks.length === 1;
    if (turned || !isWhole || !blocks.every((block) => isLine(block, width))) return Number.NaN;
    const { top, bottom } = insetOf(table, cell, index);
    return top + estimateHeight(writer, blocks, width) + bottom;
  });
  const most = Math.max(least, ...heights);
  return Number.isNaN(most) ? undefined : most;
}
