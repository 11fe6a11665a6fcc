/**
 * Sizes that are shares of the page or its margins: the stored length is what they were on the page that the file was
 * made from.
 *
 * Source: [MS-ODRAWXML] §2.8.1.6 and .7 (sizeRelH, sizeRelV); shares in 1,000ths of a percent, 0 for none
 */
import type { SectionProperties } from "../../ooxml/sections.ts";
import { drawingShare } from "../../ooxml/units.ts";
import { child, textOf, type XmlElement } from "../../ooxml/xml.ts";
import type { Size } from "./floats.ts";

/** What shares are of, points. */
export type Page = Pick<SectionProperties, "width" | "height" | "margin">;

/** @param frame `wp:anchor` or `wp:inline` */
export function relativeSize(frame: XmlElement, stored: Size, page: Page): Size {
  const { width, height, margin } = page;
  const wide: Readonly<Record<string, number>> = {
    page: width,
    margin: width - margin.left - margin.right,
    leftMargin: margin.left,
    insideMargin: margin.left,
    rightMargin: margin.right,
    outsideMargin: margin.right,
  };
  const high: Readonly<Record<string, number>> = {
    page: height,
    margin: height - Math.abs(margin.top) - Math.abs(margin.bottom),
    topMargin: Math.abs(margin.top),
    insideMargin: Math.abs(margin.top),
    bottomMargin: Math.abs(margin.bottom),
    outsideMargin: Math.abs(margin.bottom),
  };
  const share = shareOf(child(frame, "wp14:sizeRelV"), "wp14:pctHeight", high);
  return {
    width: shareOf(child(frame, "wp14:sizeRelH"), "wp14:pctWidth", wide) ?? stored.width,
    height: share === undefined || fitsText(frame) ? stored.height : share,
  };
}

/** A box that is as high as its text, whatever share it once was. */
function fitsText(frame: XmlElement): boolean {
  const shape = child(child(child(frame, "a:graphic"), "a:graphicData"), "wps:wsp");
  return child(child(shape, "wps:bodyPr"), "a:spAutoFit") !== undefined;
}

function shareOf(
  e: XmlElement | undefined,
  name: string,
  lengths: Readonly<Record<string, number>>,
): number | undefined {
  const written = child(e, name);
  const share = (written && drawingShare(textOf(written).trim())) ?? 0;
  const from = e?.attributes.relativeFrom ?? "";
  const length = Object.hasOwn(lengths, from) ? lengths[from] : undefined;
  return share > 0 && share <= MOST && length !== undefined && length > 0 ? share * length : undefined;
}

/** Ten times the length, more than Word lets anybody ask for. */
const MOST = 10;
