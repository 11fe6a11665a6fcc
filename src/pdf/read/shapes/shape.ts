/**
 * What the shapes that Office knows by name (`a:prstGeom`) are made of: how large they are, how they were adjusted, and
 * lines from point to point.
 *
 * Source: ISO/IEC 29500-1 §20.1.10.56 (ST_ShapeType), whose names they have, and the formulas of its annex
 */
import type { CurvePath } from "../../model/floats.ts";
import { Curve, FILLED, OPEN, type Paint } from "./curves.ts";

export interface Shape {
  readonly w: number;
  readonly h: number;
  /** The shorter side. */
  readonly short: number;
  /** What the handle was set to, from 0 to `most`; as a share. */
  handle(usual: number, most?: number): number;
  /** The same of the second and third handle. */
  handles(index: number, usual: number, most?: number): number;
  /** Where the tip of a callout was pulled to, from the middle. */
  tip(index: number, usual: number): number;
}

export type Pair = readonly [x: number, y: number];

export type Draw = (shape: Shape) => readonly (CurvePath | undefined)[];

export interface Sides {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function shapeOf(w: number, h: number, adjustments: readonly number[]): Shape {
  const set = (index: number, usual: number) => (adjustments[index] ?? usual * 100_000) / 100_000;
  const limited = (index: number, usual: number, most: number) =>
    Math.min(Math.max(set(index, usual), 0), most);
  return {
    w,
    h,
    short: Math.min(w, h) || 1,
    handle: (usual, most = 1) => limited(0, usual, most),
    handles: (index, usual, most = 1) => limited(index, usual, most),
    tip: set,
  };
}

export const SIXTH = 1 / 6;

export const QUARTER = Math.PI / 2;

export const polygon =
  (corners: (shape: Shape) => readonly Pair[]): Draw =>
  (shape) => [traced(shape, corners(shape))];

/** Lines from point to point, and back to the first. */
export function traced({ w, h }: Shape, [first, ...others]: readonly Pair[], paint: Paint = FILLED) {
  const curve = new Curve(w, h).move(first?.[0] ?? 0, first?.[1] ?? 0);
  for (const [x, y] of others) curve.line(x, y);
  return curve.close().path(paint);
}

export const open =
  (points: (shape: Shape) => readonly Pair[]): Draw =>
  (shape) => {
    const [first, ...others] = points(shape);
    const curve = new Curve(shape.w, shape.h).move(first?.[0] ?? 0, first?.[1] ?? 0);
    for (const [x, y] of others) curve.line(x, y);
    return [curve.path(OPEN)];
  };

/** Corners on a grid of so many units, as flowchart symbols have them. */
export const onGrid = (wide: number, high: number, ...corners: readonly Pair[]): Draw =>
  polygon(({ w, h }) => corners.map(([x, y]) => [(x * w) / wide, (y * h) / high] as const));

export const square = onGrid(1, 1, [0, 0], [1, 0], [1, 1], [0, 1]);

export const diamond = onGrid(2, 2, [0, 1], [1, 0], [2, 1], [1, 2]);
