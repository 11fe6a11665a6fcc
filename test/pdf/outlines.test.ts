/** Text that stands close to an outline. */
import { describe, expect, test } from "vitest";
import { stripsOf } from "../../src/pdf/typst/obstacles.ts";
import { places } from "./convert-here.ts";
import { paragraph, run } from "./word.ts";

const corner = (x: number, y: number) => ({ x, y });

describe("an outline is cut into strips", () => {
  test("a rectangle is one", () => {
    const outline = [corner(0, 0), corner(0, 0.5), corner(1, 0.5), corner(1, 0)];
    expect(stripsOf(outline, 8)).toEqual([{ left: 0, right: 1, top: 0, bottom: 0.5 }]);
  });

  test("a triangle grows from strip to strip, and bounds all of its edges in each", () => {
    const strips = stripsOf([corner(0.5, 0), corner(1, 1), corner(0, 1)], 2);
    expect(strips).toEqual([
      { left: 0.25, right: 0.75, top: 0, bottom: 0.5 },
      { left: 0, right: 1, top: 0.5, bottom: 1 },
    ]);
  });

  test("where it has a gap nothing is kept out", () => {
    const outline = [corner(0, 0), corner(1, 0), corner(1, 0), corner(0, 0)];
    expect(stripsOf(outline, 1)).toEqual([{ left: 0, right: 1, top: 0, bottom: 0 }]);
  });
});

/** 200 × 100 pt at the left edge, its outline a triangle with the right angle at the lower left. */
const triangle = (wrap: string, polygon: string) =>
  `<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2540000" cy="1270000"/><wp:${wrap} wrapText="bothSides">${polygon}</wp:${wrap}><wp:docPr id="1" name="Bild" descr="Bild"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`;
const polygon =
  '<wp:wrapPolygon><wp:start x="0" y="0"/><wp:lineTo x="0" y="21600"/><wp:lineTo x="21600" y="21600"/><wp:lineTo x="0" y="0"/></wp:wrapPolygon>';

test.each(["wrapTight", "wrapThrough"])("lines begin where the outline of a %s lets them", async (wrap) => {
  const body = paragraph(triangle(wrap, polygon) + run("ord ".repeat(90)));
  const begins = (await places({ body })).filter(({ x }) => x < 271).map(({ x }) => x - 70.85);
  expect(begins.length).toBeGreaterThanOrEqual(5);
  // Lines of 13.43 points beside an edge that falls 1 point for every 2 to the right, followed point by point.
  begins.slice(0, 5).forEach((begin, i) => {
    expect(begin - 2 * 13.43 * (i + 1)).toBeGreaterThanOrEqual(0);
    expect(begin - 2 * 13.43 * (i + 1)).toBeLessThan(2.1);
  });
});

test.each([
  ["too few corners", 2],
  ["more than Word draws", 5000],
])("an outline of %s is none", async (_, corners) => {
  const lines = Array.from({ length: corners - 1 }, (_, i) => `<wp:lineTo x="${i % 7}" y="21600"/>`);
  const own = `<wp:wrapPolygon><wp:start x="0" y="0"/>${lines.join("")}</wp:wrapPolygon>`;
  const at = async (inner: string) =>
    places({ body: paragraph(triangle("wrapTight", inner) + run("ord ".repeat(60))) });
  expect(await at(own)).toEqual(await at(""));
});

test("what has no room beside many strips begins below them, like below one", async () => {
  const slope = polygon.replace('<wp:lineTo x="0" y="0"/>', '<wp:lineTo x="20500" y="0"/>');
  const below = async (inner: string) => {
    const wide = triangle("wrapTight", inner).replace('cx="2540000"', 'cx="5700000"');
    const body = paragraph(wide + run("ord ".repeat(30)), '<w:spacing w:line="360" w:lineRule="auto"/>');
    return (await places({ body })).map(({ y }) => y);
  };
  const [sloped, whole] = [await below(slope), await below("")];
  expect(sloped).toHaveLength(whole.length);
  sloped.forEach((y, i) => {
    expect(y).toBeCloseTo(whole[i] ?? 0, 0);
  });
});
