/**
 * Opens what is to be joined, and looks at what it claims and how large it is.
 *
 * Form fields become text: a pack cannot be filled in, and names of fields would clash.
 */
import { type PDFDocument, PDFName } from "pdf-lib";
import { type Outcome, problem } from "../../diagnostics/diagnostic.ts";
import { claimsOf, flattenFields, openPdf, Structure } from "../../pdf-file/index.ts";
import type { PackItem, PackOptions } from "./make-pack.ts";
import { pictureDocument } from "./picture-page.ts";

/** More are a book, not an attachment. */
const MOST_PAGES = 1000;

export interface Readable {
  readonly item: PackItem;
  readonly pdf: PDFDocument;
  readonly pages: number;
  readonly accessible: boolean;
  readonly archival: boolean;
}

export type Look = Pick<PackOptions, "headings" | "fonts" | "colour">;

export async function openItem(item: PackItem, options: Look): Promise<Outcome<Readable>> {
  const { title, file } = item;
  const place = { place: { in: "file", file } } as const;
  if (item.kind === "picture") {
    const pdf = await pictureDocument(item, options);
    const found = pdf ? [] : [problem("pack/damaged", { title, detail: "" }, place)];
    return { value: pdf && { item, pdf, pages: 1, accessible: true, archival: true }, diagnostics: found };
  }
  const opened = await openPdf(item.bytes);
  if (!("pdf" in opened)) {
    const code = opened.refused === "encrypted" ? "pack/encrypted" : "pack/damaged";
    return { value: undefined, diagnostics: [problem(code, { title, detail: opened.detail }, place)] };
  }
  const { pdf } = opened;
  const pages = pdf.getPageCount();
  if (pages > MOST_PAGES) {
    const params = { title, pages, most: MOST_PAGES };
    return { value: undefined, diagnostics: [problem("pack/too-many-pages", params, place)] };
  }
  const claims = claimsOf(pdf);
  const accessible = claims.accessible && Structure.of(pdf) !== undefined;
  flattenForm(pdf);
  const found = accessible ? [] : [problem("pack/not-accessible", { title }, place)];
  const archival = claims.archival === "3a";
  return { value: { item, pdf, pages, accessible, archival }, diagnostics: found };
}

function flattenForm(pdf: PDFDocument): void {
  if (!pdf.catalog.has(PDFName.of("AcroForm"))) return;
  const tags = Structure.of(pdf);
  flattenFields(pdf, tags);
  tags?.finish();
}
