/**
 * Lays a letterhead under a paper's pages.
 *
 * In: a paper's PDF, and one whose first page goes under the first and whose second goes under all that follow;
 * a letterhead of one page goes under all. Out: the same paper. The letterhead is decoration: it is not read aloud,
 * and the paper's tags stay as they are. PDF/UA stays claimed where the letterhead has its fonts in it, PDF/A where it
 * claims that too.
 *
 * Source: ISO 32000-1 §8.10 (form XObjects), §14.8.2.2 (artifacts)
 */
import { PDFArray, type PDFDocument, PDFName, type PDFPage, type PDFRef } from "pdf-lib";
import { type Diagnostic, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import {
  attempt,
  bringsItsFonts,
  type Claims,
  claimsOf,
  compose,
  describe,
  hasRgbIntent,
  type Matrix,
  number,
  openPdf,
  resourcesOf,
  savePdf,
  type Unclaimed,
  type Visible,
  visibleBox,
  visiblePage,
} from "../pdf-file/index.ts";

export interface Stationery {
  readonly file: string;
  readonly bytes: Uint8Array | undefined;
}

const NAME = "KStationery";

export async function layStationery(
  paper: Uint8Array,
  { file, bytes }: Stationery,
  about: Unclaimed,
): Promise<Outcome<Uint8Array>> {
  const opened = await openPdf(paper);
  if (!("pdf" in opened)) throw new Error("our own paper cannot be read", { cause: opened });
  const { pdf } = opened;
  const under = bytes && (await openPdf(bytes));
  const laid = under && "pdf" in under ? await attempt(() => layAll(pdf, under.pdf)) : undefined;
  if (!laid || "refused" in laid) {
    const place = { in: "file", file } as const;
    return { value: undefined, diagnostics: [problem("pdf/no-stationery", { file }, { place })] };
  }
  describe(pdf, { ...about, claims: laid });
  return { value: await savePdf(pdf, `${about.title}\n${file}`), diagnostics: lostClaims(laid, file) };
}

async function layAll(pdf: PDFDocument, under: PDFDocument): Promise<Claims> {
  const sheets = under.getPages().slice(0, 2);
  for (const sheet of sheets) drawSomething(sheet);
  const layers = await pdf.embedPages(
    sheets,
    sheets.map(cropOf),
    sheets.map(() => [1, 0, 0, 1, 0, 0]),
  );
  // Else the library copies them when the paper is saved, where nobody asks whether they are sound.
  for (const layer of layers) await layer.embed();
  for (const [i, page] of pdf.getPages().entries()) {
    const at = Math.min(i, sheets.length - 1);
    const [layer, sheet] = [layers[at], sheets[at]];
    if (layer && sheet) layUnder(pdf, page, layer.ref, sheet);
  }
  return claimsWith(claimsOf(pdf), under, sheets);
}

/** What a paper may still claim with a letterhead under it. */
function claimsWith(own: Claims, under: PDFDocument, sheets: readonly PDFPage[]): Claims {
  const hasFonts = sheets.every(({ node }) => {
    const resources = node.Resources();
    return !resources || bringsItsFonts(resources);
  });
  const isArchival = hasFonts && claimsOf(under).archival !== undefined && hasRgbIntent(under);
  return { accessible: own.accessible && hasFonts, archival: isArchival ? own.archival : undefined };
}

function lostClaims({ accessible, archival }: Claims, file: string): Diagnostic[] {
  const lost = [...(archival ? [] : ["PDF/A"]), ...(accessible ? [] : ["PDF/UA"])].join(", ");
  return lost === ""
    ? []
    : [problem("pdf/plain-stationery", { file, lost }, { place: { in: "file", file } })];
}

/** The library does not take a page without contents. */
function drawSomething({ node }: PDFPage): void {
  if (!node.Contents()) node.set(PDFName.of("Contents"), node.context.register(node.context.stream("")));
}

function cropOf(page: PDFPage) {
  const { x, y, width, height } = visibleBox(page);
  return { left: x, bottom: y, right: x + width, top: y + height };
}

/** As large as the page, whatever size the letterhead has and however it is turned. */
function layUnder(pdf: PDFDocument, page: PDFPage, layer: PDFRef, sheet: PDFPage): void {
  const { context } = pdf;
  resourcesOf(pdf, page, "XObject").set(PDFName.of(NAME), layer);
  const matrix = placement(visiblePage(sheet), visiblePage(page)).map(number).join(" ");
  const drawn = context.register(context.flateStream(`/Artifact BMC q ${matrix} cm /${NAME} Do Q EMC\n`));
  const before = page.node.lookup(PDFName.of("Contents"));
  const own = before instanceof PDFArray ? before.asArray() : [page.node.get(PDFName.of("Contents"))];
  const contents = PDFArray.withContext(context);
  for (const stream of [drawn, ...own]) if (stream) contents.push(stream);
  page.node.set(PDFName.of("Contents"), contents);
}

/** From a letterhead's own space to a page's: as it is seen, stretched, and as the page is seen. */
function placement(sheet: Visible, page: Visible): Matrix {
  const upwards: Matrix = [1, 0, 0, -1, 0, sheet.height];
  const stretched: Matrix = [page.width / sheet.width, 0, 0, page.height / sheet.height, 0, 0];
  return compose(compose(compose(sheet.seen, upwards), stretched), page.upright);
}
