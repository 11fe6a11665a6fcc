/** The numbers along an axis, and how they are written. */
import { type Language, locales } from "../../../values/language.ts";
import { remembered } from "../../../values/remembered.ts";
import type { Axis, ChartGroup, Series } from "./chart.ts";

export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** Steps between the numbers of an axis, about this many of them. */
const STEPS = 6;
const MOST_TICKS = 50;
/** What is nearer than this is one value. */
const LEAST_RANGE = 1e-12;

/** From the smallest to the largest value, 0 among them, in even steps; as the axis says where it does. */
export function scaleOf(groups: readonly ChartGroup[], axis: Axis): Scale {
  const reached = groups.flatMap(extremes);
  const [least, most] = [Math.min(0, ...reached), Math.max(0, ...reached)];
  const reach = (axis.max ?? most) - (axis.min ?? least);
  const range = reach > LEAST_RANGE ? reach : 1;
  const step =
    axis.unit !== undefined && axis.unit > 0 && range / axis.unit <= MOST_TICKS ? axis.unit : evenStep(range);
  const min = axis.min ?? Math.floor(least / step) * step;
  // There is room above the highest, unless that is all there can be.
  const isWhole = groups.every(({ stacking }) => stacking === "percent");
  const max = axis.max ?? (isWhole ? most || 1 : Math.ceil((most + 0.01 * range) / step) * step);
  const count = Math.max(1, Math.min(MOST_TICKS, Math.round((max - min) / step)));
  return {
    min,
    max: max > min ? max : min + step,
    ticks: Array.from({ length: count + 1 }, (_, i) => min + i * step),
  };
}

function evenStep(range: number): number {
  const rough = range / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((n) => n * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

function extremes({ series, stacking }: ChartGroup): number[] {
  if (stacking === "none") return series.flatMap(({ values }) => values.flatMap((v) => v ?? []));
  if (stacking === "percent") return [0, 1];
  const count = Math.max(0, ...series.map(({ values }) => values.length));
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
    const all = series.map(({ values }) => values[i] ?? 0);
    return [sum(all.filter((v) => v > 0)), sum(all.filter((v) => v < 0))];
  });
}

export function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** As a format of Excel says, as far as decimals (15 at most), groups of thousands and percents go. */
export function numberText(value: number, format: string, language: Language): string {
  const isPercent = format.includes("%");
  const decimals = /\.(0{1,15})/.exec(format)?.[1]?.length;
  const [least, most] = [decimals ?? 0, decimals ?? (/[0#]/.test(format) ? 0 : 6)];
  const isGrouped = /[#0],[#0]/.test(format) ? 1 : 0;
  const shown = isPercent ? 100 * value : value;
  const number = formatter(language, least, most, isGrouped).format(Number(shown.toPrecision(12)));
  return isPercent ? `${number}%` : number;
}

const formatter = remembered(
  (language: Language, least: number, most: number, isGrouped: number) =>
    new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: isGrouped === 1,
    }),
);

/** What is written at a point of a series, where something is. */
export function labelOf(
  { labels, format, values }: Series,
  i: number,
  language: Language,
): string | undefined {
  const value = values[i];
  if (labels === undefined || value === undefined) return undefined;
  if (labels === "value") return numberText(value, format, language);
  return numberText(Math.abs(value) / (sum(values.map((v) => Math.abs(v ?? 0))) || 1), "0%", language);
}
