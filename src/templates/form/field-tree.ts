/**
 * The fields of a form, as far as the file can be followed.
 *
 * In: an opened form. Out: each field that has a value, with its boxes and the fields above it. Fields and boxes
 * that are written in place become objects of their own; boxes that are on a page but in no list of fields, as
 * careless programs leave them, are put there.
 *
 * Source: ISO 32000-1 §12.7.2 (AcroForm), §12.7.3.1 (field dictionaries, inheritance), §12.7.3.2 (names)
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef } from "pdf-lib";
import { textIn } from "../../pdf-file/index.ts";

/** More levels are a circle. */
const DEEPEST = 32;

export interface FieldNode {
  readonly name: string;
  readonly dict: PDFDict;
  readonly widgets: readonly { readonly dict: PDFDict; readonly ref: PDFRef }[];
  /** An entry of the field or of those above it. */
  inherited(key: string): PDFObject | undefined;
}

export function readFieldTree(pdf: PDFDocument): FieldNode[] {
  const list = fieldList(pdf);
  const seen = new Set<PDFRef>();
  const found: FieldNode[] = [];
  const walk = (ref: PDFRef, above: readonly PDFDict[]): void => {
    const dict = pdf.context.lookup(ref);
    if (!(dict instanceof PDFDict) || seen.has(ref) || above.length > DEEPEST) return;
    seen.add(ref);
    const kids = dictionariesIn(pdf, dict.lookup(PDFName.of("Kids")));
    const [fields, boxes] = [
      kids.filter((kid) => isField(kid.dict)),
      kids.filter((kid) => !isField(kid.dict)),
    ];
    const path = [dict, ...above];
    for (const kid of fields) walk(kid.ref, path);
    for (const box of boxes) seen.add(box.ref);
    const widgets = kids.length === 0 ? [{ dict, ref }] : boxes;
    if (widgets.length > 0) found.push(fieldOf(dict, path, widgets));
  };
  for (const { ref } of dictionariesIn(pdf, list)) walk(ref, []);
  for (const { ref } of strayFields(pdf, seen)) {
    list.push(ref);
    walk(ref, []);
  }
  return found;
}

/** @param path the field, and those above it */
function fieldOf(dict: PDFDict, path: readonly PDFDict[], widgets: FieldNode["widgets"]): FieldNode {
  const names = path.map((node) => textIn(node, "T")).filter((name) => name !== undefined);
  const inherited = (key: string) => path.find((node) => node.has(PDFName.of(key)))?.lookup(PDFName.of(key));
  return { name: names.reverse().join("."), dict, widgets, inherited };
}

/** A kid with a name of its own is a field; one without is a box of its parent. */
function isField(dict: PDFDict): boolean {
  return dict.has(PDFName.of("T"));
}

/** Made where it is missing. */
function fieldList(pdf: PDFDocument): PDFArray {
  const { dict } = pdf.catalog.getOrCreateAcroForm();
  const known = dict.lookup(PDFName.of("Fields"));
  if (known instanceof PDFArray) return known;
  const fresh = PDFArray.withContext(pdf.context);
  dict.set(PDFName.of("Fields"), fresh);
  return fresh;
}

/** Dictionaries of a list, each an object of its own from now on. */
function dictionariesIn(pdf: PDFDocument, list: PDFObject | undefined): { dict: PDFDict; ref: PDFRef }[] {
  if (!(list instanceof PDFArray)) return [];
  return list.asArray().flatMap((entry, i) => {
    const dict = pdf.context.lookup(entry);
    if (!(dict instanceof PDFDict)) return [];
    const ref = entry instanceof PDFRef ? entry : pdf.context.register(dict);
    if (ref !== entry) list.set(i, ref);
    return [{ dict, ref }];
  });
}

/** Boxes on pages that no field led to: their topmost fields. */
function strayFields(pdf: PDFDocument, seen: ReadonlySet<PDFRef>): { ref: PDFRef }[] {
  const tops = new Set<PDFRef>();
  for (const page of pdf.getPages()) {
    for (const { dict, ref } of dictionariesIn(pdf, page.node.lookup(PDFName.of("Annots")))) {
      if (dict.get(PDFName.of("Subtype")) !== PDFName.of("Widget") || seen.has(ref)) continue;
      const top = topmost(pdf, ref);
      if (!seen.has(top)) tops.add(top);
    }
  }
  return [...tops].map((ref) => ({ ref }));
}

function topmost(pdf: PDFDocument, from: PDFRef): PDFRef {
  let top = from;
  for (let steps = 0; steps < DEEPEST; steps++) {
    const dict = pdf.context.lookup(top);
    const parent = dict instanceof PDFDict ? dict.get(PDFName.of("Parent")) : undefined;
    if (!(parent instanceof PDFRef) || !(pdf.context.lookup(parent) instanceof PDFDict)) break;
    top = parent;
  }
  return top;
}
