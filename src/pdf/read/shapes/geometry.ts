/**
 * What DrawingML says of a shape's outline, and of how it is turned.
 *
 * Source: ISO/IEC 29500-1 §20.1.7.6 (xfrm), §20.1.9.18 (prstGeom); [MS-ODRAWXML] §2.2 (bodyPr)
 */

import { emuPoints, integer, isOn } from "../../../ooxml/units.ts";
import { child, elements, type XmlElement } from "../../../ooxml/xml.ts";
import { dictionary } from "../../../values/dictionary.ts";
import type { BoxFormat, Geometry, Image } from "../../model/floats.ts";
import type { Size } from "../floats.ts";
import type { InlineReader } from "../inlines.ts";
import { diagonal, mirrored } from "./curves.ts";
import { readCustomGeometry } from "./custom-geometry.ts";
import { presetShape } from "./presets.ts";
import { textMargins } from "./texts.ts";

/** The margins of the box, and what its shape takes of it. */
export function readInset(
  body: XmlElement["attributes"] | undefined,
  properties: XmlElement | undefined,
  { width, height }: Size,
): BoxFormat["inset"] {
  const box = {
    left: emuPoints(body?.lIns) ?? 7.2,
    top: emuPoints(body?.tIns) ?? 3.6,
    right: emuPoints(body?.rIns) ?? 7.2,
    bottom: emuPoints(body?.bIns) ?? 3.6,
  };
  const preset = child(properties, "a:prstGeom");
  const own = textMargins(preset?.attributes.prst ?? "", width, height, readAdjustments(preset));
  const isRoomy = box.left + own.left + own.right + box.right < width;
  return isRoomy
    ? {
        left: box.left + own.left,
        top: box.top + own.top,
        right: box.right + own.right,
        bottom: box.bottom + own.bottom,
      }
    : box;
}

/** Degrees clockwise. */
export function readRotation(transform: XmlElement | undefined): number {
  return (integer(transform?.attributes.rot) ?? 0) / 60_000;
}

export function readFlip(transform: XmlElement | undefined): Image["flipped"] {
  const { flipH = "0", flipV = "0" } = transform?.attributes ?? {};
  return { horizontally: isOn(flipH), vertically: isOn(flipV) };
}

export function readGeometry(
  reader: InlineReader,
  properties: XmlElement | undefined,
  { fill, stroke }: BoxFormat,
  size: Size,
): Geometry {
  const flip = readFlip(child(properties, "a:xfrm"));
  const preset = child(properties, "a:prstGeom");
  const { prst = "freeform" } = preset?.attributes ?? {};
  const adjustments = readAdjustments(preset);
  const known = adjustments.length > 0 && prst === "roundRect" ? undefined : geometries[prst];
  if (known === "line") return diagonal(flip, stroke);
  if (known) return known;
  const custom = child(properties, "a:custGeom");
  const paths = custom
    ? readCustomGeometry(custom, size)
    : presetShape(prst, size.width, size.height, adjustments);
  if (paths) return mirrored(paths, flip);
  if (fill || stroke) reader.story.sayOtherwise("shape", prst);
  return "rectangle";
}

/** What the handles of a shape are set to, in their order. */
function readAdjustments(preset: XmlElement | undefined): number[] {
  const list = child(preset, "a:avLst");
  return (list ? elements(list, "a:gd") : []).flatMap(({ attributes }) => {
    const value = /^val (-?\d+)$/.exec(attributes.fmla ?? "")?.[1];
    return value === undefined ? [] : Number(value);
  });
}

const geometries: Readonly<Record<string, Geometry>> = dictionary({
  rect: "rectangle",
  flowChartProcess: "rectangle",
  roundRect: "rounded",
  flowChartAlternateProcess: "rounded",
  ellipse: "ellipse",
  flowChartConnector: "ellipse",
  line: "line",
  straightConnector1: "line",
});
