/**
 * Borders of text, paragraphs, tables, cells and pages.
 *
 * Source: ISO/IEC 29500-1 §17.18.2 (ST_Border); lengths in points
 */
import { readColor, type Theme } from "./theme.ts";
import { points } from "./units.ts";
import { elements, type XmlElement } from "./xml.ts";

export interface Border {
  /** Word's line style: `single`, `double`, `dashed`, … */
  readonly style: string;
  /** Of all its lines with the gaps between, points. */
  readonly width: number;
  /** Of one line, points. */
  readonly line: number;
  /** `RRGGBB`; undefined is automatic. */
  readonly color: string | undefined;
  /** Distance from the text, points. */
  readonly space: number;
}

export function isDouble(border: Border | undefined): border is Border {
  return border?.style === "double";
}

/** Whether a border has more than one line, or waves. */
export function isComposed({ style }: Border): boolean {
  return /double|triple|thin|thick.|wave|emboss|engrave|inset|outset/i.test(style);
}

/** A side that is present but `undefined` was switched off. */
export type Borders<Side extends string> = { readonly [S in Side]?: Border | undefined };

/** Borders of a paragraph, table or cell: one element a side. */
export function readBorders<Side extends string>(e: XmlElement | undefined, theme: Theme): Borders<Side> {
  const found: Record<string, Border | undefined> = {};
  for (const side of e ? elements(e) : []) found[sideName(side.name)] = readBorder(side, theme);
  return found as Borders<Side>;
}

function sideName(name: string): string {
  return name.replace("w:", "").replace("start", "left").replace("end", "right");
}

/** `undefined` where it says that there is none. */
export function readBorder(e: XmlElement, theme: Theme): Border | undefined {
  const style = e.attributes["w:val"] ?? "none";
  if (style === "nil" || style === "none") return undefined;
  const line = points(e.attributes["w:sz"], 8) ?? 0.5;
  return {
    style,
    width: wholeWidth(style, line),
    line: style === "thick" ? 2 * line : line,
    color: readColor(e.attributes["w:color"] ?? "", e, theme),
    space: points(e.attributes["w:space"], 1) ?? 0,
  };
}

/** Source: LibreOffice's widths of Word's line styles (editeng, `ConvertBorderWidthFromWord`). */
function wholeWidth(style: string, line: number): number {
  if (style === "double") return 3 * line;
  if (style === "triple") return 5 * line;
  const thinLines = style.startsWith("thinThickThin") ? 2 : 1;
  if (/SmallGap$/.test(style)) return line + thinLines * 1.5;
  if (/LargeGap$/.test(style)) return line + thinLines * 2.25;
  if (/MediumGap$/.test(style)) return line + thinLines * line;
  if (/^thick$|^threeD/.test(style)) return 2 * line;
  return /^(in|out)set$/.test(style) ? 2 * line + 0.75 : line;
}
