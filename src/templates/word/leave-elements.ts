/**
 * Moves block tags out of cells, rows and content controls, up to where all of a block's tags are siblings.
 *
 * The deepest element is left first. A row or a cell that held nothing but tags goes with them.
 */
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Block, holdsBlock } from "./block-kinds.ts";
import { leaveColumns } from "./columns.ts";
import { crossed } from "./crossed-block.ts";
import { type Sides, sidesOf } from "./entries.ts";
import { splitAround } from "./split-element.ts";
import { ancestors, childElements, type Element, move, remove, replace, type TagNode } from "./tree.ts";

/** Moves the tags of blocks that span rows or content controls up to where all are siblings. */
export function moveHigher(blocks: readonly Block[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const spanning = blocks.filter((b) => b.kind === "rows" || b.kind === "cells" || b.kind === "deep");
  const ofCells = new Set(spanning.filter((b) => b.kind === "cells").flatMap((b) => b.tags));
  for (let found = deepest(spanning); found.size > 0; found = deepest(spanning)) {
    for (const [element, holding] of found) {
      const inside = [...holding].filter((b) => b.kind !== "crossed");
      const leaving = new Set(inside.flatMap((b) => b.tags.filter((t) => t.parent === element)));
      const failed = leaveElement(element, leaving, ofCells);
      diagnostics.push(...inside.filter((b) => b.tags.some((t) => failed.has(t))).flatMap(cross));
    }
  }
  return diagnostics;
}

export function cross(block: Block): Diagnostic[] {
  block.kind = "crossed";
  return crossed(block);
}

/** The deepest elements that tags have yet to leave, and the blocks they belong to. */
function deepest(blocks: readonly Block[]): Map<Element, Set<Block>> {
  let found = new Map<Element, Set<Block>>();
  let depth = -1;
  for (const block of blocks) {
    if (block.kind === "crossed") continue;
    for (const tag of block.tags) {
      const { parent } = tag;
      const d = ancestors(tag).length;
      if (!parent || goal(block) === parent || d < depth) continue;
      if (d > depth) found = new Map();
      depth = d;
      found.set(parent, (found.get(parent) ?? new Set()).add(block));
    }
  }
  return found;
}

/** Tags in the first and the last cell of a row move out of that row. */
function goal(block: Block): Element | undefined {
  return block.kind === "rows" && block.home.name === "w:tr" ? block.home.parent : block.home;
}

const controls: ReadonlySet<string> = new Set(["w:sdt", "w:sdtContent", "w:customXml"]);

/**
 * Moves tags out of one element; returns those that cannot go.
 * @param ofCells tags that repeat cells: they stay on their side of what is in the cell
 */
function leaveElement(
  element: Element,
  leaving: ReadonlySet<TagNode>,
  ofCells: ReadonlySet<TagNode> = new Set(),
): Set<TagNode> {
  const isControl = controls.has(element.name);
  if (!isControl && element.name !== "w:tc" && element.name !== "w:tr") return new Set(leaving);
  const sides = sidesOf(element, leaving);
  const stuck = sides.stuck.filter((t) => isControl || t.role === "else" || ofCells.has(t));
  if (stuck.length > 0) return new Set(stuck);
  const isTagsOnly = sides.alone && !holdsBlock(leaving);
  const goes =
    element.name === "w:tr" || (element.name === "w:tc" && [...leaving].every((t) => ofCells.has(t)));
  if (isTagsOnly && goes) {
    if (element.name === "w:tc") leaveColumns(element, sides.before[0]?.role === "close");
    replace(element, ...sides.before.map(detached));
    return new Set();
  }
  const { before, after } = outside(sides);
  move(before, "before", element);
  move(after, "after", element);
  if (isControl && childElements(element).every((e) => /^w:(?:sdt(?:End)?|customXml)Pr$/.test(e.name)))
    remove(element);
  return new Set();
}

function detached(tag: TagNode): TagNode {
  remove(tag);
  return tag;
}

/** On which side of an element its tags go: what begins before it, what ends after it. */
function outside({ before, after, stuck, alone }: Sides): { before: TagNode[]; after: TagNode[] } {
  const opens = (t: TagNode) => t.role === "open";
  const begins = alone ? before.filter(opens) : [...before, ...stuck.filter(opens)];
  const ends = alone ? before.filter((t) => !opens(t)) : [...stuck.filter((t) => !opens(t)), ...after];
  return { before: begins, after: ends };
}

/** Brings the tags of a block inside one paragraph, or of one left in the text, to one level. */
export function settleRuns(block: Block): Diagnostic[] {
  for (const tag of block.tags) {
    while (tag.parent && !isLevel(tag.parent, block.home)) {
      if (tag.parent.name === "w:sdt" || tag.parent.name === "w:sdtContent") {
        const failed = leaveElement(tag.parent, new Set([tag]));
        if (failed.size > 0) return crossed(block);
      } else splitAround(tag);
    }
  }
  return [];
}

function isLevel(parent: Element, home: Element): boolean {
  return parent === home || parent.name === "w:p";
}
