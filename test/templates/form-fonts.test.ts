/**
 * The letters of forms: fonts of the workspace's own, and letters that a field's font lacks.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { decodeStream } from "../../src/pdf-file/index.ts";
import { engineFont } from "./engine-fonts.ts";
import { area, filled, foreignForm, textOf, view } from "./fill-form.ts";

const serif = { name: "fonts/libertinus.otf", bytes: engineFont("LibertinusSerif-Regular") };

/** A field that names its font as the PDF names it. */
const formIn = (font: string) =>
  foreignForm((form, pdf) => {
    const field = form.createTextField("title");
    field.addToPage(pdf.getPage(0), area(700, 400));
    field.acroField.setDefaultAppearance(`/${font} 11 Tf 0 g`);
  });

async function fontsIn(bytes: Uint8Array | undefined): Promise<PDFDict[]> {
  const pdf = await PDFDocument.load(bytes ?? new Uint8Array());
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  return objects.filter(
    (object): object is PDFDict => object instanceof PDFDict && object.has(PDFName.of("FontDescriptor")),
  );
}

/** All that is drawn anywhere. */
async function contentsOf(bytes: Uint8Array | undefined): Promise<string> {
  const pdf = await PDFDocument.load(bytes ?? new Uint8Array());
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const streams = objects.filter((object) => object instanceof PDFRawStream);
  return streams.map((stream) => new TextDecoder("latin1").decode(decodeStream(stream))).join("\n");
}

describe("a font of the workspace with CFF outlines", () => {
  test("is put into the form for what is filled in and for what is typed later", async () => {
    const { bytes, codes } = await filled(await formIn("LibertinusSerif-Regular"), { fonts: [serif] });
    expect(codes).toEqual([]);
    const fonts = await fontsIn(bytes);
    const kinds = fonts.map((font) => {
      const file = font.lookup(PDFName.of("FontDescriptor"), PDFDict).lookup(PDFName.of("FontFile3"));
      const kind = file instanceof PDFRawStream ? String(file.dict.get(PDFName.of("Subtype"))) : "none";
      return [String(font.get(PDFName.of("BaseFont"))), kind];
    });
    expect(kinds.sort()).toEqual([
      ["/KANSLI+LibertinusSerif-Regular", "/CIDFontType0C"],
      ["/KANSLI+LibertinusSerif-Regular", "/Type1C"],
    ]);
  });

  test("can be read back", async () => {
    const { bytes } = await filled(await formIn("LibertinusSerif-Regular"), { fonts: [serif], flat: true });
    expect(await textOf(bytes)).toContain("Åtgärder på Öland – ż");
  });

  test("has only the glyphs that are used", async () => {
    const { bytes = new Uint8Array() } = await filled(await formIn("LibertinusSerif-Regular"), {
      fonts: [serif],
    });
    expect(bytes.length).toBeLessThan(serif.bytes.length / 2);
  });
});

describe("a font of the workspace that cannot be read", () => {
  test("is told, and another takes its place", async () => {
    const fonts = [
      { name: "fonts/no-font.otf", bytes: new TextEncoder().encode("no font") },
      { name: "fonts/cut.otf", bytes: serif.bytes.slice(0, 20000) },
    ];
    const { bytes, diagnostics } = await filled(await formIn("Helv"), { fonts, flat: true });
    expect(diagnostics.map(({ code, params }) => [code, params?.name])).toEqual([
      ["pdf/bad-font", "fonts/no-font.otf"],
      ["pdf/bad-font", "fonts/cut.otf"],
    ]);
    expect(await textOf(bytes)).toContain("Åtgärder på Öland");
  });
});

describe("a font that is altered anywhere", () => {
  const carlito = new URL(
    import.meta.resolve("@expo-google-fonts/carlito/400Regular/Carlito_400Regular.ttf"),
  );
  test.each([
    ["Carlito", readFileSync(carlito)],
    ["LibertinusSerif-Regular", serif.bytes],
  ])(
    "does no harm: %s",
    async (name, whole) => {
      const form = await formIn(name);
      const directory = fc.nat(12 + 16 * 24);
      const place = fc.oneof(directory, fc.nat(whole.length - 1));
      const changes = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(changes, async (changed) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changed) bytes[at] = byte;
          const { bytes: made } = await filled(form, { fonts: [{ name: "fonts/x", bytes }] });
          expect(made).toBeDefined();
        }),
        { numRuns: 40, seed: 11 },
      );
    },
    60_000,
  );
});

describe("letters that a field's font lacks", () => {
  const saying = (title: string) => ({ ...view, title });

  test("are taken from the workspace's fonts, then from those that Kansli brings", async () => {
    const { bytes, codes } = await filled(
      await formIn("Helv"),
      { flat: true },
      saying("Ελλάδα – Київ – ☺ ✓ 😀 → ≤ 東京 서울 🎉"),
    );
    expect(codes).toEqual([]);
    expect(await textOf(bytes)).toContain("Ελλάδα – Київ – ☺ ✓ 😀 → ≤ 東京 서울 🎉");
  });

  test("run from right to left where they do, and are read back as they were written", async () => {
    const { bytes, codes } = await filled(await formIn("Helv"), { flat: true }, saying("بلدية أوريبرو"));
    expect(codes).toEqual([]);
    // From the left: the second word, then the first, each as it is read.
    expect(await textOf(bytes)).toContain("أوريبرو بلدية");
    const read = PDFHexString.fromText("بلدية أوريبرو").toString();
    expect(await contentsOf(bytes)).toContain(`/Span <</ActualText ${read}>> BDC`);
  });

  test("are told together where no font has them", async () => {
    const { diagnostics } = await filled(await formIn("Helv"), {}, saying("𓀀 och 𓂀"));
    expect(diagnostics.map(({ code, params }) => [code, params])).toEqual([
      ["pdf/no-glyph", { characters: "𓀀 𓂀" }],
    ]);
  });

  test("accents are put on their letters, and what is never seen is left out", async () => {
    const decomposed = "Åsa å ä ö".normalize("NFD");
    const { bytes, codes } = await filled(
      await formIn("Helv"),
      { flat: true },
      saying(`${decomposed} rad\u00adnamn ☺\ufe0f`),
    );
    expect(codes).toEqual([]);
    expect(await textOf(bytes)).toContain("Åsa å ä ö radnamn ☺");
  });
});
