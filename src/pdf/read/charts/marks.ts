/** Marks at the points of a series. */
import { Curve, FILLED } from "../shapes/curves.ts";
import { look, type Pen } from "./pen.ts";

const SIZE = 5;

/** @param radius of a bubble; else the mark is small */
export function drawMark(pen: Pen, x: number, y: number, color: string, radius = SIZE / 2): void {
  const place = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  const curve = new Curve(2 * radius, 2 * radius).move(2 * radius, radius);
  curve.arc(radius, radius, 0, 2 * Math.PI);
  pen.paths(place, [curve.close().path(FILLED)], look(color, { width: 0.5, color: "FFFFFF" }));
}
