/** The names of categories along the foot of a plot. */
import type { Place } from "../../model/floats.ts";
import { LINE, type Pen, SIZE } from "./pen.ts";

/** How they stand: level, in lines, or aslant where they are longer than their categories are wide. */
export interface NameRow {
  readonly isAslant: boolean;
  /** One of so many has room. */
  readonly every: number;
  readonly height: number;
}

/** Of a name that stands aslant, in points: longer ones are cut. */
const LONGEST = 90;
const MOST_LINES = 3;
const SLANT = Math.SQRT1_2;

/** @param step from category to category, points */
export function arrangeNames(pen: Pen, names: readonly string[], step: number): NameRow {
  const widths = names.map((name) => pen.width(name));
  const longestWord = Math.max(0, ...names.flatMap((name) => name.split(" ").map((word) => pen.width(word))));
  const lines = Math.max(1, ...widths.map((width) => Math.ceil((1.2 * width) / step)));
  const isLevel = Math.max(0, ...widths) <= step;
  if (isLevel || (longestWord <= step && lines <= MOST_LINES)) {
    return { isAslant: false, every: 1, height: (isLevel ? 1 : lines) * LINE };
  }
  const longest = Math.min(LONGEST, Math.max(...widths));
  return { isAslant: true, every: Math.max(1, Math.ceil(LINE / step)), height: (longest + SIZE) * SLANT };
}

/** @param at where a category's middle is, along the foot */
export function drawNames(
  pen: Pen,
  names: readonly string[],
  row: NameRow,
  area: Place,
  step: number,
  at: (i: number) => number,
): void {
  const y = area.y + area.height;
  for (const [i, name] of names.entries()) {
    if (i % row.every !== 0 || name === "") continue;
    if (row.isAslant) {
      const text = cut(pen, name, row.height / SLANT - SIZE);
      const reach = (pen.width(text) / 2) * SLANT;
      pen.turned(text, at(i) - reach, y + reach + SIZE / 2, pen.width(text), -45);
    } else pen.words(name, { x: at(i) - step / 2, y, width: step, height: row.height }, "center");
  }
}

/** What of a text has room, with a sign that there is more. */
function cut(pen: Pen, text: string, room: number): string {
  if (pen.width(text) <= room + 1) return text;
  let { length } = text;
  while (length > 1 && pen.width(`${text.slice(0, length)}…`) > room) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}
