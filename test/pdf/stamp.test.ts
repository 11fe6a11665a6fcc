/**
 * Where a pack's stamp stands on pages of every shape: inside of what is seen, and on nothing else.
 */
import { degrees, PDFDocument, type PDFPage, StandardFonts } from "pdf-lib";
import { getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { stampPage } from "../../src/pdf/pack/stamp.ts";
import { fontNamed, savePdf, Typesetter } from "../../src/pdf-file/index.ts";

const TEXT = "Ärende 1.15 · Dnr 22RS8941 · Sida 45 (47)";

interface Shown {
  readonly place: string;
  readonly page: readonly [width: number, height: number];
  /** The stamp's baseline from its left end, as it is seen, from above. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

async function stamped(
  size: [number, number],
  prepare: (page: PDFPage, pdf: PDFDocument) => void | Promise<void>,
) {
  const made = await PDFDocument.create();
  await prepare(made.addPage(size), made);
  const pdf = await PDFDocument.load(await made.save());
  const page = pdf.getPage(0);
  const setter = new Typesetter(pdf.context);
  const place = stampPage(pdf, page, TEXT, fontNamed("Carlito", []), setter);
  setter.finish();
  return shown(place, await savePdf(pdf, "stamp"));
}

async function shown(place: string, bytes: Uint8Array): Promise<Shown> {
  const page = await (await getDocumentProxy(bytes)).getPage(1);
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const stamp = items.find((item) => "str" in item && item.str.includes("Ärende"));
  if (!stamp || !("str" in stamp)) throw new Error("no stamp");
  const [x, y] = view.convertToViewportPoint(stamp.transform[4], stamp.transform[5]) as [number, number];
  return {
    place,
    page: [Math.round(view.width), Math.round(view.height)],
    x,
    y,
    width: stamp.width,
    size: stamp.height,
  };
}

function expectInside({ page, x, y, width, size }: Shown): void {
  expect(x).toBeGreaterThan(0);
  expect(x + width).toBeLessThan(page[0]);
  expect(y - size).toBeGreaterThan(0);
  expect(y).toBeLessThan(page[1]);
  expect(size).toBeGreaterThanOrEqual(5);
}

const nothing = () => {};
const everywhere = async (page: PDFPage, pdf: PDFDocument) => {
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const { x, y, width, height } = page.getCropBox();
  for (let at = y + 1; at < y + height; at += 12)
    page.drawText("x".repeat(width / 6), { x, y: at, size: 11, font });
};

describe("a stamp is seen", () => {
  test.each([0, 90, 180, 270])("on a page turned by %i°", async (turn) => {
    for (const draw of [nothing, everywhere]) {
      const found = await stamped([595, 842], async (page, pdf) => {
        await draw(page, pdf);
        page.setRotation(degrees(turn));
      });
      expectInside(found);
      expect(found.place).toBe(draw === nothing ? "top" : "strip");
    }
  });

  test("on a cropped page, and where the crop reaches further than the medium", async () => {
    for (const crop of [
      [100, 100, 300, 400],
      [-50, -50, 800, 1000],
      [900, 900, 100, 100],
    ] as [number, number, number, number][]) {
      expectInside(await stamped([595, 842], (page) => page.setCropBox(...crop)));
    }
  });

  test.each([
    [10, 10],
    [24, 900],
    [60, 40],
    [100, 100],
  ])("on a page of %i × %i points, which becomes wide enough", async (width, height) => {
    for (const turn of [0, 90, 180, 270]) {
      const found = await stamped([width, height], (page) => page.setRotation(degrees(turn)));
      expectInside(found);
    }
  });

  test("in proportion on a page that is larger than A4", async () => {
    const found = await stamped([3370, 4768], nothing);
    expectInside(found);
    expect(found.size).toBeCloseTo((8 * 3370) / 595.28, 0);
  });
});
