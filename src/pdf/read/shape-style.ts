/**
 * Fill, outline and text colour of a shape: its own, else those that its style takes from the theme.
 *
 * Source: ISO/IEC 29500-1 §20.1.2.3 (colours), §20.1.4.2 (lnRef, fillRef, fontRef), §20.1.8 (fills)
 */

import { mix } from "../../ooxml/colors.ts";
import { namedColor } from "../../ooxml/named-colors.ts";
import { drawingShare, emuPoints, hexColor, integer } from "../../ooxml/units.ts";
import { child, descendants, elements, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { BoxFormat, Gradient, LineEnd } from "../model/floats.ts";
import { changedColor } from "./color-changes.ts";
import type { InlineReader } from "./inlines.ts";

type ShapeStyle = Pick<BoxFormat, "fill" | "gradient" | "stroke" | "textColor">;

/** Widths of the theme's three lines, points: those of Office's own themes. */
const THEME_LINES = [0.5, 1, 1.5] as const;

export function readShapeStyle(
  reader: InlineReader,
  properties: XmlElement | undefined,
  style: XmlElement | undefined,
): ShapeStyle {
  const gradient = readGradient(reader, child(properties, "a:gradFill"));
  return {
    fill: readFill(reader, properties, child(style, "a:fillRef")),
    ...(gradient && { gradient }),
    stroke: readOutline(reader, child(properties, "a:ln"), child(style, "a:lnRef")),
    textColor: readColor(reader, child(style, "a:fontRef")),
  };
}

const fills = ["a:noFill", "a:solidFill", "a:gradFill", "a:pattFill", "a:blipFill", "a:grpFill"];

function ownFill(parent: XmlElement | undefined): XmlElement | undefined {
  return parent && elements(parent).find((e) => fills.includes(e.name));
}

/** The colour of a reference into the theme; none where it refers to nothing. */
function referred(reader: InlineReader, reference: XmlElement | undefined): string | undefined {
  return Number(reference?.attributes.idx ?? 0) > 0 ? readColor(reader, reference) : undefined;
}

function readFill(
  reader: InlineReader,
  properties: XmlElement | undefined,
  reference: XmlElement | undefined,
): string | undefined {
  const own = ownFill(properties);
  if (!own) return referred(reader, reference);
  if (own.name === "a:gradFill") return readColor(reader, [...descendants(own, "a:gs")][0]);
  if (own.name === "a:pattFill") return readPattern(reader, own);
  return own.name === "a:solidFill" ? readColor(reader, own) : undefined;
}

/** §20.1.8.47: the colour that a pattern is from afar; those of lines and checks are told apart by how dense they are. */
function readPattern(reader: InlineReader, fill: XmlElement): string {
  const front = readColor(reader, child(fill, "a:fgClr"))?.slice(0, 6) ?? "000000";
  const back = readColor(reader, child(fill, "a:bgClr"))?.slice(0, 6) ?? "FFFFFF";
  const { prst = "" } = fill.attributes;
  const percent = /^pct(\d+)$/.exec(prst)?.[1];
  const dense = prst.startsWith("dk") ? 0.6 : prst.startsWith("lt") ? 0.25 : 0.4;
  reader.story.sayOtherwiseOnce("pattern");
  return mix(front, back, percent === undefined ? dense : Math.min(1, Number(percent) / 100));
}

/** §20.1.8.33; angles in 60,000ths of a degree, places in 1,000ths of a percent. */
function readGradient(reader: InlineReader, fill: XmlElement | undefined): Gradient | undefined {
  const stops = (fill ? [...descendants(fill, "a:gs")] : []).flatMap((stop) => {
    const [color, at] = [readColor(reader, stop), drawingShare(stop.attributes.pos)];
    return color === undefined || at === undefined ? [] : [{ color, at: Math.min(1, Math.max(0, at)) }];
  });
  const sorted = stops.toSorted((a, b) => a.at - b.at);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || first === last) return undefined;
  const line = child(fill, "a:lin")?.attributes.ang;
  const angle = child(fill, "a:path") ? undefined : (integer(line) ?? 0) / 60_000;
  // Before the first stop and after the last there is their colour.
  const before = first.at > 0 ? [{ ...first, at: 0 }] : [];
  const after = last.at < 1 ? [{ ...last, at: 1 }] : [];
  return { stops: [...before, ...sorted, ...after], angle };
}

function readOutline(
  reader: InlineReader,
  line: XmlElement | undefined,
  reference: XmlElement | undefined,
): BoxFormat["stroke"] {
  const own = ownFill(line);
  if (own?.name === "a:noFill") return undefined;
  const color = own ? readColor(reader, own) : referred(reader, reference);
  if (color === undefined) return undefined;
  const usual = THEME_LINES[Number(reference?.attributes.idx ?? 0) - 1] ?? 0.75;
  const dash = dashes[child(line, "a:prstDash")?.attributes.val ?? ""];
  const [start, end] = [readEnd(child(line, "a:headEnd")), readEnd(child(line, "a:tailEnd"))];
  return {
    width: emuPoints(line?.attributes.w) ?? usual,
    color,
    ...(dash && { dash }),
    ...(start && { start }),
    ...(end && { end }),
  };
}

/** §20.1.10.49, in widths of the line. */
export const dashes: Readonly<Record<string, readonly number[]>> = dictionary({
  dot: [1, 3],
  dash: [4, 3],
  lgDash: [8, 3],
  dashDot: [4, 3, 1, 3],
  lgDashDot: [8, 3, 1, 3],
  lgDashDotDot: [8, 3, 1, 3, 1, 3],
  sysDash: [3, 1],
  sysDot: [1, 1],
  sysDashDot: [3, 1, 1, 1],
  sysDashDotDot: [3, 1, 1, 1, 1, 1],
});

const endSizes: Readonly<Record<string, number>> = dictionary({ sm: 2, med: 3, lg: 5 });
const endShapes = ["triangle", "stealth", "arrow", "diamond", "oval"] as const;

/** §20.1.8.38, §20.1.8.57. */
function readEnd(e: XmlElement | undefined): LineEnd | undefined {
  const { type, w = "med", len = "med" } = e?.attributes ?? {};
  const shape = endShapes.find((known) => known === type);
  return shape && { shape, along: endSizes[len] ?? 3, across: endSizes[w] ?? 3 };
}

/** The colour that an element holds. */
export function readColor(reader: InlineReader, parent: XmlElement | undefined): string | undefined {
  const color = parent && elements(parent)[0];
  if (!color) return undefined;
  const { val = "", lastClr } = color.attributes;
  const base =
    color.name === "a:srgbClr"
      ? hexColor(val)
      : color.name === "a:schemeClr"
        ? reader.story.source.theme.color(val)
        : (hexColor(lastClr) ?? namedColor(val));
  return base && changedColor(base, elements(color)) + readAlpha(color);
}

/** Two digits where the colour lets something through. */
function readAlpha(color: XmlElement): string {
  const share = drawingShare(child(color, "a:alpha")?.attributes.val) ?? 1;
  if (share >= 1) return "";
  return Math.round(255 * Math.max(0, share))
    .toString(16)
    .padStart(2, "0")
    .toUpperCase();
}
