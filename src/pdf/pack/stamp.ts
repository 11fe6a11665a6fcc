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
  appendContent,
  MM,
  number,
  type OpenType,
  resourcesOf,
  type Typesetter,
  type Visible,
  visiblePage,
} from "../../pdf-file/index.ts";
import { takenHeights } from "./bands.ts";

const SIZE = 8;
/** From the page's edge to the baseline, and the band that has to be empty; points. */
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
  const place = findPlace(page, view);
  if (place === "strip") growPage(page, view);
  const shown = visiblePage(page);
  const y = place === "foot" ? shown.height - BASELINE + 2 * MM : BASELINE;
  const room = shown.width - 2 * SIDE;
  const size = Math.min(SIZE, (SIZE * room) / setter.width(text, face, SIZE));
  const x = shown.width - SIDE - setter.width(text, face, size);
  const matrix = [...shown.upright].map(number).join(" ");
  const begin = "/Artifact <</Type /Pagination /Subtype /Header>> BDC";
  const words = `BT ${GREY} ${number(x)} ${number(shown.height - y)} Td ${setter.show(text, face, size)} ET`;
  appendContent(pdf, page, `${begin} q ${matrix} cm ${words} Q EMC`);
  const fonts = resourcesOf(pdf, page, "Font");
  for (const [name, ref] of Object.entries(setter.resources())) fonts.set(PDFName.of(name), ref);
  return place;
}

function findPlace(page: PDFPage, { height, seen }: Visible): StampPlace {
  if (hasAnnotations(page)) return "strip";
  const content = page.node.lookup(PDFName.of("Contents"));
  const taken = takenHeights({
    content: content instanceof PDFStream || content instanceof PDFArray ? content : undefined,
    resources: page.node.Resources(),
    matrix: seen,
  });
  const isFree = (top: number, bottom: number) =>
    taken?.every(([from, to]) => to < top || from > bottom) ?? false;
  if (isFree(BAND[0], BAND[1])) return "top";
  return isFree(height - BAND[1] + 2 * MM, height - BAND[0] + 2 * MM) ? "foot" : "strip";
}

/** Notes and the like may lie anywhere; links only mark what is there. */
function hasAnnotations(page: PDFPage): boolean {
  const annotations = page.node.Annots();
  return Array.from({ length: annotations?.size() ?? 0 }, (_, i) => annotations?.lookup(i)).some(
    (annotation) =>
      annotation instanceof PDFDict && annotation.get(PDFName.of("Subtype")) !== PDFName.of("Link"),
  );
}

/** Adds a strip above what is seen. */
function growPage(page: PDFPage, { turn }: Visible): void {
  const { x, y, width, height } = page.getCropBox();
  const [left, bottom] = [turn === 270 ? 0 : turn === 90 ? STRIP : 0, turn === 180 ? STRIP : 0];
  const isWide = turn % 180 === 90;
  const box = [x - left, y - bottom, width + (isWide ? STRIP : 0), height + (isWide ? 0 : STRIP)] as const;
  page.setMediaBox(...box);
  page.setCropBox(...box);
  for (const key of ["BleedBox", "TrimBox", "ArtBox"]) page.node.delete(PDFName.of(key));
}
