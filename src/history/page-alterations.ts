/**
 * Which pages of a PDF differ from those that Kansli makes.
 *
 * In: the file, and the paper made again. Out: each page that was changed, added or taken away. A page is all that it
 * draws: its content, what that uses, its annotations and fields; not the numbers of its objects nor how they
 * are compressed, which a program that saves the file anew chooses as it likes.
 *
 * Source: ISO 32000-1 §7.7.3.3 (page objects)
 */
import { createHash } from "node:crypto";
import { diffArrays } from "diff";
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from "pdf-lib";
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import { decodeStream, openPdf } from "../pdf-file/index.ts";

/** Nothing of a file that cannot be read. */
export async function pageAlterations(
  file: Uint8Array,
  made: Uint8Array,
  name: string,
): Promise<Diagnostic[]> {
  const [is, was] = await Promise.all([openPdf(file), openPdf(made)]);
  if (!("pdf" in is) || !("pdf" in was)) return [];
  const found = changedPages(pagesOf(was.pdf), pagesOf(is.pdf), name);
  return found.length > 0
    ? found
    : [problem("history/pages-unchanged", {}, { place: { in: "file", file: name } })];
}

function changedPages(before: readonly string[], after: readonly string[], file: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  let [page, removed] = [1, 0];
  for (const part of diffArrays([...before], [...after])) {
    const { length } = part.value;
    if (part.removed) {
      removed = length;
      continue;
    }
    for (let i = 0; i < length && part.added; i += 1) {
      const code = removed > 0 ? "history/page-changed" : "history/page-added";
      found.push(problem(code, {}, { place: { in: "pdf", file, page: page + i } }));
      removed = Math.max(0, removed - 1);
    }
    if (!part.added) removed = tellRemoved(removed, page);
    page += length;
  }
  tellRemoved(removed, page);
  return found;

  function tellRemoved(count: number, before: number): 0 {
    if (count > 0)
      found.push(problem("history/pages-removed", { count, page: before }, { place: { in: "file", file } }));
    return 0;
  }
}

/** What each page draws, as a hash. */
function pagesOf(pdf: PDFDocument): string[] {
  const pages = pdf.getPages();
  const numbers = new Map(pages.map(({ ref }, index) => [ref, index + 1]));
  return pages.map(({ node }) => new PageDigest(pdf, numbers).of(node));
}

/** What leads out of the page, or counts its objects. */
const foreign = new Set([
  "Parent",
  "P",
  "StructParents",
  "StructParent",
  "Popup",
  "Metadata",
  "PieceInfo",
  "LastModified",
]);
const coding = new Set(["Length", "Filter", "DecodeParms", "DL"]);

class PageDigest {
  readonly #pdf: PDFDocument;
  readonly #pages: ReadonlyMap<PDFRef, number>;
  /** Hashes by object; of one that is being read, that it is. */
  readonly #known = new Map<PDFRef, string>();

  constructor(pdf: PDFDocument, pages: ReadonlyMap<PDFRef, number>) {
    this.#pdf = pdf;
    this.#pages = pages;
  }

  of(object: PDFObject | undefined): string {
    if (object instanceof PDFRef) return this.#ofRef(object);
    if (object instanceof PDFStream) {
      const bytes = decodeStream(object) ?? object.getContents();
      return hash(`${this.#ofDict(object.dict, coding)} ${hash(bytes)}`);
    }
    if (object instanceof PDFDict) return hash(this.#ofDict(object, new Set()));
    if (object instanceof PDFArray)
      return hash(
        object
          .asArray()
          .map((item) => this.of(item))
          .join(" "),
      );
    if (object instanceof PDFString || object instanceof PDFHexString) return hash(object.asBytes());
    if (object instanceof PDFNumber) return String(object.asNumber());
    return String(object);
  }

  #ofRef(ref: PDFRef): string {
    const page = this.#pages.get(ref);
    if (page !== undefined) return `page ${page}`;
    const known = this.#known.get(ref);
    if (known !== undefined) return known;
    this.#known.set(ref, "round");
    const found = this.of(this.#pdf.context.lookup(ref));
    this.#known.set(ref, found);
    return found;
  }

  #ofDict(dict: PDFDict, without: ReadonlySet<string>): string {
    const entries = dict.entries().map(([key, value]) => [key.decodeText(), value] as const);
    return entries
      .filter(([key]) => !foreign.has(key) && !without.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `/${key} ${this.of(value)}`)
      .join(" ");
  }
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
