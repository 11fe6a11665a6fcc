/** What every kind of field is filled with. */
import type { PDFContext } from "pdf-lib";
import { type Diagnostic, type PdfPlace, problem } from "../../diagnostics/diagnostic.ts";
import type { Typesetter } from "../../pdf-file/index.ts";
import type { Language } from "../../values/index.ts";
import type { Said } from "./field-text.ts";
import type { FormField } from "./form-field.ts";
import type { FormFonts } from "./form-fonts.ts";
import type { Looks } from "./looks.ts";

export interface Desk {
  readonly context: PDFContext;
  readonly looks: Looks;
  readonly fonts: FormFonts;
  readonly setter: Typesetter;
  readonly language: Language;
  report(diagnostic: Diagnostic): void;
}

/** A field, and what is to stand in it. */
export interface Entry {
  readonly field: FormField;
  /** `undefined` where the field is left to the reader. */
  readonly said: Said | undefined;
  readonly place: PdfPlace;
}

export function tellTooLong(text: string, room: number, { place }: Entry, desk: Desk): void {
  desk.report(problem("form/too-long", { text, length: [...text].length, room }, { place }));
}

export function tellNoOption({ field, place }: Entry, text: string, desk: Desk): void {
  const options = field.options.map(({ value }) => value).join(", ");
  desk.report(problem("form/no-such-option", { text, options }, { place }));
}
