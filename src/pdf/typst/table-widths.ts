/**
 * How wide a table's columns and cells are. Lengths in points.
 */
import type { Cell, Table } from "../model/tables.ts";
import { fitColumns } from "./fitted-columns.ts";
import { LEEWAY } from "./markup.ts";

/** The stored widths, scaled to the width that the table has, and fitted to its contents where it is not fixed. */
export function columnWidths(table: Table, available: number): readonly number[] {
  const stored = storedWidths(table, available);
  return table.isFixed ? stored : fitColumns(table, stored, available);
}

function storedWidths(table: Table, available: number): number[] {
  const { columns, columnCount } = table;
  const total = tableWidth(table, available);
  if (columns.length === 0) {
    const share = (total ?? available) / columnCount;
    return Array.from({ length: columnCount }, () => share);
  }
  const sum = columns.reduce((a, b) => a + b, 0);
  return columns.map((c) => (c * (total ?? sum)) / sum);
}

/** Points; `undefined` where the table's own is none, or too narrow for its columns. */
function tableWidth({ width, columnCount }: Table, available: number): number | undefined {
  if (width.kind === "auto") return undefined;
  const points = width.kind === "points" ? width.value : width.value * available;
  return points > NARROWEST * columnCount ? points : undefined;
}

/** Points of a column on average; what is narrower was not meant. */
const NARROWEST = 6;

/** @param widths of all columns */
export function widthOf({ column, span }: Cell, widths: readonly number[]): number {
  return widths.slice(column, column + span).reduce((a, b) => a + b, 0);
}

/** The room that a cell has for what stands in it. */
export function widthWithin(cell: Cell, widths: readonly number[]): number {
  return widthOf(cell, widths) - cell.margin.left - cell.margin.right;
}

/** Between a cell's edges and what stands in it. */
export function insetOf(table: Table, { margin, borders, rowSpan }: Cell, row: number) {
  const last = row + rowSpan >= table.rows.length;
  return {
    left: margin.left,
    top: margin.top + (borders.top?.width ?? 0),
    right: margin.right - LEEWAY,
    bottom: margin.bottom + (last ? (borders.bottom?.width ?? 0) : 0),
  };
}
