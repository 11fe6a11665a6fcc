/**
 * Values as readers of a language expect them.
 *
 * In: a value, a language and a style. Out: plain text. Numbers reach `Intl` as
 * exact decimal strings. Between the groups of a number, and before its unit,
 * stand no-break spaces (U+00A0); Swedish minus is U+2212.
 *
 * Source: Myndigheternas skrivregler, 9th ed. §10; Unicode CLDR through `Intl`
 */
import type Big from "big.js";
import { inLanguage, type Language, locales } from "./language.ts";
import { markdownToText } from "./markdown.ts";
import { nameOf, typeOf } from "./type-of.ts";
import type {
  CalendarDate,
  Choice,
  Contact,
  FileReference,
  Markdown,
  Money,
  Numeric,
  Percent,
  Period,
  Printing,
  PrintStyle,
  Value,
} from "./value.ts";

/**
 * A value as text. A style that the value's type does not have means its default:
 * money `4 529 875 kronor` (English `SEK 4,529,875`), percent `31 procent`, date ISO in
 * Swedish and `14 December 2022` in English. Absent values are empty; a group prints its
 * `name`, and nothing when it has none.
 */
export function printValue(value: Value, printing: Printing): string {
  const { language, style } = printing;
  switch (typeOf(value)) {
    case "null":
      return "";
    case "text":
      return value as string;
    case "boolean":
      return booleans[language][value ? 1 : 0];
    case "money":
      return printMoney(value as Money, language, style);
    case "percent":
      return printPercent(value as Percent, language, style);
    case "number":
      return printNumber((value as Numeric).number, language);
    case "date":
      return printDate(value as CalendarDate, language, style);
    case "period":
      return printPeriod(value as Period, language, style);
    case "choice":
      return inLanguage((value as Choice).labels, language) || (value as Choice).key;
    case "contact":
      return (value as Contact).name;
    case "file":
      return (value as FileReference).title;
    case "markdown":
      return markdownToText((value as Markdown).source);
    case "list":
      return printList(
        (value as readonly Value[]).map((item) => printValue(item, printing)),
        language,
      );
    case "group":
      return nameOf(value) ?? "";
  }
}

/** "A, B och C", "A, B and C". */
export function printList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { type: "conjunction" }).format(items);
}

/** With all its decimals, or rounded (halves away from zero) to as many as are wanted. */
export function printNumber(number: Big, language: Language, decimals?: number): string {
  if (decimals === undefined) return formatNumber(number, language, {});
  return formatNumber(number.round(decimals, 1), language, { minimumFractionDigits: decimals });
}

const booleans: Record<Language, readonly [string, string]> = { sv: ["nej", "ja"], en: ["no", "yes"] };
const noBreakSpace = "\u00A0";

function printMoney(money: Money, language: Language, style: PrintStyle | undefined): string {
  if (style === "plain") return formatMoney(money, language, { style: "decimal" });
  const wanted = style === "code" || style === "symbol" || style === "long" ? style : undefined;
  const shown = wanted ?? (language === "en" ? "code" : "long");
  if (shown === "long" && language === "sv" && money.currency === "SEK") return printKronor(money);
  const currencyDisplay = ({ long: "name", code: "code", symbol: "narrowSymbol" } as const)[shown];
  return formatMoney(money, language, { style: "currency", currency: money.currency, currencyDisplay });
}

/** Intl would say "svenska kronor". */
function printKronor(money: Money): string {
  const unit = money.amount.abs().eq(1) ? "krona" : "kronor";
  return formatMoney(money, "sv", { style: "decimal" }) + noBreakSpace + unit;
}

/** Without decimals when the sum has none, else with all that its currency has. */
function formatMoney(money: Money, language: Language, options: Intl.NumberFormatOptions): string {
  const least = currencyDecimals(money.currency);
  const minimumFractionDigits = decimalsOf(money.amount) === 0 ? 0 : least;
  return formatNumber(money.amount, language, { ...options, minimumFractionDigits });
}

function printPercent({ percent }: Percent, language: Language, style: PrintStyle | undefined): string {
  const number = printNumber(percent, language);
  if (style === "plain") return number;
  if (style === "symbol") return language === "sv" ? `${number}${noBreakSpace}%` : `${number}%`;
  return number + noBreakSpace + (language === "sv" ? "procent" : "per cent");
}

function printDate({ iso }: CalendarDate, language: Language, style: PrintStyle | undefined): string {
  if (style === "iso" || (style !== "long" && language === "sv")) return iso;
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  return longDate(language).format(Date.UTC(year, month - 1, day));
}

/** ISO days are joined by a bare en dash, written-out ones by a spaced one. */
function printPeriod(period: Period, language: Language, style: PrintStyle | undefined): string {
  const [start, end] = [period.start, period.end].map((date) => printDate(date, language, style));
  return start === period.start.iso ? `${start}–${end}` : `${start} – ${end}`;
}

function formatNumber(number: Big, language: Language, options: Intl.NumberFormatOptions): string {
  const decimals = decimalsOf(number);
  const format = numberFormat(language, {
    ...options,
    maximumFractionDigits: Math.max(decimals, options.minimumFractionDigits ?? 0),
    signDisplay: "negative",
  });
  return format
    .formatToParts(number.toFixed() as Intl.StringNumericLiteral)
    .map(({ type, value }) => (type === "literal" ? value.replaceAll(" ", noBreakSpace) : value))
    .join("");
}

function decimalsOf(number: Big): number {
  return number.toFixed().split(".")[1]?.length ?? 0;
}

const currencyDecimals = remembered(
  (currency: string) =>
    new Intl.NumberFormat("en-GB", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
    2,
);

const longDate = remembered(
  (language: Language) =>
    new Intl.DateTimeFormat(locales[language], {
      timeZone: "UTC",
      day: "numeric",
      month: "long",
      year: "numeric",
    }),
);

const numberFormat = remembered(
  (language: Language, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locales[language], options),
);

/** Making an `Intl` formatter costs a hundred times as much as using it. */
function remembered<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  const made = new Map<string, R>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
}
