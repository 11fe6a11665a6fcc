/** Templates of unusual size. How their time grows with it, the bench tells; here a hang would outlast the test. */
import { expect, test } from "vitest";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { largeBodies } from "./large-bodies.ts";
import { p, r, wordFile } from "./word-file.ts";

test.each(Object.entries(largeBodies))("20,000 %s compile", (_, body) => {
  const file = wordFile({ body: body(20_000) });
  expect(compileWordTemplate(file, "large.docx").diagnostics).toEqual([]);
});

test.each([
  ["in one paragraph", `<w:p>${r("{{#if title}}").repeat(20_000)}x${r("{{/if}}").repeat(20_000)}</w:p>`],
  ["in paragraphs of their own", p("{{#if title}}").repeat(20_000) + p("{{/if}}").repeat(20_000)],
])("blocks in thousands of others, %s, are refused", (_, body) => {
  const { diagnostics } = compileWordTemplate(wordFile({ body }), "deep.docx");
  expect(diagnostics.map(({ code }) => code)).toEqual(["language/too-deep"]);
});
