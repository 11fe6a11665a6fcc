/** How high rows are, told before the layout or found by it, and what stays together on a page. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convert, places } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { heading, paragraph, run } from "./word.ts";

interface Line {
  readonly text: string;
  readonly size: number;
}

const tableOf = (rows: readonly string[], properties = "") =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>${rows.join("")}</w:tbl>`;
const cell = (content: string) => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
const row = (cells: readonly string[], height = 0, rule = "atLeast") =>
  `<w:tr><w:trPr>${height > 0 ? `<w:trHeight w:val="${height}" w:hRule="${rule}"/>` : ""}</w:trPr>${cells.map(cell).join("")}</w:tr>`;

const line = fc.record<Line>({
  text: fc.string({ unit: fc.constantFrom(..."aimW g".split("")), maxLength: 30 }),
  size: fc.integer({ min: 10, max: 40 }),
});
const rows = fc.array(
  fc.record({
    cells: fc.tuple(line, line),
    height: fc.constantFrom(0, 0, 400, 900),
    before: fc.constantFrom(0, 120),
    after: fc.constantFrom(0, 80),
  }),
  { minLength: 2, maxLength: 6 },
);
const borders = fc.constantFrom(
  "",
  '<w:tblBorders><w:top w:val="single" w:sz="24"/><w:bottom w:val="single" w:sz="8"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders>',
  '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:bottom w:w="90" w:type="dxa"/></w:tblCellMar>',
);

test("rows of lines are as high told as found", async () => {
  await fc.assert(
    fc.asyncProperty(rows, borders, async (all, properties) => {
      // A tab after the text is nothing to see, but lets no row's height be told.
      const [told, found] = await Promise.all(
        ["", "<w:r><w:tab/></w:r>"].map((tab) =>
          places({
            body:
              tableOf(
                all.map(({ cells, height, before, after }) =>
                  row(
                    cells.map(({ text, size }) =>
                      paragraph(
                        run(`q${text}`, `<w:sz w:val="${size}"/>`) + tab,
                        `<w:spacing w:before="${before}" w:after="${after}"/>`,
                      ),
                    ),
                    height,
                  ),
                ),
                properties,
              ) + paragraph("Efter"),
          }),
        ),
      );
      expect(told?.map((t) => t.text)).toEqual(found?.map((t) => t.text));
      told?.forEach(({ y }, i) => {
        expect(Math.abs(y - (found?.[i]?.y ?? 0))).toBeLessThan(0.02);
      });
    }),
    { numRuns: 40 },
  );
});

describe("a row that is higher than what it holds goes whole on a page", () => {
  const pagesOf = async (content: (i: number) => string, height: number) => {
    const body = tableOf(Array.from({ length: 24 }, (_, i) => row([content(i), paragraph("x")], height)));
    return (await readPdf(convert({ body }).pdf)).pages.map((page) => page.match(/Rad/g)?.length ?? 0);
  };

  test.each([
    ["a line", (i: number) => paragraph(`Rad ${i}`)],
    ["lines", (i: number) => paragraph(`Rad ${i}`) + paragraph("mer") + paragraph("mer")],
    ["a line with space under it", (i: number) => paragraph(`Rad ${i}`, '<w:spacing w:after="400"/>')],
    ["a tab, whose width is not known", (i: number) => paragraph(`${run(`Rad ${i}`)}<w:r><w:tab/></w:r>`)],
  ])("%s", async (_, content) => {
    // 700 pt of a page hold 11 rows of 60 pt, with 40 to spare.
    expect(await pagesOf(content, 1200)).toEqual([11, 11, 2]);
  });

  test("where it is higher than the page nothing is lost", async () => {
    const shown = await pagesOf((i) => paragraph(`Rad ${i}`), 16000);
    expect(shown.reduce((sum, count) => sum + count, 0)).toBe(24);
  });
});

test("a header whose cells reach over all its rows is repeated", async () => {
  const merged = (content: string, merge: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="8000" w:type="dxa"/>${merge}</w:tcPr>${content}</w:tc>`;
  const head = (content: string, merge: string) =>
    `<w:tr><w:trPr><w:tblHeader/></w:trPr>${merged(content, merge)}</w:tr>`;
  const rows = Array.from({ length: 80 }, () => `<w:tr>${merged(paragraph("Rad"), "")}</w:tr>`).join("");
  const header = head(paragraph("Huvud"), '<w:vMerge w:val="restart"/>') + head(paragraph(""), "<w:vMerge/>");
  const body = `<w:tbl><w:tblGrid><w:gridCol w:w="8000"/></w:tblGrid>${header}${rows}</w:tbl>`;
  const { pages } = await readPdf(convert({ body }).pdf);
  expect(pages.map((page) => /^Huvud/.test(page))).toEqual([true, true]);
});

test("a heading is kept with the empty line below it, not with what comes after that", async () => {
  const filler = Array.from({ length: 48 }, () => paragraph("Text")).join("");
  const block = tableOf([row([paragraph("Rad"), paragraph("Rad")], 1600)]);
  const body = filler + heading(1, "Rubrik") + paragraph("") + block;
  const { pages } = await readPdf(convert({ body }).pdf);
  expect(pages[0]).toMatch(/Rubrik$/);
  expect(pages[1]).toMatch(/^Rad/);
});

test("an empty line is not parted between pages", async () => {
  const big = paragraph("", '<w:rPr><w:sz w:val="100"/></w:rPr>');
  const body = Array.from({ length: 50 }, () => paragraph("Text")).join("") + big + paragraph("Efter");
  const after = (await places({ body })).find(({ text }) => text === "Efter");
  expect(after?.page).toBe(2);
  // Below the top margin of 71 pt the whole empty line of 61 pt, then the line's ascent of 10.
  expect(after?.y).toBeCloseTo(142.6, 0);
});
