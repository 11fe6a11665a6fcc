/**
 * Marks each page of a PDF as a draft: the word in a box at the top, where Word papers have it.
 *
 * It is decoration: a screen reader that reads the form's text is not told on every page.
 *
 * Source: ISO 32000-1 §14.8.2.2.2 (pagination artifacts)
 */
import { type PDFDocument, PDFName } from "pdf-lib";
import { packagedFont } from "./font-files.ts";
import { appendContent, colour, resourcesOf } from "./sheet.ts";
import { number, type Typesetter } from "./typesetter.ts";
import { visiblePage } from "./visible-page.ts";

/** Points. */
const WIDTH = 142;
const HEIGHT = 18.4;
const TOP = 7;
const SIZE = 11;
const SPACING = 1;
const RED = "#9b1c1c";

/** @param setter whose fonts the caller writes */
export function markAsDraft(pdf: PDFDocument, word: string, setter: Typesetter): void {
  const face = packagedFont("Carlito", true);
  const shown = setter.show(word, face, SIZE);
  const width = setter.width(word, face, SIZE) + SPACING * ([...word].length - 1);
  for (const page of pdf.getPages()) {
    const view = visiblePage(page);
    const [x, y] = [(view.width - WIDTH) / 2, view.height - TOP - HEIGHT];
    const box = `1 g ${colour(RED)} RG 1 w ${[x, y, WIDTH, HEIGHT].map(number).join(" ")} re B`;
    const at = `${number((view.width - width) / 2)} ${number(y + (HEIGHT - (face.capHeight / 1000) * SIZE) / 2)} Td`;
    const text = `BT ${colour(RED)} rg ${SPACING} Tc ${at} ${shown} ET`;
    const upright = `${view.upright.map(number).join(" ")} cm`;
    const begin = "/Artifact <</Type /Pagination /Subtype /Header>> BDC";
    appendContent(pdf, page, `${begin} q ${upright} ${box} ${text} Q EMC`);
    const fonts = resourcesOf(pdf, page, "Font");
    for (const [name, ref] of Object.entries(setter.resources())) fonts.set(PDFName.of(name), ref);
  }
}
