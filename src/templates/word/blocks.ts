/**
 * Decides what each block repeats or leaves out, and moves its tags there.
 *
 * In: a scope with its tags cut. Out: the same tree, where the XML between a block's tags is whole
 * elements, so that any number of turns gives well-formed XML:
 *
 * - tags in one paragraph: the runs between them;
 * - tags in several paragraphs of one cell, text box or body: the paragraphs between them; a paragraph
 *   that holds nothing but such tags goes with them;
 * - tags in the first and the last cell of one row that is not empty: the row; in several rows: these rows, and a row that
 *   holds nothing but tags goes with them;
 * - tags in other cells of one row: the cells between, with those whose first or last content is the tag; a cell that
 *   holds nothing but tags goes with them;
 * - an `if`, `unless` or `with` round all of a paragraph: the paragraph.
 *
 * Tags in the middle of two paragraphs stay there: the text between them, paragraph marks
 * included, comes and goes, as in plain text.
 *
 * Surprise: a block cannot begin in one cell and end in another table, nor leave a
 * text box or a content control: `template/crossed-block`.
 */
import { type Diagnostic, type Place, problem } from "../../diagnostics/diagnostic.ts";
import { leaveColumns } from "./columns.ts";
import { containers, entriesOf, holdsSection, isBlank, type Sides, sidesOf } from "./entries.ts";
import { type Group, matchBlocks } from "./match-blocks.ts";
import type { Scope } from "./scopes.ts";
import {
  ancestor,
  ancestors,
  append,
  childElements,
  type Element,
  isElementNode,
  move,
  type Node,
  remove,
  replace,
  type TagNode,
  within,
  withoutParagraphIds,
} from "./tree.ts";

interface Block extends Group {
  /** The element that holds all its tags. */
  readonly home: Element;
  /** `runs` stay in their paragraph; `rows` move to their rows, `cells` to their cells; the others to paragraphs. */
  kind: "runs" | "flow" | "rows" | "cells" | "deep" | "crossed";
}

export function placeBlocks(scope: Scope, tags: readonly TagNode[]): Diagnostic[] {
  const blockTags = tags.filter((t) => t.role !== "value" && t.role !== "silent" && t.spot.in === "run");
  for (const tag of blockTags) liftFromRun(tag);
  const blocks = matchBlocks(blockTags).map(classify);
  const diagnostics = [
    ...blocks.filter(passesTags).flatMap(cross),
    ...moveToParagraphs(scope, blocks),
    ...moveHigher(blocks),
    ...blocks.filter((b) => b.kind === "runs").flatMap(settleRuns),
  ];
  for (const paragraph of scope.paragraphs) vanishWith(paragraph.element, blocks);
  return diagnostics;
}

function classify(group: Group): Block {
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

/** Splits the run round a block tag, so that the tag stands between runs. */
function liftFromRun(tag: TagNode): void {
  while (tag.parent && (tag.parent.name === "w:t" || tag.parent.name === "w:r")) splitAround(tag);
}

/** Splits the parent of `node` in two, with `node` between; a half without content is dropped. */
function splitAround(node: Node): void {
  const parent = node.parent;
  if (!parent) return;
  const at = parent.children.indexOf(node);
  const right: Element = { ...parent, head: withoutParagraphIds(parent.head), children: [] };
  append(right, ...parent.children.filter(isProperties).map(copy), ...parent.children.slice(at + 1));
  parent.children = parent.children.slice(0, at);
  replace(parent, ...[parent, node, right].filter((n) => n === node || hasContent(n)));
}

function isProperties(node: Node): boolean {
  return isElementNode(node) && (node.name === "w:rPr" || node.name === "w:pPr");
}

function copy(node: Node): Node {
  if (node.kind !== "element") return { ...node };
  const element: Element = { ...node, children: [], parent: undefined };
  append(element, ...node.children.map(copy));
  return element;
}

function hasContent(node: Node): boolean {
  return isElementNode(node) && node.children.some((n) => !isProperties(n));
}

function moveToParagraphs(scope: Scope, blocks: readonly Block[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const owner = new Map(blocks.flatMap((b) => b.tags.map((t) => [t, b] as const)));
  const leaving = new Set(
    blocks.filter((b) => b.kind !== "runs" && b.kind !== "crossed").flatMap((b) => b.tags),
  );
  const paragraphs = scope.paragraphs.map((p) => p.element);
  const giveUp = (block: Block, kind: Block["kind"]) => {
    block.kind = kind;
    for (const tag of block.tags) leaving.delete(tag);
  };
  for (let settled = false; !settled; ) {
    settled = true;
    for (const tag of paragraphs.flatMap((p) => sidesOf(p, leaving).stuck)) {
      const block = owner.get(tag);
      if (!block || !leaving.has(tag)) continue;
      if (block.kind === "rows" && tag.role !== "else") continue;
      if (block.kind === "flow") giveUp(block, "runs");
      else {
        diagnostics.push(...crossed(block));
        giveUp(block, "crossed");
      }
      settled = false;
    }
  }
  for (const paragraph of paragraphs) leaveParagraph(paragraph, sidesOf(paragraph, leaving));
  for (const paragraph of paragraphs) if (holdsOnlyComments(paragraph)) dissolve(paragraph);
  return diagnostics;
}

function leaveParagraph(paragraph: Element, sides: Sides): void {
  const { before, after, stuck, alone } = sides;
  const early = [...before, ...stuck.filter((t) => t.role === "open")];
  const late = [...stuck.filter((t) => t.role === "close"), ...after];
  if (early.length + late.length === 0) return;
  move(early, "before", paragraph);
  move(late, "after", paragraph);
  if (alone && !holdsSection(paragraph) && !isOnlyBlock(paragraph)) dissolve(paragraph);
  else for (const run of [...childElements(paragraph)]) if (isEmptyRun(run)) remove(run);
}

function holdsOnlyComments(paragraph: Element): boolean {
  const inRuns = childElements(paragraph).flatMap(childElements);
  const hasComment = inRuns.some((e) => e.children.some((n) => n.kind === "tag" && n.role === "silent"));
  return hasComment && isBlank(paragraph) && !holdsSection(paragraph) && !isOnlyBlock(paragraph);
}

/** A cell must keep its last paragraph (§17.4.65), also when its tags go to the row. */
function isOnlyBlock(paragraph: Element): boolean {
  const container = paragraph.parent;
  if (!container || !containers.has(container.name)) return false;
  return childElements(container).every((e) => e === paragraph || (e.name !== "w:p" && e.name !== "w:sdt"));
}

function isEmptyRun(element: Element): boolean {
  return element.name === "w:r" && childElements(element).every((e) => e.name === "w:rPr");
}

/** Removes a paragraph but not the bookmarks and ranges that begin or end in it. */
function dissolve(paragraph: Element): void {
  replace(paragraph, ...rangeMarks(paragraph));
}

/** Bookmarks and ranges of comments and permissions that begin or end in a paragraph. */
function rangeMarks(paragraph: Element): Element[] {
  return childElements(paragraph).filter((e) => /^w:(bookmark|commentRange|perm)/.test(e.name));
}

/** Moves the tags of blocks that span rows or content controls up to where all are siblings. */
function moveHigher(blocks: readonly Block[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const spanning = blocks.filter((b) => b.kind === "rows" || b.kind === "cells" || b.kind === "deep");
  const ofCells = new Set(spanning.filter((b) => b.kind === "cells").flatMap((b) => b.tags));
  for (let depth = deepest(spanning); depth; depth = deepest(spanning)) {
    const { element, blocks: inside } = depth;
    const leaving = new Set(inside.flatMap((b) => b.tags.filter((t) => t.parent === element)));
    const failed = leaveElement(element, leaving, ofCells);
    diagnostics.push(...inside.filter((b) => b.tags.some((t) => failed.has(t))).flatMap(cross));
  }
  return diagnostics;
}

function cross(block: Block): Diagnostic[] {
  block.kind = "crossed";
  return crossed(block);
}

/** The deepest element that tags have yet to leave, and the blocks they belong to. */
function deepest(blocks: readonly Block[]): { element: Element; blocks: Block[] } | undefined {
  let found: Element | undefined;
  let depth = -1;
  const waiting = blocks.filter((b) => b.kind !== "crossed");
  for (const block of waiting) {
    for (const tag of block.tags) {
      const d = ancestors(tag).length;
      if (goal(block) === tag.parent || !tag.parent || d <= depth) continue;
      [found, depth] = [tag.parent, d];
    }
  }
  if (!found) return undefined;
  const element = found;
  return {
    element,
    blocks: waiting.filter((b) => goal(b) !== element && b.tags.some((t) => t.parent === element)),
  };
}

/** Tags in the first and the last cell of a row move out of that row. */
function goal(block: Block): Element | undefined {
  return block.kind === "rows" && block.home.name === "w:tr" ? block.home.parent : block.home;
}

/**
 * Moves tags out of one element; returns those that cannot go.
 * @param ofCells tags that repeat cells: they stay on their side of what is in the cell
 */
function leaveElement(
  element: Element,
  leaving: ReadonlySet<TagNode>,
  ofCells: ReadonlySet<TagNode> = new Set(),
): Set<TagNode> {
  const isControl = element.name === "w:sdtContent" || element.name === "w:sdt";
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
  if (isControl && childElements(element).every((e) => /^w:sdt(?:End)?Pr$/.test(e.name))) remove(element);
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

/** Whether a block begins and ends among these tags: the element between is its content. */
function holdsBlock(tags: Iterable<TagNode>): boolean {
  return matchBlocks([...tags]).length > 0;
}

/** Whether moving to the row would carry a tag over a value or a block. */
function passesTags(block: Block): boolean {
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

function crossed(block: Group): Diagnostic[] {
  const [open, close] = [block.tags[0], block.tags.at(-1)];
  return open && close ? crossedBlock(open, close) : [];
}

interface PlacedTag {
  readonly tag: string;
  readonly place: () => Place | undefined;
}

/** Both ends of a block that cannot reach each other. */
export function crossedBlock(open: PlacedTag, close: PlacedTag): Diagnostic[] {
  const params = { open: open.tag, close: close.tag };
  const [begins, ends] = [open.place(), close.place()];
  return [
    problem("template/crossed-block", { ...params, paragraph: paragraphNumber(ends) }, { place: begins }),
    problem("template/crossed-block-end", { ...params, paragraph: paragraphNumber(begins) }, { place: ends }),
  ];
}

function paragraphNumber(place: Place | undefined): number | string {
  return place?.in === "word" && place.paragraph !== undefined ? place.paragraph : "–";
}

/** Brings the tags of a block inside one paragraph, or of one left in the text, to one level. */
function settleRuns(block: Block): Diagnostic[] {
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

/** A paragraph that lies wholly inside an `if` goes with it; each branch gets a paragraph of its own. */
function vanishWith(paragraph: Element, blocks: readonly Block[]): void {
  const entries = entriesOf(paragraph);
  const block = blocks.find((b) => b.tags[0] === entries[0]);
  const [open, close] = [block?.tags[0], block?.tags.at(-1)];
  if (!block || !open || !close || block.repeats || block.kind !== "runs") return;
  if (close !== entries.at(-1) || holdsSection(paragraph)) return;
  if (block.tags.some((t) => t.parent !== paragraph)) return;
  move([open], "before", paragraph);
  move([close], "after", paragraph);
  const branches = [paragraph];
  for (const tag of block.tags.slice(1, -1)) {
    splitAround(tag);
    const siblings = tag.parent?.children ?? [];
    const next = siblings[siblings.indexOf(tag) + 1];
    if (next?.kind === "element") branches.push(next);
  }
  for (const branch of branches) vanishWith(branch, blocks);
}
