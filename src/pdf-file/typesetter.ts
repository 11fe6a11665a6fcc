/**
 * Sets short texts in embedded fonts: measures them, breaks them into lines, and writes their operators.
 *
 * A character that the wanted font lacks is taken from another; one that no font has is drawn as the font's
 * empty box, and told. Letters and their accents are put together first, and what is never seen, such as a soft
 * hyphen or what joins the parts of an emoji, is left out.
 */
import type { PDFContext, PDFRef } from "pdf-lib";
import { EmbeddedFont } from "./embedded-font.ts";
import { type FontFile, fontWith } from "./font-files.ts";
import { textString } from "./objects.ts";
import type { OpenType } from "./open-type.ts";
import { inVisualOrder, joinLetters } from "./right-to-left.ts";

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

interface Run {
  readonly font: EmbeddedFont;
  readonly text: string;
}

export class Typesetter {
  readonly #context: PDFContext;
  readonly #prefix: string;
  readonly #own: readonly FontFile[];
  readonly #fonts = new Map<OpenType, { readonly font: EmbeddedFont; readonly name: string }>();
  /** Characters that no font has. */
  readonly missing = new Set<string>();

  /**
   * @param own the workspace's fonts, which are asked first for what a face lacks
   * @param prefix begins the fonts' names, where a page has names of its own
   */
  constructor(context: PDFContext, own: readonly FontFile[] = [], prefix = "K") {
    this.#context = context;
    this.#own = own;
    this.#prefix = prefix;
  }

  width(text: string, face: OpenType, size: number): number {
    return this.#runs(shaped(text), face).reduce((sum, run) => sum + run.font.width(run.text, size), 0);
  }

  /**
   * Operators that show a line at the current point, inside `BT` and `ET`. Where its letters stand in another order
   * than they are read, the line is told as it is read.
   */
  show(text: string, face: OpenType, size: number): string {
    const read = shaped(text);
    const drawn = inVisualOrder(read);
    const operators = this.#draw(drawn, face, size);
    return drawn === read ? operators : `/Span <</ActualText ${textString(text)}>> BDC ${operators} EMC`;
  }

  #draw(drawn: string, face: OpenType, size: number): string {
    return this.#runs(drawn, face)
      .map(({ font, text: shown }) => `/${this.#nameOf(font)} ${number(size)} Tf ${font.encode(shown)} Tj`)
      .join(" ");
  }

  /** Lines no wider than `width`: broken at spaces, and inside words that are wider. */
  lines(text: string, face: OpenType, size: number, width: number): string[] {
    return text.split(/\r\n|\r|\n/).flatMap((line) => this.#wrap(line, face, size, width));
  }

  /** The fonts drawn with so far, for a page's or a form's resources. */
  resources(): Record<string, PDFRef> {
    return Object.fromEntries([...this.#fonts.values()].map(({ font, name }) => [name, font.ref]));
  }

  /** Writes the fonts, once everything is drawn. */
  finish(): void {
    for (const { font } of this.#fonts.values()) font.finish();
  }

  #wrap(line: string, face: OpenType, size: number, width: number): string[] {
    const fits = (text: string) => this.width(text, face, size) <= width;
    const lines: string[] = [];
    let current = "";
    for (const word of line.split(/ +/)) {
      const longer = current === "" ? word : `${current} ${word}`;
      if (fits(longer)) {
        current = longer;
        continue;
      }
      if (current !== "") lines.push(current);
      current = "";
      for (const letter of word) {
        if (current !== "" && !fits(current + letter)) {
          lines.push(current);
          current = "";
        }
        current += letter;
      }
    }
    return [...lines, current];
  }

  #runs(text: string, face: OpenType): Run[] {
    const runs: Run[] = [];
    for (const letter of text) {
      const font = this.#fontFor(letter, face);
      const last = runs.at(-1);
      if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + letter };
      else runs.push({ font, text: letter });
    }
    return runs;
  }

  #fontFor(letter: string, face: OpenType): EmbeddedFont {
    const codePoint = letter.codePointAt(0) ?? 0;
    if (face.glyphOf(codePoint) !== 0) return this.#embedded(face);
    const other = fontWith(codePoint, face, this.#own);
    if (!other) this.missing.add(letter);
    return this.#embedded(other ?? face);
  }

  #embedded(face: OpenType): EmbeddedFont {
    const known = this.#fonts.get(face);
    if (known) return known.font;
    const font = new EmbeddedFont(this.#context, face);
    this.#fonts.set(face, { font, name: `${this.#prefix}${this.#fonts.size + 1}` });
    return font;
  }

  #nameOf(font: EmbeddedFont): string {
    return this.#fonts.get(font.font)?.name ?? "";
  }
}

/** Letters as they are drawn: put together, joined, and without what is never seen. */
function shaped(text: string): string {
  return joinLetters(text.normalize("NFC")).replace(UNSEEN, "");
}

/** A number as content streams write it. */
export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
