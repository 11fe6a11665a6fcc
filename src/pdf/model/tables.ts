/** Tables of a paper, their cells merged and their borders settled. Lengths in points. */
import type { WordPlace } from "../../diagnostics/diagnostic.ts";
import type { Borders } from "../../ooxml/borders.ts";
import type { TablePosition, Width } from "../../ooxml/tables.ts";
import type { Block } from "./paper.ts";

export interface Table {
  readonly kind: "table";
  /** Widths as stored, to be scaled to `width`; empty where the document does not say. */
  readonly columns: readonly number[];
  readonly columnCount: number;
  readonly width: Width;
  /** Its columns are as wide as is said, whatever stands in them. */
  readonly isFixed: boolean;
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
  readonly pageBreakBefore: boolean;
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
