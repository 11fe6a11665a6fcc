/**
 * Puts heading levels in order, as PDF/UA wants them: the first is 1, none is skipped.
 *
 * The order among the levels that a document uses is kept: 2, 4, 4, 2 becomes 1, 2, 2, 1.
 *
 * Source: ISO 14289-1 §7.4.2
 */
import { problem } from "../../diagnostics/diagnostic.ts";
import type { Block, Section } from "../model/paper.ts";
import { plainText } from "../model/text.ts";
import type { Source } from "./source.ts";

export function orderHeadings(source: Source, sections: readonly Section[]): Section[] {
  const open: number[] = [];
  const place = (level: number): number => {
    while (open.length > 0 && (open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return Math.min(open.length, 6);
  };
  const inBlock = (block: Block): Block => {
    if (block.kind === "table") {
      const rows = block.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map(inBlock) })),
      }));
      return { ...block, rows };
    }
    if (block.heading === undefined) return block;
    const used = place(block.heading);
    if (used < block.heading && open.length > 1) {
      const params = { text: plainText(block.inlines).trim().slice(0, 80), level: block.heading, used };
      source.diagnostics.push(problem("pdf/heading-level", params, { place: block.place }));
    }
    return { ...block, heading: used };
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(inBlock) }));
}
