/**
 * Where lines may break: Word's and LibreOffice's rules that Unicode's do not have.
 *
 * No break after "/", between "}" and a word, and before a backslash; a break after "-" before a digit; a word
 * wider than its column breaks where the column ends, or after "/" where it is long or begins the paragraph.
 *
 * In: the inlines of a paragraph and the width of its lines. Out: the same with U+2060 (no break)
 * and U+200B (break) in their text.
 */
import type { LineHeight } from "../model/paragraph.ts";
import { type Inline, type TextFormat, textWidth } from "../model/text.ts";
import { edges, isDecorated } from "./text.ts";

const NO_BREAK = "\u2060";
const BREAK = "\u200b";

/**
 * @param width points; words wider than this are cut
 * @param first of the first line; a first word that is wider begins there all the same
 */
export function placeBreaks(inlines: readonly Inline[], width: number, first = width): readonly Inline[] {
  if (breaksAsUsual(inlines, Math.min(width, first))) return inlines;
  const start = inlines.findIndex((i) => i.kind !== "bookmark");
  const begins = first < width && wordWidth(inlines, start, 0) > first;
  const word = new Word(width, begins ? first : width);
  const isHeld = begins || spacesFillLine(inlines, start, first);
  return marked(inlines, word, width).map((inline, i) =>
    isHeld && i === start && inline.kind === "text" ? { ...inline, text: NO_BREAK + inline.text } : inline,
  );
}

/** Whether a first word goes to the next line for the spaces before it: alone they would give their line no height. */
function spacesFillLine(inlines: readonly Inline[], start: number, room: number): boolean {
  const own = inlines[start];
  if (own?.kind !== "text") return false;
  const spaces = own.text.length - own.text.trimStart().length;
  const width = textWidth(own.text.slice(0, spaces), own.format);
  return spaces > 0 && spaces < own.text.length && width + wordWidth(inlines, start, spaces) > room;
}

/** Most paragraphs: none of these signs, and no word that comes near the width. */
function breaksAsUsual(inlines: readonly Inline[], width: number): boolean {
  let text = "";
  let widest = 0;
  for (const inline of inlines) {
    if (inline.kind === "bookmark") continue;
    text += inline.kind === "text" ? inline.text : " ";
    if (inline.kind === "text") widest = Math.max(widest, mostAdvance(inline.format));
  }
  return !/[-/}\\]| [\])!?,.:;]/.test(text) && text.split(" ").every((word) => word.length * widest < width);
}

/** Wider than any letter. */
function mostAdvance({ drawnSize, scale, tracking }: TextFormat): number {
  return 1.5 * drawnSize * scale + tracking;
}

function marked(inlines: readonly Inline[], word: Word, width: number): Inline[] {
  return inlines.map((inline, i) => {
    if (inline.kind !== "text") {
      if (inline.kind !== "bookmark") word.end();
      return inline;
    }
    const next = inlines.slice(i + 1).find((n) => n.kind !== "bookmark");
    const follows = next?.kind === "text" ? next.text : "";
    const isTooWide = (at: number) => wordWidth(inlines, i, at) > width;
    const text = markText(inline.text, follows, inline.format, word, isTooWide);
    return text === inline.text ? inline : { ...inline, text };
  });
}

/**
 * A line without the spaces at its end: in Word they hang over the edge, the engine would break the line.
 * Spaces that show, or that are higher than the last word, stay.
 */
export function withoutLastSpaces(line: readonly Inline[], height: LineHeight): readonly Inline[] {
  const at = line.findLastIndex(
    (i) => !(i.kind === "bookmark" || (i.kind === "text" && !i.page && !i.running && /^ *$/.test(i.text))),
  );
  const word = line[at];
  if (word?.kind !== "text" || word.page || word.running) return line;
  const own = edges(word.format, height);
  const hangs = (i: Inline) => {
    if (i.kind !== "text" || !i.text.endsWith(" ")) return true;
    const { above, below } = edges(i.format, height);
    return !isDecorated(i.format) && above <= own.above && below <= own.below;
  };
  if (!line.slice(at).every(hangs)) return line;
  return [
    ...line.slice(0, at),
    { ...word, text: word.text.replace(/ +$/, "") },
    ...line.slice(at + 1).filter((i) => i.kind !== "text"),
  ];
}

/** The width of the word so far, across runs. */
class Word {
  readonly #limit: number;
  /** Of what is left of the line that the word began in. */
  #room: number;
  #width = 0;
  /** Characters since white space; what begins a paragraph has none before it. */
  #length = Number.POSITIVE_INFINITY;

  constructor(limit: number, first: number) {
    this.#limit = limit;
    this.#room = first;
  }

  end(): void {
    this.#width = 0;
    this.#room = this.#limit;
  }

  space(): void {
    this.end();
    this.#length = 0;
  }

  /** Whether it may part after "/". */
  get isLong(): boolean {
    return this.#length >= LONG;
  }

  /** Whether so much more has room on the line: a long address parts as late as it can. */
  holds(text: string, format: TextFormat): boolean {
    return this.#width + textWidth(text, format) <= this.#room;
  }

  /** @returns whether the word must be cut before a character of that width */
  add(width: number): boolean {
    this.#length++;
    const cut = this.#width > 0 && this.#width + width > this.#room;
    this.#width = cut ? width : this.#width + width;
    if (cut) this.#room = this.#limit;
    return cut;
  }
}

/** How wide the whole word is that the character at `at` of an inline stands in. */
function wordWidth(inlines: readonly Inline[], inline: number, at: number): number {
  const own = inlines[inline];
  if (own?.kind !== "text") return 0;
  const space = /[^\S\u00a0]|\u200b/;
  const back = (text: string) => text.slice(text.length - (text.split(space).at(-1)?.length ?? 0));
  const ahead = (text: string) => text.split(space)[0] ?? "";
  let width = textWidth(back(own.text.slice(0, at)) + ahead(own.text.slice(at)), own.format);
  const reach = (step: 1 | -1, part: (text: string) => string, isOpen: boolean) => {
    let open = isOpen;
    for (let i = inline + step; open && i >= 0 && i < inlines.length; i += step) {
      const other = inlines[i];
      if (other?.kind === "bookmark") continue;
      if (other?.kind !== "text") return;
      const joined = part(other.text);
      width += textWidth(joined, other.format);
      open = joined.length === other.text.length;
    }
  };
  reach(-1, back, back(own.text.slice(0, at)).length === at);
  reach(1, ahead, ahead(own.text.slice(at)).length === own.text.length - at);
  return width;
}

function markText(
  text: string,
  follows: string,
  format: TextFormat,
  word: Word,
  isTooWide: (at: number) => boolean,
): string {
  let out = "";
  let from = 0;
  const mark = (at: number, sign: string) => {
    out += text.slice(from, at) + sign;
    from = at;
  };
  for (let at = 0, end = 0, before = SPACE; at < text.length; at = end) {
    const code = text.codePointAt(at) ?? 0;
    end = at + (code > 0xffff ? 2 : 1);
    const isHeld = code === SPACE && (opens(before) || isJoined(text[end] ?? follows[0] ?? ""));
    if (endsWord(code) && !isHeld) word.space();
    else if (word.add(advance(code, format))) mark(at, BREAK);
    else if (code === BACKSLASH && !endsWord(before)) mark(at, NO_BREAK);
    before = code;
    if (code !== SLASH && code !== HYPHEN && code !== BRACE) continue;
    const next = text[end] ?? follows[0] ?? "";
    if (code === BRACE && /[\p{L}\d#&*<=>@_~]/u.test(next)) mark(end, NO_BREAK);
    if (code === SLASH && mayBreakBefore(next)) {
      const breaks = word.isLong && isTooWide(at) && !word.holds(chunkAfter(text, end), format);
      mark(end, breaks ? BREAK : NO_BREAK);
      if (breaks) word.end();
    }
    if (code === HYPHEN && next !== "") {
      if (/\d/.test(next)) mark(end, BREAK);
      word.end();
    }
  }
  return out === "" ? text : out + text.slice(from);
}

/** Whether Unicode parts a line between "/" and this (UAX #14, LB7, LB13, LB19 and LB25). */
function mayBreakBefore(character: string): boolean {
  return /[^\s\d/.,:;!?)\]}"'«»‹›“”‘’]/.test(character);
}

/** Unicode parts no line before these, whatever space is between (UAX #14, LB13). */
function isJoined(character: string): boolean {
  return /[}\])!?,.:;/]/.test(character);
}

/** Nor after the spaces that follow these (LB14). */
function opens(code: number): boolean {
  return code < 0x100 && /[([{¡¿]/.test(String.fromCharCode(code));
}

/** Up to the next place where a long word may part, as far as this text goes. */
function chunkAfter(text: string, from: number): string {
  return /^[^/\s\u200b]*\/?/.exec(text.slice(from))?.[0] ?? "";
}

/** Characters. Source: LibreOffice looks so far back for white space where it could part a path after "/". */
const LONG = 65;

const SPACE = 0x20;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const BRACE = 0x7d;
const HYPHEN = 0x2d;

/** White space but for the no-break space, and U+200B. */
function endsWord(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code !== 0xa0 && /[\s\u200b]/.test(String.fromCodePoint(code));
}

function advance(code: number, format: TextFormat): number {
  const width = format.advance(code) * format.drawnSize * (format.script ? 0.65 : 1);
  return width * format.scale + format.tracking;
}
