/**
 * A chart → shapes and words, each in its place.
 *
 * Not as Office draws it, to the point: the numbers are its own, in its colours, beside the same axis.
 */
import type { FloatContent, Place } from "../../model/floats.ts";
import type { Size } from "../floats.ts";
import type { InlineReader } from "../inlines.ts";
import { type Chart, isRound } from "./chart.ts";
import { drawLegend } from "./legend.ts";
import { GAP, Pen } from "./pen.ts";
import { drawPie } from "./pie.ts";
import { drawPlot } from "./plot.ts";

const TITLE = 13;

/** @param alt of all of it: to a screen reader a chart is one picture */
export function drawChart(
  reader: InlineReader,
  chart: Chart,
  size: Size,
  alt: string | undefined,
): FloatContent {
  const pen = new Pen(reader);
  let area: Place = { x: GAP, y: GAP, width: size.width - 2 * GAP, height: size.height - 2 * GAP };
  if (chart.title !== undefined) {
    pen.words(chart.title, { ...area, height: 1.4 * TITLE }, "center", TITLE);
    area = { ...area, y: area.y + 1.6 * TITLE, height: area.height - 1.6 * TITLE };
  }
  area = drawLegend(pen, chart, area);
  const [first] = chart.groups;
  if (first && isRound(first.kind)) drawPie(pen, first, area);
  else drawPlot(pen, chart, area);
  return { kind: "group", parts: pen.parts, rotation: 0, alt };
}
