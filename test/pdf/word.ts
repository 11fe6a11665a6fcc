/** Small Word files, written in code. */
import { deflateEntry, writeZip } from "../../src/ooxml/zip.ts";

export interface WordParts {
  /** Content of `w:body`; a plain A4 section is added where it has none. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly settings?: string;
  /** `docProps/core.xml` content, e.g. `<dc:title>…</dc:title>`. */
  readonly core?: string;
  /** More parts of `word/`: name → content or bytes. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** More relationships of the main part: id → [type, target, external]. */
  readonly relationships?: Readonly<
    Record<string, readonly [type: string, target: string, external?: boolean]>
  >;
}

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(" ");
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageNs = "http://schemas.openxmlformats.org/package/2006";

export const a4 =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';

const usualStyles = `
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
${[1, 2, 3].map((n) => `<w:style w:type="paragraph" w:styleId="Rubrik${n}"><w:name w:val="heading ${n}"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="${n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`).join("")}`;

export function wordFile(word: WordParts): Uint8Array {
  const body = word.body.includes("<w:sectPr") ? word.body : word.body + a4;
  const root = (name: string, content: string) =>
    `<?xml version="1.0"?><w:${name} ${namespaces}>${content}</w:${name}>`;
  const own: Record<string, string | Uint8Array> = {
    "document.xml": root("document", `<w:body>${body}</w:body>`),
    "styles.xml": root("styles", word.styles ?? usualStyles),
    ...(word.numbering && { "numbering.xml": root("numbering", word.numbering) }),
    ...(word.footnotes && { "footnotes.xml": root("footnotes", word.footnotes) }),
    ...(word.settings && { "settings.xml": root("settings", word.settings) }),
  };
  for (const [name, content] of Object.entries(word.parts ?? {})) {
    own[name] =
      typeof content === "string" && /^(header|footer)/.test(name)
        ? root(name.startsWith("h") ? "hdr" : "ftr", content)
        : content;
  }
  const links = Object.keys(own)
    .filter((name) => /^(styles|numbering|footnotes|settings)/.test(name))
    .map((name) => [name, [name.replace(".xml", ""), name]] as const);
  const relationships = [...links, ...Object.entries(word.relationships ?? {})].map(
    ([id, [type, target, external]]) => relationship(id, `${office}/${type}`, target, external),
  );
  const files: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<Types xmlns="${packageNs}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    "_rels/.rels": relationshipsXml([
      relationship("r1", `${office}/officeDocument`, "word/document.xml"),
      ...(word.core
        ? [relationship("r2", `${packageNs}/relationships/metadata/core-properties`, "docProps/core.xml")]
        : []),
    ]),
    "word/_rels/document.xml.rels": relationshipsXml(relationships),
    ...Object.fromEntries(Object.entries(own).map(([name, content]) => [`word/${name}`, content])),
  };
  if (word.core) {
    files["docProps/core.xml"] =
      `<cp:coreProperties xmlns:cp="${packageNs}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${word.core}</cp:coreProperties>`;
  }
  return writeZip(Object.entries(files).map(([name, content]) => deflateEntry(name, Buffer.from(content))));
}

function relationship(id: string, type: string, target: string, external = false): string {
  return `<Relationship Id="${id.replace(".xml", "")}" Type="${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
}

function relationshipsXml(relationships: readonly string[]): string {
  return `<Relationships xmlns="${packageNs}/relationships">${relationships.join("")}</Relationships>`;
}

export function run(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

export function paragraph(content: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith("<") ? content : run(content)}</w:p>`;
}

export function heading(level: number, text: string): string {
  return paragraph(run(text), `<w:pStyle w:val="Rubrik${level}"/>`);
}

/** A complex field, its result spelled out. */
export function field(instruction: string, result: string): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark("begin")}<w:r><w:instrText xml:space="preserve"> ${escaped(instruction)} </w:instrText></w:r>${mark("separate")}${run(result)}${mark("end")}`;
}

export function picture(id: string, description: string | undefined, extra = ""): string {
  const alt = description === undefined ? "" : ` descr="${escaped(description)}"`;
  return `<w:r><w:drawing><wp:inline><wp:extent cx="635000" cy="317500"/><wp:docPr id="1" name="Bild 1"${alt}>${extra}</wp:docPr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

/** A table of plain texts; the first `headers` rows are marked to repeat. */
export function table(rows: readonly (readonly string[])[], headers = 0): string {
  const columns = rows[0]?.length ?? 1;
  const width = Math.floor(9000 / columns);
  const grid = `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>`;
  const cell = (text: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`;
  const body = rows.map(
    (cells, i) =>
      `<w:tr>${i < headers ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells.map(cell).join("")}</w:tr>`,
  );
  return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>${grid}${body.join("")}</w:tbl>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] ?? c);
}

/** The smallest PNG there is: one grey pixel. */
export const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);
