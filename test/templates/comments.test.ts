/** Comments and moved text in a template: they stand beside its tags, and change nothing of what those do. */
import { describe, expect, test } from "vitest";
import { annotateWord } from "../../src/templates/word/annotate.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { fillBody } from "./fill.ts";
import { bodyOf, lines, p, r, table, wordFile } from "./word-file.ts";

const view = { items: ["A", "B"], name: "Örebro", text: { type: "markdown", source: "ett\n\ntvå" } } as const;
const reference = '<w:r><w:rPr/><w:commentReference w:id="7"/></w:r>';
const commented = (text: string) =>
  `<w:p><w:commentRangeStart w:id="7"/>${r(text)}<w:commentRangeEnd w:id="7"/>${reference}</w:p>`;

describe("a comment", () => {
  test("on a block tag alone in its paragraph goes with it", () => {
    const body = fillBody(commented("{{#each items}}") + p("{{this}}") + p("{{/each}}") + p("slut"), view);
    expect(body).toBe(p("A") + p("B") + p("slut"));
  });

  test("that goes on after such a paragraph keeps its range", () => {
    const start = `<w:p><w:commentRangeStart w:id="7"/>${r("{{#if name}}")}</w:p>`;
    const end = `<w:p>${r("{{name}}")}<w:commentRangeEnd w:id="7"/>${reference}</w:p>`;
    expect(fillBody(start + end + p("{{/if}}"), view)).toBe(
      `<w:commentRangeStart w:id="7"/>${end.replace("{{name}}", "Örebro")}`,
    );
  });

  test("inside a tag comes after its value", () => {
    expect(fillBody(`<w:p>${r("Till {{na")}${reference}${r("me}}!")}</w:p>`, view)).toBe(
      `<w:p>${r("Till Örebro")}${reference}${r("!")}</w:p>`,
    );
  });

  test("on a Markdown text leaves it alone in its paragraph", () => {
    expect(lines(fillBody(commented("{{text}}"), view))).toEqual(["ett", "två"]);
  });

  test("on tags of a row: the row that they repeat stays, the rows that hold nothing else go", () => {
    const cells = [commented("{{#each items}}{{this}}"), `<w:p>${r("x{{/each}}")}${reference}</w:p>`];
    expect(lines(fillBody(table(cells), view))).toEqual(["A | x", "B | x"]);
    const rows = table([commented("{{#each items}}"), ""], ["{{this}}", "x"], [commented("{{/each}}"), ""]);
    expect(lines(fillBody(rows, view))).toEqual(["A | x", "B | x"]);
  });
});

test("an annotated copy of a template, once it is mended, is as good as the template", () => {
  const template = p("{{#each item}}") + p("{{this}}") + p("{{/each}}") + p("slut");
  const bytes = wordFile({ body: template });
  const found = compileWordTemplate(bytes, "t.docx").value?.check({
    type: "group",
    fields: { items: { type: "list", item: { type: "text" } } },
  });
  const comments = (found ?? []).flatMap(({ place }) =>
    place?.in === "word" ? [{ place, where: "", text: ["fel"] }] : [],
  );
  expect(comments).toHaveLength(1);
  const annotated = bodyOf(annotateWord(bytes, comments).value ?? new Uint8Array());
  expect(annotated).toContain("w:commentReference");
  expect(lines(fillBody(annotated.replace("{{#each item}}", "{{#each items}}"), view))).toEqual([
    "A",
    "B",
    "slut",
  ]);
});

test("a block tag that was moved leaves no paragraph behind", () => {
  const moved = `<w:p><w:moveToRangeStart w:id="2" w:author="x" w:name="m"/><w:moveTo w:id="3" w:author="x">${r("{{#each items}}")}</w:moveTo><w:moveToRangeEnd w:id="2"/></w:p>`;
  expect(lines(fillBody(moved + p("{{this}}") + p("{{/each}}"), view))).toEqual(["A", "B"]);
});
