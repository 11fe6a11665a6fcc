/**
 * WordprocessingML measures and switches → points, numbers and booleans.
 *
 * Source: ISO/IEC 29500-1 §17.17.4 (ST_OnOff), §22.9.2.15 (ST_UniversalMeasure);
 * twip = 1/20 pt, half-point = 1/2 pt, eighth = 1/8 pt, EMU = 1/12700 pt
 */
import { dictionary } from "../values/dictionary.ts";
import { child, type XmlElement } from "./xml.ts";

const POINTS: Readonly<Record<string, number>> = dictionary({
  pt: 1,
  in: 72,
  cm: 72 / 2.54,
  mm: 7.2 / 2.54,
  pc: 12,
  pi: 12,
  px: 0.75,
  emu: 1 / 12700,
});

/** A measure in points; a bare number counts in `unit`ths of a point (20: twips, 2: half-points, 8: eighths). */
export function points(value: string | undefined, unit = 20): number | undefined {
  const match = /^\s*([-+]?[\d.]+)\s*([a-z]*)\s*$/i.exec(value ?? "");
  if (!match) return undefined;
  const number = Number(match[1]);
  if (!Number.isFinite(number)) return undefined;
  const suffix = match[2]?.toLowerCase() ?? "";
  if (suffix === "") return number / unit;
  const factor = POINTS[suffix];
  return factor === undefined ? undefined : number * factor;
}

/** EMU → points. */
export function emuPoints(value: string | undefined): number | undefined {
  return points(value, 12700);
}

export function integer(value: string | undefined): number | undefined {
  const number = Number.parseInt(value ?? "", 10);
  return Number.isFinite(number) ? number : undefined;
}

/** A switch element: absent → undefined, `<w:b/>` → true, `<w:b w:val="0"/>` → false. */
export function onOff(element: XmlElement | undefined): boolean | undefined {
  return element && isOn(element.attributes["w:val"] ?? "1");
}

/** The text of a switch: anything but 0, false, off and none is on. */
export function isOn(value: string): boolean {
  return !["0", "false", "off", "none"].includes(value.toLowerCase());
}

/** `w:val` of a child element. */
export function childValue(parent: XmlElement | undefined, name: string): string | undefined {
  return child(parent, name)?.attributes["w:val"];
}

/** A share: "5000" of 5000ths or "100%" → 1. */
export function fiftieths(value: string | undefined): number | undefined {
  const match = /^\s*([-+]?[\d.]+)\s*(%?)\s*$/.exec(value ?? "");
  if (!match) return undefined;
  return Number(match[1]) / (match[2] ? 100 : 5000);
}

/** A share in DrawingML: "25000" of 100 000ths or, in strict documents, "25%" → 0.25 (§20.1.10.40). */
export function drawingShare(value: string | undefined): number | undefined {
  const match = /^\s*([-+]?[\d.]+)\s*(%?)\s*$/.exec(value ?? "");
  const number = Number(match?.[1] ?? Number.NaN);
  return Number.isFinite(number) ? number / (match?.[2] ? 100 : 100_000) : undefined;
}

/** `RRGGBB` in upper case; undefined for "auto" and anything else. */
export function hexColor(value: string | undefined): string | undefined {
  return value !== undefined && /^#?[0-9a-f]{6}$/i.test(value)
    ? value.replace("#", "").toUpperCase()
    : undefined;
}
