/**
 * A table whose rows begin pages → the tables that stand on those pages.
 *
 * In Word "Page break before" in a row's text begins a page with that row. What heads the columns is repeated, as on
 * every page. Where a cell reaches over rows on both pages, they stay together; so do floating tables.
 */
import { beginsPage, withoutPageBreak } from "../model/page-breaks.ts";
import type { Block } from "../model/paper.ts";
import type { Row, Table } from "../model/tables.ts";

export function splitAtPages(table: Table): Table[] {
  if (!table.rows.some(rowBeginsPage)) return [table];
  const starts = table.rows.flatMap((row, i) => (rowBeginsPage(row) && mayPart(table, i) ? [i] : []));
  const rows = table.rows.map(withoutBreak);
  const edges = [...new Set([0, ...starts])];
  return edges.map((start, n) => {
    const own = rows.slice(start, edges[n + 1]);
    const pageBreakBefore = starts.includes(start);
    if (start === 0) return { ...table, rows: own, pageBreakBefore };
    const head = table.repeatsHeader ? rows.slice(0, table.headerRows).map(asCopy) : [];
    return { ...table, rows: [...head, ...own], headerRows: head.length, pageBreakBefore };
  });
}

function rowBeginsPage({ cells }: Row): boolean {
  return cells.some(({ blocks: [first] }) => first !== undefined && beginsPage(first));
}

function mayPart({ rows, headerRows, position }: Table, at: number): boolean {
  if (position !== undefined) return false;
  if (at === 0) return true;
  const crosses = rows.slice(0, at).some(({ cells }, i) => cells.some(({ rowSpan }) => i + rowSpan > at));
  return at >= headerRows && !crosses;
}

function withoutBreak(row: Row): Row {
  return withBlocks(row, ([first, ...rest]) => (first ? [withoutPageBreak(first), ...rest] : []));
}

/** What is pointed at, and the notes, stand where they stand first. */
function asCopy(row: Row): Row {
  return withBlocks(row, (blocks) => blocks.map(withoutMarks));
}

function withoutMarks(block: Block): Block {
  if (block.kind === "table") return block;
  const inlines = block.inlines.filter(({ kind }) => kind !== "bookmark" && kind !== "footnote");
  return { ...block, inlines };
}

function withBlocks(row: Row, changed: (blocks: readonly Block[]) => readonly Block[]): Row {
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, blocks: changed(cell.blocks) })) };
}
