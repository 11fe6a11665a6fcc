/** Reads PDFs back with pdf.js, which we did not write. */
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";

export interface ReadPdf {
  /** Of each page: its texts in content order, joined by spaces where pdf.js ends an item. */
  readonly pages: readonly string[];
  readonly text: string;
  /** Title, Lang, creation date, … */
  readonly info: Readonly<Record<string, unknown>>;
  readonly metadata: string;
  /** The structure as `H1(P)`-like text: roles only, in order. */
  readonly tags: string;
  readonly attachments: Readonly<
    Record<string, { filename: string; content: Uint8Array; description?: string }>
  >;
  readonly links: readonly { url?: string; alt?: string }[];
  readonly alternatives: readonly string[];
  readonly bytes: string;
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages: string[] = [];
  const trees: Node[] = [];
  const links: { url?: string; alt?: string }[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const { items } = await page.getTextContent();
    pages.push(tidy(items.map((i) => ("str" in i ? i.str + (i.hasEOL ? " " : "") : "")).join("")));
    const tree = (await page.getStructTree()) as Node | null;
    if (tree) trees.push(tree);
    for (const a of await page.getAnnotations()) {
      if (a.subtype === "Link") links.push({ url: a.url, alt: a.contentsObj?.str });
    }
  }
  const { info, metadata } = await document.getMetadata();
  const attachments = (await document.getAttachments()) ?? {};
  return {
    pages,
    text: tidy(pages.join(" ")),
    info: info as Record<string, unknown>,
    metadata: metadata?.getRaw() ?? "",
    tags: trees.map(roles).join(" "),
    attachments,
    links,
    alternatives: trees.flatMap(alternatives),
    bytes: Buffer.from(pdf).toString("latin1"),
  };
}

function tidy(text: string): string {
  return text
    .replace(/[\u200b\u2060]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function roles(node: Node): string {
  const inner = (node.children ?? []).map(roles).filter(Boolean).join(" ");
  if (!node.role || node.role === "Root" || node.role === "Document") return inner;
  return inner === "" ? node.role : `${node.role}(${inner})`;
}

function alternatives(node: Node): string[] {
  return [...(node.alt ? [node.alt] : []), ...(node.children ?? []).flatMap(alternatives)];
}

/** A piece of text where it stands; points from the page's top left corner, y of the baseline. */
export interface PlacedText {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export async function readPlaces(pdf: Uint8Array): Promise<PlacedText[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const found: PlacedText[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const { height } = page.getViewport({ scale: 1 });
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , , , x, y] = item.transform as number[];
      found.push({ page: n, text: tidy(item.str), x: x ?? 0, y: height - (y ?? 0), width: item.width });
    }
  }
  return found;
}

/** How often the pages cut off what is drawn next. */
export async function countClips(pdf: Uint8Array): Promise<number> {
  const [document, { OPS }] = [await getDocumentProxy(new Uint8Array(pdf)), await getResolvedPDFJS()];
  let count = 0;
  for (let n = 1; n <= document.numPages; n++) {
    const { fnArray } = await (await document.getPage(n)).getOperatorList();
    count += fnArray.filter((of) => of === OPS.clip).length;
  }
  return count;
}

/** What the first page is filled and written with, as `#rrggbb`. */
export async function fillColors(pdf: Uint8Array): Promise<string[]> {
  const [document, { OPS }] = [await getDocumentProxy(new Uint8Array(pdf)), await getResolvedPDFJS()];
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  return fnArray.flatMap((of, i) => (of === OPS.setFillRGBColor ? [String(argsArray[i][0])] : []));
}

/** How many strokes the pages hold: lines under and through text, borders, frames. */
export async function countStrokes(pdf: Uint8Array): Promise<number> {
  const [document, { OPS }] = [await getDocumentProxy(new Uint8Array(pdf)), await getResolvedPDFJS()];
  let count = 0;
  for (let n = 1; n <= document.numPages; n++) {
    const { fnArray, argsArray } = await (await document.getPage(n)).getOperatorList();
    count += fnArray.filter((of, i) => of === OPS.constructPath && argsArray[i][0] === OPS.stroke).length;
  }
  return count;
}

/** Where pictures stand: their lower edge, points from the page's bottom. */
export async function picturePlaces(pdf: Uint8Array): Promise<{ page: number; bottom: number }[]> {
  const [document, { OPS }] = [await getDocumentProxy(new Uint8Array(pdf)), await getResolvedPDFJS()];
  const found: { page: number; bottom: number }[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { fnArray, argsArray } = await (await document.getPage(n)).getOperatorList();
    let shifts: number[] = [0];
    let scales: number[] = [1];
    fnArray.forEach((of, i) => {
      if (of === OPS.save)
        [shifts, scales] = [
          [...shifts, shifts.at(-1) ?? 0],
          [...scales, scales.at(-1) ?? 1],
        ];
      if (of === OPS.restore) [shifts, scales] = [shifts.slice(0, -1), scales.slice(0, -1)];
      if (of === OPS.transform) {
        const [, , , d = 1, , f = 0] = argsArray[i] as number[];
        shifts[shifts.length - 1] = (shifts.at(-1) ?? 0) + f * (scales.at(-1) ?? 1);
        scales[scales.length - 1] = (scales.at(-1) ?? 1) * d;
      }
      if (of === OPS.paintImageXObject) found.push({ page: n, bottom: shifts.at(-1) ?? 0 });
    });
  }
  return found;
}

/** Texts (`t`) and pictures (`p`) of the first page, in the order in which they are painted. */
export async function paintOrder(pdf: Uint8Array): Promise<string> {
  const [document, { OPS }] = [await getDocumentProxy(new Uint8Array(pdf)), await getResolvedPDFJS()];
  const { fnArray } = await (await document.getPage(1)).getOperatorList();
  return fnArray
    .map((of) => (of === OPS.showText ? "t" : of === OPS.paintImageXObject ? "p" : ""))
    .join("")
    .replace(/(.)\1+/g, "$1");
}

/** How large what is drawn is, in whole points. */
export async function pathSizes(pdf: Uint8Array): Promise<{ width: number; height: number }[]> {
  const [document, { OPS }] = [await getDocumentProxy(new Uint8Array(pdf)), await getResolvedPDFJS()];
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  return fnArray.flatMap((of, i) => {
    if (of !== OPS.constructPath) return [];
    const [, , [left = 0, top = 0, right = 0, bottom = 0]] = argsArray[i] as [unknown, unknown, number[]];
    return [{ width: Math.round(right - left), height: Math.round(bottom - top) }];
  });
}
