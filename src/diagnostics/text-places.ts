/**
 * Places in a text file, from offsets.
 *
 * In: a file's text (line ends already `\n`). Out: line, column and the line itself.
 */
import type { TextPlace } from "./diagnostic.ts";

/** Makes the place of `length` UTF-16 units from `offset`; it ends with its line and is at least 1 long. */
export type TextPlaces = (offset: number, length: number) => TextPlace;

export function textPlaces(file: string, text: string): TextPlaces {
  let starts: number[] | undefined;
  return (offset, length) => {
    starts ??= lineStarts(text);
    const line = lastAtMost(starts, offset);
    const start = starts[line] ?? 0;
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    return {
      in: "text",
      file,
      line: line + 1,
      column: offset - start + 1,
      length: Math.max(1, Math.min(length, end - offset)),
      text: text.slice(start, end),
    };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last number in a rising list that is at most `limit`. */
function lastAtMost(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rising[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
