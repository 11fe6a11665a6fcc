/**
 * What an imported paper says: paragraphs of runs, and which paths their text carries.
 *
 * Both papers that an import compares are read into these: the one that came back, and the one that the record
 * gives when it is made again.
 */
import type { Story } from "../diagnostics/diagnostic.ts";

/** What Markdown can say of a piece of text. */
export interface Marks {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly code: boolean;
}

export const noMarks: Marks = { bold: false, italic: false, strike: false, code: false };

export interface Picture {
  readonly bytes: Uint8Array;
  /** `png`, `jpg`, … */
  readonly extension: string;
  readonly alt: string;
}

export interface Run {
  /** Line breaks are `\n`; a note or a picture is one U+FFFC. */
  readonly text: string;
  readonly marks: Marks;
  /** An address, or `#name` of a place in the paper. */
  readonly link: string | undefined;
  /** The text of a footnote. */
  readonly note: readonly Run[] | undefined;
  readonly picture: Picture | undefined;
  /** Paths of the values round it, the innermost last. */
  readonly paths: readonly string[];
  /** Formatting that Markdown cannot say: `colour`, `font`, … */
  readonly lost: readonly Lost[];
}

export type Lost = "colour" | "highlight" | "underline" | "font" | "size" | "capitals" | "position";

/** Formatting that a plain value cannot hold: of what Markdown says, too. */
export type Format = Lost | "bold" | "italic" | "strike";

export type Look =
  | { readonly kind: "plain" | "quote" | "code" | "rule" }
  /** 1 to 9, as Word counts. */
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "item"; readonly list: ListPlace }
  /** A further paragraph of a list's item. */
  | { readonly kind: "below-item" };

export interface ListPlace {
  /** Tells lists apart. */
  readonly number: number;
  /** From 0. */
  readonly level: number;
  readonly isOrdered: boolean;
  readonly start: number;
}

export interface CellPlace {
  /** Tables count from 1 through a story. */
  readonly table: number;
  /** From 0. */
  readonly row: number;
  readonly cell: number;
  /** Tables round this one. */
  readonly depth: number;
}

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly text: string;
  readonly style: string | undefined;
  readonly look: Look;
  /** Paths of values that hold whole paragraphs, this one among them. */
  readonly outer: readonly string[];
  /** Paths that are open at its first text. */
  readonly paths: readonly string[];
  readonly cell: CellPlace | undefined;
  /** From 1 in its story. */
  readonly number: number;
  /** Of the heading nearest above. */
  readonly heading: string | undefined;
}

/** One flow of text. */
export interface PaperStory {
  /** `body`, `header first 0`: what the story is in any copy of the paper. */
  readonly key: string;
  readonly story: Story;
  readonly part: string;
  readonly paragraphs: readonly Paragraph[];
}

export interface TrackedChange {
  readonly kind: "inserted" | "deleted" | "moved" | "formatted";
  readonly author: string;
  readonly text: string;
}

export interface PaperComment {
  readonly author: string;
  readonly date: string;
  readonly text: string;
  /** The text that it is about. */
  readonly about: string;
}

export interface PaperText {
  readonly stories: readonly PaperStory[];
  readonly changes: readonly TrackedChange[];
  readonly comments: readonly PaperComment[];
}

/** What stands for a note or a picture in a paragraph's text. */
export const OBJECT = "\uFFFC";

export function textOfRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join("");
}

/** A run of nothing, to make plain ones from. */
export const plainRun: Run = {
  text: "",
  marks: noMarks,
  link: undefined,
  note: undefined,
  picture: undefined,
  paths: [],
  lost: [],
};
