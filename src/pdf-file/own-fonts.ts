/**
 * Whether what is drawn looks alike in every viewer: its fonts are in the file.
 *
 * Source: ISO 32000-1 §9.9 (embedded font programs); ISO 14289-1 §7.21.4.1; ISO 19005-3 §6.2.11.4.1
 */
import { PDFArray, PDFDict, PDFName, PDFStream } from "pdf-lib";
import { decodeStream } from "./decode-stream.ts";

/** Forms in forms, at most. */
const DEEPEST = 8;

/** Of a form XObject or an appearance, and of the forms that it draws. */
export function hasItsFonts(stream: PDFStream, depth = 0): boolean {
  const resources = stream.dict.lookup(PDFName.of("Resources"));
  const hasFonts = resources instanceof PDFDict && entriesOf(resources, "Font").length > 0;
  if (!hasFonts && setsText(stream)) return false;
  return !(resources instanceof PDFDict) || bringsItsFonts(resources, depth);
}

/** Of a page's resources. */
export function bringsItsFonts(resources: PDFDict, depth = 0): boolean {
  const forms = entriesOf(resources, "XObject").filter(
    (object): object is PDFStream =>
      object instanceof PDFStream && object.dict.get(PDFName.of("Subtype")) === PDFName.of("Form"),
  );
  return (
    depth < DEEPEST &&
    entriesOf(resources, "Font").every(isEmbedded) &&
    forms.every((form) => hasItsFonts(form, depth + 1))
  );
}

function entriesOf(resources: PDFDict, kind: string): unknown[] {
  const found = resources.lookup(PDFName.of(kind));
  return found instanceof PDFDict ? found.keys().map((key) => found.lookup(key)) : [];
}

function isEmbedded(font: unknown): boolean {
  if (!(font instanceof PDFDict)) return false;
  if (font.get(PDFName.of("Subtype")) === PDFName.of("Type3")) return true;
  const parts = font.lookup(PDFName.of("DescendantFonts"));
  const real = parts instanceof PDFArray && parts.size() > 0 ? parts.lookup(0) : font;
  const descriptor = real instanceof PDFDict ? real.lookup(PDFName.of("FontDescriptor")) : undefined;
  return (
    descriptor instanceof PDFDict &&
    ["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor.has(PDFName.of(key)))
  );
}

function setsText(stream: PDFStream): boolean {
  const bytes = decodeStream(stream);
  return !bytes || /\sTf\s/.test(new TextDecoder("latin1").decode(bytes));
}
