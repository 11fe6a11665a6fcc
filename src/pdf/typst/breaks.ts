/**
 * Where lines may break: Word's and LibreOffice's rules that Unicode's do not have.
 *
 * No break after "/"; a break after "-" before a digit; a word wider than its column breaks
 * where the column ends.
 *
 * In: the inlines of a paragraph and the width of its lines. Out: the same with U+2060 (no break)
 * and U+200B (break) in their text.
 */
import type { Inline, TextFormat } from "../model.ts";

const NO_BREAK = "\u2060";
const BREAK = "\u200b";

/** @param width points; words wider than this are cut */
export function placeBreaks(inlines: readonly Inline[], width: number): Inline[] {
  const word = new Word(width);
  return inlines.map((inline, i) => {
    if (inline.kind !== "text") {
      if (inline.kind !== "bookmark") word.end();
      return inline;
    }
    const next = inlines.slice(i + 1).find((n) => n.kind !== "bookmark");
    const follows = next?.kind === "text" ? next.text : "";
    const text = markText(inline.text, follows, inline.format, word);
    return text === inline.text ? inline : { ...inline, text };
  });
}

/** The width of the word so far, across runs. */
class Word {
  readonly #limit: number;
  #width = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  end(): void {
    this.#width = 0;
  }

  /** @returns whether the word must be cut before a character of that width */
  add(width: number): boolean {
    const cut = this.#width > 0 && this.#width + width > this.#limit;
    this.#width = cut ? width : this.#width + width;
    return cut;
  }
}

function markText(text: string, follows: string, format: TextFormat, word: Word): string {
  const characters = [...text];
  let out = "";
  characters.forEach((character, i) => {
    const next = characters[i + 1] ?? follows[0] ?? "";
    if (/[\s\u200b]/.test(character) && character !== "\u00a0") word.end();
    else if (word.add(advance(character, format))) out += BREAK;
    out += character;
    if (character === "/" && /\S/.test(next)) out += NO_BREAK;
    if (character === "-" && next !== "") {
      if (/\d/.test(next)) out += BREAK;
      word.end();
    }
  });
  return out;
}

function advance(character: string, format: TextFormat): number {
  return (
    format.advance(character.codePointAt(0) ?? 0) * format.drawnSize * (format.script ? 0.65 : 1) +
    format.tracking
  );
}
