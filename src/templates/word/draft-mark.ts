/**
 * Marks each page of a filled document as a draft.
 *
 * In: the bytes of a .docx, and a word. Out: the same with the word in a box at the top of every page,
 * placed on the page and not in the text, so that no line moves. It hangs on the first paragraph of each
 * header; where pages have no header, one is made.
 *
 * Source: ECMA-376-1 §17.10.5 (headerReference), §20.4.2.3 (anchor)
 */
import { readPackage, relationshipsPart, type WordPackage } from "../../ooxml/package.ts";
import { child, descendants, elements, escapeXml, type XmlElement } from "../../ooxml/xml.ts";
import { replacedEntries, writeZip } from "../../ooxml/zip.ts";
import { type Names, namesOf } from "./names.ts";

const headerTypes = ["default", "first", "even"] as const;

/** EMU: 1/12700 pt. */
const WIDTH = 1_800_000;
const HEIGHT = 234_000;
/** From the top of the page. */
const TOP = 90_000;

/** @param docx a .docx that Kansli made */
export function withDraftMark(docx: Uint8Array, word: string): Uint8Array {
  const { value: pkg } = readPackage(docx, "");
  if (!pkg) throw new Error("a document that Kansli made cannot be read");
  const mark = markRun(word, namesOf(pkg));
  const changed = new Map<string, string>();
  for (const { type, target } of pkg.relationships(pkg.mainPart).values()) {
    const text = type === "header" ? pkg.xml(target)?.text : undefined;
    if (text !== undefined) changed.set(target, inFirstParagraph(pkg, target, mark));
  }
  const missing = missingHeaders(pkg);
  if (missing.length > 0) addHeader(pkg, missing, mark, changed);
  return writeZip(replacedEntries(pkg.entries, changed));
}

function inFirstParagraph(pkg: WordPackage, part: string, mark: string): string {
  const { text, root } = pkg.xml(part) as { text: string; root: XmlElement };
  const paragraph = child(root, "w:p");
  if (!paragraph)
    return inserted(text, root, root.contentEnd, `<w:p xmlns:w="${namesOf(pkg).w}">${mark}</w:p>`);
  const properties = child(paragraph, "w:pPr");
  return inserted(text, paragraph, properties?.end ?? paragraph.contentStart, mark);
}

/** Text with more in an element, which may be written without an end tag. */
function inserted(text: string, element: XmlElement, at: number, xml: string): string {
  if (element.contentStart !== element.end) return text.slice(0, at) + xml + text.slice(at);
  const start = text.slice(element.start, element.end).replace(/\s*\/>$/, ">");
  const name = /^<([^\s/>]+)/.exec(start)?.[1] ?? "";
  return `${text.slice(0, element.start)}${start}${xml}</${name}>${text.slice(element.end)}`;
}

/** Kinds of pages that have no header in the first section, and so in none before another begins. */
function missingHeaders(pkg: WordPackage): string[] {
  const section = firstSection(pkg);
  const types = section ? elements(section, "w:headerReference").map((r) => r.attributes["w:type"]) : [];
  return headerTypes.filter((type) => !types.includes(type));
}

function firstSection(pkg: WordPackage): XmlElement | undefined {
  const root = pkg.xml(pkg.mainPart)?.root;
  const [first] = root ? descendants(root, "w:sectPr") : [];
  return first;
}

function addHeader(
  pkg: WordPackage,
  types: readonly string[],
  mark: string,
  changed: Map<string, string>,
): void {
  const names = namesOf(pkg);
  const folder = pkg.mainPart.slice(0, pkg.mainPart.lastIndexOf("/") + 1);
  const part = `${folder}kansli-draft.xml`;
  const bound = `xmlns:w="${names.w}" xmlns:r="${names.r}"`;
  changed.set(part, `${XML}<w:hdr ${bound}><w:p>${mark}</w:p></w:hdr>`);
  changed.set(CONTENT_TYPES, announced(pkg, part));
  const relations =
    pkg.xml(relationshipsPart(pkg.mainPart))?.text ??
    `${XML}<Relationships xmlns="${OPC}/relationships"></Relationships>`;
  const relationship = `<Relationship xmlns="${OPC}/relationships" Id="${ID}" Type="${names.relationships}header" Target="/${part}"/>`;
  changed.set(relationshipsPart(pkg.mainPart), atEnd(relations, relationship));
  changed.set(pkg.mainPart, withReferences(pkg, types, names));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OPC = "http://schemas.openxmlformats.org/package/2006";
const CONTENT_TYPES = "[Content_Types].xml";
const ID = "rIdKansliDraft";

function announced(pkg: WordPackage, part: string): string {
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
  const override = `<Override xmlns="${OPC}/content-types" PartName="/${part}" ContentType="${type}"/>`;
  return atEnd(pkg.xml(CONTENT_TYPES)?.text ?? "", override);
}

function atEnd(xml: string, element: string): string {
  const end = xml.lastIndexOf("</");
  return xml.slice(0, end) + element + xml.slice(end);
}

function withReferences(pkg: WordPackage, types: readonly string[], names: Names): string {
  const { text, root } = pkg.xml(pkg.mainPart) as { text: string; root: XmlElement };
  const bound = `xmlns:w="${names.w}" xmlns:r="${names.r}"`;
  const references = types
    .map((type) => `<w:headerReference ${bound} w:type="${type}" r:id="${ID}"/>`)
    .join("");
  const section = firstSection(pkg);
  if (section) return inserted(text, section, section.contentStart, references);
  const body = child(root, "w:body");
  if (!body) return text;
  return inserted(text, body, body.contentEnd, `<w:sectPr xmlns:w="${names.w}">${references}</w:sectPr>`);
}

/** A run that holds a box with the word in it. */
function markRun(word: string, { w }: Names): string {
  const text = escapeXml(word);
  const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
  const shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
  const line = `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="9B1C1C"/><w:spacing w:val="60"/><w:sz w:val="22"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
  return (
    `<w:r xmlns:w="${w}"><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:wps="${shape}" Requires="wps"><w:drawing>` +
    `<wp:anchor xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">` +
    `<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>` +
    `<wp:positionV relativeFrom="page"><wp:posOffset>${TOP}</wp:posOffset></wp:positionV>` +
    `<wp:extent cx="${WIDTH}" cy="${HEIGHT}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>` +
    `<wp:docPr id="990001" name="Kansli draft mark" descr="${text}"/><wp:cNvGraphicFramePr/>` +
    `<a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${shape}"><wps:wsp><wps:cNvSpPr txBox="1"/>` +
    `<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${WIDTH}" cy="${HEIGHT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="12700"><a:solidFill><a:srgbClr val="9B1C1C"/></a:solidFill></a:ln></wps:spPr>` +
    `<wps:txbx><w:txbxContent>${line}</w:txbxContent></wps:txbx><wps:bodyPr lIns="36000" tIns="0" rIns="36000" bIns="0" anchor="ctr"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`
  );
}
