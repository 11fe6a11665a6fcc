/**
 * Joins papers into one PDF: cover, contents, every paper with its attachments, stamped, bookmarked and tagged.
 *
 * In: PDFs and pictures in order, and the pack's own words. Out: the pack, and what is to tell of each part. A
 * part that cannot be read is told and left out.
 *
 * Source: ISO 32000-1 §12.3 (outline, destinations), §12.4.2 (page labels), §14.7 (structure); ISO 14289-1
 */
import { type PDFArray, PDFDocument, PDFName, PDFPage, type PDFPageLeaf, type PDFRef } from "pdf-lib";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.ts";
import {
  describe,
  type FontFile,
  fontNamed,
  intendColours,
  Structure,
  savePdf,
  Typesetter,
  textString,
} from "../../pdf-file/index.ts";
import { writeIds, writePages } from "./assemble.ts";
import { type Bookmark, readBookmarks, topOf, writeBookmarks } from "./bookmarks.ts";
import { addFrontMatter, type Entry, frontPages } from "./front-matter.ts";
import { Mover } from "./mover.ts";
import { firstBroken, inaccessible, openItem, type Readable } from "./open-item.ts";
import { stampPage } from "./stamp.ts";

export interface PackItem {
  readonly title: string;
  /** As in the contents: "3", or "3.1" for an attachment. */
  readonly number: string;
  /** 0 for papers, 1 for what is attached to them. */
  readonly level: 0 | 1;
  readonly reference: string;
  /** BCP 47. */
  readonly language: string;
  /** For diagnostics. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly kind: "pdf" | "picture";
}

export interface PackWords {
  readonly contents: string;
  stamp(item: PackItem, page: number, pages: number): string;
}

export interface PackOptions {
  readonly title: string;
  /** Lines under the title: who meets, when. */
  readonly subtitle: readonly string[];
  readonly organisation: string;
  /** `#rrggbb` */
  readonly colour: string;
  readonly headings: string;
  readonly fonts: readonly FontFile[];
  readonly language: string;
  readonly created: Date;
  readonly words: PackWords;
}

/** What became of a part. */
export interface PackPart {
  readonly item: PackItem;
  /** From 1. */
  readonly firstPage: number;
  readonly pages: number;
  readonly accessible: boolean;
}

export interface Pack {
  readonly bytes: Uint8Array;
  readonly parts: readonly PackPart[];
  readonly pages: number;
  /** Claims PDF/UA-1: every part does. */
  readonly accessible: boolean;
}

export async function makePack(items: readonly PackItem[], options: PackOptions): Promise<Outcome<Pack>> {
  const diagnostics: Diagnostic[] = [];
  let readable: Readable[] = [];
  for (const item of items) {
    const opened = await openItem(item, options);
    diagnostics.push(...opened.diagnostics);
    if (opened.value) readable.push(opened.value);
  }
  while (readable.length > 0) {
    const parts = withoutGaps(readable);
    const binder = await Binder.begin(options, parts);
    const broken = await firstBroken(parts, (part) => binder.add(part));
    if (!broken)
      return { value: await binder.finish(), diagnostics: [...diagnostics, ...inaccessible(parts)] };
    diagnostics.push(broken.diagnostic);
    readable = parts.filter((part) => part !== broken.part);
  }
  return { value: undefined, diagnostics };
}

/** What is attached to a paper is counted anew where some of it is left out. */
function withoutGaps(parts: readonly Readable[]): Readable[] {
  const counts = new Map<string, number>();
  return parts.map((part) => {
    const { item } = part;
    if (item.level === 0) return part;
    const [paper = ""] = item.number.split(".");
    const count = (counts.get(paper) ?? 0) + 1;
    counts.set(paper, count);
    return { ...part, item: { ...item, number: `${paper}.${count}` } };
  });
}

class Binder {
  readonly #pdf: PDFDocument;
  readonly #options: PackOptions;
  readonly #tags: Structure;
  readonly #front: number;
  readonly #total: number;
  readonly #pages: PDFRef[] = [];
  readonly #entries: Entry[] = [];
  readonly #bookmarks: { readonly level: number; readonly bookmark: Bookmark & { children: Bookmark[] } }[] =
    [];
  readonly #ids: [string, PDFRef][] = [];
  readonly #parts: PackPart[] = [];
  readonly #stamps: Typesetter;
  #archival = true;

  private constructor(pdf: PDFDocument, options: PackOptions, parts: readonly Readable[]) {
    this.#pdf = pdf;
    this.#options = options;
    this.#tags = Structure.begin(pdf);
    this.#front = frontPages(parts.length);
    this.#total = this.#front + parts.reduce((sum, { pages }) => sum + pages, 0);
    this.#stamps = new Typesetter(pdf.context, options.fonts, "KStamp");
  }

  static async begin(options: PackOptions, parts: readonly Readable[]): Promise<Binder> {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    return new Binder(pdf, options, parts);
  }

  add({ item, pdf, pages, accessible, archival }: Readable): void {
    const firstPage = this.#front + this.#pages.length + 1;
    const mover = new Mover(pdf, this.#pdf, this.#tags, `${this.#parts.length + 1}-`);
    const refs = mover.move(this.#part(item));
    for (const [i, ref] of refs.entries()) this.#stamp(item, ref, firstPage + i);
    const children = readBookmarks(pdf, (destination) => mover.destination(destination));
    this.#ids.push(...mover.ids);
    this.#pages.push(...refs);
    const [first] = refs;
    const destination = first && topOf(this.#pdf, first);
    this.#entries.push({ item, page: firstPage, target: first });
    this.#bookmark(item, destination, children);
    this.#archival &&= archival;
    this.#parts.push({ item, firstPage, pages, accessible });
  }

  #part({ title, language }: PackItem): PDFRef {
    return this.#tags.add("Part", this.#tags.document, { T: title, Lang: textString(language) });
  }

  #bookmark(item: PackItem, destination: PDFArray | undefined, children: Bookmark[]): void {
    const bookmark = { title: `${item.number} ${item.title}`, destination, children: [...children] };
    const parent = item.level === 1 ? this.#bookmarks.findLast(({ level }) => level === 0) : undefined;
    if (parent) parent.bookmark.children.push(bookmark);
    else this.#bookmarks.push({ level: 0, bookmark });
  }

  async finish(): Promise<Pack> {
    const { title, language, created, words } = this.#options;
    const front = addFrontMatter(this.#pdf, this.#tags, this.#entries, this.#options);
    writePages(this.#pdf, [...front, ...this.#pages]);
    this.#pdf.catalog.set(PDFName.of("PageLabels"), this.#pdf.context.obj({ Nums: [0, { S: "D", St: 1 }] }));
    writeIds(this.#pdf, this.#ids);
    writeBookmarks(this.#pdf, [
      { title: words.contents, destination: front[1] && topOf(this.#pdf, front[1]), children: [] },
      ...this.#bookmarks.map(({ bookmark }) => bookmark),
    ]);
    this.#stamps.finish();
    this.#tags.finish();
    intendColours(this.#pdf);
    const accessible = this.#parts.every((part) => part.accessible);
    const archival = this.#archival ? "3a" : undefined;
    describe(this.#pdf, { title, language, created, claims: { accessible, archival } });
    const bytes = await savePdf(this.#pdf, `${title}\n${this.#total}\n${created.toISOString()}`);
    return { bytes, parts: this.#parts, pages: this.#total, accessible };
  }

  #stamp(item: PackItem, ref: PDFRef, number: number): void {
    const { headings, fonts, words } = this.#options;
    const page = PDFPage.of(this.#pdf.context.lookup(ref) as PDFPageLeaf, ref, this.#pdf);
    const text = words.stamp(item, number, this.#total);
    stampPage(this.#pdf, page, text, fontNamed(headings, fonts), this.#stamps);
  }
}
