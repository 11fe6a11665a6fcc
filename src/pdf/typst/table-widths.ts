/**
 * How wide a table's columns and cells are. Lengths in points.
 */
import type { Cell, Table } from "../model/tables.ts";

/** The stored widths, scaled to the table's width where that says more. */
export function columnWidths(table: Table, available: number): number[] {
  const { columns, columnCount, width } = table;
  const wanted =
    width.kind === "points" ? width.value : width.kind === "share" ? width.value * available : undefined;
  if (columns.length === 0) {
    const share = (wanted ?? available) / columnCount;
    return Array.from({ length: columnCount }, () => share);
  }
  const sum = columns.reduce((a, b) => a + b, 0);
  const total = width.kind === "share" && wanted ? wanted : sum;
  return columns.map((c) => (c * total) / sum);
}

/** @param widths of all columns */
export function widthOf({ column, span }: Cell, widths: readonly number[]): number {
  return widths.slice(column, column + span).reduce((a, b) => a + b, 0);
}

/** The room that a cell has for what stands in it. */
export function widthWithin(cell: Cell, widths: readonly number[]): number {
  return widthOf(cell, widths) - cell.margin.left - cell.margin.right;
}
