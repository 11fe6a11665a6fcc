/**
 * What a file is that bears a Word file's name and is none.
 *
 * Source: the formats' signatures; [MS-CFB] §2.2, §2.6.1 (names of streams are UTF-16); ODF 1.3 part 2 §3.3 (mimetype)
 */
import type { WordPackage } from "./package.ts";

/** Keys of `fileFormat` in the texts. */
export type OtherFormat = "doc" | "rtf" | "odf" | "pdf" | "excel" | "powerpoint";

const beginnings: readonly (readonly [string, OtherFormat])[] = [
  ["%PDF-", "pdf"],
  ["{\\rtf", "rtf"],
];

export function otherFormat(bytes: Uint8Array): OtherFormat | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.toString("latin1", 0, 100);
  if (isCompoundFile(bytes)) return file.includes(Buffer.from("WordDocument", "utf16le")) ? "doc" : undefined;
  if (/^PK[\s\S]{28}mimetypeapplication\/vnd\.oasis\.opendocument/.test(head)) return "odf";
  return beginnings.find(([beginning]) => head.startsWith(beginning))?.[1];
}

/** Old .doc files and password-protected .docx files are OLE compound files. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/** A package of another program of the same makers. */
export function otherProgram(pkg: WordPackage): OtherFormat | undefined {
  const type = pkg.contentType(pkg.mainPart) ?? "";
  if (/spreadsheetml|ms-excel/i.test(type)) return "excel";
  return /presentationml|ms-powerpoint/i.test(type) ? "powerpoint" : undefined;
}
