/**
 * A docx-library document → bytes of a .docx that are the same every time.
 *
 * The library stamps the clock and random names into what it writes; here the archive is
 * opened again, its properties written anew and its parts put in a fixed order.
 * The title and subject are tags, so that each paper gets its own.
 *
 * Source: ISO/IEC 29500-2 §8 (core properties); test/starter/templates.test.ts
 */
import { type Document, Packer } from "docx";
import { escapeXml } from "../ooxml/xml.ts";
import { deflateEntry, inflateEntry, readZip, writeZip, type ZipEntry } from "../ooxml/zip.ts";
import { locales } from "../values/language.ts";
import { type Letterhead, organisationName } from "./letterhead.ts";

/** Larger than any part of a template, logo included; bytes. */
const LIMIT = 32 * 1024 * 1024;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/** A part of the finished package: what the library made of it, or something else. */
export type PartEdit = (name: string, xml: string) => string;

export async function packTemplate(
  document: Document,
  letterhead: Letterhead,
  edit: PartEdit,
): Promise<Uint8Array> {
  const packed = new Uint8Array(await Packer.toArrayBuffer(document));
  const entries = readZip(packed).filter((e) => !e.name.endsWith("/"));
  return writeZip(entries.sort(byPackageOrder).map((e) => repack(e, letterhead, edit)));
}

/** Content types first, as readers that stream expect; the rest by name. */
function byPackageOrder(a: ZipEntry, b: ZipEntry): number {
  const rank = (e: ZipEntry) => (e.name === "[Content_Types].xml" ? 0 : e.name === "_rels/.rels" ? 1 : 2);
  return rank(a) - rank(b) || (a.name < b.name ? -1 : 1);
}

function repack(entry: ZipEntry, letterhead: Letterhead, edit: PartEdit): ZipEntry {
  const bytes = inflateEntry(entry, LIMIT);
  if (!/\.(xml|rels)$/.test(entry.name)) return deflateEntry(entry.name, bytes);
  const xml = edit(entry.name, new TextDecoder().decode(bytes));
  return deflateEntry(entry.name, new TextEncoder().encode(fixed(entry.name, xml, letterhead)));
}

function fixed(name: string, xml: string, letterhead: Letterhead): string {
  switch (name) {
    case "docProps/core.xml":
      return coreProperties(letterhead);
    case "docProps/app.xml":
      return `${HEAD}<Properties xmlns="${EXTENDED}"><Application>Kansli</Application></Properties>`;
    default:
      return xml;
  }
}

function coreProperties(letterhead: Letterhead): string {
  const dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}" ${dc}>`,
    "<dc:title>{{title}}</dc:title>",
    "<dc:subject>{{document.name}}, {{words.reference}} {{reference}}</dc:subject>",
    `<dc:creator>${escapeXml(organisationName(letterhead))}</dc:creator>`,
    `<dc:language>${locales[letterhead.language]}</dc:language>`,
    "</cp:coreProperties>",
  ].join("");
}
