/** Points that stand by two numbers, with lines from one to the next where they have them; bubbles by three. */
import type { Place } from "../../model/floats.ts";
import { Curve, OPEN } from "../shapes/curves.ts";
import type { Chart } from "./chart.ts";
import { drawTitles, type Edges, within } from "./frame.ts";
import { drawMark } from "./marks.ts";
import { GRID, LINE, look, type Pen, SIZE, WORD_GAP } from "./pen.ts";
import { labelOf, numberText, type Scale, scaleFor } from "./scale.ts";
import type { Series } from "./series.ts";

/** Of the largest bubble, as a share of the plot's shorter side. */
const LARGEST = 0.125;

interface Field {
  readonly area: Place;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
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
  const texts = axis.isShown ? up.ticks.map((tick) => numberText(tick, axis.format, pen.language)) : [];
  const side = Math.max(0, ...texts.map((text) => pen.width(text))) + WORD_GAP;
  const edges: Edges = {
    left: { title: axis.title, room: side },
    right: { room: 2 * WORD_GAP },
    top: { room: LINE / 2 },
    bottom: { title: foot.title, room: LINE },
  };
  const area = within(whole, edges);
  drawTitles(pen, whole, edges);
  const largest = Math.max(0, ...numbers(({ sizes }) => sizes));
  const field: Field = {
    area,
    x: (value) => area.x + along.share(value) * area.width,
    y: (value) => area.y + (1 - up.share(value)) * area.height,
    grain: (LARGEST * Math.min(area.width, area.height)) / Math.sqrt(largest || 1),
  };
  for (const [i, tick] of up.ticks.entries()) {
    const y = field.y(tick);
    if (axis.hasGrid) pen.line(area.x, y, area.x + area.width, y, GRID);
    const room = { x: area.x - side, y: y - LINE / 2, width: side - WORD_GAP, height: LINE };
    if (texts[i] !== undefined) pen.words(texts[i], room, "right");
  }
  drawFoot(pen, field, along, foot);
  drawLinesAtZero(pen, field, along, up);
  for (const own of series) drawSeries(pen, own, field);
}

/** As many numbers as have room. */
function drawFoot(pen: Pen, { area, x }: Field, { ticks }: Scale, foot: Chart["foot"]): void {
  const texts = ticks.map((tick) => numberText(tick, foot.format, pen.language));
  const widest = Math.max(1, ...texts.map((text) => pen.width(text)));
  const every = Math.max(1, Math.ceil((widest * ticks.length) / area.width));
  for (const [i, tick] of ticks.entries()) {
    if (foot.hasGrid) pen.line(x(tick), area.y, x(tick), area.y + area.height, GRID);
    if (foot.isShown && i % every === 0) pen.label(texts[i] ?? "", x(tick), area.y + area.height + LINE / 2);
  }
}

function drawLinesAtZero(pen: Pen, { area, x, y }: Field, along: Scale, up: Scale): void {
  const zero = ({ min, max }: Scale) => Math.min(max, Math.max(min, 0));
  pen.line(area.x, y(zero(up)), area.x + area.width, y(zero(up)), pen.ink);
  pen.line(x(zero(along)), area.y, x(zero(along)), area.y + area.height, pen.ink);
}

function drawSeries(pen: Pen, own: Series, { area, x, y, grain }: Field): void {
  const points = own.values.flatMap((value, i) => {
    const along = own.xs[i];
    return value === undefined || along === undefined ? [] : [{ i, x: x(along), y: y(value) }];
  });
  const [first, ...others] = points;
  if (own.isJoined && first && others.length > 0) {
    const curve = new Curve(area.width, area.height).move(first.x - area.x, first.y - area.y);
    for (const point of others) curve.line(point.x - area.x, point.y - area.y);
    pen.paths(area, [curve.path(OPEN)], look(undefined, { width: 1.5, color: own.color }));
  }
  for (const { i, x, y } of points) {
    const size = own.sizes[i];
    const color = own.colors.get(i) ?? own.color;
    if (size !== undefined) drawMark(pen, x, y, color, grain * Math.sqrt(Math.max(0, size)));
    else if (own.isMarked) drawMark(pen, x, y, color);
    const label = labelOf(own, i, "", pen.language);
    if (label !== undefined) pen.label(label, x, y - SIZE / 2 - 4);
  }
}
