/**
 * Borders of table cells: each cell's own, and what shows where two of them meet.
 *
 * Source: ISO/IEC 29500-1 §17.4.66 (conflicts between borders)
 */
import type { Border } from "../../ooxml/borders.ts";
import type { TablePart } from "../../ooxml/styles.ts";
import type { CellSide, TableProperties } from "../../ooxml/tables.ts";
import type { Cell } from "../model/tables.ts";
import type { RawCell } from "./table-grid.ts";

/** What of a table decides which of its borders are the outer ones. */
interface BorderContext {
  readonly properties: TableProperties;
  readonly rowCount: number;
  readonly columnCount: number;
}

type Sides = {
  top?: Border | undefined;
  left?: Border | undefined;
  bottom?: Border | undefined;
  right?: Border | undefined;
};

/** A cell's borders before neighbours are asked: its own, its style part's, the table's. */
export function ownBorders(context: BorderContext, cell: RawCell, parts: readonly TablePart[]): Sides {
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
export function settleBorders(rows: readonly (readonly Cell[])[], columnCount: number): Cell[][] {
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
