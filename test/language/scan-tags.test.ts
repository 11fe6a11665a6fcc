import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanTags, tagShape } from "../../src/language/index.ts";

function tags(text: string): string[] {
  return scanTags(text).map(({ tag }) => tag);
}

describe("tags in text", () => {
  test.each([
    ["Hej {{name}}, {{#if x}}ja{{/if}}", ["{{name}}", "{{#if x}}", "{{/if}}"]],
    ["{{{raw}}} {{~trimmed~}}", ["{{{raw}}}", "{{~trimmed~}}"]],
    ['{{link "}}" url}}.', ['{{link "}}" url}}']],
    ["{{[odd }} name]}}.", ["{{[odd }} name]}}"]],
    ["{{! comment }}{{!-- {{inside}} --}}x", ["{{! comment }}", "{{!-- {{inside}} --}}"]],
    ["{{!-- dashes -- inside --~}}x", ["{{!-- dashes -- inside --~}}"]],
    ["{{#if\n  x}}", ["{{#if\n  x}}"]],
    ["{ {name} } {{", ["{{"]],
    ["{{{{raw}}}} x {{{{/raw}}}}", ["{{{{raw}}}}", "{{{{/raw}}}}"]],
    ["{ {{a}} }", ["{{a}}"]],
    ["({{a}}})", ["{{a}}"]],
  ])("%j", (text, expected) => {
    expect(tags(text)).toEqual(expected);
  });

  test("a backslash prints the braces, two print one", () => {
    expect(scanTags("a \\{{b}} {{c}}")).toEqual([
      { start: 2, end: 3, tag: "\\" },
      { start: 9, end: 14, tag: "{{c}}" },
    ]);
    expect(scanTags("a \\\\{{b}}")).toEqual([
      { start: 3, end: 4, tag: "\\" },
      { start: 4, end: 9, tag: "{{b}}" },
    ]);
  });

  test("a tag that is never closed ends with its line, or where the next begins", () => {
    expect(tags("{{name\nmore")).toEqual(["{{name"]);
    expect(tags("{{name {{other}}")).toEqual(["{{name ", "{{other}}"]);
    expect(tags("{{{name}} {{other}}")).toEqual(["{{{name}}", "{{other}}"]);
  });

  test("a quote left open does not swallow the tags after it", () => {
    expect(tags("{{it's}} and {{it's}}")).toEqual(["{{it's}}", "{{it's}}"]);
  });
});

describe("what Word makes of a tag", () => {
  test("curly quotes delimit strings", () => {
    expect(tags("{{date meeting ”long”}}")).toEqual(['{{date meeting "long"}}']);
    expect(tags("{{date meeting “long”}}")).toEqual(['{{date meeting "long"}}']);
    expect(tags("{{date meeting ’long’}}")).toEqual(["{{date meeting 'long'}}"]);
    expect(tags("{{default x ”it’s”}}")).toEqual(['{{default x "it’s"}}']);
    expect(tags('{{default x "”citat”"}}')).toEqual(['{{default x "”citat”"}}']);
  });

  test("invisible characters are left out, but not of strings", () => {
    expect(tags("{{na\u00ADme\u200B}}")).toEqual(["{{name}}"]);
    expect(tags('{{default x "a\u00ADb"}}')).toEqual(['{{default x "a\u00ADb"}}']);
  });

  test("text outside tags is not touched", () => {
    expect(scanTags("”Hej” {{a}}")).toEqual([{ start: 6, end: 11, tag: "{{a}}" }]);
  });
});

describe("any text", () => {
  const texts = fc
    .array(
      fc.constantFrom("{{", "}}", "{", "}", '"', "'", "[", "]", "\\", "!--", "--", "~", "a", " ", "\n", "”"),
    )
    .map((parts) => parts.join(""));

  test("tags stand in order, apart, and hold what they say", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0;
        for (const { start, end, tag } of scanTags(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(tag === "\\" || tag.startsWith("{{")).toBe(true);
          expect(tag.length).toBeLessThanOrEqual(end - start);
          from = end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  // Where the work grew with the square of the length, they would outlast the test.
  test("long texts of broken tags are read to their end", () => {
    for (const piece of ["{{", '{{"', "{{!", "{{!--", "{{!-- }}", "{{[", "{{a '", "\\{{", "{{{", "{{a ”"]) {
      const text = piece.repeat(100_000);
      expect(scanTags(text).every(({ end }) => end <= text.length)).toBe(true);
    }
  });
});

test.each([
  ["{{name}}", "value"],
  ["{{{name}}}", "value"],
  ["{{&name}}", "value"],
  ["{{elsewhere}}", "value"],
  ["{{#if x}}", "open"],
  ["{{~# if x}}", "open"],
  ["{{^x}}", "inverse"],
  ["{{^}}", "else"],
  ["{{else}}", "else"],
  ["{{ else if x }}", "else"],
  ["{{~^~}}", "else"],
  ["{{/if}}", "close"],
  ["{{> letterhead}}", "partial"],
  ["{{! x }}", "comment"],
  ["\\", "escape"],
] as const)("%s is of kind %s", (tag, kind) => {
  expect(tagShape(tag).kind).toBe(kind);
});

test("a tilde strips white space on its side", () => {
  expect(tagShape("{{~a}}")).toMatchObject({ stripsBefore: true, stripsAfter: false });
  expect(tagShape("{{a~}}")).toMatchObject({ stripsBefore: false, stripsAfter: true });
});
