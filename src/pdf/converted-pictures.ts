/**
 * Pictures in formats that the engine does not draw → SVG or PNG, before a document is read: the libraries that know
 * them are loaded when there is one.
 *
 * Windows metafiles (EMF and WMF) are played as vectors, without a raster beside it, which takes minutes for some.
 * Of scans (TIFF) the first page is shown, as in Word.
 */
import { runInNewContext } from "node:vm";
import type { WordPackage } from "../ooxml/package.ts";
import { imageFormat, type ShownImage } from "./read/images.ts";

/** By the name of their part; those that cannot be converted are missing. */
export type ConvertedPictures = ReadonlyMap<string, ShownImage>;

export const NONE_CONVERTED: ConvertedPictures = new Map();

type Convert = (bytes: Uint8Array) => Promise<ShownImage | undefined>;

const converters: ReadonlyMap<string, Convert> = new Map([
  ["emf", playMetafile],
  ["wmf", playMetafile],
  ["tiff", readTiff],
]);

export async function convertPictures(pkg: WordPackage): Promise<ConvertedPictures> {
  const converted = new Map<string, ShownImage>();
  // A picture of the first page for file managers: it stands on none, and may take longer than all that does.
  const thumbnail = pkg.related("", "thumbnail");
  for (const part of pkg.parts) {
    const bytes = part === thumbnail ? undefined : pkg.bytes(part);
    const convert = bytes && converters.get(imageFormat(bytes));
    const shown = convert && (await attempt(() => convert(bytes)));
    if (shown) converted.set(part, shown);
  }
  return converted;
}

/** What is damaged is not there: the reader says of it that it is not drawn. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

/** Commands of one file, and characters of its SVG; larger ones stay undrawn. */
const MOST_RECORDS = 200_000;
const LARGEST_SVG = 4_000_000;

/** What is damaged may be played all the same, and show nothing. */
const DRAWN = /<(?:path|text|image|rect|ellipse|line|poly)/;

async function playMetafile(bytes: Uint8Array): Promise<ShownImage | undefined> {
  const { convertMetafileToSvg } = await import("emf-converter");
  const options = { idPrefix: "m", exactRasterOps: false, maxRecords: MOST_RECORDS };
  const svg = await convertMetafileToSvg(new Uint8Array(bytes).buffer, options);
  const isDrawn = svg !== null && svg.length <= LARGEST_SVG && DRAWN.test(svg);
  return isDrawn ? { extension: "svg", bytes: Buffer.from(svg) } : undefined;
}

/** An A4 page at 600 dots an inch; what is larger takes more memory than a process has. */
const MOST_PIXELS = 36_000_000;

async function readTiff(bytes: Uint8Array): Promise<ShownImage | undefined> {
  const { default: UTIF } = await import("utif2");
  const buffer = new Uint8Array(bytes).buffer;
  const decode = () => {
    // Width and height are tags 256 and 257, TIFF 6.0 §8; a page without them is a preview's data.
    const [page] = UTIF.decode(buffer).filter((page) => page.t256 && page.t257);
    const [width, height] = [page?.t256, page?.t257].map((tag) => Number((tag as number[] | undefined)?.[0]));
    if (!page || !canHold(width, height)) return undefined;
    UTIF.decodeImage(buffer, page);
    return { pixels: UTIF.toRGBA8(page), width: page.width, height: page.height };
  };
  // Damage may keep it going for ever, and fill the memory.
  const found: ReturnType<typeof decode> = runInNewContext("decode()", { decode }, { timeout: LONGEST });
  const isWhole = found && found.pixels.length === 4 * found.width * found.height;
  return isWhole ? encodePng(found.pixels, found.width, found.height) : undefined;
}

/** Milliseconds; a page in colours takes one thousand. */
const LONGEST = 3000;

function canHold(width: number | undefined, height: number | undefined): boolean {
  return (
    width !== undefined && height !== undefined && width > 0 && height > 0 && width * height <= MOST_PIXELS
  );
}

/** @param pixels red, green, blue and opacity, a byte each */
async function encodePng(pixels: Uint8Array, width: number, height: number): Promise<ShownImage> {
  const { PNG } = await import("pngjs");
  const png = new PNG({ width, height });
  png.data = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  return { extension: "png", bytes: PNG.sync.write(png, { colorType: colorType(pixels) }) };
}

/** Gray, as scans of papers are, red, green and blue, or with opacity. PNG 3rd ed. §11.2.1 */
function colorType(pixels: Uint8Array): 0 | 2 | 6 {
  let isGray = true;
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] !== 255) return 6;
    isGray &&= pixels[i] === pixels[i + 1] && pixels[i] === pixels[i + 2];
  }
  return isGray ? 0 : 2;
}
