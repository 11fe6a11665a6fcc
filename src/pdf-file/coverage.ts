/**
 * Which glyph a font has for a character.
 *
 * Source: OpenType 1.9, table cmap, formats 4 and 12
 */

export type GlyphOf = (codePoint: number) => number;

/** @returns the glyph of a character, 0 where the font has none */
export function readCoverage(view: DataView, at: number): GlyphOf {
  let best: { offset: number; format: number } | undefined;
  for (let i = 0; i < view.getUint16(at + 2); i++) {
    const record = at + 4 + 8 * i;
    const offset = at + view.getUint32(record + 4);
    const format = view.getUint16(offset);
    const unicode = view.getUint16(record) === 0 || view.getUint16(record) === 3;
    if (unicode && (format === 12 || (format === 4 && !best))) best = { offset, format };
  }
  if (!best) return () => 0;
  const { offset, format } = best;
  return remembered(
    sound(
      format === 12 ? (cp) => glyphInGroups(view, offset, cp) : (cp) => glyphInSegments(view, offset, cp),
    ),
  );
}

/** A damaged table may lead out of the file: then there is no glyph. */
function sound(find: GlyphOf): GlyphOf {
  return (codePoint) => {
    try {
      return find(codePoint);
    } catch (error) {
      if (error instanceof RangeError) return 0;
      throw error;
    }
  };
}

/** Characters below this one are asked for again and again: all alphabets, punctuation, signs. */
const REMEMBERED = 0x3000;

function remembered(find: GlyphOf): GlyphOf {
  const glyphs = new Int32Array(REMEMBERED).fill(-1);
  return (codePoint) => {
    const known = glyphs[codePoint];
    if (known === undefined) return find(codePoint);
    if (known >= 0) return known;
    const glyph = find(codePoint);
    glyphs[codePoint] = glyph;
    return glyph;
  };
}

function glyphInGroups(view: DataView, at: number, codePoint: number): number {
  let [low, high] = [0, view.getUint32(at + 12) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = at + 16 + 12 * middle;
    const start = view.getUint32(group);
    if (codePoint < start) high = middle - 1;
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
    else return view.getUint32(group + 8) + codePoint - start;
  }
  return 0;
}

function glyphInSegments(view: DataView, at: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const doubled = view.getUint16(at + 6);
  for (let i = 0; i < doubled; i += 2) {
    if (view.getUint16(at + 14 + i) < codePoint) continue;
    const start = view.getUint16(at + 16 + doubled + i);
    if (start > codePoint) return 0;
    const delta = view.getUint16(at + 16 + 2 * doubled + i);
    const rangeAt = at + 16 + 3 * doubled + i;
    const range = view.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const id = view.getUint16(rangeAt + range + 2 * (codePoint - start));
    return id === 0 ? 0 : (id + delta) & 0xffff;
  }
  return 0;
}
