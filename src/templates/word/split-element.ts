/**
 * Splits elements round a tag, so that it stands between two whole ones.
 *
 * Both halves keep the properties; a half without content is dropped.
 */
import {
  append,
  type Element,
  isElementNode,
  type Node,
  replace,
  type TagNode,
  withoutParagraphIds,
} from "./tree.ts";

/** Splits the run round a block tag, so that the tag stands between runs. */
export function liftFromRun(tag: TagNode): void {
  while (tag.parent && (tag.parent.name === "w:t" || tag.parent.name === "w:r")) splitAround(tag);
}

/** Splits the parent of `node` in two, with `node` between; a half without content is dropped. */
export function splitAround(node: Node): void {
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
