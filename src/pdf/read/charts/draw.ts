/**
 * A chart → shapes and words, each in its place.
 *
 * Not as Office draws it, to the point: the numbers are its own, in its colours, beside the same axes.
 */
import type { FloatContent, Place } from "../../model/floats.ts";
import type { Size } from "../floats.ts";
import type { InlineReader } from "../inlines.ts";
import { type Chart, isFree, isRound } from "./chart.ts";
import { drawLegend } from "./legend.ts";
import { GAP, look, Pen } from "./pen.ts";
import { drawPie } from "./pie.ts";
import { drawPlot } from "./plot.ts";
import { drawRadar } from "./radar.ts";
import { drawScatter } from "./scatter.ts";

const TITLE = 13;

/** @param alt of all of it: to a screen reader a chart is one picture */
export function drawChart(
  reader: InlineReader,
  chart: Chart,
  size: Size,
  alt: string | undefined,
): FloatContent {
  const { ground, title } = chart;
  const pen = new Pen(reader, ground.fill);
  if (ground.fill || ground.stroke) pen.framed({ x: 0, y: 0, ...size }, { ...look(undefined), ...ground });
  let area: Place = { x: GAP, y: GAP, width: size.width - 2 * GAP, height: size.height - 2 * GAP };
  if (title !== undefined) {
    const height = Math.min(2, Math.ceil(pen.width(title, TITLE) / area.width)) * 1.4 * TITLE;
    pen.words(title, { ...area, height }, "center", TITLE);
    area = { ...area, y: area.y + height + 3, height: area.height - height - 3 };
  }
  drawInside(pen, chart, drawLegend(pen, chart, area));
  return { kind: "group", parts: pen.parts, rotation: 0, alt };
}

function drawInside(pen: Pen, chart: Chart, area: Place): void {
  const [first] = chart.groups;
  if (isRound(first?.kind)) drawPie(pen, chart, area);
  else if (isFree(first?.kind)) drawScatter(pen, chart, area);
  else if (first?.kind === "radar") drawRadar(pen, chart, first, area);
  else drawPlot(pen, chart, area);
}
