/**
 * Joins attachments behind a paper: one file to send.
 *
 * The paper's own files, such as the record that it was made from, stay attached. What the whole claims is what
 * all of its parts do.
 */
import { PDFDict, PDFDocument, PDFName } from "pdf-lib";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.ts";
import { describe, intendColours, Structure, savePdf, type Unclaimed } from "../../pdf-file/index.ts";
import { writeIds, writePages } from "./assemble.ts";
import { type Bookmark, readBookmarks, topOf, writeBookmarks } from "./bookmarks.ts";
import type { PackItem } from "./make-pack.ts";
import { Mover } from "./mover.ts";
import { firstBroken, inaccessible, type Look, openItem, type Readable, unarchival } from "./open-item.ts";

export type Joining = Look & Unclaimed;

/** @param paper comes first; the others are told and left out where they cannot be read */
export async function joinBehind(
  paper: PackItem,
  attachments: readonly PackItem[],
  joining: Joining,
): Promise<Outcome<Uint8Array>> {
  const diagnostics: Diagnostic[] = [];
  let parts: Readable[] = [];
  for (const item of [paper, ...attachments]) {
    const opened = await openItem(item, joining);
    diagnostics.push(...opened.diagnostics);
    if (opened.value) parts.push(opened.value);
  }
  for (;;) {
    const joint = await Joint.begin();
    const broken = await firstBroken(parts, (part) => joint.add(part));
    if (!broken) {
      const value = await joint.finish(paper, joining);
      return { value, diagnostics: [...diagnostics, ...inaccessible(parts), ...unarchival(parts)] };
    }
    diagnostics.push(broken.diagnostic);
    parts = parts.filter((part) => part !== broken.part);
  }
}

class Joint {
  readonly #pdf: PDFDocument;
  readonly #tags: Structure;
  readonly #parts: Readable[] = [];
  readonly #joined: ReturnType<typeof joinPart>[] = [];

  private constructor(pdf: PDFDocument) {
    this.#pdf = pdf;
    this.#tags = Structure.begin(pdf);
  }

  static async begin(): Promise<Joint> {
    return new Joint(await PDFDocument.create({ updateMetadata: false }));
  }

  add(part: Readable): void {
    this.#joined.push(joinPart(part, this.#joined.length, this.#pdf, this.#tags));
    this.#parts.push(part);
  }

  async finish({ file }: PackItem, about: Unclaimed): Promise<Uint8Array> {
    const [pdf, joined] = [this.#pdf, this.#joined];
    writePages(
      pdf,
      joined.flatMap(({ pages }) => pages),
    );
    writeIds(
      pdf,
      joined.flatMap(({ ids }) => ids),
    );
    writeBookmarks(
      pdf,
      joined.map(({ bookmark }) => bookmark),
    );
    this.#tags.finish();
    intendColours(pdf);
    const accessible = this.#parts.every((part) => part.accessible);
    const archival = this.#parts.every((part) => part.archival) ? "3a" : undefined;
    const { title, language, created, properties = [] } = about;
    describe(pdf, { title, language, created, properties, claims: { accessible, archival } });
    return savePdf(pdf, `${title}\n${file}`);
  }
}

function joinPart({ item, pdf: from }: Readable, index: number, pdf: PDFDocument, tags: Structure) {
  const mover = new Mover(from, pdf, tags, `${index + 1}-`);
  const part = tags.add("Part", tags.document, { T: item.title, Lang: item.language });
  const pages = mover.move(part);
  const children = readBookmarks(from, (destination) => mover.destination(destination));
  const [first] = pages;
  const bookmark: Bookmark = { title: item.title, destination: first && topOf(pdf, first), children };
  if (index === 0) keepFiles(from, pdf, mover);
  return { pages, bookmark, ids: mover.ids };
}

/** The files attached to the paper. */
function keepFiles(from: PDFDocument, to: PDFDocument, mover: Mover): void {
  const files = from.catalog.lookupMaybe(PDFName.of("Names"), PDFDict)?.get(PDFName.of("EmbeddedFiles"));
  const associated = from.catalog.get(PDFName.of("AF"));
  if (files) to.catalog.set(PDFName.of("Names"), to.context.obj({ EmbeddedFiles: mover.copy(files) }));
  if (associated) to.catalog.set(PDFName.of("AF"), mover.copy(associated));
}
