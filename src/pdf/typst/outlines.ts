/** What text stays out of beside something with an outline: as many rectangles as it takes, one below the other. */
import type { Point } from "../model/floats.ts";

/** Shares of the width and height that the outline is in. */
export interface Band {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** @param count of bands that are cut; those alike are one */
export function bandsOf(outline: readonly Point[], count: number): Band[] {
  const ys = outline.map(({ y }) => y);
  const [start, end] = [Math.min(...ys), Math.max(...ys)];
  const bands: Band[] = [];
  for (let i = 0; i < count; i++) {
    const [top, bottom] = [i, i + 1].map((n) => start + ((end - start) * n) / count) as [number, number];
    const xs = edgesOf(outline).flatMap(([from, to]) => within(from, to, top, bottom));
    if (xs.length === 0) continue;
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const last = bands.at(-1);
    const isAlike = last?.left === left && last.right === right && last.bottom === top;
    if (isAlike) bands[bands.length - 1] = { ...last, bottom };
    else bands.push({ left, right, top, bottom });
  }
  return bands;
}

function edgesOf(outline: readonly Point[]): [Point, Point][] {
  return outline.map((from, i) => [from, outline[(i + 1) % outline.length] as Point]);
}

/** Where an edge enters and leaves a band. */
function within(from: Point, to: Point, top: number, bottom: number): number[] {
  const enters = Math.max(top, Math.min(from.y, to.y));
  const leaves = Math.min(bottom, Math.max(from.y, to.y));
  if (enters > leaves) return [];
  if (from.y === to.y) return [from.x, to.x];
  const at = (y: number) => from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
  return [at(enters), at(leaves)];
}
