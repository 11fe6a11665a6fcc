/**
 * Which part of a word may be carried to the next line by a hyphen.
 *
 * Word leaves a word whole where no more than the hyphenation zone stays empty without it. So what ends within
 * that width of a word's beginning is kept together; where in the rest the word parts is the engine's to know.
 *
 * Source: ISO/IEC 29500-1 §17.15.1.53 (hyphenationZone), §17.15.1.38 (doNotHyphenateCaps)
 */
import type { Hyphenation } from "../model/paper.ts";
import { type Inline, type TextFormat, textWidth } from "../model/text.ts";

type Text = Extract<Inline, { kind: "text" }>;

export function markHyphenation(inlines: readonly Inline[], rules: Hyphenation): Inline[] {
  let begun = 0;
  return inlines.flatMap((inline): Inline[] => {
    if (inline.kind === "bookmark") return [inline];
    if (inline.kind !== "text" || inline.page || inline.running) {
      begun = 0;
      return [inline];
    }
    const pieces: Text[] = [];
    const add = (text: string, hyphenates: boolean) => {
      const last = pieces.at(-1);
      if (last && (last.hyphenates ?? false) === hyphenates)
        pieces[pieces.length - 1] = { ...last, text: last.text + text };
      else if (text !== "") pieces.push({ ...inline, text, ...(hyphenates && { hyphenates }) });
    };
    for (const piece of inline.text.split(/(?<=\p{L})(?!\p{L})|(?<!\p{L})(?=\p{L})/u)) {
      const isWord = /\p{L}/u.test(piece);
      const isWhole = !isWord || (!rules.capitals && isCapital(piece, inline.format));
      const at = isWhole ? piece.length : endOfKept(piece, inline.format, rules.zone - begun);
      add(piece.slice(0, at), false);
      add(piece.slice(at), true);
      begun = isWord ? begun + textWidth(piece, inline.format) : 0;
    }
    return pieces;
  });
}

/** How many of a word's characters end within the width. */
function endOfKept(word: string, format: TextFormat, width: number): number {
  let [at, reached] = [0, 0];
  for (const character of word) {
    reached += textWidth(character, format);
    if (reached > width) return at;
    at += character.length;
  }
  return at;
}

function isCapital(word: string, { smallCaps }: TextFormat): boolean {
  return !smallCaps && word === word.toUpperCase() && word !== word.toLowerCase();
}
