/**
 * VML shapes that are told by points, not by a place and a size: lines, polylines and curves; and arcs.
 *
 * Source: ISO/IEC 29500-4 §19.1.2.1 (arc), §19.1.2.5 (curve), §19.1.2.12 (line), §19.1.2.15 (polyline); points, but within groups the
 * group's own units
 */
import { points } from "../../../ooxml/units.ts";
import type { XmlElement } from "../../../ooxml/xml.ts";
import type { CurvePath, Image } from "../../model/floats.ts";
import type { Size } from "../floats.ts";
import type { Style } from "../vml-look.ts";
import { Curve, FILLED, OPEN } from "./curves.ts";

export interface Trace extends Size {
  /** Where it stands, as the style of another shape would say. */
  readonly style: Style;
  /** Of a line. */
  readonly flip: Image["flipped"];
  readonly paths: readonly CurvePath[];
}

/** `undefined` where a shape is none of these, or has no points. */
export function readTrace({ name, attributes }: XmlElement): Trace | undefined {
  const { from, to, control1, control2 } = attributes;
  switch (name) {
    case "v:line":
      return trace([pair(from), pair(to)], (curve, [, end]) => end && curve.line(...end));
    case "v:curve":
      return trace([from, control1, control2, to].map(pair), (curve, [, first, second, end]) => {
        if (first && second && end) curve.cubic(...first, ...second, ...end);
      });
    case "v:polyline":
      return trace(pairs(attributes.points ?? ""), (curve, [start, ...others]) => {
        for (const end of others) curve.line(...end);
        if (others.at(-1)?.join() === start?.join()) curve.close();
      });
    default:
      return undefined;
  }
}

type Pair = readonly [x: number, y: number];

function pair(written = "0,0"): Pair {
  return pairs(written)[0] ?? [0, 0];
}

function pairs(written: string): Pair[] {
  const numbers = written.split(/[\s,]+/).map((number) => points(number, 1) ?? 0);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => [
    numbers[2 * i] ?? 0,
    numbers[2 * i + 1] ?? 0,
  ]);
}

function trace(all: readonly Pair[], draw: (curve: Curve, all: readonly Pair[]) => void): Trace | undefined {
  const [first] = all;
  if (!first) return undefined;
  const [left, top] = [Math.min(...all.map(([x]) => x)), Math.min(...all.map(([, y]) => y))];
  const [right, bottom] = [Math.max(...all.map(([x]) => x)), Math.max(...all.map(([, y]) => y))];
  const placed = all.map(([x, y]) => [x - left, y - top] as const);
  const [start = [0, 0] as const, end = start] = [placed[0], placed.at(-1)];
  const curve = new Curve(right - left, bottom - top).move(...start);
  draw(curve, placed);
  const path = curve.path(FILLED);
  return {
    width: right - left,
    height: bottom - top,
    style: { "margin-left": `${left}pt`, "margin-top": `${top}pt` },
    flip: { horizontally: end[0] < start[0], vertically: end[1] < start[1] },
    paths: path ? [path] : [],
  };
}

/** Part of the ellipse in the shape's place, clockwise from angles that count from its top. */
export function arcPaths({ attributes }: XmlElement): CurvePath[] {
  const radians = (degrees: string | undefined, usual: number) =>
    ((Number(degrees ?? usual) || 0) * Math.PI) / 180;
  const start = radians(attributes.startangle, 0);
  const sweep = radians(attributes.endangle, 90) - start;
  const from = start - Math.PI / 2;
  const curve = new Curve(2, 2).move(1 + Math.cos(from), 1 + Math.sin(from)).arc(1, 1, from, sweep);
  const path = curve.path(OPEN);
  return path ? [path] : [];
}
