/**
 * What a table's columns are called.
 *
 * A row knows its columns' names, which are the kind's own words; readers are shown labels. They go with
 * the rows, so that a list that was sorted or chosen from still has them.
 */
import type { ViewValue } from "./program.ts";

export type ColumnLabels = Readonly<Record<string, string>>;

const labelsOfRows = new WeakMap<object, ColumnLabels>();

/** Tells what the columns of rows are called; columns without a label go by their names. */
export function labelColumns(rows: readonly ViewValue[], labels: ColumnLabels): void {
  for (const row of rows) if (typeof row === "object" && row !== null) labelsOfRows.set(row, labels);
}

/** `unitPrice` and `unit-price` are shown as "Unit price" where there is no label. */
export function columnLabel(row: ViewValue, column: string): string {
  const labels = typeof row === "object" && row !== null ? labelsOfRows.get(row) : undefined;
  if (labels && Object.hasOwn(labels, column)) return labels[column] ?? column;
  const words = column.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})|[-_.]/gu, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
