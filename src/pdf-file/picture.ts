/**
 * A PNG or JPEG in a PDF, the right way up.
 */
import { type PDFDocument, PDFName, type PDFRef, PDFStream } from "pdf-lib";
import { type Orientation, orientationOf } from "./exif.ts";
import { compose, type Matrix } from "./objects.ts";
import { withoutMetadata } from "./picture-metadata.ts";

export interface Picture {
  readonly ref: PDFRef;
  /** Pixels, as it is seen. */
  readonly width: number;
  readonly height: number;
  /** Of four inks, which mean nothing where a file's colours are those of a screen. */
  readonly hasPrintColours: boolean;
  readonly orientation: Orientation;
}

/** From the stored picture's unit square to the one that is seen; y upwards. */
const upright: Readonly<Record<Orientation, Matrix>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

/** `undefined` when the bytes are no PNG or JPEG, or are damaged. */
export async function embedPicture(pdf: PDFDocument, bytes: Uint8Array): Promise<Picture | undefined> {
  const image = await embed(pdf, bytes);
  if (!image) return undefined;
  const orientation = orientationOf(bytes);
  const isTurned = orientation >= 5;
  const [width, height] = isTurned ? [image.height, image.width] : [image.width, image.height];
  const stream = pdf.context.lookup(image.ref, PDFStream);
  const hasPrintColours = stream.dict.get(PDFName.of("ColorSpace")) === PDFName.of("DeviceCMYK");
  return { ref: image.ref, width, height, orientation, hasPrintColours };
}

/** The matrix that draws a picture in an area, y upwards. */
export function pictureMatrix(
  { orientation }: Picture,
  x: number,
  y: number,
  width: number,
  height: number,
): Matrix {
  return compose(upright[orientation], [width, 0, 0, height, x, y]);
}

async function embed(pdf: PDFDocument, bytes: Uint8Array) {
  try {
    const image = bytes[0] === 0x89 ? await pdf.embedPng(bytes) : await pdf.embedJpg(withoutMetadata(bytes));
    await image.embed();
    return image;
  } catch {
    return undefined;
  }
}
