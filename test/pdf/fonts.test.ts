import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FontCatalog } from "../../src/pdf/fonts/catalog.ts";
import { EMBEDDED_FAMILY, embeddedHas } from "../../src/pdf/fonts/embedded.ts";
import { readFont } from "../../src/pdf/fonts/font.ts";
import { wordFont } from "../../src/pdf/fonts/word-fonts.ts";
import { convertHere } from "../../src/pdf/worker.ts";
import { heading, paragraph, run, wordFile } from "./word.ts";

const font = (path: string) => readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/${path}.ttf`)));

test("a font file's names, style, widths and coverage", () => {
  const carlito = readFont(font("carlito/700Bold_Italic/Carlito_700Bold_Italic"));
  expect(carlito).toMatchObject({ family: "Carlito", bold: true, italic: true });
  const regular = readFont(font("carlito/400Regular/Carlito_400Regular"));
  expect(regular.names).toContain("carlito");
  expect(regular.has("å".codePointAt(0) ?? 0)).toBe(true);
  expect(regular.has("漢".codePointAt(0) ?? 0)).toBe(false);
  // Calibri's "n" is 1076/2048 em wide.
  expect(regular.advance("n".codePointAt(0) ?? 0)).toBeCloseTo(1076 / 2048, 3);
});

test("bytes that are no font are refused", () => {
  expect(() => readFont(Buffer.from("nonsense, and not short enough to end early"))).toThrow(RangeError);
  expect(() => readFont(Buffer.alloc(3))).toThrow(RangeError);
});

test("Word's fonts have lines as high as in Word, whatever stands in", () => {
  const height = (name: string) => {
    const { ascent, descent, lineGap } = wordFont(name).metrics;
    return ascent + descent + lineGap;
  };
  // Single lines of 12 pt text in Word: 14.65, 13.8, 13.8 and 13.6 points.
  expect(height("Calibri") * 12).toBeCloseTo(14.65, 1);
  expect(height("Times New Roman") * 12).toBeCloseTo(13.8, 1);
  expect(height("arial") * 12).toBeCloseTo(13.8, 1);
  expect(height("Courier New") * 12).toBeCloseTo(13.6, 1);
});

test("Cambria's characters are as wide as Cambria's", () => {
  const catalog = new FontCatalog([]);
  const face = catalog.face("Cambria", false, false);
  expect(face.family).toBe("Caladea");
  // Cambria's "n" is 1140/2048 em wide.
  expect(face.advance("n".codePointAt(0) ?? 0)).toBeCloseTo(1140 / 2048, 2);
  expect(catalog.problems).toEqual([]);
});

test("the workspace's own font wins over a stand-in, the nearest style of it included", () => {
  const catalog = new FontCatalog([{ name: "x.ttf", bytes: font("gelasio/400Regular/Gelasio_400Regular") }]);
  expect(catalog.face("Gelasio", true, false).family).toBe("Gelasio");
  expect(catalog.used).toEqual([]);
  expect(catalog.face("Calibri", false, false).family).toBe("Carlito");
  expect(catalog.used.map((f) => f.key)).toEqual(["Carlito/false/false"]);
});

test(`the engine's ${EMBEDDED_FAMILY} has the characters that we believe it has`, () => {
  const characters = Array.from({ length: 0x2fff }, (_, i) => i).filter(
    (code) => embeddedHas(code) && /[\p{S}\p{P}\p{L}\p{N}]/u.test(String.fromCodePoint(code)),
  );
  const shown = characters.map((code) => String.fromCodePoint(code)).join(" ");
  const docx = wordFile({ body: heading(1, "Tecken") + paragraph(run(shown)) });
  const { value, diagnostics } = convertHere({
    docx,
    file: "tecken.docx",
    created: new Date(0),
    attachments: [],
    fonts: { id: 0 },
  });
  expect(diagnostics).toEqual([]);
  expect(value?.length).toBeGreaterThan(1000);
});
