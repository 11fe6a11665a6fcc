/** Pies and rings. */
import type { Place } from "../../model/floats.ts";
import { Curve, FILLED } from "../shapes/curves.ts";
import type { ChartGroup } from "./chart.ts";
import { look, type Pen } from "./pen.ts";
import { labelOf, sum } from "./scale.ts";

export function drawPie(pen: Pen, { kind, series }: ChartGroup, area: Place): void {
  const [only] = series;
  if (!only) return;
  const values = only.values.map((v) => Math.abs(v ?? 0));
  const whole = sum(values) || 1;
  const side = Math.min(area.width, area.height);
  const place = {
    x: area.x + (area.width - side) / 2,
    y: area.y + (area.height - side) / 2,
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
    const label = labelOf(only, i, pen.language);
    const [x, y] = at(hole > 0 ? (radius + hole) / 2 : 0.7 * radius, start + sweep / 2);
    if (label !== undefined) pen.label(label, place.x + x, place.y + y, box.fill);
    start += sweep;
  }
}
