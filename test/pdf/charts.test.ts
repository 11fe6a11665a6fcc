/** Charts are drawn from the numbers that are kept in them. */
import { describe, expect, test } from "vitest";
import { numberText, scaleOf } from "../../src/pdf/read/charts/scale.ts";
import { convert } from "./convert-here.ts";
import { fillColors, pathSizes, readPdf } from "./read-pdf.ts";
import { heading, paragraph } from "./word.ts";

const names =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const EMU = 12_700;
const frame = paragraph(
  `<w:r><w:drawing ${names}><wp:inline><wp:extent cx="${300 * EMU}" cy="${200 * EMU}"/><wp:docPr id="1" name="Diagram 1" descr="Kostnad per år"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="k1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
);
const cache = (kind: "str" | "num", values: readonly (string | number)[]) =>
  `<c:${kind}Ref><c:${kind}Cache>${values.map((v, i) => `<c:pt idx="${i}"><c:v>${v}</c:v></c:pt>`).join("")}</c:${kind}Cache></c:${kind}Ref>`;
const series = (name: string, color: string, values: readonly (string | number)[], more = "") =>
  `<c:ser><c:idx val="0"/><c:tx>${cache("str", [name])}</c:tx><c:spPr><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></c:spPr>${more}<c:cat>${cache("str", ["2023", "2024"])}</c:cat><c:val>${cache("num", values)}</c:val></c:ser>`;
const axis =
  '<c:valAx><c:axId val="2"/><c:scaling/><c:majorGridlines/><c:numFmt formatCode="#,##0"/></c:valAx>';

const logarithmic = '<c:valAx><c:axId val="7"/><c:scaling><c:logBase val="10"/></c:scaling></c:valAx>';

function made(plot: string, around = "") {
  const chart = `<c:chartSpace ${names}><c:chart>${around}<c:plotArea>${plot}${axis}</c:plotArea><c:legend/></c:chart></c:chartSpace>`;
  return convert({
    body: heading(1, "Kostnader") + frame,
    parts: { "charts/chart1.xml": chart },
    relationships: { k1: ["chart", "charts/chart1.xml"] },
  });
}

const bars = (direction: string, grouping: string, all: string) =>
  `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${grouping}"/>${all}<c:gapWidth val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`;

test("to a screen reader a chart is one picture, with its alternative text", async () => {
  const { pdf, said } = made(bars("col", "clustered", series("Drift", "C00000", [100, 200])));
  expect(said).toEqual([{ thing: "chart-simply" }]);
  const { tags, alternatives } = await readPdf(pdf);
  expect(tags).toContain("Figure");
  expect(alternatives).toEqual(["Kostnad per år"]);
});

describe("bars are as long as their numbers", () => {
  test.each([
    ["col", "height"],
    ["bar", "width"],
  ] as const)("%s", async (direction, along) => {
    const { pdf } = made(bars(direction, "clustered", series("Drift", "C00000", [100, 200])));
    expect(await fillColors(pdf)).toContain("#c00000");
    const across = along === "height" ? "width" : "height";
    const sizes = (await pathSizes(pdf)).filter(
      (size) => size[along] > 20 && size[across] > 20 && size.width < 290,
    );
    const lengths = [...new Set(sizes.map((size) => size[along]))].sort((a, b) => b - a);
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(2, 1);
  });
});

test.each([
  ["lines", `<c:lineChart><c:grouping val="standard"/>${series("Drift", "C00000", [1, 2])}</c:lineChart>`],
  ["areas", `<c:areaChart><c:grouping val="stacked"/>${series("Drift", "C00000", [1, 2])}</c:areaChart>`],
  ["pies", `<c:pieChart>${series("Drift", "C00000", [1, 2])}</c:pieChart>`],
  ["rings", `<c:doughnutChart>${series("Drift", "C00000", [1, 2])}</c:doughnutChart>`],
  [
    "shares",
    bars("bar", "percentStacked", series("Drift", "C00000", [1, 2]) + series("Stöd", "00C000", [3, 4])),
  ],
  ["numbers that are none", bars("col", "clustered", series("Drift", "C00000", ["x", 1e308, -1e308]))],
  [
    "points that are not kept",
    `<c:pieChart>${series("Drift", "C00000", [1, 2]).replaceAll('idx="1"', 'idx="7"')}</c:pieChart>`,
  ],
  ["nothing", bars("col", "stacked", series("Drift", "C00000", []))],
])("%s are drawn", (_, plot) => {
  const { pdf, said } = made(plot, "<c:title/>");
  expect(said).toEqual([{ thing: "chart-simply" }]);
  expect(pdf.length).toBeGreaterThan(1000);
});

const line = (more: string) => `<c:lineChart>${series("Drift", "C00000", [1])}${more}</c:lineChart>`;

test.each([
  ["radars", `<c:radarChart>${series("Drift", "C00000", [1])}</c:radarChart>`],
  ["more points than one can see", line("").replace('idx="0"><c:v>1', 'idx="4000000000"><c:v>1')],
  ["rings in rings", `<c:doughnutChart>${series("Drift", "C00000", [1]).repeat(2)}</c:doughnutChart>`],
  ["logarithms", `${line('<c:axId val="7"/>')}${logarithmic}`],
  [
    "two scales",
    `${bars("col", "clustered", series("Drift", "C00000", [1]))}${line('<c:axId val="8"/>')}<c:valAx><c:axId val="8"/></c:valAx>`,
  ],
])("%s are not drawn, and that is said", (_, plot) => {
  expect(made(plot).said).toEqual([{ thing: "chart" }]);
});

test("dates are written, not the days that a spreadsheet counts", async () => {
  const dated = cache("num", [45292, 45323]).replace("<c:pt", "<c:formatCode>yyyy\\-mm</c:formatCode><c:pt");
  const plot = bars("bar", "clustered", series("Drift", "C00000", [1, 2])).replace(
    /<c:cat>.*<\/c:cat>/,
    `<c:cat>${dated}</c:cat>`,
  );
  const { text } = await readPdf(made(plot).pdf);
  expect(text).toContain("2024-01-01");
  expect(text).not.toContain("45292");
});

test("an axis has even steps from nothing to above the highest", () => {
  const one = (values: readonly number[]) => {
    const own = { name: "", color: "", values, colors: new Map(), labels: undefined, format: "" };
    return [{ kind: "column", stacking: "none", gap: 1, series: [own] } as const];
  };
  const free = { min: undefined, max: undefined, unit: undefined, format: "", hasGrid: true, isShown: true };
  expect(scaleOf(one([4.3, 2.5]), free).ticks).toEqual([0, 1, 2, 3, 4, 5]);
  expect(scaleOf(one([-20, 130]), free)).toMatchObject({ min: -50, max: 150 });
  expect(scaleOf(one([5]), { ...free, min: 0, max: 10, unit: 5 }).ticks).toEqual([0, 5, 10]);
  expect(scaleOf(one([5]), { ...free, unit: 1e-9 }).ticks.length).toBeLessThan(60);
});

test("numbers are written as their format says, in the document's language", () => {
  expect(numberText(1234.5, "#,##0", "sv")).toBe("1\u00a0235");
  expect(numberText(2.5, `0.${"0".repeat(500)}`, "en")).toBe("2.500000000000000");
  expect(numberText(0.256, "0.0%", "sv")).toBe("25,6%");
  expect(numberText(4.300000000000001, "General", "en")).toBe("4.3");
});
