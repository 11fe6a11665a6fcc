/**
 * Widths and spans of a table's cells, once it is known which columns it has.
 *
 * In: the marks of one table, as they come. Out: its grid and its cells' widths, written where the marks stood.
 * A row is as wide as it was in the template; cells that came more than once share the width of one. The grid has
 * a line wherever a cell of any row ends, as Word makes it.
 *
 * Source: ECMA-376-1 §17.4.48 (tblGrid), §17.4.71 (tcW), §17.4.17 (gridSpan)
 */
import type { CellMark, Mark } from "./literal.ts";

export type ColumnMark = Extract<Mark, { readonly mark: "grid" | "row-start" | "row-end" | "cell" }>;

interface Cell {
  /** Index of the chunk that tells its width. */
  readonly at: number;
  readonly mark: CellMark;
}

interface Row {
  readonly width: number;
  readonly cells: readonly Cell[];
}

/** Lines of the grid nearer than this are one, twips. */
const TOLERANCE = 8;

export class ColumnSizer {
  readonly #chunks: string[];
  readonly #rows: Row[] = [];
  #grid: number | undefined;
  #rowStart = 0;
  #rowWidth = 0;
  #cells: Cell[] = [];
  #after: Cell[] = [];

  /** @param chunks what is written; each mark gets one of its own */
  constructor(chunks: string[]) {
    this.#chunks = chunks;
  }

  take(order: ColumnMark): void {
    switch (order.mark) {
      case "grid":
        this.#grid = this.#reserve();
        break;
      case "row-start":
        this.#rowStart = this.#chunks.length;
        this.#rowWidth = order.width;
        this.#cells = [];
        this.#after = [];
        break;
      case "cell":
        // A row's properties stand before its cells.
        (order.side === "gridAfter" ? this.#after : this.#cells).push({ at: this.#reserve(), mark: order });
        break;
      case "row-end":
        this.#endRow();
    }
  }

  #endRow(): void {
    if (this.#cells.some(({ mark }) => mark.side === undefined))
      this.#rows.push({ width: this.#rowWidth, cells: [...this.#cells, ...this.#after] });
    else this.#chunks.length = this.#rowStart;
  }

  /** Writes widths and spans, unless the table went with its last row. */
  finish(): void {
    if (this.#grid === undefined || this.#grid >= this.#chunks.length) return;
    const edges = this.#rows.map(edgesOf);
    const lines = gridLines(edges.flat());
    const widths = lines.map((line, i) => line - (lines[i - 1] ?? 0));
    this.#chunks[this.#grid] =
      `<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("")}</w:tblGrid>`;
    this.#rows.forEach(({ cells }, r) => {
      cells.forEach(({ at, mark }, c) => {
        this.#chunks[at] = sizeOf(edges[r]?.[c - 1] ?? 0, edges[r]?.[c] ?? 0, lines, mark.side);
      });
    });
  }

  #reserve(): number {
    this.#chunks.push("");
    return this.#chunks.length - 1;
  }
}

/** Where each cell of a row ends, twips from its start. */
function edgesOf({ width, cells }: Row): number[] {
  const turns = Map.groupBy(cells, ({ mark }) => mark);
  const shares = cells.map(({ mark }) => mark.width / (turns.get(mark)?.length ?? 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let at = 0;
  return shares.map((share) => {
    at += (share / whole) * width;
    return Math.round(at);
  });
}

function gridLines(edges: readonly number[]): number[] {
  const lines: number[] = [];
  for (const edge of edges.toSorted((a, b) => a - b)) {
    if (edge > (lines.at(-1) ?? 0) + TOLERANCE) lines.push(edge);
  }
  return lines;
}

function sizeOf(start: number, end: number, lines: readonly number[], side: CellMark["side"]): string {
  const span = lines.filter((line) => line > start + TOLERANCE && line <= end + TOLERANCE).length;
  if (side) return `<w:${side} w:val="${span}"/>`;
  const width = `<w:tcW w:w="${end - start}" w:type="dxa"/>`;
  return span > 1 ? `${width}<w:gridSpan w:val="${span}"/>` : width;
}
