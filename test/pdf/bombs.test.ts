/**
 * Files that unfold to more than there is memory for are damaged files, told at once.
 */
import { deflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { layStationery } from "../../src/pdf/stationery.ts";
import { openPdf } from "../../src/pdf-file/index.ts";

const MB = 1024 * 1024;

/** A file whose objects lie in streams of so many bytes, packed a thousandfold. */
function withObjectStreams(megabytes: number, count: number): Uint8Array {
  const unfolded = Buffer.alloc(megabytes * MB, " ");
  unfolded.write("9000 0 null");
  const packed = deflateSync(unfolded);
  const parts: Buffer[] = [
    Buffer.from(
      "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n",
    ),
  ];
  for (let i = 0; i < count; i++) {
    const head = `${10 + i} 0 obj\n<</Type/ObjStm/N 1/First 7/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
    parts.push(Buffer.from(head), packed, Buffer.from("\nendstream\nendobj\n"));
  }
  parts.push(Buffer.from("trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"));
  return Buffer.concat(parts);
}

describe("a file that unfolds without end", () => {
  test("is told from one that unfolds to what a document can be", async () => {
    expect(await openPdf(withObjectStreams(1, 2))).toHaveProperty("pdf");
  });

  test("in one stream of objects is damaged", async () => {
    expect(await openPdf(withObjectStreams(256, 1))).toMatchObject({ refused: "damaged" });
  });

  test("in many streams is damaged", async () => {
    expect(await openPdf(withObjectStreams(60, 20))).toMatchObject({ refused: "damaged" });
  });

  test("in the contents of a letterhead is not laid under a paper", async () => {
    const bomb = await PDFDocument.create();
    const page = bomb.addPage([595, 842]);
    const dict = bomb.context.obj({ Filter: "FlateDecode" });
    const contents = PDFRawStream.of(dict, deflateSync(Buffer.alloc(256 * MB, " ")));
    page.node.set(PDFName.of("Contents"), bomb.context.register(contents));
    const paper = await PDFDocument.create();
    paper.addPage([595, 842]);
    const about = { title: "t", language: "sv-SE", created: new Date(0) };
    const stationery = { file: "letterhead.pdf", bytes: await bomb.save() };
    const { value, diagnostics } = await layStationery(await paper.save(), stationery, about);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["pdf/no-stationery"]);
  });
});
