/**
 * Where the stored entries of a table of contents stand.
 *
 * In: a TOC field. Out: the paragraphs from the one it begins in to the one it ends in, and what of these is not its
 * result: what stands before it and its instruction, and what comes after. Word lets the field end in a paragraph of its own,
 * LibreOffice in that of the last entry; both stay as they are.
 *
 * Source: ISO/IEC 29500-1 §17.16.18 (fldChar)
 */
import type { Located, StoredField } from "../../../ooxml/fields.ts";
import { child, escapeXml, isElement, type XmlElement } from "../../../ooxml/xml.ts";

export interface Region {
  /** Offsets in the text of the part. */
  readonly start: number;
  readonly end: number;
  /** Properties of the paragraph that it begins in. */
  readonly properties: XmlElement | undefined;
  /** What that paragraph holds up to the result. */
  readonly head: string;
  /** What stands after the result in the last entry's paragraph. */
  readonly tail: string;
  /** Of the entries that are stored. */
  readonly entries: readonly XmlElement[];
}

const character = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

/** `undefined` where the field lies in a way that no program writes. */
export function regionOf(
  text: string,
  { instruction, begin, separate, end }: StoredField,
): Region | undefined {
  const [first, last] = [paragraphRound(begin), paragraphRound(end)];
  if (!first || !last || first.parent !== last.parent) return undefined;
  const content = child(first.paragraph, "w:pPr")?.end ?? first.paragraph.contentStart;
  const siblings = first.parent.children.filter(isElement);
  const entries = siblings
    .slice(siblings.indexOf(first.paragraph), siblings.indexOf(last.paragraph) + 1)
    .filter((e) => e.name === "w:p");
  const region = { start: first.paragraph.start, properties: child(first.paragraph, "w:pPr"), entries };
  if (begin.element.name === "w:fldSimple") {
    const code = `<w:r><w:instrText xml:space="preserve">${escapeXml(instruction)}</w:instrText></w:r>`;
    const head = text.slice(content, begin.element.start) + character("begin") + code + character("separate");
    const tail = character("end") + text.slice(begin.element.end, first.paragraph.contentEnd);
    return { ...region, head, tail, end: first.paragraph.end };
  }
  const begun = separate ?? end;
  const [beginRun, begunRun, endRun] = [begin, begun, end].map(runRound);
  if (!beginRun || !begunRun || !endRun || paragraphRound(begun)?.paragraph !== first.paragraph)
    return undefined;
  if (endRun.children.filter(isElement).some((e) => e !== end.element && e.name !== "w:rPr"))
    return undefined;
  const head = separate
    ? `${text.slice(content, separate.element.end)}</w:r>`
    : text.slice(content, endRun.start) + character("separate");
  const isOwn = last.paragraph !== first.paragraph && isFirstIn(last.paragraph, endRun);
  const after = text.slice(endRun.start, last.paragraph.contentEnd);
  const ending = isOwn ? { tail: "", end: last.paragraph.start } : { tail: after, end: last.paragraph.end };
  return { ...region, head: head.replace(/\sw:dirty="[^"]*"/, ""), ...ending };
}

function paragraphRound({ around }: Located): { paragraph: XmlElement; parent: XmlElement } | undefined {
  const at = around.findLastIndex((e) => e.name === "w:p");
  const [paragraph, parent] = [around[at], around[at - 1]];
  return paragraph && parent && { paragraph, parent };
}

/** The run of a field's character, where it stands right in the paragraph. */
function runRound({ around }: Located): XmlElement | undefined {
  return around.at(-2)?.name === "w:p" ? around.at(-1) : undefined;
}

/** Whether a paragraph shows nothing before a run. */
function isFirstIn(paragraph: XmlElement, run: XmlElement): boolean {
  const before = paragraph.children.filter(isElement);
  return before
    .slice(0, before.indexOf(run))
    .every((e) => e.name === "w:pPr" || /^w:(?:bookmark|proofErr)/.test(e.name));
}
