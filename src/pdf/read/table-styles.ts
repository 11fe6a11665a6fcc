/**
 * What a table's style gives a cell: by the parts that the cell lies in (header row, bands, corners).
 *
 * Source: ISO/IEC 29500-1 §17.7.6 (conditional formatting, order of the parts)
 */
import { mergeParagraphs } from "../../ooxml/paragraph-properties.ts";
import { mergeRuns } from "../../ooxml/run-properties.ts";
import type { Style, TablePart } from "../../ooxml/styles.ts";
import type { CellProperties, Margins, TableLook, TableProperties } from "../../ooxml/tables.ts";
import type { TableLayer } from "./cascade.ts";
import type { RawCell } from "./table-grid.ts";

/** What of a table decides which parts of its style a cell takes. */
export interface StyledTable {
  readonly properties: TableProperties;
  readonly chain: readonly Style[];
  readonly look: TableLook;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly headerRows: number;
}

export interface CellStyle {
  readonly parts: readonly TablePart[];
  readonly cell: CellProperties;
  readonly margins: Margins;
  /** For the paragraphs and runs in it. */
  readonly layer: TableLayer;
}

/** By a document's style with those that it is based on, and the names of parts. */
const known = new WeakMap<readonly Style[], Map<string, CellStyle>>();

/** The same object for cells of a document that lie in the same parts of the same style. */
export function cellStyle(table: StyledTable, cell: RawCell): CellStyle {
  const ofStyle = known.get(table.chain) ?? new Map<string, CellStyle>();
  known.set(table.chain, ofStyle);
  const names = partNames(table, cell);
  const key = names.join(" ");
  const style = ofStyle.get(key) ?? combined(table.chain, names);
  ofStyle.set(key, style);
  return style;
}

function combined(chain: readonly Style[], names: readonly string[]): CellStyle {
  const parts = chain.flatMap((s) => [s.whole, ...names.flatMap((name) => s.parts.get(name) ?? [])]);
  return {
    parts,
    cell: Object.assign({}, ...parts.map((p) => p.cell)),
    margins: Object.assign({}, ...parts.map((p) => p.cell.margins)),
    layer: {
      paragraph: mergeParagraphs(...parts.map((p) => p.paragraph)),
      run: mergeRuns(...parts.map((p) => p.run)),
    },
  };
}

export function isStyled({ chain }: StyledTable, part: string): boolean {
  return chain.some((s) => s.parts.has(part));
}

/** Parts of the style that a cell takes, in the order in which later ones win. */
function partNames(table: StyledTable, cell: RawCell): string[] {
  const { look, rowCount, columnCount, properties, headerRows } = table;
  const firstRow = look.firstRow && cell.row < Math.max(1, headerRows);
  const lastRow = look.lastRow && cell.row + cell.rowSpan >= rowCount && rowCount > 1;
  const firstColumn = look.firstColumn && cell.column === 0;
  const lastColumn = look.lastColumn && cell.column + cell.span >= columnCount;
  const bandRow = cell.row - (look.firstRow ? Math.max(1, headerRows) : 0);
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
