/** Values on the spokes of a web. */
import type { CurvePath, Place } from "../../model/floats.ts";
import { Curve, FILLED, OPEN, type Paint } from "../shapes/curves.ts";
import type { Axis } from "./axis.ts";
import type { Chart, ChartGroup } from "./chart.ts";
import { drawMark } from "./marks.ts";
import { GRID, LINE, look, type Pen, WORD_GAP } from "./pen.ts";
import { numberText, type Scale, scaleFor } from "./scale.ts";
import type { Series } from "./series.ts";

/** A place as wide as high; spokes go from its middle to its edge, the first one up. */
class Web {
  readonly place: Place;
  readonly count: number;
  readonly #radius: number;

  constructor(area: Place, count: number) {
    this.count = count;
    this.#radius = Math.max(10, Math.min(area.width / 2 - 2 * LINE, area.height / 2 - 1.5 * LINE));
    const side = 2 * this.#radius;
    const [x, y] = [area.x + (area.width - side) / 2, area.y + (area.height - side) / 2];
    this.place = { x, y, width: side, height: side };
  }

  /** How far along a spoke, from 0 to 1, within the place. */
  on(spoke: number, share: number): readonly [x: number, y: number] {
    const angle = (2 * Math.PI * spoke) / this.count - Math.PI / 2;
    const reach = this.#radius * share;
    return [this.#radius + reach * Math.cos(angle), this.#radius + reach * Math.sin(angle)];
  }

  /** From spoke to spoke, and back to the first. */
  round(share: (spoke: number) => number, paint: Paint): CurvePath | undefined {
    const curve = new Curve(this.place.width, this.place.height).move(...this.on(0, share(0)));
    for (let i = 1; i < this.count; i++) curve.line(...this.on(i, share(i)));
    return curve.close().path(paint);
  }

  spoke(i: number): CurvePath | undefined {
    const curve = new Curve(this.place.width, this.place.height).move(...this.on(i, 0));
    return curve.line(...this.on(i, 1)).path(OPEN);
  }
}

export function drawRadar(
  pen: Pen,
  { axes: [axis], categories }: Chart,
  { series, isFilled }: ChartGroup,
  area: Place,
): void {
  const web = new Web(area, Math.max(3, categories.length, ...series.map(({ values }) => values.length)));
  const scale = scaleFor(
    series.flatMap(({ values }) => values.flatMap((value) => value ?? [])),
    axis,
  );
  drawWeb(pen, web, axis, scale);
  for (let i = 0; i < web.count; i++) drawName(pen, web, i, categories[i] ?? "");
  for (const own of series) drawSeries(pen, web, scale, own, isFilled);
}

function drawWeb(pen: Pen, web: Web, axis: Axis, scale: Scale): void {
  const thread = look(undefined, { width: 0.75, color: GRID });
  const rounds = scale.ticks.map((tick) => web.round(() => scale.share(tick), OPEN));
  const spokes = Array.from({ length: web.count }, (_, i) => web.spoke(i));
  if (axis.hasGrid) pen.paths(web.place, [...rounds, ...spokes], thread);
  for (const tick of axis.isShown ? scale.ticks : []) {
    const [x, y] = web.on(0, scale.share(tick));
    const width = web.place.width / 2;
    const room = {
      x: web.place.x + x - width - WORD_GAP,
      y: web.place.y + y - LINE / 2,
      width,
      height: LINE,
    };
    pen.words(numberText(tick, axis.format, pen.language), room, "right");
  }
}

function drawSeries(pen: Pen, web: Web, scale: Scale, own: Series, isFilled: boolean): void {
  const share = (i: number) => scale.share(own.values[i] ?? scale.min);
  const line = look(isFilled ? own.color : undefined, { width: 1.5, color: own.color });
  pen.paths(web.place, [web.round(share, isFilled ? FILLED : OPEN)], line);
  for (let i = 0; i < web.count && own.isMarked && !isFilled; i++) {
    const [x, y] = web.on(i, share(i));
    drawMark(pen, web.place.x + x, web.place.y + y, own.color);
  }
}

/** Past the end of its spoke. */
function drawName(pen: Pen, web: Web, i: number, name: string): void {
  const [[x, y], [middleX, middleY]] = [web.on(i, 1), web.on(i, 0)];
  const [right, down] = [(x - middleX) / middleX, (y - middleY) / middleY];
  const away = WORD_GAP + Math.abs(right) * (pen.width(name) / 2) + Math.abs(down) * (LINE / 2);
  pen.label(name, web.place.x + x + right * away, web.place.y + y + down * away);
}
