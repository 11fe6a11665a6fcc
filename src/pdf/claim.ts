/**
 * Adds the claim of PDF/UA-1 to a PDF/A-3a that Typst wrote.
 *
 * Typst exports one standard a call. The document is known to be PDF/UA-1, or has been exported as
 * such too, so the claim is true; what is missing is the claim itself: `pdfuaid:part` in the XMP, its
 * description for PDF/A (a property of a foreign schema must be described), and that
 * viewers show the title. Elements also get the roles that Typst has no word for (`retag.ts`).
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
import { retag } from "./retag.ts";
import {
  found,
  type Insertion,
  numberAfter,
  objectText,
  offsetOf,
  readTable,
  rewrite,
} from "./typst-file.ts";

/**
 * @throws {Error} when the bytes are not laid out as Typst 0.14 does; a test holds this
 */
export function claimAccessibility(pdf: Uint8Array, properties: readonly XmpProperty[] = []): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const table = readTable(bytes);
  const root = numberAfter(bytes, "/Root ", table.at);
  const catalog = objectText(bytes, table, root);
  const metadata = Number(found(/\/Metadata (\d+) 0 R/.exec(catalog.text), "Metadata")[1]);
  return rewrite(bytes, table, [
    ...describe(bytes, offsetOf(table, metadata), properties),
    showTitle(catalog),
    ...retag(bytes, table),
  ]);
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
