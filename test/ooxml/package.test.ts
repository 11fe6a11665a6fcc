import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../src/diagnostics/message.ts";
import { readPackage } from "../../src/ooxml/package.ts";
import { deflateEntry, readZip, writeZip, type ZipEntry } from "../../src/ooxml/zip.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { p, pack, readParts, relationships, wordFile } from "../templates/word-file.ts";

const good = wordFile({ body: p("x") });
const bytes = (text: string) => new TextEncoder().encode(text);
const codes = (file: Uint8Array) => readPackage(file, "t.docx").diagnostics.map((d) => d.code);

function withEntries(...entries: ZipEntry[]): Uint8Array {
  return writeZip([...readZip(good), ...entries]);
}

function withPart(part: string, content: string): Uint8Array {
  return pack({ ...Object.fromEntries(readParts(good)), [part]: content });
}

function stored(name: string, text: string): ZipEntry {
  const data = bytes(text);
  return { name, method: 0, crc: crc32(data), size: data.length, data };
}

function ofType(type: string): Uint8Array {
  const types = (readParts(good).get("[Content_Types].xml") ?? "").replace(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    type,
  );
  return withPart("[Content_Types].xml", types);
}

describe("files that are refused, each with its reason", () => {
  test.each([
    ["nothing", new Uint8Array()],
    ["a text", bytes("Hej")],
    ["a truncated file", good.slice(0, good.length - 30)],
    ["a file without its beginning", good.slice(40)],
  ])("%s", (_, file) => {
    expect(codes(file)).toEqual(["package/not-a-zip"]);
  });

  test("a damaged entry", () => {
    const [first, ...others] = readZip(good);
    if (!first) throw new Error("no entries");
    expect(codes(writeZip([{ ...first, crc: 1 }, ...others]))).toEqual(["package/not-a-zip"]);
    expect(codes(writeZip([{ ...first, method: 12 }, ...others]))).toEqual(["package/not-a-zip"]);
  });

  test("an old .doc, or a file with a password", () => {
    expect(codes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toEqual([
      "package/encrypted",
    ]);
    const file = Uint8Array.from(good);
    const directory = new DataView(file.buffer).getUint32(file.length - 6, true);
    file[directory + 8] = 1;
    expect(codes(file)).toEqual(["package/encrypted"]);
  });

  test.each([
    ["doc", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("WordDocument", "utf16le")])],
    ["rtf", bytes("{\\rtf1\\ansi Hej}")],
    ["pdf", bytes("%PDF-1.7\n")],
    ["odf", writeZip([{ ...stored("mimetype", "application/vnd.oasis.opendocument.text") }])],
    ["excel", ofType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")],
    ["powerpoint", ofType("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")],
  ])("another format: %s", (fileFormat, file) => {
    const { diagnostics } = readPackage(file, "t.docx");
    expect(diagnostics).toMatchObject([{ code: "package/other-format", params: { fileFormat } }]);
    for (const language of ["sv", "en"] as const) {
      expect(diagnostics.map((d) => messageOf(d, language)).join()).not.toContain(`${fileFormat}.`);
    }
  });

  test("macros", () => {
    expect(codes(withEntries(deflateEntry("word/vbaProject.bin", bytes("x"))))).toEqual(["package/macros"]);
    expect(codes(ofType("application/vnd.ms-word.document.macroEnabled.main+xml"))).toEqual([
      "package/macros",
    ]);
  });

  test.each(["../evil.xml", "/etc/passwd", "word\\..\\x", "word/%2e%2e/x", "WORD/document.xml"])(
    "an entry named %s",
    (name) => {
      expect(codes(withEntries(deflateEntry(name, bytes("x"))))).toEqual(["package/unsafe-entry"]);
    },
  );

  test("a zip bomb that tells its size, and one that lies", () => {
    const zeros = new Uint8Array(70 * 1024 * 1024);
    const bomb = { name: "word/x.xml", method: 8, crc: crc32(zeros), data: deflateRawSync(zeros) };
    expect(codes(withEntries({ ...bomb, size: zeros.length }))).toEqual(["package/too-large"]);
    expect(codes(withEntries({ ...bomb, size: 10 }))).toEqual(["package/not-a-zip"]);
    const many = Array.from({ length: 5 }, (_, i) => ({
      ...bomb,
      name: `word/${i}.bin`,
      size: 127 * 1024 * 1024,
    }));
    expect(codes(withEntries(...many))).toEqual(["package/too-large-together"]);
  });

  test("an entity bomb", () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>';
    expect(codes(withPart("word/styles.xml", bomb))).toEqual(["package/bad-xml"]);
  });

  test("XML that is none, nests too deep, or is too much", () => {
    const [wrong] = readPackage(withPart("word/styles.xml", "<a>\n<b></a>"), "t.docx").diagnostics;
    if (!wrong) throw new Error("nothing was found");
    expect(wrong).toMatchObject({ code: "package/bad-xml", params: { line: 2, part: "word/styles.xml" } });
    expect(messageOf(wrong, "en")).toContain("is not well-formed XML: line 2, column ");
    expect(messageOf(wrong, "sv")).toMatch(/är inte välformad XML: felet finns på rad 2, tecken \d+\.$/);
    expect(codes(withPart("word/styles.xml", ""))).toEqual(["package/bad-xml"]);
    expect(codes(withPart("word/styles.xml", "<a>".repeat(10_000)))).toEqual(["package/bad-xml"]);
    expect(codes(withPart("word/styles.xml", `<a>${"<b/>".repeat(1_600_000)}</a>`))).toEqual([
      "package/bad-xml",
    ]);
  });

  test("parts missing or of another program", () => {
    expect(codes(pack({ "a.txt": "x" }))).toEqual(["package/missing-part", "package/missing-part"]);
    expect(codes(withPart("word/document.xml", "<workbook/>"))).toEqual(["package/missing-part"]);
    const rels = relationships([{ id: "r", type: "officeDocument", target: "word/gone.xml" }]);
    expect(codes(withPart("_rels/.rels", rels))).toEqual(["package/missing-part"]);
  });
});

describe("files that are read", () => {
  test("targets with percent signs, dots and a leading slash name the same part", () => {
    for (const target of ["sidhuvud%20å.xml", "../word/sidhuvud å.xml", "/word/sidhuvud%20%C3%A5.xml"]) {
      const rels = relationships([{ id: "r", type: "header", target }]);
      const file = pack({
        ...Object.fromEntries(readParts(good)),
        "word/sidhuvud å.xml": "<x/>",
        "word/_rels/document.xml.rels": rels,
      });
      const { value } = readPackage(file, "t.docx");
      expect(value?.related("word/document.xml", "header")).toBe("word/sidhuvud å.xml");
      expect(value?.has("word/sidhuvud å.xml")).toBe(true);
    }
  });

  test("targets that are no names", () => {
    const rels = relationships([{ id: "r", type: "header", target: "http://[" }]);
    const { value } = compileWordTemplate(withPart("word/_rels/document.xml.rels", rels), "t.docx");
    expect(value).toBeDefined();
  });

  test("a header that is not called .xml", () => {
    const types = (readParts(good).get("[Content_Types].xml") ?? "").replace(
      "</Types>",
      '<Override PartName="/word/header.bin" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>',
    );
    const rels = relationships([{ id: "r", type: "header", target: "header.bin" }]);
    const parts = {
      "[Content_Types].xml": types,
      "word/_rels/document.xml.rels": rels,
      "word/header.bin": "<a",
    };
    expect(codes(pack({ ...Object.fromEntries(readParts(good)), ...parts }))).toEqual(["package/bad-xml"]);
  });

  test("what no relationship leads to is not read, and a document inside the document is not XML", () => {
    const inside = [{ id: "r", type: "aFChunk", target: "chunk.docx" }];
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    const types = (readParts(good).get("[Content_Types].xml") ?? "").replace(
      "</Types>",
      `<Override PartName="/word/chunk.docx" ContentType="${type}"/></Types>`,
    );
    const parts = {
      "[Content_Types].xml": types,
      "word/_rels/document.xml.rels": relationships(inside),
      "word/chunk.docx": new TextDecoder("latin1").decode(writeZip([])),
      "2140.xml": "======= left behind =======",
      "empty.xml": "",
    };
    const file = pack({ ...Object.fromEntries(readParts(good)), ...parts });
    expect(codes(file)).toEqual([]);
    expect(compileWordTemplate(file, "t.docx").diagnostics).toEqual([]);
  });

  test("UTF-16", () => {
    const xml = readParts(good).get("word/document.xml") ?? "";
    const utf16 = Buffer.from(`\uFEFF${xml.replace("UTF-8", "UTF-16")}`, "utf16le");
    const file = pack({ ...Object.fromEntries(readParts(good)), "word/document.xml": utf16 });
    expect(readPackage(file, "t.docx").diagnostics).toEqual([]);
  });

  test("writing what was read gives the same entries", () => {
    expect(readZip(writeZip(readZip(good)))).toEqual(readZip(good));
    expect(Buffer.from(writeZip(readZip(good))).equals(good)).toBe(true);
  });
});

test("the tree of a part is kept when it comes again, not that of a text that comes once", () => {
  const tree = (part: string, content: string) =>
    readPackage(withPart("word/document.xml", content), "t.docx").value?.xml(part)?.root;
  const text = (words: string) =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`;
  const [once, again] = [
    tree("word/document.xml", text("bara en gång")),
    tree("_rels/.rels", text("en annan")),
  ];
  expect(tree("word/document.xml", text("bara en gång"))).toEqual(once);
  expect(tree("word/document.xml", text("bara en gång"))).not.toBe(once);
  expect(tree("_rels/.rels", text("en tredje"))).toBe(again);
});

test("a part that only bears the checksum of one that is kept is damaged", () => {
  const kept = stored("word/media/kept.bin", "samma i alla");
  const file = withEntries(kept);
  expect([codes(file), codes(file), codes(file)]).toEqual([[], [], []]);
  const other = { ...stored("word/media/kept.bin", "ett helt annat"), crc: kept.crc };
  expect(codes(withEntries(other))).toEqual(["package/not-a-zip"]);
  expect(codes(withEntries({ ...kept, size: kept.size + 1 }))).toEqual(["package/not-a-zip"]);
});
