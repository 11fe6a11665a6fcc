/** The names of series or slices, beside their colours. */

import { sum } from "../../../values/sum.ts";
import type { Place } from "../../model/floats.ts";
import { type Chart, isRound } from "./chart.ts";
import { GAP, type Pen, SIZE } from "./pen.ts";

/** Of a row, in points. */
const HEIGHT = 1.5 * SIZE;
const MARK = 0.7 * SIZE;
const MARK_GAP = 4;

interface Entry {
  readonly name: string;
  readonly color: string;
}

function entriesOf({ groups, categories }: Chart): Entry[] {
  const [first] = groups;
  const [only] = first?.series ?? [];
  if (only && isRound(first?.kind)) {
    return only.values.map((_, i) => ({
      name: categories[i] ?? String(i + 1),
      color: only.colors.get(i) ?? only.color,
    }));
  }
  return groups.flatMap(({ series }) => series);
}

/** A mark in its colour, and its name. */
function drawEntry(pen: Pen, { name, color }: Entry, { x, y, width, height }: Place): void {
  pen.box({ x, y: y + (height - MARK) / 2, width: MARK, height: MARK }, color);
  const room = MARK + MARK_GAP;
  pen.words(name, { x: x + room, y, width: width - room, height }, "left");
}

/** @returns what it leaves of the area */
export function drawLegend(pen: Pen, chart: Chart, area: Place): Place {
  const entries = entriesOf(chart).filter(({ name }) => name !== "");
  if (!chart.legend || entries.length === 0) return area;
  const isAside = chart.legend === "r" || chart.legend === "l";
  return isAside ? drawAside(pen, entries, area, chart.legend) : drawOver(pen, entries, area, chart.legend);
}

function entryWidth(pen: Pen, { name }: Entry): number {
  return MARK + MARK_GAP + pen.width(name) + 2;
}

function drawAside(pen: Pen, entries: readonly Entry[], area: Place, side: Chart["legend"]): Place {
  const width = Math.min(Math.max(...entries.map((entry) => entryWidth(pen, entry))), area.width / 3);
  const x = side === "r" ? area.x + area.width - width : area.x;
  const y = area.y + Math.max(0, (area.height - HEIGHT * entries.length) / 2);
  for (const [i, entry] of entries.entries()) {
    drawEntry(pen, entry, { x, y: y + i * HEIGHT, width, height: HEIGHT });
  }
  const rest = { ...area, width: area.width - width - 2 * GAP };
  return side === "r" ? rest : { ...rest, x: area.x + width + 2 * GAP };
}

/** Over or under the area, in rows in its middle. */
function drawOver(pen: Pen, entries: readonly Entry[], area: Place, side: Chart["legend"]): Place {
  const widths = entries.map((entry) => entryWidth(pen, entry) + 2 * GAP);
  const rows = inRows(widths, area.width);
  const height = rows.length * HEIGHT;
  const y = side === "b" ? area.y + area.height - height : area.y;
  for (const [r, row] of rows.entries()) {
    let x = area.x + Math.max(0, (area.width - sum(row.map((i) => widths[i] ?? 0))) / 2);
    for (const i of row) {
      const [entry, width = 0] = [entries[i], widths[i]];
      if (entry) {
        drawEntry(pen, entry, { x, y: y + r * HEIGHT, width: width - 2 * GAP, height: HEIGHT });
      }
      x += width;
    }
  }
  const rest = { ...area, height: area.height - height - GAP };
  return side === "b" ? rest : { ...rest, y: area.y + height + GAP };
}

/** Indexes, as many in a row as have room. */
function inRows(widths: readonly number[], room: number): number[][] {
  const rows: number[][] = [[]];
  let used = 0;
  for (const [i, width] of widths.entries()) {
    if (used > 0 && used + width > room) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(i);
    used += width;
  }
  return rows;
}
