/**
 * Outlines in glyf and loca tables, as .ttf files have them.
 *
 * In: a font's tables. Out: a font file with some glyphs, and those that they are made of. Glyphs keep their numbers,
 * so that no table but these two has to be written anew.
 *
 * Source: OpenType 1.9, tables glyf, loca, head
 */

/** Tables a PDF viewer needs; the rest (layout, names, hints for devices) stays out. */
const KEPT = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

const MAGIC = 0xb1b0afba;

export type TableBytes = (tag: string) => Uint8Array | undefined;

/**
 * A font file with these glyphs; every other one is empty.
 * @param more tables to keep beside those that every viewer needs
 */
export function subsetGlyphs(
  table: TableBytes,
  glyphs: Iterable<number>,
  more: readonly string[],
): Uint8Array {
  const outline = outlinesOf(table);
  const wanted = withParts(new Set([0, ...glyphs]), outline);
  const count = viewOf(table("maxp")).getUint16(4);
  const pieces: Uint8Array[] = [];
  const loca = new DataView(new ArrayBuffer(4 * (count + 1)));
  let length = 0;
  for (let glyph = 0; glyph < count; glyph++) {
    loca.setUint32(4 * glyph, length);
    if (!wanted.has(glyph)) continue;
    const drawn = outline(glyph);
    const padded = new Uint8Array((drawn.length + 3) & ~3);
    padded.set(drawn);
    pieces.push(padded);
    length += padded.length;
  }
  loca.setUint32(4 * count, length);
  const head = Uint8Array.from(table("head") ?? []);
  viewOf(head).setInt16(50, 1);
  const written = new Map([
    ["glyf", concat(pieces)],
    ["head", head],
    ["loca", new Uint8Array(loca.buffer)],
  ]);
  return writeFont(
    [...more, ...KEPT].flatMap((tag) => {
      const bytes = written.get(tag) ?? table(tag);
      return bytes ? [[tag, bytes] as const] : [];
    }),
  );
}

type Outline = (glyph: number) => Uint8Array;

function outlinesOf(table: TableBytes): Outline {
  const [loca, glyf] = [viewOf(table("loca")), table("glyf") ?? new Uint8Array()];
  const isLong = viewOf(table("head")).getInt16(50) === 1;
  const offset = (i: number) => (isLong ? loca.getUint32(4 * i) : 2 * loca.getUint16(2 * i));
  return (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1));
}

/** Letters with accents are often made of other glyphs. */
function withParts(glyphs: Set<number>, outline: Outline): Set<number> {
  for (const glyph of glyphs) {
    for (const part of partsOf(outline(glyph))) glyphs.add(part);
  }
  return glyphs;
}

/** @see OpenType 1.9, glyf, "Composite glyph description" */
function partsOf(outline: Uint8Array): number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (outline.length < 2 || view.getInt16(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, more = true; more && at + 4 <= outline.length; ) {
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

function viewOf(bytes: Uint8Array = new Uint8Array()): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
