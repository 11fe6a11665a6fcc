/** Values on the spokes of a web. */
import type { Place } from "../../model/floats.ts";
import { Curve, FILLED, OPEN } from "../shapes/curves.ts";
import type { Chart, ChartGroup } from "./chart.ts";
import { drawMark } from "./marks.ts";
import { GRID, LINE, look, type Pen, WORD_GAP } from "./pen.ts";
import { numberText, scaleFor } from "./scale.ts";

export function drawRadar(
  pen: Pen,
  { axes: [axis], categories }: Chart,
  group: ChartGroup,
  area: Place,
): void {
  const { series, isFilled } = group;
  const count = Math.max(3, categories.length, ...series.map(({ values }) => values.length));
  const scale = scaleFor(
    series.flatMap(({ values }) => values.flatMap((value) => value ?? [])),
    axis,
  );
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  const radius = Math.max(10, Math.min(area.width / 2 - 2 * LINE, area.height / 2 - 1.5 * LINE));
  const place = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  const on = (i: number, share: number) => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2;
    return [radius * (1 + share * Math.cos(angle)), radius * (1 + share * Math.sin(angle))] as const;
  };
  const round = (share: (i: number) => number) => {
    const curve = new Curve(2 * radius, 2 * radius).move(...on(0, share(0)));
    for (let i = 1; i < count; i++) curve.line(...on(i, share(i)));
    return curve.close();
  };
  for (const tick of scale.ticks) {
    const web = round(() => scale.share(tick)).path(OPEN);
    if (axis.hasGrid) pen.paths(place, [web], look(undefined, { width: 0.75, color: GRID }));
    if (!axis.isShown) continue;
    const text = numberText(tick, axis.format, pen.language);
    const room = {
      x: x - 60 - WORD_GAP,
      y: y - scale.share(tick) * radius - LINE / 2,
      width: 60,
      height: LINE,
    };
    pen.words(text, room, "right");
  }
  for (let i = 0; i < count; i++) {
    const [endX, endY] = on(i, 1);
    const spoke = new Curve(2 * radius, 2 * radius).move(radius, radius).line(endX, endY);
    if (axis.hasGrid) pen.paths(place, [spoke.path(OPEN)], look(undefined, { width: 0.75, color: GRID }));
    drawName(pen, categories[i] ?? "", place.x + endX - x, place.y + endY - y, x, y);
  }
  for (const own of series) {
    const share = (i: number) => scale.share(own.values[i] ?? scale.min);
    const line = look(isFilled ? own.color : undefined, { width: 1.5, color: own.color });
    pen.paths(place, [round(share).path(isFilled ? FILLED : OPEN)], line);
    for (let i = 0; i < count && own.isMarked && !isFilled; i++) {
      const [at, down] = on(i, share(i));
      drawMark(pen, place.x + at, place.y + down, own.color);
    }
  }
}

/** Past the end of its spoke. */
function drawName(pen: Pen, name: string, dx: number, dy: number, x: number, y: number): void {
  const length = Math.hypot(dx, dy) || 1;
  const width = pen.width(name);
  const away = WORD_GAP + (Math.abs(dx) / length) * (width / 2) + (Math.abs(dy) / length) * (LINE / 2);
  pen.label(name, x + dx + (dx / length) * away, y + dy + (dy / length) * away);
}
