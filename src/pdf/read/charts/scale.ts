/** The numbers along an axis, and how they are written. */
import { type Language, locales } from "../../../values/language.ts";
import { remembered } from "../../../values/remembered.ts";
import { sum } from "../../../values/sum.ts";
import type { Axis } from "./axis.ts";
import type { ChartGroup } from "./chart.ts";
import type { Series } from "./series.ts";

export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  /** How far along the axis a value is, from 0 to 1. */
  readonly share: (value: number) => number;
}

/** Steps between the numbers of an axis, about this many of them. */
const STEPS = 6;
const MOST_TICKS = 50;
/** What is nearer than this is one value. */
const LEAST_RANGE = 1e-12;

/** Of bars, lines and areas: even steps, 0 among them; as the axis says where it does. */
export function scaleOf(groups: readonly ChartGroup[], axis: Axis): Scale {
  // There is room above the highest, unless that is all there can be.
  const isWhole = groups.every(({ stacking }) => stacking === "percent");
  const isLines = groups.every(({ kind, stacking }) => kind === "line" && stacking === "none");
  return scaleFor(groups.flatMap(extremes), axis, { isWhole, mayLeaveZero: isLines });
}

interface Around {
  /** The highest value is where the axis ends. */
  readonly isWhole?: boolean;
  /** Values that differ little, and are no lengths from 0, are seen from nearer. */
  readonly mayLeaveZero?: boolean;
}

export function scaleFor(values: readonly number[], axis: Axis, around: Around = {}): Scale {
  const { min, max, ticks } = axis.base ? powers(values, axis, axis.base) : evenly(values, axis, around);
  const length = (value: number) => (axis.base ? Math.log(value) : value);
  const share = (value: number) => {
    const along = length(Math.min(max, Math.max(min, value))) - length(min);
    return along / (length(max) - length(min));
  };
  return { min, max, ticks, share: axis.isReversed ? (value) => 1 - share(value) : share };
}

type Range = Omit<Scale, "share">;

function evenly(values: readonly number[], axis: Axis, { isWhole, mayLeaveZero }: Around): Range {
  const least = mayLeaveZero ? fromNearer(values) : Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const reach = (axis.max ?? most) - (axis.min ?? least);
  const range = reach > LEAST_RANGE ? reach : 1;
  const step =
    axis.unit !== undefined && axis.unit > 0 && range / axis.unit <= MOST_TICKS ? axis.unit : evenStep(range);
  const min = axis.min ?? Math.floor(least / step) * step;
  const max = axis.max ?? (isWhole ? most || 1 : Math.ceil((most + 0.01 * range) / step) * step);
  const count = Math.max(1, Math.min(MOST_TICKS, Math.round((max - min) / step)));
  return {
    min,
    max: max > min ? max : min + step,
    ticks: Array.from({ length: count + 1 }, (_, i) => min + i * step),
  };
}

/** Source: Microsoft, "How chart axis limits are calculated" (KB 214075): where values differ by less than a sixth. */
function fromNearer(values: readonly number[]): number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isNear = least > 0 && most > least && most - least < most / 6;
  return isNear ? least - (most - least) / 2 : Math.min(0, least);
}

/** From 1, or the power of the base below a lesser value, to that above the largest; nothing stands at 0 or below. */
function powers(values: readonly number[], axis: Axis, base: number): Range {
  const above = values.filter((value) => value > 0);
  const power = (value: number) => Math.log(value) / Math.log(base);
  const from = Math.floor(power(positive(axis.min) ?? (above.length > 0 ? Math.min(1, ...above) : 1)) + 1e-9);
  const to = Math.ceil(power(positive(axis.max) ?? Math.max(base ** (from + 1), ...above)) - 1e-9);
  const count = Math.max(1, Math.min(MOST_TICKS, to - from));
  const ticks = Array.from({ length: count + 1 }, (_, i) => base ** (from + i));
  return { min: base ** from, max: base ** (from + count), ticks };
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
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
  { name, labels, format, values, sizes }: Series,
  i: number,
  category: string,
  language: Language,
): string | undefined {
  const value = values[i];
  if (labels === undefined || value === undefined) return undefined;
  const share = Math.abs(value) / (sum(values.map((v) => Math.abs(v ?? 0))) || 1);
  const written = {
    series: name,
    category,
    value: numberText(value, format, language),
    percent: numberText(share, "0%", language),
    size: sizes[i] === undefined ? "" : numberText(sizes[i], "General", language),
  };
  return labels.parts
    .map((part) => written[part])
    .filter((text) => text !== "")
    .join(labels.separator.replace(/\n/g, " "));
}
