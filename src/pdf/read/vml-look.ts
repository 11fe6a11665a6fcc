/**
 * What VML shapes look like: their style, which is written as that of web pages, colours, lines and boxes.
 *
 * Source: ISO/IEC 29500-4 §19.1.2; points
 */

import { namedColor } from "../../ooxml/named-colors.ts";
import { hexColor, isOn, points } from "../../ooxml/units.ts";
import { child, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { BoxFormat, LineEnd, Stroke } from "../model/floats.ts";
import { dashes } from "./shape-style.ts";

export type Style = Readonly<Record<string, string>>;

/** A share, a percentage or 65536ths. */
export function readShare(value: string | undefined, usual: number): number {
  const number = Number.parseFloat(value ?? "");
  if (value === undefined || !Number.isFinite(number)) return usual;
  return value.endsWith("f") ? number / 65_536 : value.endsWith("%") ? number / 100 : number;
}

export function readOpacity(e: XmlElement | undefined): number {
  return Math.min(1, Math.max(0, readShare(e?.attributes.opacity, 1)));
}

/** With two digits more where it lets something through. */
function withOpacity(hex: string | undefined, e: XmlElement | undefined): string | undefined {
  const opacity = readOpacity(e);
  if (hex === undefined || opacity >= 1) return hex;
  const alpha = Math.round(255 * opacity).toString(16);
  return hex + alpha.padStart(2, "0").toUpperCase();
}

/** Degrees, or 65536ths of one. */
export function readRotation(value = "0"): number {
  const number = Number.parseFloat(value);
  if (!Number.isFinite(number)) return 0;
  return value.endsWith("fd") ? number / 65_536 : number;
}

/** ISO/IEC 29500-4 §20.1.3.9 (ST_TrueFalse): VML's own letters, or words. */
export function isTrue(value: string): boolean {
  return value !== "f" && isOn(value);
}

/** @param type that the shape takes its looks from where it has none of its own */
export function readBox(shape: XmlElement, type?: XmlElement): BoxFormat {
  const looks = { ...type?.attributes, ...shape.attributes };
  const { filled = "t", stroked = "t", fillcolor, strokecolor, strokeweight } = looks;
  const { rotation, "v-text-anchor": anchor = "" } = readStyle(shape.attributes.style);
  return {
    fill:
      isTrue(filled) && shape.name !== "v:line"
        ? withOpacity(readColor(fillcolor), child(shape, "v:fill"))
        : undefined,
    stroke: isTrue(stroked)
      ? {
          width: points(strokeweight, 1) ?? 0.75,
          color: readColor(strokecolor) ?? "000000",
          ...readStroke(child(shape, "v:stroke")),
        }
      : undefined,
    textColor: undefined,
    inset: { left: 0, top: 0, right: 0, bottom: 0 },
    rotation: readRotation(rotation),
    verticalAlign: verticals[anchor] ?? "top",
  };
}

const arrows: Readonly<Record<string, LineEnd["shape"]>> = dictionary({
  block: "triangle",
  classic: "stealth",
  open: "arrow",
  diamond: "diamond",
  oval: "oval",
});

const endSizes: Readonly<Record<string, number>> = dictionary({ narrow: 2, short: 2, wide: 5, long: 5 });

/** §19.1.2.21; their names in DrawingML. */
const dashNames: Readonly<Record<string, string>> = dictionary({
  shortdash: "sysDash",
  shortdot: "sysDot",
  shortdashdot: "sysDashDot",
  shortdashdotdot: "sysDashDotDot",
  dot: "dot",
  dash: "dash",
  longdash: "lgDash",
  dashdot: "dashDot",
  longdashdot: "lgDashDot",
  longdashdotdot: "lgDashDotDot",
  "1 1": "sysDot",
});

function readStroke(stroke: XmlElement | undefined): Pick<Stroke, "dash" | "start" | "end"> {
  const own = stroke?.attributes ?? {};
  const dash = dashes[dashNames[(own.dashstyle ?? "").toLowerCase()] ?? ""];
  const end = (which: "start" | "end"): LineEnd | undefined => {
    const shape = arrows[own[`${which}arrow`] ?? ""];
    const [along, across] = [own[`${which}arrowlength`] ?? "", own[`${which}arrowwidth`] ?? ""];
    return shape && { shape, along: endSizes[along] ?? 3, across: endSizes[across] ?? 3 };
  };
  const [first, last] = [end("start"), end("end")];
  return { ...(dash && { dash }), ...(first && { start: first }), ...(last && { end: last }) };
}

/** How the text of a box stands in it. Source: ISO/IEC 29500-4 §19.1.2.22 (textbox) */
export function readText(style: string | undefined): Pick<BoxFormat, "fitsText" | "turned"> {
  const own = readStyle(style);
  const isUp = own["mso-layout-flow-alt"] === "bottom-to-top";
  const isTurned = own["layout-flow"]?.startsWith("vertical") ?? false;
  return {
    fitsText: own["mso-fit-shape-to-text"] === "t",
    turned: isTurned ? (isUp ? "up" : "down") : undefined,
  };
}

const verticals: Readonly<Record<string, BoxFormat["verticalAlign"]>> = dictionary({
  middle: "center",
  bottom: "bottom",
});

export function readInset(value = ""): BoxFormat["inset"] {
  const [left, top, right, bottom] = value.split(",").map((n) => points(n.trim(), 1));
  return { left: left ?? 7.2, top: top ?? 3.6, right: right ?? 7.2, bottom: bottom ?? 3.6 };
}

/** `#rrggbb`, `#rgb` or a name, perhaps with a note of the theme's colour behind it. */
export function readColor(value: string | undefined): string | undefined {
  const [own = ""] = (value ?? "").trim().toLowerCase().split(" ");
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(own);
  return short
    ? hexColor(
        short
          .slice(1)
          .map((c) => c + c)
          .join(""),
      )
    : (hexColor(own) ?? namedColor(own));
}

export function readStyle(style: string | undefined): Style {
  return Object.fromEntries(
    (style ?? "").split(";").map((s) => {
      const colon = s.indexOf(":");
      return [s.slice(0, colon).trim(), s.slice(colon + 1).trim()];
    }),
  );
}
