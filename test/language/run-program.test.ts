import { describe, expect, test } from "vitest";
import {
  buildProgram,
  isProduced,
  type Produced,
  runProgram,
  textPieces,
  type ViewValue,
} from "../../src/language/index.ts";
import { parseMoney, parseNumber, parsePeriod } from "../../src/values/index.ts";
import { output, placeAt, problems } from "./run.ts";

const zero = parseNumber("0").value ?? null;
const view: ViewValue = {
  title: "Titel",
  empty: "",
  absent: null,
  yes: true,
  no: false,
  zero,
  nothing: parseMoney("0 SEK").value ?? null,
  period: parsePeriod("2023-03-01/2026-02-28").value ?? null,
  words: ["a", "b", "c"],
  none: [],
  "odd name": "udda",
  people: [
    { name: "Ada", notes: ["x"], boss: null },
    { name: "Bo", notes: ["y", "z"], boss: { name: "Ada" } },
  ],
  contact: { type: "contact", name: "Örebro universitet" },
};

test.each([
  ["{{title}} {{{title}}} {{&title}}", "Titel Titel Titel"],
  ['{{this.title}}{{./title}}{{[odd name]}}{{"odd name"}}', "TitelTiteluddaudda"],
  ["{{#each words}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}", "a, b, c"],
  ["{{#each words}}{{@index}}{{@key}}{{#if @first}}!{{/if}}{{/each}}", "00!1122"],
  ["{{#each none}}x{{else}}tom{{/each}}", "tom"],
  ["{{#each absent}}x{{else}}tom{{/each}}", "tom"],
  [
    "{{#each people}}{{name}}:{{#each notes}}{{this}}{{../name}}{{@../index}}{{../../title}}{{/each}};{{/each}}",
    "Ada:xAda0Titel;Bo:yBo1TitelzBo1Titel;",
  ],
  [
    "{{#each people as |p i|}}{{i}}{{p.name}}{{#each p.notes as |n|}}{{n}}{{p.name}}{{/each}}{{/each}}",
    "0AdaxAda1BoyBozBo",
  ],
  ["{{#with people.[1].boss as |b|}}{{name}}{{b.name}}{{../title}}{{/with}}", "AdaAdaTitel"],
  ["{{#with absent}}x{{else}}-{{/with}}", "-"],
  [
    "{{#if yes}}1{{/if}}{{#if no}}2{{/if}}{{#if empty}}3{{/if}}{{#if none}}4{{/if}}{{#if absent}}5{{/if}}",
    "1",
  ],
  ["{{#if zero}}x{{else}}-{{/if}}{{#if zero includeZero=true}}0{{/if}}", "-0"],
  ["{{#if nothing}}noll kronor{{/if}}", "noll kronor"],
  ["{{#if no}}1{{else if empty}}2{{else if yes}}3{{else}}4{{/if}}", "3"],
  ["{{#unless no}}a{{else}}b{{/unless}}{{^no}}c{{/no}}{{^yes}}d{{else}}e{{/yes}}", "ace"],
  ["{{#yes}}{{title}}{{/yes}}{{#no}}x{{/no}}{{#absent}}x{{^}}-{{/absent}}", "Titel-"],
  ["{{#words}}{{this}}{{/words}}{{#none}}x{{else}}tom{{/none}}", "abctom"],
  ["{{#people}}{{name}}{{/people}}{{#contact}}{{name}}{{/contact}}", "AdaBoÖrebro universitet"],
  ["{{#each people.[1]}}{{@key}} {{/each}}", "name notes boss "],
  ["{{words.[0]}}{{words.[1]}}{{words.length}}", "ab3"],
  ["{{people.0.boss.name}}{{absent.any.thing}}", ""],
  ["{{period}} {{period.start}}", "2023-03-01–2026-02-28 2023-03-01"],
  ["{{contact}} {{contact.email}}.", "Örebro universitet ."],
  ["{{#each words}}{{@root.title}}{{/each}}", "TitelTitelTitel"],
  ["{{! tyst }}{{!-- {{title}} --}}\\{{title}}", "{{title}}"],
  ['{{default absent null undefined "x"}}{{default absent 5}}{{#if true}}t{{/if}}', "x5t"],
  ['{{upper (default absent (capital "ö"))}}', "Ö"],
  ["{{people.[0]}}", "Ada"],
  ["{{words}}", "a, b och c"],
  ['{{#sort words order="descending"}}{{this}}{{/sort}}', "cba"],
])("%s", (template, expected) => {
  expect(output(template, view)).toBe(expected);
});

describe("names", () => {
  test("every missing name is reported, and the rest is printed", () => {
    const template = "{{titel}} {{title}} {{contact.emial}} {{#if nope}}{{/if}}{{upper nix}}";
    expect(problems(template, view)).toEqual([
      "language/unknown-name: titel → title",
      "language/unknown-name: emial → email",
      "language/unknown-name: nope → none",
      "language/unknown-name: nix",
    ]);
  });

  test("a loop reports one tag once", () => {
    expect(problems("{{#each words}}{{../nix}}{{/each}}", view)).toEqual(["language/unknown-name: nix"]);
  });

  test("too many ../ and data outside a loop are missing names", () => {
    expect(
      problems("{{../title}}{{@index}}{{#each words}}{{@../index}}{{@nix}}{{/each}}", view),
    ).toHaveLength(4);
  });

  test("a name alone is the field, before the helper", () => {
    const fields = { date: "fältet", sum: "summan" };
    expect(output("{{date}} {{#if sum}}{{sum}}{{/if}}", fields)).toBe("fältet summan");
    expect(output("{{count (sort list)}}", { list: ["b", "a"], count: "fältet", sort: "fältet" })).toBe("2");
  });

  test("a helper that needs arguments is not called without", () => {
    expect(problems("{{money}}", view)).toEqual(["language/helper-arguments: money"]);
  });
});

describe("what belongs to the program, not to the view, cannot be reached", () => {
  const names = [
    "constructor",
    "__proto__",
    "prototype",
    "toString",
    "hasOwnProperty",
    "__defineGetter__",
    "__lookupGetter__",
  ];

  test.each(names)("%s", (name) => {
    for (const from of [
      "",
      "this.",
      "title.",
      "words.",
      "people.",
      "people.0.",
      "contact.",
      "period.",
      "yes.",
      "@root.",
    ]) {
      expect(problems(`{{${from}${name}}}`, view)).toEqual([`language/unknown-name: ${name}`]);
    }
    expect(output(`{{lookup people.[0] "${name}"}}`, view)).toBe("");
    expect(problems(`{{#with people.[0]}}{{${name}}}{{/with}}`, view)).toHaveLength(1);
    expect(problems(`{{list people "${name}"}}`, view)).toHaveLength(1);
    expect(problems(`{{${name} title}}`, view)).toEqual([`language/unknown-helper: ${name}`]);
    expect(problems(`{{#${name}}}x{{/${name}}}`, view)).toHaveLength(1);
  });

  test("a field that bears such a name is a field", () => {
    const fields = JSON.parse('{"constructor": "byggherren", "__proto__": "x"}') as ViewValue;
    expect(output("{{constructor}} {{__proto__}}", fields)).toBe("byggherren x");
  });

  test("parts of values that a template has no use for", () => {
    for (const path of [
      "nothing.amount",
      "nothing.currency",
      "zero.number",
      "contact.type",
      "title.length",
    ]) {
      expect(problems(`{{${path}}}`, view)).toHaveLength(1);
    }
  });

  test("data calls no helper", () => {
    expect(output("{{lookup this name}}", { name: "upper", upper: "fältet" })).toBe("fältet");
    expect(output("{{text}}", { text: "{{upper text}} {{#each x}}" })).toBe("{{upper text}} {{#each x}}");
  });
});

test("data cannot pretend to be what a helper made", () => {
  const forged = { type: "produced", what: "link", text: "x", data: { url: "javascript:alert(1)" } };
  expect(isProduced(forged)).toBe(false);
  expect(problems("{{forged}}", { forged })).toEqual(["language/not-printable: forged"]);
});

test("blank Markdown does not hold", () => {
  const fields: ViewValue = {
    blank: { type: "markdown", source: " \n" },
    full: { type: "markdown", source: "a" },
  };
  expect(output("{{#if blank}}x{{else}}-{{/if}}{{#if full}}x{{/if}}", fields)).toBe("-x");
});

test("groups and lists of groups do not print by themselves", () => {
  const fields = { group: { a: "1", b: "2" }, rows: [{ a: "1" }] };
  expect(problems("{{group}}{{rows}}", fields)).toEqual([
    "language/not-printable: group",
    "language/not-printable: rows",
  ]);
});

test("each over what is no list", () => {
  expect(problems("{{#each title}}{{/each}}", view)).toEqual(["language/not-a-list: title"]);
});

test("a sink gets literals, values with their spots, and what helpers produce", () => {
  const pieces = textPieces('a{{title}}{{absent}}{{pagebreak}}{{link "www.example.org"}}', placeAt).map(
    (piece, i) => ("tag" in piece ? { ...piece, spot: i } : piece),
  );
  const seen: unknown[] = [];
  const sink = {
    literal: (literal: string) => void seen.push(literal),
    value: (value: ViewValue, spot: number) => void seen.push([value, spot]),
  };
  runProgram(buildProgram(pieces).value ?? { nodes: [] }, view, sink, { language: "sv", report: () => {} });
  const pagebreak: Produced = { type: "produced", what: "pagebreak", text: "" };
  const link: Produced = {
    type: "produced",
    what: "link",
    text: "www.example.org",
    data: { url: "https://www.example.org" },
  };
  expect(seen).toEqual(["a", ["Titel", 1], [null, 2], [pagebreak, 3], [link, 4]]);
});
