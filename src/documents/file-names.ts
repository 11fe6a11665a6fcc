/**
 * File and folder names that work on every system, from texts that a secretary typed.
 *
 * In: "22/123", "../x", "KS 2024:1", "CON". Out: "22-123", "x", "KS-2024-1", "CON-".
 * Different texts may give the same name; whoever asks must look for that.
 *
 * Source: Microsoft, "Naming Files, Paths, and Namespaces"; 255 bytes a name on Linux and macOS
 */
import { createHash } from "node:crypto";

/** UTF-8 bytes of a name: leaves room for a suffix, an extension and a temporary name around it. */
const LONGEST = 120;

/** Names that Windows keeps for devices, also with an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** One step of a path. Letters stay as they are, in NFC; what a file system may not like becomes "-". */
export function safeName(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{C}\p{Z}\s<>:"/\\|?*]+/gu, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return avoidDevice(shorten(plain || "-"));
}

/** A short name in lower-case Latin letters, for people's names: "Örebro län (RUN)" becomes "orebro-lan-run". */
export function slug(text: string): string {
  const latin = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[øðþæœßłđ]/g, (letter) => withoutMark[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return avoidDevice(shorten(latin || "-"));
}

/** Letters that have no decomposition in Unicode. */
const withoutMark: Readonly<Record<string, string>> = {
  ø: "o",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ł: "l",
  đ: "d",
};

function avoidDevice(name: string): string {
  return DEVICE.test(name) ? name.replace(/^[^.]+/, "$&-") : name;
}

/** A name that was cut ends in a hash of the whole, so that two long texts stay two names. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  let short = "";
  for (const letter of name) {
    if (Buffer.byteLength(short + letter) > LONGEST - hash.length - 1) break;
    short += letter;
  }
  return `${short.replace(/[-.]+$/, "")}-${hash}`;
}

/** What two names have in common when a file system takes them for one. */
export function foldedName(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
