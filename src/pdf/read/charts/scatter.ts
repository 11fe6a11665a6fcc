/** Points that stand by two numbers, with lines from one to the next where they have them; bubbles by three. */
import type { Place } from "../../model/floats.ts";
import { Curve, OPEN } from "../shapes/curves.ts";
import type { Chart } from "./chart.ts";
import { drawTitles, type Edges, within } from "./frame.ts";
import { drawMark } from "./marks.ts";
import { drawBeside, type Numbers, numbersOf } from "./numbers.ts";
import { GRID, LINE, look, type Pen, SIZE, WORD_GAP } from "./pen.ts";
import { labelOf, type Scale, scaleFor } from "./scale.ts";
import type { Series } from "./series.ts";

/** Of the largest bubble's radius, as a share of the plot's shorter side. */
const LARGEST = 0.125;

interface Field {
  readonly area: Place;
  readonly up: Scale;
  readonly along: Scale;
  /** Points for the root of a bubble's size. */
  readonly grain: number;
}

export function drawScatter(pen: Pen, { groups, axes: [axis], foot }: Chart, whole: Place): void {
  const series = groups.flatMap((group) => group.series);
  const numbers = (of: (own: Series) => readonly (number | undefined)[]) =>
    series.flatMap((own) => of(own).flatMap((value) => value ?? []));
  const up = scaleFor(
    numbers(({ values }) => values),
    axis,
    { mayLeaveZero: true },
  );
  const along = scaleFor(
    numbers(({ xs }) => xs),
    foot,
    { mayLeaveZero: true },
  );
  const [beside, under] = [numbersOf(pen, up, axis), numbersOf(pen, along, foot)];
  const edges: Edges = {
    left: { title: axis.title, room: beside.width },
    right: { room: 2 * WORD_GAP },
    top: { room: LINE / 2 },
    bottom: { title: foot.title, room: LINE },
  };
  const area = within(whole, edges);
  const largest = Math.max(0, ...numbers(({ sizes }) => sizes));
  const grain = (LARGEST * Math.min(area.width, area.height)) / Math.sqrt(largest || 1);
  const field = { area, up, along, grain };
  drawTitles(pen, whole, edges);
  drawSide(pen, field, beside);
  drawFoot(pen, field, under);
  drawLinesAtZero(pen, field);
  for (const own of series) drawSeries(pen, own, field);
}

/** Where a value of the foot is. */
function across({ area, along }: Field, value: number): number {
  return area.x + along.share(value) * area.width;
}

/** Where a value of the side is. */
function down({ area, up }: Field, value: number): number {
  return area.y + (1 - up.share(value)) * area.height;
}

function drawSide(pen: Pen, field: Field, numbers: Numbers): void {
  const { area, up } = field;
  const { axis, texts } = numbers;
  for (const [i, tick] of up.ticks.entries()) {
    const y = down(field, tick);
    if (axis.hasGrid) pen.line(area.x, y, area.x + area.width, y, GRID);
    if (texts[i] !== undefined) drawBeside(pen, texts[i], numbers, area, y);
  }
}

/** As many numbers as have room. */
function drawFoot(pen: Pen, field: Field, { axis, texts }: Numbers): void {
  const { area, along } = field;
  const widest = Math.max(1, ...texts.map((text) => pen.width(text)));
  const every = Math.max(1, Math.ceil((widest * along.ticks.length) / area.width));
  for (const [i, tick] of along.ticks.entries()) {
    const x = across(field, tick);
    if (axis.hasGrid) pen.line(x, area.y, x, area.y + area.height, GRID);
    if (texts[i] !== undefined && i % every === 0) pen.label(texts[i], x, area.y + area.height + LINE / 2);
  }
}

function drawLinesAtZero(pen: Pen, field: Field): void {
  const { area, up, along } = field;
  const zero = ({ min, max }: Scale) => Math.min(max, Math.max(min, 0));
  const [x, y] = [across(field, zero(along)), down(field, zero(up))];
  pen.line(area.x, y, area.x + area.width, y, pen.ink);
  pen.line(x, area.y, x, area.y + area.height, pen.ink);
}

function drawSeries(pen: Pen, own: Series, field: Field): void {
  const points = own.values.flatMap((value, i) => {
    const x = own.xs[i];
    return value === undefined || x === undefined ? [] : [{ i, x: across(field, x), y: down(field, value) }];
  });
  if (own.isJoined) drawJoined(pen, own.color, points, field);
  for (const { i, x, y } of points) {
    const size = own.sizes[i];
    const color = own.colors.get(i) ?? own.color;
    if (size !== undefined) drawMark(pen, x, y, color, field.grain * Math.sqrt(Math.max(0, size)));
    else if (own.isMarked) drawMark(pen, x, y, color);
    const label = labelOf(own, i, "", pen.language);
    if (label !== undefined) pen.label(label, x, y - SIZE / 2 - 4);
  }
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function drawJoined(pen: Pen, color: string, [first, ...others]: readonly Spot[], { area }: Field): void {
  if (!first || others.length === 0) return;
  const curve = new Curve(area.width, area.height).move(first.x - area.x, first.y - area.y);
  for (const { x, y } of others) curve.line(x - area.x, y - area.y);
  pen.paths(area, [curve.path(OPEN)], look(undefined, { width: 1.5, color }));
}
