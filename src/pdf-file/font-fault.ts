/**
 * Why a font file cannot be used.
 *
 * In: the bytes of any file. Out: a key of `fontFault` in the texts.
 *
 * Source: OpenType 1.9 (signatures; OS/2: fsType); WOFF 1.0 and 2.0 §4
 */

export type FontFault = "no-font" | "damaged" | "web" | "collection" | "restricted";

const SIGNATURES: Readonly<Record<string, FontFault>> = {
  wOFF: "web",
  wOF2: "web",
  ttcf: "collection",
  OTTO: "damaged",
  true: "damaged",
  "\0\x01\0\0": "damaged",
};

/** Of a file that could not be read as a font. */
export function fontFault(bytes: Uint8Array): FontFault {
  return SIGNATURES[String.fromCharCode(...bytes.subarray(0, 4))] ?? "no-font";
}

const RESTRICTED = 0x0002;
const MILDER = 0x000c;
const BITMAPS_ONLY = 0x0200;

/** Whether its maker forbids that a document carries it; of several licences the mildest counts. */
export function isRestricted(fsType: number): boolean {
  return ((fsType & RESTRICTED) !== 0 && (fsType & MILDER) === 0) || (fsType & BITMAPS_ONLY) !== 0;
}
