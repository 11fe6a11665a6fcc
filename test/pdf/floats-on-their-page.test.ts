/** What floats: it is never cut off by the page's end, and stands in front of the text or behind it. */
import { describe, expect, test } from "vitest";
import { convert, places } from "./convert-here.ts";
import { paintOrder, picturePlaces, readPdf } from "./read-pdf.ts";
import { a4, paragraph, picture, pixel, run } from "./word.ts";

/** A picture 25 points high. */
const anchored = (wrap: string) =>
  picture("i1", "Bild")
    .replace("<wp:inline", '<wp:anchor behindDoc="0"')
    .replace("</wp:inline>", "</wp:anchor>")
    .replace(
      "<wp:extent",
      `<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>${wrap}<wp:extent`,
    );
const image = {
  parts: { "media/bild.png": pixel },
  relationships: { i1: ["image", "media/bild.png"] },
} as const;
/** Leaves room for one line on an A4 page. */
const full = paragraph(run("Först"), '<w:spacing w:line="13600" w:lineRule="exact"/>');

test("text that a picture stands beside goes to the next page with it", async () => {
  const body = full + paragraph(anchored('<wp:wrapSquare wrapText="bothSides"/>') + run("Bredvid"));
  const found = await places({ body, ...image });
  expect(found.find((t) => t.text === "Bredvid")?.page).toBe(2);
});

test("a picture before the text is moved up", async () => {
  const body = full + paragraph(anchored("<wp:wrapNone/>") + run("Under"));
  const word = { body: body.replace('cy="317500"', 'cy="2540000"'), ...image };
  const { page, bottom } = (await picturePlaces(convert(word).pdf))[0] ?? { page: 0, bottom: -1 };
  expect(page).toBe((await places(word)).find((t) => t.text === "Under")?.page);
  expect(bottom).toBeGreaterThanOrEqual(-0.01);
});

test("so is a box that a footer would put below the page", async () => {
  const style = "position:absolute;margin-left:0;margin-top:776pt;width:100pt;height:20pt";
  const box = `<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="${style}"><v:textbox><w:txbxContent>${paragraph("Ruta")}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`;
  const footer = '<w:footerReference w:type="default" r:id="f1"/>';
  const found = await places({
    body: paragraph("Text") + a4.replace("<w:sectPr>", `<w:sectPr>${footer}`),
    parts: { "footer1.xml": paragraph(box + run("Fot")) },
    relationships: { f1: ["footer", "footer1.xml"] },
  });
  const y = found.find(({ text }) => text === "Ruta")?.y;
  expect(y).toBeGreaterThan(822);
  expect(y).toBeLessThan(842);
});

test("a picture in front of the text is painted after it, one behind it before; both are described", async () => {
  const front = paragraph(anchored("<wp:wrapNone/>") + run("Täckt")) + paragraph("Slut");
  const behind = front.replace('behindDoc="0"', 'behindDoc="1"');
  const [over, under] = [front, behind].map((body) => convert({ body, ...image }).pdf);
  expect(await paintOrder(over as Uint8Array)).toBe("tp");
  expect(await paintOrder(under as Uint8Array)).toBe("pt");
  for (const pdf of [over, under]) expect((await readPdf(pdf as Uint8Array)).bytes).toContain("/Alt");
});

test("a picture in front of the text of a table that goes over pages", async () => {
  const row = (text: string) =>
    `<w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${text}</w:tc></w:tr>`;
  const rows = Array.from({ length: 80 }, (_, i) => row(paragraph(`Rad ${i}`))).join("");
  const first = row(paragraph(anchored("<wp:wrapNone/>") + run("Först")));
  const table = `<w:tbl><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>${first}${rows}</w:tbl>`;
  const { pdf } = convert({ body: table + paragraph("Slut"), ...image });
  expect(await paintOrder(pdf)).toBe("tp");
});

describe("what has room beside a picture stands there as it is", () => {
  const high = anchored('<wp:wrapSquare wrapText="bothSides"/>')
    .replace('cy="317500"', 'cy="2540000"')
    .replace("<wp:posOffset>0<", "<wp:posOffset>4500000<");
  const cell = `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${paragraph("Cell")}</w:tc>`;
  const narrow = `<w:tbl><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${cell}</w:tr></w:tbl>`;
  const wide = narrow.replaceAll("3000", "9000");
  const below = async (content: string) => {
    const word = { body: paragraph(high + run("Först")) + content + paragraph("Efter"), ...image };
    const y = (await places(word)).find(({ text }) => text === "Efter")?.y ?? 0;
    return { y, said: convert(word).said.map(({ thing }) => thing) };
  };

  test.each([
    ["a picture in its line", paragraph(run("Här: ") + picture("i1", "Bild"))],
    ["a narrow table", narrow],
  ])("%s", async (_, content) => {
    const { y, said } = await below(content);
    expect(y).toBeLessThan(150);
    expect(said).toEqual([undefined]);
  });

  test("a wide table begins below it", async () => {
    const { y, said } = await below(wide);
    expect(y).toBeGreaterThan(270);
    expect(said).toContain("table-beside");
  });
});

test("what is anchored in an empty paragraph that ends a section is shown", async () => {
  const ends = `<w:p><w:pPr>${a4}</w:pPr>${anchored("<wp:wrapNone/>")}</w:p>`;
  const { pdf } = convert({ body: paragraph("Före") + ends + paragraph("Efter") + a4, ...image });
  expect((await picturePlaces(pdf)).map(({ page }) => page)).toEqual([1]);
});

test("a cell is as high as a picture in it that leaves no room for text beside it", async () => {
  const below = async (width: number) => {
    const cell = `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(anchored('<wp:wrapSquare wrapText="bothSides"/>'))}</w:tc>`;
    const table = `<w:tbl><w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid><w:tr>${cell}</w:tr></w:tbl>`;
    return (
      (await places({ body: table + paragraph("Under"), ...image })).find(({ text }) => text === "Under")
        ?.y ?? 0
    );
  };
  // The picture is 50 points wide; text takes an inch at least.
  expect((await below(2500)) - (await below(8000))).toBeCloseTo(25, 0);
});
