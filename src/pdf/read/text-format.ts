/**
 * Run properties → text formats, with a face for every character.
 *
 * A run may hold characters that its font lacks, and symbols of fonts that nobody has;
 * it becomes as many pieces as faces are needed. Nothing is left to the layout
 * engine's own choice, which would depend on the machine.
 */
import type { RunProperties } from "../../ooxml/run-properties.ts";
import type { Face } from "../fonts/catalog.ts";
import { isSymbolFont, symbolText } from "../fonts/symbols.ts";
import type { TextFormat } from "../model/text.ts";
import type { Source } from "./source.ts";

export interface Piece {
  readonly text: string;
  readonly format: TextFormat;
}

/** Makes one emoji of those around it (Unicode Technical Standard #51). */
const JOINER = 0x200d;

/** Shown where no font has a character. */
const NO_GLYPH = "□";

/** A run's text in pieces of one format each; formats of equal looks are the same object. */
export function formatText(source: Source, properties: RunProperties, text: string): Piece[] {
  const shown = prepared(properties, text);
  const plain = plainFace(source, properties, shown);
  if (plain) return [{ text: shown, format: makeFormat(source, properties, plain, "latin") }];
  const groups: { text: string; readonly face: Face; readonly script: Script }[] = [];
  for (const [part, face, script] of splitByFace(source, properties, shown)) {
    const last = groups.at(-1);
    if (last?.face === face && last.script === script) last.text += part;
    else groups.push({ text: part, face, script });
  }
  return groups.map((g) => ({ text: g.text, format: makeFormat(source, properties, g.face, g.script) }));
}

/** The format of text that is not there, e.g. of an empty paragraph. */
export function baseFormat(source: Source, properties: RunProperties): TextFormat {
  const name = fontName(properties, "latin");
  return makeFormat(source, properties, face(source, properties, name, "latin"), "latin");
}

/** Which of a run's fonts and languages text takes; a symbol that the font lacks takes one of another. */
type Script = "latin" | "eastAsian" | "complex" | "symbol";

function prepared(properties: RunProperties, text: string): string {
  const language = properties.language ?? "en";
  return properties.caps ? upperCase(text, language) : text;
}

function upperCase(text: string, language: string): string {
  try {
    return text.toLocaleUpperCase(language);
  } catch {
    return text.toUpperCase();
  }
}

/** The run's own face, where it has all characters and all take the same of the run's fonts: the usual run. */
function plainFace(source: Source, properties: RunProperties, text: string): Face | undefined {
  if (text === "" || properties.rightToLeft) return undefined;
  const { isSymbol, wanted } = usualFace(source, properties, "latin");
  if (isSymbol) return undefined;
  if (USUAL.test(text) && hasUsual(wanted)) return wanted;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isPlainLatin(code) || !wanted.has(code)) return undefined;
  }
  return wanted;
}

/** Signs that most texts have no others of: asked for together, they take a tenth of the time. */
const USUAL = /^[ -~ÅÄÖÉåäöé–’”]*$/;
const LAST_USUAL = 0x201d;
const havingUsual = new WeakMap<Face, boolean>();

function hasUsual(face: Face): boolean {
  const known = havingUsual.get(face);
  if (known !== undefined) return known;
  const codes = Array.from({ length: LAST_USUAL + 1 }, (_, code) => code);
  const has = codes.every((code) => !USUAL.test(String.fromCharCode(code)) || face.has(code));
  havingUsual.set(face, has);
  return has;
}

/** Letters of `scriptOf`'s first kind and common punctuation; nothing invisible. */
function isPlainLatin(code: number): boolean {
  return (code < 0x590 && code !== 0xad) || (code >= 0x2010 && code < 0x2028);
}

function* splitByFace(
  source: Source,
  properties: RunProperties,
  text: string,
): Generator<[string, Face, Script]> {
  let last: { readonly face: Face; readonly script: Script; readonly joins: boolean } | undefined;
  const usual = new Map<
    Script,
    { readonly name: string; readonly isSymbol: boolean; readonly wanted: Face }
  >();
  for (const raw of text) {
    const script = properties.rightToLeft ? "complex" : scriptOf(raw);
    const known = usual.get(script) ?? usualFace(source, properties, script);
    usual.set(script, known);
    const { name, wanted } = known;
    const character = known.isSymbol || isPrivate(raw) ? symbolText(name, raw) : raw;
    const code = character.codePointAt(0) ?? 0;
    if (last && (isInvisible(code) || (last.joins && last.face.has(code)))) {
      last = { ...last, joins: code === JOINER };
      yield [character, last.face, last.script];
      continue;
    }
    if (wanted.has(code) || isInvisible(code)) {
      last = { face: wanted, script, joins: code === JOINER };
      yield [character, wanted, script];
      continue;
    }
    const { shown, face = wanted } = inOtherFace(source, character, properties);
    const isSymbol = script === "latin" && !/\p{L}/u.test(character);
    last = { face, script: isSymbol ? "symbol" : script, joins: false };
    yield [shown, face, last.script];
  }
}

/** What shows a sign that the wanted face lacks: another face that has it, else a box, and the sign is missing. */
export function inOtherFace(
  { fonts, missing }: Source,
  sign: string,
  { bold = false, italic = false }: Pick<RunProperties, "bold" | "italic">,
): { readonly shown: string; readonly face: Face | undefined } {
  const face = fonts.faceWith(sign.codePointAt(0) ?? 0, bold, italic);
  if (face) return { shown: sign, face };
  missing.add(sign);
  return { shown: NO_GLYPH, face: fonts.faceWith(NO_GLYPH.codePointAt(0) ?? 0, false, false) };
}

function usualFace(source: Source, properties: RunProperties, script: Script) {
  const name = fontName(properties, script);
  return { name, isSymbol: isSymbolFont(name), wanted: face(source, properties, name, script) };
}

function face(source: Source, { bold, italic }: RunProperties, name: string, script: Script): Face {
  return source.fonts.face(name, bold ?? false, italic ?? false, script === "eastAsian");
}

function fontName(properties: RunProperties, script: Script): string {
  const fonts = properties.fonts ?? {};
  const latin = fonts.ascii ?? fonts.highAnsi ?? "Times New Roman";
  if (script === "eastAsian") return fonts.eastAsia ?? latin;
  if (script === "complex") return fonts.complex ?? latin;
  return latin;
}

/** Which of a run's fonts a character takes (simplified from ISO/IEC 29500-1 §17.3.2.26). */
function scriptOf(character: string): Script {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x590) return "latin";
  if (isRightToLeft(code)) return "complex";
  if ((code >= 0x2e80 && code < 0xe000) || (code >= 0xf900 && code < 0xfb00) || code >= 0x20000)
    return "eastAsian";
  return code >= 0xff00 && code < 0xfff0 ? "eastAsian" : "latin";
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and the like, and their presentation forms. */
function isRightToLeft(code: number): boolean {
  return (
    (code >= 0x590 && code < 0x900) ||
    (code >= 0xfb1d && code < 0xfe00) ||
    (code >= 0xfe70 && code < 0xfeff) ||
    (code >= 0x10800 && code < 0x11000) ||
    (code >= 0x1e800 && code < 0x1f000)
  );
}

export function isPrivate(character: string): boolean {
  return character >= "\ue000" && character <= "\uf8ff";
}

/** Characters that have no shape of their own; the engine needs no glyph for them. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    code === 0x2060 ||
    (code >= 0xfe00 && code < 0xfe10)
  );
}

/** By what was asked; runs of equal properties share them as one object. */
const asked = new WeakMap<RunProperties, Map<Face, Partial<Record<Script, TextFormat>>>>();
/** By looks. */
const interned = new WeakMap<Source, Map<string, TextFormat>>();

function makeFormat(source: Source, p: RunProperties, face: Face, script: Script): TextFormat {
  const byFace = asked.get(p) ?? new Map<Face, Partial<Record<Script, TextFormat>>>();
  asked.set(p, byFace);
  const byScript = byFace.get(face) ?? {};
  byFace.set(face, byScript);
  byScript[script] ??= internFormat(source, lookOf(source, p, face, script), face);
  return byScript[script];
}

function lookOf(source: Source, p: RunProperties, face: Face, script: Script): TextFormat {
  const complex = script === "complex";
  const size = (complex ? (p.complexSize ?? p.size) : p.size) ?? 10;
  return {
    family: face.family,
    metrics: face.metrics,
    advance: face.advance,
    size,
    drawnSize: size * (face.scale ?? 1),
    bold: (p.bold ?? false) && !face.regularOnly,
    italic: (p.italic ?? false) && !face.regularOnly,
    color: p.color === "auto" ? undefined : p.color,
    underline: p.underline === "none" ? undefined : p.underline,
    underlineColor: p.underlineColor,
    strike: (p.strike || p.doubleStrike) ?? false,
    smallCaps: p.smallCaps ?? false,
    highlight: background(p),
    border: p.border === "none" ? undefined : p.border,
    script: p.verticalAlign === "superscript" ? "super" : p.verticalAlign === "subscript" ? "sub" : undefined,
    raised: p.position ?? 0,
    rise: source.settings.raisesLines ? (p.position ?? 0) : 0,
    tracking: (p.spacing ?? 0) + (face.tracking ?? 0) * size,
    scale: p.scale ?? 1,
    // Without it the engine panics on some text that runs, or stands in text that runs, from right to left
    // (Typst 0.14 with krilla 0.6, text/group.rs).
    kerning:
      complex || script === "symbol" || (p.kern !== undefined && p.kern > 0 && (p.size ?? 10) >= p.kern),
    language: languageOf(source, p, script),
    rightToLeft: p.rightToLeft ?? false,
  };
}

function internFormat(source: Source, format: TextFormat, face: Face): TextFormat {
  const known = interned.get(source) ?? new Map<string, TextFormat>();
  interned.set(source, known);
  const key = `${JSON.stringify(format)}${face.scale ?? 1}`;
  const same = known.get(key);
  if (!same) known.set(key, format);
  return same ?? format;
}

function background(p: RunProperties): string | undefined {
  if (p.highlight && p.highlight !== "none") return p.highlight;
  return p.shading === "none" ? undefined : p.shading;
}

function languageOf(source: Source, p: RunProperties, script: Script): string {
  const own =
    script === "eastAsian" ? p.eastAsianLanguage : script === "complex" ? p.complexLanguage : p.language;
  return own && /^[a-z]{2,3}(-|$)/i.test(own) ? own : source.language;
}
