/**
 * How a photograph was held: cameras store its pixels as the sensor has them and say which way up they are.
 *
 * In: the bytes of a JPEG. Out: a number from 1 to 8. What is missing or damaged counts as upright.
 *
 * Source: Exif 2.32 §4.5.4 (APP1), §4.6.4 (Orientation); TIFF 6.0 §2 (header, directory)
 */

/** 1 is upright; 3, 6 and 8 are turned; 2, 4, 5 and 7 are mirrored as well. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
const ORIENTATION = 0x0112;
/** `Exif`, in bytes. */
const EXIF = 0x45786966;
const LITTLE_ENDIAN = 0x4949;

export function orientationOf(jpeg: Uint8Array): Orientation {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return 1;
  try {
    for (let at = 2; view.getUint16(at) !== START_OF_SCAN; at += 2 + view.getUint16(at + 2)) {
      const isExif = view.getUint16(at) === APP1 && view.getUint32(at + 4) === EXIF;
      if (isExif) return readOrientation(view, at + 10);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** @throws {RangeError} when the directory ends outside of the file */
function readOrientation(view: DataView, tiff: number): Orientation {
  const isLittle = view.getUint16(tiff) === LITTLE_ENDIAN;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  const count = view.getUint16(directory, isLittle);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + 12 * i;
    if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}
