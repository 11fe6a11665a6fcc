/** Lines of a section with a grid are as high as whole lines of it (ISO/IEC 29500-1 §17.6.5). */
import { describe, expect, test } from "vitest";
import { places } from "./convert-here.ts";
import { a4, paragraph, run } from "./word.ts";

const on = (grid: string) => a4.replace("</w:sectPr>", `${grid}</w:sectPr>`);
const lines = on('<w:docGrid w:type="lines" w:linePitch="312"/>');

async function pitches(body: string, settings?: string): Promise<number[]> {
  const ys = (await places({ body, ...(settings && { settings }) })).map(({ y }) => y);
  return ys.slice(1).map((y, i) => Math.round(10 * (y - (ys[i] ?? 0))) / 10);
}

const two = (properties = "", size = "") =>
  paragraph(run("ett", size), properties) + paragraph(run("två", size), properties);
const spacing = (line: number, rule: string) => `<w:spacing w:line="${line}" w:lineRule="${rule}"/>`;

describe("lines of 11 points, 13.45 high by themselves", () => {
  test.each([
    ["take a line of 15.6", two(), lines, 15.6],
    [
      "on a grid of characters too",
      two(),
      on('<w:docGrid w:type="linesAndChars" w:linePitch="312" w:charSpace="500"/>'),
      15.6,
    ],
    ["take more of it by a factor", two(spacing(360, "auto")), lines, 23.4],
    ["are higher where they are to be at least so high", two(spacing(400, "atLeast")), lines, 20],
    ["take a line where they are to be at least less", two(spacing(280, "atLeast")), lines, 15.6],
    ["are as high as they are to be exactly", two(spacing(240, "exact")), lines, 12],
    ["keep to no grid where the paragraph says so", two('<w:snapToGrid w:val="0"/>'), lines, 13.4],
    ["keep to no grid where there is none", two(), on('<w:docGrid w:linePitch="312"/>'), 13.4],
    ["take two lines where they are higher than one", two("", '<w:sz w:val="28"/>'), lines, 31.2],
  ])("%s", async (_, body, section, pitch) => {
    const [found = 0] = await pitches(body + section);
    expect(Math.abs(found - pitch)).toBeLessThanOrEqual(0.1);
  });
});

test("fonts of other heights in a line add nothing to it", async () => {
  const mixed = paragraph(
    run("ett ") + run("två", '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>'),
  );
  const ys = (await places({ body: mixed.repeat(6) + lines })).map(({ y }) => Math.round(10 * y));
  const [first = 0, ...others] = [...new Set(ys)];
  expect(others.map((y, i) => y - first - 156 * (i + 1))).toEqual([0, 0, 0, 0, 0]);
});

test("lines in tables keep to it where the document says so", async () => {
  const cell = `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${two()}</w:tc>`;
  const table = `<w:tbl><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr>${cell}</w:tr></w:tbl>`;
  const [without] = await pitches(table + lines);
  expect(without).toBeCloseTo(13.45, 0);
  const [adjusted] = await pitches(table + lines, "<w:compat><w:adjustLineHeightInTable/></w:compat>");
  expect(adjusted).toBe(15.6);
});
