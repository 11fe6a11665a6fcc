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
import { currencyDecimals } from "./currency.ts";
import { inLanguage, type Language, locales } from "./language.ts";
import { markdownToText } from "./markdown.ts";
import { remembered } from "./remembered.ts";
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
  return listFormat(language).format(items);
}

/** With all its decimals, or rounded (halves away from zero) to as many as are wanted. */
export function printNumber(number: Big, language: Language, decimals?: number): string {
  if (decimals === undefined) return printDecimal(number, language, [0, decimalsOf(number)]);
  return printDecimal(number.round(decimals, 1), language, [decimals, decimals]);
}

const booleans: Record<Language, readonly [string, string]> = { sv: ["nej", "ja"], en: ["no", "yes"] };
const noBreakSpace = "\u00A0";

function printMoney(money: Money, language: Language, style: PrintStyle | undefined): string {
  const { amount, currency } = money;
  if (style === "plain") return printDecimal(amount, language, sumDecimals(money));
  const wanted = style === "code" || style === "symbol" || style === "long" ? style : undefined;
  const shown = wanted ?? (language === "en" ? "code" : "long");
  if (shown === "long" && language === "sv" && currency === "SEK") return printKronor(money);
  const format = currencyFormat(language, currency, shown, ...sumDecimals(money));
  return format.formatToParts(exact(amount)).map(withoutBreak).join("");
}

/** Intl would say "svenska kronor". */
function printKronor(money: Money): string {
  const unit = money.amount.abs().eq(1) ? "krona" : "kronor";
  return printDecimal(money.amount, "sv", sumDecimals(money)) + noBreakSpace + unit;
}

/** No decimals when the sum has none, else at least as many as its currency has. */
function sumDecimals({ amount, currency }: Money): Decimals {
  const decimals = decimalsOf(amount);
  const least = decimals === 0 ? 0 : (currencyDecimals(currency) ?? 0);
  return [least, Math.max(least, decimals)];
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

/** The fewest and the most decimals to print. */
type Decimals = readonly [least: number, most: number];

function printDecimal(number: Big, language: Language, decimals: Decimals): string {
  return decimalFormat(language, ...decimals).format(exact(number));
}

/** All digits, for `Intl`. */
function exact(number: Big): Intl.StringNumericLiteral {
  return number.toFixed() as Intl.StringNumericLiteral;
}

function decimalsOf(number: Big): number {
  const digits = number.toFixed();
  const point = digits.indexOf(".");
  return point === -1 ? 0 : digits.length - point - 1;
}

function withoutBreak({ type, value }: Intl.NumberFormatPart): string {
  return type === "literal" ? value.replaceAll(" ", noBreakSpace) : value;
}

const decimalFormat = remembered(
  (language: Language, minimumFractionDigits: number, maximumFractionDigits: number) =>
    new Intl.NumberFormat(locales[language], {
      signDisplay: "negative",
      minimumFractionDigits,
      maximumFractionDigits,
    }),
);

const currencyDisplays = { long: "name", code: "code", symbol: "narrowSymbol" } as const;

const currencyFormat = remembered(
  (
    language: Language,
    currency: string,
    shown: keyof typeof currencyDisplays,
    minimumFractionDigits: number,
    maximumFractionDigits: number,
  ) =>
    new Intl.NumberFormat(locales[language], {
      style: "currency",
      currency,
      currencyDisplay: currencyDisplays[shown],
      signDisplay: "negative",
      minimumFractionDigits,
      maximumFractionDigits,
    }),
);

const listFormat = remembered(
  (language: Language) => new Intl.ListFormat(locales[language], { type: "conjunction" }),
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
