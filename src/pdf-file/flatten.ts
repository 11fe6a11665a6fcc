/**
 * Draws fields on their pages and takes them away, so that the form can no longer be filled in.
 *
 * What a screen reader read as a field it reads as text.
 *
 * Source: ISO 32000-1 §12.5.5 algorithm 8.1 (appearance to page)
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRef,
  PDFStream,
} from "pdf-lib";
import { apply, identity, type Matrix, textString } from "./objects.ts";
import { appendContent, resourcesOf } from "./sheet.ts";
import { type Structure, textIn } from "./structure.ts";
import { number } from "./typesetter.ts";

const HIDDEN = 0x02 | 0x20;

/** Draws all fields of a document. Its structure, when it has one, is finished by the caller. */
export function flattenFields(pdf: PDFDocument, structure: Structure | undefined): void {
  for (const page of pdf.getPages()) flattenPage(pdf, page, structure);
  pdf.catalog.delete(PDFName.of("AcroForm"));
}

function flattenPage(pdf: PDFDocument, page: PDFPage, structure: Structure | undefined): void {
  const annotations = page.node.Annots()?.asArray() ?? [];
  const isWidget = (object: unknown) => {
    const dict = object instanceof PDFRef ? pdf.context.lookup(object) : object;
    return dict instanceof PDFDict && dict.get(PDFName.of("Subtype")) === PDFName.of("Widget");
  };
  const widgets = annotations.filter(isWidget);
  if (widgets.length === 0) return;
  const drawn = widgets.flatMap((ref) =>
    ref instanceof PDFRef ? drawWidget(pdf, page, ref, structure) : [],
  );
  appendContent(pdf, page, drawn.join("\n"));
  const kept = PDFArray.withContext(pdf.context);
  for (const annotation of annotations) if (!isWidget(annotation)) kept.push(annotation);
  page.node.set(PDFName.of("Annots"), kept);
}

function drawWidget(
  pdf: PDFDocument,
  page: PDFPage,
  ref: PDFRef,
  structure: Structure | undefined,
): string[] {
  const dict = pdf.context.lookup(ref, PDFDict);
  const element = structure?.ownerOf(dict);
  if (element) structure?.release(ref, element, "Span");
  const flags = dict.lookupMaybe(PDFName.of("F"), PDFNumber)?.asNumber() ?? 0;
  const look = appearanceOf(dict);
  if (!look || (flags & HIDDEN) !== 0) return [];
  const name = `KField${ref.objectNumber}`;
  resourcesOf(pdf, page, "XObject").set(PDFName.of(name), look.ref);
  const matrix = placement(dict, look.stream.dict).map(number).join(" ");
  const begin = element && structure ? tagged(pdf, page, dict, element, structure) : "/Artifact BMC";
  return [`${begin} q ${matrix} cm /${name} Do Q EMC`];
}

function tagged(
  pdf: PDFDocument,
  page: PDFPage,
  dict: PDFDict,
  element: PDFRef,
  structure: Structure,
): string {
  const state = dict.lookupMaybe(PDFName.of("AS"), PDFName)?.decodeText();
  const spoken = state === undefined ? undefined : state === "Off" ? "☐" : "☒";
  const owner = pdf.context.lookup(element, PDFDict);
  if (spoken !== undefined) owner.set(PDFName.of("ActualText"), textString(spoken));
  if (isPicture(dict)) {
    owner.set(PDFName.of("S"), PDFName.of("Figure"));
    owner.set(PDFName.of("Alt"), textString(textIn(dict, "TU") ?? ""));
  }
  return `/Span <</MCID ${structure.mark(page, element)}>> BDC`;
}

/** A button on a paper can only be the picture on it. */
function isPicture(dict: PDFDict): boolean {
  const flags = dict.lookupMaybe(PDFName.of("Ff"), PDFNumber)?.asNumber() ?? 0;
  return dict.get(PDFName.of("FT")) === PDFName.of("Btn") && (flags & 0x10000) !== 0;
}

function appearanceOf(dict: PDFDict): { ref: PDFRef; stream: PDFStream } | undefined {
  const normal = dict.lookupMaybe(PDFName.of("AP"), PDFDict);
  const entry = normal?.lookup(PDFName.of("N"));
  const state = dict.lookup(PDFName.of("AS"));
  const ref =
    entry instanceof PDFDict && state instanceof PDFName ? entry.get(state) : normal?.get(PDFName.of("N"));
  const stream = ref instanceof PDFRef ? dict.context.lookup(ref) : undefined;
  return ref instanceof PDFRef && stream instanceof PDFStream ? { ref, stream } : undefined;
}

/** Matrix that lays the drawing's box, as its own matrix turns it, over the field's. */
function placement(widget: PDFDict, drawing: PDFDict): Matrix {
  const [x1, y1, x2, y2] = numbersOf(widget, "Rect", [0, 0, 0, 0]);
  const [l, b, r, t] = numbersOf(drawing, "BBox", [0, 0, 1, 1]);
  const matrix = numbersOf(drawing, "Matrix", identity) as unknown as Matrix;
  const corners = [apply(matrix, l, b), apply(matrix, r, b), apply(matrix, l, t), apply(matrix, r, t)];
  const [left, bottom] = [Math.min(...corners.map(([x]) => x)), Math.min(...corners.map(([, y]) => y))];
  const [right, top] = [Math.max(...corners.map(([x]) => x)), Math.max(...corners.map(([, y]) => y))];
  const sx = right > left ? Math.abs(x2 - x1) / (right - left) : 1;
  const sy = top > bottom ? Math.abs(y2 - y1) / (top - bottom) : 1;
  return [sx, 0, 0, sy, Math.min(x1, x2) - left * sx, Math.min(y1, y2) - bottom * sy];
}

function numbersOf(
  dict: PDFDict,
  key: string,
  otherwise: readonly number[],
): [number, number, number, number] {
  const list = dict.lookupMaybe(PDFName.of(key), PDFArray)?.asArray();
  const found = list?.map((n) => (n instanceof PDFNumber ? n.asNumber() : 0)) ?? otherwise;
  return found as [number, number, number, number];
}
