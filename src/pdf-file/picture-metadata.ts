/**
 * Takes out of a picture what does not show: where and when a photograph was taken, with which camera, by whom.
 *
 * In: the bytes of a JPEG or PNG; others, and damaged ones, come back as they are. Out: the same pixels and
 * colours, and which way up they are. Nothing is decoded.
 *
 * Source: ITU-T T.81 §B.1.1 (markers); Exif 2.32 §4.5.4; PNG 3rd ed. §5.3 (chunks), §11.3 (those beside the pixels)
 */
import { type Orientation, orientationOf } from "./exif.ts";

export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = isJpeg(picture) ? jpegPieces(picture) : isPng(picture) ? pngPieces(picture) : undefined;
  if (!kept) return bytes;
  const clean = Buffer.concat(kept);
  return clean.equals(picture) ? bytes : clean;
}

const START_OF_SCAN = 0xda;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

function isJpeg(picture: Buffer): boolean {
  return picture.length > 4 && picture.readUInt16BE(0) === 0xffd8;
}

/** `undefined` where the segments before the pixels do not follow each other. */
function jpegPieces(picture: Buffer): Buffer[] | undefined {
  const orientation = orientationOf(picture);
  const pieces = [picture.subarray(0, 2), ...(orientation === 1 ? [] : [onlyOrientation(orientation)])];
  let at = 2;
  while (at + 4 <= picture.length && picture[at] === 0xff && picture[at + 1] !== START_OF_SCAN) {
    const end = at + 2 + picture.readUInt16BE(at + 2);
    const segment = picture.subarray(at, end);
    if (segment.length < end - at) return undefined;
    if (showsSomething(segment)) pieces.push(segment);
    at = end;
  }
  return picture[at + 1] === START_OF_SCAN ? [...pieces, picture.subarray(at)] : undefined;
}

/** Of what programs add, the resolution, the colour profile and how the colours are stored. */
function showsSomething(segment: Buffer): boolean {
  const marker = segment[1] ?? 0;
  if (marker === APP2) return segment.toString("latin1", 4, 15) === "ICC_PROFILE";
  const isAdded = (marker > APP0 && marker <= APP15) || marker === COMMENT;
  return !isAdded || marker === APP14;
}

/** APP1 with a directory of one entry. */
function onlyOrientation(orientation: Orientation): Buffer {
  return Buffer.from(
    `ffe10022${Buffer.from("Exif\0\0MM\0*").toString("hex")}0000000800010112000300000001000${orientation}000000000000`,
    "hex",
  );
}

const PNG_SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const untold = new Set(["eXIf", "tEXt", "zTXt", "iTXt", "tIME"]);

function isPng(picture: Buffer): boolean {
  return picture.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE);
}

/** `undefined` where the chunks do not follow each other to the end. */
function pngPieces(picture: Buffer): Buffer[] | undefined {
  const pieces: Buffer[] = [PNG_SIGNATURE];
  for (let at = PNG_SIGNATURE.length; at < picture.length; ) {
    if (at + 12 > picture.length) return undefined;
    const end = at + 12 + picture.readUInt32BE(at);
    if (end > picture.length) return undefined;
    const type = picture.toString("latin1", at + 4, at + 8);
    if (!untold.has(type)) pieces.push(picture.subarray(at, end));
    if (type === "IEND") return pieces;
    at = end;
  }
  return undefined;
}
