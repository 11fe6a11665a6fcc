/** Charts are drawn from the numbers that are kept in them. */
import { describe, expect, test } from "vitest";
import { readAxis } from "../../src/pdf/read/charts/axis.ts";
import { numberText, scaleFor, scaleOf } from "../../src/pdf/read/charts/scale.ts";
import type { Series } from "../../src/pdf/read/charts/series.ts";
import { convert } from "./convert-here.ts";
import { fillColors, pathSizes, readPdf, readPlaces } from "./read-pdf.ts";
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
  ["surfaces", `<c:surfaceChart>${series("Drift", "C00000", [1])}</c:surfaceChart>`],
  ["stocks", `<c:stockChart>${series("Drift", "C00000", [1]).repeat(3)}</c:stockChart>`],
  ["more points than one can see", line("").replace('idx="0"><c:v>1', 'idx="4000000000"><c:v>1')],
  [
    "three scales",
    `${line('<c:axId val="2"/>')}${line('<c:axId val="8"/>')}${line('<c:axId val="9"/>')}<c:valAx><c:axId val="8"/></c:valAx><c:valAx><c:axId val="9"/></c:valAx>`,
  ],
  [
    "pies over bars",
    `${bars("col", "clustered", series("A", "C00000", [1]))}<c:pieChart>${series("B", "C00000", [1])}</c:pieChart>`,
  ],
])("%s are not drawn, and that is said", (_, plot) => {
  expect(made(plot).said).toEqual([{ thing: "chart" }]);
});

const titled = (text: string) =>
  `<c:title><c:tx><c:rich><a:p><a:r><a:t>${text}</a:t></a:r></a:p></c:rich></c:tx></c:title>`;
const xy = (name: string, xs: readonly (string | number)[], ys: readonly number[], more = "") =>
  `<c:ser><c:idx val="0"/><c:tx>${cache("str", [name])}</c:tx>${more}<c:xVal>${cache("num", xs)}</c:xVal><c:yVal>${cache("num", ys)}</c:yVal></c:ser>`;

test("lines with an axis of their own stand by its numbers, which are written on the other side", async () => {
  const own = `<c:valAx><c:axId val="8"/><c:scaling/><c:numFmt formatCode="General"/>${titled("Antal")}</c:valAx>`;
  const plot = `${bars("col", "clustered", series("Drift", "C00000", [1000, 2000]))}${line('<c:axId val="8"/>')}${own}`;
  const { pdf } = made(plot);
  const found = await readPlaces(pdf);
  const at = (text: RegExp) => found.find((t) => text.test(t.text));
  expect(at(/^1$/)?.x).toBeGreaterThan((at(/^1\s?000$/)?.x ?? 1000) + 100);
  expect(found.some(({ text }) => text.includes("Antal"))).toBe(true);
});

test("axes have their titles, and names that have no room stand aslant", async () => {
  const named = Array.from({ length: 12 }, (_, i) => `Omvårdnadsförvaltningen${i}`);
  const all = series(
    "Drift",
    "C00000",
    named.map((_, i) => i),
  ).replace(/<c:cat>.*<\/c:cat>/, `<c:cat>${cache("str", named)}</c:cat>`);
  const foot = `<c:catAx><c:axId val="1"/><c:scaling/>${titled("Förvaltning")}</c:catAx>`;
  const plot = `${bars("col", "clustered", all)}${foot}`;
  const { text } = await readPdf(made(plot).pdf);
  expect(text).toContain("Förvaltning");
  // They are cut where they are too long.
  expect(text).toMatch(/Omvårdnadsförv\S*…/);
});

test("names and titles of hundreds of thousands of letters are cut", async () => {
  const endless = "å".repeat(300_000);
  const all = series(endless, "C00000", [1, 2]).replace("<c:v>2023", `<c:v>${endless}`);
  const { pdf, said } = made(bars("col", "clustered", all), titled(endless));
  expect(said).toEqual([{ thing: "chart-simply" }]);
  expect((await readPdf(pdf)).text.length).toBeLessThan(10_000);
});

test("points stand by their two numbers", async () => {
  const marks = async (xs: readonly (string | number)[]) => {
    const plot = `<c:scatterChart><c:scatterStyle val="lineMarker"/>${xy("Drift", xs, [1, 3])}<c:axId val="1"/><c:axId val="2"/></c:scatterChart><c:valAx><c:axId val="1"/><c:scaling/></c:valAx>`;
    const { pdf, said } = made(plot);
    expect(said).toEqual([{ thing: "chart-simply" }]);
    return (await readPlaces(pdf)).map(({ text }) => text);
  };
  expect(await marks([10, 40])).toContain("40");
  // Words are counted.
  expect(await marks(["a", "b"])).not.toContain("40");
});

test.each([
  [
    "bubbles",
    `<c:bubbleChart>${xy("Drift", [1, 2], [3, 4])}<c:axId val="1"/><c:axId val="2"/></c:bubbleChart>`,
  ],
  ["webs", `<c:radarChart><c:radarStyle val="filled"/>${series("Drift", "C00000", [1, 2])}</c:radarChart>`],
  ["rings in rings", `<c:doughnutChart>${series("Drift", "C00000", [1, 2]).repeat(2)}</c:doughnutChart>`],
  ["logarithms", `${line('<c:axId val="7"/>')}${logarithmic}`],
  [
    "an axis that runs down",
    bars("bar", "clustered", series("Drift", "C00000", [1, 2])) +
      '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling></c:catAx>',
  ],
])("%s are drawn", (_, plot) => {
  const { pdf, said } = made(plot);
  expect(said).toEqual([{ thing: "chart-simply" }]);
  expect(pdf.length).toBeGreaterThan(1000);
});

test("what is drawn without fill takes its room, and does not show", async () => {
  const hidden = series("Lyft", "00FF00", [100, 200]).replace(
    /<a:solidFill>.*<\/a:solidFill>/,
    "<a:noFill/>",
  );
  const { pdf } = made(bars("col", "stacked", hidden + series("Drift", "C00000", [50, 50])));
  const { text } = await readPdf(pdf);
  expect(text).toContain("250");
  expect(await fillColors(pdf)).toContain("#c00000");
});

test("long labels of slices stand beside them", async () => {
  const shown =
    '<c:dLbls><c:showCatName val="1"/><c:showPercent val="1"/><c:separator>: </c:separator></c:dLbls>';
  const { text } = await readPdf(
    made(`<c:pieChart>${series("Drift", "C00000", [1, 3], shown)}</c:pieChart>`).pdf,
  );
  expect(text).toContain("2023: 25%");
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
  const one = (values: readonly number[], kind: "column" | "line" = "column") => {
    const series = { values } as unknown as Series;
    return [{ kind, stacking: "none", gap: 1, hole: 0, isFilled: false, axis: 0, series: [series] } as const];
  };
  const free = readAxis(undefined);
  expect(scaleOf(one([4.3, 2.5]), free).ticks).toEqual([0, 1, 2, 3, 4, 5]);
  expect(scaleOf(one([-20, 130]), free)).toMatchObject({ min: -50, max: 150 });
  expect(scaleOf(one([5]), { ...free, min: 0, max: 10, unit: 5 }).ticks).toEqual([0, 5, 10]);
  expect(scaleOf(one([5]), { ...free, unit: 1e-9 }).ticks.length).toBeLessThan(60);
  // Lines of values that differ little are seen from nearer, bars from 0.
  expect(scaleOf(one([1000, 1010]), free).min).toBe(0);
  expect(scaleOf(one([1000, 1010], "line"), free).min).toBeGreaterThan(900);
});

test("an axis of powers has one step for each", () => {
  const { ticks, share } = scaleFor([5, 700], { ...readAxis(undefined), base: 10 });
  expect(ticks).toEqual([1, 10, 100, 1000]);
  expect(share(100)).toBeCloseTo(2 / 3);
  expect(share(-1)).toBe(0);
});

test("numbers are written as their format says, in the document's language", () => {
  expect(numberText(1234.5, "#,##0", "sv")).toBe("1\u00a0235");
  expect(numberText(2.5, `0.${"0".repeat(500)}`, "en")).toBe("2.500000000000000");
  expect(numberText(0.256, "0.0%", "sv")).toBe("25,6%");
  expect(numberText(4.300000000000001, "General", "en")).toBe("4.3");
});
