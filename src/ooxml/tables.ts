/**
 * Properties of tables, rows and cells, as written.
 *
 * Source: ISO/IEC 29500-1 §17.4; lengths in points
 */
import { type Borders, readBorders } from "./borders.ts";
import { readOnce } from "./read-once.ts";
import { readShading } from "./run-properties.ts";
import type { Theme } from "./theme.ts";
import { childValue, fiftieths, integer, onOff, points } from "./units.ts";
import { child, elements, type XmlElement } from "./xml.ts";

/** A width: points, a share of the space there is, or as wide as the content asks. */
export type Width =
  | { readonly kind: "points"; readonly value: number }
  | { readonly kind: "share"; readonly value: number }
  | { readonly kind: "auto" };

export type CellSide = "top" | "left" | "bottom" | "right" | "insideH" | "insideV" | "tl2br" | "tr2bl";

export interface Margins {
  readonly top?: number;
  readonly left?: number;
  readonly bottom?: number;
  readonly right?: number;
}

/** Which parts of its style a table shows. */
export interface TableLook {
  readonly firstRow: boolean;
  readonly lastRow: boolean;
  readonly firstColumn: boolean;
  readonly lastColumn: boolean;
  readonly noHBand: boolean;
  readonly noVBand: boolean;
}

/** Where a floating table stands. */
export interface TablePosition {
  readonly x: number;
  readonly y: number;
  readonly xAlign: string | undefined;
  readonly yAlign: string | undefined;
  readonly xAnchor: string;
  readonly yAnchor: string;
  /** Of the text from the table's edges. */
  readonly distance: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
}

export interface TableProperties {
  readonly style?: string;
  readonly width?: Width;
  readonly indent?: number;
  readonly alignment?: string;
  readonly fixed?: boolean;
  readonly borders?: Borders<CellSide>;
  readonly margins?: Margins;
  readonly shading?: string;
  readonly look?: TableLook;
  readonly cellSpacing?: number;
  readonly position?: TablePosition;
  readonly rowBand?: number;
  readonly columnBand?: number;
  readonly bidi?: boolean;
  /** The table's own alternative text. */
  readonly description?: string;
}

export interface RowProperties {
  readonly header?: boolean;
  readonly cantSplit?: boolean;
  readonly height?: number;
  readonly exactHeight?: boolean;
  readonly gridBefore?: number;
  readonly gridAfter?: number;
  readonly hidden?: boolean;
  readonly alignment?: string;
  readonly deleted?: boolean;
}

export interface CellProperties {
  readonly width?: Width;
  readonly span?: number;
  readonly verticalMerge?: "restart" | "continue";
  readonly horizontalMerge?: "restart" | "continue";
  readonly borders?: Borders<CellSide>;
  readonly shading?: string;
  readonly margins?: Margins;
  readonly verticalAlign?: string;
  readonly noWrap?: boolean;
  /** The mark at its end takes no height: an empty cell has none. */
  readonly hideMark?: boolean;
  readonly direction?: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function readTableProperties(e: XmlElement | undefined, theme: Theme): TableProperties {
  const draft: Mutable<TableProperties> = {};
  for (const p of e ? elements(e) : []) tableReaders[p.name]?.(draft, p, theme);
  return draft;
}

const tableReaders: Readonly<
  Record<string, (draft: Mutable<TableProperties>, e: XmlElement, theme: Theme) => void>
> = {
  "w:tblStyle": (d, e) => {
    d.style = e.attributes["w:val"] ?? "";
  },
  "w:tblW": (d, e) => {
    d.width = readWidth(e);
  },
  "w:tblInd": (d, e) => {
    d.indent = points(e.attributes["w:w"]) ?? 0;
  },
  "w:jc": (d, e) => {
    d.alignment = e.attributes["w:val"] ?? "left";
  },
  "w:tblLayout": (d, e) => {
    d.fixed = e.attributes["w:type"] === "fixed";
  },
  "w:tblBorders": (d, e, theme) => {
    d.borders = readBorders<CellSide>(e, theme);
  },
  "w:tblCellMar": (d, e) => {
    d.margins = readMargins(e);
  },
  "w:shd": (d, e, theme) => {
    d.shading = readShading(e, theme) ?? "none";
  },
  "w:tblLook": (d, e) => {
    d.look = readLook(e);
  },
  "w:tblCellSpacing": (d, e) => {
    d.cellSpacing = points(e.attributes["w:w"]) ?? 0;
  },
  "w:tblpPr": (d, e) => {
    d.position = readPosition(e);
  },
  "w:tblStyleRowBandSize": (d, e) => {
    d.rowBand = integer(e.attributes["w:val"]) ?? 1;
  },
  "w:tblStyleColBandSize": (d, e) => {
    d.columnBand = integer(e.attributes["w:val"]) ?? 1;
  },
  "w:bidiVisual": (d, e) => {
    d.bidi = onOff(e) ?? false;
  },
  "w:tblDescription": (d, e) => {
    d.description = e.attributes["w:val"] ?? "";
  },
};

function readWidth(e: XmlElement): Width {
  const { "w:type": type = "dxa", "w:w": value = "0" } = e.attributes;
  if (type === "pct" || value.endsWith("%")) return { kind: "share", value: fiftieths(value) ?? 0 };
  const width = points(value);
  return type === "dxa" && width && width > 0 ? { kind: "points", value: width } : { kind: "auto" };
}

function readMargins(e: XmlElement): Margins {
  const side = (...names: string[]) =>
    names.map((n) => child(e, n)).flatMap((s) => points(s?.attributes["w:w"]) ?? [])[0];
  const [top, bottom] = [side("w:top"), side("w:bottom")];
  const [left, right] = [side("w:left", "w:start"), side("w:right", "w:end")];
  return {
    ...(top !== undefined && { top }),
    ...(left !== undefined && { left }),
    ...(bottom !== undefined && { bottom }),
    ...(right !== undefined && { right }),
  };
}

/** Attributes since Word 2010, a bit mask before. */
function readLook(e: XmlElement): TableLook {
  const mask = Number.parseInt(e.attributes["w:val"] ?? "0", 16);
  const bit = (name: string, flag: number) => {
    const own = e.attributes[`w:${name}`];
    return own === undefined ? (mask & flag) !== 0 : own === "1" || own === "true" || own === "on";
  };
  return {
    firstRow: bit("firstRow", 0x20),
    lastRow: bit("lastRow", 0x40),
    firstColumn: bit("firstColumn", 0x80),
    lastColumn: bit("lastColumn", 0x100),
    noHBand: bit("noHBand", 0x200),
    noVBand: bit("noVBand", 0x400),
  };
}

function readPosition(e: XmlElement): TablePosition {
  const a = e.attributes;
  return {
    x: points(a["w:tblpX"]) ?? 0,
    y: points(a["w:tblpY"]) ?? 0,
    xAlign: a["w:tblpXSpec"],
    yAlign: a["w:tblpYSpec"],
    xAnchor: a["w:horzAnchor"] ?? "text",
    yAnchor: a["w:vertAnchor"] ?? "margin",
    distance: {
      top: points(a["w:topFromText"]) ?? 0,
      bottom: points(a["w:bottomFromText"]) ?? 0,
      left: points(a["w:leftFromText"]) ?? 0,
      right: points(a["w:rightFromText"]) ?? 0,
    },
  };
}

export function readRowProperties(e: XmlElement | undefined): RowProperties {
  const draft: Mutable<RowProperties> = {};
  const height = child(e, "w:trHeight")?.attributes;
  const [header, cantSplit] = [onOff(child(e, "w:tblHeader")), onOff(child(e, "w:cantSplit"))];
  if (header !== undefined) draft.header = header;
  if (cantSplit !== undefined) draft.cantSplit = cantSplit;
  if (height) {
    draft.height = points(height["w:val"]) ?? 0;
    draft.exactHeight = height["w:hRule"] === "exact";
  }
  draft.gridBefore = integer(childValue(e, "w:gridBefore")) ?? 0;
  draft.gridAfter = integer(childValue(e, "w:gridAfter")) ?? 0;
  draft.hidden = onOff(child(e, "w:hidden")) ?? false;
  draft.deleted = child(e, "w:del") !== undefined;
  const alignment = childValue(e, "w:jc");
  if (alignment) draft.alignment = alignment;
  return draft;
}

/** The same object for the same words. */
export const readCellProperties = readOnce((e, theme): CellProperties => {
  const draft: Mutable<CellProperties> = {};
  for (const p of e ? elements(e) : []) cellReaders[p.name]?.(draft, p, theme);
  return draft;
});

const cellReaders: Readonly<
  Record<string, (draft: Mutable<CellProperties>, e: XmlElement, theme: Theme) => void>
> = {
  "w:tcW": (d, e) => {
    d.width = readWidth(e);
  },
  "w:gridSpan": (d, e) => {
    d.span = Math.max(1, integer(e.attributes["w:val"]) ?? 1);
  },
  "w:vMerge": (d, e) => {
    d.verticalMerge = e.attributes["w:val"] === "restart" ? "restart" : "continue";
  },
  "w:hMerge": (d, e) => {
    d.horizontalMerge = e.attributes["w:val"] === "restart" ? "restart" : "continue";
  },
  "w:tcBorders": (d, e, theme) => {
    d.borders = readBorders<CellSide>(e, theme);
  },
  "w:shd": (d, e, theme) => {
    d.shading = readShading(e, theme) ?? "none";
  },
  "w:tcMar": (d, e) => {
    d.margins = readMargins(e);
  },
  "w:vAlign": (d, e) => {
    d.verticalAlign = e.attributes["w:val"] ?? "top";
  },
  "w:noWrap": (d, e) => {
    d.noWrap = onOff(e) ?? false;
  },
  "w:hideMark": (d, e) => {
    d.hideMark = onOff(e) ?? false;
  },
  "w:textDirection": (d, e) => {
    d.direction = e.attributes["w:val"] ?? "";
  },
};
