/** Blocks that begin pages. */
import type { Block } from "./paper.ts";

export function beginsPage(block: Block): boolean {
  return block.kind === "table" ? block.pageBreakBefore : block.format.pageBreakBefore;
}

export function withoutPageBreak<Some extends Block>(block: Some): Some {
  if (!beginsPage(block)) return block;
  if (block.kind === "table") return { ...block, pageBreakBefore: false };
  return { ...block, format: { ...block.format, pageBreakBefore: false } };
}
