/** Paragraphs of a paper. Lengths in points. */
import type { WordPlace } from "../../diagnostics/diagnostic.ts";
import type { Borders } from "../../ooxml/borders.ts";
import type { Frame, TabStop } from "../../ooxml/paragraph-properties.ts";
import { isInline } from "./floats.ts";
import type { Inline, TextFormat } from "./text.ts";

export interface LineHeight {
  readonly rule: "auto" | "exact" | "atLeast";
  /** Lines for `auto`, points otherwise. */
  readonly value: number;
  /** Of the page's grid, points: lines that are not exact take whole ones of its lines. */
  readonly pitch?: number | undefined;
}

export interface ParagraphFormat {
  readonly style: string;
  readonly left: number;
  readonly right: number;
  /** Of the first line against `left`; negative hangs. */
  readonly firstLine: number;
  readonly before: number;
  readonly after: number;
  /** Automatic space is none at the start and end of a cell, and between items of a list. */
  readonly beforeAuto: boolean;
  readonly afterAuto: boolean;
  readonly contextual: boolean;
  readonly line: LineHeight;
  readonly alignment: "left" | "center" | "right" | "justify";
  /** The last line, too, reaches from edge to edge. */
  readonly stretchesEnd: boolean;
  readonly keepNext: boolean;
  readonly keepLines: boolean;
  readonly pageBreakBefore: boolean;
  readonly widowControl: boolean;
  readonly tabs: readonly TabStop[];
  readonly borders: Borders<"top" | "left" | "bottom" | "right" | "between">;
  readonly shading: string | undefined;
  readonly rightToLeft: boolean;
  readonly hyphenate: boolean;
  /** Its lines are neither numbered nor counted, where those of its section are. */
  readonly noLineNumbers: boolean;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly format: ParagraphFormat;
  /** 1–6 once the levels are put in order; absent for body text. */
  readonly heading: number | undefined;
  readonly label: Label | undefined;
  /** Says what the table or picture beside it is. */
  readonly isCaption: boolean;
  readonly inlines: readonly Inline[];
  /** Room that the first line has at least: that of a number before it. Points from the baseline. */
  readonly strut?: { readonly above: number; readonly below: number };
  /** Nothing stands above it on its page: it cannot go to the next one with what it is kept with. */
  readonly atTop?: boolean;
  /** Room between its lines, and below its last one where more follows on the page. */
  readonly leading?: number;
  /** Stands at a place of its own; neighbours with the same one stand together. */
  readonly frame?: Frame | undefined;
  /** How the paragraph mark looks: gives an empty paragraph its height. */
  readonly mark: TextFormat;
  readonly place: WordPlace;
}

/** The number or bullet of a list paragraph. */
export interface Label {
  /** Which list: paragraphs of one list share it. */
  readonly list: number;
  readonly level: number;
  readonly inlines: readonly Inline[];
  readonly suffix: "tab" | "space" | "nothing";
  readonly justification: "left" | "center" | "right";
}

/**
 * Whether the number stands in the text: that of a heading, and where lines do not begin at the left edge, for
 * there it is part of what is centred.
 */
export function hasLabelInText({ label, heading, format }: Paragraph): boolean {
  const { alignment, rightToLeft } = format;
  const isMoved = alignment === "center" || alignment === (rightToLeft ? "left" : "right");
  return label !== undefined && (heading !== undefined || isMoved);
}

/** Whether a paragraph has something in its line; what floats from it does not count. */
export function hasText(paragraph: Paragraph): boolean {
  return paragraph.label !== undefined || paragraph.inlines.some(isInLine);
}

function isInLine(inline: Inline): boolean {
  if (inline.kind === "text") return inline.text !== "";
  return inline.kind === "float" ? isInline(inline.float) : inline.kind !== "bookmark";
}
