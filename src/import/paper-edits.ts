/**
 * What was edited in a paper, as edits of the values that it shows.
 *
 * In: pairs of stories. Out: values that show another text, rich texts with their blocks, lists in a new order with new
 * items, and edits of the template's own text. Nothing is known here of where values stand in a record.
 */
import { type Paragraph, type Run, textOfRuns } from "./paper-text.ts";
import { type PaperUnit, type Placed, paperUnits } from "./paper-units.ts";
import type { Region, StoryPair } from "./story-pairs.ts";
import { fitted, pieceAfter, type TextChange, textChanges } from "./text-changes.ts";

/** Where in the paper somebody edited something. */
export interface Spot {
  readonly story: StoryPair["base"];
  readonly paragraph: Paragraph;
}

export interface ValueEdit {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Whether it was changed together with the template's text beside it. */
  readonly isMixed: boolean;
  /** Not known of a value that a text quotes. */
  readonly runs?: ValueRuns;
  readonly spot: Spot;
}

export interface ValueRuns {
  readonly before: readonly Run[];
  readonly after: readonly Run[];
}

export interface RichTextEdit {
  readonly path: string;
  readonly base: readonly PaperUnit[];
  readonly edited: readonly PaperUnit[];
  readonly spot: Spot;
}

export interface TemplateEdit {
  readonly before: string;
  readonly after: string;
  readonly spot: Spot;
}

/** A piece of a paragraph: a value, or the template's own text. */
export interface Segment {
  readonly path: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function segmentsOf({ runs }: Paragraph): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { text, paths } of runs) {
    const path = paths.at(-1);
    const last = segments.at(-1);
    const to = at + text.length;
    if (last && last.path === path) segments[segments.length - 1] = { ...last, to, text: last.text + text };
    else segments.push({ path, from: at, to, text });
    at = to;
  }
  return segments;
}

export interface ParagraphEdits {
  /** All values of the paragraph, also those that show what they showed. */
  readonly values: readonly ValueEdit[];
  readonly template: TemplateEdit | undefined;
}

/** What an edit of a paragraph did to its values and to the text round them. */
export function paragraphEdits(spot: Spot, edited: Paragraph): ParagraphEdits {
  const { paragraph: base } = spot;
  const segments = segmentsOf(base);
  const shown = segments.filter(({ path }) => path !== undefined);
  const values = shown.map(({ text }) => text);
  const changes = fitted(base.text, textChanges(base.text, edited.text, values), shown);
  const owners = new Map(changes.map((change) => [change, ownerOf(change, segments, edited)]));
  const found = segments.flatMap((segment) =>
    segment.path === undefined ? [] : [valueEdit(segment, changes, owners, spot, edited)],
  );
  const isTemplates = changes.some((change) => {
    const isBlank =
      plain(base.text.slice(change.from, change.to)) === plain(edited.text.slice(change.start, change.end));
    return owners.get(change) === undefined && !isBlank && !found.some(isMixedUp);
  });
  return {
    values: found,
    template: isTemplates ? { before: base.text, after: edited.text, spot } : undefined,
  };
}

function isMixedUp({ isMixed, before, after }: ValueEdit): boolean {
  return isMixed && plain(before) !== plain(after);
}

/** Spaces of every kind are alike: programs and people exchange them freely. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The value that a change belongs to. What was added right beside one value is part of it. */
function ownerOf(change: TextChange, segments: readonly Segment[], edited: Paragraph): Segment | undefined {
  const { from, to } = change;
  const inside = segments.find((s) => s.path !== undefined && from < to && from >= s.from && to <= s.to);
  if (inside || from < to) return inside;
  const around = segments.filter((s) => s.path !== undefined && s.from <= from && s.to >= to);
  const told = pathAt(edited, change.start);
  return around.find(({ path }) => path === told) ?? (around.length === 1 ? around[0] : undefined);
}

/** The path that the edited paper gives to the text at an offset. */
function pathAt({ runs }: Paragraph, offset: number): string | undefined {
  let at = 0;
  for (const { text, paths } of runs) {
    at += text.length;
    if (offset < at) return paths.at(-1);
  }
  return undefined;
}

function valueEdit(
  segment: Segment,
  changes: readonly TextChange[],
  owners: ReadonlyMap<TextChange, Segment | undefined>,
  spot: Spot,
  edited: Paragraph,
): ValueEdit {
  const { path = "", text: before, from, to } = segment;
  const became = pieceAfter(from, to, changes);
  const own = changes.filter((change) => owners.get(change) === segment);
  const told = became.kind === "mixed" ? toldRuns(path, edited) : undefined;
  const at = became.kind === "gone" ? { start: own[0]?.start ?? 0, end: own[0]?.start ?? 0 } : became;
  const start = Math.min(at.start, ...own.map((change) => change.start));
  const end = Math.max(at.end, ...own.map((change) => change.end));
  const runs = {
    before: runsWithin(spot.paragraph, from, to),
    after: told ?? runsWithin(edited, start, end),
  };
  const isMixed = became.kind === "mixed" && told === undefined;
  return { path, before, after: textOfRuns(runs.after), isMixed, runs, spot };
}

/** What the edited paper says is a value, where its marks outlived the edit. */
function toldRuns(path: string, { runs }: Paragraph): Run[] | undefined {
  const own = runs.filter(({ paths }) => paths.at(-1) === path);
  return own.length === 0 ? undefined : own;
}

function runsWithin({ runs }: Paragraph, from: number, to: number): Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, run.text.length)];
    at += run.text.length;
    return end > start ? [{ ...run, text: run.text.slice(start, end) }] : [];
  });
}

/** A value of Markdown inside a paragraph: a rich text of one. */
export function inlineEdit({ path, runs, spot }: ValueEdit & { runs: ValueRuns }): RichTextEdit {
  const unit = (own: readonly Run[], index: number) =>
    paperUnits([{ paragraph: plainParagraph(own, spot.paragraph), index, original: 0 }], {
      cellDepth: Number.POSITIVE_INFINITY,
      headingLevel: 0,
    });
  return { path, base: unit(runs.before, 0), edited: unit(runs.after, 0), spot };
}

function plainParagraph(runs: readonly Run[], around: Paragraph): Paragraph {
  return { ...around, runs, text: textOfRuns(runs), look: { kind: "plain" } };
}

/** The blocks of a rich text, as they were and as they are. */
export function richTextEdit(pair: StoryPair, region: Region): RichTextEdit {
  const { base, edited, originals, regionOf } = pair;
  const old = base.paragraphs.slice(region.from, region.to + 1).map((paragraph, i): Placed => {
    return { paragraph, index: region.from + i, original: region.from + i };
  });
  const now = edited.paragraphs.flatMap((paragraph, index): Placed[] => {
    return regionOf.get(index) === region ? [{ paragraph, index, original: originals.get(index) }] : [];
  });
  const cellDepth = Math.min(...old.map(({ paragraph }) => paragraph.cell?.depth ?? -1));
  const before = base.paragraphs.slice(0, region.from).filter(({ outer }) => outer.length === 0);
  const heading = before.findLast(({ look }) => look.kind === "heading")?.look;
  const at = { cellDepth, headingLevel: heading?.kind === "heading" ? heading.level : 0 };
  const spot = { story: base, paragraph: base.paragraphs[region.from] as Paragraph };
  return { path: region.path, base: paperUnits(old, at), edited: paperUnits(now, at), spot };
}
