/** Where text stands after tabs: beyond the edges of the text, in cells, from right to left. */
import { describe, expect, test } from "vitest";
import { convert, lines, places } from "./convert-here.ts";
import { pathSizes, readPdf } from "./read-pdf.ts";
import { paragraph } from "./word.ts";

const tab = "<w:r><w:tab/></w:r>";
const text = (t: string) => `<w:r><w:t xml:space="preserve">${t}</w:t></w:r>`;
const stop = (kind: string, position: number) =>
  `<w:tabs><w:tab w:val="${kind}" w:pos="${position}"/></w:tabs>`;
/** The text of an A4 page is 9072 twips wide. */
const RIGHT = 595.3 - 70.85;

async function end(body: string, last: string): Promise<number | undefined> {
  const found = (await places({ body })).findLast((t) => t.text.endsWith(last));
  return found && found.x + found.width;
}

test.each([1, 288])("text at a stop %i twips beyond the right edge stays on its line", async (beyond) => {
  const body = paragraph(text("Dnr 2026/17") + tab + text("Sida 1 av 20"), stop("right", 9072 + beyond));
  expect(await lines({ body })).toHaveLength(1);
  expect(await end(body, "20")).toBeCloseTo(RIGHT + beyond / 20, 0);
});

test("so does text between the stops before it, and a long text's end", async () => {
  const stops = `<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs>`;
  const three = paragraph(text("Dnr") + tab + text("mitten") + tab + text("Sida"), stops);
  expect(await lines({ body: three })).toEqual(["DnrmittenSida"]);
  const long = paragraph(text("Post ".repeat(20)) + tab + text("Sida"), stop("right", 9360));
  expect((await lines({ body: long })).at(-1)).toMatch(/Post.*Sida$/);
  expect(await end(long, "Sida")).toBeCloseTo(RIGHT + 14.4, 0);
});

test("a tab past the last stop begins a new line, and its own stop there", async () => {
  const full = "x".repeat(88);
  expect(await lines({ body: paragraph(text(full) + tab + tab) })).toEqual([full]);
  const found = await places({ body: paragraph(text(full) + tab + tab + text("efter")) });
  const [first, second] = [full, "efter"].map((t) => found.find((p) => p.text === t));
  expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThan(10);
  expect(second?.x).toBeGreaterThan(RIGHT - 453 + 30);
});

test("lines to write on are as high as lines of text", async () => {
  const stops = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="9000"/></w:tabs>';
  const two = paragraph(tab.repeat(4) + text("Namn"), stops) + paragraph(text("under"));
  const found = await places({ body: two });
  const y = (t: string) => found.find((p) => p.text === t)?.y ?? 0;
  const height = y("under") - y("Namn");
  expect(height).toBeGreaterThan(10);
  const blank = found.find((p) => p.text.startsWith("____"));
  expect(y("Namn") - (blank?.y ?? 0)).toBeCloseTo(4 * height, 1);
});

test("text at two stops between the indent and a cell's edge stays in one line", async () => {
  const stops = '<w:tabs><w:tab w:val="right" w:pos="2200"/><w:tab w:val="decimal" w:pos="2400"/></w:tabs>';
  const amount = paragraph(
    text("kr") + tab + text("10 000") + tab + text("(a)"),
    `${stops}<w:ind w:right="400"/>`,
  );
  const body = `<w:tbl><w:tblGrid><w:gridCol w:w="2600"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="2600" w:type="dxa"/></w:tcPr>${amount}</w:tc></w:tr></w:tbl>`;
  const found = await places({ body });
  expect(new Set(found.map(({ y }) => Math.round(y))).size).toBe(1);
  const of = (t: string) => found.find((p) => p.text === t);
  expect(of("(a)")?.x).toBeGreaterThanOrEqual((of("10 000")?.x ?? 0) + (of("10 000")?.width ?? 0) - 0.1);
});

test("a stop beyond a cell's edge does not take its text out of the cell", async () => {
  const inCell = paragraph(text("Belopp") + tab + text("100 kr"), stop("right", 9000));
  const body = `<w:tbl><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${inCell}</w:tc></w:tr></w:tbl>`;
  expect(await end(body, "kr")).toBeLessThan(70.85 + 200);
});

test("stops of text from right to left count from the right", async () => {
  const body = paragraph(
    text("שם") + tab + text("כהן"),
    `<w:bidi/>${stop("left", 2000)}<w:ind w:left="600"/>`,
  );
  const found = await places({ body });
  const at = (t: string) => found.find((p) => p.text.includes(t)) ?? { x: 0, width: 0 };
  expect(at("שם").x + at("שם").width).toBeCloseTo(RIGHT - 30, 0);
  expect(at("כהן").x + at("כהן").width).toBeCloseTo(RIGHT - 100, 0);
});

test("a leader is drawn in the font of its tab", async () => {
  const dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="5000"/></w:tabs>';
  const { bytes } = await readPdf(convert({ body: paragraph(text("Post") + tab + text("7"), dots) }).pdf);
  const fonts = new Set([...bytes.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name));
  expect([...fonts]).toEqual(["Carlito-Regular"]);
});

test("a tab to the right of the text goes there, whatever stops the tabs before it have", async () => {
  const right = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>';
  const stops = '<w:tabs><w:tab w:val="left" w:pos="2000"/></w:tabs>';
  const body = paragraph(text("Dnr") + tab + text("mitten") + right + text("Sida"), stops);
  const found = await places({ body });
  expect(found.find((t) => t.text === "mitten")?.x).toBeCloseTo(70.85 + 100, 0);
  expect(await end(body, "Sida")).toBeCloseTo(RIGHT, 0);
});

test.each([
  ["a tab", "<w:r><w:tab/></w:r>"],
  ["two tabs", "<w:r><w:tab/><w:tab/></w:r>"],
])("a line of %s alone is as high as an empty one", async (_, tabs) => {
  const below = async (content: string) =>
    (await places({ body: paragraph(content) + paragraph("Under") })).find(({ text }) => text === "Under")?.y;
  expect(await below(tabs)).toBeCloseTo((await below("")) ?? 0, 2);
});

describe("tabs that there is something to see of", () => {
  const drawn = (look: string, count = 4) => `<w:r><w:rPr>${look}</w:rPr>${"<w:tab/>".repeat(count)}</w:r>`;
  const strokes = async (look: string) =>
    (await pathSizes(convert({ body: paragraph(text("Namn:") + drawn(look) + text("Slut")) }).pdf)).length;

  test.each([
    ["underlined", '<w:u w:val="single"/>', 4],
    ["underlined twice", '<w:u w:val="double"/>', 8],
    ["struck", "<w:strike/>", 4],
    ["highlighted", '<w:highlight w:val="yellow"/>', 4],
    ["underlined by words, which they are not", '<w:u w:val="words"/>', 0],
  ])("%s", async (_, look, count) => {
    expect((await strokes(look)) - (await strokes(""))).toBe(count);
  });

  test("leave the text after them where it is", async () => {
    const at = async (look: string) =>
      (await places({ body: paragraph(text("Namn:") + drawn(look) + text("Slut")) })).find(
        (t) => t.text === "Slut",
      )?.x;
    expect(await at('<w:u w:val="single"/>')).toBeCloseTo((await at("")) ?? 0, 2);
  });

  test("go on in the next line", async () => {
    const line = '<w:u w:val="single"/>';
    const below = async (look: string, count: number) => {
      const body = paragraph(text("Tema:") + drawn(look, count)) + paragraph("Under");
      return (await places({ body })).find((t) => t.text === "Under")?.y ?? 0;
    };
    const one = await below(line, 3);
    expect((await below(line, 30)) - one).toBeCloseTo(2 * 13.45, 1);
    expect(await below("", 30)).toBeCloseTo(one, 2);
  });
});
