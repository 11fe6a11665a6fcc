/** Tags in texts that are in no paragraph of Word's. */
import { describe, expect, test } from "vitest";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { fill, fillBody } from "./fill.ts";
import { p, r, readPart, type WordFile, wordFile } from "./word-file.ts";

const view = { name: "Å & Ö", title: "Titel", items: ["A", "B"], yes: true };
const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const equation = (...texts: readonly string[]) =>
  `<w:p><m:oMath ${M}>${texts.map((text) => `<m:r><m:t>${text}</m:t></m:r>`).join("")}</m:oMath></w:p>`;
const textsOf = (xml: string) => [...xml.matchAll(/<[mwac]:[tv](?: [^>]*)?>([^<]*)</g)].map((m) => m[1]);

describe("in a paragraph", () => {
  test("an equation, in as many runs as Word likes", () => {
    expect(fillBody(equation("x = {{na", "me}} + {{title}}"), view)).toContain(
      '<m:t xml:space="preserve">x = Å &amp; Ö</m:t></m:r><m:r><m:t xml:space="preserve"> + Titel</m:t>',
    );
  });

  test("a pronunciation guide and the text under it", () => {
    const ruby = `<w:p><w:r><w:ruby><w:rt>${r("{{title")}${r("}}")}</w:rt><w:rubyBase>${r("{{name}}")}</w:rubyBase></w:ruby></w:r></w:p>`;
    expect(textsOf(fillBody(ruby, view)).join("|")).toBe("Titel||Å &amp; Ö");
  });

  test("both branches of alternate content", () => {
    const branch = r("{{#if yes}}{{name}}{{/if}}");
    const body = `<w:p><mc:AlternateContent><mc:Choice Requires="w14">${branch}</mc:Choice><mc:Fallback>${branch}</mc:Fallback></mc:AlternateContent></w:p>`;
    expect(textsOf(fillBody(body, view))).toEqual(["Å &amp; Ö", "Å &amp; Ö"]);
  });
});

const C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const A = "http://schemas.openxmlformats.org/drawingml/2006/main";
const DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram";
const drawn = (...texts: readonly string[]) =>
  `<a:p>${texts.map((text) => `<a:r><a:t>${text}</a:t></a:r>`).join("")}</a:p>`;

test.each([
  [
    "a chart: its title and the names of its series",
    "chart",
    `<c:chartSpace xmlns:c="${C}" xmlns:a="${A}"><c:title>${drawn("Om {{na", "me}}")}</c:title><c:v>{{#each items}}{{this}} {{/each}}</c:v></c:chartSpace>`,
    ["Om Å &amp; Ö", "", "A B "],
  ],
  [
    "SmartArt",
    "diagramData",
    `<dgm:dataModel xmlns:dgm="${DGM}" xmlns:a="${A}"><dgm:t>${drawn("{{title}}")}</dgm:t></dgm:dataModel>`,
    ["Titel"],
  ],
] as const)("%s", (_, type, xml, texts) => {
  const made = fill(drawing(type, xml), view);
  expect(textsOf(readPart(made, "word/drawing.xml"))).toEqual(texts);
});

describe("problems", () => {
  const problems = (file: WordFile) => {
    const { value, diagnostics } = compileWordTemplate(wordFile(file), "t.docx");
    const type = { type: "group", fields: { text: { type: "markdown" } } } as const;
    return [...diagnostics, ...(value?.check(type) ?? [])];
  };

  test("know the paragraph of an equation, and the story of a chart", () => {
    const [found] = problems({ body: p("a") + equation("{{tex", "}}") });
    expect(found?.place).toMatchObject({ story: "body", paragraph: 2, quote: "{{tex}}", from: 2, length: 3 });
    const [other] = problems(drawing("chart", `<c:chart xmlns:c="${C}"><c:v>{{tex}}</c:v></c:chart>`));
    expect(other?.place).toMatchObject({ story: "drawing", part: "word/drawing.xml", quote: "{{tex}}" });
  });

  test("only text can stand there, and no half of a block", () => {
    expect(problems({ body: equation("{{text}}") }).map((d) => d.code)).toEqual(["template/only-text"]);
    expect(problems({ body: equation("{{#if text}}x") + p("{{/if}}") }).map((d) => d.code)).toEqual([
      "template/crossed-block",
      "template/crossed-block-end",
    ]);
  });
});

function drawing(type: string, xml: string): WordFile {
  return {
    body: p("x"),
    parts: { "word/drawing.xml": xml },
    relations: [{ id: "rId9", type, target: "drawing.xml" }],
  };
}
