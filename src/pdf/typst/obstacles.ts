/**
 * What text must flow around: the rectangles that floats keep free of it, or strips that follow an outline.
 *
 * Lengths in points; x from the left edge of the text, y from the top of the float's paragraph.
 */
import { type Float, isInline, type Point, standsByText } from "../model/floats.ts";
import type { Paragraph } from "../model/paragraph.ts";
import { horizontalPlace } from "./floats.ts";
import type { Area } from "./writer.ts";

/** Room that text stays out of. */
export interface Obstacle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** None of a float that stands elsewhere than its paragraph. */
export function obstaclesOf(paragraph: Paragraph, area: Area): Obstacle[] {
  return paragraph.inlines.flatMap((inline) => {
    if (inline.kind !== "float" || isInline(inline.float) || !standsByText(inline.float)) return [];
    const { float } = inline;
    const left = horizontalPlace(float, area) - area.left;
    const [none, all] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const side = float.wrap === "topAndBottom" ? "none" : sideOf(float, left, area.width);
    return partsOf(float).map((part) => ({
      left: side === "right" || side === "none" ? none : left + part.left - float.distance.left,
      right: side === "left" || side === "none" ? all : left + part.right + float.distance.right,
      top: float.y.by + part.top,
      bottom: float.y.by + part.bottom,
    }));
  });
}

function sideOf({ sides, width }: Float, left: number, all: number): "both" | "left" | "right" {
  if (sides !== "largest") return sides;
  return left >= all - left - width ? "left" : "right";
}

/** From its upper left corner; text keeps its distance above and below what is a rectangle only. */
function partsOf({ width, height = 0, outline, wrap, distance }: Float): Obstacle[] {
  if (!outline || wrap !== "square") {
    return [{ left: 0, right: width, top: -distance.top, bottom: height + distance.bottom }];
  }
  const drawn = outline.map(({ x, y }) => ({ x: x * width, y: y * height }));
  return stripsOf(drawn, Math.min(MOST_STRIPS, Math.ceil(height / STRIP)));
}

/** How high: a fraction of a line. */
const STRIP = 1;
/** A page's. */
const MOST_STRIPS = 1000;

/** @param count of strips that are cut across; those alike are one */
export function stripsOf(outline: readonly Point[], count: number): Obstacle[] {
  const edges = edgesOf(outline);
  const ys = outline.map(({ y }) => y);
  const [start, end] = [Math.min(...ys), Math.max(...ys)];
  const strips: Obstacle[] = [];
  for (let i = 0; i < count; i++) {
    const [top, bottom] = [i, i + 1].map((n) => start + ((end - start) * n) / count) as [number, number];
    const xs = edges.flatMap(([from, to]) => within(from, to, top, bottom));
    if (xs.length === 0) continue;
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const last = strips.at(-1);
    const isAlike = last?.left === left && last.right === right && last.bottom === top;
    if (isAlike) strips[strips.length - 1] = { ...last, bottom };
    else strips.push({ left, right, top, bottom });
  }
  return strips;
}

function edgesOf(outline: readonly Point[]): [Point, Point][] {
  return outline.map((from, i) => [from, outline[(i + 1) % outline.length] as Point]);
}

/** Where an edge enters and leaves a strip. */
function within(from: Point, to: Point, top: number, bottom: number): number[] {
  const enters = Math.max(top, Math.min(from.y, to.y));
  const leaves = Math.min(bottom, Math.max(from.y, to.y));
  if (enters > leaves) return [];
  if (from.y === to.y) return [from.x, to.x];
  const at = (y: number) => from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
  return [at(enters), at(leaves)];
}
