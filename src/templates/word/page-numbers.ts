/**
 * Page numbers that fields show.
 *
 * In: a filled story, and the pages that bookmarks stand on, as far as a layout told them. Out: the story with the
 * results of its PAGEREF fields written, and whether some are still as the template had them: then, and where
 * a table of contents lists headings that the data changed, Word is told to refresh fields when it opens the file.
 *
 * Source: ECMA-376-1 §17.16.18 (fldChar), §17.16.5.45 (PAGEREF), §17.16.5.68 (TOC), §17.15.1.90 (updateFields)
 */
import { child, elements, escapeXml, type XmlElement } from "../../ooxml/xml.ts";

/** By bookmark, as the page shows it. */
export type Pages = ReadonlyMap<string, string>;

const FIELD =
  /(<w:instrText[^>]*>\s*PAGEREF\s+([^\s<]+)[^<]*<\/w:instrText>(?:(?!<w:fldChar|<w:instrText).)*<w:fldChar\s[^>]*w:fldCharType="separate"[^>]*?(?:\/>|><\/w:fldChar>))((?:(?!<w:fldChar).)*)/gs;
const SIMPLE =
  /(<w:fldSimple\s[^>]*w:instr="\s*PAGEREF\s+([^\s"]+)[^"]*"[^>]*>)((?:(?!<\/w:fldSimple>).)*)/gs;
const CONTENTS = /<w:instrText[^>]*>\s*TOC\s|<w:fldSimple\s[^>]*w:instr="\s*TOC\s/;
const TEXT = /<w:t(?:\s[^>]*)?>[^<]*<\/w:t>/g;

/** Whether a story shows pages at all; most do not, and are left alone. */
export function showsPages(xml: string): boolean {
  return xml.includes("PAGEREF") || CONTENTS.test(xml);
}

export function writePageNumbers(xml: string, pages: Pages): { xml: string; isStale: boolean } {
  let isStale = CONTENTS.test(xml);
  const write = (whole: string, start: string, bookmark: string, result: string) => {
    const page = pages.get(bookmark);
    if (page === undefined || !TEXT.test(result)) {
      isStale = true;
      return whole;
    }
    let isFirst = true;
    TEXT.lastIndex = 0;
    const written = result.replace(TEXT, () => {
      const text = isFirst ? `<w:t>${escapeXml(page)}</w:t>` : "";
      isFirst = false;
      return text;
    });
    return start + written;
  };
  return { xml: xml.replace(FIELD, write).replace(SIMPLE, write), isStale };
}

/** What comes before `w:updateFields` in `w:settings` may stay before; these come after. */
const later = new Set(
  "hdrShapeDefaults footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
    .split(" ")
    .map((name) => `w:${name}`),
);

/** The settings of a document whose fields Word must refresh. */
export function withUpdateFields({
  text,
  root,
}: {
  readonly text: string;
  readonly root: XmlElement;
}): string {
  const known = child(root, "w:updateFields");
  const prefix = /^<([\w.-]+:)?/.exec(text.slice(root.start))?.[1] ?? "";
  const made = `<${prefix}updateFields ${prefix}val="true"/>`;
  if (known) return text.slice(0, known.start) + made + text.slice(known.end);
  const next = elements(root).find((e) => later.has(e.name) || !e.name.startsWith("w:"));
  const isEmpty = root.contentEnd === root.end;
  if (isEmpty)
    return `${text.slice(0, root.contentStart).replace(/\s*\/>$/, ">")}${made}</${prefix}settings>`;
  const at = next?.start ?? root.contentEnd;
  return text.slice(0, at) + made + text.slice(at);
}
