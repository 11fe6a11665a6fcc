/** What stands in a paragraph's lines. Lengths in points. */
import type { Border } from "../../ooxml/borders.ts";
import type { FontMetrics } from "../fonts/font.ts";
import type { Float, Image } from "./floats.ts";
import type { Block } from "./paper.ts";

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
  readonly border: Border | undefined;
  readonly script: "super" | "sub" | undefined;
  /** Raised by points. */
  readonly raised: number;
  /** By how much it makes its line higher: above for what is raised, below for what is lowered. */
  readonly rise: number;
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
  /** The mark as printed, but where it counts from the top of its page. */
  readonly mark: string;
  readonly onPage?: { readonly format: string; readonly start: number } | undefined;
  readonly blocks: readonly Block[];
  readonly bookmark?: string;
}

/** The place where an endnote's mark stands in the text. */
export function referenceTo(endnote: string): string {
  return `${endnote}-mark`;
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
