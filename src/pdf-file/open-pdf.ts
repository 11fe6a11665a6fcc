/**
 * Opens and saves PDFs.
 *
 * In: bytes from anywhere. Out: a document, or why there is none. What is saved depends on nothing but what is
 * in it: no clock, no random identifier.
 */
import { createHash } from "node:crypto";
import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFRef,
  PDFStream,
} from "pdf-lib";
import { boundStreams } from "./bounded-streams.ts";

export interface Refused {
  readonly refused: "encrypted" | "damaged";
  readonly detail: string;
}

export type Opened = { readonly pdf: PDFDocument } | Refused;

/** Bytes within which a reader looks for the file's beginning, and for its end. */
const HEADER = 1024;

/** The library's time for a compressed table grows with the square of the objects: larger files get a plain one. */
const MANY_OBJECTS = 4000;

export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  if (!isPdf(bytes)) return { refused: "damaged", detail: "no %PDF header" };
  if (isEncrypted(bytes)) return { refused: "encrypted", detail: "/Encrypt" };
  boundStreams();
  return attempt(async () => {
    const pdf = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      throwOnInvalidObject: true,
    });
    pdf.getPages();
    return { pdf };
  });
}

/**
 * Works on a file from anywhere. The library throws wherever an object is not what the format says, at whatever
 * step comes upon it: then the file is damaged.
 */
export async function attempt<T>(work: () => T | Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { refused: error instanceof EncryptedPDFError ? "encrypted" : "damaged", detail };
  }
}

export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, HEADER)).includes("%PDF-");
}

/** The library also reads files that end too early, as far as they go. */
export function isCutOff(bytes: Uint8Array): boolean {
  return !new TextDecoder("latin1").decode(bytes.subarray(-HEADER)).includes("%%EOF");
}

/** Whether a trailer names how the file is encrypted; trailers themselves never are. */
export function isEncrypted(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf("/Encrypt"); at >= 0; at = file.indexOf("/Encrypt", at + 1)) {
    if (/^\/Encrypt\s+\d+\s+\d+\s+R/.test(file.toString("latin1", at, at + 40))) return true;
  }
  return false;
}

/** Forgets what nothing refers to any more: the library would write it all the same. */
function dropUnreachable(context: PDFContext): void {
  const { Root, Info, ID } = context.trailerInfo;
  const reached = new Set<PDFRef>();
  const waiting: (PDFObject | undefined)[] = [Root, Info, ID];
  for (let object = waiting.pop(); waiting.length > 0 || object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      waiting.push(context.lookup(object));
    } else if (object instanceof PDFDict) waiting.push(...object.values());
    else if (object instanceof PDFStream) waiting.push(...object.dict.values());
    else if (object instanceof PDFArray) for (const item of object.asArray()) waiting.push(item);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}

/** The document's bytes; its identifier is a hash of `seed`, or of what was there. */
export async function savePdf(pdf: PDFDocument, seed: string): Promise<Uint8Array> {
  const id = PDFHexString.of(createHash("sha256").update(seed).digest("hex").slice(0, 32));
  const ids = PDFArray.withContext(pdf.context);
  ids.push(id);
  ids.push(id);
  pdf.context.trailerInfo.ID = ids;
  await pdf.flush();
  dropUnreachable(pdf.context);
  const useObjectStreams = pdf.context.enumerateIndirectObjects().length < MANY_OBJECTS;
  return pdf.save({ updateFieldAppearances: false, useObjectStreams, addDefaultPage: false });
}
