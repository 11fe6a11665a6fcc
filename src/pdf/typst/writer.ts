/** What the writing of one paper keeps: its text looks, labels, and where the writer is. */

import type { Diagnostic, WordPlace } from "../../diagnostics/diagnostic.ts";
import type { DrawnOtherwise } from "../../diagnostics/texts/drawn.ts";
import { sayDrawnOtherwise } from "../drawn-otherwise.ts";
import type { Block, Paper } from "../model/paper.ts";
import { hasText, type Paragraph } from "../model/paragraph.ts";
import { type Note, textWidth } from "../model/text.ts";
import { writeFlow } from "./flow.ts";
import { Functions } from "./functions.ts";
import { writeInlines } from "./inlines.ts";
import { pattern, pt, string } from "./markup.ts";
import { edges, TextStyles } from "./text.ts";

/** The page and the text area that floats are placed against, points. */
export interface Area {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export class Writer {
  readonly paper: Paper;
  readonly styles: TextStyles;
  /** Cells of a table that have borders, margins and the like in common. */
  readonly cells = new Functions("c");
  /** Paragraphs whose lines hang or stand apart alike. */
  readonly paragraphs = new Functions("p");
  /** Headers and footers: no links, notes or tags there. */
  inArtifact = false;
  /** Inside header rows that may stand on several pages: what may be there once only is marked. */
  inRepeatedHeader = false;
  /** Bookmarks of such rows, to be placed before their table. */
  #held = "";
  #onces = 0;
  /** Inside a block that may not hold page breaks. */
  depth = 0;
  columns = 1;
  /** Width of the text in the cell that is written. */
  cell: number | undefined;
  /** A page break was written last: space before what comes next counts. */
  pageTop = false;
  /** Something was written that is drawn over the text of its page. */
  hasFront = false;
  /** Index of the section being written. */
  section = 0;
  pageFormat = "decimal";
  /** The section numbers its lines. */
  numbersLines = false;
  area: Area = { pageWidth: 612, pageHeight: 792, left: 72, top: 72, width: 468, height: 648 };
  /** What the engine draws simpler than Word. */
  readonly diagnostics: Diagnostic[] = [];
  #firstNote: Paragraph | undefined;
  readonly #linked = new Set<string>();
  /** How the pages are numbered where a bookmark stands. */
  readonly #placed = new Map<string, string>();
  readonly #shown = new Set<string>();

  constructor(paper: Paper) {
    this.paper = paper;
    this.styles = new TextStyles(paper.language);
  }

  sayOtherwise(thing: DrawnOtherwise, place: WordPlace | undefined): void {
    this.diagnostics.push(sayDrawnOtherwise(thing, place));
  }

  /** The label to link to; undefined when the document has no such bookmark. */
  linkTo(bookmark: string): string | undefined {
    if (!this.paper.bookmarks.has(bookmark)) return undefined;
    this.#linked.add(bookmark);
    return labelOf(bookmark);
  }

  /** A name for what is written once and may stand on several pages. */
  nextOnce(): string {
    return `l-${this.#onces++}`;
  }

  /** The bookmarks that were held back so far. */
  takeHeld(): string {
    const held = this.#held;
    this.#held = "";
    return held;
  }

  /** A place that links lead to; the first of a name counts. */
  bookmark(name: string): string {
    if (this.inArtifact || this.#placed.has(name)) return "";
    this.#placed.set(name, this.pageFormat);
    const place = `#metadata(none)#label("${labelOf(name)}")`;
    if (!this.inRepeatedHeader) return place;
    this.#held += place;
    return "";
  }

  /** Tells that the text shows the page of a bookmark. */
  showsPageOf(bookmark: string): void {
    this.#shown.add(bookmark);
  }

  /** Where the bookmarks stand whose pages the text shows: name → label and the pages' numbering, in Typst. */
  get places(): string {
    const found = [...this.#shown].flatMap((name) => {
      const format = this.#placed.get(name);
      if (format === undefined) return [];
      return [`${string(name)}: (label(${string(labelOf(name))}), ${pattern(format)})`];
    });
    return found.length === 0 ? "(:)" : `(${found.join(", ")},)`;
  }

  /** Bookmarks that links lead to but no text of the body holds. */
  get unplaced(): string[] {
    return [...this.#linked].filter((name) => !this.#placed.has(name)).map(labelOf);
  }

  /** How the marks of notes look at the foot of the page: as the first note's paragraph. */
  noteRule(): string {
    const first = this.#firstNote;
    if (!first) return "";
    const { above, below } = edges(first.mark, { rule: "auto", value: 1 });
    const separator = `block(height: ${pt(above + below)}, width: 100%, align(horizon, line(length: 144pt, stroke: 0.5pt)))`;
    const { left, firstLine } = first.format;
    return [
      `#set footnote.entry(clearance: 0pt, indent: ${pt(Math.max(0, left + firstLine))}, separator: ${separator})`,
      ...(left > 0 ? [`#show footnote.entry: set par(hanging-indent: ${pt(left)})`] : []),
      `#show footnote.entry: set text(..${this.styles.settings(first.mark, first.format.line)})`,
    ].join("\n");
  }

  /** A note's text: its first paragraph follows the mark, so it is no block. */
  noteBody(note: Note): string {
    const [first, ...rest] = note.blocks;
    if (first?.kind !== "paragraph")
      return writeFlow(this, note.blocks, { width: this.area.width, offset: 0 });
    this.#firstNote ??= first;
    const content = this.#noteStart(first, note.mark);
    const others = rest.length === 0 ? "" : writeFlow(this, rest, { width: this.area.width, offset: 0 });
    return content + others;
  }

  /** The mark stands before the text, so tabs count from its end. */
  #noteStart(first: Paragraph, mark: string): string {
    const { left, firstLine, line } = first.format;
    const width = textWidth(mark, { ...first.mark, script: "super" });
    const box = { first: left + firstLine + width, left, right: this.area.width, line };
    return writeInlines(this, first, box);
  }
}

/** Labels may hold any characters in code, but not be empty. */
function labelOf(bookmark: string): string {
  return `b-${bookmark.replace(/["\\]/g, "_")}`;
}

export function isEmpty(blocks: readonly Block[] | undefined): boolean {
  return (
    !blocks ||
    blocks.every(
      (b) =>
        b.kind === "paragraph" &&
        !hasText(b) &&
        !b.inlines.some((i) => i.kind === "image" || i.kind === "float"),
    )
  );
}
