/**
 * SVG → SVG whose text is in fonts that the engine has.
 *
 * Of a font that it has not, the engine takes any other that it has read for a paper before; and for one sign that no
 * font has it refuses the whole document. So every font is named by what stands in for it, and signs that this one
 * lacks stand in spans of their own.
 */
import { escapeXml } from "../../ooxml/xml.ts";
import type { Face } from "../fonts/catalog.ts";
import { symbolText } from "../fonts/symbols.ts";
import type { Source } from "./source.ts";
import type { Story } from "./story.ts";
import { inOtherFace, isPrivate } from "./text-format.ts";

/** XML 1.0 §2: comments, processing instructions, the document type, tags, text with CDATA sections. */
const TOKENS =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\])?[^>]*>|<(?!!)(?:"[^"]*"|'[^']*'|[^"'>])*>|(?:<!\[CDATA\[[\s\S]*?\]\]>|[^<])+/g;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;
const OPENING = /^<([\w:-]+)/;
/** CSS Fonts 3 §3.1 and §3.7, in attributes, style attributes and style sheets: what comes before the names. */
const ATTRIBUTE = /(\bfont-family\s*=\s*)("[^"]*"|'[^']*')/g;
const PROPERTY = /(\bfont-family\s*:|\bfont\s*:[^;}"<]{0,60}?\d[\w.%/]*\s)((?:&quot;|[^;}"<])+)/g;
const BOLD = /\bfont-weight\s*[=:][\s"']*(?:bold|[6-9]00)|\bfont\s*:[^;}"<]{0,60}(?:bold|[6-9]00)/;
const SLANTED = /\bfont-style\s*[=:][\s"']*(?:italic|oblique)|\bfont\s*:[^;}"<]{0,60}(?:italic|oblique)/;
const SIGN = /&(?:#x([\da-f]+)|#(\d+)|\w+);|[\s\S]/giu;

/** Where a picture names no font, and what CSS calls any font of a kind. */
const USUAL = "Times New Roman";
const generic: ReadonlyMap<string, string> = new Map([
  ["serif", USUAL],
  ["sans-serif", "Arial"],
  ["monospace", "Courier New"],
]);

/** Drawn over the sign before it: in a picture the engine refuses them, or does not come to an end with them. */
const MARK = /\p{M}/u;
/** Chooses between looks of the sign before it, joins it with the next one, or says nothing: no mark to be missed. */
const INVISIBLE = /[\ufe00-\ufe0f]|\u200d|\ufeff/g;

export function withTextInFonts(story: Story, bytes: Uint8Array): Uint8Array {
  const svg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  if (!svg.includes("<text")) return bytes;
  const text = new SvgText(story.source, svg);
  const written = Buffer.from(text.write());
  if (text.lacksMarks) story.sayOtherwise("marks-in-picture");
  return written;
}

class SvgText {
  readonly #source: Source;
  readonly #svg: string;
  /** Marks over signs were left out. */
  lacksMarks = false;
  /** What stands in for the fonts that the picture names. */
  readonly #families = new Map<string, string>();
  /** All that its text may be in. */
  readonly #faces: Face[] = [];
  /** The elements that are open, and the fonts that they name. */
  readonly #open: { readonly element: string; readonly font: string | undefined }[] = [];

  constructor(source: Source, svg: string) {
    this.#source = source;
    this.#svg = svg;
  }

  write(): string {
    for (const [, , list = ""] of [...this.#svg.matchAll(ATTRIBUTE), ...this.#svg.matchAll(PROPERTY)])
      this.#family(list);
    this.#family(USUAL);
    return this.#svg.replace(TOKENS, (token) => this.#token(token));
  }

  #token(token: string): string {
    const [, element] = OPENING.exec(token) ?? [];
    if (element) return this.#tag(element, token);
    if (token.startsWith("</")) this.#open.pop();
    if (/^<(?!!\[CDATA)/.test(token)) return token;
    if (this.#open.at(-1)?.element === "style") return this.#named(token);
    return this.#open.some((open) => open.element === "text") ? this.#text(token) : token;
  }

  #tag(element: string, tag: string): string {
    const isOutermost = this.#open.length === 0;
    const [, , list] = [...tag.matchAll(ATTRIBUTE)][0] ?? [];
    if (!tag.endsWith("/>")) this.#open.push({ element, font: list && fontNamed(list) });
    const named = this.#named(tag);
    return isOutermost && list === undefined
      ? named.replace(OPENING, `$& font-family="${this.#family(USUAL)}"`)
      : named;
  }

  #named(text: string): string {
    return text
      .replace(ATTRIBUTE, (_, before: string, list: string) => `${before}"${this.#family(list)}"`)
      .replace(PROPERTY, (_, before: string, list: string) => `${before}${this.#family(list)}`);
  }

  /** The engine's name of the font that stands in for the first of a list. */
  #family(list: string): string {
    const name = fontNamed(list);
    const known = this.#families.get(name) ?? this.#load(name);
    this.#families.set(name, known);
    return known;
  }

  #load(name: string): string {
    const weights = BOLD.test(this.#svg) ? [false, true] : [false];
    const slants = SLANTED.test(this.#svg) ? [false, true] : [false];
    const { fonts } = this.#source;
    for (const bold of weights) {
      for (const italic of slants) this.#faces.push(fonts.face(name, bold, italic));
    }
    return fonts.face(name, false, false).family;
  }

  #text(text: string): string {
    const font = this.#open.findLast((open) => open.font !== undefined)?.font ?? USUAL;
    const plain = text
      .replace(CDATA, (_, raw: string) => escapeXml(raw))
      .normalize("NFC")
      .replace(INVISIBLE, "");
    return plain.replace(SIGN, (written: string, hex?: string, decimal?: string) => {
      if (written.startsWith("&") && !hex && !decimal) return written;
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : written.codePointAt(0);
      if (code === undefined || code < 0x20 || code > 0x10ffff) return written;
      const sign = String.fromCodePoint(code);
      return this.#sign(isPrivate(sign) ? symbolText(font, sign) : sign);
    });
  }

  /** A sign that a font of the picture lacks stands in one that has it. */
  #sign(sign: string): string {
    if (MARK.test(sign)) {
      this.lacksMarks = true;
      return "";
    }
    const code = sign.codePointAt(0) ?? 0;
    if (this.#faces.every((face) => face.has(code))) return escapeXml(sign);
    const { shown, face } = inOtherFace(this.#source, sign, {});
    return `<tspan font-family="${face?.family}" font-weight="400" font-style="normal">${shown}</tspan>`;
  }
}

/** The first of a list as CSS writes it, or what stands for one of that kind. */
function fontNamed(list: string): string {
  const [first = ""] = list.replace(/&quot;|["']|!important/g, "").split(",");
  const name = first.trim();
  return generic.get(name.toLowerCase()) ?? (name === "" ? USUAL : asShown(name));
}

/** Drawing programs name fonts as PostScript does: `Arial-BoldMT`. */
function asShown(name: string): string {
  const [, family] = /^(Arial|TimesNewRoman|CourierNew)(?:PS)?(?:-\w+?)?(?:MT)?$/.exec(name) ?? [];
  return family ? family.replace(/(?<=[a-z])(?=[A-Z])/g, " ") : name;
}
