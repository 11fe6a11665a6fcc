import { describe, expect, test } from "vitest";
import { exampleType as type } from "../../src/language/helpers/example-view.ts";
import { buildProgram, type GroupType, textPieces, usedPaths, usesOf } from "../../src/language/index.ts";
import { checked, placeAt } from "./run.ts";

describe("names", () => {
  test.each([
    ["{{titl}}", ["language/unknown-name: titl → title"]],
    ["{{applicant.emal}}", ["language/unknown-name: emal → email"]],
    [
      "{{title.length}} {{title.constructor}}",
      ["language/unknown-name: length", "language/unknown-name: constructor"],
    ],
    [
      "{{constructor}}{{__proto__}}",
      ["language/unknown-name: constructor", "language/unknown-name: __proto__"],
    ],
    ["{{partners.name}}", ["language/name-of-list: name"]],
    ["{{partners.0.name}}{{partners.length}}{{partners.[0]}}", []],
    ["{{period.start}} {{period}} {{applicant}} {{coordinator}} {{partners}}", []],
    [
      "{{budget}}{{#each budget}}{{this}}{{/each}}",
      ["language/not-printable: budget", "language/not-printable: this"],
    ],
    ["{{#each budget}}{{item}}{{itme}}{{/each}}", ["language/unknown-name: itme → item"]],
    ["{{#each budget}}{{title}}{{/each}}", ["language/unknown-name: title → ../title"]],
    [
      "{{#each budget}}{{#each ../partners}}{{ceiling}}{{../item}}{{/each}}{{/each}}",
      ["language/unknown-name: ceiling → ../../ceiling"],
    ],
    [
      "{{#each budget as |row i|}}{{row.amuont}}{{i}}{{row.item}}{{/each}}{{row}}",
      ["language/unknown-name: amuont → amount", "language/unknown-name: row"],
    ],
    ["{{#with applicant}}{{name}}{{../title}}{{nmae}}{{/with}}", ["language/unknown-name: nmae → name"]],
    ["{{#applicant}}{{email}}{{/applicant}}{{#partners}}{{email}}{{/partners}}", []],
    [
      "{{#each title}}{{/each}}{{#each applicant}}{{/each}}",
      ["language/not-a-list: title", "language/not-a-list: applicant"],
    ],
    [
      "{{@root.titl}}{{@index}}{{@foo}}{{../title}}",
      [
        "language/unknown-name: titl → title",
        "language/unknown-name: index",
        "language/unknown-name: foo",
        "language/unknown-name: title",
      ],
    ],
    [
      "{{#each budget}}{{@index}}{{@key}}{{@first}}{{@last}}{{@../index}}{{/each}}",
      ["language/unknown-name: index"],
    ],
    [
      "{{#if titl}}{{else if ceilin}}{{else}}{{shar}}{{/if}}",
      [
        "language/unknown-name: titl → title",
        "language/unknown-name: ceilin → ceiling",
        "language/unknown-name: shar → share",
      ],
    ],
  ])("%s", (template, expected) => {
    expect(checked(template, type)).toEqual(expected);
  });

  test("a label typed in place of the name", () => {
    const labelled: GroupType = { type: "group", fields: { applicant: { type: "text", label: "Sökande" } } };
    expect(checked("{{sökande}}", labelled)).toEqual(["language/unknown-name: sökande → applicant"]);
  });

  test("a flag leaves `this` as it is", () => {
    const flagged: GroupType = {
      type: "group",
      fields: { flag: { type: "boolean" }, title: { type: "text" } },
    };
    expect(checked("{{#flag}}{{title}}{{/flag}}{{^flag}}{{title}}{{/flag}}", flagged)).toEqual([]);
    expect(checked("{{#flag}}{{../title}}{{/flag}}", flagged)).toHaveLength(1);
  });
});

describe("helpers", () => {
  test.each([
    ["{{money title}}", ["language/helper-type: title"]],
    ['{{money ceiling "dear"}}', ['language/helper-choice: "dear"']],
    ['{{money ceiling style="cod"}}', ['language/helper-choice: "cod" → code']],
    ["{{date}}", ["language/helper-arguments: date"]],
    ["{{pagebreak}}{{#if (count partners)}}{{/if}}", []],
    ["{{upper budget}}", ["language/not-printable: budget"]],
    ["{{upper (upper titl)}}", ["language/unknown-name: titl → title"]],
    ['{{sum budget "amuont"}}', ['language/unknown-name: "amuont" → amount']],
    ['{{sum budget "item"}}', ["language/helper-type: sum"]],
    ["{{sum partners}}", ["language/helper-type: sum"]],
    ['{{money (sum budget "amount") "code"}}{{date (sum budget "amount")}}', ["language/helper-type: sum"]],
    ['{{list partners "address.street"}}', ['language/unknown-name: "address.street"']],
    ["{{list (sort budget)}}", ["language/not-comparable: sort"]],
    [
      '{{#each (sort (where budget "sort" "Drift") "amount")}}{{item}}{{amuont}}{{/each}}',
      ["language/unknown-name: amuont → amount"],
    ],
    [
      '{{#each (group budget "sort")}}{{key}}{{#each items}}{{amount}}{{itm}}{{/each}}{{/each}}',
      ["language/unknown-name: itm → item"],
    ],
    ['{{#if (eq area "innovatoin")}}{{/if}}', ["language/helper-choice: eq → innovation"]],
    ['{{#if (eq "welfare" area)}}{{/if}}{{#if (ne area title)}}{{/if}}', []],
    ['{{#if (eq ceiling "mycket")}}{{/if}}', ["language/not-comparable: eq"]],
    ["{{#if (gt ceiling share)}}{{/if}}", ["language/not-comparable: gt"]],
    [
      '{{#if (lt meeting "2023-01-01")}}{{/if}}{{#if (gt share 50)}}{{/if}}{{#if (lt period.start meeting)}}{{/if}}',
      [],
    ],
    ['{{count (where budget "amount" "mycket")}}', ["language/not-comparable: where"]],
    ['{{lookup applicant "name"}}{{upper (lookup partners 0)}}', []],
    ['{{default coordinator applicant.name "–"}}', []],
  ])("%s", (template, expected) => {
    expect(checked(template, type)).toEqual(expected);
  });

  test("of what is not known, nothing is said", () => {
    expect(checked("{{#with (lookup applicant title)}}{{whatever.there.is}}{{/with}}", type)).toEqual([]);
  });
});

test("structure and names are reported together", () => {
  expect(checked("{{#if titl}}{{#each budget}}{{itm}}{{/if}}", type)).toEqual([
    "language/unclosed-block: {{#each budget}}",
    "language/unknown-name: titl → title",
    "language/unknown-name: itm → item",
  ]);
});

test("used paths", () => {
  const template =
    '{{applicant.email}}{{#each partners as |p|}}{{p.name}}{{../title}}{{/each}}{{sum budget "amount"}}' +
    '{{#each (sort budget "item")}}{{sort}}{{/each}}{{#if (gt share 5)}}{{@root.hours}}{{/if}}{{pagebreak}}';
  const program = buildProgram(textPieces(template, placeAt)).value ?? { nodes: [] };
  const paths = [
    "applicant.email",
    "budget",
    "budget.amount",
    "budget.item",
    "hours",
    "partners",
    "partners.name",
    "share",
    "title",
  ];
  expect(usedPaths(program, type)).toEqual([...paths, "budget.sort"].sort());
  expect(usedPaths(program)).toEqual(paths);
});

test("what a program uses is told with its places, as often as it does", () => {
  const type: GroupType = {
    type: "group",
    fields: { a: { type: "text" }, list: { type: "list", item: { type: "text" } } },
  };
  const source = "{{#each list}}{{upper this}}{{/each}}{{a}}{{#if (eq a 1)}}{{pagebreak}}{{/if}}";
  const { value: program } = buildProgram(textPieces(source, placeAt));
  if (!program) throw new Error("no program");
  const columns = usesOf(program, type).map(({ what, name, ...use }) => {
    const place = use.place();
    return `${what} ${name} ${place?.in === "text" ? source.slice(place.column - 1).slice(0, place.length) : ""}`;
  });
  expect(columns).toEqual([
    "block each {{#each list}}",
    "field list list",
    "helper upper upper",
    "field list this",
    "field a a",
    "block if {{#if (eq a 1)}}",
    "helper eq eq",
    "field a a",
    "helper pagebreak pagebreak",
  ]);
});
