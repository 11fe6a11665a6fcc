/**
 * Image files: which of them the layout engine can draw.
 *
 * Source: the formats' signatures; Typst 0.14 draws PNG, JPEG, GIF, WebP and SVG
 */
import { withoutMetadata } from "../../pdf-file/picture-metadata.ts";

export interface ShownImage {
  readonly extension: "png" | "jpg" | "gif" | "webp" | "svg";
  readonly bytes: Uint8Array;
}

/** The image as the engine takes it; undefined when it cannot. */
export function shownImage(bytes: Uint8Array): ShownImage | undefined {
  const format = imageFormat(bytes);
  switch (format) {
    case "png":
    case "jpg":
    case "gif":
    case "webp":
    case "svg":
      return { extension: format, bytes: withoutMetadata(bytes) };
    default:
      return undefined;
  }
}

/** By signature, whatever the name says. */
export function imageFormat(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512));
  const text = head.toString("latin1");
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("\xff\xd8\xff")) return "jpg";
  if (text.startsWith("GIF8")) return "gif";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  if (text.startsWith("BM")) return "bmp";
  if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return "tiff";
  if (head.length > 44 && head.readUInt32LE(0) === 1 && text.slice(40, 44) === " EMF") return "emf";
  if (text.startsWith("\xd7\xcd\xc6\x9a") || text.startsWith("\x01\0\x09\0")) return "wmf";
  if (/<svg[\s>]/.test(text) || /^\s*<\?xml[^>]*\?>\s*(<!--[\s\S]*?-->\s*)*<svg/.test(text)) return "svg";
  return "unknown format";
}
