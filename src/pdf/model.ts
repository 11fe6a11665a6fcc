/**
 * A Word document with everything decided: styles inherited, numbers counted, fonts chosen,
 * borders settled. What the writer needs, and nothing it would have to look up.
 *
 * Lengths in points. Colours `RRGGBB`; an absent colour is automatic (black on light).
 */
import type { WordPlace } from "../diagnostics/diagnostic.ts";
import type { Borders, Frame, TabStop } from "../ooxml/paragraph-properties.ts";
import type { SectionProperties } from "../ooxml/sections.ts";
import type { TablePosition, Width } from "../ooxml/tables.ts";
import type { FontMetrics } from "./fonts/font.ts";

export interface Paper {
  readonly title: string;
  /** BCP 47, e.g. `sv-SE`. */
  readonly language: string;
  readonly author: string | undefined;
  readonly subject: string | undefined;
  readonly keywords: readonly string[];
  /** When the document says it was last changed, else made. */
  readonly created: Date | undefined;
  readonly defaultTabStop: number;
  /** `,` or `.`: what decimal tab stops align. */
  readonly decimalSign: string;
  /** Space between paragraphs adds up instead of the larger one winning. */
  readonly addsParagraphSpace: boolean;
  /** A line of justified text that ends with a line break is as wide as the others. */
  readonly expandsBrokenLines: boolean;
  readonly hyphenation: Hyphenation;
  readonly evenAndOddHeaders: boolean;
  /** Left and right margins change sides on even pages. */
  readonly mirrorsMargins: boolean;
  readonly sections: readonly Section[];
  /** Shown after the last section. */
  readonly endnotes: readonly Note[];
  /** Pictures by name, in the order they were met. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Bookmarks that exist, so that links to others can be left out. */
  readonly bookmarks: ReadonlySet<string>;
  /** Styles whose texts are shown elsewhere, as `RunningText` names them. */
  readonly runningStyles: ReadonlySet<string>;
}

/** Where words are parted at line ends. */
export interface Hyphenation {
  /** A word stays whole where no more room than this stays empty without it, points. */
  readonly zone: number;
  /** Also words in capitals. */
  readonly capitals: boolean;
}

export interface Section {
  readonly properties: SectionProperties;
  readonly headers: PageBands;
  readonly footers: PageBands;
  readonly blocks: readonly Block[];
}

/** What stands at the top or bottom of pages; absent where there is nothing. */
export interface PageBands {
  readonly default?: readonly Block[] | undefined;
  readonly first?: readonly Block[] | undefined;
  readonly even?: readonly Block[] | undefined;
}

export type Block = Paragraph | Table;

export interface LineHeight {
  readonly rule: "auto" | "exact" | "atLeast";
  /** Lines for `auto`, points otherwise. */
  readonly value: number;
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

export interface TextFormat {
  /** Family name for the layout engine. */
  readonly family: string;
  readonly metrics: FontMetrics;
  /** Width of a character, as a share of the drawn size. */
  readonly advance: (codePoint: number) => number;
  /** What Word says; decides the line's height. */
  readonly size: number;
  /** What is drawn: a stand-in may be set smaller. */
  readonly drawnSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly color: string | undefined;
  readonly underline: string | undefined;
  /** Where it is not the text's. */
  readonly underlineColor: string | undefined;
  readonly strike: boolean;
  readonly smallCaps: boolean;
  /** Background. */
  readonly highlight: string | undefined;
  /** A frame around the text. */
  readonly border: boolean;
  readonly script: "super" | "sub" | undefined;
  /** Raised by points. */
  readonly raised: number;
  readonly tracking: number;
  /** How wide characters are drawn, as a share of their own width. */
  readonly scale: number;
  readonly kerning: boolean;
  readonly language: string;
  readonly rightToLeft: boolean;
}

/** Where a link leads: an address, or a bookmark of this document. */
export type Link =
  | { readonly kind: "address"; readonly target: string }
  | { readonly kind: "bookmark"; readonly target: string };

export type Inline = { readonly link?: Link | undefined } & (
  | {
      readonly kind: "text";
      readonly text: string;
      readonly format: TextFormat;
      readonly page?: PageReference | undefined;
      readonly running?: RunningText | undefined;
      /** It may be parted at a line's end. */
      readonly hyphenates?: boolean | undefined;
    }
  | { readonly kind: "tab"; readonly format: TextFormat; readonly position?: AlignedTab | undefined }
  | { readonly kind: "break"; readonly of: "line" | "page" | "column" }
  | {
      readonly kind: "number";
      readonly of: "page" | "pages" | "sectionPages";
      readonly numbering: string;
      readonly format: TextFormat;
    }
  | { readonly kind: "image"; readonly image: Image }
  | { readonly kind: "footnote"; readonly note: Note; readonly format: TextFormat }
  | { readonly kind: "bookmark"; readonly name: string }
  | { readonly kind: "float"; readonly float: Float }
  | {
      readonly kind: "rule";
      readonly width: number | undefined;
      readonly height: number;
      readonly color: string;
    }
);

/** The page of a bookmark, instead of the text that was stored; where there is no such bookmark, that text. */
export interface PageReference {
  readonly bookmark: string;
  /** Empty: as the pages there are numbered. */
  readonly numbering: string;
  /** The number stands for the first piece of the stored text; the others go. */
  readonly isFirst: boolean;
}

/** The nearest text in a style, instead of the text that was stored: as a rule the chapter's, in a header. */
export interface RunningText {
  /** As `foldedStyle` gives it. */
  readonly style: string;
  /** Of several on the page the last one. */
  readonly last: boolean;
  /** It stands for the first piece of the stored text; the others go. */
  readonly isFirst: boolean;
}

/** `w:ptab`: a tab to the middle or right of the text, whatever the tab stops. */
export interface AlignedTab {
  readonly kind: "left" | "center" | "right";
  readonly leader: string | undefined;
}

export interface Note {
  /** The mark as printed. */
  readonly mark: string;
  readonly blocks: readonly Block[];
  readonly bookmark?: string;
}

/** The place where an endnote's mark stands in the text. */
export function referenceTo(endnote: string): string {
  return `${endnote}-mark`;
}

export interface Image {
  /** Key of `Paper.images`; absent when there is only a stand-in to draw. */
  readonly name: string | undefined;
  readonly width: number;
  readonly height: number;
  /** Absent for decoration. */
  readonly alt: string | undefined;
  /** Shares cut off each side. */
  readonly crop: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  /** Degrees clockwise. */
  readonly rotation: number;
  readonly flipped: { readonly horizontally: boolean; readonly vertically: boolean };
  /** A line around it. */
  readonly border?: BoxFormat["stroke"];
  /** Text of the stand-in. */
  readonly standIn: string;
}

export interface Offset {
  readonly from: string;
  readonly align: string | undefined;
  readonly by: number;
}

/** Something that stands at a place of the page: a picture, a shape, a text box, a table. */
export interface Float {
  readonly x: Offset;
  readonly y: Offset;
  readonly width: number;
  readonly height: number | undefined;
  readonly wrap: "none" | "square" | "topAndBottom";
  /** Where text stands beside it. */
  readonly sides: "both" | "left" | "right" | "largest";
  readonly behind: boolean;
  readonly distance: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  readonly content: FloatContent;
}

export type FloatContent =
  | { readonly kind: "image"; readonly image: Image }
  | {
      readonly kind: "blocks";
      readonly blocks: readonly Block[];
      readonly box: BoxFormat;
      readonly geometry: Geometry;
    }
  | {
      readonly kind: "shape";
      readonly box: BoxFormat;
      readonly geometry: Geometry;
      /** Absent for decoration. */
      readonly alt: string | undefined;
    }
  | {
      readonly kind: "group";
      readonly parts: readonly GroupPart[];
      /** Of all of it as one picture; absent where the parts speak for themselves. */
      readonly alt: string | undefined;
    }
  | {
      /** Words that fill their place, as watermarks do; the format's colour is theirs, not its size. */
      readonly kind: "words";
      readonly text: string;
      readonly format: TextFormat;
      /** 0 is clear, 1 solid. */
      readonly opacity: number;
      /** Degrees clockwise. */
      readonly rotation: number;
    };

/** A rising line goes from the lower left to the upper right corner. */
export type Geometry = "rectangle" | "rounded" | "ellipse" | "line" | "rising line";

/** One thing of a group; points from the group's upper left corner. */
export interface GroupPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly content: FloatContent;
}

export interface BoxFormat {
  readonly fill: string | undefined;
  readonly stroke: { readonly width: number; readonly color: string } | undefined;
  /** Of text that has none of its own. */
  readonly textColor: string | undefined;
  readonly inset: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly rotation: number;
  readonly verticalAlign: "top" | "center" | "bottom";
}

export interface Table {
  readonly kind: "table";
  /** Widths as stored, to be scaled to `width`; empty where the document does not say. */
  readonly columns: readonly number[];
  readonly columnCount: number;
  readonly width: Width;
  readonly rows: readonly Row[];
  /** Leading rows that head the columns. */
  readonly headerRows: number;
  readonly repeatsHeader: boolean;
  /** The cells of the first column head their rows. */
  readonly headsRows: boolean;
  /** Of the table's edge against the text's; already less the cells' margin where Word does so. */
  readonly left: number;
  readonly alignment: "left" | "center" | "right";
  readonly cellSpacing: number;
  readonly position: TablePosition | undefined;
  /** The first column stands at the right; the cells' left sides and the table's too. */
  readonly rightToLeft: boolean;
  readonly place: WordPlace;
}

export interface Row {
  readonly height: number | undefined;
  readonly exact: boolean;
  readonly cantSplit: boolean;
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** Column of the grid, from 0. */
  readonly column: number;
  readonly span: number;
  readonly rowSpan: number;
  readonly blocks: readonly Block[];
  readonly fill: string | undefined;
  readonly borders: Borders<"top" | "left" | "bottom" | "right">;
  readonly margin: {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  };
  readonly verticalAlign: "top" | "center" | "bottom";
  /** Its column is to be as wide as its text. */
  readonly noWrap: boolean;
  /** Which way its text is read, where it is turned by a quarter. */
  readonly turned: "up" | "down" | undefined;
}

/** Whether a paragraph has something in its line; what floats from it does not count. */
export function hasText(paragraph: Paragraph): boolean {
  return paragraph.label !== undefined || paragraph.inlines.some(isInLine);
}

function isInLine(inline: Inline): boolean {
  if (inline.kind === "text") return inline.text !== "";
  return inline.kind === "float" ? isInline(inline.float) : inline.kind !== "bookmark";
}

/** Whether a float stands in the line like a letter. */
export function isInline(float: Float): boolean {
  return float.x.from === "character" && float.y.from === "character";
}

/** Whether its height on the page follows from its paragraph's. */
export function standsByText({ wrap, y, height }: Float): boolean {
  return wrap !== "none" && height !== undefined && ["paragraph", "line"].includes(y.from) && !y.align;
}

/** The text alone, a tab as a space. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((i) => (i.kind === "text" ? i.text : i.kind === "tab" ? " " : "")).join("");
}

/** Width of text on one line, points. */
export function textWidth(text: string, format: TextFormat): number {
  const script = format.script ? 0.65 : 1;
  let width = 0;
  for (const character of text) {
    const advance = format.advance(character.codePointAt(0) ?? 0) * format.drawnSize;
    width += advance * script * format.scale + format.tracking;
  }
  return width;
}

export function splitAt(inlines: readonly Inline[], at: (inline: Inline) => boolean): Inline[][] {
  const parts: Inline[][] = [[]];
  for (const inline of inlines) {
    if (at(inline)) parts.push([]);
    else parts.at(-1)?.push(inline);
  }
  return parts;
}
