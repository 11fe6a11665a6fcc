import type { Severity } from "../diagnostic.ts";

/** Languages that messages are written in. */
export type ReaderLanguage = "en" | "sv";

/** What kind of trouble a code is; decides the exit code (see `exitCode`). */
export type Cause = "usage" | "data" | "template" | "environment";

/**
 * One problem's texts. `{name}` is filled from the diagnostic's parameters.
 * `en`, `sv`: what is wrong, a whole sentence in the reader's words.
 * `fix`: what to do about it; shown as "hint" after the message, and in docs/errors.md.
 */
export interface Text {
  readonly severity: Severity;
  readonly cause: Cause;
  readonly en: string;
  readonly sv: string;
  readonly fix?: { readonly en: string; readonly sv: string };
}
