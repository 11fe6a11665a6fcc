/**
 * Columns too narrow for a letter, widened to their words where the table is to fit what stands in it.
 *
 * Word keeps in its files the widths that it found; where others wrote none that can be meant, it finds them anew.
 * Columns that have room for a letter stay as they are stored: one that is made wider changes the lines of others.
 *
 * Source: ISO/IEC 29500-1 §17.18.87 (ST_TblLayoutType, autofit)
 */
import { sum } from "../../values/sum.ts";
import type { Cell, Table } from "../model/tables.ts";
import { type Inline, textWidth } from "../model/text.ts";

/**
 * @param widths of the columns as stored, points
 * @param available how wide the table may become
 * @returns the same where all have room
 */
export function fitColumns(
  { rows, width }: Table,
  widths: readonly number[],
  available: number,
): readonly number[] {
  const narrow = rows.flatMap(({ cells }) => cells.filter((cell) => isTooNarrow(cell, widths)));
  if (narrow.length === 0) return widths;
  const least = widths.map((w, i) => (narrow.some(({ column }) => column === i) ? w : 0));
  for (const cell of narrow) least[cell.column] = Math.max(least[cell.column] ?? 0, needs(cell));
  const wanted = widths.map((w, i) => Math.max(w, least[i] ?? 0));
  // A table that is told its width takes what a column needs from the others.
  const total = width.kind === "auto" ? Math.max(sum(widths), Math.min(sum(wanted), available)) : sum(widths);
  if (sum(wanted) <= total) return wanted;
  const others = sum(widths.filter((_, i) => least[i] === 0));
  const left = Math.max(others / 2, total - sum(least));
  const given = wanted.map((w, i) => (least[i] === 0 ? (w * left) / others : w));
  return given.map((w) => (w * total) / sum(given));
}

/** Whether not even a letter of what stands in it has room. */
function isTooNarrow(cell: Cell, widths: readonly number[]): boolean {
  const { column, span, turned, margin } = cell;
  const room = (widths[column] ?? 0) - margin.left - margin.right;
  return span === 1 && !turned && room < NARROWEST && needs(cell) > room;
}

/** Points. */
const NARROWEST = 6;

/** Points; of tables and pictures in it nothing is known here. */
function needs({ blocks, margin }: Cell): number {
  const words = blocks.map((b) =>
    b.kind === "paragraph" ? longestWord(b.inlines) + b.format.left + b.format.right : 0,
  );
  return Math.max(0, ...words) + margin.left + margin.right;
}

/** Points, across runs. */
function longestWord(inlines: readonly Inline[]): number {
  let longest = 0;
  let open = 0;
  for (const inline of inlines) {
    if (inline.kind === "bookmark") continue;
    if (inline.kind !== "text") {
      open = 0;
      continue;
    }
    const words = inline.text.split(/[\s\u200b-]+/);
    for (const [i, word] of words.entries()) {
      open = (i === 0 ? open : 0) + textWidth(word, inline.format);
      longest = Math.max(longest, open);
    }
  }
  return longest;
}
