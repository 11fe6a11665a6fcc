/**
 * Outlines of VML shapes: their own path, or that of their type, with its formulas and how the shape was adjusted.
 *
 * Source: ISO/IEC 29500-4 §19.1.2.11 (formulas: f), §19.1.2.13 (path), §19.1.2.19 and .20 (shape, shapetype);
 * angles in 65,536ths of a degree
 */

import { child, descendants, elements, type XmlElement } from "../../../ooxml/xml.ts";
import { dictionary } from "../../../values/dictionary.ts";
import type { CurvePath } from "../../model/floats.ts";
import { Curve } from "./curves.ts";
import type { Sides } from "./shape.ts";

export interface VmlOutline {
  readonly paths: readonly CurvePath[];
  /** Where its text stands, as shares of the shape; absent where that is all of it. */
  readonly text: Sides;
}

/** `undefined` where nothing says what it looks like. */
export function readVmlOutline(shape: XmlElement, part: XmlElement | undefined): VmlOutline | undefined {
  const type = typeOf(shape, part);
  const described = child(shape, "v:path") ?? child(type, "v:path");
  const path = shape.attributes.path ?? described?.attributes.v ?? type?.attributes.path;
  if (path === undefined) return undefined;
  const numbers = (name: string) =>
    (shape.attributes[name] ?? type?.attributes[name])?.split(",").map(Number);
  const [width = 1000, height = 1000] = numbers("coordsize") ?? [];
  const [left = 0, top = 0] = numbers("coordorigin") ?? [];
  const values = evaluate(shape, type, { width, height });
  const paths = trace(path, values, { left, top, width, height });
  return (
    paths && {
      paths,
      text: textArea(described?.attributes.textboxrect, values, { left, top, width, height }),
    }
  );
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const types = new WeakMap<XmlElement, ReadonlyMap<string, XmlElement>>();

/** The shape type that a shape names: it stands beside the first shape of its kind. */
export function typeOf({ attributes }: XmlElement, part: XmlElement | undefined): XmlElement | undefined {
  const id = attributes.type?.replace(/^#/, "");
  if (!id || !part) return undefined;
  const known =
    types.get(part) ?? new Map([...descendants(part, "v:shapetype")].map((e) => [e.attributes.id ?? "", e]));
  types.set(part, known);
  return known.get(id);
}

/** The value of a word of a formula or a path: `@1` a formula, `#1` an adjustment, a number, a name. */
type Values = (word: string) => number;

function evaluate(
  shape: XmlElement,
  type: XmlElement | undefined,
  { width, height }: Pick<Box, "width" | "height">,
): Values {
  const own = shape.attributes.adj?.split(",") ?? [];
  const usual = type?.attributes.adj?.split(",") ?? [];
  const adjustments = Array.from({ length: Math.max(own.length, usual.length) }, (_, i) =>
    Number(own[i] || usual[i] || 0),
  );
  const named = new Map(
    Object.entries({
      width,
      height,
      xcenter: width / 2,
      ycenter: height / 2,
      xlimo: width / 2,
      ylimo: height / 2,
    }),
  );
  const formulas: number[] = [];
  const values: Values = (word) => {
    if (word.startsWith("@")) return formulas[Number(word.slice(1))] ?? Number.NaN;
    if (word.startsWith("#")) return adjustments[Number(word.slice(1))] ?? 0;
    return named.get(word) ?? (word === "" ? 0 : Number(word));
  };
  const list = child(shape, "v:formulas") ?? child(type, "v:formulas");
  for (const { attributes } of list ? elements(list, "v:f") : []) {
    const [name = "", ...words] = (attributes.eqn ?? "").trim().split(/\s+/);
    const [a = 0, b = 0, c = 0] = words.map(values);
    formulas.push(operations[name]?.(a, b, c) ?? Number.NaN);
  }
  return values;
}

const ANGLE = 65_536;
const radians = (angle: number) => (angle * Math.PI) / (180 * ANGLE);

const operations: Readonly<Record<string, (a: number, b: number, c: number) => number>> = dictionary({
  val: (a) => a,
  sum: (a, b, c) => a + b - c,
  prod: (a, b, c) => (a * b) / c,
  mid: (a, b) => (a + b) / 2,
  abs: (a) => Math.abs(a),
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  if: (a, b, c) => (a > 0 ? b : c),
  mod: (a, b, c) => Math.hypot(a, b, c),
  atan2: (a, b) => (Math.atan2(b, a) * 180 * ANGLE) / Math.PI,
  sin: (a, b) => a * Math.sin(radians(b)),
  cos: (a, b) => a * Math.cos(radians(b)),
  cosatan2: (a, b, c) => a * Math.cos(Math.atan2(c, b)),
  sinatan2: (a, b, c) => a * Math.sin(Math.atan2(c, b)),
  sqrt: (a) => Math.sqrt(a),
  sumangle: (a, b, c) => a + b * ANGLE - c * ANGLE,
  ellipse: (a, b, c) => c * Math.sqrt(1 - (a / b) ** 2),
  tan: (a, b) => a * Math.tan(radians(b)),
});

/** Each a name and what follows it, numbers between commas; what is left out is 0. */
const COMMANDS = /(ae|al|at|ar|wa|wr|qx|qy|qb|nf|ns|[mlcxetrv])([^a-z]*)/g;

function trace(path: string, values: Values, box: Box): readonly CurvePath[] | undefined {
  const paths: CurvePath[] = [];
  let pen = new Pen(box);
  for (const [, name = "", rest = ""] of path.toLowerCase().matchAll(COMMANDS)) {
    const isKnown = pen.draw(name, parameters(rest, values));
    if (!isKnown) return undefined;
    if (name !== "e") continue;
    const drawn = pen.path;
    if (drawn) paths.push(drawn);
    pen = new Pen(box);
  }
  const drawn = pen.path;
  if (drawn) paths.push(drawn);
  return paths.length > 0 ? paths : undefined;
}

function parameters(text: string, values: Values): number[] {
  const found: number[] = [];
  let isDue = /\S/.test(text);
  for (const [word] of text.matchAll(/,|[@#]\d+|-?[\d.]+/g)) {
    if (word !== ",") found.push(values(word));
    else if (isDue) found.push(0);
    isDue = word === ",";
  }
  return isDue ? [...found, 0] : found;
}

/** Of a quarter of an ellipse: how far its control points are from its ends, of the way to the corner. */
const BULGE = (4 / 3) * Math.tan(Math.PI / 8);

/** Draws the commands of one path. */
class Pen {
  readonly #curve: Curve;
  readonly #box: Box;
  #filled = true;
  #stroked = true;

  constructor(box: Box) {
    this.#box = box;
    this.#curve = new Curve(box.width, box.height);
  }

  get path(): CurvePath | undefined {
    return this.#curve.path({ filled: this.#filled, stroked: this.#stroked, shade: 0 });
  }

  /** @returns whether the command is one that can be drawn */
  draw(name: string, numbers: readonly number[]): boolean {
    const { x, y } = this.#curve.at;
    const { left, top } = this.#box;
    switch (name) {
      case "m":
        this.#curve.move((numbers[0] ?? 0) - left, (numbers[1] ?? 0) - top);
        return true;
      case "t":
        this.#curve.move(x + (numbers[0] ?? 0), y + (numbers[1] ?? 0));
        return true;
      case "l":
        return this.#each(2, numbers, ([a, b]) => this.#curve.line(a - left, b - top));
      case "r":
        return this.#each(2, numbers, ([a, b]) =>
          this.#curve.line(this.#curve.at.x + a, this.#curve.at.y + b),
        );
      case "c":
        return this.#each(6, numbers, ([a, b, c, d, e, f]) =>
          this.#curve.cubic(a - left, b - top, c - left, d - top, e - left, f - top),
        );
      case "v":
        return this.#each(6, numbers, ([a, b, c, d, e, f]) => {
          const { x, y } = this.#curve.at;
          this.#curve.cubic(x + a, y + b, x + c, y + d, x + e, y + f);
        });
      case "x":
        this.#curve.close();
        return true;
      case "e":
        return true;
      case "nf":
        this.#filled = false;
        return true;
      case "ns":
        this.#stroked = false;
        return true;
      case "at":
      case "ar":
      case "wa":
      case "wr":
        return this.#each(8, numbers, (all) =>
          this.#arc(all, name.startsWith("w"), name === "ar" || name === "wr"),
        );
      case "ae":
      case "al":
        return this.#each(6, numbers, (all) => this.#ellipse(all, name === "al"));
      case "qx":
      case "qy": {
        let isLevel = name === "qx";
        return this.#each(2, numbers, ([a, b]) => {
          this.#quarter(a - left, b - top, isLevel);
          isLevel = !isLevel;
        });
      }
      default:
        return false;
    }
  }

  /** @returns whether there were as many numbers as it takes, once or more */
  #each(count: number, numbers: readonly number[], draw: (taken: Numbers) => void): boolean {
    for (let i = 0; i < numbers.length; i += count) {
      const taken = Array.from({ length: 8 }, (_, n) => numbers[i + n] ?? 0);
      draw(taken as unknown as Numbers);
    }
    return numbers.length > 0;
  }

  /** Within a box, from the ray to one point to the ray to another. */
  #arc([l, t, r, b, x1, y1, x2, y2]: Numbers, isClockwise: boolean, isApart: boolean): void {
    const { left, top } = this.#box;
    const [cx, cy, wide, high] = [(l + r) / 2 - left, (t + b) / 2 - top, (r - l) / 2, (b - t) / 2];
    const angle = (x: number, y: number) =>
      Math.atan2((y - top - cy) / (high || 1), (x - left - cx) / (wide || 1));
    const [start, end] = [angle(x1, y1), angle(x2, y2)];
    const turn = 2 * Math.PI;
    const clockwise = (((end - start) % turn) + turn) % turn || turn;
    this.#reach(cx + wide * Math.cos(start), cy + high * Math.sin(start), isApart);
    this.#curve.arc(wide, high, start, isClockwise ? clockwise : clockwise - turn || -turn);
  }

  #ellipse([x, y, wide, high, start, swing]: Numbers, isApart: boolean): void {
    const { left, top } = this.#box;
    const from = -radians(start);
    this.#reach(x - left + wide * Math.cos(from), y - top + high * Math.sin(from), isApart);
    this.#curve.arc(wide, high, from, -radians(swing));
  }

  #reach(x: number, y: number, isApart: boolean): void {
    if (isApart) this.#curve.move(x, y);
    else this.#curve.line(x, y);
  }

  #quarter(x: number, y: number, isLevel: boolean): void {
    const { x: x0, y: y0 } = this.#curve.at;
    const [dx, dy] = [BULGE * (x - x0), BULGE * (y - y0)];
    if (isLevel) this.#curve.cubic(x0 + dx, y0, x, y - dy, x, y);
    else this.#curve.cubic(x0, y0 + dy, x - dx, y, x, y);
  }
}

type Numbers = readonly [number, number, number, number, number, number, number, number];

function textArea(rectangle: string | undefined, values: Values, { left, top, width, height }: Box) {
  const [first = ""] = rectangle?.split(";") ?? [];
  const [l, t, r, b] = parameters(first, values);
  const all = { left: 0, top: 0, right: 0, bottom: 0 };
  if (l === undefined || t === undefined || r === undefined || b === undefined) return all;
  const area = {
    left: (l - left) / width,
    top: (t - top) / height,
    right: 1 - (r - left) / width,
    bottom: 1 - (b - top) / height,
  };
  return Object.values(area).every((share) => share >= 0 && share < 1) ? area : all;
}
