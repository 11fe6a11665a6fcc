/**
 * The setting that tells Word to refresh fields when it opens a file.
 *
 * Source: ECMA-376-1 §17.15.1.90 (updateFields), Annex A (order)
 */
import { child, elements, type XmlElement } from "../../ooxml/xml.ts";

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
