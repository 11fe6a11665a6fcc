/** What is drawn becomes part of a paragraph: in its line like a letter, or at a place of the page. */
import { type Float, type FloatContent, type Offset, standsByText } from "../model/floats.ts";
import type { Link } from "../model/text.ts";
import type { InlineReader } from "./inlines.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Whether what is anchored in a cell is placed by it (Layout in table cell): since Word 2013 always.
 *
 * Source: ISO/IEC 29500-1 §20.4.2.3 (layoutInCell), -4 §19.1.2.19 (allowincell)
 */
export function staysInCell(reader: InlineReader, isAsked: boolean): boolean {
  return isAsked || reader.story.source.settings.compatibility >= 15;
}

/** More than any height, of 32 bits: what is behind the text is under all that is not. */
const BEHIND = 2 ** 33;

/** §20.4.2.3 (relativeHeight), and VML's `z-index`, which is below 0 behind the text. */
export function layerOf(isBehind: boolean, height: number): number {
  const known = Number.isFinite(height) && Math.abs(height) < BEHIND ? height : 0;
  return known - (isBehind ? BEHIND : 0);
}

export function addAnchored(reader: InlineReader, float: Float, link: Link | undefined): void {
  if (float.wrap === "square" && !standsByText(float)) {
    reader.story.sayOtherwise(float.content.kind === "image" ? "around-picture" : "around-box");
  }
  reader.add({ kind: "float", float, link });
}

export function addInline(
  reader: InlineReader,
  content: FloatContent,
  size: Size,
  link: Link | undefined,
): void {
  if (content.kind === "image") {
    reader.add({ kind: "image", image: content.image, link });
    return;
  }
  const zero: Offset = { from: "character", align: undefined, by: 0 };
  reader.add({
    kind: "float",
    link,
    float: {
      x: zero,
      y: zero,
      ...size,
      wrap: "none",
      sides: "both",
      behind: false,
      distance: { top: 0, bottom: 0, left: 0, right: 0 },
      content,
    },
  });
}
