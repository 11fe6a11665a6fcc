/**
 * What a table of contents lists, and how: the switches of a TOC field.
 *
 * Lists separate their items by commas or semicolons, as the system of whoever wrote them does.
 *
 * Source: ISO/IEC 29500-1 §17.16.5.68 (TOC)
 */
import { fieldWords } from "../../../ooxml/fields.ts";

/** Levels from 1 to 9, both ends included. */
export interface Levels {
  readonly from: number;
  readonly to: number;
}

export interface ContentsSwitches {
  /** Paragraphs in the styles Heading 1 to 9. */
  readonly headings: Levels | undefined;
  /** Paragraphs with an outline level. */
  readonly outline: Levels | undefined;
  /** Paragraphs in other styles: level by folded name. */
  readonly styles: ReadonlyMap<string, number>;
  /** Captions counted by this SEQ field, instead of headings. */
  readonly caption: { readonly counter: string; readonly hasLabel: boolean } | undefined;
  /** Only what stands in this bookmark. */
  readonly bookmark: string | undefined;
  readonly areLinks: boolean;
  readonly hidesPagesOnWeb: boolean;
  readonly withoutPages: Levels | undefined;
  /** Between entry and page, instead of a tab. */
  readonly separator: string | undefined;
  readonly keepsTabs: boolean;
  readonly keepsBreaks: boolean;
}

const ALL: Levels = { from: 1, to: 9 };

export function isContents(instruction: string): boolean {
  return fieldWords(instruction)[0]?.toUpperCase() === "TOC";
}

/** `undefined` for what Kansli leaves to Word: entries of TC fields, and page numbers with those of chapters. */
export function contentsSwitches(instruction: string): ContentsSwitches | undefined {
  const given = readSwitches(instruction);
  if (["f", "l", "s", "d"].some((name) => given.has(name))) return undefined;
  const levelsOf = (name: string) => (given.has(name) ? readLevels(given.get(name)) : undefined);
  const headings = levelsOf("o");
  const styles = readStyleLevels(given.get("t") ?? "");
  const counter = given.get("c") ?? given.get("a");
  const isBare = !headings && !given.has("u") && styles.size === 0;
  return {
    headings: isBare ? ALL : headings,
    outline: given.has("u") ? (headings ?? ALL) : undefined,
    styles,
    caption: counter === undefined ? undefined : { counter, hasLabel: given.has("c") },
    bookmark: given.get("b"),
    areLinks: given.has("h"),
    hidesPagesOnWeb: given.has("z"),
    withoutPages: levelsOf("n"),
    separator: given.get("p"),
    keepsTabs: given.has("w"),
    keepsBreaks: given.has("x"),
  };
}

export function isWithin(level: number, levels: Levels | undefined): boolean {
  return levels !== undefined && level >= levels.from && level <= levels.to;
}

/** Names of styles are compared without case and spaces: Word translates them only on the screen. */
export function folded(name: string): string {
  return name.toLowerCase().replaceAll(" ", "");
}

/** By lower-case letter; the argument is empty where there is none. */
function readSwitches(instruction: string): Map<string, string> {
  const found = new Map<string, string>();
  let last: string | undefined;
  for (const word of fieldWords(instruction.replace(/(\\\w)(?=["“”])/g, "$1 "))) {
    if (/^\\\w$/.test(word)) {
      last = word.slice(1).toLowerCase();
      found.set(last, "");
    } else if (last !== undefined) {
      found.set(last, word);
      last = undefined;
    }
  }
  return found;
}

function readLevels(text = ""): Levels {
  const [, from, to] = /^(\d)\s*-\s*(\d)$/.exec(text.trim()) ?? [];
  return from === undefined ? ALL : { from: Number(from), to: Number(to) };
}

function readStyleLevels(text: string): Map<string, number> {
  const items = text.split(/[;,]/).map((item) => item.trim());
  const found = new Map<string, number>();
  for (let i = 0; i + 1 < items.length; i += 2) {
    const level = Number(items[i + 1]);
    if (level >= 1 && level <= 9) found.set(folded(items[i] ?? ""), level);
  }
  return found;
}
