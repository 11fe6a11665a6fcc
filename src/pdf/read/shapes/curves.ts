/** Builds the curves of a shape, step by step, in whatever units its file counts them. */
import type { CurvePath, CurveStep, Geometry, Image, Point, Stroke } from "../../model/floats.ts";

/** More than any shape has that somebody drew; keeps what is written within bounds. */
const MOST_STEPS = 5000;

const TURN = 2 * Math.PI;

/** How a path is painted; a shade lightens above 0 and darkens below. */
export type Paint = Pick<CurvePath, "filled" | "stroked" | "shade">;

export class Curve {
  readonly #scale: Point;
  readonly #steps: CurveStep[] = [];
  #start: Point = { x: 0, y: 0 };
  #at: Point = { x: 0, y: 0 };

  /** @param width of the shape, in the units of its curves; `height` too */
  constructor(width: number, height: number) {
    this.#scale = { x: 1 / (width || 1), y: 1 / (height || 1) };
  }

  /** Where the last step ended. */
  get at(): Point {
    return this.#at;
  }

  get isBegun(): boolean {
    return this.#steps.length > 0;
  }

  move(x: number, y: number): this {
    this.#start = { x, y };
    return this.#step({ kind: "move", to: this.#share(x, y) }, x, y);
  }

  line(x: number, y: number): this {
    return this.#step({ kind: "line", to: this.#share(x, y) }, x, y);
  }

  cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    const [from, to] = [this.#share(x1, y1), this.#share(x2, y2)];
    return this.#step({ kind: "cubic", controls: [from, to], to: this.#share(x, y) }, x, y);
  }

  quadratic(x1: number, y1: number, x: number, y: number): this {
    const { x: x0, y: y0 } = this.#at;
    const third = (end: number, control: number) => end + (2 / 3) * (control - end);
    return this.cubic(third(x0, x1), third(y0, y1), third(x, x1), third(y, y1), x, y);
  }

  /**
   * Part of an ellipse, on from where the last step ended.
   *
   * @param start where on the ellipse that is, radians clockwise from its right end
   * @param sweep how far round, radians clockwise
   */
  arc(wide: number, high: number, start: number, sweep: number): this {
    const whole = Math.max(-TURN, Math.min(TURN, sweep));
    const count = Math.max(1, Math.ceil(Math.abs(whole) / (TURN / 4) - 1e-9));
    const center = { x: this.#at.x - wide * Math.cos(start), y: this.#at.y - high * Math.sin(start) };
    const part = whole / count;
    const reach = (4 / 3) * Math.tan(part / 4);
    for (let i = 0; i < count; i++) {
      const [from, to] = [start + i * part, start + (i + 1) * part];
      const x = center.x + wide * Math.cos(to);
      const y = center.y + high * Math.sin(to);
      this.cubic(
        this.#at.x - reach * wide * Math.sin(from),
        this.#at.y + reach * high * Math.cos(from),
        x + reach * wide * Math.sin(to),
        y - reach * high * Math.cos(to),
        x,
        y,
      );
    }
    return this;
  }

  close(): this {
    return this.#step({ kind: "close" }, this.#start.x, this.#start.y);
  }

  /** `undefined` where it is nothing that can be drawn. */
  path(paint: Paint): CurvePath | undefined {
    const steps = this.#steps;
    const isDrawn = steps.length > 1 && steps.length <= MOST_STEPS && steps.every(isSound);
    return isDrawn ? { ...paint, steps } : undefined;
  }

  #share(x: number, y: number): Point {
    return { x: x * this.#scale.x, y: y * this.#scale.y };
  }

  #step(step: CurveStep, x: number, y: number): this {
    this.#steps.push(step);
    this.#at = { x, y };
    return this;
  }
}

/** Where on an ellipse a ray from its centre meets it, radians: on one that is no circle not at the ray's own angle. */
export function met(wide: number, high: number, ray: number): number {
  const near = Math.atan2(wide * Math.sin(ray), high * Math.cos(ray));
  return near + TURN * Math.round((ray - near) / TURN);
}

/** An arc from ray to ray. */
export function rayArc(curve: Curve, wide: number, high: number, start: number, sweep: number): void {
  const from = met(wide, high, start);
  curve.arc(wide, high, from, met(wide, high, start + sweep) - from);
}

function isSound(step: CurveStep): boolean {
  const points = step.kind === "close" ? [] : step.kind === "cubic" ? [...step.controls, step.to] : [step.to];
  return points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
}

export const FILLED: Paint = { filled: true, stroked: true, shade: 0 };
/** What is between lines that are drawn by themselves. */
export const INSIDE: Paint = { filled: true, stroked: false, shade: 0 };
export const OPEN: Paint = { filled: false, stroked: true, shade: 0 };

/** From corner to corner of a shape, by which way it is turned over; which end is which matters only to their heads. */
export function diagonal(flip: Flip, stroke: Stroke | undefined): Geometry {
  if (!stroke?.start && !stroke?.end) return flip.vertically === flip.horizontally ? "line" : "rising line";
  const path = new Curve(1, 1).move(0, 0).line(1, 1).path(OPEN);
  return path ? mirrored([path], flip) : "line";
}

type Flip = Image["flipped"];

/** Seen in a mirror, as shapes may be turned over. */
export function mirrored(
  paths: readonly CurvePath[],
  { horizontally, vertically }: Flip,
): readonly CurvePath[] {
  if (!horizontally && !vertically) return paths;
  const point = ({ x, y }: Point): Point => ({ x: horizontally ? 1 - x : x, y: vertically ? 1 - y : y });
  const step = (step: CurveStep): CurveStep => {
    if (step.kind === "close") return step;
    if (step.kind !== "cubic") return { ...step, to: point(step.to) };
    const [from, to] = step.controls;
    return { ...step, controls: [point(from), point(to)], to: point(step.to) };
  };
  return paths.map((path) => ({ ...path, steps: path.steps.map(step) }));
}
