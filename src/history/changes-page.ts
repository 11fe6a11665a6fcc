/**
 * Changes of a record as a page to read: HTML, or a Word document that becomes a PDF.
 *
 * What was added is underlined and what was removed struck through, and both are said in words: in the HTML
 * for those who listen to it, in the document for all, since a PDF's marks are not read out.
 */
import { escapeXml } from "../ooxml/xml.ts";
import { deflateEntry, writeZip } from "../ooxml/zip.ts";
import type { Language } from "../values/language.ts";
import type { Change, ItemChange, Words } from "./changes.ts";

export interface ChangesPage {
  readonly language: Language;
  readonly title: string;
  /** Which versions are compared. */
  readonly between: string;
  readonly changes: readonly Change[];
  /** What a change is called: a field's label, a section's heading. */
  labelOf(path: string): string;
  readonly words: Readonly<Record<"added" | "removed" | "moved" | "unchanged", string>>;
}

type Piece = Words | { readonly kind: "moved"; readonly text: string };

/** One paragraph of a page. */
type Line = readonly Piece[];

function linesOf(change: Change): Line[] {
  if (change.kind !== "value") return change.items.map(lineOf);
  const sides = [
    { kind: "removed", text: change.from },
    { kind: "added", text: change.to },
  ] as const;
  return sides.filter(({ text }) => text !== "").map((piece) => [piece]);
}

function lineOf(item: ItemChange): Line {
  return item.kind === "changed" ? item.words : [item];
}

const STYLE =
  "body{font:1rem/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}" +
  "h1,h2{font-family:Calibri,Carlito,sans-serif}ins{background:#e3f4e4;color:#0b4f16;text-decoration:underline;text-decoration-thickness:2px}" +
  "del{background:#fbe6e6;color:#7d1212;text-decoration:line-through;text-decoration-thickness:2px}" +
  ".said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}";

export function changesHtml(page: ChangesPage): string {
  const { language, title, between, changes, words } = page;
  const body = changes.map(
    (change) =>
      `<section>\n<h2>${escapeXml(page.labelOf(change.path))}</h2>\n${linesOf(change)
        .map((line) => `<p>${line.map((piece) => htmlPiece(piece, words)).join("")}</p>\n`)
        .join("")}</section>\n`,
  );
  return (
    `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeXml(title)}</title>\n` +
    `<style>${STYLE}</style>\n</head>\n<body>\n<main>\n<h1>${escapeXml(title)}</h1>\n<p>${escapeXml(between)}</p>\n` +
    `${body.join("") || `<p>${escapeXml(words.unchanged)}</p>\n`}</main>\n</body>\n</html>\n`
  );
}

function htmlPiece({ kind, text }: Piece, words: ChangesPage["words"]): string {
  const shown = escapeXml(text).replaceAll("\n", "<br>\n");
  if (kind === "same") return shown;
  const said = (saying: string) => `<span class="said">${escapeXml(saying)}</span>`;
  if (kind === "moved") return `(${escapeXml(words.moved)}) ${shown}`;
  const tag = kind === "added" ? "ins" : "del";
  return `<${tag}>${said(`[${words[kind]}: `)}${shown}${said("] ")}</${tag}>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OPC = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** The bytes of a .docx. */
export function changesDocument(page: ChangesPage): Uint8Array {
  const { title, between, changes, words } = page;
  const blocks = changes.flatMap((change) => [
    paragraph(run(page.labelOf(change.path)), "Heading2"),
    ...linesOf(change).map((line) => paragraph(line.map((piece) => wordPiece(piece, words)).join(""))),
  ]);
  const body = [
    paragraph(run(title), "Heading1"),
    paragraph(run(between)),
    ...(blocks.length > 0 ? blocks : [paragraph(run(words.unchanged))]),
  ].join("");
  const section =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>';
  const parts = {
    "[Content_Types].xml": `${XML}<Types xmlns="${OPC}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${OPC}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${XML}<Relationships xmlns="${OPC}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "word/document.xml": `${XML}<w:document xmlns:w="${WORD}"><w:body>${body}${section}</w:body></w:document>`,
    "word/styles.xml": styles(page.language),
  };
  return writeZip(Object.entries(parts).map(([name, text]) => deflateEntry(name, Buffer.from(text))));
}

function styles(language: Language): string {
  const heading = (level: number, size: number) =>
    `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;
  const tag = language === "sv" ? "sv-SE" : "en-GB";
  return (
    `${XML}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="21"/><w:lang w:val="${tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${heading(1, 32)}${heading(2, 24)}</w:styles>`
  );
}

function paragraph(runs: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : "";
  return `<w:p>${properties}${runs}</w:p>`;
}

function wordPiece({ kind, text }: Piece, words: ChangesPage["words"]): string {
  if (kind === "same") return run(text);
  if (kind === "moved") return run(`[${words.moved}] ${text}`);
  const properties =
    kind === "added"
      ? '<w:rPr><w:color w:val="0B4F16"/><w:u w:val="single"/></w:rPr>'
      : '<w:rPr><w:strike/><w:color w:val="7D1212"/></w:rPr>';
  return `${run(`[${words[kind]}: `)}${run(text, properties)}${run("] ")}`;
}

function run(text: string, properties = ""): string {
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  return `<w:r>${properties}${lines.join("<w:br/>")}</w:r>`;
}
