/**
 * Packs: what is joined, what is told, and where stamps go.
 */
import { PDFDict, PDFDocument, PDFName, PDFNumber } from "pdf-lib";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { makePack, type PackItem, type PackOptions } from "../../src/pdf/pack/index.ts";
import { claimsOf, Structure } from "../../src/pdf-file/index.ts";
import { receipt } from "../../src/starter/forms.ts";

const options: PackOptions = {
  title: "Handlingar",
  subtitle: ["Regional tillväxtnämnd", "14 december 2022"],
  organisation: "Region Örebro län",
  colour: "#005b7f",
  headings: "Calibri",
  fonts: [],
  language: "sv-SE",
  created: new Date("2022-12-14T00:00:00Z"),
  words: {
    contents: "Innehåll",
    stamp: ({ number }, page, pages) => `Ärende ${number} · Sida ${page} (${pages})`,
  },
};

const accessible = () =>
  receipt({
    organisation: { name: { sv: "Åby" }, address: [], fonts: { headings: "Calibri", text: "Georgia" } },
    language: "sv",
    clauses: "att",
  });

async function plain(pages: number, draw: (pdf: PDFDocument) => void = () => {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let i = 0; i < pages; i++) pdf.addPage([595, 842]);
  draw(pdf);
  return pdf.save();
}

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

const item = (bytes: Uint8Array, more: Partial<PackItem> = {}): PackItem => ({
  ...{ title: "Tjänsteskrivelse", number: "1", level: 0, reference: "22RS8941", language: "sv-SE" },
  ...{ file: "out/memo.pdf", bytes, kind: "pdf", ...more },
});

async function packed(...items: PackItem[]) {
  const { value, diagnostics } = await makePack(items, options);
  const codes = diagnostics.map(({ code }) => code);
  return { pack: value, codes, diagnostics, pdf: value && (await PDFDocument.load(value.bytes)) };
}

async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  return (await extractText(await getDocumentProxy(bytes.slice()))).text;
}

describe("a pack", () => {
  test("has a cover, contents with page numbers, every part in order, and stamps", async () => {
    const attachment = item(png, { number: "1.1", level: 1, title: "Karta över Åby", kind: "picture" });
    const { pack, codes } = await packed(item(await accessible()), attachment);
    expect(codes).toEqual([]);
    const texts = await pageTexts(pack?.bytes ?? new Uint8Array());
    expect(texts).toHaveLength(4);
    expect(texts[0]).toContain("Regional tillväxtnämnd");
    expect(texts[1]).toMatch(/Tjänsteskrivelse, 22RS8941\s+3[\s\S]*Karta över Åby\s+4/);
    expect(texts[2]).toContain("Ärende 1 · Sida 3 (4)");
    expect(texts[3]).toContain("Karta över Åby");
    expect(pack?.parts.map(({ firstPage, pages }) => [firstPage, pages])).toEqual([
      [3, 1],
      [4, 1],
    ]);
  });

  test("is one tagged document with bookmarks and labels, and claims what its parts do", async () => {
    const { pack, pdf } = await packed(item(await accessible()), item(await accessible(), { number: "2" }));
    if (!pdf) throw new Error("no pack");
    expect(Structure.of(pdf)).toBeDefined();
    expect(claimsOf(pdf)).toEqual({ accessible: true, archival: "3a" });
    expect(pack?.accessible).toBe(true);
    const outline = pdf.catalog.lookup(PDFName.of("Outlines"), PDFDict);
    expect(outline.lookup(PDFName.of("Count"), PDFNumber).asNumber()).toBe(3);
    expect(pdf.catalog.has(PDFName.of("PageLabels"))).toBe(true);
    expect(pdf.catalog.has(PDFName.of("AcroForm"))).toBe(false);
  });

  test("gives the same bytes again", async () => {
    const bytes = await accessible();
    expect((await packed(item(bytes))).pack?.bytes).toEqual((await packed(item(bytes))).pack?.bytes);
  });
});

describe("attachments that cannot be joined", () => {
  test("are told and left out", async () => {
    const locked = await PDFDocument.create();
    locked.addPage();
    locked.encrypt({ userPassword: "x", ownerPassword: "y" });
    const { pack, codes } = await packed(
      item(await accessible()),
      item(new TextEncoder().encode("%PDF-1.7 and nothing more")),
      item((await accessible()).subarray(0, 20_000)),
      item(await locked.save()),
      item(await plain(1001)),
      item(new TextEncoder().encode("no picture"), { kind: "picture" }),
    );
    expect(codes).toEqual([
      "pack/damaged",
      "pack/damaged",
      "pack/encrypted",
      "pack/too-many-pages",
      "pack/damaged",
    ]);
    expect(pack?.parts).toHaveLength(1);
    expect(pack?.pages).toBe(3);
  });

  test("that break only when they are moved are told once, and what follows is counted without them", async () => {
    const late = await plain(1, (pdf) => pdf.getPage(0).node.set(PDFName.of("Resources"), PDFNumber.of(7)));
    const attached = (number: string, bytes: Uint8Array) => item(bytes, { number, level: 1 });
    const { pack, codes } = await packed(
      item(await accessible()),
      attached("1.1", late),
      attached("1.2", await accessible()),
      item(await accessible(), { number: "2" }),
      attached("2.1", await accessible()),
    );
    expect(codes).toEqual(["pack/damaged"]);
    expect(pack?.parts.map(({ item: { number } }) => number)).toEqual(["1", "1.1", "2", "2.1"]);
    expect((await pageTexts(pack?.bytes ?? new Uint8Array()))[3]).toContain("Ärende 1.1");
  });

  test("that are not accessible are told and joined", async () => {
    const { pack, codes, pdf } = await packed(item(await accessible()), item(await plain(2)));
    expect(codes).toEqual(["pack/not-accessible"]);
    expect(pack?.pages).toBe(5);
    expect(pdf && claimsOf(pdf).accessible).toBe(false);
  });
});

describe("stamps cover nothing", () => {
  const heights = async (draw: (pdf: PDFDocument) => void) => {
    const { pdf } = await packed(item(await plain(1, draw)));
    const page = pdf?.getPage(2);
    return [page?.getWidth(), Math.round(page?.getHeight() ?? 0)];
  };

  test("an empty edge takes them", async () => {
    expect(await heights((pdf) => pdf.getPage(0).drawText("in the middle", { x: 50, y: 400 }))).toEqual([
      595, 842,
    ]);
  });

  test("a page that is full to its edges grows by a strip", async () => {
    const full = (pdf: PDFDocument) => pdf.getPage(0).drawRectangle({ x: 0, y: 0, width: 595, height: 842 });
    expect(await heights(full)).toEqual([595, 873]);
  });

  test("text at the top sends them to the foot", async () => {
    const { pack } = await packed(
      item(await plain(1, (pdf) => pdf.getPage(0).drawText("at the top", { x: 400, y: 819, size: 10 }))),
    );
    const texts = await pageTexts(pack?.bytes ?? new Uint8Array());
    expect(texts[2]).toMatch(/at the top[\s\S]*Ärende 1/);
  });
});
