/** Series of a chart: their numbers, colours and labels. */
import { integer, isOn } from "../../../ooxml/units.ts";
import { child, elements, textOf, type XmlElement } from "../../../ooxml/xml.ts";
import type { InlineReader } from "../inlines.ts";
import { readShapeStyle } from "../shape-style.ts";
import { byIndex, drawable, points } from "./kept.ts";

export interface Series {
  readonly name: string;
  readonly color: string;
  /** It takes its room, as bars do that lift others, and does not show. */
  readonly isHidden: boolean;
  /** By category; absent where there is none. */
  readonly values: readonly (number | undefined)[];
  /** Along the foot, of points that stand freely. */
  readonly xs: readonly (number | undefined)[];
  /** The areas of bubbles. */
  readonly sizes: readonly (number | undefined)[];
  /** Of single points, by category. */
  readonly colors: ReadonlyMap<number, string>;
  /** Lines go from point to point. */
  readonly isJoined: boolean;
  /** Points have marks. */
  readonly isMarked: boolean;
  readonly labels: Labels | undefined;
  readonly format: string;
}

/** What is written at points. */
export interface Labels {
  readonly parts: readonly ("series" | "category" | "value" | "percent" | "size")[];
  readonly separator: string;
  readonly isInside: boolean;
  readonly isOutside: boolean;
}

/** What a group says of its series. */
interface Usual {
  readonly bySlice: boolean;
  readonly isLine: boolean;
  readonly labels: Labels | undefined;
  readonly isJoined: boolean;
  readonly isMarked: boolean;
}

const shown = {
  series: "c:showSerName",
  category: "c:showCatName",
  value: "c:showVal",
  percent: "c:showPercent",
  size: "c:showBubbleSize",
} as const;

export function labelsOf(e: XmlElement | undefined): Labels | undefined {
  const names = ["series", "category", "value", "percent", "size"] as const;
  const parts = names.filter((name) => isOn(child(e, shown[name])?.attributes.val ?? "0"));
  const separator = child(e, "c:separator");
  const place = child(e, "c:dLblPos")?.attributes.val ?? "";
  if (parts.length === 0) return undefined;
  return {
    parts,
    separator: separator ? textOf(separator) : ", ",
    isInside: ["ctr", "inEnd", "inBase"].includes(place),
    isOutside: place === "outEnd",
  };
}

export function readSeries(reader: InlineReader, ser: XmlElement, i: number, usual: Usual): Series {
  const index = integer(child(ser, "c:idx")?.attributes.val) ?? i;
  const values = byIndex(child(ser, "c:val") ?? child(ser, "c:yVal")).map(drawable);
  const properties = child(ser, "c:spPr");
  const marker = child(ser, "c:marker");
  const symbol = child(marker, "c:symbol")?.attributes.val;
  const labels = child(ser, "c:dLbls");
  return {
    name: [...points(child(ser, "c:tx"))]
      .map(([, text]) => text)
      .join(" ")
      .trim(),
    color:
      paint(reader, properties, usual.isLine) ??
      paint(reader, child(marker, "c:spPr"), false) ??
      accent(reader, index),
    isHidden: !usual.isLine && child(properties, "a:noFill") !== undefined,
    values,
    xs: readXs(child(ser, "c:xVal"), values.length),
    sizes: byIndex(child(ser, "c:bubbleSize")).map(drawable),
    colors: pointColors(reader, ser, usual, values.length),
    isJoined: usual.isJoined && child(child(properties, "a:ln"), "a:noFill") === undefined,
    isMarked: symbol === undefined ? usual.isMarked : symbol !== "none",
    labels: labels ? labelsOf(labels) : usual.labels,
    format: formatOf(ser),
  };
}

/** Words are counted instead. */
function readXs(e: XmlElement | undefined, count: number): (number | undefined)[] {
  const kept = byIndex(e).map(drawable);
  return kept.some((x) => x !== undefined) ? kept : Array.from({ length: count }, (_, i) => i + 1);
}

/** Slices have colours of their own. */
function pointColors(
  reader: InlineReader,
  ser: XmlElement,
  { bySlice, isLine }: Usual,
  count: number,
): Map<number, string> {
  const usual = Array.from({ length: bySlice ? count : 0 }, (_, at) => [at, accent(reader, at)] as const);
  const own = elements(ser, "c:dPt").flatMap((point) => {
    const at = integer(child(point, "c:idx")?.attributes.val);
    const color = paint(reader, child(point, "c:spPr"), isLine);
    return at === undefined || color === undefined ? [] : [[at, color] as const];
  });
  return new Map([...usual, ...own]);
}

function formatOf(ser: XmlElement): string {
  const own = child(child(ser, "c:dLbls"), "c:numFmt")?.attributes;
  const kept = child(child(child(ser, "c:val") ?? child(ser, "c:yVal"), "c:numRef"), "c:numCache");
  const code = child(kept, "c:formatCode");
  const isLinked = own === undefined || isOn(own.sourceLinked ?? "0");
  return (isLinked ? undefined : own.formatCode) ?? (code ? textOf(code) : "General");
}

/** @param isLine its line is what is seen, else what it is filled with */
function paint(
  reader: InlineReader,
  properties: XmlElement | undefined,
  isLine: boolean,
): string | undefined {
  const { fill, stroke } = readShapeStyle(reader, properties, undefined);
  return (isLine ? (stroke?.color ?? fill) : fill)?.slice(0, 6);
}

function accent(reader: InlineReader, index: number): string {
  return reader.story.source.theme.color(`accent${(index % 6) + 1}`) ?? "4472C4";
}

export function readCategories(groups: readonly XmlElement[]): string[] {
  const [first] = groups.flatMap((e) => elements(e, "c:ser")).flatMap((ser) => child(ser, "c:cat") ?? []);
  const code = child(child(child(first, "c:numRef"), "c:numCache"), "c:formatCode");
  const isDate = code !== undefined && /[dy]/i.test(textOf(code).replace(UNWRITTEN, ""));
  return byIndex(first).map((text) => (isDate ? dateOf(text) : text));
}

/** In a format's code: words in quotes, and colours and languages in brackets. */
const UNWRITTEN = /"[^"]*"|\[[^\]]*\]/g;

/** @param serial days, as spreadsheets count them: 1 was 1 January 1900, and 60 a day that never was */
function dateOf(serial: string): string {
  if (serial.trim() === "") return "";
  const time = Date.UTC(1899, 11, 30) + Math.floor(Number(serial)) * 86_400_000;
  return Number.isNaN(new Date(time).getTime()) ? serial : new Date(time).toISOString().slice(0, 10);
}
