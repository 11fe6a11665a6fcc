/** Paragraphs whose mark is hidden or deleted go on in the line of the next. */
import { expect, test } from "vitest";
import { convert, lines, places } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, run } from "./word.ts";

const hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>";
const deleted = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>';
const indent = '<w:ind w:left="1000"/>';

test("a heading runs into its text, which is no heading, and keeps its own place", async () => {
  const runIn = paragraph(run("Syfte:"), `<w:pStyle w:val="Rubrik1"/>${indent}${hidden}`);
  const body = runIn + paragraph("Stödet ska främja hälsa.") + paragraph("Sedan.");
  expect(await lines({ body })).toEqual(["Syfte:Stödet ska främja hälsa.", "Sedan."]);
  expect((await places({ body }))[0]?.x).toBeCloseTo(70.85 + 50, 0);
  expect((await readPdf(convert({ body }).pdf)).tags).not.toMatch(/H1/);
});

test("a paragraph whose mark was deleted takes the format of the next", async () => {
  const body = paragraph(run("Ett"), `${indent}${deleted}`) + paragraph("stycke.");
  expect(await lines({ body })).toEqual(["Ettstycke."]);
  expect((await places({ body }))[0]?.x).toBeCloseTo(70.85, 0);
});

test.each([hidden, deleted])(
  "the end of a cell and of the text end a paragraph all the same",
  async (mark) => {
    const cell = (text: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${paragraph(run(text), mark)}</w:tc>`;
    const table = `<w:tbl><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${cell("vänster")}${cell("höger")}</w:tr></w:tbl>`;
    const found = await places({ body: table + paragraph(run("sist"), mark) });
    const x = (text: string) => found.find((t) => t.text === text)?.x ?? 0;
    expect(x("höger")).toBeCloseTo(x("vänster") + 150, 0);
    expect(x("sist")).toBeCloseTo(70.85, 0);
  },
);
