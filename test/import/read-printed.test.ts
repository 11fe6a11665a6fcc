import Big from "big.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPrinted } from "../../src/import/read-printed.ts";
import {
  type Language,
  type PrintStyle,
  parseDate,
  parseMoney,
  parsePercent,
  parsePeriod,
  printValue,
  type Value,
} from "../../src/values/index.ts";
import type { FieldType } from "../../src/workspace/workspace.ts";

const contacts = new Map([["bo", { type: "contact", key: "bo", name: "Bo Ek" } as const]]);
const choices = new Map([
  ["a", { sv: "Innovation", en: "Innovation" }],
  ["b", { sv: "Övrigt", en: "Other" }],
]);
const types = {
  money: { type: "money" },
  percent: { type: "percent" },
  number: { type: "number" },
  date: { type: "date" },
  period: { type: "period" },
  boolean: { type: "boolean" },
  choice: { type: "choice", choices },
  contact: { type: "contact" },
} as const satisfies Record<string, FieldType>;
const before: Value = { type: "money", amount: new Big(1), currency: "SEK" };
const read = (type: keyof typeof types, text: string, language: Language = "sv") =>
  readPrinted(text, types[type], { language, before, contacts });

describe("what is typed in a paper", () => {
  test.each<[keyof typeof types, string, string | undefined, Language?]>([
    ["money", "4 600 000 kronor", "4600000 SEK"],
    ["money", "4 600 000\u00A0kr", "4600000 SEK"],
    ["money", "4600000", "4600000 SEK"],
    ["money", "1 234,50 kronor", "1234,50 SEK"],
    ["money", "12 000 EUR", "12000 EUR"],
    ["money", "SEK 4,600,000", "4600000 SEK", "en"],
    ["money", "SEK 4,600,000.50", "4600000.50 SEK", "en"],
    ["money", "cirka 4 600 000 kronor", undefined],
    ["money", "4 600 000 – 5 000 000 kronor", undefined],
    ["money", "fem miljoner", undefined],
    ["percent", "35 procent", "35 %"],
    ["percent", "35,5 %", "35,5 %"],
    ["percent", "35", "35 %"],
    ["percent", "hälften", undefined],
    ["number", "1 234,5", "1234,5"],
    ["number", "1,234.5", "1234.5", "en"],
    ["date", "2022-12-24", "2022-12-24"],
    ["date", "24 december 2022", "2022-12-24"],
    ["date", "24 December 2022", "2022-12-24", "en"],
    ["date", "31 februari 2022", undefined],
    ["date", "24/12 2022", undefined],
    ["period", "2023-03-01–2026-02-28", "2023-03-01/2026-02-28"],
    ["period", "1 mars 2023 – 28 februari 2026", "2023-03-01/2026-02-28"],
    ["period", "2026-02-28–2023-03-01", undefined],
    ["boolean", "Ja", "ja"],
    ["boolean", "kanske", undefined],
    ["choice", "övrigt", "b"],
    ["choice", "Other", "b", "en"],
    ["choice", "Annat", undefined],
    ["contact", "Bo Ek", "bo"],
    ["contact", "Bo", undefined],
  ])("%s %s", (type, text, expected, language) => {
    expect(read(type, text, language)).toBe(expected);
  });
});

test("every printed value is read as itself", () => {
  const days = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
  const iso = days.map((day) => day.toISOString().slice(0, 10));
  const sums = fc.integer({ min: -10_000_000, max: 10_000_000 });
  fc.assert(
    fc.property(
      fc.constantFrom<Language>("sv", "en"),
      fc.constantFrom<PrintStyle | undefined>(undefined, "long", "code"),
      sums,
      fc.constantFrom("SEK", "EUR", "USD"),
      iso,
      fc.tuple(iso, iso).map((pair) => pair.toSorted()),
      (language, style, cents, currency, day, [start = "", end = ""]) => {
        const money = parseMoney(`${cents / 100} ${currency}`).value as Value;
        const percent = parsePercent(`${cents / 100} %`).value as Value;
        const date = parseDate(day).value as Value;
        const period = parsePeriod(`${start}/${end}`).value as Value;
        const printing = { language, ...(style && { style }) };
        const back = (type: keyof typeof types, value: Value) =>
          readPrinted(printValue(value, printing), types[type], { language, before: value, contacts }) ?? "";
        expect(parseMoney(back("money", money)).value).toEqual(money);
        expect(parsePercent(back("percent", percent)).value).toEqual(percent);
        expect(parseDate(back("date", date)).value).toEqual(date);
        expect(parsePeriod(back("period", period)).value).toEqual(period);
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});
