/** The names of series or slices, beside their colours. */
import type { Chart } from "./chart.ts";
import { type Area, GAP, type Pen, SIZE } from "./pen.ts";
import { sum } from "./scale.ts";

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
  if (first && only && (first.kind === "pie" || first.kind === "doughnut")) {
    return only.values.map((_, i) => ({
      name: categories[i] ?? String(i + 1),
      color: only.colors.get(i) ?? only.color,
    }));
  }
  return groups.flatMap(({ series }) => series);
}

/** A mark in its colour, and its name. */
function drawEntry(pen: Pen, { name, color }: Entry, { left, top, width, height }: Area): void {
  pen.box({ left, top: top + (height - MARK) / 2, width: MARK, height: MARK }, color);
  const room = MARK + MARK_GAP;
  pen.words(name, { left: left + room, top, width: width - room, height }, "left");
}

/** @returns what it leaves of the area */
export function drawLegend(pen: Pen, chart: Chart, area: Area): Area {
  const entries = entriesOf(chart).filter(({ name }) => name !== "");
  if (!chart.legend || entries.length === 0) return area;
  const isAside = chart.legend === "r" || chart.legend === "l";
  return isAside ? drawAside(pen, entries, area, chart.legend) : drawOver(pen, entries, area, chart.legend);
}

function entryWidth(pen: Pen, { name }: Entry): number {
  return MARK + MARK_GAP + pen.width(name) + 2;
}

function drawAside(pen: Pen, entries: readonly Entry[], area: Area, side: Chart["legend"]): Area {
  const width = Math.min(Math.max(...entries.map((entry) => entryWidth(pen, entry))), area.width / 3);
  const left = side === "r" ? area.left + area.width - width : area.left;
  const top = area.top + Math.max(0, (area.height - HEIGHT * entries.length) / 2);
  for (const [i, entry] of entries.entries()) {
    drawEntry(pen, entry, { left, top: top + i * HEIGHT, width, height: HEIGHT });
  }
  const rest = { ...area, width: area.width - width - 2 * GAP };
  return side === "r" ? rest : { ...rest, left: area.left + width + 2 * GAP };
}

/** Over or under the area, in rows in its middle. */
function drawOver(pen: Pen, entries: readonly Entry[], area: Area, side: Chart["legend"]): Area {
  const widths = entries.map((entry) => entryWidth(pen, entry) + 2 * GAP);
  const rows = inRows(widths, area.width);
  const height = rows.length * HEIGHT;
  const top = side === "b" ? area.top + area.height - height : area.top;
  for (const [r, row] of rows.entries()) {
    let left = area.left + Math.max(0, (area.width - sum(row.map((i) => widths[i] ?? 0))) / 2);
    for (const i of row) {
      const [entry, width = 0] = [entries[i], widths[i]];
      if (entry) {
        drawEntry(pen, entry, { left, top: top + r * HEIGHT, width: width - 2 * GAP, height: HEIGHT });
      }
      left += width;
    }
  }
  const rest = { ...area, height: area.height - height - GAP };
  return side === "b" ? rest : { ...rest, top: area.top + height + GAP };
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
