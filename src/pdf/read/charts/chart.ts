/**
 * What a chart shows (`c:chartSpace`): its series, as the numbers that are kept in it, and what stands around them.
 *
 * Source: ISO/IEC 29500-1 §21.2 (charts)
 */
import { integer, isOn } from "../../../ooxml/units.ts";
import { child, elements, type XmlElement } from "../../../ooxml/xml.ts";
import type { BoxFormat } from "../../model/floats.ts";
import type { InlineReader } from "../inlines.ts";
import { readShapeStyle } from "../shape-style.ts";
import { type Axis, readAxis, valueAxes } from "./axis.ts";
import { labelsOf, readCategories, readSeries, type Series } from "./series.ts";
import { writtenTitle } from "./title.ts";

export type ChartKind =
  | "column"
  | "bar"
  | "line"
  | "area"
  | "pie"
  | "doughnut"
  | "radar"
  | "scatter"
  | "bubble";

/** Slices of one whole, without axes. */
export function isRound(kind: ChartKind | undefined): boolean {
  return kind === "pie" || kind === "doughnut";
}

/** Points that stand anywhere, by two numbers. */
export function isFree(kind: ChartKind | undefined): boolean {
  return kind === "scatter" || kind === "bubble";
}

/** Series that are drawn alike; a chart may have columns and lines over them. */
export interface ChartGroup {
  readonly kind: ChartKind;
  readonly stacking: "none" | "stacked" | "percent";
  /** Between the bars of two categories, in widths of a bar. */
  readonly gap: number;
  /** Of a ring, as a share of its width. */
  readonly hole: number;
  /** What a radar's lines go round is filled. */
  readonly isFilled: boolean;
  /** Which of the chart's axes of values. */
  readonly axis: number;
  readonly series: readonly Series[];
}

export interface Chart {
  readonly title: string | undefined;
  readonly groups: readonly ChartGroup[];
  readonly categories: readonly string[];
  /** Of values: up the left side, and up the right one. */
  readonly axes: readonly [Axis, ...Axis[]];
  /** Along the foot: of categories, or of numbers where points stand freely. */
  readonly foot: Axis;
  readonly legend: "r" | "l" | "t" | "b" | undefined;
  /** What all of it stands on. */
  readonly ground: Pick<BoxFormat, "fill" | "gradient" | "stroke">;
}

/**
 * `undefined` for kinds that are not drawn: surfaces, stocks, maps and the like; and for those that stand against more
 * than two axes of values, or have more points than one can see.
 */
export function readChart(reader: InlineReader, space: XmlElement | undefined): Chart | undefined {
  const chart = child(space, "c:chart");
  const area = child(chart, "c:plotArea");
  if (!chart || !area) return undefined;
  const all = elements(area).filter(({ name }) => name.endsWith("Chart"));
  const { values, foot, axisOf } = valueAxes(area, all);
  const groups = all.flatMap((e) => readGroup(reader, e, axisOf(e)) ?? []);
  if (groups.length < all.length || !canShare(groups) || values.length > 2) return undefined;
  const categories = readCategories(all);
  const count = groups.flatMap(({ series }) => series).flatMap((own) => [...own.values, undefined]).length;
  if (count === 0 || Math.max(count, categories.length) > MOST_POINTS) return undefined;
  const legend = child(chart, "c:legend");
  const [first, ...others] = values.map(readAxis);
  return {
    title: readTitle(reader, chart, groups),
    groups,
    categories,
    axes: [first ?? readAxis(undefined), ...others],
    foot: readAxis(foot),
    legend: legend && legendSide(child(legend, "c:legendPos")?.attributes.val),
    ground: readGround(reader, child(space, "c:spPr")),
  };
}

/** Where it says nothing, a chart has a thin border. */
function readGround(reader: InlineReader, properties: XmlElement | undefined): Chart["ground"] {
  if (!properties) return { fill: undefined, stroke: { width: 0.75, color: "898989" } };
  const { fill, gradient, stroke } = readShapeStyle(reader, properties, undefined);
  return { fill, ...(gradient && { gradient }), stroke };
}

/** Of all series, and their names: what has more is not drawn. */
const MOST_POINTS = 2000;

/** Whether groups stand in one place: bars, lines and areas do. */
function canShare(groups: readonly ChartGroup[]): boolean {
  const isAlone = ({ kind }: ChartGroup) => isRound(kind) || isFree(kind) || kind === "radar";
  const [first] = groups;
  return (
    groups.length < 2 ||
    !groups.some(isAlone) ||
    groups.every((g) => g.kind === first?.kind && isFree(g.kind))
  );
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
    case "c:radarChart":
      return "radar";
    case "c:scatterChart":
      return "scatter";
    case "c:bubbleChart":
      return "bubble";
    default:
      return undefined;
  }
}

function readGroup(reader: InlineReader, e: XmlElement, axis: number): ChartGroup | undefined {
  const kind = kindOf(e);
  if (!kind) return undefined;
  const grouping = child(e, "c:grouping")?.attributes.val;
  const style = child(e, "c:scatterStyle") ?? child(e, "c:radarStyle");
  const usual = {
    bySlice: isRound(kind),
    isLine: kind === "line" || kind === "scatter" || (kind === "radar" && style?.attributes.val !== "filled"),
    labels: labelsOf(child(e, "c:dLbls")),
    isJoined:
      kind !== "bubble" && style?.attributes.val !== "lineNoMarker" && style?.attributes.val !== "none",
    isMarked: kind === "scatter" || isOn(child(e, "c:marker")?.attributes.val ?? "0"),
  };
  const series = elements(e, "c:ser").map((ser, i) => readSeries(reader, ser, i, usual));
  const share = (name: string, most: number, otherwise: number) =>
    Math.min(most, Math.max(0, integer(child(e, name)?.attributes.val) ?? otherwise)) / 100;
  return {
    kind,
    stacking: grouping === "stacked" ? "stacked" : grouping === "percentStacked" ? "percent" : "none",
    gap: share("c:gapWidth", 500, 150),
    hole: share("c:holeSize", 90, 50),
    isFilled: style?.attributes.val === "filled",
    axis,
    series: kind === "pie" ? series.slice(0, 1) : series,
  };
}

/** Its own, or the name of the only series, or what Office writes where nobody wrote anything. */
function readTitle(
  reader: InlineReader,
  chart: XmlElement,
  groups: readonly ChartGroup[],
): string | undefined {
  const title = child(chart, "c:title");
  if (!title) return undefined;
  const [only, ...others] = groups.flatMap(({ series }) => series);
  const isSwedish = reader.story.source.language.startsWith("sv");
  const usual = isSwedish ? "Diagramrubrik" : "Chart Title";
  return writtenTitle(title) || (others.length === 0 && only?.name) || usual;
}
