/**
 * Bookmarks and other ranges in loops.
 *
 * In: a tree, its blocks. Out: for each loop the names of the bookmarks that each of its turns makes anew, and the ends of
 * ranges that come once: those that begin inside a loop and end outside of it, or the other way round. What refers to a
 * bookmark inside its loop (a link, a REF or PAGEREF field) means that of its own turn.
 *
 * Source: ECMA-376-1 §17.13.6.2 (bookmarkStart), §17.16.5.45 (PAGEREF), §17.16.5.51 (REF)
 */
import type { Group } from "./match-blocks.ts";
import type { Element, Node, TagNode } from "./tree.ts";

export interface LoopRanges {
  readonly names: ReadonlyMap<Group, readonly string[]>;
  readonly crossing: ReadonlySet<Element>;
}

const RANGE = /^w:(bookmark|perm|moveFromRange|moveToRange)(?:Start|End)$/;

export function rangesInLoops(root: Node, blocks: readonly Group[]): LoopRanges {
  const repeating = blocks.filter((b) => b.repeats);
  const opens = new Map(repeating.flatMap((b) => b.tags.slice(0, 1).map((t) => [t, b] as const)));
  const closes = new Set<TagNode>(repeating.flatMap((b) => b.tags.slice(-1)));
  /** The ends of each range, and the innermost loop that each stands in. */
  const ranges = new Map<string, End[]>();
  const loops: Group[] = [];
  const walk = (node: Node) => {
    if (node.kind === "tag") {
      if (closes.has(node)) loops.pop();
      const block = opens.get(node);
      if (block) loops.push(block);
    }
    if (node.kind !== "element") return;
    const kind = RANGE.exec(node.name)?.[1];
    if (kind) {
      const range = `${kind} ${node.attributes["w:id"]}`;
      ranges.set(range, [...(ranges.get(range) ?? []), { element: node, loop: loops.at(-1) }]);
    }
    node.head.forEach(walk);
    node.children.forEach(walk);
  };
  walk(root);
  const isWhole = (ends: readonly End[]) => ends.every(({ loop }) => loop === ends[0]?.loop);
  const all = [...ranges.values()];
  return {
    names: namesByLoop(all.filter(isWhole).flat()),
    crossing: new Set(all.filter((ends) => !isWhole(ends)).flatMap((ends) => ends.map((e) => e.element))),
  };
}

type End = { readonly element: Element; readonly loop: Group | undefined };

function namesByLoop(ends: readonly End[]): Map<Group, string[]> {
  const names = new Map<Group, string[]>();
  for (const { element, loop } of ends) {
    const name = element.name === "w:bookmarkStart" ? element.attributes["w:name"] : undefined;
    if (name !== undefined && loop) names.set(loop, [...(names.get(loop) ?? []), name]);
  }
  return names;
}

/** The names in a text, as words of their own: `REF _Ref1 \h` holds `_Ref1`. */
export function namesIn(text: string, names: ReadonlySet<string>): { name: string; at: number }[] {
  const words = [...text.matchAll(/[\p{L}\p{N}_]+/gu)];
  return words.flatMap(({ 0: name, index }) => (names.has(name) ? [{ name, at: index }] : []));
}
