/** What stands around a plot: the names of its axes, and room for the words along them. */
import type { Place } from "../../model/floats.ts";
import { LINE, type Pen } from "./pen.ts";

/** One side of a plot. */
export interface Edge {
  readonly title?: string | undefined;
  /** For words, in points. */
  readonly room: number;
}

export interface Edges {
  readonly left: Edge;
  readonly right: Edge;
  readonly top: Edge;
  readonly bottom: Edge;
}

const TITLE_ROOM = LINE + 4;

function breadth({ title, room }: Edge): number {
  return room + (title === undefined ? 0 : TITLE_ROOM);
}

/** The area that the edges leave. */
export function within(whole: Place, { left, right, top, bottom }: Edges): Place {
  return {
    x: whole.x + breadth(left),
    y: whole.y + breadth(top),
    width: Math.max(1, whole.width - breadth(left) - breadth(right)),
    height: Math.max(1, whole.height - breadth(top) - breadth(bottom)),
  };
}

/** Up the sides, over the area and under it. */
export function drawTitles(pen: Pen, whole: Place, edges: Edges): void {
  const { x, y, width, height } = within(whole, edges);
  const { left, right, top, bottom } = edges;
  const [middle, center] = [y + height / 2, x + width / 2];
  const [start, end] = [whole.x + LINE / 2, whole.x + whole.width - LINE / 2];
  if (left.title !== undefined) pen.turned(left.title, start, middle, height, -90);
  if (right.title !== undefined) pen.turned(right.title, end, middle, height, -90);
  if (top.title !== undefined) pen.turned(top.title, center, whole.y + LINE / 2, width, 0);
  if (bottom.title !== undefined) {
    pen.turned(bottom.title, center, whole.y + whole.height - LINE / 2, width, 0);
  }
}
