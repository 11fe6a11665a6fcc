/**
 * A font in a PDF, with only the glyphs that its texts use.
 *
 * In: texts, as they are drawn. Out: codes for content streams, and at the end the font's objects. Codes are
 * glyph numbers, or CIDs where the font has them; what they mean is told beside them, so that text can be searched and read aloud.
 *
 * Source: ISO 32000-1 §9.6.3, §9.7.4 (CIDFonts), §9.8 (descriptors), §9.10.3 (ToUnicode); Annex D (WinAnsi)
 */
import { type PDFContext, PDFHexString, PDFName, PDFNumber, type PDFRef } from "pdf-lib";
import type { OpenType } from "./open-type.ts";

export class EmbeddedFont {
  readonly ref: PDFRef;
  readonly font: OpenType;
  readonly #context: PDFContext;
  /** Glyphs used, with what each stands for: a joined Arabic letter for the letter itself. */
  readonly #used = new Map<number, string>();

  constructor(context: PDFContext, font: OpenType) {
    this.#context = context;
    this.font = font;
    this.ref = context.nextRef();
  }

  has(codePoint: number): boolean {
    return this.font.glyphOf(codePoint) !== 0;
  }

  /** Width in the unit of `size`. */
  width(text: string, size: number): number {
    return (size / 1000) * sum([...text].map((c) => this.font.widthOf(this.#glyph(c))));
  }

  /** The text as a string of a content stream. */
  encode(text: string): string {
    const codes = [...text].map((c) => {
      const glyph = this.#glyph(c);
      if (!this.#used.has(glyph)) this.#used.set(glyph, isJoined(c) ? c.normalize("NFKC") : c);
      return hex(this.font.codeOf(glyph));
    });
    return `<${codes.join("")}>`;
  }

  #glyph(character: string): number {
    return this.font.glyphOf(character.codePointAt(0) ?? 0);
  }

  #meanings(): [code: number, text: string][] {
    const coded = [...this.#used].map(([glyph, text]) => [this.font.codeOf(glyph), text] as [number, string]);
    return coded.sort(([a], [b]) => a - b);
  }

  /** Writes the font's objects, once all texts are drawn. */
  finish(): void {
    const context = this.#context;
    const glyphs = [...this.#used.keys()].sort((a, b) => a - b);
    const { font } = this;
    const name = subsetName(font);
    const coded = (glyph: number) => PDFNumber.of(font.codeOf(glyph));
    const descendant = context.register(
      context.obj({
        Type: "Font",
        Subtype: font.cff ? "CIDFontType0" : "CIDFontType2",
        BaseFont: name,
        CIDSystemInfo: {
          Registry: PDFHexString.of("41646F6265"),
          Ordering: PDFHexString.of("4964656E74697479"),
          Supplement: 0,
        },
        ...(!font.cff && { CIDToGIDMap: "Identity" }),
        FontDescriptor: describe(context, font, name, SYMBOLIC, glyphs),
        W: glyphs.flatMap((glyph) => [coded(glyph), context.obj([round(font.widthOf(glyph))])]),
      }),
    );
    context.assign(
      this.ref,
      context.obj({
        Type: "Font",
        Subtype: "Type0",
        BaseFont: name,
        Encoding: "Identity-H",
        DescendantFonts: [descendant],
        ToUnicode: context.register(context.flateStream(toUnicode(this.#meanings()))),
      }),
    );
  }
}

/** A font that whoever fills in the form can write all of Western Europe's letters with. It may not have CIDs. */
export function embedForTyping(context: PDFContext, font: OpenType): PDFRef {
  const name = subsetName(font);
  const characters = winAnsi();
  const glyphs = characters.map((character) => (character ? font.glyphOf(character.codePointAt(0) ?? 0) : 0));
  const typed = glyphs.map((glyph, i) => (characters[i] ? round(font.widthOf(glyph)) : 0));
  return context.register(
    context.obj({
      Type: "Font",
      Subtype: font.cff ? "Type1" : "TrueType",
      BaseFont: name,
      Encoding: "WinAnsiEncoding",
      FirstChar: 32,
      LastChar: 255,
      Widths: typed,
      FontDescriptor: describe(context, font, name, 32, glyphs),
    }),
  );
}

/** Characters of codes 32 to 255; `undefined` where the encoding has none. */
function winAnsi(): (string | undefined)[] {
  const decoder = new TextDecoder("windows-1252");
  return Array.from({ length: 224 }, (_, i) => {
    const code = i + 32;
    if (code === 127) return undefined;
    const character = decoder.decode(Uint8Array.of(code));
    return /\p{Cc}/u.test(character) ? undefined : character;
  });
}

function describe(
  context: PDFContext,
  font: OpenType,
  name: PDFName,
  flags: number,
  glyphs: number[],
): PDFRef {
  const { italicAngle, ascent, descent, capHeight, box, bold, italic } = font;
  return context.register(
    context.obj({
      Type: "FontDescriptor",
      FontName: name,
      Flags: flags | (italic ? 64 : 0),
      FontBBox: box.map(round),
      ItalicAngle: italicAngle,
      Ascent: round(ascent),
      Descent: -round(descent),
      CapHeight: round(capHeight),
      StemV: bold ? 140 : 80,
      ...embeddedFile(context, font, flags, glyphs),
    }),
  );
}

/** @see ISO 32000-1 table 126 */
function embeddedFile(context: PDFContext, font: OpenType, flags: number, glyphs: number[]) {
  const isForTyping = (flags & SYMBOLIC) === 0;
  const file = font.subset(glyphs, isForTyping ? ["OS/2", "cmap"] : []);
  if (!font.cff) return { FontFile2: context.register(context.flateStream(file, { Length1: file.length })) };
  const Subtype = isForTyping ? "Type1C" : "CIDFontType0C";
  return { FontFile3: context.register(context.flateStream(file, { Subtype })) };
}

/** Codes mean glyphs rather than letters. */
const SYMBOLIC = 4;

/** Six letters and a plus tell that glyphs are missing. */
function subsetName({ name }: OpenType): PDFName {
  return PDFName.of(`KANSLI+${name}`);
}

/** One of Arabic's presentation forms. */
function isJoined(character: string): boolean {
  return /[\ufb50-\ufbff\ufe80-\ufefc]/.test(character);
}

function toUnicode(meanings: readonly (readonly [code: number, text: string])[]): string {
  const lines = meanings.map(([code, text]) => `<${hex(code)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
    "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ...blocks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

function utf16(text: string): string {
  return text
    .split("")
    .map((unit) => hex(unit.charCodeAt(0)))
    .join("");
}

const hex = (number: number) => number.toString(16).toUpperCase().padStart(4, "0");
const round = (number: number) => Math.round(number * 100) / 100;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
