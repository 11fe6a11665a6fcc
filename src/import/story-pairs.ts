/**
 * An edited story beside the story as it was made: which paragraph was which, and which belong to one rich text.
 *
 * A rich text is a run of whole paragraphs that one value was shown as. New paragraphs belong to it when they
 * stand in its control, behind one of its paragraphs, or between its heading and its first paragraph.
 */
import { alignParagraphs } from "./align.ts";
import type { PaperStory, PaperText, Paragraph } from "./paper-text.ts";

/** A rich text in a story: where its paragraphs stand in the original. */
export interface Region {
  readonly path: string;
  readonly from: number;
  /** Of its last paragraph. */
  readonly to: number;
}

export interface StoryPair {
  readonly base: PaperStory;
  readonly edited: PaperStory;
  /** By index of the edited paragraph, that of its original. */
  readonly originals: ReadonlyMap<number, number>;
  /** The other way round. */
  readonly editedOf: ReadonlyMap<number, number>;
  readonly regions: readonly Region[];
  /** By index of the edited paragraph, the rich text that it belongs to. */
  readonly regionOf: ReadonlyMap<number, Region>;
}

/** Stories that both papers have. A story without a counterpart was taken away or added as a whole. */
export function pairStories(base: PaperText, edited: PaperText): StoryPair[] {
  return base.stories.flatMap((story) => {
    const other = edited.stories.find(({ key }) => key === story.key);
    return other ? [pairStory(story, other)] : [];
  });
}

function pairStory(base: PaperStory, edited: PaperStory): StoryPair {
  const regions = regionsOf(base.paragraphs);
  const paths = new Set(regions.map(({ path }) => path));
  const originals = alignParagraphs(base.paragraphs, edited.paragraphs, (path) => paths.has(path));
  const editedOf = new Map([...originals].map(([e, b]) => [b, e]));
  return {
    base,
    edited,
    originals,
    editedOf,
    regions,
    regionOf: assign(edited.paragraphs, originals, regions),
  };
}

function regionsOf(paragraphs: readonly Paragraph[]): Region[] {
  const regions: Region[] = [];
  for (const [index, { outer }] of paragraphs.entries()) {
    const path = outer.at(-1);
    const last = regions.at(-1);
    if (path === undefined) continue;
    if (last?.path === path && last.to === index - 1) regions[regions.length - 1] = { ...last, to: index };
    else regions.push({ path, from: index, to: index });
  }
  return regions;
}

function assign(
  edited: readonly Paragraph[],
  originals: ReadonlyMap<number, number>,
  regions: readonly Region[],
): Map<number, Region> {
  const found = new Map<number, Region>();
  const ofOriginal = (e: number) => {
    const b = originals.get(e);
    return b === undefined ? undefined : regions.find(({ from, to }) => b >= from && b <= to);
  };
  for (const e of edited.keys()) {
    const region = ofOriginal(e);
    const moved = region && movedInto(e, region, edited, ofOriginal);
    if (moved ?? region) found.set(e, (moved ?? region) as Region);
  }
  for (const [e, paragraph] of edited.entries()) {
    if (originals.has(e)) continue;
    const next = nextRegion(e, originals, ofOriginal);
    const isNext = next !== undefined && (isHeading(edited[e - 1]) || isMarked(paragraph, next));
    const region = found.get(e - 1) ?? (isNext ? next : goneAt(e, edited.length, originals, regions));
    if (region) found.set(e, region);
  }
  return found;
}

/** The rich text that stood right there, and of which no paragraph is left: it was written anew. */
function goneAt(
  e: number,
  length: number,
  originals: ReadonlyMap<number, number>,
  regions: readonly Region[],
): Region | undefined {
  let next = e + 1;
  while (next < length && !originals.has(next)) next += 1;
  const before = originals.get(e - 1);
  const after = originals.get(next) ?? Number.POSITIVE_INFINITY;
  const matched = new Set(originals.values());
  const isLeft = ({ from, to }: Region) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i).some((b) => matched.has(b));
  return regions.find((region) => region.from - 1 === before && region.to < after && !isLeft(region));
}

/** The rich text on both sides of a paragraph that comes from another one. */
function movedInto(
  e: number,
  own: Region,
  edited: readonly Paragraph[],
  ofOriginal: (e: number) => Region | undefined,
): Region | undefined {
  const [before, after] = [ofOriginal(e - 1), ofOriginal(e + 1)];
  const isBetween = before !== undefined && before === after && before !== own;
  const isAtEnd = before !== undefined && before !== own && isHeading(edited[e + 1]) && after !== own;
  return isBetween || isAtEnd ? before : undefined;
}

/** Marks alone prove nothing: programs let a bookmark of whole paragraphs end too late. */
function isMarked({ outer, paths }: Paragraph, { path }: Region): boolean {
  return [...outer, ...paths].includes(path);
}

function isHeading(paragraph: Paragraph | undefined): boolean {
  return paragraph?.look.kind === "heading";
}

function nextRegion(
  e: number,
  originals: ReadonlyMap<number, number>,
  ofOriginal: (e: number) => Region | undefined,
): Region | undefined {
  let next = e + 1;
  while (!originals.has(next) && next - e < 50) next += 1;
  return ofOriginal(next);
}
