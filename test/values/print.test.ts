import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type Language,
  type PrintStyle,
  parseDate,
  parseMoney,
  parseNumber,
  parsePercent,
  parsePeriod,
  printValue,
  type Value,
} from "../../src/values/index.ts";

const N = "\u00A0";
const MINUS = "\u2212";

function print(value: Value | undefined, language: Language, style?: PrintStyle): string {
  return printValue(value ?? null, { language, ...(style && { style }) });
}

describe("money", () => {
  const sum = (text: string) => parseMoney(text).value;

  test.each([
    ["4529875 SEK", undefined, `4${N}529${N}875${N}kronor`, `SEK${N}4,529,875`],
    ["4529875 SEK", "long", `4${N}529${N}875${N}kronor`, `4,529,875${N}Swedish kronor`],
    ["4529875 SEK", "code", `4${N}529${N}875${N}SEK`, `SEK${N}4,529,875`],
    ["4529875 SEK", "symbol", `4${N}529${N}875${N}kr`, `kr${N}4,529,875`],
    ["4529875 SEK", "plain", `4${N}529${N}875`, "4,529,875"],
    ["1 SEK", undefined, `1${N}krona`, `SEK${N}1`],
    ["-1 SEK", undefined, `${MINUS}1${N}krona`, `-SEK${N}1`],
    ["1,50 SEK", undefined, `1,50${N}kronor`, `SEK${N}1.50`],
    ["1234,5 SEK", undefined, `1${N}234,50${N}kronor`, `SEK${N}1,234.50`],
    ["-5000 SEK", undefined, `${MINUS}5${N}000${N}kronor`, `-SEK${N}5,000`],
    ["-0 SEK", undefined, `0${N}kronor`, `SEK${N}0`],
    ["1000 EUR", undefined, `1${N}000${N}euro`, `EUR${N}1,000`],
    ["1000 NOK", undefined, `1${N}000${N}norska kronor`, `NOK${N}1,000`],
    ["1000 EUR", "symbol", `1${N}000${N}€`, "€1,000"],
    ["500 JPY", "code", `500${N}JPY`, `JPY${N}500`],
  ] as const)("%s, %s", (text, style, sv, en) => {
    expect(print(sum(text), "sv", style)).toBe(sv);
    expect(print(sum(text), "en", style)).toBe(en);
  });

  test("sums too large for a floating-point number stay exact", () => {
    const large = sum("123456789012345678901234,56 SEK");
    expect(print(large, "en", "plain")).toBe("123,456,789,012,345,678,901,234.56");
    expect(print(sum("9007199254740993 SEK"), "en", "plain")).toBe("9,007,199,254,740,993");
  });

  test("every sum printed plainly reads back as itself", () => {
    const amounts = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(99));
    fc.assert(
      fc.property(amounts, ([whole, cents]) => {
        const typed = `${whole},${String(cents).padStart(2, "0")} SEK`;
        const printed = `${print(sum(typed), "sv", "plain")} SEK`;
        expect(sum(printed)?.amount.eq(sum(typed)?.amount ?? 0)).toBe(true);
      }),
    );
  });
});

test("percent", () => {
  const { value } = parsePercent("31 %");
  expect(print(value, "sv")).toBe(`31${N}procent`);
  expect(print(value, "en")).toBe(`31${N}per cent`);
  expect(print(value, "sv", "symbol")).toBe(`31${N}%`);
  expect(print(value, "en", "symbol")).toBe("31%");
  expect(print(value, "sv", "plain")).toBe("31");
  expect(print(parsePercent("-2,5 %").value, "sv")).toBe(`${MINUS}2,5${N}procent`);
});

test("number", () => {
  expect(print(parseNumber("1234567,891").value, "sv")).toBe(`1${N}234${N}567,891`);
  expect(print(parseNumber("1234567,891").value, "en")).toBe("1,234,567.891");
});

test("date", () => {
  const { value } = parseDate("2022-12-04");
  expect(print(value, "sv")).toBe("2022-12-04");
  expect(print(value, "sv", "long")).toBe("4 december 2022");
  expect(print(value, "en")).toBe("4 December 2022");
  expect(print(value, "en", "iso")).toBe("2022-12-04");
  expect(print(value, "en", "symbol")).toBe("4 December 2022");
});

test("period", () => {
  const { value } = parsePeriod("2023-03-01/2026-02-28");
  expect(print(value, "sv")).toBe("2023-03-01–2026-02-28");
  expect(print(value, "sv", "long")).toBe("1 mars 2023 – 28 februari 2026");
  expect(print(value, "en")).toBe("1 March 2023 – 28 February 2026");
  expect(print(value, "en", "iso")).toBe("2023-03-01–2026-02-28");
});

test("words, names and lists", () => {
  const contact = { type: "contact", name: "Örebro universitet", key: "oru" } as const;
  const choice = { type: "choice", key: "skills", labels: { sv: "Kompetens" } } as const;
  expect(print(true, "sv")).toBe("ja");
  expect(print(false, "sv")).toBe("nej");
  expect(print(true, "en")).toBe("yes");
  expect(print(null, "sv")).toBe("");
  expect(print(contact, "sv")).toBe("Örebro universitet");
  expect(print(choice, "sv")).toBe("Kompetens");
  expect(print(choice, "en")).toBe("Kompetens");
  expect(print({ type: "choice", key: "skills", labels: {} }, "sv")).toBe("skills");
  expect(print({ type: "file", path: "a/b.pdf", title: "Bilaga" }, "sv")).toBe("Bilaga");
  expect(print(["a", "b", "c"], "sv")).toBe("a, b och c");
  expect(print(["a", "b", "c"], "en")).toBe("a, b and c");
  expect(print([], "sv")).toBe("");
});

test("a group prints as its name, whatever its other fields are called", () => {
  expect(print({ name: "Ada", hours: null }, "sv")).toBe("Ada");
  expect(print({ name: null }, "sv")).toBe("");
  expect(print({ type: "money", amount: "fem", name: "Resor" }, "sv")).toBe("Resor");
});

describe.each(["Pacific/Kiritimati", "Pacific/Pago_Pago"])("in %s", (zone) => {
  beforeEach(() => void vi.stubEnv("TZ", zone));
  afterEach(() => void vi.unstubAllEnvs());

  test("a day is the day that was written", () => {
    expect(print(parseDate("2022-12-31").value, "sv", "long")).toBe("31 december 2022");
    expect(parseDate("2022-12-31").value?.iso).toBe("2022-12-31");
  });
});
