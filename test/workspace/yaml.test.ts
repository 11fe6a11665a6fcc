import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { keysOf, readYaml, type YamlFile } from "../../src/workspace/yaml.ts";
import { source, summaryOf } from "../fixtures/fixtures.ts";

function read(text: string) {
  return readYaml(source("f.yaml", text));
}

function good(text: string): YamlFile {
  const { value, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("no value");
  return value;
}

describe("nothing is typed", () => {
  test.each(["0117", "no", "12:30", "1e3", "0x1F", "~", "null", "true", "2022-12-14", ".nan", "1_000", "="])(
    "%s",
    (typed) => {
      expect(good(`a: ${typed}\n`).data).toEqual({ a: typed });
      expect(good(`- ${typed}\n`).data).toEqual([typed]);
    },
  );

  test("what is empty is undefined, what is quoted is text", () => {
    expect(good('a:\nb: ""\nc: # a comment\n').data).toEqual({ a: undefined, b: "", c: undefined });
  });

  test("whatever a directive says", () => {
    expect(good("%YAML 1.1\n---\na: no\n").data).toEqual({ a: "no" });
    expect(good("%FOO bar\n---\na: no\n...\n").data).toEqual({ a: "no" });
  });

  test("keys that mean something to JavaScript are keys, but for one", () => {
    expect(good("constructor: 2\ntoString: 3\n").data).toEqual({ constructor: "2", toString: "3" });
    expect(summaryOf(read("a: 1\n__proto__: 1\n").diagnostics)).toEqual(["yaml/bad-key 2:1"]);
  });
});

test("line ends of Windows and of old Macs, and a byte order mark", () => {
  const file = good("\ufeffa: |\r\n  b\r\n  c\rd: e\n");
  expect(file.data).toEqual({ a: "b\nc\n", d: "e" });
  expect(file.placeOf(["d"])).toMatchObject({ line: 4, column: 4, text: "d: e" });
});

describe("limits", () => {
  test("of size", () => {
    expect(summaryOf(read(`a: ${"x".repeat(2_000_000)}`).diagnostics)).toEqual(["yaml/too-large -"]);
  });

  test.each([
    ["brackets", "[".repeat(1_000_000)],
    ["braces", "{a: ".repeat(400_000)],
    ["dashes", "- ".repeat(900_000)],
    ["question marks", "? ".repeat(900_000)],
    ["lines", Array.from({ length: 1900 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("of depth, in %s", (_, text) => {
    expect(read(text).diagnostics.map(({ code }) => code)).toEqual(["yaml/too-deep"]);
  });

  test("of problems", () => {
    expect(read("a: @b\n".repeat(1000)).diagnostics).toHaveLength(50);
    expect(read("a: b\n".repeat(1000)).diagnostics).toHaveLength(50);
  });
});

test("a comment after an empty key, and one with a space, lose nothing", () => {
  expect(read("a: #b\nc: d # e\nf: d #! g\n").diagnostics.map(({ code }) => code)).toEqual([
    "yaml/text-lost-in-comment",
  ]);
  expect(read("a: x # e\nf: y #! g\n").diagnostics).toEqual([]);
});

describe("places inside texts", () => {
  /** Each letter or digit of the value is found in the file where the value says. */
  function expectPlaces(text: string, value: string) {
    const file = good(text);
    expect(file.data).toEqual({ a: value });
    for (const { index } of value.matchAll(/[\p{L}\p{N}]/gu)) {
      const place = file.placeIn(["a"], index, 1);
      expect(place.text[place.column - 1]).toBe(value[index]);
    }
  }

  test.each([
    ["plain", "a: one two\n", "one two"],
    ["plain over lines", "a: one\n  two\n\n\n  three\n", "one two\n\nthree"],
    ["single quotes", "a: 'it''s one\n  two'\n", "it's one two"],
    ["double quotes", 'a: "x \\" \\t b \\\n   c\n\n  d"\n', 'x " \t b c\nd'],
    ["literal", "a: |\n\n  one\n    two\n\n  three\n", "\none\n  two\n\nthree\n"],
    ["literal with its indent told", "a: |1-\n   one\n  two\n", "  one\n two"],
    [
      "folded",
      "a: >-\n  one\n  two\n\n  three\n\n\n  four\n    five\n  six\n",
      "one two\nthree\n\nfour\n  five\nsix",
    ],
  ])("%s", (_, text, value) => {
    expectPlaces(text, value);
  });

  test("escapes count as what they stand for", () => {
    const file = good('a: "\\u0041\\x42 \\U0001F600 {{c}}"\n');
    expect(file.data).toEqual({ a: "AB 😀 {{c}}" });
    expect(file.placeIn(["a"], 6, 5)).toMatchObject({ line: 1, column: 27, length: 5 });
  });

  test("any text in any style", () => {
    const words = fc.array(
      fc.constantFrom("ord", "två", "{{x}}", "'", '"', "\\", " ", "  ", "\n", "\n\n", ":", "#", "-", "😀"),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    const style = fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL", "BLOCK_FOLDED");
    fc.assert(
      fc.property(words, style, (pieces, type) => {
        const value = pieces.join("");
        const text = stringify(
          { a: value },
          {
            defaultStringType: type as "PLAIN",
            blockQuote: type === "BLOCK_FOLDED" ? "folded" : "literal",
            lineWidth: 30,
          },
        );
        const { data } = good(text);
        expectPlaces(text, keysOf(data).a as string);
      }),
      { numRuns: 500 },
    );
  });
});
