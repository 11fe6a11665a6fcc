/**
 * Tables whose columns come and go.
 *
 * In: a tree whose blocks are placed. Out: the same tree, where tables with blocks between the cells of a row have
 * marks for their grid and for each cell's width. Cells that went with their tags leave their width to the block. Columns that repeat share the width that their one cell had, and
 * what the columns that go leave is shared by those that stay; so the table is as wide as it was.
 *
 * Source: ECMA-376-1 §17.4.48 (tblGrid), §17.4.71 (tcW), §17.4.17 (gridSpan), §17.4.14, §17.4.15 (gridAfter, gridBefore)
 */
import { hasBlockTags } from "./entries.ts";
import {
  append,
  childElement,
  childElements,
  type Element,
  mark,
  opened,
  raw,
  remove,
  replace,
  within,
} from "./tree.ts";

/** A cell's width where neither the grid nor the cell tells, twips. */
const USUAL_WIDTH = 1000;

export function addColumnMarks(root: Element): void {
  for (const table of [...within(root)].filter((e) => e.name === "w:tbl")) {
    const rows = [...within(table, (e) => e.name === "w:tr")].filter((e) => e.name === "w:tr");
    if (rows.some(hasBlockTags)) markTable(table, rows);
  }
}

function markTable(table: Element, rows: readonly Element[]): void {
  const grid = childElement(table, "w:tblGrid");
  const columns = grid ? childElements(grid).map((e) => Number(e.attributes["w:w"]) || USUAL_WIDTH) : [];
  if (grid) replace(grid, mark({ mark: "grid" }));
  else table.children.splice(afterProperties(table), 0, mark({ mark: "grid" }));
  for (const row of rows) {
    let { end: at, width } = markSkipped(row, "gridBefore", columns, 0);
    for (const cell of [...within(row, (e) => e.name === "w:tc")].filter((e) => e.name === "w:tc")) {
      const marked = markCell(cell, columns, at);
      at = marked.end;
      width += marked.width;
    }
    width += markSkipped(row, "gridAfter", columns, at).width;
    replace(row, mark({ mark: "row-start", width }), row, mark({ mark: "row-end" }));
  }
  replace(table, mark({ mark: "columns-start" }), table, mark({ mark: "columns-end" }));
}

/** A cell that goes leaves its columns to the next inside its block. */
export function leaveColumns(cell: Element, isEnd: boolean): void {
  const cells = cell.parent ? childElements(cell.parent).filter((e) => e.name === "w:tc") : [];
  const heir = cells[cells.indexOf(cell) + (isEnd ? -1 : 1)];
  if (!heir) return;
  const span = spanOf(cell) + spanOf(heir);
  const properties = childElement(heir, "w:tcPr") ?? prepend(heir, leaf("w:tcPr", {}));
  const known = childElement(properties, "w:gridSpan");
  if (known) remove(known);
  Object.assign(properties, opened(properties));
  append(properties, leaf("w:gridSpan", { "w:val": String(span) }));
}

/** Columns of the grid that a row leaves empty before its first cell or after its last. */
function markSkipped(
  row: Element,
  side: "gridBefore" | "gridAfter",
  columns: readonly number[],
  at: number,
): { end: number; width: number } {
  const properties = childElement(row, "w:trPr");
  const skipped = properties && childElement(properties, `w:${side}`);
  const end = at + Math.max(0, Number(skipped?.attributes["w:val"] ?? 0) || 0);
  const width = widthOf(columns, at, end);
  if (skipped) replace(skipped, mark({ mark: "cell", width, side }));
  return { end, width };
}

function widthOf(columns: readonly number[], from: number, to: number): number {
  return columns.slice(from, to).reduce((sum, width) => sum + width, 0);
}

function spanOf(cell: Element): number {
  const properties = childElement(cell, "w:tcPr");
  const span = properties && childElement(properties, "w:gridSpan")?.attributes["w:val"];
  return Math.max(1, Number(span ?? 1) || 1);
}

/** An element that is read and replaced again before anything is written. */
function leaf(name: string, attributes: Record<string, string>): Element {
  return {
    kind: "element",
    name,
    attributes,
    head: [raw(`<${name}>`)],
    close: `</${name}>`,
    children: [],
    parent: undefined,
  };
}

function prepend(parent: Element, element: Element): Element {
  parent.children.unshift(element);
  element.parent = parent;
  return element;
}

function afterProperties(table: Element): number {
  return 1 + table.children.findIndex((n) => n.kind === "element" && n.name === "w:tblPr");
}

/** @param at the first column of the grid that the cell covers; `end` is that of the next */
function markCell(cell: Element, columns: readonly number[], at: number): { end: number; width: number } {
  const properties = childElement(cell, "w:tcPr");
  const own = properties && childElement(properties, "w:tcW");
  const span = properties && childElement(properties, "w:gridSpan");
  const end = at + spanOf(cell);
  const width = widthOf(columns, at, end) || Number(own?.attributes["w:w"]) || USUAL_WIDTH;
  if (own) remove(own);
  if (span) remove(span);
  const order = mark({ mark: "cell", width });
  if (!properties) insertFirst(cell, order, "<w:tcPr>", "</w:tcPr>");
  else insertFirst(properties, order);
  return { end, width };
}

/** Properties that come before the width stay before it. */
function insertFirst(parent: Element, order: ReturnType<typeof mark>, open = "", close = ""): void {
  const nodes = open === "" ? [order] : [raw(open), order, raw(close)];
  if (parent.close === "") Object.assign(parent, opened(parent));
  const at = parent.children.findIndex((n) => n.kind === "element" && n.name !== "w:cnfStyle");
  parent.children.splice(at < 0 ? parent.children.length : at, 0, ...nodes);
  for (const node of nodes) node.parent = parent;
}
