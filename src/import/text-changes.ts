/**
 * Where two texts differ, in words, and what became of a piece of the old one.
 */
import { diffArrays } from "diff";

/** `[from, to)` of the old text became `[start, end)` of the new one. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Words, and each other character by itself, so that a figure and its unit are several. */
const TOKENS = /[\p{L}\p{N}]+|[^\p{L}\p{N}]/gsu;

/**
 * @param wholes phrases that are compared as a whole; where both texts have the same of them in the same order, they
 * are what stayed, whatever else the texts have in common
 */
export function textChanges(before: string, after: string, wholes: readonly string[] = []): TextChange[] {
  const pattern = anyOf(wholes.filter((whole) => isIn(whole, after)));
  const [old, now] = [pieces(before, pattern), pieces(after, pattern)];
  const isAnchored =
    old.length === now.length && old.every((piece, i) => i % 2 === 0 || alike(piece) === alike(now[i] ?? ""));
  if (!isAnchored) return changesOf(old.flatMap(tokensOf), now.flatMap(tokensOf), 0, 0);
  const found: TextChange[] = [];
  let [at, reached] = [0, 0];
  for (const [i, piece] of old.entries()) {
    const other = now[i] ?? "";
    if (i % 2 === 0) found.push(...changesOf(tokensOf(piece, i), tokensOf(other, i), at, reached));
    [at, reached] = [at + piece.length, reached + other.length];
  }
  return found;
}

function isIn(whole: string, text: string): boolean {
  return whole !== "" && (anyOf([whole])?.test(text) ?? false);
}

/** Longer ones first; not in the middle of a word or a number. */
function anyOf(wholes: readonly string[]): RegExp | undefined {
  if (wholes.length === 0) return undefined;
  const sorted = [...new Set(wholes)].sort((a, b) => b.length - a.length);
  const escaped = sorted.map((whole) => escapeRegExp(whole).replace(/\s/g, "\\s"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join("|")})(?![\\p{L}\\p{N}])`, "u");
}

/** Text, whole, text, whole, text. */
function pieces(text: string, pattern: RegExp | undefined): string[] {
  return pattern ? text.split(pattern) : [text];
}

/** Words of every second piece; the others are wholes. */
function tokensOf(piece: string, index: number): string[] {
  return index % 2 === 1 ? [piece] : [...(piece.match(TOKENS) ?? [])];
}

/** Spaces of every kind are alike: programs and people exchange them freely. */
function alike(token: string): string {
  return token.replace(/\s/g, " ");
}

/** What both begin and end with stayed; the rest is compared. */
function changesOf(
  old: readonly string[],
  now: readonly string[],
  from: number,
  start: number,
): TextChange[] {
  const same = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && alike(a) === alike(b);
  let [head, tail] = [0, 0];
  while (same(old[head], now[head])) head += 1;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && same(old.at(-1 - tail), now.at(-1 - tail))) tail += 1;
  const offset = old.slice(0, head).join("").length;
  const [a, b] = [old, now].map((tokens) => tokens.slice(head, tokens.length - tail));
  return comparedTokens(a ?? [], b ?? [], from + offset, start + offset);
}

function comparedTokens(old: string[], now: string[], from: number, start: number): TextChange[] {
  const changes: TextChange[] = [];
  let [at, reached] = [from, start];
  for (const part of diffArrays(old, now, { comparator: (a, b) => alike(a) === alike(b) })) {
    const length = part.value.join("").length;
    const change = {
      from: at,
      to: part.added ? at : at + length,
      start: reached,
      end: part.removed ? reached : reached + length,
    };
    [at, reached] = [change.to, change.end];
    if (!part.added && !part.removed) continue;
    const last = changes.at(-1);
    if (last && last.to === change.from && last.end === change.start)
      changes[changes.length - 1] = { ...change, from: last.from, start: last.start };
    else changes.push(change);
  }
  return changes;
}

/** A piece of the old text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The same changes, where what was deleted lies in one piece if it can: "delvis " out of "tillstyrker delvis förslaget"
 * is " delvis" of the first two words too.
 */
export function fitted(
  before: string,
  changes: readonly TextChange[],
  pieces: readonly Range[],
): TextChange[] {
  return changes.map((change) => {
    const { from, to } = change;
    if (change.start < change.end) return change;
    for (const piece of pieces) {
      const behind = from > piece.from && from < piece.to ? Math.max(0, to - piece.to) : 0;
      const ahead = to > piece.from && to < piece.to ? Math.max(0, piece.from - from) : 0;
      if (behind > 0 && alike(before.slice(from - behind, from)) === alike(before.slice(to - behind, to)))
        return { ...change, from: from - behind, to: to - behind, ...shifted(change, -behind) };
      if (ahead > 0 && alike(before.slice(from, from + ahead)) === alike(before.slice(to, to + ahead)))
        return { ...change, from: from + ahead, to: to + ahead, ...shifted(change, ahead) };
    }
    return change;
  });
}

function shifted({ start, end }: TextChange, by: number): Pick<TextChange, "start" | "end"> {
  return { start: start + by, end: end + by };
}

/** What became of a piece of the old text. */
export type Became =
  | { readonly kind: "text"; readonly start: number; readonly end: number }
  | { readonly kind: "gone" }
  /** Its end or its beginning was changed together with the text beside it. */
  | { readonly kind: "mixed"; readonly start: number; readonly end: number };

/** What is added right beside a piece does not belong to it. */
export function pieceAfter(from: number, to: number, changes: readonly TextChange[]): Became {
  const touching = changes.filter((c) => c.from < to && c.to > from);
  const over = touching.filter((c) => c.from < from || c.to > to);
  const [first, last] = [over[0], over.at(-1)];
  if (first && last) {
    const isGone = over.every((c) => c.start === c.end) && touching.some((c) => c.from <= from && c.to >= to);
    return isGone ? { kind: "gone" } : { kind: "mixed", start: first.start, end: last.end };
  }
  const start = mapped(from, changes, "after");
  const end = mapped(to, changes, "before");
  return end > start ? { kind: "text", start, end } : { kind: "gone" };
}

/** Where an offset of the old text stands in the new one: before or after what was added right there. */
function mapped(offset: number, changes: readonly TextChange[], side: "before" | "after"): number {
  let shift = 0;
  for (const { from, to, start, end } of changes) {
    const isBefore =
      to < offset || (to === offset && (from < to ? side === "before" || from < offset : side === "after"));
    if (isBefore) shift = end - to;
    else if (from < offset && offset < to) return start;
  }
  return offset + shift;
}

/** A text as a pattern that matches it and nothing else. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
