/**
 * Tables that a loop repeats with nothing between them.
 *
 * Word shows tables that follow each other without a paragraph between as one table, with one table's header row and
 * banding. So each turn that begins and ends with a table ends with a paragraph that takes no room.
 *
 * Source: ECMA-376-1 §17.4.37 (tbl)
 */
import type { Block } from "./block-kinds.ts";
import { isElementNode, raw, replace } from "./tree.ts";

const BETWEEN =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>';

export function keepTablesApart(blocks: readonly Block[]): void {
  for (const { repeats, kind, tags } of blocks) {
    // An `{{else}}` ends what is repeated.
    const [open, end] = tags;
    const parent = open?.parent;
    if (!repeats || kind !== "flow" || !end || !parent || end.parent !== parent) continue;
    const { children } = parent;
    const inside = children.slice(children.indexOf(open) + 1, children.indexOf(end)).filter(isElementNode);
    if (inside[0]?.name === "w:tbl" && inside.at(-1)?.name === "w:tbl") replace(end, raw(BETWEEN), end);
  }
}
