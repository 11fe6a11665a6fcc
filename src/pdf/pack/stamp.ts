/**
 * The running stamp of a pack's page: at its top, or else its foot, or else on a strip that is added above.
 *
 * Where the page is not empty at either edge, or cannot be followed, it grows by a strip: a stamp never covers
 * what somebody wrote.
 *
 * Source: ISO 32000-1 §7.7.3.3 (MediaBox, CropBox, Rotate), §14.8.2.2.2 (pagination artifacts)
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFPage, PDFStream } from "pdf-lib";
import {
  A4,
  appendContent,
  apply,
  MM,
  number,
  type OpenType,
  resourcesOf,
  type Typesetter,
  type Visible,
  visiblePage,
} from "../../pdf-file/index.ts";
import { takenHeights } from "./bands.ts";

/** Points, on a page as large as A4; on larger ones more, so that it can be read when the page is made to fit. */
const SIZE = 8;
/** On a page that is too narrow for less than this, the page becomes wider. */
const SMALLEST = 5;
/** From the page's edge to the baseline, and the band that has to be empty. */
const BASELINE = 8 * MM;
const BAND = [BASELINE - 3.4 * MM, BASELINE + 1.4 * MM] as const;
const STRIP = 11 * MM;
const SIDE = 12 * MM;
const GREY = "0.3 g";

export type StampPlace = "top" | "foot" | "strip";

/** @returns where it went */
export function stampPage(
  pdf: PDFDocument,
  page: PDFPage,
  text: string,
  face: OpenType,
  setter: Typesetter,
): StampPlace {
  const view = visiblePage(page);
  const scale = Math.max(1, Math.min(view.width, view.height) / A4[0]);
  const wanted = setter.width(text, face, SIZE);
  const side = Math.min(SIDE * scale, view.width / 12);
  const size = Math.min(SIZE * scale, (SIZE * (view.width - 2 * side)) / wanted);
  const isNarrow = size < SMALLEST;
  const place = isNarrow ? "strip" : findPlace(page, view, scale);
  const right = isNarrow ? (SMALLEST / SIZE) * wanted + 2 * side - view.width : 0;
  if (place === "strip") growPage(page, view, right, STRIP * scale);
  const shown = visiblePage(page);
  const used = isNarrow ? SMALLEST : size;
  const y = place === "foot" ? shown.height - (BASELINE - 2 * MM) * scale : BASELINE * scale;
  const x = shown.width - side - setter.width(text, face, used);
  const matrix = [...shown.upright].map(number).join(" ");
  const begin = "/Artifact <</Type /Pagination /Subtype /Header>> BDC";
  const words = `BT ${GREY} ${number(x)} ${number(shown.height - y)} Td ${setter.show(text, face, used)} ET`;
  appendContent(pdf, page, `${begin} q ${matrix} cm ${words} Q EMC`);
  const fonts = resourcesOf(pdf, page, "Font");
  for (const [name, ref] of Object.entries(setter.resources())) fonts.set(PDFName.of(name), ref);
  return place;
}

function findPlace(page: PDFPage, { height, seen }: Visible, scale: number): StampPlace {
  if (hasAnnotations(page)) return "strip";
  const content = page.node.lookup(PDFName.of("Contents"));
  const taken = takenHeights({
    content: content instanceof PDFStream || content instanceof PDFArray ? content : undefined,
    resources: page.node.Resources(),
    matrix: seen,
  });
  const isFree = (top: number, bottom: number) =>
    taken?.every(([from, to]) => to < top || from > bottom) ?? false;
  const [from, to] = [BAND[0] * scale, BAND[1] * scale];
  if (isFree(from, to)) return "top";
  const lower = height + 2 * MM * scale;
  return isFree(lower - to, lower - from) ? "foot" : "strip";
}

/** Notes and the like may lie anywhere; links only mark what is there. */
function hasAnnotations(page: PDFPage): boolean {
  const annotations = page.node.Annots();
  return Array.from({ length: annotations?.size() ?? 0 }, (_, i) => annotations?.lookup(i)).some(
    (annotation) =>
      annotation instanceof PDFDict && annotation.get(PDFName.of("Subtype")) !== PDFName.of("Link"),
  );
}

/** Adds a strip above what is seen, and one beside it. */
function growPage(page: PDFPage, { width, height, upright }: Visible, right: number, top: number): void {
  const corners = [apply(upright, 0, 0), apply(upright, width + right, height + top)] as const;
  const [x, y] = [0, 1].map((i) => Math.min(corners[0][i] ?? 0, corners[1][i] ?? 0)) as [number, number];
  const [far, high] = [0, 1].map((i) => Math.max(corners[0][i] ?? 0, corners[1][i] ?? 0)) as [number, number];
  page.setMediaBox(x, y, far - x, high - y);
  page.setCropBox(x, y, far - x, high - y);
  for (const key of ["BleedBox", "TrimBox", "ArtBox"]) page.node.delete(PDFName.of(key));
}
