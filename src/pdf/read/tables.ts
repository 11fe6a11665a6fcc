/**
 * Tables: grid, merged cells, and the style's parts (header row, bands, corners) for each cell.
 *
 * Source: ISO/IEC 29500-1 §17.4, §17.7.6 (conditional formatting, order of the parts), §17.4.66
 * (conflicts between borders)
 */
import { type Border, isComposed, mergeParagraphs } from "../../ooxml/paragraph-properties.ts";
import { mergeRuns } from "../../ooxml/run-properties.ts";
import type { Style, TablePart } from "../../ooxml/styles.ts";
import {
  type CellProperties,
  type CellSide,
  type Margins,
  type RowProperties,
  readCellProperties,
  readRowProperties,
  readTableProperties,
  type TableLook,
  type TableProperties,
} from "../../ooxml/tables.ts";
import { points } from "../../ooxml/units.ts";
import { child, elements, type XmlElement } from "../../ooxml/xml.ts";
import type { Block, Cell, Row, Table } from "../model.ts";
import type { TableLayer } from "./cascade.ts";
import type { Story } from "./story.ts";

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

/** A cell before merging: what is written, and where it lies. */
interface RawCell {
  readonly element: XmlElement;
  readonly own: CellProperties;
  readonly row: number;
  readonly column: number;
  readonly span: number;
  rowSpan: number;
}

interface RawRow {
  readonly properties: RowProperties;
  readonly cells: RawCell[];
}

interface TableContext {
  readonly story: Story;
  readonly properties: TableProperties;
  readonly chain: readonly Style[];
  readonly look: TableLook;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly headerRows: number;
}

export function readTable(story: Story, e: XmlElement): Table[] {
  const { theme, styles } = story.source;
  const own = readTableProperties(child(e, "w:tblPr"), theme);
  const chain = styles.chain(own.style ?? styles.defaultTable);
  const properties = mergeTables(...chain.map((s) => s.whole.table), own);
  const grid = elements(child(e, "w:tblGrid") ?? e, "w:gridCol").map((c) => points(c.attributes["w:w"]) ?? 0);
  const rows = mergeCells(withoutHollowRows(readRows(story, e)));
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
  const composed = cells
    .flat()
    .flatMap((cell) => Object.values(cell.borders))
    .find((border) => border && isComposed(border));
  if (composed) story.reportBorders({ composed });
  if (properties.cellSpacing) story.sayOtherwise("cell-spacing");
  const heading = wholeHeader(rows, context.headerRows > 0 ? context.headerRows : styledHeader(context));
  return [
    {
      kind: "table",
      columns: columnWidths(grid, rows, columnCount),
      columnCount,
      width: properties.width ?? { kind: "auto" },
      rows: rows.map((r, i) => row(r, cells[i] ?? [])),
      headerRows: heading,
      repeatsHeader: context.headerRows > 0,
      left: tableLeft(context),
      alignment: tableAlignment(properties.alignment ?? rows[0]?.properties.alignment),
      cellSpacing: properties.cellSpacing ?? 0,
      position: properties.position,
      rightToLeft: properties.bidi ?? false,
      place,
    },
  ];
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
  const styled = context.chain.some((s) => s.parts.has("firstRow"));
  return context.look.firstRow && styled && context.rowCount > 1 ? 1 : 0;
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

function readRows(story: Story, table: XmlElement): RawRow[] {
  return throughWrappers(table, "w:tr")
    .map((e) => ({ e, properties: readRowProperties(child(e, "w:trPr")) }))
    .filter(({ properties }) => !properties.hidden && !properties.deleted)
    .map(({ e, properties }, row) => ({ properties, cells: readRawCells(story, e, properties, row) }))
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

function readRawCells(story: Story, tr: XmlElement, properties: RowProperties, row: number): RawCell[] {
  const found: RawCell[] = [];
  let column = properties.gridBefore ?? 0;
  for (const element of throughWrappers(tr, "w:tc")) {
    const own = readCellProperties(child(element, "w:tcPr"), story.source.theme);
    const span = own.span ?? 1;
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

/** Cells that continue one above lengthen it and go. */
/** A row in which no cell begins adds to the height of the one above: in a PDF's structure each row has cells. */
function withoutHollowRows(rows: readonly RawRow[]): readonly RawRow[] {
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

function mergeCells(rows: readonly RawRow[]): RawRow[] {
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
function columnWidths(grid: readonly number[], rows: readonly RawRow[], count: number): number[] {
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

function row({ properties }: RawRow, cells: readonly Cell[]): Row {
  return {
    height: properties.height || undefined,
    exact: properties.exactHeight ?? false,
    cantSplit: properties.cantSplit ?? false,
    cells,
  };
}

/** Parts of the style that a cell takes, in the order in which later ones win. */
function partNames(context: TableContext, cell: RawCell): string[] {
  const { look, rowCount, columnCount, properties } = context;
  const firstRow = look.firstRow && cell.row < Math.max(1, context.headerRows);
  const lastRow = look.lastRow && cell.row + cell.rowSpan >= rowCount && rowCount > 1;
  const firstColumn = look.firstColumn && cell.column === 0;
  const lastColumn = look.lastColumn && cell.column + cell.span >= columnCount;
  const bandRow = cell.row - (look.firstRow ? Math.max(1, context.headerRows) : 0);
  const bandColumn = cell.column - (look.firstColumn ? 1 : 0);
  const horizontal = Math.floor(bandRow / (properties.rowBand ?? 1)) % 2 === 0 ? "band1Horz" : "band2Horz";
  const vertical =
    Math.floor(bandColumn / (properties.columnBand ?? 1)) % 2 === 0 ? "band1Vert" : "band2Vert";
  return [
    ["wholeTable", true],
    [vertical, !look.noVBand && !firstColumn && !lastColumn],
    [horizontal, !look.noHBand && !firstRow && !lastRow],
    ["firstCol", firstColumn],
    ["lastCol", lastColumn],
    ["firstRow", firstRow],
    ["lastRow", lastRow],
    ["neCell", firstRow && lastColumn],
    ["nwCell", firstRow && firstColumn],
    ["seCell", lastRow && lastColumn],
    ["swCell", lastRow && firstColumn],
  ].flatMap(([name, on]) => (on ? [name as string] : []));
}

function readCell(context: TableContext, cell: RawCell): Cell {
  const names = partNames(context, cell);
  const parts = context.chain.flatMap((s) => [s.whole, ...names.flatMap((name) => s.parts.get(name) ?? [])]);
  const styled = parts.map((p) => p.cell);
  const all: CellProperties = Object.assign({}, ...styled, cell.own);
  const layer = tableLayer(parts);
  const { story } = context;
  story.tableDepth++;
  const blocks = withoutClosing(story.readBlocks(cell.element, layer));
  story.tableDepth--;
  if (all.direction && !["lrTb", "btLr", "tbRl", "lrTbV", "tbRlV"].includes(all.direction)) {
    story.sayOtherwise("text-direction", all.direction);
  }
  if (all.borders?.tl2br || all.borders?.tr2bl) story.sayOtherwise("diagonal-border");
  const fill = all.shading ?? parts.findLast((p) => p.table.shading)?.table.shading;
  return {
    column: cell.column,
    span: cell.span,
    rowSpan: cell.rowSpan,
    blocks,
    fill: fill === "none" ? undefined : fill,
    borders: ownBorders(context, cell, parts),
    margin: cellMargins(context, styled, cell.own),
    verticalAlign:
      all.verticalAlign === "center" || all.verticalAlign === "bottom" ? all.verticalAlign : "top",
    turned: turns[all.direction ?? ""],
  };
}

/** Quarter turns of a cell's text: read upwards or downwards. */
const turns: Readonly<Record<string, Cell["turned"]>> = { btLr: "up", tbRl: "down", tbRlV: "down" };

/** The empty paragraph that must follow a table at the end of a cell takes no room. */
function withoutClosing(blocks: readonly Block[]): readonly Block[] {
  const [table, last] = [blocks.at(-2), blocks.at(-1)];
  const closes = table?.kind === "table" && last?.kind === "paragraph" && last.inlines.length === 0;
  return closes && !last.label ? blocks.slice(0, -1) : blocks;
}

function tableLayer(parts: readonly TablePart[]): TableLayer {
  return {
    paragraph: mergeParagraphs(...parts.map((p) => p.paragraph)),
    run: mergeRuns(...parts.map((p) => p.run)),
  };
}

function cellMargins(
  { properties }: TableContext,
  styled: readonly CellProperties[],
  own: CellProperties,
): Cell["margin"] {
  const layers: (Margins | undefined)[] = [properties.margins, ...styled.map((s) => s.margins), own.margins];
  return Object.assign({}, usualMargins, ...layers);
}

type Sides = {
  top?: Border | undefined;
  left?: Border | undefined;
  bottom?: Border | undefined;
  right?: Border | undefined;
};

/** A cell's borders before neighbours are asked: its own, its style part's, the table's. */
function ownBorders(context: TableContext, cell: RawCell, parts: readonly TablePart[]): Sides {
  const { rowCount, columnCount, properties } = context;
  const outer: Record<keyof Sides, boolean> = {
    top: cell.row === 0,
    bottom: cell.row + cell.rowSpan >= rowCount,
    left: cell.column === 0,
    right: cell.column + cell.span >= columnCount,
  };
  const sides: Sides = {};
  for (const side of ["top", "left", "bottom", "right"] as const) {
    const inside: CellSide = side === "top" || side === "bottom" ? "insideH" : "insideV";
    const fromTable = properties.borders?.[outer[side] ? side : inside];
    sides[side] = fromTable;
    for (const part of parts) {
      const { borders } = part.cell;
      if (borders && inside in borders && !outer[side]) sides[side] = borders[inside];
      if (borders && side in borders) sides[side] = borders[side];
    }
    const own = cell.own.borders;
    if (own && side in own) sides[side] = own[side];
  }
  return sides;
}

/** Where two cells meet, the wider border shows, on both. */
function settleBorders(rows: readonly (readonly Cell[])[], columnCount: number): Cell[][] {
  const at: (Cell | undefined)[][] = rows.map(() => Array.from({ length: columnCount }, () => undefined));
  rows.forEach((cells, r) => {
    for (const cell of cells) {
      for (let y = r; y < r + cell.rowSpan; y++) {
        for (let x = cell.column; x < cell.column + cell.span; x++) {
          const line = at[y];
          if (line) line[x] = cell;
        }
      }
    }
  });
  return rows.map((cells, r) =>
    cells.map((cell) => {
      const end = cell.column + cell.span;
      const columns = Array.from({ length: cell.span }, (_, i) => cell.column + i);
      const spanned = Array.from({ length: cell.rowSpan }, (_, i) => r + i);
      return {
        ...cell,
        borders: {
          top: winner(
            cell.borders.top,
            columns.map((x) => at[r - 1]?.[x]?.borders.bottom),
          ),
          bottom: winner(
            cell.borders.bottom,
            columns.map((x) => at[r + cell.rowSpan]?.[x]?.borders.top),
          ),
          left: winner(
            cell.borders.left,
            spanned.map((y) => at[y]?.[cell.column - 1]?.borders.right),
          ),
          right: winner(
            cell.borders.right,
            spanned.map((y) => at[y]?.[end]?.borders.left),
          ),
        },
      };
    }),
  );
}

function winner(own: Border | undefined, others: readonly (Border | undefined)[]): Border | undefined {
  if (others.some((o) => o === undefined)) return own ?? (others.every((o) => o) ? others[0] : undefined);
  return others.reduce((best, o) => (!best || (o && o.width > best.width) ? o : best), own);
}
