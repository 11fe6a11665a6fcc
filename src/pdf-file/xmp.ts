/**
 * What Kansli writes into the XMP of a PDF: the claim of PDF/UA-1, and where a paper comes from.
 *
 * PDF/A wants every property of a schema that it does not know described; these are the descriptions, items
 * of `pdfaExtension:schemas`.
 *
 * Source: ISO 14289-1 §5; ISO 19005-3 §6.6.2.3 (extension schemas)
 */
import { escapeXml, unescapeXml } from "../ooxml/xml.ts";

/** What a paper says of itself in its XMP: by name, which XML allows as one. */
export interface XmpProperty {
  readonly name: string;
  readonly value: string;
  /** In English, for the archive's reader. */
  readonly description: string;
}

interface Schema {
  readonly title: string;
  readonly namespace: string;
  readonly prefix: string;
  readonly category: "internal" | "external";
  readonly valueType: "Integer" | "Text";
}

const accessibility: Schema = {
  title: "PDF/UA identification schema",
  namespace: "http://www.aiim.org/pdfua/ns/id/",
  prefix: "pdfuaid",
  category: "internal",
  valueType: "Integer",
};

const provenance: Schema = {
  title: "Where a paper made by Kansli comes from",
  namespace: "urn:kansli:provenance#",
  prefix: "kansli",
  category: "external",
  valueType: "Text",
};

const claim = [{ name: "part", value: "1", description: "PDF/UA version identifier" }];

export const accessibleSchema = descriptionOf(accessibility, claim);
export const accessibleClaim = valuesOf(accessibility, claim);

export function ownSchema(properties: readonly XmpProperty[]): string {
  return descriptionOf(provenance, properties);
}

export function ownValues(properties: readonly XmpProperty[]): string {
  return valuesOf(provenance, properties);
}

function descriptionOf(schema: Schema, properties: readonly XmpProperty[]): string {
  if (properties.length === 0) return "";
  const { title, namespace, prefix, category, valueType } = schema;
  const described = properties.map(
    ({ name, description }) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:category>${category}</pdfaProperty:category>` +
      `<pdfaProperty:description>${escapeXml(description)}</pdfaProperty:description>` +
      `<pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${valueType}</pdfaProperty:valueType></rdf:li>`,
  );
  return (
    `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${title}</pdfaSchema:schema>` +
    `<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>` +
    `<pdfaSchema:property><rdf:Seq>${described.join("")}</rdf:Seq></pdfaSchema:property></rdf:li>`
  );
}

function valuesOf(schema: Schema, properties: readonly XmpProperty[]): string {
  if (properties.length === 0) return "";
  const { prefix } = schema;
  const values = properties.map(
    ({ name, value }) => `<${prefix}:${name}>${escapeXml(value)}</${prefix}:${name}>`,
  );
  return `${opening(schema)}${values.join("")}</rdf:Description>`;
}

function opening({ prefix, namespace }: Schema): string {
  return `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">`;
}

/** The properties that Kansli wrote, by name; none in a PDF that Kansli did not make. */
export function readXmp(pdf: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const open = bytes.indexOf(opening(provenance));
  if (open < 0) return new Map();
  const text = bytes.toString("utf8", open, bytes.indexOf("</rdf:Description>", open));
  const values = text.matchAll(/<kansli:(\w+)>([^<]*)<\/kansli:\1>/g);
  return new Map([...values].map(([, name = "", value = ""]) => [name, unescapeXml(value)]));
}
