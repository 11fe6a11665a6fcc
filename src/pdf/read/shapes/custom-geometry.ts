/**
 * Shapes that somebody drew (`a:custGeom`): formulas, and the paths that they lead along.
 *
 * Source: ISO/IEC 29500-1 §20.1.9 (guides: 20.1.9.11, paths: 20.1.9.15, arcTo: 20.1.9.2, presets of guides: Annex
 * of ST_ShapeType); lengths in EMU, angles in 60,000ths of a degree
 */

import { child, elements, type XmlElement } from "../../../ooxml/xml.ts";
import { dictionary } from "../../../values/dictionary.ts";
import type { CurvePath } from "../../model/floats.ts";
import type { Size } from "../floats.ts";
import { Curve, rayArc } from "./curves.ts";

const EMU = 12_700;
const DEGREE = 60_000;

export function readCustomGeometry(geometry: XmlElement, size: Size): readonly CurvePath[] | undefined {
  const guides = usualGuides(size.width * EMU, size.height * EMU);
  for (const list of ["a:avLst", "a:gdLst"]) {
    const parent = child(geometry, list);
    for (const { attributes } of parent ? elements(parent, "a:gd") : []) {
      guides.set(attributes.name ?? "", evaluate(attributes.fmla ?? "", guides));
    }
  }
  const list = child(geometry, "a:pathLst");
  const paths = (list ? elements(list, "a:path") : []).map((path) => readPath(path, guides));
  const drawn = paths.flatMap((path) => path ?? []);
  return drawn.length === paths.length && drawn.length > 0 ? drawn : undefined;
}

type Guides = Map<string, number>;

/** Names that every shape may use. */
function usualGuides(w: number, h: number): Guides {
  const short = Math.min(w, h);
  const shares = (name: string, length: number, parts: readonly number[]) =>
    parts.map((part) => [`${name}d${part}`, length / part] as const);
  const turn = 360 * DEGREE;
  return new Map([
    ...Object.entries({ w, h, l: 0, t: 0, r: w, b: h, hc: w / 2, vc: h / 2, ss: short, ls: Math.max(w, h) }),
    ...shares("w", w, [2, 3, 4, 5, 6, 8, 10, 12, 32]),
    ...shares("h", h, [2, 3, 4, 5, 6, 8, 10, 12]),
    ...shares("ss", short, [2, 4, 6, 8, 16, 32]),
    ...Object.entries({ cd2: turn / 2, cd4: turn / 4, cd8: turn / 8 }),
    ...Object.entries({ "3cd4": (3 * turn) / 4, "3cd8": (3 * turn) / 8 }),
    ...Object.entries({ "5cd8": (5 * turn) / 8, "7cd8": (7 * turn) / 8 }),
  ]);
}

const sine = (angle: number) => Math.sin(radians(angle));
const cosine = (angle: number) => Math.cos(radians(angle));
const angleOf = (x: number, y: number) => (Math.atan2(y, x) * 180 * DEGREE) / Math.PI;

const operations: Readonly<Record<string, (x: number, y: number, z: number) => number>> = dictionary({
  val: (x) => x,
  "*/": (x, y, z) => (x * y) / z,
  "+-": (x, y, z) => x + y - z,
  "+/": (x, y, z) => (x + y) / z,
  "?:": (x, y, z) => (x > 0 ? y : z),
  abs: (x) => Math.abs(x),
  at2: angleOf,
  cat2: (x, y, z) => x * Math.cos(Math.atan2(z, y)),
  cos: (x, y) => x * cosine(y),
  max: (x, y) => Math.max(x, y),
  min: (x, y) => Math.min(x, y),
  mod: (x, y, z) => Math.hypot(x, y, z),
  pin: (x, y, z) => Math.min(Math.max(x, y), z),
  sat2: (x, y, z) => x * Math.sin(Math.atan2(z, y)),
  sin: (x, y) => x * sine(y),
  sqrt: (x) => Math.sqrt(x),
  tan: (x, y) => x * Math.tan(radians(y)),
});

function evaluate(formula: string, guides: Guides): number {
  const [name = "", ...words] = formula.trim().split(/\s+/);
  const [x = 0, y = 0, z = 0] = words.map((word) => meaning(word, guides));
  return operations[name]?.(x, y, z) ?? Number.NaN;
}

/** A number, or what a guide of that name came to. */
function meaning(word: string | undefined, guides: Guides): number {
  if (word === undefined) return Number.NaN;
  return guides.get(word) ?? (/^[-+]?\d+(\.\d+)?$/.test(word) ? Number(word) : Number.NaN);
}

function radians(angle: number): number {
  return (angle * Math.PI) / (180 * DEGREE);
}

/** Lighter and darker parts of the same fill. */
const shades: Readonly<Record<string, number>> = dictionary({
  lighten: 0.4,
  lightenLess: 0.2,
  darken: -0.4,
  darkenLess: -0.2,
});

function readPath(path: XmlElement, guides: Guides): CurvePath | undefined {
  const { w, h, fill = "norm", stroke = "1" } = path.attributes;
  const measure = (own: string | undefined, usual: string) => Number(own) || (guides.get(usual) ?? 1);
  const curve = new Curve(measure(w, "w"), measure(h, "h"));
  for (const step of elements(path)) readStep(curve, step, guides);
  const stroked = stroke !== "0" && stroke !== "false";
  return curve.path({ filled: fill !== "none", stroked, shade: shades[fill] ?? 0 });
}

function readStep(curve: Curve, step: XmlElement, guides: Guides): void {
  const value = (name: string) => meaning(step.attributes[name], guides);
  const numbers = elements(step, "a:pt").flatMap(({ attributes: { x, y } }) =>
    [x, y].map((word) => meaning(word, guides)),
  );
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN, e = Number.NaN, f = Number.NaN] =
    numbers;
  switch (step.name) {
    case "a:moveTo":
      curve.move(a, b);
      break;
    case "a:lnTo":
      curve.line(a, b);
      break;
    case "a:cubicBezTo":
      curve.cubic(a, b, c, d, e, f);
      break;
    case "a:quadBezTo":
      curve.quadratic(a, b, c, d);
      break;
    case "a:arcTo":
      rayArc(curve, value("wR"), value("hR"), radians(value("stAng")), radians(value("swAng")));
      break;
    case "a:close":
      curve.close();
      break;
  }
}
