/**
 * Sections: the page and what stands on each of them.
 *
 * Source: ISO/IEC 29500-1 §17.6; lengths in points
 */
import { type Borders, readBorders } from "./borders.ts";
import type { Theme } from "./theme.ts";
import { childValue, integer, isOn, onOff, points } from "./units.ts";
import { child, elements, type XmlElement } from "./xml.ts";

export type HeaderKind = "default" | "first" | "even";

export interface Columns {
  readonly count: number;
  readonly space: number;
  readonly separator: boolean;
  /** Of unequal columns; empty when they are equal. */
  readonly widths: readonly { readonly width: number; readonly space: number }[];
}

/** Numbers in the margin beside lines of text. */
export interface LineNumbers {
  /** Only every so many lines show theirs. */
  readonly every: number;
  readonly start: number;
  /** From the text, points; undefined leaves it to the program. */
  readonly distance: number | undefined;
  readonly restart: "newPage" | "newSection" | "continuous";
}

export interface SectionProperties {
  readonly start: "nextPage" | "continuous" | "evenPage" | "oddPage" | "nextColumn";
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
    /** From the page's edge to the header and footer. */
    readonly header: number;
    readonly footer: number;
  };
  readonly columns: Columns;
  readonly lineNumbers: LineNumbers | undefined;
  readonly firstPageDiffers: boolean;
  readonly verticalAlign: string;
  readonly textDirection: string;
  readonly pageNumber: {
    readonly start: number | undefined;
    readonly format: string;
    /** The number of the chapter's heading stands before it. */
    readonly withChapter: boolean;
  };
  /** Relationship ids; what is absent is inherited from the section before. */
  readonly headers: Readonly<Partial<Record<HeaderKind, string>>>;
  readonly footers: Readonly<Partial<Record<HeaderKind, string>>>;
  readonly borders: Borders<"top" | "left" | "bottom" | "right">;
  readonly bordersFromPage: boolean;
}

/** The height of the lines of a section's grid, where text keeps to it (§17.6.5); points. */
export function readLinePitch(section: XmlElement | undefined): number | undefined {
  const grid = child(section, "w:docGrid")?.attributes;
  const keeps = ["lines", "linesAndChars", "snapToChars"].includes(grid?.["w:type"] ?? "");
  return (keeps && points(grid?.["w:linePitch"])) || undefined;
}

/** @param gutterAtTop as the document's settings say */
export function readSection(
  e: XmlElement | undefined,
  theme: Theme,
  gutterAtTop: boolean,
): SectionProperties {
  const size = child(e, "w:pgSz")?.attributes;
  const numbers = child(e, "w:pgNumType")?.attributes;
  const pageBorders = child(e, "w:pgBorders");
  return {
    start: readStart(childValue(e, "w:type")),
    width: points(size?.["w:w"]) ?? 612,
    height: points(size?.["w:h"]) ?? 792,
    margin: readMargins(e, gutterAtTop),
    columns: readColumns(child(e, "w:cols")),
    lineNumbers: readLineNumbers(child(e, "w:lnNumType")),
    firstPageDiffers: onOff(child(e, "w:titlePg")) ?? false,
    verticalAlign: childValue(e, "w:vAlign") ?? "top",
    textDirection: childValue(e, "w:textDirection") ?? "lrTb",
    pageNumber: {
      start: integer(numbers?.["w:start"]),
      format: numbers?.["w:fmt"] ?? "decimal",
      withChapter: numbers?.["w:chapStyle"] !== undefined,
    },
    headers: readReferences(e, "w:headerReference"),
    footers: readReferences(e, "w:footerReference"),
    borders: readBorders(pageBorders, theme),
    bordersFromPage: pageBorders?.attributes["w:offsetFrom"] === "page",
  };
}

/** §17.6.11, §17.6.16: the gutter adds to the left margin, or to that at the right or the top. */
function readMargins(e: XmlElement | undefined, gutterAtTop: boolean): SectionProperties["margin"] {
  const margin = child(e, "w:pgMar")?.attributes;
  const gutter = points(margin?.["w:gutter"]) ?? 0;
  const side = gutterAtTop ? "top" : onOff(child(e, "w:rtlGutter")) ? "right" : "left";
  const at = (edge: "top" | "right" | "bottom" | "left") => points(margin?.[`w:${edge}`]) ?? 72;
  const top = at("top");
  return {
    // Below 0 it does not give way to a high header.
    top: side === "top" ? Math.sign(top || 1) * (Math.abs(top) + gutter) : top,
    right: at("right") + (side === "right" ? gutter : 0),
    bottom: at("bottom"),
    left: at("left") + (side === "left" ? gutter : 0),
    header: points(margin?.["w:header"]) ?? 36,
    footer: points(margin?.["w:footer"]) ?? 36,
  };
}

function readStart(value: string | undefined): SectionProperties["start"] {
  const known = ["continuous", "evenPage", "oddPage", "nextColumn"] as const;
  return known.find((k) => k === value) ?? "nextPage";
}

function readColumns(e: XmlElement | undefined): Columns {
  const equal = isOn(e?.attributes["w:equalWidth"] ?? "1");
  const own = e ? elements(e, "w:col") : [];
  const space = points(e?.attributes["w:space"]) ?? 36;
  return {
    count: Math.max(1, integer(e?.attributes["w:num"]) ?? (equal ? 1 : own.length)),
    space,
    separator: isOn(e?.attributes["w:sep"] ?? "0"),
    widths: equal
      ? []
      : own.map((c) => ({
          width: points(c.attributes["w:w"]) ?? 0,
          space: points(c.attributes["w:space"]) ?? 0,
        })),
  };
}

function readLineNumbers(e: XmlElement | undefined): LineNumbers | undefined {
  const every = integer(e?.attributes["w:countBy"]) ?? 0;
  if (!e || every < 1) return undefined;
  const restart = e.attributes["w:restart"];
  return {
    every,
    start: integer(e.attributes["w:start"]) ?? 1,
    distance: points(e.attributes["w:distance"]),
    restart: restart === "newSection" || restart === "continuous" ? restart : "newPage",
  };
}

function readReferences(e: XmlElement | undefined, name: string): Partial<Record<HeaderKind, string>> {
  const found: Partial<Record<HeaderKind, string>> = {};
  for (const reference of e ? elements(e, name) : []) {
    const kind = reference.attributes["w:type"];
    found[kind === "first" || kind === "even" ? kind : "default"] = reference.attributes["r:id"] ?? "";
  }
  return found;
}
