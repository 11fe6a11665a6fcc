/** Values of fields, as the file keeps them. */
import { PDFName, PDFNumber, type PDFObject } from "pdf-lib";
import { type FormField, textOf } from "./form-field.ts";

/** The value, without what a default or rich text would say instead. */
export function setValue({ dict }: FormField, value: PDFObject): void {
  dict.set(PDFName.of("V"), value);
  for (const key of ["DV", "RV", "DS"]) dict.delete(PDFName.of(key));
}

/** What the field says already; tags in it are no value. */
export function visibleValue(field: FormField): string {
  const value = textOf(field.inherited("V")) ?? "";
  return value.includes("{{") ? "" : value;
}

/** Turns flags of the field on and off. */
export function setFlags({ dict, flags }: FormField, on: number, off: number): void {
  const own = dict.lookup(PDFName.of("Ff"));
  const before = own instanceof PDFNumber ? own.asNumber() : flags;
  dict.set(PDFName.of("Ff"), dict.context.obj((before | on) & ~off));
}
