/**
 * What a PDF says of itself: title, language, date, and which standards it holds to.
 *
 * Source: ISO 16684-1 (XMP); ISO 14289-1 §5 and §7.1; ISO 19005-3 §6.6 (metadata, extension schemas)
 */
import { PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFStream, PDFString } from "pdf-lib";
import { decodeStream } from "./decode-stream.ts";
import { dateString, textString } from "./objects.ts";
import { accessibleClaim, accessibleSchema, ownSchema, ownValues, type XmpProperty } from "./xmp.ts";

export interface Claims {
  /** PDF/UA-1. */
  readonly accessible: boolean;
  /** PDF/A, e.g. `3a`. */
  readonly archival?: string | undefined;
}

export interface About {
  readonly title: string;
  readonly language: string;
  /** The only date; never the clock. */
  readonly created: Date;
  readonly claims: Claims;
  /** Where it comes from. */
  readonly properties?: readonly XmpProperty[] | undefined;
}

/** All but the claims, which depend on what goes into the file. */
export type Unclaimed = Omit<About, "claims">;

/** What a document claims in its metadata. */
export function claimsOf(pdf: PDFDocument): Claims {
  const xmp = readXmp(pdf);
  const value = (name: string) => new RegExp(`${name}(?:>|=["'])\\s*(\\w)`).exec(xmp)?.[1];
  const part = value("pdfaid:part");
  return {
    accessible: value("pdfuaid:part") === "1",
    archival: part && `${part}${(value("pdfaid:conformance") ?? "").toLowerCase()}`,
  };
}

function readXmp(pdf: PDFDocument): string {
  const stream = pdf.catalog.lookup(PDFName.of("Metadata"));
  if (!(stream instanceof PDFStream)) return "";
  return new TextDecoder().decode(decodeStream(stream) ?? new Uint8Array());
}

/** Writes a document's metadata anew. */
export function describe(pdf: PDFDocument, about: About): void {
  const { context, catalog } = pdf;
  const xmp = new TextEncoder().encode(xmpOf(about));
  const dict = context.obj({ Type: "Metadata", Subtype: "XML", Length: xmp.length });
  catalog.set(PDFName.of("Metadata"), context.register(PDFRawStream.of(dict, xmp)));
  catalog.set(PDFName.of("Lang"), PDFString.of(about.language));
  const viewing = catalog.lookupMaybe(PDFName.of("ViewerPreferences"), PDFDict) ?? context.obj({});
  viewing.set(PDFName.of("DisplayDocTitle"), context.obj(true));
  catalog.set(PDFName.of("ViewerPreferences"), viewing);
  const date = PDFString.of(dateString(about.created));
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: textString(about.title),
      CreationDate: date,
      ModDate: date,
      Producer: textString("Kansli"),
    }),
  );
}

function xmpOf({ title, language, created, claims, properties = [] }: About): string {
  const date = `${created.toISOString().slice(0, 19)}Z`;
  const escaped = title.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c] ?? c);
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    "<dc:format>application/pdf</dc:format>",
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    "<pdf:Producer>Kansli</pdf:Producer></rdf:Description>",
    ...archivalClaim(claims),
    ...(claims.accessible ? [accessibleClaim] : []),
    ownValues(properties),
    ...schemas(claims, properties),
    '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function archivalClaim({ archival }: Claims): string[] {
  if (!archival) return [];
  const [part = "", conformance = ""] = archival;
  return [
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">' +
      `<pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>${conformance.toUpperCase()}</pdfaid:conformance>` +
      "</rdf:Description>",
  ];
}

/** PDF/A wants every property of a schema that it does not know described. */
function schemas({ archival, accessible }: Claims, properties: readonly XmpProperty[]): string[] {
  const described = (accessible ? accessibleSchema : "") + ownSchema(properties);
  if (!archival || described === "") return [];
  return [
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ' +
      'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" ' +
      'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>' +
      `${described}</rdf:Bag></pdfaExtension:schemas></rdf:Description>`,
  ];
}
