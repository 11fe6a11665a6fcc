/**
 * Word files for tests, written by hand so that a test shows the XML that matters.
 */
import { deflateEntry, inflateEntry, readZip, writeZip } from "../../src/ooxml/zip.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "application/vnd.openxmlformats-officedocument";

/** Namespaces a story may use, as Word declares them. */
export const names = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'mc:Ignorable="w14"',
].join(" ");

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

export interface WordFile {
  /** Content of `w:body`. */
  readonly body: string;
  /** Content of `w:styles`. */
  readonly styles?: string;
  /** Content of `w:numbering`. */
  readonly numbering?: string;
  readonly relations?: readonly Relation[];
  /** Other parts, whole. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Content types of other parts. */
  readonly types?: Readonly<Record<string, string>>;
  /** Relations of the package itself. */
  readonly packageRelations?: readonly Relation[];
}

export const wordTypes = {
  header: `${OFFICE}.wordprocessingml.header+xml`,
  footer: `${OFFICE}.wordprocessingml.footer+xml`,
  footnotes: `${OFFICE}.wordprocessingml.footnotes+xml`,
  endnotes: `${OFFICE}.wordprocessingml.endnotes+xml`,
  comments: `${OFFICE}.wordprocessingml.comments+xml`,
  core: "application/vnd.openxmlformats-package.core-properties+xml",
  app: `${OFFICE}.extended-properties+xml`,
  custom: `${OFFICE}.custom-properties+xml`,
};

export function wordFile(file: WordFile): Uint8Array {
  const styles = `${XML}<w:styles xmlns:w="${W}">${file.styles ?? ""}</w:styles>`;
  const relations: Relation[] = [
    { id: "rIdStyles", type: "styles", target: "styles.xml" },
    ...(file.numbering === undefined
      ? []
      : [{ id: "rIdNumbering", type: "numbering", target: "numbering.xml" }]),
    ...(file.relations ?? []),
  ];
  const types = {
    "word/document.xml": `${OFFICE}.wordprocessingml.document.main+xml`,
    "word/styles.xml": `${OFFICE}.wordprocessingml.styles+xml`,
    ...(file.numbering === undefined
      ? {}
      : { "word/numbering.xml": `${OFFICE}.wordprocessingml.numbering+xml` }),
    ...file.types,
  };
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": contentTypes(types),
    "_rels/.rels": relationships([
      { id: "rId1", type: "officeDocument", target: "word/document.xml" },
      ...(file.packageRelations ?? []),
    ]),
    "word/document.xml": `${XML}<w:document ${names}><w:body>${file.body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relationships(relations),
    "word/styles.xml": styles,
    ...(file.numbering === undefined
      ? {}
      : { "word/numbering.xml": `${XML}<w:numbering xmlns:w="${W}">${file.numbering}</w:numbering>` }),
    ...file.parts,
  };
  return pack(parts);
}

export function pack(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return writeZip(
    Object.entries(parts).map(([name, content]) =>
      deflateEntry(name, typeof content === "string" ? new TextEncoder().encode(content) : content),
    ),
  );
}

function contentTypes(types: Readonly<Record<string, string>>): string {
  const overrides = Object.entries(types).map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`,
  );
  return `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

/** The text of a relationships part. */
export function relationships(relations: readonly Relation[]): string {
  const items = relations.map(({ id, type, target, external }) => {
    const whole =
      type.endsWith("-properties") && type.startsWith("core")
        ? `${RELATIONSHIPS}/metadata/${type}`
        : `${R}/${type}`;
    return `<Relationship Id="${id}" Type="${whole}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
  });
  return `${XML}<Relationships xmlns="${RELATIONSHIPS}">${items.join("")}</Relationships>`;
}

/** Every part of a package as text. */
export function readParts(bytes: Uint8Array): Map<string, string> {
  return new Map(readZip(bytes).map((e) => [e.name, new TextDecoder().decode(inflateEntry(e, 1e9))]));
}

export function readPart(bytes: Uint8Array, part: string): string {
  const text = readParts(bytes).get(part);
  if (text === undefined) throw new Error(`no part ${part}`);
  return text;
}

/** What stands in `w:body`. */
export function bodyOf(bytes: Uint8Array): string {
  const xml = readPart(bytes, "word/document.xml");
  return xml.slice(xml.indexOf("<w:body>") + 8, xml.lastIndexOf("</w:body>"));
}

/** Text of a story as a reader sees it: a line for each paragraph, `\t` and `\n` as typed, cells by ` | `. */
export function visible(xml: string): string {
  return xml
    .replace(/<w:tab\/>/g, "\t")
    .replace(/<w:br\/>/g, "\n")
    .replace(/<\/w:p><\/w:tc><\/w:tr>/g, "\u2029")
    .replace(/<\/w:p><\/w:tc>/g, " | ")
    .replace(/<\/w:p>|<w:p\/>/g, "\u2029")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\u2029$/, "");
}

/** The lines of `visible`. */
export function lines(xml: string): string[] {
  return visible(xml).split("\u2029");
}

/** A paragraph of one run; with a style, if one is named. */
export function p(text: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : "";
  return `<w:p>${properties}${r(text)}</w:p>`;
}

export function r(text: string, properties = ""): string {
  const rPr = properties ? `<w:rPr>${properties}</w:rPr>` : "";
  return `<w:r>${rPr}<w:t xml:space="preserve">${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</w:t></w:r>`;
}

export function table(...rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 1;
  return `<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol w:w="1000"/>'.repeat(columns)}</w:tblGrid>${rows.map(row).join("")}</w:tbl>`;
}

function row(cells: readonly string[]): string {
  return `<w:tr>${cells.map((c) => `<w:tc><w:tcPr/>${c.startsWith("<") ? c : p(c)}</w:tc>`).join("")}</w:tr>`;
}
