import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  parseBoolean,
  parseDate,
  parseMoney,
  parseNumber,
  parsePercent,
  parsePeriod,
  valuePatterns,
} from "../../src/values/index.ts";

describe("money", () => {
  test.each([
    ["4529875 SEK", "4529875", "SEK"],
    ["4 529 875 SEK", "4529875", "SEK"],
    ["4\u00A0529\u202F875\u00A0SEK", "4529875", "SEK"],
    ["1234,50 SEK", "1234.5", "SEK"],
    ["1234.50 EUR", "1234.5", "EUR"],
    ["-5000 SEK", "-5000", "SEK"],
    ["\u22125000SEK", "-5000", "SEK"],
    ["0117 SEK", "117", "SEK"],
    ["500 JPY", "500", "JPY"],
    ["123456789012345678901234567890,12 SEK", "123456789012345678901234567890.12", "SEK"],
  ])("%s", (text, amount, currency) => {
    const { value } = parseMoney(text);
    expect(value?.amount.toFixed()).toBe(amount);
    expect(value?.currency).toBe(currency);
  });

  test.each([
    ["", "not-a-number"],
    ["SEK", "not-a-number"],
    ["fem SEK", "not-a-number"],
    ["1e6 SEK", "not-a-number"],
    ["4,529,875 SEK", "not-a-number"],
    ["45 29 875 SEK", "not-a-number"],
    [" 5 SEK", "not-a-number"],
    ["5", "no-currency"],
    ["5 kr", "unknown-currency"],
    ["5 sek", "unknown-currency"],
    ["5 XQQ", "unknown-currency"],
    ["5 %", "unknown-currency"],
    ["1,234 SEK", "too-many-decimals"],
    ["5,5 JPY", "too-many-decimals"],
  ])("%s: %s", (text, reason) => {
    expect(parseMoney(text)).toEqual({ problem: reason });
  });
});

describe("percent", () => {
  test.each([
    ["31 %", "31"],
    ["31%", "31"],
    ["-2,5 %", "-2.5"],
    ["0,125\u00A0%", "0.125"],
  ])("%s", (text, percent) => {
    expect(parsePercent(text).value?.percent.toFixed()).toBe(percent);
  });

  test.each([
    ["31", "no-percent-sign"],
    ["31 procent", "no-percent-sign"],
    ["%", "not-a-number"],
    ["en %", "not-a-number"],
  ])("%s: %s", (text, reason) => {
    expect(parsePercent(text)).toEqual({ problem: reason });
  });
});

describe("number", () => {
  test.each([
    ["0", "0"],
    ["1 234,5", "1234.5"],
    ["-0.5", "-0.5"],
  ])("%s", (text, number) => {
    expect(parseNumber(text).value?.number.toFixed()).toBe(number);
  });

  test.each(["", "-", "1,", ",5", "1 23", "0x10", "1e3", "Infinity", "+5"])("not %s", (text) => {
    expect(parseNumber(text)).toEqual({ problem: "not-a-number" });
  });
});

describe("date", () => {
  test("leap days exist in leap years only", () => {
    expect(parseDate("2024-02-29").value).toEqual({ type: "date", iso: "2024-02-29" });
    expect(parseDate("2023-02-29")).toEqual({ problem: "impossible-date" });
    expect(parseDate("1900-02-29")).toEqual({ problem: "impossible-date" });
    expect(parseDate("2000-02-29").value?.iso).toBe("2000-02-29");
  });

  test.each(["2022-13-01", "2022-00-10", "2022-04-31", "2022-01-32", "0050-01-01"])("no day %s", (text) => {
    expect(parseDate(text)).toEqual({ problem: "impossible-date" });
  });

  test.each(["14/12/2022", "2022-1-5", "20221214", "2022-12-14T00:00:00Z", "i dag", ""])(
    "not a date: %s",
    (text) => {
      expect(parseDate(text)).toEqual({ problem: "not-a-date" });
    },
  );
});

describe("period", () => {
  test("two days, the first not after the last", () => {
    const { value } = parsePeriod("2023-03-01/2026-02-28");
    expect([value?.start.iso, value?.end.iso]).toEqual(["2023-03-01", "2026-02-28"]);
    expect(parsePeriod("2023-03-01 / 2023-03-01").value).toBeDefined();
  });

  test.each([
    ["2023-03-01", "not-a-period"],
    ["/2023-03-01", "not-a-period"],
    ["2023-03-01/2022-03-01", "ends-before-start"],
    ["2023-02-29/2023-03-01", "impossible-date"],
    ["2023-02-01/2023-02-31", "impossible-date"],
    ["våren/hösten", "not-a-date"],
    ["2023-03-01/2023-04-01/2023-05-01", "not-a-date"],
  ])("%s: %s", (text, reason) => {
    expect(parsePeriod(text)).toEqual({ problem: reason });
  });
});

test("booleans in both languages", () => {
  for (const yes of ["true", "yes", "ja", "Ja"]) expect(parseBoolean(yes)).toEqual({ value: true });
  for (const no of ["false", "no", "nej", "Nej"]) expect(parseBoolean(no)).toEqual({ value: false });
  for (const other of ["", "on", "1", "JA", "nja"]) {
    expect(parseBoolean(other)).toEqual({ problem: "not-a-boolean" });
  }
});

describe("patterns for JSON Schema accept all that is parsed", () => {
  const cases = [
    ["number", parseNumber, "1 234,5"],
    ["money", parseMoney, "-4 529 875,50 SEK"],
    ["percent", parsePercent, "2,5 %"],
    ["date", parseDate, "2023-02-28"],
    ["period", parsePeriod, "2023-02-28/2024-02-28"],
    ["boolean", parseBoolean, "ja"],
  ] as const;
  const edits = fc.array(
    fc.record({
      at: fc.nat(20),
      cut: fc.nat(2),
      put: fc.constantFrom("", ..." 0123456789.,-/%\u00A0\u2212SEKjaneyJN"),
    }),
    { maxLength: 3 },
  );

  test.each(cases)("%s", (type, parse, typed) => {
    const pattern = new RegExp(valuePatterns[type]);
    expect(typed).toMatch(pattern);
    fc.assert(
      fc.property(edits, (changes) => {
        const text = changes.reduce(
          (all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut),
          typed as string,
        );
        if (parse(text).problem === undefined) expect(text).toMatch(pattern);
      }),
      { numRuns: 500 },
    );
  });
});
