/**
 * Text that runs from right to left, as it is drawn glyph by glyph from the left.
 *
 * In: a line in the order in which it is read. Out: Arabic letters in the shapes that they take beside each other, and
 * the letters in the order in which they stand on the line.
 *
 * Source: Unicode Standard Annex 9; The Unicode Standard, chapter 9.2 (Arabic joining)
 */
import bidiFactory from "bidi-js";

type Bidi = ReturnType<typeof bidiFactory.default>;

// Its types are those of an ES module, which Node does not take it for: what is imported is the function itself.
const makeBidi = bidiFactory as unknown as () => Bidi;
let bidi: Bidi | undefined;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const ARABIC = /[\u0600-\u06ff]/;

/** Shapes of a letter: alone, at a word's end, at its beginning, in its middle. Some letters have only the first two. */
type Shapes = readonly number[];

let shapes: ReadonlyMap<number, Shapes> | undefined;

const LAM = 0x644;
const TATWEEL = 0x640;
/** Alef, alone and with marks, after lam: both are one sign, alone or at a word's end. */
const lamAlef: ReadonlyMap<number, Shapes> = new Map([
  [0x622, [0xfef5, 0xfef6]],
  [0x623, [0xfef7, 0xfef8]],
  [0x625, [0xfef9, 0xfefa]],
  [0x627, [0xfefb, 0xfefc]],
]);

/** The presentation forms of a letter follow each other, and their compatibility mappings name the letter. */
function readShapes(): ReadonlyMap<number, Shapes> {
  const found = new Map<number, number[]>();
  for (const [from, to] of [
    [0xfb50, 0xfbff],
    [0xfe80, 0xfef4],
  ] as const) {
    for (let code = from, before = 0; code <= to; code++) {
      const letters = String.fromCodePoint(code).normalize("NFKC");
      const letter = letters.length === 1 ? letters.charCodeAt(0) : 0;
      if (letter === code || letter === 0) before = 0;
      else if (letter === before) found.get(letter)?.push(code);
      else {
        found.set(letter, [code]);
        before = letter;
      }
    }
  }
  return found;
}

/** Arabic letters in the shapes that they take in their words. */
export function joinLetters(text: string): string {
  if (!ARABIC.test(text)) return text;
  shapes ??= readShapes();
  const letters = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const joined: number[] = [];
  let isJoinedBefore = false;
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] ?? 0;
    if (isMark(letter)) {
      joined.push(letter);
      continue;
    }
    const alef = letter === LAM ? lamAlef.get(letters[i + 1] ?? 0) : undefined;
    if (alef) i++;
    const forms = alef ?? shapes.get(letter);
    const joinsAfter = letter === TATWEEL || (forms?.length === 4 && joinsBefore(letters, i + 1));
    const form = (isJoinedBefore ? 1 : 0) + (joinsAfter ? 2 : 0);
    joined.push(forms?.[form] ?? forms?.[0] ?? letter);
    isJoinedBefore = joinsAfter;
  }
  return String.fromCodePoint(...joined);
}

/** Whether the next letter takes hold of the one before it. */
function joinsBefore(letters: readonly number[], from: number): boolean {
  let next = from;
  while (isMark(letters[next] ?? 0)) next++;
  const letter = letters[next] ?? 0;
  return letter === TATWEEL || (shapes?.get(letter)?.length ?? 0) > 1;
}

function isMark(code: number): boolean {
  return /\p{Mn}/u.test(String.fromCodePoint(code));
}

/** The line's letters from the left to the right, marks behind theirs. */
export function inVisualOrder(line: string): string {
  if (!RIGHT_TO_LEFT.test(line)) return line;
  // A line with Latin letters is one of a Latin form, whatever it begins with.
  const isMixed = [...line].some((letter) => /\p{L}/u.test(letter) && !RIGHT_TO_LEFT.test(letter));
  bidi ??= makeBidi();
  const { levels } = bidi.getEmbeddingLevels(line, isMixed ? "ltr" : "rtl");
  const units: { readonly text: string; readonly level: number }[] = [];
  for (const { 0: text, index } of line.matchAll(/[\s\S]\p{Mn}*/gu)) {
    const level = levels[index] ?? 0;
    const mirrored = level % 2 === 1 ? bidi.getMirroredCharacter(text) : null;
    units.push({ text: mirrored ?? text, level });
  }
  const highest = Math.max(...units.map(({ level }) => level));
  for (let level = highest; level > 0; level--) reverseRuns(units, level);
  return units.map(({ text }) => text).join("");
}

/** Rule L2. */
function reverseRuns(units: { readonly level: number }[], level: number): void {
  for (let from = 0; from < units.length; ) {
    let to = from;
    while (to < units.length && (units[to]?.level ?? 0) >= level) to++;
    units.splice(from, to - from, ...units.slice(from, to).reverse());
    from = Math.max(to, from + 1);
  }
}
