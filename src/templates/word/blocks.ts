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
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { MOST_BLOCKS } from "../../language/index.ts";
import { classify, passesTags } from "./block-kinds.ts";
import { cross, moveHigher, settleRuns } from "./leave-elements.ts";
import { moveToParagraphs, vanish } from "./leave-paragraphs.ts";
import { matchBlocks } from "./match-blocks.ts";
import type { Scope } from "./scopes.ts";
import { liftFromRun } from "./split-element.ts";
import type { TagNode } from "./tree.ts";

export function placeBlocks(scope: Scope, tags: readonly TagNode[]): Diagnostic[] {
  const blockTags = tags.filter((t) => t.role !== "value" && t.role !== "silent" && t.spot.in === "run");
  // Building the program refuses them.
  if (isTooDeep(blockTags)) return [];
  for (const tag of blockTags) liftFromRun(tag);
  const blocks = matchBlocks(blockTags).map(classify);
  const diagnostics = [
    ...blocks.filter(passesTags).flatMap(cross),
    ...moveToParagraphs(scope, blocks),
    ...moveHigher(blocks),
    ...blocks.filter((b) => b.kind === "runs").flatMap(settleRuns),
  ];
  vanish(
    scope.paragraphs.map(({ element }) => element),
    blocks,
  );
  return diagnostics;
}

function isTooDeep(tags: readonly TagNode[]): boolean {
  let depth = 0;
  return tags.some(({ role }) => {
    depth = Math.max(0, depth + (role === "open" ? 1 : role === "close" ? -1 : 0));
    return depth > MOST_BLOCKS;
  });
}
