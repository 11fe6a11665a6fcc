/** Reads PDFs back with pdf.js, which we did not write. */
import { extractImages, getDocumentProxy, getResolvedPDFJS } from "unpdf";

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

/** What a page is painted by, under pdf.js's name of it. */
interface Operator {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Of each page, in order. */
async function readOperators(pdf: Uint8Array): Promise<Operator[][]> {
  const [document, { OPS }] = [await getDocumentProxy(new Uint8Array(pdf)), await getResolvedPDFJS()];
  const names = new Map(Object.entries(OPS).map(([name, of]) => [of, name]));
  const pages: Operator[][] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { fnArray, argsArray } = await (await document.getPage(n)).getOperatorList();
    pages.push(fnArray.map((of, i) => ({ name: names.get(of) ?? "", args: argsArray[i] ?? [] })));
  }
  return pages;
}

/** How often the pages cut off what is drawn next. */
export async function countClips(pdf: Uint8Array): Promise<number> {
  return (await readOperators(pdf)).flat().filter(({ name }) => name === "clip").length;
}

/** What the first page is filled and written with, as `#rrggbb`. */
export async function fillColors(pdf: Uint8Array): Promise<string[]> {
  const [first = []] = await readOperators(pdf);
  return first.flatMap(({ name, args }) => (name === "setFillRGBColor" ? [String(args[0])] : []));
}

/** How wide the first page's lines are and in what colours, as `1.5 #rrggbb`. */
export async function strokeLooks(pdf: Uint8Array): Promise<string[]> {
  const { OPS } = await getResolvedPDFJS();
  const [first = []] = await readOperators(pdf);
  const found: string[] = [];
  let [width, color] = [1, "#000000"];
  for (const { name, args } of first) {
    if (name === "setLineWidth") width = Number(args[0]);
    if (name === "setStrokeRGBColor") color = String(args[0]);
    if (name === "constructPath" && args[0] === OPS.stroke) found.push(`${width} ${color}`);
  }
  return found;
}

/** Lengths of dashes and gaps that the first page's lines are drawn with. */
export async function dashes(pdf: Uint8Array): Promise<number[][]> {
  const [first = []] = await readOperators(pdf);
  return first.flatMap(({ name, args }) => (name === "setDash" ? [args[0] as number[]] : []));
}

/** How many strokes the pages hold: lines under and through text, borders, frames. */
export async function countStrokes(pdf: Uint8Array): Promise<number> {
  const { OPS } = await getResolvedPDFJS();
  const painted = (await readOperators(pdf)).flat();
  return painted.filter(({ name, args }) => name === "constructPath" && args[0] === OPS.stroke).length;
}

/** Where pictures stand: their lower edge, points from the page's bottom. */
export async function picturePlaces(pdf: Uint8Array): Promise<{ page: number; bottom: number }[]> {
  const pages = await readOperators(pdf);
  return pages.flatMap((painted, i) => lowerEdges(painted).map((bottom) => ({ page: i + 1, bottom })));
}

function lowerEdges(painted: readonly Operator[]): number[] {
  const found: number[] = [];
  const around: { shift: number; scale: number }[] = [];
  let now = { shift: 0, scale: 1 };
  for (const { name, args } of painted) {
    if (name === "save") around.push(now);
    if (name === "restore") now = around.pop() ?? now;
    if (name === "transform") {
      const [, , , d = 1, , f = 0] = args as readonly number[];
      now = { shift: now.shift + f * now.scale, scale: now.scale * d };
    }
    if (name === "paintImageXObject") found.push(now.shift);
  }
  return found;
}

/** Texts (`t`) and pictures (`p`) of the first page, in the order in which they are painted. */
export async function paintOrder(pdf: Uint8Array): Promise<string> {
  const [first = []] = await readOperators(pdf);
  return first
    .map(({ name }) => (name === "showText" ? "t" : name === "paintImageXObject" ? "p" : ""))
    .join("")
    .replace(/(.)\1+/g, "$1");
}

/** How large what is drawn on the first page is, in whole points. */
export async function pathSizes(pdf: Uint8Array): Promise<{ width: number; height: number }[]> {
  const [first = []] = await readOperators(pdf);
  return first.flatMap(({ name, args }) => {
    if (name !== "constructPath") return [];
    const [, , [left = 0, top = 0, right = 0, bottom = 0]] = args as [unknown, unknown, number[]];
    return [{ width: Math.round(right - left), height: Math.round(bottom - top) }];
  });
}

/** Of the first picture on the first page: a number for each channel of each pixel, row by row. */
export async function firstPixels(pdf: Uint8Array): Promise<number[]> {
  const [image] = await extractImages(await getDocumentProxy(new Uint8Array(pdf)), 1);
  return [...(image?.data ?? [])];
}
