/**
 * Pages on which no text can be: neither they nor what they draw name a font.
 *
 * So are pages from a scanner, as long as nobody has recognized their letters, and blank ones; the latter draw
 * nothing at all and are not counted.
 *
 * Source: ISO 32000-1 §7.8.3 (resources)
 */
import { PDFDict, type PDFDocument, PDFName, type PDFObject, PDFStream } from "pdf-lib";

/** @returns their numbers, from 1 */
export function wordlessPages(pdf: PDFDocument): number[] {
  return pdf.getPages().flatMap(({ node }, i) => {
    const resources = node.Resources();
    return resources && draws(resources) && !hasFont(resources, new Set()) ? [i + 1] : [];
  });
}

function draws(resources: PDFDict): boolean {
  return entries(resources, "XObject").length > 0;
}

function hasFont(resources: PDFDict, seen: Set<PDFDict>): boolean {
  if (seen.has(resources)) return false;
  seen.add(resources);
  if (entries(resources, "Font").length > 0) return true;
  return entries(resources, "XObject").some((drawn) => {
    const own = drawn instanceof PDFStream ? drawn.dict.lookup(PDFName.of("Resources")) : undefined;
    return own instanceof PDFDict && hasFont(own, seen);
  });
}

function entries(resources: PDFDict, kind: string): (PDFObject | undefined)[] {
  const found = resources.lookup(PDFName.of(kind));
  return found instanceof PDFDict ? found.keys().map((key) => found.lookup(key)) : [];
}
