import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messageOf } from "../../src/diagnostics/message.ts";
import { FontCatalog } from "../../src/pdf/fonts/catalog.ts";
import { EMBEDDED_FAMILY, embeddedHas } from "../../src/pdf/fonts/embedded.ts";
import { readFont } from "../../src/pdf/fonts/font.ts";
import { wordFont } from "../../src/pdf/fonts/word-fonts.ts";
import { convertHere } from "../../src/pdf/worker.ts";
import { readPdf } from "./read-pdf.ts";
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

test.each([
  ["Arial CYR", "Arimo", true],
  ["Times New Roman (Arabic)", "Tinos", true],
  ["Times New Roman,Bold", "Tinos", true],
  ["-apple-system;Segoe UI;Arial;sans-serif", "Arimo", false],
  ["Menlo;Monaco", "Cousine", false],
  ["Minion Pro", "Tinos", false],
  ["Myriad Pro", "DejaVu Sans", false],
])("%s is drawn in %s", (name, standIn, same) => {
  expect(wordFont(name)).toMatchObject({ standIn, same });
});

test.each([
  ["宋体", "Noto Sans S Chinese"],
  ["MS Mincho", "Noto Sans S Chinese"],
  ["맑은 고딕", "Nanum Gothic"],
])("letters of East Asia in %s are drawn in %s, and others as in any font", (name, standIn) => {
  expect(wordFont(name, true)).toMatchObject({ standIn, same: false });
  expect(wordFont(name)).not.toMatchObject({ standIn });
});

test.each([
  ["Chinese", "決定 财务委员会，二〇二六年。", '<w:rFonts w:eastAsia="宋体"/>'],
  ["Japanese", "ヨーテボリ市は、次のとおり決定する。", '<w:rFonts w:eastAsia="ＭＳ 明朝"/><w:b/>'],
  ["Korean", "위원회의 결정", '<w:rFonts w:eastAsia="바탕"/><w:i/>'],
  ["fonts that lack them", "北京 東京 서울", '<w:rFonts w:eastAsia="Times New Roman"/>'],
])("text of East Asia can be read: %s", async (_, text, format) => {
  const docx = wordFile({ body: heading(1, "x") + paragraph(run(text, format)) });
  const { value, diagnostics } = convertHere({ docx, file: "x.docx", attachments: [], fonts: { id: 0 } });
  expect(diagnostics.filter(({ code }) => code !== "pdf/unknown-font")).toEqual([]);
  expect((await readPdf(value ?? new Uint8Array())).text).toBe(`x ${text}`);
});

test("letters of formulas are drawn where they are characters of their own", async () => {
  const docx = wordFile({ body: heading(1, "x") + paragraph("𝑆 𝑡 𝛼 𝐻") });
  const { value, diagnostics } = convertHere({ docx, file: "x.docx", attachments: [], fonts: { id: 0 } });
  expect(diagnostics).toEqual([]);
  expect((await readPdf(value ?? new Uint8Array())).text).toBe("x 𝑆 𝑡 𝛼 𝐻");
});

test("emoji are drawn, those that are joined as one", async () => {
  const docx = wordFile({ body: heading(1, "x") + paragraph("✅ 🦸‍♀️ 🇸🇪 👍🏽 ❤️") });
  const { value, diagnostics } = convertHere({ docx, file: "x.docx", attachments: [], fonts: { id: 0 } });
  expect(diagnostics).toEqual([]);
  const { text, bytes } = await readPdf(value ?? new Uint8Array());
  expect(text).toBe("x ✅ 🦸‍♀️ 🇸🇪 👍🏽 ❤️");
  // The heart is DejaVu's; its selector asks for no font of its own.
  expect(new Set([...bytes.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map(([, name]) => name))).toEqual(
    new Set(["Carlito", "NotoEmoji", "DejaVuSans"]),
  );
});

test("single lines of East Asia are three tenths higher than their letters", () => {
  const { ascent, descent, lineGap } =
    new FontCatalog([]).faceWith("漢".codePointAt(0) ?? 0, false, false)?.metrics ?? {};
  expect([ascent, descent, lineGap]).toEqual([1.009, 0.291, 0]);
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

/** Under a name that no font of Kansli's own has. */
const gelasio = renamed(font("gelasio/400Regular/Gelasio_400Regular"), "Gelasio", "Pelasio");

function renamed(bytes: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(bytes);
  for (const written of [wide, (name: string) => Buffer.from(name)]) {
    for (let at = copy.indexOf(written(from)); at >= 0; at = copy.indexOf(written(from), at))
      written(to).copy(copy, at);
  }
  return copy;
}

/** As fonts write their names. */
function wide(name: string): Buffer {
  return Buffer.from(name, "utf16le").swap16();
}

const inOwn = (properties = "") =>
  paragraph(run("Text i typsnittet", `<w:rFonts w:ascii="Pelasio" w:hAnsi="Pelasio"/>${properties}`));
let sets = 100;
async function withFont(bytes: Uint8Array, body = inOwn()) {
  const { value, diagnostics } = convertHere({
    docx: wordFile({ body, core: "<dc:title>Typsnitt</dc:title>" }),
    file: "a.docx",
    created: new Date(0),
    attachments: [],
    fonts: { id: sets++, files: [{ name: "fonts/g.ttf", bytes }] },
  });
  const { text, bytes: pdf } = await readPdf(value ?? new Uint8Array());
  return { text, isUsed: pdf.includes("+Pelasio"), diagnostics };
}

/** A copy with a table's bytes changed, or its name. */
function altered(bytes: Buffer, tag: string, change: (table: Buffer, record: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  const record = 12 + 16 * tablesOf(copy).indexOf(tag);
  change(copy.subarray(copy.readUInt32BE(record + 8)), copy.subarray(record));
  return copy;
}

function tablesOf(bytes: Buffer): string[] {
  return Array.from({ length: bytes.readUInt16BE(4) }, (_, i) =>
    bytes.toString("latin1", 12 + 16 * i, 16 + 16 * i),
  );
}

/** A font as the only one of a file for several. */
function collection(bytes: Buffer): Buffer {
  const head = Buffer.from("74746366000100000000000100000010", "hex");
  const moved = Buffer.from(bytes);
  for (const i of tablesOf(bytes).keys()) {
    const at = 12 + 16 * i + 8;
    moved.writeUInt32BE(moved.readUInt32BE(at) + head.length, at);
  }
  return Buffer.concat([head, moved]);
}

test("a font of a collection is used as one by itself", async () => {
  expect(await withFont(collection(gelasio))).toMatchObject({ isUsed: true, diagnostics: [] });
});

test.each([
  ["a web font", Buffer.from("wOF2 and more"), "web"],
  ["a text", Buffer.from("nothing of the kind"), "no-font"],
  ["a font that is cut off", gelasio.subarray(0, gelasio.length - 200), "damaged"],
  ["one that may not be embedded", altered(gelasio, "OS/2", (t) => t.writeUInt16BE(2, 8)), "restricted"],
  ["one that only the engine refuses", altered(gelasio, "maxp", (_, r) => r.write("xaxp")), "damaged"],
])("%s is not used, and all text is there", async (_, bytes, fontFault) => {
  const { text, isUsed, diagnostics } = await withFont(bytes);
  expect({ text, isUsed }).toEqual({ text: "Text i typsnittet", isUsed: false });
  const [first] = diagnostics.filter((d) => d.code === "pdf/bad-font");
  expect(first?.params).toEqual({ name: "fonts/g.ttf", fontFault });
  if (first) expect(messageOf(first, "sv")).not.toContain(`: ${fontFault}.`);
});

test("a licence that also allows more forbids nothing", () => {
  const licensed = (fsType: number) =>
    readFont(altered(gelasio, "OS/2", (t) => t.writeUInt16BE(fsType, 8))).restricted;
  expect([0, 2, 4, 6, 8, 0x100, 0x200].map(licensed)).toEqual([
    false,
    true,
    false,
    false,
    false,
    false,
    true,
  ]);
});

test("a face that the workspace's font lacks is named once", async () => {
  const body = inOwn("<w:b/>") + inOwn("<w:b/><w:i/>") + inOwn();
  const { diagnostics } = await withFont(gelasio, body);
  expect(diagnostics.map(({ code, params }) => [code, params])).toEqual([
    ["pdf/no-face", { font: "Pelasio", formatting: "bold" }],
    ["pdf/no-face", { font: "Pelasio", formatting: "italic" }],
  ]);
});
