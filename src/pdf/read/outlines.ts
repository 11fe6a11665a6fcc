/**
 * Outlines that text stands close to, drawn in 21,600ths of the width and height.
 *
 * Source: ISO/IEC 29500-1 §20.4.2.16 (wrapPolygon); 29500-4 §19.1.2.19 (wrapcoords)
 */
import { child, elements, type XmlElement } from "../../ooxml/xml.ts";
import type { Point } from "../model/floats.ts";

const WHOLE = 21_600;
/** More than Word draws around the most ragged picture. */
const MOST_POINTS = 1000;

export function readPolygon(wrap: XmlElement | undefined): readonly Point[] | undefined {
  const polygon = child(wrap, "wp:wrapPolygon");
  return polygon && outline(elements(polygon).flatMap(({ attributes: { x, y } }) => [x, y].map(Number)));
}

export function readCoordinates(coordinates: string | undefined): readonly Point[] | undefined {
  return coordinates === undefined
    ? undefined
    : outline(
        coordinates
          .trim()
          .split(/[\s,]+/)
          .map(Number),
      );
}

/** `undefined` where it bounds nothing, or is no outline that Word draws. */
function outline(numbers: readonly number[]): readonly Point[] | undefined {
  const points: Point[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    points.push({ x: (numbers[i] ?? 0) / WHOLE, y: (numbers[i + 1] ?? 0) / WHOLE });
  }
  const isDrawn =
    points.length > 2 && points.length <= MOST_POINTS && points.every(({ x, y }) => Number.isFinite(x + y));
  return isDrawn ? points : undefined;
}
