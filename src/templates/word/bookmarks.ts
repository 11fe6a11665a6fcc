/**
 * Bookmarks in loops.
 *
 * In: a tree, its blocks. Out: for each loop the names of the bookmarks that each of its turns makes anew. What
 * refers to one of them inside the loop (a link, a REF or PAGEREF field) means that of its own turn.
 *
 * Source: ECMA-376-1 §17.13.6.2 (bookmarkStart), §17.16.5.45 (PAGEREF), §17.16.5.51 (REF)
 */
import type { Group } from "./match-blocks.ts";
import type { Node, TagNode } from "./tree.ts";

export function bookmarksOf(root: Node, blocks: readonly Group[]): ReadonlyMap<Group, readonly string[]> {
  const repeating = blocks.filter((b) => b.repeats);
  const opens = new Map(repeating.flatMap((b) => b.tags.slice(0, 1).map((t) => [t, b] as const)));
  const closes = new Set<TagNode>(repeating.flatMap((b) => b.tags.slice(-1)));
  const found = new Map<Group, string[]>();
  const loops: Group[] = [];
  const walk = (node: Node) => {
    if (node.kind === "tag") {
      if (closes.has(node)) loops.pop();
      const block = opens.get(node);
      if (block) loops.push(block);
    }
    if (node.kind !== "element") return;
    const name = node.name === "w:bookmarkStart" ? node.attributes["w:name"] : undefined;
    const loop = loops.at(-1);
    if (name !== undefined && loop) found.set(loop, [...(found.get(loop) ?? []), name]);
    node.head.forEach(walk);
    node.children.forEach(walk);
  };
  walk(root);
  return found;
}

/** The names in a text, as words of their own: `REF _Ref1 \h` holds `_Ref1`. */
export function namesIn(text: string, names: ReadonlySet<string>): { name: string; at: number }[] {
  const words = [...text.matchAll(/[\p{L}\p{N}_]+/gu)];
  return words.flatMap(({ 0: name, index }) => (names.has(name) ? [{ name, at: index }] : []));
}
