import { describe, expect, test } from "vitest";
import { exampleType, exampleView } from "../../src/language/helpers/example-view.ts";
import { helpers, type ViewValue } from "../../src/language/index.ts";
import {
  type Language,
  parseDate,
  parseMoney,
  parseNumber,
  parsePercent,
  type Value,
} from "../../src/values/index.ts";
import { checked, output, problems } from "./run.ts";

const N = "\u00A0";

const examples = [...helpers.values()].flatMap((helper) =>
  helper.examples.flatMap(({ template, prints }) =>
    Object.entries(prints).map(([language, printed]) => [template, language as Language, printed] as const),
  ),
);

/** The documentation shows ordinary spaces. */
function plain(text: string): string {
  return text.replaceAll(N, " ");
}

describe("examples", () => {
  test.each(examples)("%s in %s", (template, language, printed) => {
    expect(plain(output(template, exampleView, language))).toBe(plain(printed));
    expect(checked(template, exampleType)).toEqual([]);
  });

  test.each([...helpers.values()])("$name has an example and a text in both languages", (helper) => {
    expect(helper.examples.length).toBeGreaterThan(0);
    expect(helper.about.sv).toMatch(/\.$/);
    expect(helper.about.en).toMatch(/\.$/);
  });
});

test("no-break spaces stay in what helpers print", () => {
  expect(output('{{money ceiling "code"}}', exampleView)).toBe(`4${N}529${N}875${N}SEK`);
  expect(output('{{percent share style="symbol"}}', exampleView)).toBe(`31${N}%`);
  expect(output("{{upper (money ceiling)}}", exampleView)).toBe(`4${N}529${N}875${N}KRONOR`);
});

const money = (text: string): Value => parseMoney(text).value ?? null;
const number = (text: string): Value => parseNumber(text).value ?? null;

const view: ViewValue = {
  absent: null,
  text: "b",
  a: "ö",
  low: money("9 SEK"),
  high: money("10 SEK"),
  euro: money("9 EUR"),
  half: parsePercent("50 %").value ?? null,
  early: parseDate("2022-01-01").value ?? null,
  late: parseDate("2022-12-31").value ?? null,
  oru: { type: "contact", key: "oru", name: "Örebro universitet" },
  area: { type: "choice", key: "skills", labels: { sv: "Kompetens" } },
  yes: true,
  no: false,
  numbers: [number("0,1"), number("0,2"), null],
  mixed: [money("9 SEK"), money("9 EUR")],
  kinds: [money("9 SEK"), "text"],
  swedish: ["Östen", "Zeb", "Åke", "Ärla", "adam", "Adam"],
  people: [
    { name: "Bo", age: number("9") },
    { name: "Ada", age: number("10") },
    { name: "Cai", age: null },
  ],
  empty: [],
};

describe("comparing", () => {
  test.each([
    ["lt low high", true],
    ["lt early late", true],
    ["gt late early", true],
    ['gt late "2022-06-01"', true],
    ["lte low low", true],
    ["gte half 50", true],
    ["gt half 50", false],
    ["gt high 9.5", true],
    ["lt text a", true],
    ["lt no yes", true],
    ["lt absent high", false],
    ["gte absent high", false],
    ["eq low low", true],
    ["eq low euro", false],
    ["eq low 9", true],
    ['eq early "2022-01-01"', true],
    ['eq area "skills"', true],
    ['eq oru "oru"', true],
    ["eq absent null", true],
    ['eq text "B"', false],
    ["ne low high", true],
    ["eq numbers numbers", true],
    ["and yes text (or no yes)", true],
    ["and yes empty", false],
    ["or no absent empty", false],
    ["not empty", true],
  ])("(%s) is %s", (condition, holds) => {
    expect(output(`{{#if (${condition})}}yes{{else}}no{{/if}}`, view)).toBe(holds ? "yes" : "no");
  });

  test("values without an order are reported", () => {
    expect(problems("{{#if (lt low text)}}{{/if}}", view)).toEqual(["language/not-comparable: lt"]);
    expect(problems("{{#if (gt low euro)}}{{/if}}", view)).toEqual(["language/mixed-currencies: gt"]);
    expect(problems("{{#if (lt people people)}}{{/if}}", view)).toEqual(["language/not-comparable: lt"]);
  });
});

describe("lists", () => {
  test("sums are exact", () => {
    expect(output("{{sum numbers}}", view)).toBe("0,3");
    expect(output('{{sum people "age"}}', view)).toBe("19");
    expect(output('{{sum empty "age"}}', view)).toBe("");
  });

  test("sums of different currencies and of texts are reported", () => {
    expect(problems("{{sum mixed}}", view)).toEqual(["language/mixed-currencies: sum"]);
    expect(problems("{{sum kinds}}", view)).toEqual(["language/helper-type: sum"]);
    expect(problems("{{sum swedish}}", view)).toEqual(["language/helper-type: sum"]);
  });

  test("words are in the order of the language's dictionaries", () => {
    expect(output('{{list (sort swedish) separator=" "}}', view, "sv")).toBe("adam Adam Zeb Åke Ärla Östen");
    expect(output('{{list (sort swedish) separator=" "}}', view, "en")).toBe("adam Adam Åke Ärla Östen Zeb");
  });

  test("numbers are not in the order of words; absent ones come last", () => {
    expect(output('{{list (sort people "age") "name"}}', view)).toBe("Bo, Ada och Cai");
    expect(output('{{list (sort people "age" "descending") "name"}}', view)).toBe("Ada, Bo och Cai");
    expect(problems("{{list (sort kinds)}}", view)).toEqual(["language/not-comparable: sort"]);
  });

  test("a column that is not there is reported", () => {
    expect(problems('{{list people "nmae"}}', view)).toEqual(["language/unknown-name: list"]);
  });

  test("grouping keeps the order of first appearance", () => {
    const rows = {
      rows: [
        { k: "b", v: "1" },
        { k: "a", v: "2" },
        { k: "b", v: "3" },
      ],
    };
    expect(output('{{#each (group rows "k")}}{{key}}:{{list items "v"}};{{/each}}', rows)).toBe(
      "b:1 och 3;a:2;",
    );
  });

  test("choosing", () => {
    expect(output('{{list (where people "name" "Ada") "name"}}', view)).toBe("Ada");
    expect(output('{{count (where people "age")}}', view)).toBe("2");
    expect(output('{{count (where absent "age")}}{{count absent}}', view)).toBe("00");
    expect(output("{{#each people}}{{lookup ../numbers @index}};{{/each}}", view)).toBe("0,1;0,2;;");
    expect(output("{{lookup people.[0] text}}{{lookup absent text}}", view)).toBe("");
  });
});

describe("links", () => {
  test.each([
    ["https://example.org/a?b=c", "https://example.org/a?b=c"],
    ["www.example.org", "https://www.example.org"],
    ["example.org/x", "https://example.org/x"],
    ["info@example.org", "mailto:info@example.org"],
    ["mailto:info@example.org", "mailto:info@example.org"],
    ["tel:+4619123456", "tel:+4619123456"],
  ])("%s", (target, url) => {
    const call = { language: "sv", report: () => expect.unreachable() } as const;
    expect(helpers.get("link")?.run([target, undefined], call)).toMatchObject({
      what: "link",
      data: { url },
    });
  });

  test.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "hej",
    "a b.se",
    "",
  ])("refuses %j and prints it", (target) => {
    expect(problems("{{link target}}", { target })).toEqual(["language/unsafe-link: link"]);
  });
});

describe("arguments", () => {
  test("of the wrong type are reported, and print nothing", () => {
    expect(problems("{{money text}}", view)).toEqual(["language/helper-type: money"]);
    expect(problems("{{count text}}{{date low}}{{plural text 1 2}}", view)).toHaveLength(3);
    expect(problems('{{money low "dear"}}', view)).toEqual(["language/helper-choice: money"]);
  });

  test("that are absent make the result absent", () => {
    expect(output("{{money absent}}{{upper absent}}{{sum absent}}{{link absent}}.", view)).toBe(".");
  });

  test("plural goes by the language's rules", () => {
    expect(
      output('{{plural 1 "en" "flera"}} {{plural 0 "en" "flera"}} {{plural 1.5 "en" "flera"}}', view),
    ).toBe("en flera flera");
  });

  test("default skips what is empty, not zero", () => {
    expect(output('{{default empty "" 0 "x"}}', view)).toBe("0");
  });
});
