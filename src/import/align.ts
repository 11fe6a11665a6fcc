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
  const [old, now] = [keyedAll(base, isRegion), keyedAll(edited, isRegion)];
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
  matchCells(base, edited, matches);
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

function keyedAll(paragraphs: readonly Paragraph[], isRegion: (path: string) => boolean): Keyed[] {
  const rows = Map.groupBy(paragraphs, rowNameOf);
  const texts = new Map([...rows].map(([name, own]) => [name, own.map(plain).join(" | ")]));
  return paragraphs.map((paragraph) => keyed(paragraph, texts.get(rowNameOf(paragraph)), isRegion));
}

/** Empty for a paragraph in no table. */
function rowNameOf({ cell }: Paragraph): string {
  return cell ? `${cell.table} ${cell.row}` : "";
}

function plain({ text }: Paragraph): string {
  return text.replace(/\s+/g, " ").trim();
}

/** @param row what its whole row says: the same name may stand in many rows, the same sum in two of its columns */
function keyed(paragraph: Paragraph, row: string | undefined, isRegion: (path: string) => boolean): Keyed {
  const { runs, cell, look } = paragraph;
  const paths = [...new Set(runs.flatMap((run) => run.paths))].filter((path) => !isRegion(path));
  const text = plain(paragraph);
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return {
    text,
    key: cell ? `cell ${cell.cell} ${text} ${row}` : text,
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
  if (a.key === b.key && a.text !== "") return 3;
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

/** Cells that were written anew in a row that was there before. */
function matchCells(
  base: readonly Paragraph[],
  edited: readonly Paragraph[],
  matches: Map<number, number>,
): void {
  const [old, now] = [rowsOf(base), rowsOf(edited)];
  const rowOf = new Map([...old].flatMap(([row, indexes]) => indexes.map((index) => [index, row] as const)));
  const taken = new Set(matches.values());
  for (const indexes of now.values()) {
    const left = indexes.filter((e) => !matches.has(e));
    const rows = indexes.flatMap((e) => rowOf.get(matches.get(e) ?? -1) ?? []);
    const row = mostOf(rows);
    if (left.length === 0 || row === undefined) continue;
    for (const e of left) {
      const column = edited[e]?.cell?.cell;
      const b = (old.get(row) ?? []).find((other) => base[other]?.cell?.cell === column && !taken.has(other));
      if (b === undefined) continue;
      matches.set(e, b);
      taken.add(b);
    }
  }
}

/** Indexes of paragraphs, by the row that they stand in. */
function rowsOf(paragraphs: readonly Paragraph[]): Map<string, number[]> {
  const inCells = [...paragraphs.entries()].filter(([, { cell }]) => cell !== undefined);
  const rows = Map.groupBy(inCells, ([, paragraph]) => rowNameOf(paragraph));
  return new Map([...rows].map(([row, own]) => [row, own.map(([index]) => index)]));
}

function mostOf(rows: readonly string[]): string | undefined {
  const counted = [...Map.groupBy(rows, (row) => row)].sort(([, a], [, b]) => b.length - a.length);
  return counted[0]?.[0];
}
