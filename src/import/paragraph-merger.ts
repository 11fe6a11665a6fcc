/**
 * A paragraph's Markdown, after its text was edited.
 *
 * In: the paragraph as it came back, the Markdown that its original was typed as. Out: Markdown that keeps what the
 * author typed wherever nothing changed: tags, line breaks, labels of notes, paths of pictures. Values that it quotes
 * stay quoted.
 */
import type { Nodes } from "mdast";
import { flatRuns, inlineMarkdown, type Names, type Part } from "./inline-markdown.ts";
import type { Inline, SourceMarkdown } from "./markdown-source.ts";
import { NoteNames } from "./note-names.ts";
import { type Lost, noMarks, OBJECT, type Picture, plainRun, type Run, textOfRuns } from "./paper-text.ts";
import { type PaperUnit, pictureKey, sameRuns } from "./paper-units.ts";
import {
  followQuotes,
  type Piece,
  piecesOf,
  type QuoteEdit,
  type Quoting,
  requote,
  shownText,
} from "./quoted-text.ts";

/** What holds for every paragraph of a text. */
export interface ParagraphSetting {
  /** The text as it was shown. */
  readonly base: readonly PaperUnit[];
  readonly quoting: Quoting;
  /** The path of a picture that is new in the paper. */
  newPicture(picture: Picture): string;
}

/** A text of the original: how it was typed, and how it was shown. */
interface Original {
  readonly inline: Inline;
  readonly unit: PaperUnit;
  /** The text that it was a paragraph of. */
  readonly source: SourceMarkdown;
}

/** Merges one text's paragraphs, in the order of the paper. */
export class ParagraphMerger {
  readonly quoteEdits: QuoteEdit[] = [];
  /** Formatting of what is new that Markdown cannot say. */
  readonly lost = new Set<Lost>();
  readonly #setting: ParagraphSetting;
  readonly #source: SourceMarkdown;
  /** By index of the original paragraph. */
  readonly #originals = new Map<number, Original>();
  readonly #notes: NoteNames;
  readonly #pictures = new Map<string, string>();
  readonly #known: ReadonlySet<Lost>;
  #isTraceable = true;

  constructor(setting: ParagraphSetting, source: SourceMarkdown) {
    this.#setting = setting;
    this.#source = source;
    this.#known = new Set(
      setting.base
        .flatMap((unit) => [unit, ...unit.cells.flat()])
        .flatMap(({ runs }) => runs.flatMap(({ lost }) => lost)),
    );
    this.#notes = new NoteNames(source);
  }

  /** Whether every tag of a text that changed could be followed. */
  get isTraceable(): boolean {
    return this.#isTraceable;
  }

  /** A paragraph of the original, and how it was typed. */
  know(unit: PaperUnit, inline: Inline | undefined): void {
    if (unit.original === undefined || !inline) return;
    this.#originals.set(unit.original, { inline, unit, source: this.#source });
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

  /** A paragraph of another text, that may have been moved into this one. Its notes would stay behind. */
  knowOther(unit: PaperUnit, inline: Inline | undefined, source: SourceMarkdown): void {
    if (unit.original === undefined || !inline || /\[\^|!\[/.test(inline.source)) return;
    this.#originals.set(unit.original, { inline, unit, source });
  }

  /** The Markdown of a paragraph: as typed, where it says what it said. */
  markdownOf(unit: PaperUnit): string {
    const original = unit.original === undefined ? undefined : this.#originals.get(unit.original);
    if (original && sameRuns(original.unit.runs, unit.runs)) {
      for (const { note } of unit.runs) if (note) this.#notes.label(note, undefined);
      return original.inline.source.replace(/\n[ \t>]+/g, "\n");
    }
    for (const lost of unit.runs.flatMap((run) => run.lost)) if (!this.#known.has(lost)) this.lost.add(lost);
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
    const { kept, edits } = followQuotes(pieces, textOfRuns(unit.runs), this.#setting.quoting);
    this.quoteEdits.push(...edits);
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
    const pieces = piecesOf(source, this.#setting.quoting)?.map((piece): Piece => {
      return "quote" in piece
        ? piece
        : { literal: piece.literal.replaceAll("\n", " "), typed: piece.literal };
    });
    if (!pieces || /\n/.test(textOfRuns(runs))) return undefined;
    const write = (text: string) => inlineMarkdown([{ ...plainRun, text }], this.#names(undefined));
    const { source: typed, edits } = requote(pieces, textOfRuns(runs), this.#setting.quoting, write);
    this.quoteEdits.push(...edits);
    return typed;
  }

  /** What the original showed, in pieces; `undefined` where that was something else than its tags' values. */
  #pieces({ inline, unit, source }: Original): Piece[] | undefined {
    const shown = flatRuns(inline.nodes, { marks: noMarks, link: undefined })
      .map(({ text }) => text)
      .join("");
    const pieces = piecesOf(source.withTags(shown), this.#setting.quoting);
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
        this.#pictures.get(pictureKey(picture.bytes)) ?? this.#setting.newPicture(picture),
    };
  }

  /** The whole text, once every paragraph is merged, with the definitions of the notes that it has now. */
  withNotes(text: string): string {
    return this.#notes.settle(text);
  }
}

function isUnmarked({ marks, link, text }: Run): boolean {
  return !Object.values(marks).some(Boolean) && link === undefined && !text.includes(OBJECT);
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
