/**
 * The grid of a table: which cells there are, where they lie, and how wide the columns are.
 *
 * Source: ISO/IEC 29500-1 §17.4.48 (tblGrid), §17.4.17 (gridSpan), §17.4.84 (vMerge)
 */
import {
  type CellProperties,
  type RowProperties,
  readCellProperties,
  readRowProperties,
} from "../../ooxml/tables.ts";
import { child, elements, textOf, type XmlElement } from "../../ooxml/xml.ts";
import { sum } from "../../values/sum.ts";
import type { Story } from "./story.ts";

/** A cell before merging: what is written, and where it lies. */
export interface RawCell {
  readonly element: XmlElement;
  readonly own: CellProperties;
  readonly row: number;
  readonly column: number;
  readonly span: number;
  rowSpan: number;
}

export interface RawRow {
  readonly properties: RowProperties;
  readonly cells: RawCell[];
}

/** @param columns how many the stored grid has */
export function readRows(story: Story, table: XmlElement, columns: number): RawRow[] {
  return throughWrappers(table, "w:tr")
    .map((e) => ({ e, properties: readRowProperties(child(e, "w:trPr")) }))
    .filter(({ properties }) => !properties.hidden && !properties.deleted)
    .map(({ e, properties }, row) => ({
      properties,
      cells: readRawCells(story, e, properties, row, columns),
    }))
    .filter((r) => r.cells.length > 0);
}

/** Rows and cells may stand in content controls, custom XML and revisions. */
function throughWrappers(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((e) => {
    if (e.name === name) return [e];
    if (["w:sdt", "w:sdtContent", "w:customXml", "w:ins"].includes(e.name)) return throughWrappers(e, name);
    return [];
  });
}

function readRawCells(
  story: Story,
  tr: XmlElement,
  properties: RowProperties,
  row: number,
  columns: number,
): RawCell[] {
  const found: RawCell[] = [];
  let column = properties.gridBefore ?? 0;
  const all = throughWrappers(tr, "w:tc").map((element) => {
    const own = readCellProperties(child(element, "w:tcPr"), story.source.theme);
    return { element, own, span: own.span ?? 1 };
  });
  const isTooLong = column + sum(all.map(({ span }) => span)) > columns;
  for (const { element, own, span } of all) {
    if (isTooLong && isCovered(own, element)) continue;
    const last = found.at(-1);
    if (own.horizontalMerge === "continue" && last) {
      found[found.length - 1] = { ...last, span: last.span + span };
    } else {
      found.push({ element, own, row, column, span, rowSpan: 1 });
    }
    column += span;
  }
  return found;
}

/**
 * What LibreOffice leaves of cells that others cover, in tables that it has from older files: they have no width, and
 * the grid has no columns for them.
 */
function isCovered({ verticalMerge }: CellProperties, cell: XmlElement): boolean {
  const { "w:w": width, "w:type": type } = child(child(cell, "w:tcPr"), "w:tcW")?.attributes ?? {};
  const isNarrow = width === "0" && type === "dxa";
  return isNarrow && verticalMerge === "continue" && textOf(cell).trim() === "";
}

/** A row in which no cell begins adds to the height of the one above: in a PDF's structure each row has cells. */
export function withoutHollowRows(rows: readonly RawRow[]): readonly RawRow[] {
  const hollow = mergeCells(rows).map(({ cells }) => cells.length === 0);
  const kept: RawRow[] = [];
  for (const [i, row] of rows.entries()) {
    const above = hollow[i] ? kept.pop() : undefined;
    kept.push(above ? { ...above, properties: higher(above.properties, row.properties) } : row);
  }
  return kept;
}

function higher(properties: RowProperties, { height }: RowProperties): RowProperties {
  return height ? { ...properties, height: (properties.height ?? 0) + height } : properties;
}

/** Cells that continue one above lengthen it and go. */
export function mergeCells(rows: readonly RawRow[]): RawRow[] {
  const open = new Map<number, RawCell>();
  return rows.map((row, index) => {
    const kept: RawCell[] = [];
    for (const cell of row.cells) {
      const above = open.get(cell.column);
      const continues = cell.own.verticalMerge === "continue" && above && above.span === cell.span;
      if (continues) above.rowSpan++;
      else kept.push({ ...cell, row: index });
      const own = kept.at(-1);
      if (!continues && own) {
        if (cell.own.verticalMerge) open.set(cell.column, own);
        else open.delete(cell.column);
      }
    }
    return { properties: row.properties, cells: kept };
  });
}

/** The preferred widths of the cells where every column has one, else the stored grid. */
export function columnWidths(grid: readonly number[], rows: readonly RawRow[], count: number): number[] {
  const preferred: (number | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const { cells } of rows) {
    for (const { column, span, own } of cells) {
      if (span === 1 && own.width?.kind === "points") preferred[column] ??= own.width.value;
    }
  }
  const sum = grid.reduce((a, b) => a + b, 0);
  if (grid.length === count && sum > 6 * count && grid.every((w) => w > 0)) return [...grid];
  if (preferred.every((w) => w !== undefined)) return preferred;
  const shares = shareWidths(rows, count);
  return shares ?? (grid.length === count && grid.every((w) => w > 6) ? [...grid] : []);
}

function shareWidths(rows: readonly RawRow[], count: number): number[] | undefined {
  const shares: (number | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const { cells } of rows) {
    for (const { column, span, own } of cells) {
      if (span === 1 && own.width?.kind === "share") shares[column] ??= own.width.value * 1000;
    }
  }
  return shares.every((s): s is number => s !== undefined && s > 0) ? shares : undefined;
}
