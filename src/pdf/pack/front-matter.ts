/**
 * A pack's cover and contents: every entry with its page, and a link to it.
 *
 * Source: ISO 32000-1 §14.8.4.3 (TOC, TOCI), §14.8.4.4.2 (Link); ISO 14289-1 §7.18.5 (links)
 */
import { type PDFDocument, PDFName, PDFPage, PDFPageLeaf, type PDFRef } from "pdf-lib";
import {
  A4,
  fontNamed,
  type Ink,
  MM,
  Sheet,
  type Structure,
  Typesetter,
  textString,
} from "../../pdf-file/index.ts";
import { topOf } from "./bookmarks.ts";
import type { PackItem, PackOptions } from "./make-pack.ts";

export interface Entry {
  readonly item: PackItem;
  readonly page: number;
  readonly target: PDFRef | undefined;
}

const ON_A_PAGE = 30;
const LEFT = 25 * MM;
const RIGHT = A4[0] - 20 * MM;
const LEADING = 7.6 * MM;

/** How many pages cover and contents take. */
export function frontPages(entries: number): number {
  return 1 + Math.max(1, Math.ceil(entries / ON_A_PAGE));
}

/** @returns the pages, which the caller puts first */
export function addFrontMatter(
  pdf: PDFDocument,
  tags: Structure,
  entries: readonly Entry[],
  options: PackOptions,
): PDFRef[] {
  const setter = new Typesetter(pdf.context, options.fonts);
  const sheets = [addCover(newSheet(pdf, tags, setter), tags, options)];
  const heading = {
    face: fontNamed(`${options.headings} Bold`, options.fonts),
    size: 18,
    colour: options.colour,
  };
  const contents = tags.add("Sect");
  const list: { toc?: PDFRef } = {};
  for (let start = 0; start === 0 || start < entries.length; start += ON_A_PAGE) {
    const sheet = newSheet(pdf, tags, setter);
    if (start === 0) {
      sheet.text(options.words.contents, LEFT, 34 * MM, heading, tags.add("H1", contents));
      sheet.line(LEFT, 38 * MM, RIGHT, 38 * MM, 1.2, options.colour);
    }
    list.toc ??= tags.add("TOC", contents);
    const page = entries.slice(start, start + ON_A_PAGE);
    for (const [i, entry] of page.entries())
      addEntry(pdf, sheet, tags, list.toc, entry, 48 * MM + i * LEADING, options);
    sheets.push(sheet);
  }
  for (const sheet of sheets) sheet.finish();
  setter.finish();
  // They tell of what comes after, so they are tagged last.
  tags.putLastFirst(2);
  return sheets.map(({ page }) => page.ref);
}

function newSheet(pdf: PDFDocument, tags: Structure, setter: Typesetter): Sheet {
  const leaf = PDFPageLeaf.withContextAndParent(pdf.context, pdf.context.nextRef());
  const ref = pdf.context.register(leaf);
  const page = PDFPage.of(leaf, ref, pdf);
  page.setMediaBox(0, 0, ...A4);
  return new Sheet(pdf, page, setter, tags);
}

function addCover(sheet: Sheet, tags: Structure, options: PackOptions): Sheet {
  const { title, subtitle, organisation, colour, headings, fonts } = options;
  const cover = tags.add("Sect");
  const [bold, plain] = [fontNamed(`${headings} Bold`, fonts), fontNamed(headings, fonts)];
  const width = RIGHT - LEFT;
  const small: Ink = { face: bold, size: 13, colour };
  sheet.text(organisation, LEFT, 40 * MM, small, tags.add("P", cover));
  sheet.line(LEFT, 96 * MM, RIGHT, 96 * MM, 2, colour);
  const large: Ink = { face: bold, size: 30, colour };
  const lines = sheet.lines(title, large, width);
  const y = sheet.paragraph(lines, LEFT, 113 * MM, large, 36, tags.add("H1", cover));
  const ink: Ink = { face: plain, size: 14 };
  for (const [i, line] of subtitle.entries())
    sheet.text(line, LEFT, y + 4 * MM + i * 21, ink, tags.add("P", cover));
  return sheet;
}

function addEntry(
  pdf: PDFDocument,
  sheet: Sheet,
  tags: Structure,
  toc: PDFRef,
  { item, page, target }: Entry,
  y: number,
  { fonts, headings }: PackOptions,
): void {
  const isPaper = item.level === 0;
  const face = fontNamed(isPaper ? `${headings} Bold` : headings, fonts);
  const ink: Ink = { face, size: isPaper ? 11 : 10 };
  const indent = isPaper ? 0 : 9 * MM;
  const reference = tags.add("Reference", tags.add("TOCI", toc));
  const link = target ? tags.add("Link", reference) : reference;
  const number = String(page);
  const numberX = RIGHT - sheet.width(number, ink);
  const textX = LEFT + indent + 12 * MM;
  const title = shortened(
    sheet,
    [item.title, isPaper ? item.reference : ""].filter(Boolean).join(", "),
    ink,
    numberX - textX - 8 * MM,
  );
  sheet.text(item.number, LEFT + indent, y, ink, link);
  sheet.text(` ${title} `.trimStart(), textX, y, ink, link);
  const from = textX + sheet.width(title, ink) + 2 * MM;
  if (numberX - 2 * MM > from) sheet.line(from, y - 0.5, numberX - 2 * MM, y - 0.5, 0.3, "#9a9a9a");
  sheet.text(number, numberX, y, ink, link);
  if (target)
    addLink(pdf, sheet, tags, link, target, `${item.number} ${item.title}`, [LEFT, y - 11, RIGHT, y + 4]);
}

function shortened(sheet: Sheet, text: string, ink: Ink, width: number): string {
  const [line = "", ...more] = sheet.lines(text, ink, width);
  return more.length === 0 ? line : `${line.replace(/[\s,]+$/, "")} …`;
}

function addLink(
  pdf: PDFDocument,
  sheet: Sheet,
  tags: Structure,
  element: PDFRef,
  target: PDFRef,
  spoken: string,
  [left, top, right, bottom]: readonly [number, number, number, number],
): void {
  const { context } = pdf;
  const annotation = context.obj({
    Type: "Annot",
    Subtype: "Link",
    F: 4,
    Rect: [left, sheet.height - bottom, right, sheet.height - top],
    Border: [0, 0, 0],
    Contents: textString(spoken),
  });
  annotation.set(PDFName.of("Dest"), topOf(pdf, target));
  const ref = context.register(annotation);
  sheet.page.node.addAnnot(ref);
  tags.own(ref, sheet.page, element);
}
