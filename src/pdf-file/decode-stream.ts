/**
 * The bytes of a stream, as far as they can be had.
 *
 * A stream may be damaged, or unfold to more than there is memory for: then there are none.
 *
 * Source: ISO 32000-1 §7.3.8 (streams), §7.4 (filters)
 */
import { constants, inflateSync } from "node:zlib";
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream, type PDFStream } from "pdf-lib";
import { MOST_OF_A_STREAM } from "./bounded-streams.ts";

export function decodeStream(stream: PDFStream): Uint8Array | undefined {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const { contents, dict } = stream;
  if (contents.length === 0) return contents;
  try {
    if (isDeflated(stream) && !dict.has(PDFName.of("DecodeParms"))) {
      return inflateSync(contents, {
        maxOutputLength: MOST_OF_A_STREAM,
        finishFlush: constants.Z_SYNC_FLUSH,
      });
    }
    return decodePDFRawStream(stream).decode();
  } catch {
    return undefined;
  }
}

function isDeflated({ dict }: PDFRawStream): boolean {
  const filter = dict.lookup(PDFName.of("Filter"));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  return only === PDFName.of("FlateDecode");
}
