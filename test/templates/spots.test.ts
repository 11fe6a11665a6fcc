import { describe, expect, test } from "vitest";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { fillBody } from "./fill.ts";
import { lines, p, r, table, type WordFile, wordFile, wordTypes, XML } from "./word-file.ts";

const type = {
  type: "group",
  fields: {
    text: { type: "markdown" },
    plain: { type: "text" },
    rows: { type: "list", item: { type: "group", fields: { a: { type: "text" } } } },
  },
} as const;

function problems(file: WordFile): string[] {
  const { value, diagnostics } = compileWordTemplate(wordFile(file), "t.docx");
  expect(diagnostics).toEqual([]);
  return (value?.check(type) ?? []).map((d) => `${d.code} ${d.place?.in === "word" ? d.place.quote : ""}`);
}

describe("where only text can stand", () => {
  test.each([
    [
      "an alternative text",
      {
        body: `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{{text}}"/></wp:inline></w:drawing></w:r></w:p>`,
      },
    ],
    [
      "a tooltip",
      { body: `<w:p><w:hyperlink w:anchor="a" w:tooltip="{{text}}">${r("x")}</w:hyperlink></w:p>` },
    ],
    ["a field's instruction", { body: '<w:p><w:fldSimple w:instr="{{text}}"/></w:p>' }],
    [
      "the address of a link",
      {
        body: `<w:p><w:hyperlink r:id="rId9">${r("x")}</w:hyperlink></w:p>`,
        relations: [{ id: "rId9", type: "hyperlink", target: "{{text}}", external: true }],
      },
    ],
    [
      "a property of the document",
      {
        body: p("x"),
        parts: {
          "docProps/core.xml": `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{text}}</dc:title></cp:coreProperties>`,
        },
        types: { "docProps/core.xml": wordTypes.core },
        packageRelations: [{ id: "rId8", type: "core-properties", target: "docProps/core.xml" }],
      },
    ],
  ] as const)("%s takes no Markdown", (_, file) => {
    expect(problems(file)).toEqual(["template/only-text {{text}}"]);
    expect(problems(JSON.parse(JSON.stringify(file).replaceAll("{{text}}", "{{plain}}")))).toEqual([]);
  });

  test("nor pictures", () => {
    expect(
      problems({
        body: `<w:p><w:hyperlink w:anchor="a" w:tooltip="{{qr plain}}">${r("x")}</w:hyperlink></w:p>`,
      }),
    ).toEqual(["template/only-text {{qr plain}}"]);
  });
});

describe("where blocks cannot stand", () => {
  test("a table in a sentence, before any data", () => {
    expect(problems({ body: p("se {{table rows}}") })).toEqual(["template/blocks-in-line se {{table rows}}"]);
    expect(problems({ body: p("{{table rows}}") + table(["{{table rows}}"]) })).toEqual([]);
  });

  test("Markdown in a sentence, when the data has blocks", () => {
    const { value } = compileWordTemplate(wordFile({ body: p("se {{text}}") }), "t.docx");
    const codes = (source: string) =>
      value
        ?.render({ text: { type: "markdown", source } }, { language: "sv" })
        .diagnostics.map((d) => d.code);
    expect(codes("*ett* ord\n\noch ett till")).toEqual([]);
    for (const source of ["- punkt", "# rubrik", "|a|\n|-|\n|b|", "> citat"])
      expect(codes(source)).toEqual(["template/blocks-in-line"]);
    expect(lines(fillBody(p("se {{text}}"), { text: { type: "markdown", source: "ord" } }))).toEqual([
      "se ord",
    ]);
  });
});
