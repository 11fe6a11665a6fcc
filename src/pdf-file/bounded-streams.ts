/**
 * Bounds what the library unfolds: a few bytes of a stream may stand for more than there is memory for.
 *
 * The library reads object and cross-reference streams by itself when it opens a file, page contents when it embeds a
 * page, and asks nobody how large they may become. All its decoders grow their buffer through one method, which is
 * bounded here, for one stream and for all of one file.
 *
 * Source: @cantoo/pdf-lib 2.11, src/core/streams/DecodeStream.ts; a test holds it
 */
import { decodePDFRawStream, PDFContext, PDFRawStream } from "pdf-lib";

const MB = 1024 * 1024;
/** Bytes of one stream; no page or list of objects is longer. */
export const MOST_OF_A_STREAM = 64 * MB;
/** Bytes that all streams of a file may unfold to while it is worked on. */
const MOST_OF_A_FILE = 256 * MB;

const TOO_MUCH = "a stream unfolds to more than a document can be";

interface Decoder {
  buffer: Uint8Array;
  ensureBuffer(requested: number): Uint8Array;
}

let unfolded = 0;
let isBound = false;

/** Counts anew, for a new file; the first call sets the bounds. */
export function boundStreams(): void {
  unfolded = 0;
  if (isBound) return;
  isBound = true;
  const base = decoderBase();
  const { ensureBuffer } = base;
  base.ensureBuffer = function (this: Decoder, requested: number) {
    if (requested > MOST_OF_A_STREAM) throw new RangeError(TOO_MUCH);
    const before = this.buffer.byteLength;
    const buffer = ensureBuffer.call(this, requested);
    unfolded += buffer.byteLength - before;
    if (unfolded > MOST_OF_A_FILE) throw new RangeError(TOO_MUCH);
    return buffer;
  };
}

/** What all decoders inherit from, found by way of one of them. */
function decoderBase(): Decoder {
  const stream = PDFRawStream.of(
    PDFContext.create().obj({ Filter: "FlateDecode" }),
    Uint8Array.of(0x78, 0x9c),
  );
  const base = Object.getPrototypeOf(Object.getPrototypeOf(decodePDFRawStream(stream)));
  if (typeof base.ensureBuffer !== "function")
    throw new Error("the library's decoders are not where they were");
  return base;
}
