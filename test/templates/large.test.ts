/**
 * Templates of unusual size: what takes long for each of many things must not take longer for each when there are more.
 */
import { expect, test } from "vitest";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { p, r, wordFile } from "./word-file.ts";

/** Milliseconds of the processor, which other programs do not slow down. */
const LONGEST = 5000;
const link =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "a{{title}}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
const control = `<w:sdt><w:sdtContent>${r("{{title}}")}</w:sdtContent></w:sdt>`;

test.each([
  [
    "100,000 runs in one paragraph",
    `<w:p>${r("{{title}} ")}${"<w:r><w:t>a</w:t></w:r>".repeat(100_000)}</w:p>`,
  ],
  ["10,000 open fields", `<w:p>${link.repeat(10_000)}${r("{{title}}")}</w:p>`],
  ["10,000 blocks", (p("{{#if title}}") + p("{{/if}}")).repeat(10_000)],
  ["10,000 controls in one paragraph", `<w:p>${control.repeat(10_000)}</w:p>`],
])(
  "%s compile in less than five seconds",
  (_, body) => {
    const file = wordFile({ body });
    const start = process.cpuUsage().user;
    expect(compileWordTemplate(file, "large.docx").diagnostics).toEqual([]);
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(LONGEST);
  },
  120_000,
);

test.each([
  ["in one paragraph", `<w:p>${r("{{#if title}}").repeat(20_000)}x${r("{{/if}}").repeat(20_000)}</w:p>`],
  ["in paragraphs of their own", p("{{#if title}}").repeat(20_000) + p("{{/if}}").repeat(20_000)],
])(
  "blocks in thousands of others, %s, are refused",
  (_, body) => {
    const { diagnostics } = compileWordTemplate(wordFile({ body }), "deep.docx");
    expect(diagnostics.map(({ code }) => code)).toEqual(["language/too-deep"]);
  },
  120_000,
);
