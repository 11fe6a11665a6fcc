/**
 * Outlines in a CFF table, as .otf files have them.
 *
 * In: the table. Out: the same table with the outlines of unwanted glyphs emptied in place, so that no offset in it
 * moves: an outline that begins with `endchar` ends there, and what follows packs to almost nothing.
 *
 * Source: Adobe Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings); ISO 32000-1 §9.7.4.2 (CIDs and glyphs)
 */

/** Operators of the Top DICT; those after an escape byte are 12 × 256 more. */
const CHARSET = 15;
const CHAR_STRINGS = 17;
const ROS = 0xc1e;

const ENDCHAR = 0x0e;

/** Glyphs of the standard encoding: old accented letters are made of two of them. Their names are strings 1 to 149. */
const LAST_STANDARD = 149;

interface Index {
  /** Where each item begins and ends. */
  readonly items: readonly (readonly [from: number, to: number])[];
  readonly end: number;
}

export class CffTable {
  readonly #bytes: Uint8Array;
  readonly #outlines: Index["items"];
  /** Of each glyph: its name's number, or its CID. */
  readonly #charset: readonly number[];
  /** Glyphs have numbers of their own rather than names: the fonts of Chinese, Japanese and Korean. */
  readonly hasCids: boolean;

  /** @throws {RangeError} when the table ends where something should be */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint8(0) !== 1) throw new RangeError("not a CFF table of version 1");
    const names = readIndex(view, view.getUint8(2));
    const [top] = readIndex(view, names.end).items;
    if (!top) throw new RangeError("no Top DICT in the CFF table");
    const entries = readDict(view, ...top);
    const at = entries.get(CHAR_STRINGS)?.[0];
    if (at === undefined) throw new RangeError("no outlines in the CFF table");
    this.#outlines = readIndex(view, at).items;
    this.hasCids = entries.has(ROS);
    this.#charset = readCharset(view, entries.get(CHARSET)?.[0] ?? 0, this.#outlines.length);
  }

  /** The number that stands for a glyph in texts. */
  codeOf(glyph: number): number {
    return this.hasCids ? (this.#charset[glyph] ?? 0) : glyph;
  }

  subset(glyphs: Iterable<number>): Uint8Array {
    const wanted = new Set([0, ...glyphs]);
    const copy = Uint8Array.from(this.#bytes);
    for (const [glyph, [from, to]] of this.#outlines.entries()) {
      const isPart = !this.hasCids && (this.#charset[glyph] ?? 0) <= LAST_STANDARD;
      if (!wanted.has(glyph) && !isPart) copy.fill(ENDCHAR, from, to);
    }
    return copy;
  }
}

function readIndex(view: DataView, at: number): Index {
  const count = view.getUint16(at);
  if (count === 0) return { items: [], end: at + 2 };
  const size = view.getUint8(at + 2);
  const data = at + 3 + size * (count + 1) - 1;
  const offset = (i: number) => {
    let value = 0;
    for (let n = 0; n < size; n++) value = value * 256 + view.getUint8(at + 3 + size * i + n);
    return data + value;
  };
  const items = Array.from({ length: count }, (_, i) => [offset(i), offset(i + 1)] as const);
  const end = offset(count);
  if (end > view.byteLength) throw new RangeError("the CFF table is not whole");
  return { items, end };
}

/** Operands by operator. Real numbers are skipped: nothing that is asked for here is one. */
function readDict(view: DataView, from: number, to: number): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  let operands: number[] = [];
  for (let at = from; at < to; ) {
    const first = view.getUint8(at);
    if (first <= 21) {
      const isEscape = first === 12;
      found.set(isEscape ? 0xc00 + view.getUint8(at + 1) : first, operands);
      operands = [];
      at += isEscape ? 2 : 1;
    } else {
      const { value, length } = readOperand(view, at, first);
      operands.push(value);
      at += length;
    }
  }
  return found;
}

function readOperand(view: DataView, at: number, first: number): { value: number; length: number } {
  if (first === 28) return { value: view.getInt16(at + 1), length: 3 };
  if (first === 29) return { value: view.getInt32(at + 1), length: 5 };
  if (first === 30) return { value: Number.NaN, length: realLength(view, at) };
  if (first <= 246) return { value: first - 139, length: 1 };
  const next = view.getUint8(at + 1);
  return {
    value: first <= 250 ? (first - 247) * 256 + next + 108 : -(first - 251) * 256 - next - 108,
    length: 2,
  };
}

/** Packed decimals end with a nibble of all ones. */
function realLength(view: DataView, at: number): number {
  let length = 2;
  for (let byte = view.getUint8(at + 1); byte >> 4 !== 15 && (byte & 15) !== 15; length++) {
    byte = view.getUint8(at + length);
  }
  return length;
}

/** Charsets 0 to 2 are predefined; their glyphs are named by the first strings. */
function readCharset(view: DataView, at: number, count: number): number[] {
  if (at <= 2) return Array.from({ length: count }, (_, glyph) => glyph);
  const format = view.getUint8(at);
  const charset = [0];
  for (let from = at + 1; charset.length < count; ) {
    const first = view.getUint16(from);
    const left = format === 0 ? 0 : format === 1 ? view.getUint8(from + 2) : view.getUint16(from + 2);
    for (let i = 0; i <= left && charset.length < count; i++) charset.push(first + i);
    from += 2 + format;
  }
  return charset;
}
