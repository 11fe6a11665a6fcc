/** What stands in which column, where a document says so by column breaks. */
import type { Columns } from "../ooxml/sections.ts";
import type { Block, Section } from "./model/paper.ts";
import { splitAt } from "./model/text.ts";

/** Whether widths differ; a document may list equal ones. */
export function isUnequal({ widths }: Columns): boolean {
  return widths.some((w) => Math.abs(w.width - (widths[0]?.width ?? 0)) > 1);
}

/** The blocks of each column; undefined where the text itself finds its way. */
export function columnParts({ properties, blocks }: Section): Block[][] | undefined {
  const parts: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === "table") {
      parts.at(-1)?.push(block);
      continue;
    }
    splitAt(block.inlines, (i) => i.kind === "break" && i.of === "column").forEach((inlines, i, all) => {
      if (i > 0) parts.push([]);
      const empty = inlines.length === 0 && all.length > 1;
      if (!empty) parts.at(-1)?.push({ ...block, inlines, ...(i > 0 && { label: undefined }) });
    });
  }
  const { columns } = properties;
  return isUnequal(columns) && parts.length === columns.widths.length ? parts : undefined;
}
