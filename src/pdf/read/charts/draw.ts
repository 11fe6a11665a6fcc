/**
 * A chart → shapes and words, each in its place.
 *
 * Not as Office draws it, to the point: the numbers are its own, in its colours, beside the same axis.
 */
import type { BoxFormat, CurvePath, FloatContent, GroupPart, Stroke } from "../../model/floats.ts";
import { textWidth } from "../../model/text.ts";
import { wordText } from "../drawing-text.ts";
import type { Size } from "../floats.ts";
import type { InlineReader } from "../inlines.ts";
import { Curve, FILLED, OPEN } from "../shapes/curves.ts";
import { baseFormat } from "../text-format.ts";
import type { Chart, ChartGroup, Series } from "./chart.ts";
import { scaleOf, sum, written } from "./scale.ts";

const SIZE = 9;
const TITLE = 13;
const GAP = 6;
const INK = "595959";
const GRID = "D9D9D9";
/** Words that just fit would be parted. */
const ROOM = 4;

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** @param alt of all of it: to a screen reader a chart is one picture */
export function drawChart(
  reader: InlineReader,
  chart: Chart,
  size: Size,
  alt: string | undefined,
): FloatContent {
  const pen = new Pen(reader);
  let area: Area = { left: GAP, top: GAP, width: size.width - 2 * GAP, height: size.height - 2 * GAP };
  if (chart.title !== undefined) {
    pen.words(chart.title, { ...area, height: 1.4 * TITLE }, "center", TITLE);
    area = { ...area, top: area.top + 1.6 * TITLE, height: area.height - 1.6 * TITLE };
  }
  area = drawLegend(pen, chart, area);
  const [first] = chart.groups;
  if (first && (first.kind === "pie" || first.kind === "doughnut")) drawPie(pen, first, area);
  else drawPlot(pen, chart, area);
  return { kind: "group", parts: pen.parts, rotation: 0, alt };
}

/** Puts shapes and words together. */
class Pen {
  readonly parts: GroupPart[] = [];
  readonly language: string;
  readonly #reader: InlineReader;

  constructor(reader: InlineReader) {
    this.#reader = reader;
    this.language = reader.story.source.language;
  }

  width(text: string, size = SIZE): number {
    const { source } = this.#reader.story;
    const ascii = source.theme.font("minorHAnsi") ?? "Calibri";
    return textWidth(text, baseFormat(source, { size, fonts: { ascii } })) + ROOM;
  }

  box({ left, top, width, height }: Area, fill: string): void {
    if (width > 0 && height > 0) this.#add({ x: left, y: top, width, height }, look(fill), "rectangle");
  }

  line(x1: number, y1: number, x2: number, y2: number, color: string): void {
    const place = {
      x: Math.min(x1, x2),
      y: Math.min(y1, y2),
      width: Math.abs(x2 - x1),
      height: Math.abs(y2 - y1),
    };
    this.#add(place, look(undefined, { width: 0.75, color }), "line");
  }

  /** @param curve counted from the upper left corner of the area, in points */
  paths({ left, top, width, height }: Area, paths: readonly (CurvePath | undefined)[], box: BoxFormat): void {
    this.#add(
      { x: left, y: top, width, height },
      box,
      paths.flatMap((path) => path ?? []),
    );
  }

  words(text: string, area: Area, align: "left" | "center" | "right", size = SIZE, color = INK): void {
    const { story } = this.#reader;
    const paragraph = wordText(text, { size, align, color });
    const blocks = story.open(story.part, "textbox").readBlocks(paragraph);
    const { left: x, top: y, width, height } = area;
    const box: BoxFormat = { ...look(undefined), verticalAlign: "center" };
    this.parts.push({ x, y, width, height, content: { kind: "blocks", blocks, box, geometry: "rectangle" } });
  }

  /** Around a point. */
  label(text: string, x: number, y: number, ground?: string): void {
    const width = this.width(text);
    const area = { left: x - width / 2, top: y - 0.7 * SIZE, width, height: 1.4 * SIZE };
    this.words(text, area, "center", SIZE, ground !== undefined && isDark(ground) ? "FFFFFF" : INK);
  }

  #add(
    place: Omit<GroupPart, "content">,
    box: BoxFormat,
    geometry: "rectangle" | "line" | readonly CurvePath[],
  ): void {
    this.parts.push({ ...place, content: { kind: "shape", box, geometry, alt: undefined } });
  }
}

/** By luma, ITU-R BT.601: what black words are hard to read on. */
function isDark(hex: string): boolean {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 140;
}

function look(fill: string | undefined, stroke?: Stroke): BoxFormat {
  return {
    fill,
    stroke,
    textColor: undefined,
    inset: { left: 0, top: 0, right: 0, bottom: 0 },
    rotation: 0,
    verticalAlign: "top",
  };
}

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

/** @returns what it leaves of the area */
function drawLegend(pen: Pen, chart: Chart, area: Area): Area {
  const entries = entriesOf(chart).filter(({ name }) => name !== "");
  if (!chart.legend || entries.length === 0) return area;
  const [line, mark] = [1.5 * SIZE, 0.7 * SIZE];
  const widths = entries.map(({ name }) => mark + 4 + pen.width(name) + 2);
  const entry = ({ name, color }: Entry, left: number, top: number, width: number) => {
    pen.box({ left, top: top + (line - mark) / 2, width: mark, height: mark }, color);
    pen.words(name, { left: left + mark + 4, top, width: width - mark - 4, height: line }, "left");
  };
  if (chart.legend === "r" || chart.legend === "l") {
    const width = Math.min(Math.max(...widths), area.width / 3);
    const left = chart.legend === "r" ? area.left + area.width - width : area.left;
    const top = area.top + Math.max(0, (area.height - line * entries.length) / 2);
    for (const [i, one] of entries.entries()) entry(one, left, top + i * line, width);
    const rest = { ...area, width: area.width - width - 2 * GAP };
    return chart.legend === "r" ? rest : { ...rest, left: area.left + width + 2 * GAP };
  }
  const rows = inRows(
    widths.map((w) => w + 2 * GAP),
    area.width,
  );
  const height = rows.length * line;
  const top = chart.legend === "b" ? area.top + area.height - height : area.top;
  for (const [r, row] of rows.entries()) {
    let left = area.left + Math.max(0, (area.width - sum(row.map((i) => (widths[i] ?? 0) + 2 * GAP))) / 2);
    for (const i of row) {
      const [one, width = 0] = [entries[i], widths[i]];
      if (one) entry(one, left, top + r * line, width);
      left += width + 2 * GAP;
    }
  }
  const rest = { ...area, height: area.height - height - GAP };
  return chart.legend === "b" ? rest : { ...rest, top: area.top + height + GAP };
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

function drawPie(pen: Pen, { kind, series }: ChartGroup, area: Area): void {
  const [only] = series;
  if (!only) return;
  const values = only.values.map((v) => Math.abs(v ?? 0));
  const whole = sum(values) || 1;
  const side = Math.min(area.width, area.height);
  const place = {
    left: area.left + (area.width - side) / 2,
    top: area.top + (area.height - side) / 2,
    width: side,
    height: side,
  };
  const [radius, hole] = [side / 2, kind === "doughnut" ? side / 4 : 0];
  const at = (r: number, angle: number) =>
    [radius + r * Math.cos(angle), radius + r * Math.sin(angle)] as const;
  let start = -Math.PI / 2;
  for (const [i, value] of values.entries()) {
    const sweep = (2 * Math.PI * value) / whole;
    if (sweep <= 0) continue;
    const curve = new Curve(side, side).move(...at(radius, start)).arc(radius, radius, start, sweep);
    curve.line(...at(hole, start + sweep));
    if (hole > 0) curve.arc(hole, hole, start + sweep, -sweep);
    const box = look(only.colors.get(i) ?? only.color, { width: 0.75, color: "FFFFFF" });
    pen.paths(place, [curve.close().path(FILLED)], box);
    const label = labelOf(pen, only, i);
    const [x, y] = at(hole > 0 ? (radius + hole) / 2 : 0.7 * radius, start + sweep / 2);
    if (label !== undefined) pen.label(label, place.left + x, place.top + y, box.fill);
    start += sweep;
  }
}

function drawPlot(pen: Pen, chart: Chart, whole: Area): void {
  const { groups, axis, categories } = chart;
  const scale = scaleOf(groups, axis);
  const isLevel = groups.some(({ kind }) => kind === "bar");
  const format = groups.every(({ stacking }) => stacking === "percent") ? "0%" : axis.format;
  const numbers = scale.ticks.map((tick) => written(tick, format, pen.language));
  const line = 1.4 * SIZE;
  const numberWidth = axis.isShown ? Math.max(...numbers.map((n) => pen.width(n))) + 4 : 0;
  const nameWidth = Math.min(Math.max(0, ...categories.map((c) => pen.width(c))) + 4, whole.width / 3);
  const side = isLevel ? nameWidth : numberWidth;
  const plot = {
    left: whole.left + side,
    top: whole.top + line / 2,
    width: whole.width - side,
    height: whole.height - 1.5 * line,
  };
  const along = isLevel ? plot.width : plot.height;
  const place = (value: number) => {
    const share = (Math.min(scale.max, Math.max(scale.min, value)) - scale.min) / (scale.max - scale.min);
    return isLevel ? plot.left + share * along : plot.top + plot.height - share * along;
  };
  const zero = Math.min(scale.max, Math.max(scale.min, 0));
  for (const [i, tick] of scale.ticks.entries()) {
    const at = place(tick);
    if (axis.hasGrid && isLevel) pen.line(at, plot.top, at, plot.top + plot.height, GRID);
    else if (axis.hasGrid) pen.line(plot.left, at, plot.left + plot.width, at, GRID);
    if (!axis.isShown) continue;
    const room = isLevel
      ? { left: at - 30, top: plot.top + plot.height, width: 60, height: line }
      : { left: whole.left, top: at - line / 2, width: side - 4, height: line };
    pen.words(numbers[i] ?? "", room, isLevel ? "center" : "right");
  }
  const count = Math.max(
    categories.length,
    ...groups.flatMap(({ series }) => series.map((s) => s.values.length)),
    1,
  );
  const step = (isLevel ? plot.height : plot.width) / count;
  for (const group of groups) drawGroup(pen, group, { plot, place, step, count, isLevel, zero });
  const base = place(zero);
  if (isLevel) pen.line(base, plot.top, base, plot.top + plot.height, INK);
  else pen.line(plot.left, base, plot.left + plot.width, base, INK);
  drawCategories(pen, categories, plot, step, isLevel, whole, line);
}

/** Those that have room; every other, or every third, where there are many. */
function drawCategories(
  pen: Pen,
  categories: readonly string[],
  plot: Area,
  step: number,
  isLevel: boolean,
  whole: Area,
  line: number,
): void {
  const widest = Math.max(0, ...categories.map((c) => pen.width(c))) + 4;
  const every = isLevel ? Math.ceil(line / step) : Math.min(Math.ceil(widest / step), Math.ceil(30 / step));
  for (const [i, name] of categories.entries()) {
    if (i % Math.max(1, every) !== 0) continue;
    const room = isLevel
      ? {
          left: whole.left,
          top: plot.top + plot.height - (i + 0.5) * step - line / 2,
          width: plot.left - whole.left - 4,
          height: line,
        }
      : {
          left: plot.left + (i + 0.5 - every / 2) * step,
          top: plot.top + plot.height,
          width: every * step,
          height: line,
        };
    pen.words(name, room, isLevel ? "right" : "center");
  }
}

interface Plot {
  readonly plot: Area;
  /** Where a value is, along its axis. */
  readonly place: (value: number) => number;
  /** From category to category. */
  readonly step: number;
  readonly count: number;
  readonly isLevel: boolean;
  readonly zero: number;
}

/** Where each series begins and ends at a category. */
function spans({ series, stacking }: ChartGroup, i: number, zero: number): [from: number, to: number][] {
  if (stacking === "none") return series.map(({ values }) => [zero, values[i] ?? zero]);
  const whole = stacking === "percent" ? sum(series.map(({ values }) => Math.abs(values[i] ?? 0))) || 1 : 1;
  let [up, down] = [0, 0];
  return series.map(({ values }) => {
    const value = (values[i] ?? 0) / whole;
    const from = value < 0 ? down : up;
    if (value < 0) down += value;
    else up += value;
    return [from, from + value];
  });
}

function drawGroup(pen: Pen, group: ChartGroup, on: Plot): void {
  if (group.kind === "column" || group.kind === "bar") drawBars(pen, group, on);
  else drawLines(pen, group, on);
}

function drawBars(pen: Pen, group: ChartGroup, { plot, place, step, count, isLevel, zero }: Plot): void {
  const isBeside = group.stacking === "none";
  const beside = isBeside ? group.series.length : 1;
  const thick = step / (beside + group.gap);
  for (let i = 0; i < count; i++) {
    for (const [s, [from, to]] of spans(group, i, zero).entries()) {
      const own = group.series[s] as Series;
      const aside = i * step + (thick * group.gap) / 2 + (isBeside ? s * thick : 0);
      const [start, end] = [Math.min(place(from), place(to)), Math.max(place(from), place(to))];
      const bar = isLevel
        ? { left: start, top: plot.top + plot.height - aside - thick, width: end - start, height: thick }
        : { left: plot.left + aside, top: start, width: thick, height: end - start };
      pen.box(bar, own.colors.get(i) ?? own.color);
      const label = labelOf(pen, own, i);
      if (label === undefined) continue;
      // Beyond the bar's end, or in its middle where others stand on it.
      const [x, y] = [bar.left + bar.width / 2, bar.top + bar.height / 2];
      const beyond = pen.width(label) / 2 + 3;
      if (!isBeside) pen.label(label, x, y, own.color);
      else if (isLevel) pen.label(label, to < from ? start - beyond : end + beyond, y);
      else pen.label(label, x, to < from ? end + SIZE / 2 : start - SIZE / 2);
    }
  }
}

function labelOf(pen: Pen, { labels, format, values }: Series, i: number): string | undefined {
  const value = values[i];
  if (labels === undefined || value === undefined) return undefined;
  if (labels === "value") return written(value, format, pen.language);
  return written(Math.abs(value) / (sum(values.map((v) => Math.abs(v ?? 0))) || 1), "0%", pen.language);
}

function drawLines(pen: Pen, group: ChartGroup, { plot, place, step, count, zero }: Plot): void {
  const all = Array.from({ length: count }, (_, i) => spans(group, i, zero));
  const x = (i: number) => (i + 0.5) * step;
  for (const [s, own] of group.series.entries()) {
    const known = all.flatMap((span, i) =>
      own.values[i] === undefined ? [] : [{ i, span: span[s] ?? [zero, zero] }],
    );
    const [first, ...others] = known;
    if (!first) continue;
    const y = (value: number) => place(value) - plot.top;
    const curve = new Curve(plot.width, plot.height).move(x(first.i), y(first.span[1]));
    for (const { i, span } of others) curve.line(x(i), y(span[1]));
    if (group.kind === "area") {
      for (const { i, span } of known.toReversed()) curve.line(x(i), y(span[0]));
      pen.paths(plot, [curve.close().path(FILLED)], look(own.color));
    } else pen.paths(plot, [curve.path(OPEN)], look(undefined, { width: 2, color: own.color }));
    for (const { i, span } of known) {
      const label = labelOf(pen, own, i);
      if (label !== undefined) pen.label(label, plot.left + x(i), place(span[1]) - SIZE / 2 - 2);
    }
  }
}
