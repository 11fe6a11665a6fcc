/**
 * What a printed value means: the way back from `printValue`.
 *
 * In: a text as somebody edited it in a paper, the type of its field, the paper's language. Out: the value as records
 * write it, or `undefined`, when the text could mean something else.
 *
 * Spaces of every kind count as one; a sum may have its unit before or behind it, in letters or as a sign.
 * A sum without a unit keeps the currency that it had, as a share keeps its sign. What is read is printed
 * again by the caller, so that a reading that says more than the text is found.
 */
import { dictionary } from "../values/dictionary.ts";
import {
  type Contact,
  inLanguage,
  isMoney,
  type Language,
  locales,
  parseBoolean,
  parseDate,
  parseMoney,
  parseNumber,
  parsePercent,
  parsePeriod,
  type Translated,
  type Value,
} from "../values/index.ts";
import type { FieldType } from "../workspace/workspace.ts";
import { plain } from "./paper-edits.ts";

export interface Printed {
  readonly language: Language;
  /** What stood there before. */
  readonly before: Value;
  readonly contacts: ReadonlyMap<string, Contact>;
}

/** @returns the text for the record's YAML */
export function readPrinted(typed: string, type: FieldType, printed: Printed): string | undefined {
  const text = plain(typed);
  switch (type.type) {
    case "money":
      return readMoney(text, printed);
    case "percent":
      return readPercent(text, printed.language);
    case "number":
      return readNumber(text, printed.language);
    case "date":
      return readDate(text, printed.language);
    case "period":
      return readPeriod(text, printed.language);
    case "boolean":
      return parseBoolean(text).problem ? undefined : text.toLowerCase();
    case "choice":
      return keyCalled(text, [...type.choices], printed.language);
    case "contact":
      return contactCalled(text, printed.contacts);
    default:
      return undefined;
  }
}

/** A number with the language's own signs; grouping and decimals as people type them. */
function readNumber(text: string, language: Language): string | undefined {
  const digits = language === "en" ? text.replace(/,(?=\d{3}(?:\D|$))/g, "") : text;
  return parseNumber(digits).problem ? undefined : digits.replaceAll(" ", "").replace("\u2212", "-");
}

const units: Readonly<Record<string, string>> = dictionary({
  kronor: "SEK",
  krona: "SEK",
  kr: "SEK",
  "kr.": "SEK",
  ":-": "SEK",
  "€": "EUR",
  $: "USD",
  "£": "GBP",
});

function readMoney(text: string, { language, before }: Printed): string | undefined {
  const number = /[-\u2212]?\d[\d ,.]*\d|\d/.exec(text)?.[0] ?? "";
  const around = text.replace(number, "").trim();
  // English prints "-SEK 12": the sign before the unit.
  const [, sign = "", unit = ""] = /^([-\u2212]?)\s*(.*)$/.exec(around) ?? [];
  const amount = readNumber(sign + number, language);
  if (amount === undefined) return undefined;
  const currency =
    unit === "" ? currencyOf(before) : (units[unit.toLowerCase()] ?? nameOfCurrency(unit, before, language));
  const read = `${amount} ${currency ?? unit}`;
  return parseMoney(read).problem ? undefined : read;
}

function currencyOf(value: Value): string | undefined {
  return isMoney(value) ? value.currency : undefined;
}

/** "euro", "US-dollar": as `Intl` calls the currency that the field had. */
function nameOfCurrency(unit: string, before: Value, language: Language): string | undefined {
  const currency = currencyOf(before);
  if (currency === undefined) return undefined;
  const displays = ["name", "narrowSymbol", "symbol"] as const;
  const names = displays.flatMap((currencyDisplay) =>
    [1, 2].map((amount) => {
      const format = new Intl.NumberFormat(locales[language], {
        style: "currency",
        currency,
        currencyDisplay,
      });
      return format
        .formatToParts(amount)
        .find(({ type }) => type === "currency")
        ?.value.toLowerCase();
    }),
  );
  return names.includes(unit.toLowerCase()) ? currency : undefined;
}

function readPercent(text: string, language: Language): string | undefined {
  const [, digits = "", unit = ""] = /^(.*?) ?(%|procent|percent|per cent)?$/i.exec(text) ?? [];
  const number = readNumber(digits, language);
  const read = `${number} %`;
  return number === undefined || unit === undefined || parsePercent(read).problem ? undefined : read;
}

function readDate(text: string, language: Language): string | undefined {
  if (!parseDate(text).problem) return text;
  const [, day = "", name = "", year = ""] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(text) ?? [];
  const month = monthsIn(language).indexOf(name.toLowerCase()) + 1;
  const iso = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return month === 0 || parseDate(iso).problem ? undefined : iso;
}

function monthsIn(language: Language): string[] {
  const format = new Intl.DateTimeFormat(locales[language], { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 1)).toLowerCase());
}

/** Days are apart by a dash; those of ISO days are hyphens too, so a bare one splits nothing. */
function readPeriod(text: string, language: Language): string | undefined {
  const [from = "", to = "", ...more] = text.split(/ ?[–—/] ?| - /);
  const [start, end] = [readDate(from, language), readDate(to, language)];
  if (start === undefined || end === undefined || more.length > 0) return undefined;
  const read = `${start}/${end}`;
  return parsePeriod(read).problem ? undefined : read;
}

/** The one key that is called so. */
export function keyCalled(
  text: string,
  named: readonly (readonly [key: string, labels: Translated])[],
  language: Language,
): string | undefined {
  const found = named.filter(([key, labels]) => same(inLanguage(labels, language) || key, text));
  return found.length === 1 ? found[0]?.[0] : undefined;
}

export function contactCalled(text: string, contacts: ReadonlyMap<string, Contact>): string | undefined {
  const found = [...contacts].filter(([, { name }]) => same(name, text));
  return found.length === 1 ? found[0]?.[0] : undefined;
}

function same(a: string, b: string): boolean {
  return plain(a).toLowerCase() === plain(b).toLowerCase();
}
