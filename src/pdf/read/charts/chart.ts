/**
 * What a chart shows (`c:chartSpace`): its series, as the numbers that are kept in it, and what stands around them.
 *
 * Source: ISO/IEC 29500-1 §21.2 (charts)
 */
import { integer, isOn } from "../../../ooxml/units.ts";
import { child, descendants, elements, textOf, type XmlElement } from "../../../ooxml/xml.ts";
import type { InlineReader } from "../inlines.ts";
import { readColor } from "../shape-style.ts";

export type ChartKind = "column" | "bar" | "line" | "area" | "pie" | "doughnut";

/** Slices of one whole, without axes. */
export function isRound(kind: ChartKind | undefined): boolean {
  return kind === "pie" || kind === "doughnut";
}

export interface Series {
  readonly name: string;
  readonly color: string;
  /** By category; absent where there is none. */
  readonly values: readonly (number | undefined)[];
  /** Of single points, by category. */
  readonly colors: ReadonlyMap<number, string>;
  /** What is written at its points, and as which format says. */
  readonly labels: "value" | "percent" | undefined;
  readonly format: string;
}

/** Series that are drawn alike; a chart may have columns and lines over them. */
export interface ChartGroup {
  readonly kind: ChartKind;
  readonly stacking: "none" | "stacked" | "percent";
  /** Between the bars of two categories, in widths of a bar. */
  readonly gap: number;
  readonly series: readonly Series[];
}

export interface Axis {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly unit: number | undefined;
  readonly format: string;
  readonly hasGrid: boolean;
  readonly isShown: boolean;
}

export interface Chart {
  readonly title: string | undefined;
  readonly groups: readonly ChartGroup[];
  readonly categories: readonly string[];
  readonly axis: Axis;
  readonly legend: "r" | "l" | "t" | "b" | undefined;
}

/**
 * `undefined` for kinds that are not drawn: bubbles, surfaces, stocks, radars, rings in rings and the like; and for what
 * one even axis would tell wrongly: logarithms, and series with an axis of their own.
 */
export function readChart(reader: InlineReader, space: XmlElement | undefined): Chart | undefined {
  const chart = child(space, "c:chart");
  const area = child(chart, "c:plotArea");
  if (!chart || !area) return undefined;
  const all = elements(area).filter(({ name }) => name.endsWith("Chart"));
  const groups = all.map((e) => readGroup(reader, e));
  const known = groups.flatMap((group) => group ?? []);
  if (known.length < all.length) return undefined;
  if (known.length > 1 && known.some(({ kind }) => isRound(kind))) return undefined;
  const categories = readCategories(all);
  const series = known.flatMap((group) => group.series);
  const count = series.flatMap(({ values }) => [...values, undefined]).length;
  if (count === 0 || Math.max(count, categories.length) > MOST_POINTS) return undefined;
  const axes = valueAxes(area, all);
  if (axes.length > 1 || axes.some((e) => child(child(e, "c:scaling"), "c:logBase"))) return undefined;
  const legend = child(chart, "c:legend");
  return {
    title: readTitle(chart, known),
    groups: known,
    categories,
    axis: readAxis(axes[0]),
    legend: legend && legendSide(child(legend, "c:legendPos")?.attributes.val),
  };
}

/** Those that groups stand against. */
function valueAxes(area: XmlElement, groups: readonly XmlElement[]): XmlElement[] {
  const used = new Set(groups.flatMap((e) => elements(e, "c:axId").map(({ attributes }) => attributes.val)));
  return elements(area, "c:valAx").filter((e) => used.has(child(e, "c:axId")?.attributes.val));
}

function legendSide(side = "r"): Chart["legend"] {
  return side === "l" || side === "t" || side === "b" ? side : "r";
}

function kindOf(e: XmlElement): ChartKind | undefined {
  switch (e.name) {
    case "c:barChart":
    case "c:bar3DChart":
      return child(e, "c:barDir")?.attributes.val === "bar" ? "bar" : "column";
    case "c:lineChart":
    case "c:line3DChart":
      return "line";
    case "c:areaChart":
    case "c:area3DChart":
      return "area";
    case "c:pieChart":
    case "c:pie3DChart":
      return "pie";
    case "c:doughnutChart":
      return "doughnut";
    default:
      return undefined;
  }
}

function readGroup(reader: InlineReader, e: XmlElement): ChartGroup | undefined {
  const kind = kindOf(e);
  if (!kind) return undefined;
  const grouping = child(e, "c:grouping")?.attributes.val;
  const stacking = grouping === "stacked" ? "stacked" : grouping === "percentStacked" ? "percent" : "none";
  const labels = labelsOf(child(e, "c:dLbls"));
  const series = elements(e, "c:ser").map((ser, i) => readSeries(reader, ser, i, isRound(kind), labels));
  if (kind === "doughnut" && series.length > 1) return undefined;
  const gap = Math.max(0, integer(child(e, "c:gapWidth")?.attributes.val) ?? 150) / 100;
  return { kind, stacking, gap, series: isRound(kind) ? series.slice(0, 1) : series };
}

function labelsOf(e: XmlElement | undefined): Series["labels"] {
  const shows = (name: string) => isOn(child(e, name)?.attributes.val ?? "0");
  return shows("c:showVal") ? "value" : shows("c:showPercent") ? "percent" : undefined;
}

/** Of all series, and their names: what has more is not drawn. */
const MOST_POINTS = 2000;

/** Beyond the digits that a cell keeps, sums of values are no longer numbers to draw with. */
const MOST_VALUE = 1e15;

function drawable(text = ""): number | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Math.abs(value) <= MOST_VALUE ? value : undefined;
}

function readSeries(
  reader: InlineReader,
  ser: XmlElement,
  i: number,
  bySlice: boolean,
  labels: Series["labels"],
): Series {
  const index = integer(child(ser, "c:idx")?.attributes.val) ?? i;
  const values = byIndex(child(ser, "c:val")).map(drawable);
  const dotted = elements(ser, "c:dPt").flatMap((point) => {
    const at = integer(child(point, "c:idx")?.attributes.val);
    const color = paint(reader, child(point, "c:spPr"));
    return at === undefined || color === undefined ? [] : [[at, color] as const];
  });
  const accents = bySlice ? values.map((_, at) => [at, accent(reader, at)] as const) : [];
  return {
    name: [...points(child(ser, "c:tx"))]
      .map(([, text]) => text)
      .join(" ")
      .trim(),
    color: paint(reader, child(ser, "c:spPr")) ?? accent(reader, index),
    values,
    colors: new Map([...accents, ...dotted]),
    labels: child(ser, "c:dLbls") ? labelsOf(child(ser, "c:dLbls")) : labels,
    format: formatOf(ser),
  };
}

function formatOf(ser: XmlElement): string {
  const own = child(child(ser, "c:dLbls"), "c:numFmt")?.attributes;
  const kept = child(child(child(ser, "c:val"), "c:numRef"), "c:numCache");
  const code = child(kept, "c:formatCode");
  const isLinked = own === undefined || isOn(own.sourceLinked ?? "0");
  return (isLinked ? undefined : own.formatCode) ?? (code ? textOf(code) : "General");
}

function paint(reader: InlineReader, properties: XmlElement | undefined): string | undefined {
  const line = child(child(properties, "a:ln"), "a:solidFill");
  return readColor(reader, child(properties, "a:solidFill") ?? line)?.slice(0, 6);
}

function accent(reader: InlineReader, index: number): string {
  return reader.story.source.theme.color(`accent${(index % 6) + 1}`) ?? "4472C4";
}

/** What was kept of the cells: by their index. */
function* points(e: XmlElement | undefined): Generator<[number, string]> {
  for (const point of e ? descendants(e, "c:pt") : []) {
    const value = child(point, "c:v");
    yield [integer(point.attributes.idx) ?? 0, value ? textOf(value) : ""];
  }
  const plain = child(e, "c:v");
  if (plain) yield [0, textOf(plain)];
}

/** "" where nothing was kept. */
function byIndex(e: XmlElement | undefined): string[] {
  const kept = new Map(points(e));
  const last = [...kept.keys()].reduce((a, b) => Math.max(a, b), -1);
  return Array.from({ length: Math.min(last, MOST_POINTS) + 1 }, (_, at) => kept.get(at) ?? "");
}

function readCategories(groups: readonly XmlElement[]): string[] {
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

/** Its own, or the name of the only series. */
function readTitle(chart: XmlElement, groups: readonly ChartGroup[]): string | undefined {
  const title = child(chart, "c:title");
  const rich = child(child(title, "c:tx"), "c:rich");
  const written = rich
    ? elements(rich, "a:p").map((p) => [...descendants(p, "a:t")].map(textOf).join(""))
    : [...points(child(title, "c:tx"))].map(([, text]) => text);
  const text = written.join(" ").trim();
  const only = groups.flatMap(({ series }) => series);
  return text || (title && only.length === 1 ? only[0]?.name || undefined : undefined);
}

function readAxis(e: XmlElement | undefined): Axis {
  const number = (parent: XmlElement | undefined, name: string) =>
    drawable(child(parent, name)?.attributes.val);
  const scaling = child(e, "c:scaling");
  return {
    min: number(scaling, "c:min"),
    max: number(scaling, "c:max"),
    unit: number(e, "c:majorUnit"),
    format: child(e, "c:numFmt")?.attributes.formatCode ?? "General",
    hasGrid: child(e, "c:majorGridlines") !== undefined,
    isShown: !isOn(child(e, "c:delete")?.attributes.val ?? "0"),
  };
}
