import { describe, expect, test } from "vitest";
import { buildProgram, textPieces } from "../../src/language/index.ts";
import { checked, placeAt } from "./run.ts";

const anything = { type: "group", fields: {} } as const;

function structure(template: string): string[] {
  const { diagnostics } = buildProgram(textPieces(template, placeAt));
  return checked(template, anything).slice(0, diagnostics.length);
}

describe("blocks", () => {
  test.each([
    ["{{#if a}}x", ["language/unclosed-block: {{#if a}}"]],
    [`${"{{#if a}}".repeat(251)}${"{{/if}}".repeat(251)}`, ["language/too-deep: {{#if a}}"]],
    ["x{{/if}}", ["language/unopened-block: {{/if}}"]],
    ["{{#if a}}{{#each b}}x{{/if}}", ["language/unclosed-block: {{#each b}}"]],
    ["{{#if a}}{{#each b}}{{/if}}{{/each}}", ["language/crossed-blocks: {{/if}}"]],
    ["{{#each b}}x{{/eahc}}", ["language/wrong-close: {{/eahc}} → {{/each}}"]],
    ["{{#each b}}x{{/if}}y{{/each}}", ["language/unopened-block: {{/if}}"]],
    ["{{#each a}}{{#each b}}x{{/each}}", ["language/unclosed-block: {{#each a}}"]],
    ["{{#if a}}{{else if b}}x", ["language/unclosed-block: {{#if a}}"]],
    ["{{#[odd name]}}x{{/[odd name]}}", []],
  ])("%s", (template, expected) => {
    expect(structure(template)).toEqual(expected);
  });
});

describe("else", () => {
  test.each([
    ["{{else}}", ["language/misplaced-else: {{else}}"]],
    ["{{#if a}}{{else}}{{else}}{{/if}}", ["language/misplaced-else: {{else}}"]],
    ["{{#if a}}{{else}}{{else if b}}{{/if}}", ["language/misplaced-else: {{else if b}}"]],
    ["{{#if a}}{{else if b}}{{else}}{{/if}}", []],
    ["{{#if a}}{{^}}{{/if}}", []],
  ])("%s", (template, expected) => {
    expect(structure(template)).toEqual(expected);
  });
});

describe("tags that cannot be read", () => {
  test.each([
    ["{{name", ["language/unclosed-tag: {{name"]],
    ["{{#if x\n", ["language/unclosed-tag: {{#if x"]],
    ["{{foo bar=}}", ["language/bad-syntax: }}"]],
    ["{{sum a b)}}", ["language/bad-syntax: )"]],
    ["{{name!}}", ["language/bad-syntax: name!"]],
    ["{{ }}", ["language/bad-syntax: }}"]],
    ['{{foo "x}}', ['language/bad-syntax: "x']],
    ["{{#if (eq a}}x{{/if}}", ["language/bad-syntax: }}"]],
    ["{{> letterhead}}", ["language/not-available: {{> letterhead}}"]],
    ["{{#> layout}}x{{/layout}}", ["language/not-available: {{#> layout}}"]],
    ["{{* decorator}}", ["language/not-available: {{* decorator}}"]],
    ["{{{{raw}}}}", ["language/not-available: {{{{raw}}}}"]],
  ])("%s", (template, expected) => {
    expect(structure(template)).toEqual(expected);
  });
});

describe("helpers", () => {
  test.each([
    ["{{mony ceiling}}", ["language/unknown-helper: mony → money"]],
    ['{{money ceiling styl="code"}}', ["language/helper-option: styl → style"]],
    ["{{money a b c}}", ["language/helper-arguments: money"]],
    ['{{money style="code"}}', ["language/helper-arguments: money"]],
    ["{{#each}}{{/each}}", ["language/helper-arguments: {{#each}}"]],
    ["{{#if a b}}{{/if}}", ["language/helper-arguments: {{#if a b}}"]],
    ["{{#if a zero=true}}{{/if}}", ["language/helper-option: zero"]],
    ["{{#if a as |b|}}{{/if}}", ["language/helper-arguments: {{#if a as |b|}}"]],
    ["{{if a}}", ["language/helper-arguments: if"]],
    ["{{a.b c}}", ["language/unknown-helper: a.b"]],
  ])("%s", (template, expected) => {
    expect(structure(template)).toEqual(expected);
  });
});

test("all problems at once, in reading order", () => {
  const template = "{{#if a}}{{else}}{{else}}{{/iff}}{{foo bar=}}{{/each}}{{#each b}}";
  expect(structure(template)).toEqual([
    "language/misplaced-else: {{else}}",
    "language/wrong-close: {{/iff}} → {{/if}}",
    "language/bad-syntax: }}",
    "language/unopened-block: {{/each}}",
    "language/unclosed-block: {{#each b}}",
  ]);
});

test("a tag over several lines has its place", () => {
  const template = "{{#if\n  (eq a\n  b c)\n}}x{{/if}}";
  expect(structure(template)).toEqual(["language/helper-arguments: eq"]);
});
