/**
 * Adds the claim of PDF/UA-1 to a PDF/A-3a that Typst wrote.
 *
 * Typst exports one standard a call. The document is known to be PDF/UA-1, or has been exported as
 * such too, so the claim is true; what is missing is the claim itself: `pdfuaid:part` in the XMP, its
 * description for PDF/A (a property of a foreign schema must be described), and that
 * viewers show the title. Text is inserted and the cross-reference table shifted;
 * a library's load and save takes forty times as long.
 *
 * The same pass writes what the paper says of its origin, as properties of a schema of our own.
 *
 * Source: ISO 14289-1 §5, §7.1; ISO 19005-3 §6.6.2.3 (extension schemas)
 */
import {
  accessibleClaim,
  accessibleSchema,
  ownSchema,
  ownValues,
  type XmpProperty,
} from "../pdf-file/xmp.ts";

interface Insertion {
  readonly at: number;
  /** Bytes replaced. */
  readonly replaces: number;
  readonly text: string;
}

/**
 * @throws {Error} when the bytes are not laid out as Typst 0.14 does; a test holds this
 */
export function claimAccessibility(pdf: Uint8Array, properties: readonly XmpProperty[] = []): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const table = readTable(bytes);
  const root = numberAfter(bytes, "/Root ", table.at);
  const catalog = objectText(bytes, table, root);
  const metadata = Number(found(/\/Metadata (\d+) 0 R/.exec(catalog.text), "Metadata")[1]);
  const insertions = [...describe(bytes, offsetOf(table, metadata), properties), showTitle(catalog)];
  return rewrite(
    bytes,
    table,
    insertions.sort((a, b) => a.at - b.at),
  );
}

function describe(bytes: Buffer, start: number, properties: readonly XmpProperty[]): Insertion[] {
  const schemas = accessibleSchema + asLatin1(ownSchema(properties));
  const claims = accessibleClaim + asLatin1(ownValues(properties));
  const stream = bytes.indexOf("stream", start);
  const dictionary = bytes.toString("latin1", start, stream);
  const length = found(/\/Length (\d+)/.exec(dictionary), "Length");
  const bag = bytes.indexOf("</rdf:Bag></pdfaExtension:schemas>", stream);
  const end = bytes.indexOf("</rdf:RDF>", stream);
  if (bag < 0 || end < 0) throw new Error("no extension schemas in the XMP");
  const grown = Number(length[1]) + schemas.length + claims.length;
  return [
    { at: start + length.index, replaces: length[0].length, text: `/Length ${grown}` },
    { at: bag, replaces: 0, text: schemas },
    { at: end, replaces: 0, text: claims },
  ];
}

/** The UTF-8 bytes of a text, one a character, as insertions are written. */
function asLatin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function showTitle(catalog: { text: string; at: number }): Insertion {
  const open = /\/ViewerPreferences\s*<</.exec(catalog.text);
  return open
    ? { at: catalog.at + open.index + open[0].length, replaces: 0, text: "\n    /DisplayDocTitle true" }
    : {
        at: catalog.at + catalog.text.indexOf("<<") + 2,
        replaces: 0,
        text: "\n  /ViewerPreferences << /DisplayDocTitle true >>",
      };
}

interface Table {
  readonly at: number;
  /** Of each object, by number; 0 for free ones. */
  readonly offsets: readonly number[];
}

function readTable(bytes: Buffer): Table {
  const tail = bytes.toString("latin1", Math.max(0, bytes.length - 64));
  const at = Number(found(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail), "startxref")[1]);
  const text = bytes.toString("latin1", at);
  const head = found(/^xref\s+0 (\d+)\s+/.exec(text), "xref");
  const offsets = [...text.matchAll(/^(\d{10}) \d{5} ([nf])/gm)].map((m) =>
    m[2] === "n" ? Number(m[1]) : 0,
  );
  if (offsets.length !== Number(head[1])) throw new Error("the cross-reference table is not whole");
  return { at, offsets };
}

function offsetOf(table: Table, object: number): number {
  const at = table.offsets[object];
  if (!at) throw new Error(`no object ${object}`);
  return at;
}

function objectText(bytes: Buffer, table: Table, object: number): { text: string; at: number } {
  const at = offsetOf(table, object);
  return { text: bytes.toString("latin1", at, bytes.indexOf("endobj", at)), at };
}

function numberAfter(bytes: Buffer, word: string, from: number): number {
  const at = bytes.indexOf(word, from);
  if (at < 0) throw new Error(`no ${word.trim()}`);
  return Number.parseInt(bytes.toString("latin1", at + word.length, at + word.length + 10), 10);
}

function rewrite(bytes: Buffer, table: Table, insertions: readonly Insertion[]): Uint8Array {
  const shifted = (offset: number) =>
    insertions.reduce((at, i) => (i.at < offset ? at + i.text.length - i.replaces : at), offset);
  const parts: Buffer[] = [];
  let from = 0;
  for (const { at, replaces, text } of insertions) {
    parts.push(bytes.subarray(from, at), Buffer.from(text, "latin1"));
    from = at + replaces;
  }
  parts.push(bytes.subarray(from, table.at));
  const tail = bytes
    .toString("latin1", table.at)
    .replace(/^(\d{10})( \d{5} n)/gm, (_, at, rest) => String(shifted(Number(at))).padStart(10, "0") + rest)
    .replace(/startxref\s+\d+/, `startxref\n${shifted(table.at)}`);
  parts.push(Buffer.from(tail, "latin1"));
  return Buffer.concat(parts);
}

function found(match: RegExpExecArray | null, what: string): RegExpExecArray {
  if (!match) throw new Error(`no ${what} where Typst writes it`);
  return match;
}
