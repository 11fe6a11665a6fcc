/**
 * Cuts tags out of texts that are in no paragraph of Word's: equations, pronunciation guides, alternatives inside a
 * paragraph, charts and SmartArt.
 *
 * In: a part's tree. Out: the same tree with tag nodes in its texts, each filled with text alone. The programs that
 * write them cut texts into runs as Word does, so the texts of one flow are joined before searching.
 *
 * Source: ECMA-376-1 §22.1.2.77 (oMath), §17.3.3.25 (ruby), §21.1.2.2.6 (p), §21.2.2.224 (v); 29500-3 §7.6 (AlternateContent)
 */
import type { WordPlace } from "../../diagnostics/diagnostic.ts";
import { preserveSpace } from "./cut.ts";
import { type Found, findTags, roleOf } from "./find-tags.ts";
import { textPlacer } from "./places.ts";
import { append, type Element, ownText, rawText, type TagNode, within } from "./tree.ts";

const flows = new Set(["m:oMath", "w:rt", "w:rubyBase", "mc:Choice", "mc:Fallback", "a:p", "c:v"]);
const texts = new Set(["m:t", "w:t", "a:t", "c:v"]);

export function cutOtherTexts(root: Element, whereOf: (element: Element) => Omit<WordPlace, "in">): void {
  for (const flow of [...within(root)].filter(({ name }) => flows.has(name))) {
    const inside = [...within(flow, ({ name }) => name === "w:p" || flows.has(name))];
    const leaves = [flow, ...inside].filter(
      ({ name, children }) => texts.has(name) && children.every((n) => n.kind === "raw"),
    );
    cutFlow(leaves, whereOf(flow));
  }
}

function cutFlow(leaves: readonly Element[], where: Omit<WordPlace, "in">): void {
  const joined = leaves.map(ownText).join("");
  const found = findTags(joined);
  let at = 0;
  for (const leaf of leaves) {
    const from = at;
    at += ownText(leaf).length;
    const touching = found.filter(({ start, end }) => start < at && end > from);
    if (touching.length > 0) cutLeaf(leaf, joined, [from, at], touching, where);
  }
}

/** A tag stays in the text that holds its first brace. */
function cutLeaf(
  leaf: Element,
  joined: string,
  [from, to]: readonly [number, number],
  found: readonly Found[],
  where: Omit<WordPlace, "in">,
): void {
  leaf.children = [];
  let at = from;
  for (const tag of found) {
    append(leaf, rawText(joined.slice(at, Math.max(at, tag.start))));
    if (tag.start >= from) append(leaf, tagIn(joined, tag, where));
    at = Math.min(to, tag.end);
  }
  append(leaf, rawText(joined.slice(at, to)));
  if (leaf.name === "w:t" || leaf.name === "m:t") preserveSpace(leaf);
}

function tagIn(joined: string, found: Found, where: Omit<WordPlace, "in">): TagNode {
  const place = textPlacer(where, joined, found);
  const { tag } = found;
  return { kind: "tag", tag, role: roleOf(tag), spot: { in: "attribute", place }, place, parent: undefined };
}
