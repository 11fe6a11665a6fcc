/**
 * A record's Markdown, after what it shows was edited.
 *
 * In: the Markdown as typed, the blocks that it was shown as, those that came back. Out: Markdown that shows the latter.
 * Blocks that did not change keep the text that their author typed, tags, line breaks and all; of a block that changed
 * only what changed is written anew. Values that it quotes stay quoted.
 *
 * Surprise: blocks that a tag repeats or leaves out come back as they were or not at all. Where the blocks of the Markdown
 * and those of the paper do not pair up, nothing can be said, and `undefined` is returned.
 */
import { blockMarkdown, type WrittenBlock } from "./block-markdown.ts";
import { readSource, type SourceMarkdown, type SourceUnit } from "./markdown-source.ts";
import { withOriginalLists } from "./original-lists.ts";
import { type Lost, textOfRuns } from "./paper-text.ts";
import { type PaperUnit, sameShape, sameUnit } from "./paper-units.ts";
import { ParagraphMerger, type ParagraphSetting } from "./paragraph-merger.ts";
import type { QuoteEdit } from "./quoted-text.ts";
import { withRepeats } from "./repeated-blocks.ts";

export interface RichText {
  readonly source: string;
  readonly quoteEdits: readonly QuoteEdit[];
  /** Formatting of what is new that Markdown cannot say. */
  readonly lost: ReadonlySet<Lost>;
}

/** A text as typed, and as it was shown. */
export interface ShownText {
  readonly source: string;
  readonly base: readonly PaperUnit[];
}

export interface RichEdit extends ParagraphSetting {
  /** As typed. */
  readonly source: string;
  /** Texts beside it, whose paragraphs may have been moved into it. */
  readonly others: readonly ShownText[];
  readonly edited: readonly PaperUnit[];
}

/** @returns `null` where nothing changed, `undefined` where the edit cannot be followed */
export function mergeRichText(edit: RichEdit): RichText | null | undefined {
  const { base, edited } = edit;
  if (base.length === edited.length && base.every((unit, i) => sameUnit(unit, edited[i] as PaperUnit)))
    return null;
  const source = readShown(edit);
  if (!source) return undefined;
  return new RichMerger({ ...edit, edited: withOriginalLists(edited, base) }, source).merge();
}

/** `undefined` where the blocks as typed and those that were shown are not the same. */
function readShown({ source: typed, base }: ShownText): SourceMarkdown | undefined {
  const read = readSource(typed);
  const source = read && withRepeats(read, base);
  return source && pairs(source.units, base) ? source : undefined;
}

function pairs(units: readonly SourceUnit[], base: readonly PaperUnit[]): boolean {
  return (
    units.length === base.length &&
    units.every(({ kind }, i) => (kind === "table") === (base[i]?.kind === "table"))
  );
}

interface Group {
  /** The block at the top that it is part of; `undefined` for a new one. */
  readonly top: number | undefined;
  readonly units: PaperUnit[];
}

class RichMerger {
  readonly #edit: RichEdit;
  readonly #source: SourceMarkdown;
  readonly #paragraphs: ParagraphMerger;
  /** Blocks of the original, by index of their first paragraph. */
  readonly #blocks = new Map<number, { source: SourceUnit; unit: PaperUnit }>();

  constructor(edit: RichEdit, source: SourceMarkdown) {
    this.#edit = edit;
    this.#source = source;
    this.#paragraphs = new ParagraphMerger(edit, source);
    for (const [i, unit] of edit.base.entries()) this.#know(unit, source.units[i] as SourceUnit);
    for (const other of edit.others) this.#knowOther(other);
  }

  #knowOther(other: ShownText): void {
    const source = readShown(other);
    for (const [i, { inline }] of source?.units.entries() ?? [])
      this.#paragraphs.knowOther(other.base[i] as PaperUnit, inline, source as SourceMarkdown);
  }

  #know(unit: PaperUnit, source: SourceUnit): void {
    if (unit.original !== undefined) this.#blocks.set(unit.original, { source, unit });
    if (unit.kind === "table") {
      for (const [r, row] of unit.cells.entries())
        for (const [c, cell] of row.entries()) this.#paragraphs.know(cell, source.cells[r]?.[c]);
    } else this.#paragraphs.know(unit, source.inline);
  }

  merge(): RichText | undefined {
    const groups = this.#groups();
    const { text: typed, blocks } = this.#source;
    let source = typed.slice(0, blocks[0]?.start ?? 0);
    let before: Group | undefined;
    for (const group of groups) {
      if (before) source += this.#between(before, group);
      const isKept = this.#isKept(group);
      if (!isKept && this.#source.blocks[group.top ?? -1]?.isRepeated) return undefined;
      source += isKept ? typed.slice(...this.#range(group.top)) : this.#written(group);
      before = group;
    }
    source += typed.slice(blocks.at(-1)?.end ?? typed.length);
    const { quoteEdits, lost, isTraceable } = this.#paragraphs;
    return isTraceable ? { source: this.#paragraphs.withNotes(source), quoteEdits, lost } : undefined;
  }

  #range(top: number | undefined): [number, number] {
    const block = this.#source.blocks[top ?? -1];
    return [block?.start ?? 0, block?.end ?? 0];
  }

  /** As typed where the two stood behind each other before. */
  #between(a: Group, b: Group): string {
    if (a.top === undefined || b.top !== a.top + 1) return "\n\n";
    return this.#source.text.slice(this.#range(a.top)[1], this.#range(b.top)[0]);
  }

  #groups(): Group[] {
    const tops = this.#edit.edited.map((unit) => this.#topOf(unit));
    const groups: Group[] = [];
    for (const [i, unit] of this.#edit.edited.entries()) {
      const last = groups.at(-1);
      const top = tops[i] ?? this.#neighbour(unit, i, tops);
      if (last && last.top === top) last.units.push(unit);
      else groups.push({ top, units: [unit] });
    }
    return groups;
  }

  #topOf({ original }: PaperUnit): number | undefined {
    return original === undefined ? undefined : this.#blocks.get(original)?.source.top;
  }

  /** A new item belongs to the list that it stands in. */
  #neighbour(unit: PaperUnit, index: number, tops: readonly (number | undefined)[]): number | undefined {
    const { edited } = this.#edit;
    const isAlike = (other: PaperUnit | undefined) =>
      other !== undefined && group(other.kind) !== "single" && group(other.kind) === group(unit.kind);
    for (let i = index - 1; i >= 0 && isAlike(edited[i]); i -= 1) if (tops[i] !== undefined) return tops[i];
    for (let i = index + 1; i < edited.length && isAlike(edited[i]); i += 1)
      if (tops[i] !== undefined) return tops[i];
    return undefined;
  }

  /** Whether a block came back as it was, whole. */
  #isKept({ top, units }: Group): boolean {
    if (top === undefined) return false;
    const own = this.#edit.base.filter((_, i) => this.#source.units[i]?.top === top);
    return (
      own.length === units.length &&
      own.every((unit, i) => unit.original === units[i]?.original && sameUnit(unit, units[i] as PaperUnit))
    );
  }

  #written({ top, units }: Group): string {
    const list = this.#source.blocks[top ?? -1]?.node;
    const [start] = this.#range(top);
    const typed = list?.type === "list" && !list.ordered ? this.#source.text[start] : undefined;
    const aligns = list?.type === "table" ? (list.align ?? []) : [];
    return blockMarkdown(
      units.map((unit) => this.#block(unit, aligns)),
      typed ?? "-",
    );
  }

  #block(unit: PaperUnit, aligns: readonly (string | null)[]): WrittenBlock {
    const known = unit.original === undefined ? undefined : this.#blocks.get(unit.original);
    const isSame = known && sameShape(known.unit, unit);
    const kind = isSame ? known.source.kind : unit.kind;
    const depth = isSame && kind === "heading" ? known.source.depth : unit.depth;
    const text =
      kind === "code" || kind === "html" ? textOfRuns(unit.runs) : this.#paragraphs.markdownOf(unit);
    return {
      kind,
      depth,
      list: unit.list,
      isDone: unit.isDone,
      text,
      cells: unit.cells.map((row) => row.map((cell) => this.#paragraphs.markdownOf(cell))),
      aligns,
    };
  }
}

function group(kind: PaperUnit["kind"]): "list" | "quote" | "single" {
  if (kind === "item" || kind === "below-item") return "list";
  return kind === "quote" ? "quote" : "single";
}
