/**
 * Spoils PDFs, in three layers: the bytes as they lie, the words of the objects, and the words inside of a
 * stream that is folded again. Offsets go wrong by that, as they do in files that people repair by hand.
 */
import { deflateSync, inflateSync } from "node:zlib";
import type { Random } from "./random.ts";

export const pdfLayers = ["bytes", "objects", "streams"] as const;
export type PdfLayer = (typeof pdfLayers)[number];

export function mutatePdf(pdf: Uint8Array, random: Random): { layer: PdfLayer; bytes: Uint8Array } {
  const layer = random.pick<PdfLayer>(["bytes", "objects", "objects", "objects", "streams"]);
  const mutators = { bytes: mutateBytes, objects: mutateObjects, streams: mutateStream };
  return { layer, bytes: mutators[layer](Buffer.from(pdf), random) };
}

function mutateBytes(pdf: Buffer, random: Random): Buffer {
  let bytes = pdf;
  for (let n = 1 + random.int(4); n > 0; n--) {
    const at = random.int(bytes.length);
    const length = random.int(Math.min(400, bytes.length - at));
    const change = random.pick<(b: Buffer) => Buffer>([
      (b) => Buffer.concat([b.subarray(0, at), Buffer.of(random.int(256)), b.subarray(at + 1)]),
      (b) => b.subarray(0, Math.max(1, at)),
      (b) => Buffer.concat([b.subarray(0, at), b.subarray(at + length)]),
      (b) => Buffer.concat([b.subarray(0, at), b.subarray(at, at + length), b.subarray(at)]),
    ]);
    bytes = change(bytes);
  }
  return bytes;
}

const words = [
  ...["0", "-1", "1e9", "99999999999999999999", "0.0000001", "NaN", "null", "true", "()", "<>", "[]", "<<>>"],
  ...["/Off", "/Btn", "/Tx", "/Ch", "/Sig", "/Widget", "/Kids", "/Parent", "/Type0", "/FlateDecode", "/Form"],
  ...["(\\376\\377)", "<FEFFD800>", "[", "]", "<<", ">>", "endobj", "stream", "1 0 R", "999999 0 R"],
];

function changedWords(text: string, random: Random): string {
  let changed = text;
  for (let n = 1 + random.int(3); n > 0; n--) {
    const found = [...changed.matchAll(/\d+ 0 R|\/\w+|-?[\d.]+|\([^)]*\)|<<|>>|\[|\]/g)];
    if (found.length === 0) return changed;
    const target = random.pick(found);
    const other = random.pick(found)[0];
    const put = random.pick([
      () => random.pick(words),
      () => other,
      () => "",
      () => `${target[0]} ${target[0]}`,
    ]);
    changed = changed.slice(0, target.index) + put() + changed.slice(target.index + target[0].length);
  }
  return changed;
}

/** From one object's number to the stream or the end of it. */
const OBJECT = /\d+ 0 obj\s[\s\S]*?(?=\sstream\r?\n|endobj)/g;

function mutateObjects(pdf: Buffer, random: Random): Buffer {
  const text = pdf.toString("latin1");
  const target = random.pick([...text.matchAll(OBJECT)]);
  const [head = "", body = ""] = [/^\d+ 0 obj\s/.exec(target[0])?.[0], target[0].replace(/^\d+ 0 obj\s/, "")];
  const changed = head + changedWords(body, random);
  return Buffer.from(
    text.slice(0, target.index) + changed + text.slice(target.index + target[0].length),
    "latin1",
  );
}

function mutateStream(pdf: Buffer, random: Random): Buffer {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)];
  const target = random.pick(streams);
  const [, body = ""] = target;
  let unfolded: string;
  try {
    unfolded = inflateSync(Buffer.from(body, "latin1")).toString("latin1");
  } catch {
    return mutateBytes(pdf, random);
  }
  const changed = deflateSync(Buffer.from(changedWords(unfolded.slice(0, 200_000), random), "latin1"));
  const at = target.index + target[0].indexOf(body);
  return Buffer.concat([pdf.subarray(0, at), changed, pdf.subarray(at + body.length)]);
}
