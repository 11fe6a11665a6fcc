/**
 * A text as a QR code: a PNG of black and white.
 *
 * Source: ISO/IEC 18004 §6.3.8 (quiet zone of four modules); PNG 3rd ed. §5.2, §5.3, §11.2
 */
import { crc32, deflateSync } from "node:zlib";
import { encode } from "uqr";
import type { PictureFile } from "./pictures.ts";

/** Pixels to a module: enough for print at any size a letter has. */
const SCALE = 8;
const QUIET_ZONE = 4;

/** @returns `undefined` when the text is longer than a code can hold, about 2,300 bytes */
export function qrCode(text: string): PictureFile | undefined {
  const matrix = tryEncode(text);
  if (!matrix) return undefined;
  const pixels = matrix.length * SCALE;
  const lines = matrix.flatMap((row) => {
    const line = Buffer.alloc(1 + Math.ceil(pixels / 8));
    for (let x = 0; x < pixels; x++) {
      if (!row[Math.floor(x / SCALE)]) line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
    return Array<Buffer>(SCALE).fill(line);
  });
  const bytes = writePng(pixels, Buffer.concat(lines));
  return { extension: "png", size: { width: pixels / 2, height: pixels / 2 }, bytes };
}

function tryEncode(text: string): boolean[][] | undefined {
  try {
    return encode(text, { ecc: "M", border: QUIET_ZONE }).data;
  } catch (error) {
    if (error instanceof RangeError || /too long/i.test(String(error))) return undefined;
    throw error;
  }
}

/** A square of one bit a pixel; white is 1. */
function writePng(size: number, lines: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.writeUInt8(1, 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(lines)), chunk("IEND")]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const content = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, checksum]);
}
