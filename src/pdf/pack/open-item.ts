/**
 * Opens what is to be joined, and looks at what it claims and how large it is.
 *
 * Form fields become text: a pack cannot be filled in, and names of fields would clash.
 */
import { type PDFDocument, PDFName } from "pdf-lib";
import { type Code, type Diagnostic, type Outcome, problem } from "../../diagnostics/diagnostic.ts";
import {
  attempt,
  claimsOf,
  flattenFields,
  hasRgbIntent,
  openPdf,
  type Refused,
  Structure,
} from "../../pdf-file/index.ts";
import type { PackItem, PackOptions } from "./make-pack.ts";
import { pictureDocument } from "./picture-page.ts";

/** More are a book, not an attachment. */
const MOST_PAGES = 1000;

/** What may stand in a PDF/A-3a: part 2 differs only in which files may be attached. */
const ARCHIVAL: ReadonlySet<string> = new Set(["2a", "3a"]);

export interface Readable {
  readonly item: PackItem;
  readonly pdf: PDFDocument;
  readonly pages: number;
  readonly accessible: boolean;
  readonly archival: boolean;
}

export type Look = Pick<PackOptions, "headings" | "fonts" | "colour">;

export async function openItem(item: PackItem, options: Look): Promise<Outcome<Readable>> {
  return item.kind === "picture" ? openPicture(item, options) : openDocument(item);
}

async function openPicture(item: PackItem, options: Look): Promise<Outcome<Readable>> {
  const picture = await pictureDocument(item, options);
  if (!picture) return refusal(item, { refused: "damaged", detail: "" });
  const { pdf, archival } = picture;
  return { value: { item, pdf, pages: 1, accessible: true, archival }, diagnostics: [] };
}

async function openDocument(item: PackItem): Promise<Outcome<Readable>> {
  const { title, file } = item;
  const place = { place: { in: "file", file } } as const;
  const opened = await openPdf(item.bytes);
  if ("refused" in opened) return refusal(item, opened);
  const { pdf } = opened;
  const pages = pdf.getPageCount();
  if (pages > MOST_PAGES) {
    const params = { title, pages, most: MOST_PAGES };
    return { value: undefined, diagnostics: [problem("pack/too-many-pages", params, place)] };
  }
  const looked = await attempt(() => {
    const claims = claimsOf(pdf);
    const accessible = claims.accessible && Structure.of(pdf) !== undefined;
    flattenForm(pdf);
    return { accessible, archival: ARCHIVAL.has(claims.archival ?? "") && hasRgbIntent(pdf) };
  });
  if ("refused" in looked) return refusal(item, looked);
  return { value: { item, pdf, pages, ...looked }, diagnostics: [] };
}

/** Tells of the parts that take the claim of PDF/UA from what they are joined into. */
export function inaccessible(parts: readonly Readable[]): Diagnostic[] {
  return parts.filter(({ accessible }) => !accessible).map((part) => lacking(part, "pack/not-accessible"));
}

/** Tells of those that take the claim of PDF/A. */
export function unarchival(parts: readonly Readable[]): Diagnostic[] {
  return parts.filter(({ archival }) => !archival).map((part) => lacking(part, "pack/not-archival"));
}

function lacking({ item: { title, file } }: Readable, code: Code): Diagnostic {
  return problem(code, { title }, { place: { in: "file", file } });
}

/** Moves parts into one document; what is wrong with a part may show only then. @returns the first that is damaged */
export async function firstBroken(
  parts: readonly Readable[],
  move: (part: Readable) => void,
): Promise<{ readonly part: Readable; readonly diagnostic: Diagnostic } | undefined> {
  for (const part of parts) {
    const moved = await attempt(() => move(part));
    const [diagnostic] = moved ? refusal(part.item, moved).diagnostics : [];
    if (diagnostic) return { part, diagnostic };
  }
  return undefined;
}

function refusal({ title, file }: PackItem, { refused, detail }: Refused): Outcome<Readable> {
  const code = refused === "encrypted" ? "pack/encrypted" : "pack/damaged";
  const place = { in: "file", file } as const;
  return { value: undefined, diagnostics: [problem(code, { title, detail }, { place })] };
}

function flattenForm(pdf: PDFDocument): void {
  if (!pdf.catalog.has(PDFName.of("AcroForm"))) return;
  const tags = Structure.of(pdf);
  flattenFields(pdf, tags);
  tags?.finish();
}
