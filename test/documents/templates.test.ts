import { expect, test } from "vitest";
import { compileTemplate } from "../../src/documents/templates.ts";
import { memoryHost } from "../../src/host/index.ts";
import { p, wordFile } from "../templates/word-file.ts";

test("partials are read beside the template, also those of partials", async () => {
  const host = memoryHost({
    "templates/outer.docx": wordFile({ body: p("{{> inner}}") }),
    "templates/inner.docx": wordFile({ body: p("{{title}}") }),
  });
  const bytes = wordFile({ body: p("{{> outer}}") });
  const { value, diagnostics, partials } = await compileTemplate(bytes, "templates/memo.docx", "docx", host);
  expect(diagnostics).toEqual([]);
  expect(partials).toHaveLength(2);
  expect(value?.check({ type: "group", fields: {} }).map((d) => d.place)).toMatchObject([
    { file: "templates/outer.docx" },
  ]);
});

test("a partial that is not there is reported once", async () => {
  const bytes = wordFile({ body: p("{{> outer}}") });
  const { diagnostics } = await compileTemplate(bytes, "templates/memo.docx", "docx", memoryHost({}));
  expect(diagnostics.map((d) => d.code)).toEqual(["template/missing-partial"]);
});
