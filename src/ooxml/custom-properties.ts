/**
 * Custom properties of an Office file: names and texts that Word shows under Properties › Custom.
 *
 * In: the bytes of a .docx. Out: the same with properties set, every other entry copied as it lies. A
 * property of that name that the file already has is replaced: papers are sometimes made templates.
 *
 * Source: ISO/IEC 29500-1 §22.3 (custom properties), §15.2.12.2 (the part); [MS-OSHARED] §2.3.3.2.2 (fmtid, pid)
 */
import type { WordPackage } from "./package.ts";
import { elements, escapeXml, parseXml, textOf } from "./xml.ts";
import { inflateEntry, readZip, replacedEntries, writeZip, type ZipEntry } from "./zip.ts";

const FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
/** 0 and 1 are taken by the format itself. */
const FIRST_PID = 2;
const PART = "docProps/custom.xml";
const RELATIONSHIPS = "_rels/.rels";
const CONTENT_TYPES = "[Content_Types].xml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const LIMIT = 16 * 1024 * 1024;

const transitional = {
  properties: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
  values: "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
  relationship: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
};
const strict = {
  properties: "http://purl.oclc.org/ooxml/officeDocument/customProperties",
  values: "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
  relationship: "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
};

/** In the order they are given; names differ in more than case. */
export type Properties = readonly (readonly [name: string, value: string])[];

/** @param bytes a .docx that Kansli can read */
export function withCustomProperties(bytes: Uint8Array, properties: Properties): Uint8Array {
  const entries = readZip(bytes);
  const relationships = textAt(entries, RELATIONSHIPS) ?? "";
  const target = targetOf(relationships);
  const part = target ?? PART;
  const names = relationships.includes(strict.relationship.slice(0, 30)) ? strict : transitional;
  const before = textAt(entries, part);
  const changed = new Map([[part, addProperties(before, properties, names)]]);
  if (target === undefined) announce(changed, entries, relationships, names);
  return writeZip(replacedEntries(entries, changed));
}

/** What a file says of itself, by name. */
export function readCustomProperties(pkg: WordPackage): ReadonlyMap<string, string> {
  const part = targetOf(pkg.xml(RELATIONSHIPS)?.text ?? "") ?? PART;
  const root = pkg.xml(part)?.root;
  const found = root ? elements(root, "cust:property") : [];
  return new Map(found.map((property) => [property.attributes.name ?? "", textOf(property)]));
}

function targetOf(relationships: string): string | undefined {
  if (relationships === "") return undefined;
  const found = elements(parseXml(relationships), "rel:Relationship").find((r) =>
    /\/(custom-properties|customProperties)$/.test(r.attributes.Type ?? ""),
  );
  return found?.attributes.Target?.replace(/^\//, "");
}

function addProperties(text: string | undefined, properties: Properties, names: typeof transitional): string {
  const xml = text ?? `${XML}<Properties xmlns="${names.properties}"/>`;
  const root = parseXml(xml);
  const taken = new Set(properties.map(([name]) => name.toLowerCase()));
  const kept = elements(root).filter((e) => !taken.has(e.attributes.name?.toLowerCase() ?? ""));
  const free = Math.max(FIRST_PID, ...kept.map((e) => Number(e.attributes.pid ?? 0) + 1));
  const added = properties.map(([name, value], index) => property(name, value, free + index, names));
  const start = xml.slice(0, root.contentStart).replace(/\s*\/>$/, ">");
  const tag = /<([^\s/>]+)/.exec(xml.slice(root.start))?.[1] ?? "Properties";
  return `${start}${kept.map((e) => xml.slice(e.start, e.end)).join("")}${added.join("")}</${tag}>`;
}

function property(name: string, value: string, pid: number, names: typeof transitional): string {
  const content = `<vt:lpwstr xmlns:vt="${names.values}">${escapeXml(value)}</vt:lpwstr>`;
  return `<property xmlns="${names.properties}" fmtid="${FMTID}" pid="${pid}" name="${escapeXml(name)}">${content}</property>`;
}

/** Relates a new part to the package and tells its type. */
function announce(
  changed: Map<string, string>,
  entries: readonly ZipEntry[],
  relationships: string,
  names: typeof transitional,
): void {
  const ids = new Set(elements(parseXml(relationships)).map((e) => e.attributes.Id));
  let id = "rIdKansli";
  while (ids.has(id)) id += "1";
  const namespace = "http://schemas.openxmlformats.org/package/2006";
  const relationship = `<Relationship xmlns="${namespace}/relationships" Id="${id}" Type="${names.relationship}" Target="/${PART}"/>`;
  changed.set(RELATIONSHIPS, insertedAtEnd(relationships, relationship));
  const types = textAt(entries, CONTENT_TYPES) ?? "";
  const type = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
  const isKnown = elements(parseXml(types)).some((e) => e.attributes.PartName === `/${PART}`);
  const override = `<Override xmlns="${namespace}/content-types" PartName="/${PART}" ContentType="${type}"/>`;
  if (!isKnown) changed.set(CONTENT_TYPES, insertedAtEnd(types, override));
}

function insertedAtEnd(xml: string, element: string): string {
  const end = xml.lastIndexOf("</");
  return xml.slice(0, end) + element + xml.slice(end);
}

function textAt(entries: readonly ZipEntry[], name: string): string | undefined {
  const entry = entries.find((e) => e.name === name);
  return entry && new TextDecoder().decode(inflateEntry(entry, LIMIT));
}
