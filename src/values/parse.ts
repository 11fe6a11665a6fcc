/**
 * Values as people type them in YAML.
 *
 * In: the text of a scalar. Out: the value, or the one reason why it is none.
 * Numbers may be grouped by spaces (also no-break and thin ones) and carry a
 * decimal comma or point; minus is `-` or U+2212. Amounts stay exact: no text
 * passes through a floating-point number.
 */
import Big from "big.js";
import { currencyDecimals } from "./currency.ts";
import type { CalendarDate, Money, Numeric, Percent, Period } from "./value.ts";

/** Why a text is not the value it should be. */
export type ParseProblem =
  | "not-a-number"
  /** Money without a unit. */
  | "no-currency"
  /** A unit that is no ISO 4217 code: `kr`, `sek`, `XYZ`. */
  | "unknown-currency"
  /** More decimals than the currency has: `1,234 SEK`. */
  | "too-many-decimals"
  | "no-percent-sign"
  /** Not of the form `2022-12-14`. */
  | "not-a-date"
  /** Of the right form, but no such day: `2023-02-29`. */
  | "impossible-date"
  /** Not of the form `2023-03-01/2026-02-28`. */
  | "not-a-period"
  | "ends-before-start"
  | "not-a-boolean";

export type Parsed<T> =
  | { readonly value: T; readonly problem?: never }
  | { readonly value?: never; readonly problem: ParseProblem };

const space = "[ \\u00A0\\u2009\\u202F]";
const number = `[-\\u2212]?(?:\\d{1,3}(?:${space}\\d{3})+|\\d+)(?:[.,]\\d+)?`;
const date = "\\d{4}-\\d{2}-\\d{2}";

/**
 * Regular expressions for whole texts, as JSON Schema takes them. They accept all that
 * the parsers accept, and a few texts more: impossible dates, unknown currencies.
 */
export const valuePatterns = {
  number: `^${number}$`,
  money: `^${number}${space}*[A-Z]{3}$`,
  percent: `^${number}${space}*%$`,
  date: `^${date}$`,
  period: `^${date}${space}*/${space}*${date}$`,
  boolean: "^(?:[Tt]rue|[Ff]alse|[Yy]es|[Nn]o|[Jj]a|[Nn]ej)$",
} as const;

const numberForm = new RegExp(valuePatterns.number);
const unitForm = new RegExp(`^(.*?)${space}*([^\\d\\s.,]*)$`);
const dateForm = new RegExp(valuePatterns.date);
const periodForm = new RegExp(`^(.+?)${space}*/${space}*(.+)$`);
const booleanForm = new RegExp(valuePatterns.boolean);

/** `4 529 875`, `1234,5`, `-2.5`. */
export function parseNumber(text: string): Parsed<Numeric> {
  const number = exact(text);
  return number ? { value: { type: "number", number } } : { problem: "not-a-number" };
}

/** `4 529 875 SEK`, `1234,50 EUR`. */
export function parseMoney(text: string): Parsed<Money> {
  const [, digits = "", currency = ""] = unitForm.exec(text) ?? [];
  const amount = exact(digits);
  if (!amount) return { problem: "not-a-number" };
  if (currency === "") return { problem: "no-currency" };
  const decimals = currencyDecimals(currency);
  if (decimals === undefined) return { problem: "unknown-currency" };
  if (decimalsOf(digits) > decimals) return { problem: "too-many-decimals" };
  return { value: { type: "money", amount, currency } };
}

/** `31 %`, `-2,5%`. */
export function parsePercent(text: string): Parsed<Percent> {
  const [, digits = "", sign = ""] = unitForm.exec(text) ?? [];
  const percent = exact(digits);
  if (!percent) return { problem: "not-a-number" };
  return sign === "%" ? { value: { type: "percent", percent } } : { problem: "no-percent-sign" };
}

/** `2022-12-14`, and nothing else: other orders of day and month mean different days to different readers. */
export function parseDate(text: string): Parsed<CalendarDate> {
  if (!dateForm.test(text)) return { problem: "not-a-date" };
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  const real = new Date(Date.UTC(year, month - 1, day));
  const exists = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text);
  return exists ? { value: { type: "date", iso: text } } : { problem: "impossible-date" };
}

/** `2023-03-01/2026-02-28`, ISO 8601-1 §5.5; both days included. */
export function parsePeriod(text: string): Parsed<Period> {
  const [, from, to] = periodForm.exec(text) ?? [];
  if (from === undefined || to === undefined) return { problem: "not-a-period" };
  const [start, end] = [parseDate(from), parseDate(to)];
  if (start.problem) return { problem: start.problem };
  if (end.problem) return { problem: end.problem };
  if (end.value.iso < start.value.iso) return { problem: "ends-before-start" };
  return { value: { type: "period", start: start.value, end: end.value } };
}

/** true, yes, ja; false, no, nej; all may start with a capital. */
export function parseBoolean(text: string): Parsed<boolean> {
  if (!booleanForm.test(text)) return { problem: "not-a-boolean" };
  return { value: /^[tyj]/i.test(text) };
}

function exact(text: string): Big | undefined {
  if (!numberForm.test(text)) return undefined;
  return new Big(text.replace(/\s/g, "").replace("\u2212", "-").replace(",", "."));
}

function decimalsOf(text: string): number {
  return /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0;
}
