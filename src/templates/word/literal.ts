/**
 * What a compiled story is made of, beside its tags: text that is copied, and marks that
 * the sink obeys where the right XML depends on what the data made of the story.
 */
import type { WordPlace } from "../../diagnostics/diagnostic.ts";
import type { PictureSize } from "./pictures.ts";
import type { Property } from "./properties.ts";

/** XML that is copied, or an order to the sink. */
export type Literal = string | Mark;

export type Mark =
  /** Here a cell, header, note or text box ends: its last block must be a paragraph. */
  | { readonly mark: "container-end"; readonly paragraph: string }
  /** Here a paragraph ends whose last line held only tags: the line break before goes with it. */
  | { readonly mark: "line-end" }
  /** A table that may lose all its rows; then it goes too. */
  | { readonly mark: "table-start" }
  | { readonly mark: "table-end" }
  /** Here a table begins, which must not come right after another. */
  | { readonly mark: "table-apart" }
  /** A content control that may lose all it holds; then it goes too. */
  | { readonly mark: "control-start" }
  | { readonly mark: "control-end" }
  /** In a table whose columns come and go: its grid, its rows, and the width (twips) and span of each cell. */
  | { readonly mark: "columns-start" }
  | { readonly mark: "columns-end" }
  | { readonly mark: "grid" }
  | { readonly mark: "row-start"; readonly width: number }
  | { readonly mark: "row-end" }
  | CellMark
  /** Around a paragraph whose only content is one value: Markdown replaces the paragraph. */
  | { readonly mark: "lone-start" }
  | { readonly mark: "lone-end" }
  /** An id or name that must not come twice, inside a block that may. */
  | { readonly mark: "unique"; readonly what: UniqueName; readonly value: string }
  /** XML that comes the first time only. */
  | { readonly mark: "once"; readonly xml: string }
  /** A turn of a loop begins: these lists start again, these bookmarks get new names. */
  | { readonly mark: "turn"; readonly lists: readonly number[]; readonly bookmarks: readonly string[] }
  /** A list's number, inside a loop that restarts it. */
  | { readonly mark: "list"; readonly list: number }
  /** Around a note's content, at its reference: it becomes a note of its own, and its number is written. */
  | { readonly mark: "note-start"; readonly part: string }
  | { readonly mark: "note-end"; readonly kind: NoteKind }
  /** Around a picture that another takes the place of; without one it goes. */
  | { readonly mark: "picture-start" }
  | { readonly mark: "picture-end" }
  | { readonly mark: "picture"; readonly part: PicturePart }
  /** In a check box: whether it is ticked, and the sign that shows it. */
  | { readonly mark: "checkbox"; readonly part: "state" | "sign" }
  /** Around a hyperlink's address: it becomes a relationship, and its id is written. */
  | { readonly mark: "address-start" }
  | { readonly mark: "address-end"; readonly type: string; readonly place: () => WordPlace };

export interface CellMark {
  readonly mark: "cell";
  readonly width: number;
  /** No cell, but what the row leaves empty on one side. */
  readonly side?: "gridBefore" | "gridAfter";
}

/** What a picture has of its own. Sizes are in EMU, those of VML in points. */
export type PicturePart = "file" | "svg" | "alt" | "width" | "height" | "width-points" | "height-points";

/**
 * `bookmark` and `bookmark-end` hold the number that ties them together, as do the other pairs; a `bookmark-name` is the
 * turn's own, also where it is referred to; a `paragraph` is a `w14:paraId`, a `shape` the id of one in VML.
 */
export type UniqueName =
  | Tied
  | `${Tied}-end`
  | "paragraph"
  | "drawing"
  | "bookmark-name"
  | "control"
  | "change";

type Tied = "bookmark" | "permission" | "move" | "shape";

export type NoteKind = "footnote" | "endnote";

/** What the sink must know of the place of a tag. */
export type Spot = RunSpot | TextSpot | PictureSpot | CheckboxSpot;

/** In a run's text: a value may become several runs, or blocks in place of the paragraph. */
export interface RunSpot {
  readonly in: "run";
  /** Start tag and properties of the run, to open it again after other runs. */
  readonly run: string;
  readonly runProperties: readonly Property[];
  readonly paragraph: ParagraphSpot;
  /** Whether nothing else stands in the paragraph, so that blocks can take its place. */
  readonly alone: boolean;
  readonly place: () => WordPlace;
}

export interface ParagraphSpot {
  /** Without the paragraph's section and its tracked changes. */
  readonly properties: readonly Property[];
  /** Of the heading nearest above, 1 to 9; 0 where there is none. */
  readonly headingLevel: number;
}

/** In an attribute, a field's instruction, a property of the document: text, nothing else. */
export interface TextSpot {
  readonly in: "attribute" | "field" | "property" | "address";
  /** In a field's instruction: a link's address begins here. */
  readonly beginsAddress?: boolean;
  readonly place: () => WordPlace;
}

/** In the alternative text of a picture that is to be replaced. */
export interface PictureSpot {
  readonly in: "picture";
  /** EMU */
  readonly box: PictureSize;
  /** Whether the template says what the picture shows. */
  readonly hasText: boolean;
  readonly place: () => WordPlace;
}

/** Before a check box; the run content for each state. */
export interface CheckboxSpot {
  readonly in: "checkbox";
  readonly checked: string;
  readonly unchecked: string;
  readonly place: () => WordPlace;
}
