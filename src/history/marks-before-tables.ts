/**
 * Moves the mark of a paragraph that was inserted or deleted right before a table to the paragraph before it.
 *
 * A paragraph mark joins two paragraphs, and before a table there is none to join. Word takes such a
 * paragraph away all the same; LibreOffice leaves an empty one behind. Where the paragraph before has the same
 * properties, its mark can be the one that comes or goes instead, and both programs agree.
 *
 * Source: ECMA-376-1 §17.13.5.15, §17.13.5.20 (inserted and deleted paragraphs)
 */
import { child, elements, parseXml, type XmlElement } from "../ooxml/xml.ts";
import { inflateEntry, readZip, replacedEntries, writeZip } from "../ooxml/zip.ts";

const PART = "word/document.xml";
const LIMIT = 64 * 1024 * 1024;

export function withMarksBeforeTables(docx: Uint8Array): Uint8Array {
  const entries = readZip(docx);
  const part = entries.find(({ name }) => name === PART);
  if (!part) return docx;
  const text = new TextDecoder().decode(inflateEntry(part, LIMIT));
  const moved = moveMarks(text);
  return moved === text ? docx : writeZip(replacedEntries(entries, new Map([[PART, moved]])));
}

interface Edit {
  readonly at: number;
  readonly end: number;
  readonly xml: string;
}

export function moveMarks(xml: string): string {
  const edits = containers(parseXml(xml)).flatMap((container) => editsIn(elements(container), xml));
  return edits
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, { at, end, xml: inserted }) => text.slice(0, at) + inserted + text.slice(end), xml);
}

/** What holds paragraphs and tables side by side. */
function containers(element: XmlElement): XmlElement[] {
  const inner = elements(element).flatMap(containers);
  return child(element, "w:tbl") ? [element, ...inner] : inner;
}

function editsIn(blocks: readonly XmlElement[], xml: string): Edit[] {
  return blocks.flatMap((block, at) => {
    const [before, after] = [blocks[at - 1], blocks[at + 1]];
    if (block.name !== "w:p" || before?.name !== "w:p" || after?.name !== "w:tbl") return [];
    const mark = markOf(block);
    if (!mark || markOf(before) || plainProperties(block, xml) !== plainProperties(before, xml)) return [];
    const markXml = xml.slice(mark.start, mark.end);
    return [{ at: mark.start, end: mark.end, xml: "" }, insertion(before, markXml)];
  });
}

function markOf(paragraph: XmlElement): XmlElement | undefined {
  const properties = child(child(paragraph, "w:pPr"), "w:rPr");
  return child(properties, "w:ins") ?? child(properties, "w:del");
}

/** A paragraph's properties without those of its mark. */
function plainProperties(paragraph: XmlElement, xml: string): string {
  const properties = child(paragraph, "w:pPr");
  const plain = properties ? elements(properties).filter(({ name }) => name !== "w:rPr") : [];
  return plain.map(({ start, end }) => xml.slice(start, end)).join("");
}

/** Puts a mark first among the properties of a paragraph's mark, as the schema wants. */
function insertion(paragraph: XmlElement, mark: string): Edit {
  const properties = child(paragraph, "w:pPr");
  const run = child(properties, "w:rPr");
  if (run && run.contentStart !== run.end) return { at: run.contentStart, end: run.contentStart, xml: mark };
  const made = `<w:rPr>${mark}</w:rPr>`;
  if (run) return { at: run.start, end: run.end, xml: made };
  if (!properties) {
    const at = paragraph.contentStart;
    return { at, end: at, xml: `<w:pPr>${made}</w:pPr>` };
  }
  if (properties.contentStart === properties.end) {
    return { at: properties.start, end: properties.end, xml: `<w:pPr>${made}</w:pPr>` };
  }
  const later = elements(properties).find(({ name }) => name === "w:sectPr" || name === "w:pPrChange");
  const at = later?.start ?? properties.contentEnd;
  return { at, end: at, xml: made };
}
