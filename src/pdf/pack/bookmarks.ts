/**
 * Bookmarks: read from the documents that are joined, written anew under each.
 *
 * Source: ISO 32000-1 §12.3.3 (document outline)
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNull, type PDFObject, type PDFRef } from "pdf-lib";
import { textIn, textString } from "../../pdf-file/index.ts";

export interface Bookmark {
  readonly title: string;
  readonly destination: PDFArray | undefined;
  readonly children: readonly Bookmark[];
}

/** Deeper ones are left out, as are all after so many: a file may lead round in circles. */
const DEEPEST = 6;
const MOST = 5000;

/** A document's own bookmarks. @param move gives the place where one leads in the new document */
export function readBookmarks(
  pdf: PDFDocument,
  move: (destination: PDFObject | undefined) => PDFArray | undefined,
): Bookmark[] {
  let left = MOST;
  const read = (parent: PDFDict | undefined, depth: number): Bookmark[] => {
    const found: Bookmark[] = [];
    let item = parent?.lookupMaybe(PDFName.of("First"), PDFDict);
    for (; item && depth < DEEPEST && left > 0; item = item.lookupMaybe(PDFName.of("Next"), PDFDict)) {
      left--;
      const action = item.lookupMaybe(PDFName.of("A"), PDFDict);
      const destination = move(item.get(PDFName.of("Dest")) ?? action?.get(PDFName.of("D")));
      found.push({ title: textIn(item, "Title") ?? "", destination, children: read(item, depth + 1) });
    }
    return found;
  };
  return read(pdf.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict), 0);
}

/** The top of a page, at the reader's own size. */
export function topOf(pdf: PDFDocument, page: PDFRef): PDFArray {
  const array = PDFArray.withContext(pdf.context);
  for (const part of [page, PDFName.of("XYZ"), PDFNull, PDFNull, PDFNull]) array.push(part);
  return array;
}

/** Writes bookmarks; the first level is open. */
export function writeBookmarks(pdf: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const { context, catalog } = pdf;
  const root = context.obj({ Type: "Outlines" });
  const ref = context.register(root);
  fill(pdf, root, ref, bookmarks);
  root.set(PDFName.of("Count"), context.obj(bookmarks.length));
  catalog.set(PDFName.of("Outlines"), ref);
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

function fill(pdf: PDFDocument, parent: PDFDict, parentRef: PDFRef, bookmarks: readonly Bookmark[]): void {
  const { context } = pdf;
  const refs = bookmarks.map(() => context.nextRef());
  for (const [i, { title, destination, children }] of bookmarks.entries()) {
    const item = context.obj({ Title: textString(title), Parent: parentRef });
    const [ref, before, after] = [refs[i], refs[i - 1], refs[i + 1]];
    if (!ref) continue;
    if (destination) item.set(PDFName.of("Dest"), destination);
    if (before) item.set(PDFName.of("Prev"), before);
    if (after) item.set(PDFName.of("Next"), after);
    if (children.length > 0) {
      fill(pdf, item, ref, children);
      item.set(PDFName.of("Count"), context.obj(-children.length));
    }
    context.assign(ref, item);
  }
  const [first, last] = [refs[0], refs.at(-1)];
  if (first) parent.set(PDFName.of("First"), first);
  if (last) parent.set(PDFName.of("Last"), last);
}
