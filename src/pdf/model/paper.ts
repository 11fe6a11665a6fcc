/**
 * A Word document with everything decided: styles inherited, numbers counted, fonts chosen,
 * borders settled. What the writer needs, and nothing it would have to look up.
 *
 * Lengths in points. Colours `RRGGBB`; an absent colour is automatic (black on light).
 */
import type { SectionProperties } from "../../ooxml/sections.ts";
import type { Paragraph } from "./paragraph.ts";
import type { Table } from "./tables.ts";
import type { Note } from "./text.ts";

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
