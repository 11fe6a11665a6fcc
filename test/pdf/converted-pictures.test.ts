/** Pictures in formats that the engine does not draw: metafiles and scans. */

import UTIF from "utif2";
import { expect, test } from "vitest";
import { pdfConverter } from "../../src/pdf/index.ts";
import { convertWhole } from "../../src/pdf/worker.ts";
import { fillColors, firstPixels, readPdf } from "./read-pdf.ts";
import { heading, paragraph, picture, wordFile } from "./word.ts";

function record(command: number, ...words: readonly number[]): Buffer {
  const bytes = Buffer.alloc(6 + 2 * words.length);
  bytes.writeUInt32LE(bytes.length / 2, 0);
  bytes.writeUInt16LE(command, 4);
  for (const [i, word] of words.entries()) bytes.writeInt16LE(word, 6 + 2 * i);
  return bytes;
}

/** A red rectangle, and a word in Arial. [MS-WMF] §2.3 */
function wmf(): Buffer {
  const text = Buffer.from("Vapen");
  const arial = Buffer.from("Arial\0");
  const records = [
    record(0x020b, 0, 0),
    record(0x020c, 1000, 2000),
    record(0x02fc, 0, 0x00c0, 0, 0),
    record(0x012d, 0),
    record(0x041b, 900, 1900, 100, 100),
    record(0x02fb, -200, 0, 0, 0, 400, 0, 0, 0, 0, ...words(arial)),
    record(0x012d, 1),
    record(0x0521, text.length, ...words(Buffer.concat([text, Buffer.alloc(1)])), 300, 300),
    record(0),
  ];
  const head = Buffer.alloc(18);
  head.writeUInt16LE(1, 0);
  head.writeUInt16LE(9, 2);
  head.writeUInt16LE(0x300, 4);
  head.writeUInt32LE((18 + Buffer.concat(records).length) / 2, 6);
  head.writeUInt16LE(2, 10);
  head.writeUInt32LE(20, 12);
  const place = Buffer.alloc(22);
  place.writeUInt32LE(0x9ac6cdd7, 0);
  place.writeInt16LE(2000, 10);
  place.writeInt16LE(1000, 12);
  place.writeUInt16LE(1000, 14);
  const sum = Array.from({ length: 10 }, (_, i) => place.readUInt16LE(2 * i)).reduce((a, b) => a ^ b, 0);
  place.writeUInt16LE(sum, 20);
  return Buffer.concat([place, head, ...records]);
}

function words(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readInt16LE(2 * i));
}

const fileWith = (name: string, bytes: Uint8Array) =>
  wordFile({
    body: heading(1, "Vapen") + paragraph(picture("i1", "Kommunens vapen")),
    parts: { [`media/${name}`]: bytes },
    relationships: { i1: ["image", `media/${name}`] },
  });
const task = (docx: Uint8Array) => ({ docx, file: "vapen.docx", attachments: [], fonts: { id: 0 } });

test("a metafile is drawn, its text in the font that stands in for its own", async () => {
  const { value, diagnostics } = await convertWhole(task(fileWith("vapen.wmf", wmf())));
  expect(diagnostics).toEqual([]);
  const pdf = value ?? new Uint8Array();
  expect(await fillColors(pdf)).toContain("#c00000");
  const { bytes, tags } = await readPdf(pdf);
  expect(bytes).toMatch(/\/FontName \/[A-Z]{6}\+Arimo/);
  expect(tags).toContain("Figure");
});

test("a damaged one has its frame and its description, and is named", async () => {
  const damaged = wmf().subarray(0, 24);
  const { value, diagnostics } = await convertWhole(task(fileWith("VAPEN.WMF", damaged)));
  expect(value).toBeDefined();
  const said = diagnostics.map(({ code, params }) => [code, params.name]);
  expect(said).toEqual([["pdf/not-drawn", "word/media/VAPEN.WMF (wmf)"]]);
});

/** Two pixels side by side. */
const two = (left: readonly number[], right: readonly number[]) =>
  new Uint8Array([...left, 255, ...right, 255]);
const red = [192, 0, 0];
const blue = [0, 0, 160];
const tiff = (pixels: Uint8Array) => new Uint8Array(UTIF.encodeImage(pixels, 2, 1));

/** With a field of an entry changed: TIFF 6.0 §2, a tag, its type, a count and a value. */
function changed(bytes: Uint8Array, tag: number, field: "count" | "value", to: number): Uint8Array {
  const file = Buffer.from(bytes);
  const isBig = file.toString("latin1", 0, 2) === "MM";
  const [short, long] = [
    isBig ? "writeUInt16BE" : "writeUInt16LE",
    isBig ? "writeUInt32BE" : "writeUInt32LE",
  ] as const;
  const head = Buffer.alloc(2);
  head[short](tag);
  const entry = file.indexOf(head, 8);
  const LONG = 4;
  file[short](LONG, entry + 2);
  file[long](to, entry + (field === "count" ? 4 : 8));
  return file;
}

const [WIDTH, HEIGHT, BITS] = [256, 257, 258];
const small = tiff(two(red, blue));

test.each([
  ["a scan", tiff(two(red, blue)), [red, blue]],
  ["a gray scan", tiff(two([0, 0, 0], [90, 90, 90])), [[0], [90]].map((level) => [level, level, level])],
])("%s is drawn, in its colours", async (_, bytes, colors) => {
  const { value, diagnostics } = await convertWhole(task(fileWith("bild.tif", bytes)));
  expect(diagnostics).toEqual([]);
  expect(await firstPixels(value ?? new Uint8Array())).toEqual(colors.flat(2));
});

test.each([
  ["damaged", small.subarray(0, 60)],
  [
    "larger than there is memory for",
    changed(changed(small, WIDTH, "value", 100_000), HEIGHT, "value", 100_000),
  ],
  ["damaged so that it has no end", changed(small, BITS, "count", 0x7fff_ffff)],
])("a scan that is %s has its frame, and is named", async (_, bytes) => {
  const { value, diagnostics } = await convertWhole(task(fileWith("bild.tif", bytes)));
  expect(value).toBeDefined();
  expect(diagnostics.map(({ params }) => params.name)).toEqual(["word/media/bild.tif (tiff)"]);
});

test("processes draw them, the same each time", async () => {
  const converter = pdfConverter({ processes: 1 });
  const docx = fileWith("vapen.wmf", wmf());
  const [one, other] = await Promise.all([1, 2].map(() => converter.convert(docx, { file: "vapen.docx" })));
  await converter.close();
  expect(one?.diagnostics).toEqual([]);
  expect(Buffer.compare(one?.value ?? Buffer.alloc(0), other?.value ?? Buffer.alloc(1))).toBe(0);
});
