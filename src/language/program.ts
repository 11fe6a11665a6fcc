/**
 * What goes into a program and comes out of it.
 *
 * The same program serves Word (literals are XML), forms and text (literals are text):
 * `L` is a piece that is copied, `S` is what the format knows about the spot of a tag
 * (its run properties, say). The evaluator looks into neither.
 */
import type { Diagnostic, Place } from "../diagnostics/diagnostic.ts";
import type { Language } from "../values/language.ts";
import type { Value } from "../values/value.ts";

/** A piece of a template in reading order. */
export type Piece<L, S> =
  | { readonly literal: L }
  | {
      /** The tag as typed, braces included, with Word's smart quotes and no-break spaces already made plain. */
      readonly tag: string;
      readonly spot: S;
      /** Where to point when the tag is wrong. `at` and `length` are offsets into `tag`. */
      readonly place: (at?: number, length?: number) => Place | undefined;
    };

/** What an evaluated program is written to. */
export interface Sink<L, S> {
  literal(literal: L): void;
  /** A value that a tag printed, unescaped and unprinted; `null` when it is absent. See `printViewValue`. */
  value(value: ViewValue, spot: S, context: RunContext, path?: string): void;
  /** Whether `value` is told where in the view each value was taken from. */
  readonly wantsPaths?: boolean;
}

/** What a template meets in a view: values, helpers' results, and groups of them. */
export type ViewValue = Value | Produced | readonly ViewValue[] | { readonly [name: string]: ViewValue };

/**
 * What a helper hands to the sink for the format to draw: a link, an image, a page break. Made by `produce`.
 * Formats that cannot draw it print `text`.
 */
export interface Produced {
  readonly type: "produced";
  readonly what: "link" | "image" | "qr" | "checkbox" | "pagebreak" | "table" | "text";
  readonly text: string;
  readonly data?: unknown;
}

export interface RunContext {
  readonly language: Language;
  /** Problems that only data can show; the render goes on. */
  report(diagnostic: Diagnostic): void;
}
