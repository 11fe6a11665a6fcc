/**
 * One matter, from proposal to decision, as its YAML file says.
 */
import type { TextPlace } from "../diagnostics/diagnostic.ts";
import type { Language } from "../values/language.ts";
import type { CalendarDate, Contact, FileReference, Row, Value } from "../values/value.ts";
import type { Appeal, Committee, Kind, Officer, SourceFile } from "../workspace/workspace.ts";
import type { Path } from "../workspace/yaml.ts";

/** A record as far as its texts go; all that can be had of one that is not right yet. */
export interface RecordDraft {
  readonly kind: Kind;
  readonly language: Language;
  readonly title: string;
  /** The kind's fields; `null` where the record leaves one out. Texts are unexpanded. */
  readonly fields: Row;
  readonly proposal: readonly Clause[];
  /** Markdown by section key, only those that the record has, in the kind's order. */
  readonly sections: ReadonlyMap<string, string>;
  readonly basis: readonly BasisDocument[];
  readonly recipients: readonly Contact[];
  readonly appeal: Appeal | undefined;
  /** Where a value stands in the file: `placeOf("proposal", 0, "text")`; the nearest parent's if it has none. */
  placeOf(...path: Path): TextPlace;
  /**
   * Where a piece of a text stands, by its offset in the text that the record holds:
   * `placeIn(["sections", "summary"], 120, 11)`. Escapes, folded lines and indentation are seen through.
   */
  placeIn(path: Path, offset: number, length: number): TextPlace;
}

export interface DecisionRecord extends RecordDraft {
  readonly source: SourceFile;
  readonly reference: string;
  readonly committee: Committee;
  readonly meeting: CalendarDate;
  readonly signatory: Officer | undefined;
  /** Set where a sealed record is changed on purpose. */
  readonly amends: Amendment | undefined;
  /** The law by which the matter is secret; it is then not mailed. */
  readonly secrecy: string | undefined;
}

/** Which sealed version a record changes, and why. */
export interface Amendment {
  readonly version: number;
  readonly reason: string;
}

/** One point of the proposal. Its text and conditions may quote fields: `{{ceiling}}`. */
export interface Clause {
  readonly text: string;
  readonly conditions: readonly string[];
}

export interface BasisDocument {
  readonly title: string;
  readonly date?: CalendarDate;
  readonly file?: FileReference;
}

/** Keys a record has whatever its kind; a kind's field cannot take these names. */
export const coreKeys = [
  "kind",
  "reference",
  "title",
  "language",
  "committee",
  "meeting",
  "proposal",
  "sections",
  "basis",
  "signatory",
  "recipients",
  "appeal",
  "amends",
  "secrecy",
] as const satisfies readonly (keyof DecisionRecord)[];

export type { Value };
