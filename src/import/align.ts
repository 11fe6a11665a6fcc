/**
 * Which paragraph of an edited story was which paragraph of the story as it was made.
 *
 * In: both stories' paragraphs. Out: by the index of an edited paragraph, that of its original. Equal texts are
 * matched first; between them those that carry the same paths or share most of their words, in order; last,
 * those that were moved.
 */
import { diffArrays } from "diff";
import type { Paragraph } from "./paper-text.ts";

export type Matches = ReadonlyMap<number, number>;

/** Share of words that two paragraphs must have in common to be one that was edited. */
const ALIKE = 0.4;
/** Larger gaps are matched by equal texts and paths only. */
const LARGEST_GAP = 1_000_000;

/** @param isRegion paths that hold many paragraphs, and so tell none of them */
export function alignParagraphs(
  base: readonly Paragraph[],
  edited: readonly Paragraph[],
  isRegion: (path: string) => boolean,
): Matches {
  const matches = new Map<number, number>();
  const old = base.map((paragraph) => keyed(paragraph, isRegion));
  const now = edited.map((paragraph) => keyed(paragraph, isRegion));
  let [b, e] = [0, 0];
  let gap = { b: 0, e: 0 };
  const fill = () => matchGap(old, now, { b: gap.b, e: gap.e, bEnd: b, eEnd: e }, matches);
  for (const part of diffArrays(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  )) {
    const { length } = part.value;
    if (part.added) e += length;
    else if (part.removed) b += length;
    else {
      fill();
      for (let i = 0; i < length; i += 1) matches.set(e + i, b + i);
      [b, e] = [b + length, e + length];
      gap = { b, e };
    }
  }
  fill();
  matchMoved(old, now, matches);
  return matches;
}

interface Keyed {
  readonly text: string;
  readonly key: string;
  readonly words: ReadonlySet<string>;
  /** What the paragraph is: two that are something else are no one. */
  readonly kind: string;
  /** Paths of values in the paragraph. */
  readonly paths: readonly string[];
}

function keyed({ text, runs, cell, look }: Paragraph, isRegion: (path: string) => boolean): Keyed {
  const paths = [...new Set(runs.flatMap((run) => run.paths))].filter((path) => !isRegion(path));
  const plain = text.replace(/\s+/g, " ").trim();
  const words = new Set(plain.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return {
    text: plain,
    key: `${cell ? "cell " : ""}${plain}`,
    words,
    paths,
    kind: `${look.kind} ${cell?.cell ?? ""}`,
  };
}

interface Gap {
  readonly b: number;
  readonly e: number;
  readonly bEnd: number;
  readonly eEnd: number;
}

/** The best matching in order: most in common, all in all. */
function matchGap(
  old: readonly Keyed[],
  now: readonly Keyed[],
  gap: Gap,
  matches: Map<number, number>,
): void {
  const [rows, columns] = [gap.bEnd - gap.b, gap.eEnd - gap.e];
  if (rows === 0 || columns === 0 || rows * columns > LARGEST_GAP) return;
  const score = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const at = (r: number, c: number) => score[r]?.[c] ?? 0;
  const value = (r: number, c: number) => likeness(old[gap.b + r] as Keyed, now[gap.e + c] as Keyed);
  for (let r = rows - 1; r >= 0; r -= 1) {
    for (let c = columns - 1; c >= 0; c -= 1) {
      const here = value(r, c);
      const matched = here > 0 ? here + at(r + 1, c + 1) : 0;
      (score[r] as Float64Array)[c] = Math.max(matched, at(r + 1, c), at(r, c + 1));
    }
  }
  for (let r = 0, c = 0; r < rows && c < columns; ) {
    const here = value(r, c);
    if (here > 0 && at(r, c) === here + at(r + 1, c + 1)) {
      matches.set(gap.e + c, gap.b + r);
      [r, c] = [r + 1, c + 1];
    } else if (at(r, c) === at(r + 1, c)) r += 1;
    else c += 1;
  }
  if (rows === 1 && columns === 1 && !matches.has(gap.e)) matchAlone(old, now, gap, matches);
}

/** One that is gone and one that is new at one place are one that was written anew. */
function matchAlone(
  old: readonly Keyed[],
  now: readonly Keyed[],
  { b, e }: Gap,
  matches: Map<number, number>,
): void {
  const [before, after] = [old[b], now[e]];
  const isAlike = before?.kind === after?.kind && before?.text !== "" && after?.text !== "";
  if (isAlike) matches.set(e, b);
}

/** 0 for two that have nothing to do with each other. */
function likeness(a: Keyed, b: Keyed): number {
  const shared = a.paths.length > 0 && b.paths.some((path) => a.paths.includes(path));
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  const share = a.words.size + b.words.size === 0 ? 0 : (2 * common) / (a.words.size + b.words.size);
  if (shared) return 1 + share;
  const hasOthers = a.paths.length > 0 && b.paths.length > 0;
  return share >= ALIKE && !hasOthers ? share : 0;
}

function matchMoved(old: readonly Keyed[], now: readonly Keyed[], matches: Map<number, number>): void {
  const taken = new Set(matches.values());
  const left = old.flatMap((keyed, index) =>
    taken.has(index) || keyed.text === "" ? [] : [{ keyed, index }],
  );
  for (const [index, keyed] of now.entries()) {
    if (matches.has(index) || keyed.text === "") continue;
    const ranked = left.map((other) => ({ other, share: likeness(other.keyed, keyed) }));
    const best = ranked.reduce<(typeof ranked)[number] | undefined>(
      (a, b) => (a && a.share >= b.share ? a : b),
      undefined,
    );
    if (!best || best.share < ALIKE + 0.2) continue;
    matches.set(index, best.other.index);
    left.splice(left.indexOf(best.other), 1);
  }
}
