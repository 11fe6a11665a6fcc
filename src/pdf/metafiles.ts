/**
 * Windows metafiles (EMF and WMF) → SVG, before a document is read: the library that plays them takes its time.
 *
 * Each is played as vectors, without a raster beside it, which takes minutes for some.
 */
import type { WordPackage } from "../ooxml/package.ts";
import { imageFormat } from "./read/images.ts";

/** By the name of their part; those that cannot be played are missing. */
export type Metafiles = ReadonlyMap<string, string>;

export const NO_METAFILES: Metafiles = new Map();

/** Commands of one file, and characters of its SVG; larger ones stay undrawn. */
const MOST_RECORDS = 200_000;
const LARGEST_SVG = 4_000_000;

/** What is damaged may be played all the same, and show nothing. */
const DRAWN = /<(?:path|text|image|rect|ellipse|line|poly)/;

export async function playMetafiles(pkg: WordPackage): Promise<Metafiles> {
  const played = new Map<string, string>();
  // A picture of the first page for file managers: it stands on none, and may take longer than all that does.
  const thumbnail = pkg.related("", "thumbnail");
  for (const part of pkg.parts) {
    const bytes = part === thumbnail ? undefined : pkg.bytes(part);
    const svg = bytes && ["emf", "wmf"].includes(imageFormat(bytes)) ? await play(bytes) : undefined;
    if (svg !== undefined) played.set(part, svg);
  }
  return played;
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
