/**
 * Lays a letterhead under a paper's pages.
 *
 * In: a paper's PDF, and one whose first page goes under the first and whose second goes under all that follow;
 * a letterhead of one page goes under all. Out: the same paper. The letterhead is decoration: it is not read aloud,
 * and the paper's tags stay as they are. PDF/A stays claimed where the letterhead claims it too.
 *
 * Source: ISO 32000-1 §8.10 (form XObjects), §14.8.2.2 (artifacts)
 */
import { PDFArray, type PDFDocument, PDFName, type PDFPage } from "pdf-lib";
import { type Outcome, problem } from "../diagnostics/diagnostic.ts";
import { type About, claimsOf, describe, number, openPdf, resourcesOf, savePdf } from "../pdf-file/index.ts";

export interface Stationery {
  readonly file: string;
  readonly bytes: Uint8Array | undefined;
}

const NAME = "KStationery";

export async function layStationery(
  paper: Uint8Array,
  { file, bytes }: Stationery,
  about: Omit<About, "claims">,
): Promise<Outcome<Uint8Array>> {
  const under = bytes && (await openPdf(bytes));
  if (!under || !("pdf" in under)) {
    const place = { in: "file", file } as const;
    return { value: undefined, diagnostics: [problem("pdf/no-stationery", { file }, { place })] };
  }
  const opened = await openPdf(paper);
  if (!("pdf" in opened)) throw new Error("our own paper cannot be read", { cause: opened });
  const { pdf } = opened;
  const first = under.pdf.getPages().slice(0, 2);
  for (const page of first) drawSomething(page);
  const layers = await pdf.embedPages(first);
  for (const [i, page] of pdf.getPages().entries()) {
    const layer = layers[Math.min(i, layers.length - 1)];
    if (layer) layUnder(pdf, page, layer);
  }
  const { accessible, archival } = claimsOf(pdf);
  const claims = { accessible, archival: claimsOf(under.pdf).archival ? archival : undefined };
  describe(pdf, { ...about, claims });
  return { value: await savePdf(pdf, `${about.title}\n${file}`), diagnostics: [] };
}

/** The library does not take a page without contents. */
function drawSomething({ node }: PDFPage): void {
  if (!node.Contents()) node.set(PDFName.of("Contents"), node.context.register(node.context.stream("")));
}

type Layer = Awaited<ReturnType<PDFDocument["embedPages"]>>[number];

/** As large as the page, whatever size the letterhead has. */
function layUnder(pdf: PDFDocument, page: PDFPage, layer: Layer): void {
  const { context } = pdf;
  resourcesOf(pdf, page, "XObject").set(PDFName.of(NAME), layer.ref);
  const { x, y, width, height } = page.getMediaBox();
  const scale = [width / layer.width, height / layer.height].map(number);
  const matrix = `${scale[0]} 0 0 ${scale[1]} ${number(x)} ${number(y)} cm`;
  const drawn = context.register(context.flateStream(`/Artifact BMC q ${matrix} /${NAME} Do Q EMC\n`));
  const before = page.node.lookup(PDFName.of("Contents"));
  const own = before instanceof PDFArray ? before.asArray() : [page.node.get(PDFName.of("Contents"))];
  const contents = PDFArray.withContext(context);
  for (const stream of [drawn, ...own]) if (stream) contents.push(stream);
  page.node.set(PDFName.of("Contents"), contents);
}
