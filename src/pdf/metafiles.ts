/**
 * Windows metafiles (EMF and WMF) → SVG, before a document is read: the library that plays them takes its time.
 *
 * Each is played as vectors, without a raster beside it, which takes minutes for some.
 */
import { readPackage } from "../ooxml/package.ts";
import { imageFormat } from "./read/images.ts";

/** By the name of their part; those that cannot be played are missing. */
export type Metafiles = ReadonlyMap<string, string>;

export const NO_METAFILES: Metafiles = new Map();

/** Commands of one file, and characters of its SVG; larger ones stay undrawn. */
const MOST_RECORDS = 200_000;
const LARGEST_SVG = 4_000_000;

/** What is damaged may be played all the same, and show nothing. */
const DRAWN = /<(?:path|text|image|rect|ellipse|line|poly)/;

export async function playMetafiles(docx: Uint8Array, file: string): Promise<Metafiles> {
  if (!mayHoldMetafiles(docx)) return NO_METAFILES;
  const pkg = readPackage(docx, file).value;
  const played = new Map<string, string>();
  for (const part of pkg?.parts ?? []) {
    const bytes = pkg?.bytes(part);
    const svg = bytes && ["emf", "wmf"].includes(imageFormat(bytes)) ? await play(bytes) : undefined;
    if (svg !== undefined) played.set(part, svg);
  }
  return played;
}

/** Whether a name in it ends like theirs: most documents are not opened twice. */
function mayHoldMetafiles(docx: Uint8Array): boolean {
  const bytes = Buffer.from(docx.buffer, docx.byteOffset, docx.byteLength);
  return [".emf", ".wmf", ".EMF", ".WMF"].some((ending) => bytes.includes(ending, "latin1"));
}

async function play(bytes: Uint8Array): Promise<string | undefined> {
  const { convertMetafileToSvg } = await import("emf-converter");
  try {
    const copy = new Uint8Array(bytes).buffer;
    const options = { idPrefix: "m", exactRasterOps: false, maxRecords: MOST_RECORDS };
    const svg = await convertMetafileToSvg(copy, options);
    return svg !== null && svg.length <= LARGEST_SVG && DRAWN.test(svg) ? svg : undefined;
  } catch {
    // Damaged: the reader says of it that it is not drawn.
    return undefined;
  }
}
