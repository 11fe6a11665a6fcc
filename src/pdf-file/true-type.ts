/**
 * A TrueType font: widths and glyphs of characters, and a smaller copy that holds only some glyphs.
 *
 * In: the bytes of a .ttf. Out: measures in thousandths of an em. Glyphs keep their numbers in the copy, so
 * that no table but `glyf` and `loca` has to be written anew.
 *
 * Source: OpenType 1.9, tables head, hhea, hmtx, maxp, loca, glyf, OS/2, post
 */
import { readCoverage } from "./coverage.ts";

/** Tables a PDF viewer needs; the rest (layout, names, hints for devices) stays out. */
const KEPT = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

const MAGIC = 0xb1b0afba;

type Table = { readonly at: number; readonly length: number };

export class TrueType {
  readonly bytes: Uint8Array;
  /** PostScript name, e.g. `Carlito-Bold`. */
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Thousandths of an em; the descent is positive. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [number, number, number, number];
  readonly italicAngle: number;
  readonly #view: DataView;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #em: number;
  readonly #longLoca: boolean;
  readonly #lastWidth: number;
  readonly #coverage: (codePoint: number) => number;

  /** @throws {RangeError} when the bytes are no TrueType font, or end where a table should be */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#tables = readDirectory(this.#view);
    const view = this.#view;
    const [head, hhea, os2] = [this.#at("head"), this.#at("hhea"), this.#at("OS/2")];
    this.#at("glyf");
    this.#em = view.getUint16(head + 18);
    this.#longLoca = view.getInt16(head + 50) === 1;
    this.#lastWidth = view.getUint16(hhea + 34) - 1;
    this.#coverage = readCoverage(view, this.#at("cmap"));
    this.ascent = this.#scaled(view.getInt16(hhea + 4));
    this.descent = -this.#scaled(view.getInt16(hhea + 6));
    this.capHeight = this.#scaled(
      view.getUint16(os2) >= 2 ? view.getInt16(os2 + 88) : view.getInt16(hhea + 4),
    );
    const corner = (i: number) => this.#scaled(view.getInt16(head + 36 + 2 * i));
    this.box = [corner(0), corner(1), corner(2), corner(3)];
    this.bold = (view.getUint16(os2 + 62) & 0x20) !== 0;
    this.italic = (view.getUint16(os2 + 62) & 0x01) !== 0;
    this.italicAngle = view.getInt32(this.#at("post") + 4) / 65536;
    this.name = readPostScriptName(view, this.#at("name"));
  }

  /** Number of a character's glyph; 0 where the font has none. */
  glyphOf(codePoint: number): number {
    return this.#coverage(codePoint);
  }

  /** Width of a glyph in thousandths of an em. */
  widthOf(glyph: number): number {
    return this.#scaled(this.#view.getUint16(this.#at("hmtx") + 4 * Math.min(glyph, this.#lastWidth)));
  }

  /**
   * A font file with these glyphs, and those they are made of; every other glyph is empty.
   * @param more tables to keep beside those that every viewer needs
   */
  subset(glyphs: Iterable<number>, more: readonly string[] = []): Uint8Array {
    const wanted = this.#withParts(new Set([0, ...glyphs]));
    const count = this.#view.getUint16(this.#at("maxp") + 4);
    const pieces: Uint8Array[] = [];
    const loca = new DataView(new ArrayBuffer(4 * (count + 1)));
    let length = 0;
    for (let glyph = 0; glyph < count; glyph++) {
      loca.setUint32(4 * glyph, length);
      if (!wanted.has(glyph)) continue;
      const outline = this.#outline(glyph);
      const padded = new Uint8Array((outline.length + 3) & ~3);
      padded.set(outline);
      pieces.push(padded);
      length += padded.length;
    }
    loca.setUint32(4 * count, length);
    const head = Uint8Array.from(this.#bytesOf("head"));
    new DataView(head.buffer).setInt16(50, 1);
    const written = new Map<string, Uint8Array>([
      ["glyf", concat(pieces)],
      ["head", head],
      ["loca", new Uint8Array(loca.buffer)],
    ]);
    const kept = [...more, ...KEPT].filter((tag) => this.#tables.has(tag));
    return writeFont(kept.map((tag) => [tag, written.get(tag) ?? this.#bytesOf(tag)]));
  }

  /** Letters with accents are often made of other glyphs. */
  #withParts(glyphs: Set<number>): Set<number> {
    for (const glyph of glyphs) {
      for (const part of partsOf(this.#outline(glyph))) glyphs.add(part);
    }
    return glyphs;
  }

  #outline(glyph: number): Uint8Array {
    const [loca, glyf] = [this.#at("loca"), this.#at("glyf")];
    const offset = (i: number) =>
      this.#longLoca ? this.#view.getUint32(loca + 4 * i) : 2 * this.#view.getUint16(loca + 2 * i);
    return this.bytes.subarray(glyf + offset(glyph), glyf + offset(glyph + 1));
  }

  #bytesOf(tag: string): Uint8Array {
    const { at = 0, length = 0 } = this.#tables.get(tag) ?? {};
    return this.bytes.subarray(at, at + length);
  }

  #at(tag: string): number {
    const table = this.#tables.get(tag);
    if (!table) throw new RangeError(`no ${tag} table`);
    return table.at;
  }

  #scaled(units: number): number {
    return (units * 1000) / this.#em;
  }
}

function readDirectory(view: DataView): ReadonlyMap<string, Table> {
  if (view.getUint32(0) !== 0x00010000) throw new RangeError("not a TrueType font");
  const found = new Map<string, Table>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
    found.set(tag, { at: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return found;
}

function readPostScriptName(view: DataView, at: number): string {
  const strings = at + view.getUint16(at + 4);
  for (let i = 0; i < view.getUint16(at + 2); i++) {
    const record = at + 6 + 12 * i;
    if (view.getUint16(record) !== 3 || view.getUint16(record + 6) !== 6) continue;
    const start = view.byteOffset + strings + view.getUint16(record + 10);
    return new TextDecoder("utf-16be").decode(new Uint8Array(view.buffer, start, view.getUint16(record + 8)));
  }
  return "Font";
}

/** @see OpenType 1.9, glyf, "Composite glyph description" */
function partsOf(outline: Uint8Array): number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (outline.length === 0 || view.getInt16(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, more = true; more; ) {
    const flags = view.getUint16(at);
    parts.push(view.getUint16(at + 2));
    const scale = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    at += 4 + (flags & 0x01 ? 4 : 2) + scale;
    more = (flags & 0x20) !== 0;
  }
  return parts;
}

function writeFont(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const start = 12 + 16 * tables.length;
  const size = tables.reduce((sum, [, bytes]) => sum + ((bytes.length + 3) & ~3), start);
  const font = new Uint8Array(size);
  const view = new DataView(font.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * tables.length - 16 * 2 ** power);
  let at = start;
  let headAt = 0;
  for (const [i, [tag, bytes]] of tables.entries()) {
    font.set(bytes, at);
    if (tag === "head") {
      headAt = at;
      view.setUint32(at + 8, 0);
    }
    const record = 12 + 16 * i;
    for (let n = 0; n < 4; n++) font[record + n] = tag.charCodeAt(n);
    view.setUint32(record + 4, checksum(view, at, bytes.length));
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, bytes.length);
    at += (bytes.length + 3) & ~3;
  }
  view.setUint32(headAt + 8, (MAGIC - checksum(view, 0, size)) >>> 0);
  return font;
}

/** Padding bytes are zero, so whole words may be read. */
function checksum(view: DataView, at: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i += 4) sum = (sum + view.getUint32(at + i)) >>> 0;
  return sum;
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
