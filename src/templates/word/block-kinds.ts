/**
 * What a block repeats or leaves out, by where its tags stand; see `placeBlocks`.
 */
import { entriesOf, isBlank } from "./entries.ts";
import { type Group, matchBlocks } from "./match-blocks.ts";
import { ancestor, ancestors, type Element, type TagNode, within } from "./tree.ts";

export interface Block extends Group {
  /** The element that holds all its tags. */
  readonly home: Element;
  /** `runs` stay in their paragraph; `rows` move to their rows, `cells` to their cells; the others to paragraphs. */
  kind: "runs" | "flow" | "rows" | "cells" | "deep" | "crossed";
}

export function classify(group: Group): Block {
  const home = commonAncestor(group.tags);
  if (group.tags.every((t) => home === paragraphOf(t) || ancestors(home).includes(paragraphOf(t)))) {
    return { ...group, home, kind: "runs" };
  }
  if (home.name === "w:tr" && !fillsRow(group, home)) return { ...group, home, kind: "cells" };
  if (home.name === "w:tr" || home.name === "w:tbl") return { ...group, home, kind: "rows" };
  const direct = group.tags.every((t) => paragraphOf(t).parent === home);
  return { ...group, home, kind: direct ? "flow" : "deep" };
}

/**
 * Whether a block begins in a row's first cell and ends in the last that is not empty; but not when
 * it begins after the first cell's text and ends before the last one's.
 */
function fillsRow({ tags }: Group, row: Element): boolean {
  const cells = [...within(row, (e) => e.name === "w:tc")].filter((e) => e.name === "w:tc");
  const [open, close] = [tags[0], tags.at(-1)];
  if (!open || !close || cellIn(row, open) !== cells[0]) return false;
  const last = cells.findLast((cell) => !isBlank(cell));
  if (cellIn(row, close) !== last && cellIn(row, close) !== cells.at(-1)) return false;
  const endsFirst = cells[0] && entriesOf(cells[0]).length > 1 && entriesOf(cells[0]).at(-1) === open;
  const beginsLast = last && entriesOf(last).length > 1 && entriesOf(last)[0] === close;
  return !(endsFirst && beginsLast);
}

function cellIn(row: Element, tag: TagNode): Element | undefined {
  const chain = ancestors(tag);
  return chain.slice(0, chain.indexOf(row)).findLast((e) => e.name === "w:tc");
}

function paragraphOf(tag: TagNode): Element {
  const paragraph = ancestor(tag, "w:p");
  if (!paragraph) throw new Error("a tag of running text stands outside any paragraph");
  return paragraph;
}

function commonAncestor(tags: readonly TagNode[]): Element {
  const [first, ...others] = tags.map(ancestors);
  const home = first?.find((e) => others.every((chain) => chain.includes(e)));
  if (!home) throw new Error("tags of one scope have no common ancestor");
  return home;
}

/** Whether moving to the row would carry a tag over a value or a block. */
export function passesTags(block: Block): boolean {
  if (block.kind !== "rows") return false;
  return block.tags.some((tag) => {
    const row = ancestor(tag, "w:tr");
    if (!row) return false;
    const entries = row.children.flatMap(entriesOf).filter((e) => e !== "content");
    const at = entries.indexOf(tag);
    const passed =
      tag.role === "open" ? entries.slice(0, at) : tag.role === "close" ? entries.slice(at + 1) : [];
    return passed.some((t) => t.role === "value") || holdsBlock(passed);
  });
}

/** Whether a block begins and ends among these tags: the element between is its content. */
export function holdsBlock(tags: Iterable<TagNode>): boolean {
  return matchBlocks([...tags]).length > 0;
}
