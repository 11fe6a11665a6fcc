/**
 * The room for text between the margins of a section, in twips.
 *
 * Source: ISO/IEC 29500-1 §17.6.13 (pgSz), §17.6.11 (pgMar), §17.6.4 (cols)
 */
import { child, descendants, type XmlElement } from "../../ooxml/xml.ts";

/** A4 with Word's margins. */
export const USUAL_TEXT_WIDTH = 9070;

/** @param section `w:sectPr` */
function textWidth(section: XmlElement): number | undefined {
  const page = Number(child(section, "w:pgSz")?.attributes["w:w"]);
  const margins = child(section, "w:pgMar")?.attributes;
  const columns = child(section, "w:cols")?.attributes;
  const width = page - Number(margins?.["w:left"]) - Number(margins?.["w:right"]);
  const count = Math.max(1, Number(columns?.["w:num"] ?? 1));
  const space = Number(columns?.["w:space"] ?? 0);
  const ofColumn = Math.floor((width - (count - 1) * space) / count);
  return ofColumn > 0 ? ofColumn : undefined;
}

/** Of the section that rules a place: a section's properties come at its end. */
export function textWidthAfter(body: XmlElement, offset: number): number | undefined {
  const sections = [...descendants(body, "w:sectPr")];
  const section = sections.find((e) => e.start >= offset) ?? sections.at(-1);
  return section && textWidth(section);
}
