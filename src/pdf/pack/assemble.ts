/**
 * What a document that pages were moved into still needs: its page tree, and the tree of identifiers.
 */
import { PDFDict, type PDFDocument, PDFName, type PDFRef } from "pdf-lib";
import { textString } from "../../pdf-file/index.ts";

/** One flat list of pages. */
export function writePages({ context, catalog }: PDFDocument, refs: readonly PDFRef[]): void {
  const ref = context.register(context.obj({ Type: "Pages", Count: refs.length, Kids: [...refs] }));
  for (const page of refs) {
    const leaf = context.lookup(page, PDFDict);
    leaf.set(PDFName.of("Parent"), ref);
    leaf.set(PDFName.of("Type"), PDFName.of("Page"));
    if (leaf.has(PDFName.of("Annots"))) leaf.set(PDFName.of("Tabs"), PDFName.of("S"));
  }
  catalog.set(PDFName.of("Pages"), ref);
}

/** @see ISO 32000-1 §14.7.2 (IDTree) */
export function writeIds(
  { context, catalog }: PDFDocument,
  ids: readonly [id: string, element: PDFRef][],
): void {
  if (ids.length === 0) return;
  const sorted = ids.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const names = context.obj(sorted.flatMap(([id, ref]) => [textString(id), ref]));
  const root = catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  root.set(PDFName.of("IDTree"), context.obj({ Names: names }));
}
