/** Pies and rings; a ring has others within it where there are several series. */

import { sum } from "../../../values/sum.ts";
import type { Place } from "../../model/floats.ts";
import { Curve, FILLED } from "../shapes/curves.ts";
import type { Chart } from "./chart.ts";
import { LINE, look, type Pen } from "./pen.ts";
import { labelOf } from "./scale.ts";
import type { Series } from "./series.ts";

/** Where labels stand: within their slices, unless one says otherwise or has no room there. */
interface Labels {
  readonly texts: readonly (string | undefined)[];
  readonly isOutside: boolean;
}

export function drawPie(pen: Pen, { groups, categories }: Chart, area: Place): void {
  const [group] = groups;
  if (!group) return;
  const rings = group.series.map((own) => ({
    own,
    texts: own.values.map((_, i) => labelOf(own, i, categories[i] ?? "", pen.language)),
  }));
  const [only] = rings;
  const whole = Math.min(area.width, area.height);
  const isOutside =
    group.kind === "pie" && only !== undefined && needsRoom(pen, only.own, only.texts, whole / 2);
  const longest = isOutside ? Math.max(0, ...(only?.texts ?? []).map((text) => pen.width(text ?? ""))) : 0;
  const side = isOutside
    ? Math.max(whole / 3, Math.min(area.width - 2 * longest, area.height - 3 * LINE))
    : whole;
  const place = {
    x: area.x + (area.width - side) / 2,
    y: area.y + (area.height - side) / 2,
    width: side,
    height: side,
  };
  const hole = group.kind === "doughnut" ? (group.hole * side) / 2 : 0;
  const thick = (side / 2 - hole) / Math.max(1, rings.length);
  for (const [i, { own, texts }] of rings.entries()) {
    drawRing(pen, own, { texts, isOutside }, place, hole + i * thick, hole + (i + 1) * thick);
  }
}

/** Whether a label is to stand outside, or is wider than its slice is where it would stand. */
function needsRoom(pen: Pen, own: Series, texts: readonly (string | undefined)[], radius: number): boolean {
  const whole = sum(own.values.map((v) => Math.abs(v ?? 0))) || 1;
  if (own.labels?.isInside) return false;
  if (own.labels?.isOutside) return true;
  return texts.some((text, i) => {
    const sweep = (2 * Math.PI * Math.abs(own.values[i] ?? 0)) / whole;
    return text !== undefined && sweep > 0 && pen.width(text) > 1.15 * chord(INSIDE * radius, sweep);
  });
}

function chord(radius: number, sweep: number): number {
  return sweep >= Math.PI ? 2 * radius : 2 * radius * Math.sin(sweep / 2);
}

/** Where labels stand, as shares of the radius. */
const INSIDE = 0.7;

/** @param from radius where it begins; 0 of a whole pie */
function drawRing(pen: Pen, own: Series, labels: Labels, place: Place, from: number, to: number): void {
  const values = own.values.map((v) => Math.abs(v ?? 0));
  const whole = sum(values) || 1;
  const middle = place.width / 2;
  const at = (r: number, angle: number) =>
    [middle + r * Math.cos(angle), middle + r * Math.sin(angle)] as const;
  let start = -Math.PI / 2;
  for (const [i, value] of values.entries()) {
    const sweep = (2 * Math.PI * value) / whole;
    if (sweep <= 0) continue;
    const curve = new Curve(place.width, place.width).move(...at(to, start)).arc(to, to, start, sweep);
    curve.line(...at(from, start + sweep));
    if (from > 0) curve.arc(from, from, start + sweep, -sweep);
    const box = look(own.colors.get(i) ?? own.color, { width: 0.75, color: "FFFFFF" });
    pen.paths(place, [curve.close().path(FILLED)], box);
    const text = labels.texts[i];
    const along = start + sweep / 2;
    if (text !== undefined && labels.isOutside) labelBeside(pen, text, along, place);
    else if (text !== undefined) {
      const [x, y] = at(from > 0 ? (from + to) / 2 : INSIDE * to, along);
      pen.label(text, place.x + x, place.y + y, box.fill);
    }
    start += sweep;
  }
}

/** Past the edge. */
function labelBeside(pen: Pen, text: string, angle: number, place: Place): void {
  const [right, down] = [Math.cos(angle), Math.sin(angle)];
  const away = (length: number) => place.width / 2 + 2 + length / 2;
  const x = place.x + place.width / 2 + right * away(pen.width(text));
  const y = place.y + place.height / 2 + down * away(LINE);
  pen.label(text, x, y);
}
