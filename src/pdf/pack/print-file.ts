/**
 * One file to print and post: for each envelope a page with the address where its window is, then the papers.
 *
 * In: envelopes in order, their papers as PDFs. Out: the file. An envelope has an even number of pages, so that
 * no two share a sheet when both sides are printed. What the whole claims is what all of its parts do.
 *
 * Source: SS 613401 (windows V2 and H2); addresses as machines read them: straight left edge, no empty lines
 */
import { PDFDocument, PDFPage, PDFPageLeaf, type PDFRef } from "pdf-lib";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.ts";
import {
  A4,
  describe,
  type FontFile,
  fontNamed,
  intendColours,
  MM,
  Sheet,
  Structure,
  savePdf,
  Typesetter,
} from "../../pdf-file/index.ts";
import { writeIds, writePages } from "./assemble.ts";
import { type Bookmark, topOf, writeBookmarks } from "./bookmarks.ts";
import type { PackItem } from "./make-pack.ts";
import { Mover } from "./mover.ts";
import { inaccessible, openItem, type Readable } from "./open-item.ts";

export interface EnvelopePages {
  /** Lines of the address, the reader's name among them. */
  readonly address: readonly string[];
  readonly papers: readonly PackItem[];
}

export interface PrintOptions {
  readonly title: string;
  /** Printed small at the top of each address page. */
  readonly sender: string;
  /** Where the address begins, in millimetres from the left and the top of the page. */
  readonly window: { readonly left: number; readonly top: number };
  readonly fonts: readonly FontFile[];
  readonly language: string;
  readonly created: Date;
}

/** Points. Machines that sort letters read 10 to 12. */
const SIZE = 11;
const SMALLEST = 8;
const LEADING = 1.2;
/** What is seen through the smallest of the usual windows. */
const WIDTH = 82 * MM;
const SENDER = { x: 20 * MM, y: 15 * MM, size: 8 } as const;

/** No value when a paper cannot be read: then none is printed without it. */
export async function printFile(
  envelopes: readonly EnvelopePages[],
  options: PrintOptions,
): Promise<Outcome<Uint8Array>> {
  const diagnostics: Diagnostic[] = [];
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const printer = new Printer(pdf, options);
  for (const { address, papers } of envelopes) {
    const opened = await Promise.all(
      papers.map((paper) => openItem(paper, { fonts: options.fonts, headings: "Arial", colour: "#000000" })),
    );
    const parts = opened.flatMap(({ value }) => value ?? []);
    diagnostics.push(...opened.flatMap((one) => one.diagnostics), ...inaccessible(parts));
    printer.add(address, parts);
    if (opened.some(({ value }) => !value)) return { value: undefined, diagnostics };
  }
  return { value: await printer.finish(), diagnostics };
}

class Printer {
  readonly #pdf: PDFDocument;
  readonly #options: PrintOptions;
  readonly #tags: Structure;
  readonly #setter: Typesetter;
  readonly #pages: PDFRef[] = [];
  readonly #bookmarks: Bookmark[] = [];
  readonly #ids: [string, PDFRef][] = [];
  #parts = 0;
  #claims = { accessible: true, archival: true };

  constructor(pdf: PDFDocument, options: PrintOptions) {
    this.#pdf = pdf;
    this.#options = options;
    this.#tags = Structure.begin(pdf);
    this.#setter = new Typesetter(pdf.context, options.fonts);
  }

  add(address: readonly string[], papers: readonly Readable[]): void {
    const pages = [this.#addressPage(address), ...papers.flatMap((paper) => this.#move(paper))];
    if (pages.length % 2 === 1) pages.push(this.#newPage().ref);
    const [first] = pages;
    const title = address.join(", ");
    this.#bookmarks.push({ title, destination: first && topOf(this.#pdf, first), children: [] });
    this.#pages.push(...pages);
  }

  #move({ item, pdf, accessible, archival }: Readable): PDFRef[] {
    const mover = new Mover(pdf, this.#pdf, this.#tags, `${++this.#parts}-`);
    const part = this.#tags.add("Part", this.#tags.document, { T: item.title, Lang: item.language });
    const pages = mover.move(part);
    this.#ids.push(...mover.ids);
    this.#claims = {
      accessible: this.#claims.accessible && accessible,
      archival: this.#claims.archival && archival,
    };
    return pages;
  }

  #newPage(): PDFPage {
    const leaf = PDFPageLeaf.withContextAndParent(this.#pdf.context, this.#pdf.context.nextRef());
    const page = PDFPage.of(leaf, this.#pdf.context.register(leaf), this.#pdf);
    page.setMediaBox(0, 0, ...A4);
    return page;
  }

  #addressPage(address: readonly string[]): PDFRef {
    const { sender, window, fonts } = this.#options;
    const page = this.#newPage();
    const sheet = new Sheet(this.#pdf, page, this.#setter, this.#tags);
    const face = fontNamed("Arial", fonts);
    const part = this.#tags.add("Part");
    sheet.text(sender, SENDER.x, SENDER.y, { face, size: SENDER.size }, this.#tags.add("P", part));
    const widest = Math.max(...address.map((line) => sheet.width(line, { face, size: SIZE })));
    const size = Math.max(SMALLEST, Math.min(SIZE, (SIZE * WIDTH) / widest));
    const lines = address.flatMap((line) => sheet.lines(line, { face, size }, WIDTH));
    const top = window.top * MM + size;
    sheet.paragraph(lines, window.left * MM, top, { face, size }, size * LEADING, this.#tags.add("P", part));
    sheet.finish();
    return page.ref;
  }

  async finish(): Promise<Uint8Array> {
    const { title, language, created } = this.#options;
    writePages(this.#pdf, this.#pages);
    writeIds(this.#pdf, this.#ids);
    writeBookmarks(this.#pdf, this.#bookmarks);
    this.#setter.finish();
    this.#tags.finish();
    intendColours(this.#pdf);
    const { accessible, archival } = this.#claims;
    describe(this.#pdf, {
      ...{ title, language, created },
      claims: { accessible, archival: archival ? "3a" : undefined },
    });
    return savePdf(this.#pdf, `${title}\n${created.toISOString()}`);
  }
}
