/**
 * Fill, outline and text colour of a shape: its own, else those that its style takes from the theme.
 *
 * Source: ISO/IEC 29500-1 §20.1.2.3 (colours), §20.1.4.2 (lnRef, fillRef, fontRef), §20.1.8 (fills)
 */
import { emuPoints, hexColor } from "../../ooxml/units.ts";
import { child, descendants, elements, type XmlElement } from "../../ooxml/xml.ts";
import type { BoxFormat } from "../model/floats.ts";
import { changedColor } from "./color-changes.ts";
import type { InlineReader } from "./inlines.ts";

type ShapeStyle = Pick<BoxFormat, "fill" | "stroke" | "textColor">;

/** Widths of the theme's three lines, points: those of Office's own themes. */
const THEME_LINES = [0.5, 1, 1.5] as const;

export function readShapeStyle(
  reader: InlineReader,
  properties: XmlElement | undefined,
  style: XmlElement | undefined,
): ShapeStyle {
  return {
    fill: readFill(reader, properties, child(style, "a:fillRef")),
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
  if (own.name === "a:gradFill") {
    reader.story.sayOtherwise("gradient");
    return readColor(reader, [...descendants(own, "a:gs")][0]);
  }
  return own.name === "a:solidFill" ? readColor(reader, own) : undefined;
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
  return { width: emuPoints(line?.attributes.w) ?? usual, color };
}

/** The colour that an element holds. */
function readColor(reader: InlineReader, parent: XmlElement | undefined): string | undefined {
  const color = parent && elements(parent)[0];
  if (!color) return undefined;
  const { val = "", lastClr } = color.attributes;
  const base =
    color.name === "a:srgbClr"
      ? hexColor(val)
      : color.name === "a:schemeClr"
        ? reader.story.source.theme.color(val)
        : hexColor(lastClr);
  return base && changedColor(base, elements(color));
}
