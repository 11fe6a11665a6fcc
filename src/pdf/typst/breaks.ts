/**
 * Where lines may break: Word's and LibreOffice's rules that Unicode's do not have.
 *
 * No break after "/"; a break after "-" before a digit; a word wider than its column breaks
 * after "/" and else where the column ends.
 *
 * In: the inlines of a paragraph and the width of its lines. Out: the same with U+2060 (no break)
 * and U+200B (break) in their text.
 */
import { type Inline, type TextFormat, textWidth } from "../model.ts";

const NO_BREAK = "\u2060";
const BREAK = "\u200b";

/** @param width points; words wider than this are cut */
export function placeBreaks(inlines: readonly Inline[], width: number): Inline[] {
  const word = new Word(width, wordWidths(inlines));
  return inlines.map((inline, i) => {
    if (inline.kind !== "text") {
      if (inline.kind !== "bookmark") word.end();
      return inline;
    }
    const text = markText(inline, following(inlines, i), word);
    return text === inline.text ? inline : { ...inline, text };
  });
}

/** What the text of an inline is followed by. */
function following(inlines: readonly Inline[], i: number): string {
  const next = inlines.slice(i + 1).find((n) => n.kind !== "bookmark");
  return next?.kind === "text" ? next.text : "";
}

/** The words of a paragraph, one after the other, across runs. */
class Word {
  readonly #limit: number;
  readonly #widths: readonly number[];
  #index = 0;
  #width = 0;

  constructor(limit: number, widths: readonly number[]) {
    this.#limit = limit;
    this.#widths = widths;
  }

  end(): void {
    this.#index++;
    this.#width = 0;
  }

  /** A break within the word. */
  part(): void {
    this.#width = 0;
  }

  get isTooWide(): boolean {
    return (this.#widths[this.#index] ?? 0) > this.#limit;
  }

  /** @returns whether the word must be cut before a character of that width */
  add(width: number): boolean {
    const cut = this.#width > 0 && this.#width + width > this.#limit;
    this.#width = cut ? width : this.#width + width;
    return cut;
  }
}

/** How wide each word is, whole. */
function wordWidths(inlines: readonly Inline[]): number[] {
  const widths = [0];
  inlines.forEach((inline, i) => {
    if (inline.kind === "bookmark") return;
    if (inline.kind !== "text") {
      widths.push(0);
      return;
    }
    const characters = [...inline.text];
    characters.forEach((character, n) => {
      const next = characters[n + 1] ?? following(inlines, i)[0] ?? "";
      if (isSpace(character)) widths.push(0);
      else widths[widths.length - 1] = (widths.at(-1) ?? 0) + textWidth(character, inline.format);
      if (character === "-" && next !== "") widths.push(0);
    });
  });
  return widths;
}

function isSpace(character: string): boolean {
  return /[\s\u200b]/.test(character) && character !== "\u00a0";
}

function markText(
  { text, format }: { readonly text: string; readonly format: TextFormat },
  follows: string,
  word: Word,
): string {
  const characters = [...text];
  let out = "";
  characters.forEach((character, i) => {
    const next = characters[i + 1] ?? follows[0] ?? "";
    if (isSpace(character)) word.end();
    else if (word.add(textWidth(character, format))) out += BREAK;
    out += character;
    if (character === "/" && /\S/.test(next)) out += afterSlash(next, word);
    if (character === "-" && next !== "") {
      if (/\d/.test(next)) out += BREAK;
      word.end();
    }
  });
  return out;
}

function afterSlash(next: string, word: Word): string {
  if (!word.isTooWide || next === "/") return NO_BREAK;
  word.part();
  return BREAK;
}
