/**
 * Text that runs from right to left, as it is drawn glyph by glyph from the left.
 *
 * In: a line in the order in which it is read. Out: Arabic letters in the shapes that they take beside each other, and
 * the letters in the order in which they stand on the line. Directions follow the Unicode algorithm as far as short
 * texts without embeddings need it: letters, numbers, and what stands between them.
 *
 * Source: Unicode Standard Annex 9 (rules W2 to L4); The Unicode Standard, chapter 9.2 (Arabic joining)
 */

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

interface Unit {
  /** A letter with its marks. */
  readonly text: string;
  readonly kind: "left" | "right" | "number" | "neutral";
}

/** The line's letters from the left to the right. */
export function inVisualOrder(line: string): string {
  if (!RIGHT_TO_LEFT.test(line)) return line;
  const units = unitsOf(line);
  const base = units.some(({ kind }) => kind === "left") ? 0 : 1;
  const levels = levelsOf(units, base);
  const order = units.map((_, i) => i);
  for (let level = Math.max(...levels); level > 0; level--) reverseRuns(order, levels, level);
  return order.map((i) => mirrored(units[i]?.text ?? "", levels[i] ?? 0)).join("");
}

function unitsOf(line: string): Unit[] {
  const units = (line.match(/[\s\S]\p{Mn}*/gu) ?? []).map((text) => ({ text, kind: kindOf(text) }));
  // A point, comma or the like between two numbers belongs to them.
  return units.map((unit, i) =>
    /^[.,:/+-]$/.test(unit.text) && units[i - 1]?.kind === "number" && units[i + 1]?.kind === "number"
      ? { ...unit, kind: "number" }
      : unit,
  );
}

function kindOf(text: string): Unit["kind"] {
  if (/^\p{Nd}/u.test(text)) return "number";
  if (!/^\p{L}/u.test(text)) return "neutral";
  return RIGHT_TO_LEFT.test(text) ? "right" : "left";
}

/** Odd levels run from right to left. @param base level of the whole line */
function levelsOf(units: readonly Unit[], base: 0 | 1): number[] {
  const resolved: (0 | 1 | 2 | undefined)[] = [];
  let strong: 0 | 1 = base;
  for (const { kind } of units) {
    if (kind === "right") strong = 1;
    if (kind === "left") strong = 0;
    if (kind === "neutral") resolved.push(undefined);
    else if (kind === "number") resolved.push(strong === 1 ? 2 : 0);
    else resolved.push(strong);
  }
  const levels = resolved.map((level, i) => level ?? between(resolved, i, base));
  return base === 0 ? levels : levels.map((level) => (level === 0 ? 2 : level));
}

/** What stands between letters of one direction goes with them, else with the line. Numbers count as their letters. */
function between(levels: readonly (number | undefined)[], at: number, base: 0 | 1): 0 | 1 {
  const side = (level: number | undefined) => (level === undefined ? base : level > 0 ? 1 : 0);
  const before = side(levels.slice(0, at).findLast((level) => level !== undefined));
  const after = side(levels.slice(at + 1).find((level) => level !== undefined));
  return before === after ? before : base;
}

function reverseRuns(order: number[], levels: readonly number[], level: number): void {
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to++;
    order.splice(from, to - from, ...order.slice(from, to).reverse());
    from = Math.max(to, from + 1);
  }
}

const MIRRORS = "()[]{}<>«»‹›";

function mirrored(text: string, level: number): string {
  const at = level % 2 === 1 ? MIRRORS.indexOf(text) : -1;
  return at < 0 ? text : (MIRRORS[at % 2 === 0 ? at + 1 : at - 1] ?? text);
}
