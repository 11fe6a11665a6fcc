/**
 * A font file: its names, vertical metrics and which characters it has.
 *
 * Source: OpenType 1.9, tables head, hhea, OS/2, name, cmap (formats 4 and 12)
 */
import { type GlyphOf, readCoverage } from "../../pdf-file/coverage.ts";
import { isRestricted } from "../../pdf-file/font-fault.ts";

/** Shares of the em. Word's single line is `ascent + descent + lineGap`. */
export interface FontMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
}

export interface FontFile {
  /** The family as the layout engine names it. */
  readonly family: string;
  /** All names Word may use for it, lower case. */
  readonly names: readonly string[];
  readonly bold: boolean;
  readonly italic: boolean;
  readonly metrics: FontMetrics;
  /** It may not be put into a document. */
  readonly restricted: boolean;
  has(codePoint: number): boolean;
  /** Width of a character, as a share of the em; that of a missing one is 0. */
  advance(codePoint: number): number;
}

/**
 * The fonts of a file: one, or those of a collection.
 *
 * @throws {RangeError} when the bytes end where a table should be, or are no font
 */
export function readFonts(bytes: Uint8Array): FontFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== COLLECTION) return [readFont(bytes)];
  const count = Math.min(view.getUint32(8), MOST_FONTS);
  return Array.from({ length: count }, (_, i) => readFont(bytes, view.getUint32(12 + 4 * i)));
}

/** `ttcf`. */
const COLLECTION = 0x74746366;
const MOST_FONTS = 64;

/** @param start where its directory stands in a collection */
export function readFont(bytes: Uint8Array, start = 0): FontFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readDirectory(view, start);
  const table = (tag: string) => {
    const at = tables.get(tag);
    if (at === undefined) throw new RangeError(`no ${tag} table`);
    return at;
  };
  const names = readNames(view, table("name"));
  const style = view.getUint16(table("OS/2") + 62);
  const family = names.get(1) ?? "";
  const glyph = readCoverage(view, table("cmap"));
  return {
    family: engineFamily(family),
    names: [names.get(1), names.get(4), names.get(16), engineFamily(family)]
      .filter((n) => n !== undefined)
      .map((n) => n.toLowerCase()),
    bold: (style & 0x20) !== 0,
    italic: (style & 0x01) !== 0,
    restricted: isRestricted(view.getUint16(table("OS/2") + 8)),
    metrics: readMetrics(view, table("head"), table("hhea"), table("OS/2")),
    has: (codePoint) => glyph(codePoint) !== 0,
    advance: readAdvances(view, table("head"), table("hhea"), table("hmtx"), glyph),
  };
}

function readDirectory(view: DataView, start: number): ReadonlyMap<string, number> {
  const signature = view.getUint32(start);
  if (![0x00010000, 0x4f54544f, 0x74727565].includes(signature)) {
    throw new RangeError("not a TrueType or OpenType font");
  }
  const found = new Map<string, number>();
  for (let i = 0; i < view.getUint16(start + 4); i++) {
    const at = start + 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
    const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (offset + length > view.byteLength) throw new RangeError(`the ${tag} table is cut off`);
    found.set(tag, offset);
  }
  return found;
}

/** Typographic metrics where the font says so, else those of hhea, else those of Windows. */
function readMetrics(view: DataView, head: number, hhea: number, os2: number): FontMetrics {
  const em = view.getUint16(head + 18);
  const typographic = (view.getUint16(os2 + 62) & 0x80) !== 0;
  const at = typographic ? os2 + 68 : hhea + 4;
  const [ascent, descent, gap] = [view.getInt16(at), -view.getInt16(at + 2), view.getInt16(at + 4)];
  if (ascent + descent > 0) return { ascent: ascent / em, descent: descent / em, lineGap: gap / em };
  return { ascent: view.getUint16(os2 + 74) / em, descent: view.getUint16(os2 + 76) / em, lineGap: 0 };
}

/** English names by id; Windows ones win over Macintosh ones. */
function readNames(view: DataView, at: number): ReadonlyMap<number, string> {
  const strings = at + view.getUint16(at + 4);
  const found = new Map<number, string>();
  for (let i = 0; i < view.getUint16(at + 2); i++) {
    const record = at + 6 + 12 * i;
    const platform = view.getUint16(record);
    const id = view.getUint16(record + 6);
    const windows = platform === 3 && view.getUint16(record + 4) === 0x409;
    if (!windows && (platform !== 1 || found.has(id))) continue;
    const start = strings + view.getUint16(record + 10);
    const raw = new Uint8Array(view.buffer, view.byteOffset + start, view.getUint16(record + 8));
    found.set(id, new TextDecoder(windows ? "utf-16be" : "latin1").decode(raw));
  }
  return found;
}

const styleWords =
  /[ _-]+((extra|ext|ex|x|semi|sem|sm|demi|dem|ultra)[ _-]?)?(normal|italic|oblique|slanted|thin|th|hairline|light|lt|regular|medium|med|md|bold|bd|demi|extb|black|blk|bk|heavy|narrow|condensed|cond|cn|cd|compressed|expanded|exp)$/i;

/** Typst drops style words from the end of a family's name (typst-library, `typographic_family`). */
function engineFamily(name: string): string {
  let family = name.trim();
  while (styleWords.test(family)) family = family.replace(styleWords, "");
  return family;
}

function readAdvances(
  view: DataView,
  head: number,
  hhea: number,
  hmtx: number,
  glyph: GlyphOf,
): FontFile["advance"] {
  const em = view.getUint16(head + 18);
  const last = view.getUint16(hhea + 34) - 1;
  if (last < 0 || hmtx + 4 * (last + 1) > view.byteLength)
    throw new RangeError("the hmtx table is too short");
  return (codePoint) => {
    const id = glyph(codePoint);
    return id === 0 ? 0 : view.getUint16(hmtx + 4 * Math.min(id, last)) / em;
  };
}
