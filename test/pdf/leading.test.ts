/** The last line of a page needs room for its text alone, not for the rest of a line and a half. */
import { describe, expect, test } from "vitest";
import { convert, places } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, run } from "./word.ts";

const wide = '<w:spacing w:line="360" w:lineRule="auto"/>';
const numbered = `${wide}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`;
const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const times = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i));

// A page holds 700 pt: 34 lines of 20.15 and one of 13.45.
describe("a page holds 35 lines", () => {
  test.each([
    ["of paragraphs", times(40, () => paragraph("rad", wide)).join("")],
    ["of one paragraph", paragraph(times(40, () => `${run("rad")}<w:r><w:br/></w:r>`).join(""), wide)],
    ["of a list", times(40, () => paragraph("rad", numbered)).join("")],
    [
      "of a list's items with several lines",
      times(9, () => paragraph(run("rad ").repeat(118), numbered)).join(""),
    ],
  ])("%s", async (_, body) => {
    const lines = (await places({ body, numbering })).filter(
      ({ page, text }) => page === 1 && /rad/.test(text),
    );
    expect(new Set(lines.map(({ y }) => Math.round(y))).size).toBe(35);
  });
});

test("lines stand as far apart within paragraphs, between them and in cells", async () => {
  const cell = (content: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  const two = `${run("ett")}<w:r><w:br/></w:r>${run("två")}`;
  const lines = paragraph(two, wide) + paragraph(two, wide);
  const body = `${lines}<w:tbl><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr>${cell(lines)}</w:tr></w:tbl>${lines}`;
  const ys = (await places({ body })).map(({ y }) => y);
  expect(ys).toHaveLength(12);
  for (let i = 1; i < ys.length; i++) expect((ys[i] ?? 0) - (ys[i - 1] ?? 0)).toBeCloseTo(20.15, 1);
});

test("what a list says of its lines is not said of what else stands in it", async () => {
  const cell = `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${paragraph(run("ord ").repeat(60))}</w:tc>`;
  const table = `<w:tbl><w:tblPr><w:tblInd w:w="720" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr>${cell}</w:tr></w:tbl>`;
  const long = paragraph(run("rad ").repeat(60), numbered);
  const found = await places({ body: long + table + long, numbering });
  const ys = [...new Set(found.filter(({ text }) => /^ord/.test(text)).map(({ y }) => y))];
  expect(ys.length).toBeGreaterThan(2);
  for (let i = 1; i < ys.length; i++) expect((ys[i] ?? 0) - (ys[i - 1] ?? 0)).toBeCloseTo(13.45, 1);
  const { tags } = await readPdf(convert({ body: long + table + long, numbering }).pdf);
  expect(tags).toContain("Table");
});
