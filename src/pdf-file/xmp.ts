/**
 * What Kansli writes into the XMP of a PDF: the claim of PDF/UA-1, and where a paper comes from.
 *
 * PDF/A wants every property of a schema that it does not know described; these are the descriptions, items
 * of `pdfaExtension:schemas`.
 *
 * Source: ISO 14289-1 §5; ISO 19005-3 §6.6.2.3 (extension schemas)
 */
import { escapeXml, unescapeXml } from "../ooxml/xml.ts";

export const accessibleSchema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" +
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>" +
  '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>" +
  "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>" +
  "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>";
export const accessibleClaim =
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">' +
  "<pdfuaid:part>1</pdfuaid:part></rdf:Description>";

/** What a paper says of itself in its XMP: by name, which XML allows as one. */
export interface XmpProperty {
  readonly name: string;
  readonly value: string;
  /** In English, for the archive's reader. */
  readonly description: string;
}

const XMP_NAMESPACE = "urn:kansli:provenance#";

export function ownSchema(properties: readonly XmpProperty[]): string {
  if (properties.length === 0) return "";
  const described = properties.map(
    ({ name, description }) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${escapeXml(description)}</pdfaProperty:description><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>`,
  );
  return (
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Where a paper made by Kansli comes from</pdfaSchema:schema>' +
    `<pdfaSchema:namespaceURI>${XMP_NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>kansli</pdfaSchema:prefix>` +
    `<pdfaSchema:property><rdf:Seq>${described.join("")}</rdf:Seq></pdfaSchema:property></rdf:li>`
  );
}

export function ownValues(properties: readonly XmpProperty[]): string {
  if (properties.length === 0) return "";
  const values = properties.map(({ name, value }) => `<kansli:${name}>${escapeXml(value)}</kansli:${name}>`);
  return `<rdf:Description rdf:about="" xmlns:kansli="${XMP_NAMESPACE}">${values.join("")}</rdf:Description>`;
}

/** The properties that Kansli wrote, by name; none in a PDF that Kansli did not make. */
export function readXmp(pdf: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const open = bytes.indexOf(`<rdf:Description rdf:about="" xmlns:kansli="${XMP_NAMESPACE}">`);
  if (open < 0) return new Map();
  const text = bytes.toString("utf8", open, bytes.indexOf("</rdf:Description>", open));
  const values = text.matchAll(/<kansli:(\w+)>([^<]*)<\/kansli:\1>/g);
  return new Map([...values].map(([, name = "", value = ""]) => [name, unescapeXml(value)]));
}
