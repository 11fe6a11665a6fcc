/** Columns, bars, lines and areas, between their axes. */
import type { Place } from "../../model/floats.ts";
import { Curve, FILLED, OPEN } from "../shapes/curves.ts";
import type { Chart, ChartGroup, Series } from "./chart.ts";
import { INK, LINE, look, type Pen, SIZE } from "./pen.ts";
import { labelOf, numberText, type Scale, scaleOf, sum } from "./scale.ts";

const GRID = "D9D9D9";
/** Between words and the axis. */
const WORD_GAP = 4;
/** Names of categories that have less room than this are left out, in points. */
const LEAST_NAME = 30;

interface Plot {
  readonly area: Place;
  /** Bars that lie: categories up the side, numbers along the foot. */
  readonly isLevel: boolean;
  /** Where a value is, along its axis. */
  readonly place: (value: number) => number;
  /** From category to category. */
  readonly step: number;
  readonly count: number;
  /** Where bars begin. */
  readonly zero: number;
}

export function drawPlot(pen: Pen, chart: Chart, whole: Place): void {
  const { groups, axis, categories } = chart;
  const scale = scaleOf(groups, axis);
  const format = groups.every(({ stacking }) => stacking === "percent") ? "0%" : axis.format;
  const numbers = scale.ticks.map((tick) => ({ tick, text: numberText(tick, format, pen.language) }));
  const isLevel = groups.some(({ kind }) => kind === "bar");
  const beside = isLevel ? categories : axis.isShown ? numbers.map(({ text }) => text) : [];
  const side = Math.min(Math.max(0, ...beside.map((text) => pen.width(text))) + WORD_GAP, whole.width / 3);
  const plot = placePlot(chart, scale, isLevel, {
    x: whole.x + side,
    y: whole.y + LINE / 2,
    width: whole.width - side,
    height: whole.height - 1.5 * LINE,
  });
  for (const { tick, text } of numbers) {
    if (axis.hasGrid) drawAcross(pen, plot, tick, GRID);
    if (axis.isShown) drawNumber(pen, plot, plot.place(tick), text, side);
  }
  for (const group of groups) drawGroup(pen, group, plot);
  drawAcross(pen, plot, plot.zero, INK);
  if (isLevel) drawNamesBeside(pen, categories, plot, side);
  else drawNamesUnder(pen, categories, plot);
}

function placePlot({ groups, categories }: Chart, { min, max }: Scale, isLevel: boolean, area: Place): Plot {
  const within = (value: number) => Math.min(max, Math.max(min, value));
  const share = (value: number) => (within(value) - min) / (max - min);
  const points = groups.flatMap(({ series }) => series.map(({ values }) => values.length));
  const count = Math.max(1, categories.length, ...points);
  return {
    area,
    isLevel,
    place: (value) =>
      isLevel ? area.x + share(value) * area.width : area.y + (1 - share(value)) * area.height,
    step: (isLevel ? area.height : area.width) / count,
    count,
    zero: within(0),
  };
}

function drawAcross(pen: Pen, { area, isLevel, place }: Plot, value: number, color: string): void {
  const at = place(value);
  if (isLevel) pen.line(at, area.y, at, area.y + area.height, color);
  else pen.line(area.x, at, area.x + area.width, at, color);
}

function drawNumber(pen: Pen, { area, isLevel }: Plot, at: number, text: string, side: number): void {
  if (isLevel) {
    const width = pen.width(text);
    const room = { x: at - width / 2, y: area.y + area.height, width, height: LINE };
    pen.words(text, room, "center");
  } else {
    const room = { x: area.x - side, y: at - LINE / 2, width: side - WORD_GAP, height: LINE };
    pen.words(text, room, "right");
  }
}

/** Those that have room: every other, or every third, where there are many. */
function drawNamesBeside(pen: Pen, names: readonly string[], { area, step }: Plot, side: number): void {
  const every = Math.ceil(LINE / step);
  for (const [i, name] of names.entries()) {
    if (i % every !== 0) continue;
    const y = area.y + area.height - (i + 0.5) * step - LINE / 2;
    pen.words(name, { x: area.x - side, y, width: side - WORD_GAP, height: LINE }, "right");
  }
}

/** Those that have room; long ones are parted sooner than left out. */
function drawNamesUnder(pen: Pen, names: readonly string[], { area, step }: Plot): void {
  const widest = Math.max(1, ...names.map((name) => pen.width(name))) + WORD_GAP;
  const every = Math.ceil(Math.min(widest, LEAST_NAME) / step);
  for (const [i, name] of names.entries()) {
    if (i % every !== 0) continue;
    const x = area.x + (i + 0.5 - every / 2) * step;
    pen.words(name, { x, y: area.y + area.height, width: every * step, height: LINE }, "center");
  }
}

type Span = readonly [from: number, to: number];

/** Where each series begins and ends at a category. */
function spans({ series, stacking }: ChartGroup, i: number, zero: number): Span[] {
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

function drawBars(pen: Pen, group: ChartGroup, plot: Plot): void {
  for (let i = 0; i < plot.count; i++) {
    for (const [s, span] of spans(group, i, plot.zero).entries()) {
      const own = group.series[s] as Series;
      const bar = placeBar(group, plot, i, s, span);
      pen.box(bar, own.colors.get(i) ?? own.color);
      const label = labelOf(own, i, pen.language);
      if (label === undefined) continue;
      if (group.stacking === "none") labelBeyond(pen, label, bar, plot.isLevel, span);
      else pen.label(label, bar.x + bar.width / 2, bar.y + bar.height / 2, own.color);
    }
  }
}

function placeBar(group: ChartGroup, plot: Plot, i: number, s: number, [from, to]: Span): Place {
  const { area, place, step, isLevel } = plot;
  const isBeside = group.stacking === "none";
  const thick = step / ((isBeside ? group.series.length : 1) + group.gap);
  const aside = i * step + (thick * group.gap) / 2 + (isBeside ? s * thick : 0);
  const [start, end] = [Math.min(place(from), place(to)), Math.max(place(from), place(to))];
  return isLevel
    ? { x: start, y: area.y + area.height - aside - thick, width: end - start, height: thick }
    : { x: area.x + aside, y: start, width: thick, height: end - start };
}

/** Past the end of a bar. */
function labelBeyond(pen: Pen, label: string, bar: Place, isLevel: boolean, [from, to]: Span): void {
  const { x, y, width, height } = bar;
  const isBack = to < from;
  if (isLevel) {
    const away = pen.width(label) / 2 + 3;
    pen.label(label, isBack ? x - away : x + width + away, y + height / 2);
  } else pen.label(label, x + width / 2, isBack ? y + height + SIZE / 2 : y - SIZE / 2);
}

function drawLines(pen: Pen, group: ChartGroup, plot: Plot): void {
  const all = Array.from({ length: plot.count }, (_, i) => spans(group, i, plot.zero));
  for (const [s, own] of group.series.entries()) {
    const known = all.flatMap((at, i) => {
      const span = at[s];
      return own.values[i] === undefined || span === undefined ? [] : [{ i, span }];
    });
    drawLine(pen, group.kind === "area", plot, own.color, known);
    for (const { i, span } of known) {
      const label = labelOf(own, i, pen.language);
      const x = plot.area.x + (i + 0.5) * plot.step;
      if (label !== undefined) pen.label(label, x, plot.place(span[1]) - SIZE / 2 - 2);
    }
  }
}

interface Point {
  readonly i: number;
  readonly span: Span;
}

function drawLine(pen: Pen, isArea: boolean, plot: Plot, color: string, points: readonly Point[]): void {
  const { area, place, step } = plot;
  const [first, ...others] = points;
  if (!first) return;
  const x = (i: number) => (i + 0.5) * step;
  const y = (value: number) => place(value) - area.y;
  const curve = new Curve(area.width, area.height).move(x(first.i), y(first.span[1]));
  for (const { i, span } of others) curve.line(x(i), y(span[1]));
  if (isArea) {
    for (const { i, span } of points.toReversed()) curve.line(x(i), y(span[0]));
    pen.paths(area, [curve.close().path(FILLED)], look(color));
  } else pen.paths(area, [curve.path(OPEN)], look(undefined, { width: 2, color }));
}
