/**
 * The one shape of every problem that a stage can find.
 *
 * A stage never throws for bad input: it returns its value, if it could make one,
 * with all the problems it found. `throw` is for our own bugs.
 */
import { type Code, texts } from "./texts/index.ts";

export type { Code } from "./texts/index.ts";

/** `error`: no paper is made from it. `warning`: a paper is made, and someone should look. */
export type Severity = "error" | "warning" | "info";

/** A place in a text file (YAML, a text template). Line and column count from 1; columns are UTF-16 units. */
export interface TextPlace {
  readonly in: "text";
  /** Path relative to the workspace, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Columns to underline, at least 1. */
  readonly length: number;
  /** The whole line, for the code frame. */
  readonly text: string;
}

/** A place in a Word file, in the words of its reader: story, paragraph, the text around it. */
export interface WordPlace {
  readonly in: "word";
  readonly file: string;
  /** The package part, e.g. `word/document.xml`. */
  readonly part: string;
  /** Which text flow: drawn by the renderer as "body", "header", … */
  readonly story: Story;
  /** Paragraph of the story, from 1, in reading order; table paragraphs count. */
  readonly paragraph?: number;
  /** Text of the nearest heading before the place. */
  readonly heading?: string;
  /** Table, row and cell from 1, innermost table. */
  readonly cell?: { readonly table: number; readonly row: number; readonly cell: number };
  /** The text of the paragraph, shortened, and what to underline in it (UTF-16 units of `quote`). */
  readonly quote?: string;
  readonly from?: number;
  readonly length?: number;
}

export type Story =
  | "body"
  | "header"
  | "footer"
  | "footnote"
  | "endnote"
  | "comment"
  | "textbox"
  | "drawing"
  | "property"
  | "package";

/** A field of a PDF form. Page from 1. */
export interface PdfPlace {
  readonly in: "pdf";
  readonly file: string;
  readonly page?: number;
  readonly field?: string;
}

/** A file or folder as a whole. */
export interface FilePlace {
  readonly in: "file";
  readonly file: string;
}

export type Place = TextPlace | WordPlace | PdfPlace | FilePlace;

export type Params = Readonly<Record<string, string | number>>;

export interface Diagnostic {
  readonly severity: Severity;
  readonly code: Code;
  /** Fills the `{name}`s of the code's texts. */
  readonly params: Params;
  readonly place?: Place;
  /** The closest valid word: "did you mean `…`?" */
  readonly suggestion?: string;
}

/** What a stage returns. `value` is absent only where an error made it impossible. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a diagnostic; the severity is the code's own. */
export function problem(
  code: Code,
  params: Params = {},
  at: { place?: Place | undefined; suggestion?: string | undefined } = {},
): Diagnostic {
  return {
    severity: texts[code].severity,
    code,
    params,
    ...(at.place && { place: at.place }),
    ...(at.suggestion && { suggestion: at.suggestion }),
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}
