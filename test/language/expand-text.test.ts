import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeMarkdown, expandText, type ViewValue } from "../../src/language/index.ts";
import { markdownToText, parseMarkdown } from "../../src/values/index.ts";
import { placeAt } from "./run.ts";

function markdown(source: string, view: ViewValue): string {
  const { value, diagnostics } = expandText(source, view, { language: "sv", escape: "markdown", placeAt });
  expect(diagnostics).toEqual([]);
  return value ?? "";
}

function shape(source: string): string {
  return parseMarkdown(source)
    .children.map(({ type }) => type)
    .join();
}

describe("values in Markdown", () => {
  test("keep their signs", () => {
    expect(markdown("Projektet {{project}} och *{{project}}*", { project: "AI.ALL*" })).toBe(
      "Projektet AI\\.ALL\\* och *AI\\.ALL\\**",
    );
  });

  test.each([
    "- punkt",
    "1. punkt",
    "# rubrik",
    "> citat",
    "    kod",
    "\tkod",
    "```",
    "---",
    "[länk](https://example.org)",
    "https://example.org",
    "<b>fet</b>",
    "| a | b |\n|---|---|",
    "a\n\n# b",
    "[^1]: not",
    "&copy; \\* *a* _b_ ~~c~~ `d`",
    "  blanksteg  ",
  ])("%j stays a text in a paragraph", (value) => {
    const expanded = markdown("{{value}}", { value });
    const tree = parseMarkdown(expanded);
    expect(tree.children.map(({ type }) => type)).toEqual(["paragraph"]);
    const [paragraph] = tree.children;
    expect(paragraph && "children" in paragraph && paragraph.children.map(({ type }) => type)).toEqual([
      "text",
    ]);
    expect(markdownToText(expanded)).toBe(value);
  });

  test("any text is read back as it was, wherever it stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (value) => {
        fc.pre(!/\p{Cc}|\uFFFD/u.test(value));
        for (const source of ["a {{value}} b", "- {{value}}.", "| x |\n|---|\n| {{value}} |"]) {
          const expanded = markdown(source, { value });
          expect(shape(expanded)).toBe(shape(source));
          expect(markdownToText(expanded)).toContain(value);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a Markdown value is Markdown, a link is a link", () => {
    expect(markdown("{{text}}", { text: { type: "markdown", source: "*a*" } })).toBe("*a*");
    expect(markdown('{{link "www.example.org" "oss"}}', {})).toBe("[oss](<https://www.example.org>)");
  });

  test("escaping is undone by reading", () => {
    expect(escapeMarkdown("a*b")).toBe("a\\*b");
    expect(escapeMarkdown(" a\n")).toBe("&#32;a&#10;");
  });
});

test("tags in values are not expanded", () => {
  const view = { a: "{{b}}", b: "{{a}}" };
  expect(expandText("{{a}} {{b}}", view, { language: "sv", escape: "none", placeAt }).value).toBe(
    "{{b}} {{a}}",
  );
});

test("a text without tags is returned as it is", () => {
  const source = "a \\ b { {x} }";
  expect(expandText(source, {}, { language: "sv", escape: "none", placeAt }).value).toBe(source);
});

test("a text that cannot be read has no value; one with a missing name has", () => {
  const options = { language: "sv", escape: "none", placeAt } as const;
  expect(expandText("{{#if}}", {}, options).value).toBeUndefined();
  expect(expandText("a{{b}}c", {}, options)).toMatchObject({
    value: "ac",
    diagnostics: [{ code: "language/unknown-name", place: { column: 4, length: 1 } }],
  });
});

test("blocks alone on their line take it with them", () => {
  const source = "a\n{{#each list}}\n- {{this}}\n{{/each}}\nb\n{{! tyst }}\nc";
  const { value } = expandText(source, { list: ["x", "y"] }, { language: "sv", escape: "none", placeAt });
  expect(value).toBe("a\n- x\n- y\nb\nc");
});

test("an indented end of an else-if chain takes its line too", () => {
  const source = "a\n  {{#if no}}\nb\n  {{else if no}}\nc\n  {{else}}\nd\n  {{/if}}\ne";
  const { value } = expandText(source, { no: false }, { language: "sv", escape: "none", placeAt });
  expect(value).toBe("a\nd\ne");
});

test("any text at all comes out without a crash", () => {
  const piece = fc.constantFrom(
    "{{",
    "}}",
    "#if ",
    "#each ",
    "/if",
    "else",
    " a",
    ".b",
    "(",
    ")",
    '"',
    "|",
    "as",
    "=",
    "@",
    "~",
    "!",
    "../",
    "[",
    "]",
    "5",
    "x",
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expandText(pieces.join(""), { a: { b: ["x"] } }, { language: "sv", escape: "none", placeAt });
    }),
    { numRuns: 3000 },
  );
});
