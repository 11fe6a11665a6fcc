/**
 * A record's Markdown, after what it shows was edited.
 *
 * In: the Markdown as typed, the blocks that it was shown as, those that came back. Out: Markdown that shows the latter.
 * Blocks that did not change keep the text that their author typed, tags, line breaks and all; of a block that changed
 * only what changed is written anew. Values that it quotes stay quoted.
 *
 * Surprise: where the blocks of the Markdown and those of the paper do not pair up (a tag that repeats blocks),
 * nothing can be said, and `undefined` is returned.
 */
import type { Nodes } from "mdast";
import { blockMarkdown, type WrittenBlock } from "./block-markdown.ts";
import { flatRuns, inlineMarkdown, type Names, type Part } from "./inline-markdown.ts";
import { type Inline, readSource, type SourceMarkdown, type SourceUnit } from "./markdown-source.ts";
import { NoteNames } from "./note-names.ts";
import { type Lost, noMarks, OBJECT, type Picture, type Run, textOfRuns } from "./paper-text.ts";
import { type PaperUnit, pictureKey, sameRuns, sameShape, sameUnit } from "./paper-units.ts";
import {
  followQuotes,
  type Piece,
  piecesOf,
  type QuoteEdit,
  type Quoting,
  requote,
  shownText,
} from "./quoted-text.ts";

export interface RichText {
  readonly source: string;
  readonly quoteEdits: readonly QuoteEdit[];
  /** Formatting of what is new that Markdown cannot say. */
  readonly lost: ReadonlySet<Lost>;
}

export interface RichEdit {
  /** As typed. */
  readonly source: string;
  readonly base: readonly PaperUnit[];
  readonly edited: readonly PaperUnit[];
  readonly quoting: Quoting;
  /** The path of a picture that is new in the paper. */
  newPicture(picture: Picture): string;
}

/** @returns `null` where nothing changed, `undefined` where the edit cannot be followed */
export function mergeRichText(edit: RichEdit): RichText | null | undefined {
  const { base, edited } = edit;
  if (base.length === edited.length && base.every((unit, i) => sameUnit(unit, edited[i] as PaperUnit)))
    return null;
  const source = readSource(edit.source);
  if (!source || !pairs(source.units, base)) return undefined;
  return new RichMerger({ ...edit, edited: withOriginalLists(edited, base) }, source).merge();
}

/**
 * Items that were there before belong to the list that they belonged to, and new ones to that of a neighbour of their
 * own list: LibreOffice gives the first item of a list another number than the rest.
 */
function withOriginalLists(edited: readonly PaperUnit[], base: readonly PaperUnit[]): PaperUnit[] {
  const before = new Map(base.map((unit) => [unit.original, unit.list]));
  const known = new Map<number, number>();
  for (const { original, list } of edited) {
    const number = original === undefined ? undefined : before.get(original)?.number;
    if (list && number !== undefined && list.isOrdered === before.get(original)?.isOrdered)
      known.set(list.number, number);
  }
  return edited.map((unit) => {
    const own = unit.original === undefined ? undefined : before.get(unit.original);
    const number = own?.number ?? known.get(unit.list?.number ?? Number.NaN);
    return unit.list && number !== undefined ? { ...unit, list: { ...unit.list, number } } : unit;
  });
}

function pairs(units: readonly SourceUnit[], base: readonly PaperUnit[]): boolean {
  return (
    units.length === base.length &&
    units.every(({ kind }, i) => (kind === "table") === (base[i]?.kind === "table"))
  );
}

/** A text of the original: how it was typed, and how it was shown. */
interface Original {
  readonly inline: Inline;
  readonly unit: PaperUnit;
}

interface Group {
  /** The block at the top that it is part of; `undefined` for a new one. */
  readonly top: number | undefined;
  readonly units: PaperUnit[];
}

class RichMerger {
  readonly #edit: RichEdit;
  readonly #source: SourceMarkdown;
  readonly #quoteEdits: QuoteEdit[] = [];
  readonly #lost = new Set<Lost>();
  /** Whether every tag of a text that changed could be followed. */
  #isTraceable = true;
  /** By index of the original paragraph. */
  readonly #originals = new Map<number, Original>();
  /** Blocks of the original, by index of their first paragraph. */
  readonly #blocks = new Map<number, { source: SourceUnit; unit: PaperUnit }>();
  readonly #notes: NoteNames;
  readonly #pictures = new Map<string, string>();
  readonly #known: ReadonlySet<Lost>;

  constructor(edit: RichEdit, source: SourceMarkdown) {
    this.#edit = edit;
    this.#source = source;
    this.#known = new Set(
      edit.base
        .flatMap((unit) => [unit, ...unit.cells.flat()])
        .flatMap(({ runs }) => runs.flatMap(({ lost }) => lost)),
    );
    this.#notes = new NoteNames(source);
    for (const [i, unit] of edit.base.entries()) this.#know(unit, source.units[i] as SourceUnit);
  }

  #know(unit: PaperUnit, source: SourceUnit): void {
    if (unit.original !== undefined) this.#blocks.set(unit.original, { source, unit });
    if (unit.kind === "table") {
      for (const [r, row] of unit.cells.entries())
        for (const [c, cell] of row.entries()) this.#knowText(cell, source.cells[r]?.[c]);
    } else this.#knowText(unit, source.inline);
  }

  #knowText(unit: PaperUnit, inline: Inline | undefined): void {
    if (unit.original === undefined || !inline) return;
    this.#originals.set(unit.original, { inline, unit });
    const nodes = [...inNodes(inline.nodes)];
    const notes = nodes.filter((node) => node.type === "footnoteReference").map((node) => node.identifier);
    this.#notes.know(
      unit.runs.flatMap(({ note }) => (note ? [note] : [])),
      notes,
    );
    const images = nodes
      .filter((node) => node.type === "image")
      .map((node) => this.#source.withTags(node.url));
    const shown = unit.runs.flatMap(({ picture }) => (picture ? [picture] : []));
    for (const [i, { bytes }] of shown.entries()) {
      const url = images[i];
      if (url !== undefined) this.#pictures.set(pictureKey(bytes), url);
    }
  }

  merge(): RichText | undefined {
    const groups = this.#groups();
    const { text: typed, blocks } = this.#source;
    let source = typed.slice(0, blocks[0]?.start ?? 0);
    let before: Group | undefined;
    for (const group of groups) {
      if (before) source += this.#between(before, group);
      source += this.#isKept(group) ? typed.slice(...this.#range(group.top)) : this.#written(group);
      before = group;
    }
    source += typed.slice(blocks.at(-1)?.end ?? typed.length);
    const text = { source: this.#notes.settle(source), quoteEdits: this.#quoteEdits, lost: this.#lost };
    return this.#isTraceable ? text : undefined;
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
      if (last && last.top !== undefined && last.top === top) last.units.push(unit);
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
    const text = kind === "code" || kind === "html" ? textOfRuns(unit.runs) : this.#inline(unit);
    return {
      kind,
      depth,
      list: unit.list,
      isDone: unit.isDone,
      text,
      cells: unit.cells.map((row) => row.map((cell) => this.#inline(cell))),
      aligns,
    };
  }

  #inline(unit: PaperUnit): string {
    const original = unit.original === undefined ? undefined : this.#originals.get(unit.original);
    if (original && sameRuns(original.unit.runs, unit.runs)) {
      for (const { note } of unit.runs) if (note) this.#notes.label(note, undefined);
      return original.inline.source.replace(/\n[ \t>]+/g, "\n");
    }
    for (const lost of unit.runs.flatMap((run) => run.lost)) if (!this.#known.has(lost)) this.#lost.add(lost);
    if (!original) return inlineMarkdown(unit.runs, this.#names(undefined));
    return likeTyped(this.#changed(unit, original), original.inline.source.replace(/\n[ \t>]+/g, "\n"));
  }

  #changed(unit: PaperUnit, original: Original): string {
    const simple = this.#simple(unit, original.inline);
    if (simple !== undefined) return simple;
    const pieces = this.#pieces(original);
    if (!pieces) {
      this.#isTraceable &&= !original.inline.source.includes("{{");
      return inlineMarkdown(unit.runs, this.#names(original));
    }
    const { kept, edits } = followQuotes(pieces, textOfRuns(unit.runs), this.#edit.quoting);
    this.#quoteEdits.push(...edits);
    const ranges = [...kept.values()].filter(({ start, end }) => end > start);
    const parts = ranges.reduceRight<Part[]>(
      (after, { start, end, quote }) => cut(after, start, end, quote.tag),
      [...unit.runs],
    );
    return inlineMarkdown(parts, this.#names(original));
  }

  /** Plain text in a plain paragraph: only what changed is typed anew, and lines break where they did. */
  #simple({ runs }: PaperUnit, { source, nodes }: Inline): string | undefined {
    const isPlain = nodes.every(({ type }) => type === "text") && !/[\\&]|\n[ \t>]/.test(source);
    if (!isPlain || !runs.every(isUnmarked)) return undefined;
    const pieces = piecesOf(source, this.#edit.quoting)?.map((piece): Piece => {
      return "quote" in piece
        ? piece
        : { literal: piece.literal.replaceAll("\n", " "), typed: piece.literal };
    });
    if (!pieces || /\n/.test(textOfRuns(runs))) return undefined;
    const write = (text: string) => inlineMarkdown([{ ...unmarked, text }], this.#names(undefined));
    const { source: typed, edits } = requote(pieces, textOfRuns(runs), this.#edit.quoting, write);
    this.#quoteEdits.push(...edits);
    return typed;
  }

  /** What the original showed, in pieces; `undefined` where that was something else than its tags' values. */
  #pieces({ inline, unit }: Original): Piece[] | undefined {
    const shown = flatRuns(inline.nodes, { marks: noMarks, link: undefined })
      .map(({ text }) => text)
      .join("");
    const pieces = piecesOf(this.#source.withTags(shown), this.#edit.quoting);
    return pieces && shownText(pieces) === textOfRuns(unit.runs) ? pieces : undefined;
  }

  #names(original: Original | undefined): Names {
    const labels = original
      ? [...inNodes(original.inline.nodes)].flatMap((n) =>
          n.type === "footnoteReference" ? [n.identifier] : [],
        )
      : [];
    return {
      noteLabel: (note) => this.#notes.label(note, labels),
      picturePath: (picture) =>
        this.#pictures.get(pictureKey(picture.bytes)) ?? this.#edit.newPicture(picture),
    };
  }
}

const unmarked: Run = {
  text: "",
  marks: noMarks,
  link: undefined,
  note: undefined,
  picture: undefined,
  paths: [],
  lost: [],
};

function isUnmarked({ marks, link, text }: Run): boolean {
  return !Object.values(marks).some(Boolean) && link === undefined && !text.includes(OBJECT);
}

function group(kind: PaperUnit["kind"]): "list" | "quote" | "single" {
  if (kind === "item" || kind === "below-item") return "list";
  return kind === "quote" ? "quote" : "single";
}

function* inNodes(nodes: readonly Nodes[]): Generator<Nodes> {
  for (const node of nodes) {
    yield node;
    if ("children" in node) yield* inNodes(node.children);
  }
}

const noQuotes: Quoting = { view: null, language: "sv", reads: () => true };

/** A text on one line, with lines broken where the text that it replaces broke them. */
function likeTyped(text: string, typed: string): string {
  if (!typed.includes("\n") || text.includes("\n")) return text;
  const { source } = requote(
    [{ literal: typed.replaceAll("\n", " "), typed }],
    text,
    noQuotes,
    (added) => added,
  );
  return source.replaceAll("\n", " ") === text ? source : text;
}

/** Runs with a tag in place of the text from one offset to another. */
function cut(parts: readonly Part[], start: number, end: number, tag: string): Part[] {
  const found: Part[] = [];
  let at = 0;
  let isPlaced = false;
  for (const part of parts) {
    // Later tags stand in place of their text already, beyond the end.
    const length = "tag" in part ? 0 : part.text.length;
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
    if ("tag" in part || at >= end || at + length <= start) found.push(part);
    else {
      if (from > 0) found.push({ ...part, text: part.text.slice(0, from) });
      if (!isPlaced) found.push({ tag, marks: part.marks });
      isPlaced = true;
      if (to < length) found.push({ ...part, text: part.text.slice(to) });
    }
    at += length;
  }
  return found;
}
