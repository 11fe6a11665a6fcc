/**
 * A font file: widths and glyphs of characters, and a smaller copy that holds only some glyphs.
 *
 * In: the bytes of a .ttf or .otf. Out: measures in thousandths of an em. Glyphs keep their numbers in the copy.
 *
 * Source: OpenType 1.9, tables head, hhea, hmtx, maxp, OS/2, post, name
 */
import { CffTable } from "./cff-table.ts";
import { readCoverage } from "./coverage.ts";
import { isRestricted } from "./font-fault.ts";
import { subsetGlyphs } from "./glyf-table.ts";

const TRUE_TYPE = 0x00010000;
/** `true`, as old files from Apple begin. */
const APPLE = 0x74727565;
/** `OTTO` */
const WITH_CFF = 0x4f54544f;

type Table = { readonly at: number; readonly length: number };

export class OpenType {
  readonly bytes: Uint8Array;
  /** PostScript name, e.g. `Carlito-Bold`. */
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** It may not be put into a document. */
  readonly restricted: boolean;
  /** Thousandths of an em; the descent is positive. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [number, number, number, number];
  readonly italicAngle: number;
  /** Its outlines, where they are not TrueType's. */
  readonly cff: CffTable | undefined;
  readonly #view: DataView;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #em: number;
  /** Number of glyphs. */
  readonly #count: number;
  readonly #lastWidth: number;
  readonly #coverage: (codePoint: number) => number;

  /** @throws {RangeError} when the bytes are no font, or end where a table should be */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#tables = readDirectory(this.#view);
    const view = this.#view;
    const [head, hhea, os2] = [this.#at("head"), this.#at("hhea"), this.#at("OS/2")];
    const cff = this.#bytesOf("CFF ");
    this.cff = cff && new CffTable(cff);
    this.#count = view.getUint16(this.#at("maxp") + 4);
    if (!cff) this.#checkOutlines();
    this.#em = view.getUint16(head + 18);
    if (this.#em === 0) throw new RangeError("no size in the head table");
    this.#lastWidth = view.getUint16(hhea + 34) - 1;
    if (4 * (this.#lastWidth + 1) > this.#length("hmtx")) throw new RangeError("the hmtx table is too short");
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
    this.restricted = isRestricted(view.getUint16(os2 + 8));
    this.italicAngle = view.getInt32(this.#at("post") + 4) / 65536;
    this.name = readPostScriptName(view, this.#at("name"));
  }

  /** Number of a character's glyph; 0 where the font has none. */
  glyphOf(codePoint: number): number {
    const glyph = this.#coverage(codePoint);
    return glyph < this.#count ? glyph : 0;
  }

  /** Width of a glyph in thousandths of an em. */
  widthOf(glyph: number): number {
    return this.#scaled(this.#view.getUint16(this.#at("hmtx") + 4 * Math.min(glyph, this.#lastWidth)));
  }

  /** The number that stands for a glyph in texts. */
  codeOf(glyph: number): number {
    return this.cff?.codeOf(glyph) ?? glyph;
  }

  /**
   * A font file, or a CFF table, with these glyphs and those they are made of; every other glyph is empty.
   * @param more tables of a .ttf to keep beside those that every viewer needs
   */
  subset(glyphs: Iterable<number>, more: readonly string[] = []): Uint8Array {
    return this.cff?.subset(glyphs) ?? subsetGlyphs((tag) => this.#bytesOf(tag), glyphs, more);
  }

  #checkOutlines(): void {
    this.#at("glyf");
    const size = this.#view.getInt16(this.#at("head") + 50) === 1 ? 4 : 2;
    if (size * (this.#count + 1) > this.#length("loca")) throw new RangeError("the loca table is too short");
  }

  #length(tag: string): number {
    this.#at(tag);
    return this.#tables.get(tag)?.length ?? 0;
  }

  #bytesOf(tag: string): Uint8Array | undefined {
    const table = this.#tables.get(tag);
    return table && this.bytes.subarray(table.at, table.at + table.length);
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
  if (![TRUE_TYPE, APPLE, WITH_CFF].includes(view.getUint32(0))) {
    throw new RangeError("not a TrueType or OpenType font");
  }
  const found = new Map<string, Table>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(record + n)));
    const [at, length] = [view.getUint32(record + 8), view.getUint32(record + 12)];
    if (at + length > view.byteLength) throw new RangeError(`the ${tag} table is not whole`);
    found.set(tag, { at, length });
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
