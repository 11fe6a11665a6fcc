/**
 * A word in a box at the top of every page as it is seen, over what is there: decoration, which is not read aloud.
 *
 * Source: ISO 32000-1 §14.8.2.2 (artifacts)
 */
import { type PDFDocument, PDFName, type PDFPage } from "pdf-lib";
import { packagedFont } from "./font-files.ts";
import { appendContent, colour, resourcesOf } from "./sheet.ts";
import { number, Typesetter } from "./typesetter.ts";
import { visiblePage } from "./visible-page.ts";

/** Points. */
const [WIDTH, HEIGHT, TOP, SIZE] = [142, 18, 7, 11];
const RED = colour("#9b1c1c");

export function markPages(pdf: PDFDocument, word: string): void {
  const setter = new Typesetter(pdf.context, [], "KMark");
  for (const page of pdf.getPages()) {
    appendContent(pdf, page, `/Artifact BMC q ${boxWith(word, page, setter)} Q EMC`);
    const fonts = resourcesOf(pdf, page, "Font");
    for (const [name, ref] of Object.entries(setter.resources())) fonts.set(PDFName.of(name), ref);
  }
  setter.finish();
}

function boxWith(word: string, page: PDFPage, setter: Typesetter): string {
  const face = packagedFont("Carlito", true);
  const { width, height, upright } = visiblePage(page);
  const left = (width - WIDTH) / 2;
  const bottom = height - TOP - HEIGHT;
  const text = left + (WIDTH - setter.width(word, face, SIZE)) / 2;
  const box = `${[left, bottom, WIDTH, HEIGHT].map(number).join(" ")} re`;
  return (
    `${upright.map(number).join(" ")} cm 1 1 1 rg ${RED} RG 1 w ${box} B ` +
    `BT ${RED} rg ${number(text)} ${number(bottom + 5)} Td ${setter.show(word, face, SIZE)} ET`
  );
}
