/**
 * What a reader sees in an element: tags, and what is not tags.
 *
 * In: paragraphs, cells, rows. Out: their content in reading order. Bookmarks, proofing marks, comments, tabs and
 * spaces do not count, so a tag with spaces round it still stands alone in its paragraph.
 */
import { silent, transparent } from "./cut.ts";
import { childElements, type Element, type Node, type TagNode, textOfRaw } from "./tree.ts";

/** Elements that must end with a paragraph. */
export const containers: ReadonlySet<string> = new Set([
  "w:tc",
  "w:txbxContent",
  "w:footnote",
  "w:endnote",
  "w:comment",
  "w:hdr",
  "w:ftr",
]);

/** What stands in an element, in reading order: tags, and everything that is not a tag or empty. */
export type Entry = TagNode | "content";

const blank = new Set([
  ...silent,
  "w:rPr",
  "w:tab",
  "w:lastRenderedPageBreak",
  "w:commentReference",
  "w:tcPr",
  "w:trPr",
  "w:tblPrEx",
]);
const seenThrough = new Set([...transparent, "w:r", "w:t", "w:p", "w:tc", "w:tr"]);

export function entriesOf(node: Node): Entry[] {
  switch (node.kind) {
    case "tag":
      return node.role === "silent" ? [] : [node];
    case "raw":
      return textOfRaw(node.xml).trim() === "" ? [] : ["content"];
    case "mark":
      return [];
    case "element":
      if (seenThrough.has(node.name)) return node.children.flatMap(entriesOf);
      return blank.has(node.name) ? [] : ["content"];
  }
}

/** Whether tags stand between an element's children, also in content controls. */
export function hasBlockTags(element: Element): boolean {
  return element.children.some(
    (n) =>
      (n.kind === "tag" && n.spot.in === "run") || (n.kind === "element" && isControl(n) && hasBlockTags(n)),
  );
}

function isControl(element: Element): boolean {
  return element.name === "w:sdt" || element.name === "w:sdtContent";
}

/** Whether an element holds nothing a reader sees, but for one node. */
export function isBlank(element: Element, except?: Node): boolean {
  return entriesOf(element).every((e) => e === except);
}

export interface Sides {
  readonly before: readonly TagNode[];
  readonly after: readonly TagNode[];
  /** Leaving tags with something on both sides. */
  readonly stuck: readonly TagNode[];
  /** Nothing else is in it. */
  readonly alone: boolean;
}

/** Which leaving tags stand first in an element, and which last. */
export function sidesOf(element: Element, leaving: ReadonlySet<TagNode>): Sides {
  const entries = entriesOf(element);
  const leaves = (e: Entry): e is TagNode => e !== "content" && leaving.has(e);
  const first = entries.findIndex((e) => !leaves(e));
  if (first < 0) return { before: entries.filter(leaves), after: [], stuck: [], alone: true };
  const last = entries.findLastIndex((e) => !leaves(e));
  return {
    before: entries.slice(0, first).filter(leaves),
    after: entries.slice(last + 1).filter(leaves),
    stuck: entries.slice(first, last).filter(leaves),
    alone: false,
  };
}

/** Section breaks live in the paragraph that ends the section (ECMA-376-1 §17.6.18). */
export function holdsSection(paragraph: Element): boolean {
  return childElements(paragraph).some(
    (e) => e.name === "w:pPr" && childElements(e).some((c) => c.name === "w:sectPr"),
  );
}
