/**
 * Tables: their rows and cells, and what stands in them.
 *
 * Source: ISO/IEC 29500-1 §17.4
 */

import { type Border, isComposed, isDouble } from "../../ooxml/borders.ts";
import {
  type CellProperties,
  readTableProperties,
  type TableLook,
  type TableProperties,
} from "../../ooxml/tables.ts";
import { points } from "../../ooxml/units.ts";
import { child, elements, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { Block } from "../model/paper.ts";
import type { Cell, Row, Table } from "../model/tables.ts";
import type { Story } from "./story.ts";
import { ownBorders, settleBorders } from "./table-borders.ts";
import { splitAtPages } from "./table-breaks.ts";
import {
  columnWidths,
  mergeCells,
  type RawCell,
  type RawRow,
  readRows,
  withoutHollowRows,
} from "./table-grid.ts";
import { cellStyle, isStyled, type StyledTable } from "./table-styles.ts";

/** Word's cell margins where nothing says otherwise: 0.19 cm at the sides. */
const usualMargins = { top: 0, left: 5.4, bottom: 0, right: 5.4 };
const usualLook: TableLook = {
  firstRow: false,
  lastRow: false,
  firstColumn: false,
  lastColumn: false,
  noHBand: true,
  noVBand: true,
};

interface TableContext extends StyledTable {
  readonly story: Story;
}

export function readTable(story: Story, e: XmlElement): Table[] {
  const { theme, styles } = story.source;
  const own = readTableProperties(child(e, "w:tblPr"), theme);
  const chain = styles.chain(own.style ?? styles.defaultTable);
  const properties = mergeTables(...chain.map((s) => s.whole.table), own);
  const grid = elements(child(e, "w:tblGrid") ?? e, "w:gridCol").map((c) => points(c.attributes["w:w"]) ?? 0);
  const rows = mergeCells(withoutHollowRows(readRows(story, e, grid.length)));
  if (rows.length === 0) return [];
  const columnCount = Math.max(grid.length, ...rows.flatMap((r) => r.cells.map((c) => c.column + c.span)), 1);
  const leading = rows.findIndex((r) => !r.properties.header);
  const context: TableContext = {
    story,
    properties,
    chain,
    look: properties.look ?? usualLook,
    rowCount: rows.length,
    columnCount,
    headerRows: leading < 0 ? rows.length - 1 : leading,
  };
  const place = story.place;
  const cells = settleBorders(
    rows.map((r) => r.cells.map((c) => readCell(context, c))),
    columnCount,
  );
  const composed = cells.flat().flatMap(composedBorder)[0];
  if (composed) story.reportBorders({ composed });
  if (properties.cellSpacing) story.sayOtherwise("cell-spacing");
  const heading = wholeHeader(rows, context.headerRows > 0 ? context.headerRows : styledHeader(context));
  const table: Table = {
    kind: "table",
    columns: columnWidths(grid, rows, columnCount),
    columnCount,
    width: properties.width ?? { kind: "auto" },
    isFixed: properties.fixed ?? false,
    rows: rows.map((r, i) => row(r, cells[i] ?? [])),
    headerRows: heading,
    repeatsHeader: context.headerRows > 0,
    headsRows: context.look.firstColumn && columnCount > 1 && isStyled(context, "firstCol"),
    left: tableLeft(context),
    alignment: tableAlignment(properties.alignment ?? rows[0]?.properties.alignment),
    cellSpacing: properties.cellSpacing ?? 0,
    position: properties.position,
    pageBreakBefore: false,
    rightToLeft: properties.bidi ?? false,
    place,
  };
  return story.tableDepth > 0 ? [table] : splitAtPages(table);
}

/** A border that is drawn as one line, though it has more; double ones above and below are drawn as they are. */
function composedBorder({ borders }: Cell): Border[] {
  const { top, bottom, ...sides } = borders;
  const all = [...[top, bottom].filter((border) => !isDouble(border)), ...Object.values(sides)];
  return all.flatMap((border) => (border && isComposed(border) ? [border] : []));
}

/** Header rows with those that their cells reach into; none where that is the whole table. */
function wholeHeader(rows: readonly RawRow[], count: number): number {
  const ends = rows.slice(0, count).flatMap(({ cells }) => cells.map((cell) => cell.row + cell.rowSpan));
  const end = Math.max(count, ...ends);
  if (end >= rows.length) return count === end ? count : 0;
  return end === count ? count : wholeHeader(rows, end);
}

function mergeTables(...layers: readonly TableProperties[]): TableProperties {
  const borders = Object.assign({}, ...layers.map((l) => l.borders));
  const margins = Object.assign({}, ...layers.map((l) => l.margins));
  return Object.assign({}, ...layers, { borders, margins });
}

/** A first row that the style shows as a header is one to a screen reader too. */
function styledHeader(context: TableContext): number {
  return context.look.firstRow && isStyled(context, "firstRow") && context.rowCount > 1 ? 1 : 0;
}

/** Up to Word 2010 the text in the cells stands flush with the text around, not the borders. */
function tableLeft({ story, properties }: TableContext): number {
  const indent = properties.indent ?? 0;
  const nested = story.tableDepth > 0;
  const margin = properties.margins?.left ?? usualMargins.left;
  return nested || story.source.settings.compatibility >= 15 ? indent : indent - margin;
}

function tableAlignment(value: string | undefined): Table["alignment"] {
  return value === "center" ? "center" : value === "right" || value === "end" ? "right" : "left";
}

function row({ properties }: RawRow, cells: readonly Cell[]): Row {
  return {
    height: properties.height || undefined,
    exact: properties.exactHeight ?? false,
    cantSplit: properties.cantSplit ?? false,
    cells,
  };
}

function readCell(context: TableContext, cell: RawCell): Cell {
  const style = cellStyle(context, cell);
  const all: CellProperties = { ...style.cell, ...cell.own };
  const { story } = context;
  story.tableDepth++;
  const read = withoutClosing(story.readBlocks(cell.element, style.layer));
  const blocks = all.hideMark && read.length === 1 && isMark(read[0]) ? [] : read;
  story.tableDepth--;
  if (all.direction && !["lrTb", "btLr", "tbRl", "lrTbV", "tbRlV"].includes(all.direction)) {
    story.sayOtherwise("text-direction", all.direction);
  }
  if (all.borders?.tl2br || all.borders?.tr2bl) story.sayOtherwise("diagonal-border");
  const fill = all.shading ?? style.parts.findLast((p) => p.table.shading)?.table.shading;
  return {
    column: cell.column,
    span: cell.span,
    rowSpan: cell.rowSpan,
    blocks,
    fill: fill === "none" ? undefined : fill,
    borders: ownBorders(context, cell, style.parts),
    margin: { ...usualMargins, ...context.properties.margins, ...style.margins, ...cell.own.margins },
    verticalAlign:
      all.verticalAlign === "center" || all.verticalAlign === "bottom" ? all.verticalAlign : "top",
    // Of a cell that has a width of its own it says only that others are to become narrower first.
    noWrap: (all.noWrap ?? false) && !(context.properties.fixed ?? false) && all.width?.kind !== "points",
    turned: turns[all.direction ?? ""],
  };
}

/** Nothing but the end of a cell. */
function isMark(block: Block | undefined): boolean {
  return block?.kind === "paragraph" && block.inlines.length === 0 && !block.label;
}

/** Quarter turns of a cell's text: read upwards or downwards. */
const turns: Readonly<Record<string, Cell["turned"]>> = dictionary({
  btLr: "up",
  tbRl: "down",
  tbRlV: "down",
});

/** The empty paragraph that must follow a table at the end of a cell takes no room. */
function withoutClosing(blocks: readonly Block[]): readonly Block[] {
  const [table, last] = [blocks.at(-2), blocks.at(-1)];
  const closes = table?.kind === "table" && last?.kind === "paragraph" && last.inlines.length === 0;
  return closes && !last.label ? blocks.slice(0, -1) : blocks;
}
