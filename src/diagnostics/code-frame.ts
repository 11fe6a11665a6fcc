/**
 * A line of text with a piece of it underlined.
 *
 * Lines wider than the room there is are shown from near the piece on, with "…" where
 * something is cut away.
 */
import { type Cell, cellsOf } from "./visible.ts";

export interface CodeFrame {
  readonly line: string;
  /** Spaces, then carets, to stand under the line. */
  readonly carets: string;
}

/**
 * @param from UTF-16 offset of the piece in the text
 * @param room columns there are
 */
export function codeFrame(text: string, from: number, length: number, room: number): CodeFrame {
  const cells = cellsOf(text);
  const window = windowAround(cells, from, room);
  const before = cells.slice(window.start, window.end).filter((cell) => cell.start < from);
  const marked = cells
    .slice(window.start, window.end)
    .filter((cell) => cell.start >= from && cell.start < from + length);
  const lead = window.start > 0 ? "…" : "";
  const tail = window.end < cells.length ? "…" : "";
  const shown = cells.slice(window.start, window.end).map((cell) => cell.text);
  return {
    line: `${lead}${shown.join("")}${tail}`.trimEnd(),
    carets: " ".repeat(lead.length + columns(before)) + "^".repeat(Math.max(1, columns(marked))),
  };
}

/** The cells to show: all, or those from a third of the room before the piece on. */
function windowAround(cells: readonly Cell[], from: number, room: number): { start: number; end: number } {
  if (columns(cells) <= room) return { start: 0, end: cells.length };
  const fits = Math.max(1, room - 2);
  const at = cells.findIndex((cell) => cell.start >= from);
  const piece = at < 0 ? cells.length : at;
  let start = piece;
  let taken = 0;
  while (start > 0 && taken + (cells[start - 1]?.width ?? 0) <= fits / 3) taken += cells[--start]?.width ?? 0;
  let end = piece;
  while (end < cells.length && taken + (cells[end]?.width ?? 0) <= fits) taken += cells[end++]?.width ?? 0;
  while (start > 0 && taken + (cells[start - 1]?.width ?? 0) <= fits) taken += cells[--start]?.width ?? 0;
  return { start, end };
}

function columns(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
