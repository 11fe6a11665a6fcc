/**
 * Moves block tags from their paragraphs to the level of paragraphs.
 *
 * In: the paragraphs of a scope, its blocks. A tag that has content on both sides is stuck: where all of its block's tags
 * may stay in the text, they do. A paragraph that held nothing but tags goes, but not the last of a cell.
 *
 * Source: ECMA-376-1 §17.4.65 (a cell's last paragraph), §17.13 (ranges)
 */
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { MOST_BLOCKS } from "../../language/index.ts";
import type { Block } from "./block-kinds.ts";
import { crossed } from "./crossed-block.ts";
import { containers, entriesOf, holdsSection, isBlank, type Sides, sidesOf } from "./entries.ts";
import type { Scope } from "./scopes.ts";
import { splitAround } from "./split-element.ts";
import { childElements, type Element, move, remove, replace, type TagNode, within } from "./tree.ts";

export function moveToParagraphs(scope: Scope, blocks: readonly Block[]): Diagnostic[] {
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
  const goes = alone && !holdsSection(paragraph) && !isOnlyBlock(paragraph);
  for (const tag of [...early, ...late]) remove(tag);
  // At once: what follows in a long text moves each time that the number of its paragraphs changes.
  replace(paragraph, ...early, ...(goes ? rangeMarks(paragraph) : [paragraph]), ...late);
  if (!goes) for (const run of [...childElements(paragraph)]) if (isEmptyRun(run)) remove(run);
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

/** Bookmarks and ranges of comments, permissions and moves that begin or end in a paragraph; a comment on it goes with it. */
function rangeMarks(paragraph: Element): Element[] {
  const references = [...within(paragraph)].filter((e) => e.name === "w:commentReference");
  const gone = new Set(references.map((e) => e.attributes["w:id"]));
  return childElements(paragraph).filter(
    ({ name, attributes }) =>
      /^w:(?:bookmark|perm|move(?:From|To)Range)/.test(name) ||
      (name.startsWith("w:commentRange") && !gone.has(attributes["w:id"])),
  );
}

/** A paragraph that lies wholly inside an `if` goes with it; each branch gets a paragraph of its own. */
export function vanish(paragraphs: readonly Element[], blocks: readonly Block[]): void {
  const blockOf = new Map(blocks.map((block) => [block.tags[0], block]));
  for (const paragraph of paragraphs) {
    let branches = [paragraph];
    for (let depth = 0; depth < MOST_BLOCKS && branches.length > 0; depth += 1)
      branches = branches.flatMap((branch) => vanishWith(branch, blockOf));
  }
}

/** @returns its branches, where it goes */
function vanishWith(paragraph: Element, blockOf: ReadonlyMap<TagNode | undefined, Block>): Element[] {
  const entries = entriesOf(paragraph);
  const [first] = entries;
  const block = typeof first === "object" ? blockOf.get(first) : undefined;
  const [open, close] = [block?.tags[0], block?.tags.at(-1)];
  if (!block || !open || !close || block.repeats || block.kind !== "runs") return [];
  if (close !== entries.at(-1) || holdsSection(paragraph)) return [];
  if (block.tags.some((t) => t.parent !== paragraph)) return [];
  move([open], "before", paragraph);
  move([close], "after", paragraph);
  const branches = [paragraph];
  for (const tag of block.tags.slice(1, -1)) {
    splitAround(tag);
    const siblings = tag.parent?.children ?? [];
    const next = siblings[siblings.indexOf(tag) + 1];
    if (next?.kind === "element") branches.push(next);
  }
  return branches;
}
