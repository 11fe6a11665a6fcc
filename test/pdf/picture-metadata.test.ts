/** What a photograph tells beside what it shows stays out of papers, Word and PDF. */
import fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { inflateEntry, readZip } from "../../src/ooxml/zip.ts";
import { shownImage } from "../../src/pdf/read/images.ts";
import { orientationOf } from "../../src/pdf-file/exif.ts";
import { embedPicture } from "../../src/pdf-file/index.ts";
import { withoutMetadata } from "../../src/pdf-file/picture-metadata.ts";
import { jpegHead } from "../jpeg.ts";
import { fill } from "../templates/fill.ts";
import { p } from "../templates/word-file.ts";

const SECRET = "59 20 N 18 03 E";

function segment(marker: number, text: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([head, Buffer.from(text, "latin1")]);
}

/** With all that cameras and programs add, what shows and what does not. */
function photograph(orientation?: number): Buffer {
  const head = Buffer.from(
    jpegHead({ width: 4, height: 3, ...(orientation !== undefined && { orientation }) }),
  );
  return Buffer.concat([
    head.subarray(0, 2),
    segment(0xe0, "JFIF\0shown"),
    segment(0xe2, "ICC_PROFILE\0shown"),
    segment(0xee, "Adobe\0shown"),
    ...[0xe1, 0xe2, 0xed, 0xfe].map((marker) => segment(marker, SECRET)),
    head.subarray(2),
  ]);
}

function chunk(type: string, text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, Buffer.from(type + text, "latin1"), Buffer.alloc(4)]);
}

const plain = PNG.sync.write(new PNG({ width: 2, height: 2 }));
const IHDR_END = 33;
const told = Buffer.concat([
  plain.subarray(0, IHDR_END),
  ...["tEXt", "iTXt", "eXIf"].map((type) => chunk(type, SECRET)),
  plain.subarray(IHDR_END),
]);

const tells = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).includes(SECRET);

describe("a picture without what does not show", () => {
  test("a photograph keeps its colours and which way up it is", () => {
    const clean = Buffer.from(withoutMetadata(photograph(6)));
    expect(tells(photograph(6))).toBe(true);
    expect(tells(clean)).toBe(false);
    expect(orientationOf(clean)).toBe(6);
    expect(clean.toString("latin1").match(/shown/g)).toHaveLength(3);
    expect(clean.subarray(-10)).toEqual(photograph(6).subarray(-10));
    expect(withoutMetadata(clean)).toBe(clean);
  });

  test("an upright one says nothing of how it was held", () => {
    expect(Buffer.from(withoutMetadata(photograph())).includes("Exif")).toBe(false);
  });

  test("a PNG is the one that it was before", () => {
    expect(withoutMetadata(told)).toEqual(plain);
    expect(withoutMetadata(plain)).toBe(plain);
  });

  test("what is damaged or something else comes back as it is", () => {
    for (const bytes of [photograph().subarray(0, 40), told.subarray(0, 60), Buffer.from("GIF89a")]) {
      expect(withoutMetadata(bytes)).toBe(bytes);
    }
    fc.assert(
      fc.property(fc.nat(photograph().length - 1), fc.nat(255), (at, value) => {
        const altered = photograph(6);
        altered[at] = value;
        expect(withoutMetadata(altered).length).toBeLessThanOrEqual(altered.length + 36);
      }),
    );
  });
});

test("papers hold such pictures only", async () => {
  const template = {
    body: p("Hej"),
    relations: [{ id: "rIdPhoto", type: "image", target: "media/foto.jpeg" }],
    parts: { "word/media/foto.jpeg": photograph(6) },
    types: { "word/media/foto.jpeg": "image/jpeg" },
  };
  const entry = readZip(fill(template, {})).find((e) => e.name.endsWith("foto.jpeg"));
  if (!entry) throw new Error("no picture");
  expect(tells(inflateEntry(entry, 10_000))).toBe(false);
  expect(tells(shownImage(photograph(6))?.bytes)).toBe(false);
  const pdf = await PDFDocument.create();
  const picture = await embedPicture(pdf, photograph(6));
  expect(picture?.orientation).toBe(6);
  expect(tells(await pdf.save())).toBe(false);
});

test("pictures of records too", () => {
  const files = { "foto.jpg": photograph(6), "logo.png": told };
  const view = Object.fromEntries(
    Object.keys(files).map((path) => [path.slice(0, 4), { type: "file" as const, path, title: "Bild" }]),
  );
  const made = fill(p("{{image foto}}{{image logo}}"), view, {
    files: (path) => files[path as keyof typeof files],
  });
  const media = readZip(made).filter((e) => e.name.includes("media/"));
  expect(media).toHaveLength(2);
  for (const entry of media) expect(tells(inflateEntry(entry, 10_000))).toBe(false);
});
