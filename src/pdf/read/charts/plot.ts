/** Columns, bars, lines and areas, between their axes. */

import { sum } from "../../../values/sum.ts";
import type { Place } from "../../model/floats.ts";
import { Curve, FILLED, OPEN } from "../shapes/curves.ts";
import type { Axis } from "./axis.ts";
import type { Chart, ChartGroup } from "./chart.ts";
import { drawTitles, type Edges, within } from "./frame.ts";
import { drawMark } from "./marks.ts";
import { arrangeNames, drawNames } from "./names.ts";
import { drawBeside, type Numbers, numbersOf } from "./numbers.ts";
import { GRID, LINE, look, type Pen, SIZE, WORD_GAP } from "./pen.ts";
import { labelOf, type Scale, scaleOf } from "./scale.ts";
import type { Series } from "./series.ts";

/** What stands along one axis, in even steps. */
interface Categories {
  readonly names: readonly string[];
  readonly count: number;
  /** Up the side, for bars that lie; the values stand along the foot then. */
  readonly isLevel: boolean;
  readonly isReversed: boolean;
  /** The first and the last stand at the edges, not in the middle of a step. */
  readonly isEdgeToEdge: boolean;
}

interface Plot {
  readonly area: Place;
  readonly categories: Categories;
  readonly scale: Scale;
  /** From category to category. */
  readonly step: number;
  /** Where a category is, along their axis. */
  readonly middle: (i: number) => number;
  /** Where bars begin. */
  readonly zero: number;
}

export function drawPlot(pen: Pen, chart: Chart, whole: Place): void {
  const { groups, axes, foot } = chart;
  const numbers = axes.map((axis, i) => {
    const own = groups.filter((group) => group.axis === i);
    return numbersOfGroups(pen, own, axis);
  });
  const categories = categoriesOf(chart);
  const { isLevel } = categories;
  const names = foot.isShown ? categories.names : [];
  const edges = edgesOf(pen, chart, names, numbers, whole, isLevel);
  const row = isLevel ? undefined : arrangeNames(pen, names, within(whole, edges).width / categories.count);
  const all = row ? { ...edges, bottom: { ...edges.bottom, room: row.height } } : edges;
  const area = within(whole, all);
  drawTitles(pen, whole, all);
  const plots = numbers.map(({ scale }) => placePlot(area, categories, scale));
  for (const [i, plot] of plots.entries()) drawNumbers(pen, plot, numbers[i] as Numbers, i > 0);
  for (const group of groups) drawGroup(pen, group, plots[group.axis] as Plot);
  const [first] = plots;
  if (!first) return;
  drawAcross(pen, first, first.zero, pen.ink);
  if (row) drawNames(pen, names, row, area, first.step, first.middle);
  else drawNamesBeside(pen, names, first, edges.left.room);
}

function categoriesOf({ groups, axes: [axis], foot, categories }: Chart): Categories {
  const points = groups.flatMap(({ series }) => series.map(({ values }) => values.length));
  const count = Math.max(1, categories.length, ...points);
  const hasBars = groups.some(({ kind }) => kind === "bar" || kind === "column");
  return {
    names: categories,
    count,
    isLevel: groups.some(({ kind }) => kind === "bar"),
    isReversed: foot.isReversed,
    isEdgeToEdge: axis.isEdgeToEdge && !hasBars && count > 1,
  };
}

function numbersOfGroups(pen: Pen, groups: readonly ChartGroup[], axis: Axis): Numbers {
  const isShares = groups.every(({ stacking }) => stacking === "percent");
  return numbersOf(pen, scaleOf(groups, axis), axis, isShares ? "0%" : axis.format);
}

/** Without the height of names under the plot, which needs its width. */
function edgesOf(
  pen: Pen,
  { axes, foot }: Chart,
  names: readonly string[],
  [first, second]: readonly Numbers[],
  whole: Place,
  isLevel: boolean,
): Edges {
  const most = whole.width / 3;
  const [one, other] = axes;
  if (isLevel) {
    const side = Math.max(0, ...names.map((name) => pen.width(name))) + WORD_GAP;
    return {
      left: { title: foot.title, room: Math.min(side, most) },
      right: { room: WORD_GAP },
      top: { title: other?.title, room: second ? LINE : LINE / 2 },
      bottom: { title: one.title, room: LINE },
    };
  }
  return {
    left: { title: one.title, room: Math.min(first?.width ?? 0, most) },
    right: { title: other?.title, room: second ? Math.min(second.width, most) : 0 },
    top: { room: LINE / 2 },
    bottom: { title: foot.title, room: 0 },
  };
}

function placePlot(area: Place, categories: Categories, scale: Scale): Plot {
  const { count, isLevel, isReversed, isEdgeToEdge } = categories;
  const step = (isLevel ? area.height : area.width) / (isEdgeToEdge ? count - 1 : count);
  const start = (isLevel ? area.y : area.x) + (isEdgeToEdge ? 0 : step / 2);
  // Bars that lie begin at the foot.
  const fromEnd = isLevel !== isReversed;
  const middle = (i: number) => start + (fromEnd ? count - 1 - i : i) * step;
  const zero = Math.min(scale.max, Math.max(scale.min, 0));
  return { area, categories, scale, step, middle, zero };
}

/** Where a value is, along its axis. */
function place({ area, categories, scale }: Plot, value: number): number {
  return categories.isLevel
    ? area.x + scale.share(value) * area.width
    : area.y + (1 - scale.share(value)) * area.height;
}

function drawAcross(pen: Pen, plot: Plot, value: number, color: string): void {
  const { area, categories } = plot;
  const at = place(plot, value);
  if (categories.isLevel) pen.line(at, area.y, at, area.y + area.height, color);
  else pen.line(area.x, at, area.x + area.width, at, color);
}

/** @param isSecond its numbers stand on the other side */
function drawNumbers(pen: Pen, plot: Plot, numbers: Numbers, isSecond: boolean): void {
  const { scale, axis, texts } = numbers;
  const { area, categories } = plot;
  for (const [i, tick] of scale.ticks.entries()) {
    if (axis.hasGrid) drawAcross(pen, plot, tick, GRID);
    const text = texts[i];
    if (text === undefined) continue;
    const at = place(plot, tick);
    if (categories.isLevel)
      pen.label(text, at, isSecond ? area.y - LINE / 2 : area.y + area.height + LINE / 2);
    else drawBeside(pen, text, numbers, area, at, isSecond);
  }
}

/** Those that have room: every other, or every third, where there are many. */
function drawNamesBeside(
  pen: Pen,
  names: readonly string[],
  { area, step, middle }: Plot,
  side: number,
): void {
  const every = Math.max(1, Math.ceil(LINE / step));
  for (const [i, name] of names.entries()) {
    if (i % every !== 0) continue;
    const height = Math.max(LINE, step);
    const room = { x: area.x - side, y: middle(i) - height / 2, width: side - WORD_GAP, height };
    pen.words(name, room, "right");
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
  for (let i = 0; i < plot.categories.count; i++) {
    for (const [s, span] of spans(group, i, plot.zero).entries()) {
      const own = group.series[s] as Series;
      const bar = placeBar(group, plot, i, s, span);
      if (!own.isHidden) pen.box(bar, own.colors.get(i) ?? own.color);
      const label = labelOf(own, i, plot.categories.names[i] ?? "", pen.language);
      if (label === undefined) continue;
      if (group.stacking === "none" && !own.labels?.isInside)
        labelBeyond(pen, label, bar, plot.categories.isLevel, span);
      else pen.label(label, bar.x + bar.width / 2, bar.y + bar.height / 2, own.color);
    }
  }
}

function placeBar(group: ChartGroup, plot: Plot, i: number, s: number, [from, to]: Span): Place {
  const { step, middle } = plot;
  const beside = group.stacking === "none" ? group.series.length : 1;
  const thick = step / (beside + group.gap);
  const nth = group.stacking === "none" ? s : 0;
  // Series follow each other as categories do.
  const way = Math.sign(middle(1) - middle(0));
  const along = middle(i) + way * (nth + 0.5 - beside / 2) * thick - thick / 2;
  const [start, end] = [
    Math.min(place(plot, from), place(plot, to)),
    Math.max(place(plot, from), place(plot, to)),
  ];
  return plot.categories.isLevel
    ? { x: start, y: along, width: end - start, height: thick }
    : { x: along, y: start, width: thick, height: end - start };
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
  const all = Array.from({ length: plot.categories.count }, (_, i) => spans(group, i, plot.zero));
  for (const [s, own] of group.series.entries()) {
    const known = all.flatMap((at, i) => {
      const span = at[s];
      return own.values[i] === undefined || span === undefined ? [] : [{ i, span }];
    });
    const isArea = group.kind === "area";
    if (isArea ? !own.isHidden : own.isJoined) drawLine(pen, isArea, plot, own.color, known);
    for (const { i, span } of known) {
      const [x, y] = [plot.middle(i), place(plot, span[1])];
      if (own.isMarked && !isArea) drawMark(pen, x, y, own.colors.get(i) ?? own.color);
      const label = labelOf(own, i, plot.categories.names[i] ?? "", pen.language);
      if (label !== undefined) pen.label(label, x, y - SIZE / 2 - 2);
    }
  }
}

interface Point {
  readonly i: number;
  readonly span: Span;
}

function drawLine(pen: Pen, isArea: boolean, plot: Plot, color: string, points: readonly Point[]): void {
  const { area, middle } = plot;
  const [first, ...others] = points;
  if (!first) return;
  const x = (i: number) => middle(i) - area.x;
  const y = (value: number) => place(plot, value) - area.y;
  const curve = new Curve(area.width, area.height).move(x(first.i), y(first.span[1]));
  for (const { i, span } of others) curve.line(x(i), y(span[1]));
  if (isArea) {
    for (const { i, span } of points.toReversed()) curve.line(x(i), y(span[0]));
    pen.paths(area, [curve.close().path(FILLED)], look(color));
  } else pen.paths(area, [curve.path(OPEN)], look(undefined, { width: 2, color }));
}
