/**
 * A story as a tree that may be cut and moved, and written out again.
 *
 * In: an XML part. Out: nodes that hold the part's own text, so that what is not
 * touched is written as it was. Only compiling uses it: a render never sees a tree.
 */
import { escapeXml, isElement, type XmlElement } from "../../ooxml/xml.ts";
import type { Mark, Spot } from "./literal.ts";
import type { PlaceOf } from "./places.ts";

export type Node = Element | Raw | TagNode | MarkNode;

interface Placed {
  parent: Element | undefined;
}

/** A start tag, its children, an end tag. */
export interface Element extends Placed {
  readonly kind: "element";
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Offset in the part it was parsed from; absent for what Kansli made. */
  readonly start?: number;
  /** The start tag; tags and marks stand where an attribute's value has them, and notes at their number. */
  head: Node[];
  /** The end tag; empty where the start tag ends in `/>`. */
  close: string;
  children: Node[];
}

/** XML that is copied: text, comments, elements that Kansli makes. */
export interface Raw extends Placed {
  readonly kind: "raw";
  readonly xml: string;
}

/** `silent` prints nothing: a comment, the backslash that keeps `\\{{` as text. */
export type TagRole = "value" | "open" | "else" | "close" | "silent";

/** A Handlebars tag at its place. */
export interface TagNode extends Placed {
  readonly kind: "tag";
  readonly tag: string;
  readonly role: TagRole;
  readonly spot: Spot;
  readonly place: PlaceOf;
}

/** An order to the sink. */
export interface MarkNode extends Placed {
  readonly kind: "mark";
  readonly mark: Mark;
}

export function raw(xml: string): Raw {
  return { kind: "raw", xml, parent: undefined };
}

export function mark(order: Mark): MarkNode {
  return { kind: "mark", mark: order, parent: undefined };
}

/**
 * Elements of WordprocessingML get the prefix `w`, which is what Kansli writes beside them.
 * @param text the part that `source` was parsed from
 */
export function buildTree(text: string, source: XmlElement, parent?: Element): Element {
  const element: Element = {
    kind: "element",
    name: source.name,
    attributes: source.attributes,
    start: source.start,
    head: [raw(renamed(text.slice(source.start, source.contentStart), source.name))],
    close: renamed(text.slice(source.contentEnd, source.end), source.name),
    children: [],
    parent,
  };
  let at = source.contentStart;
  const copyUntil = (end: number) => {
    if (end > at) append(element, raw(text.slice(at, end)));
  };
  for (const node of source.children) {
    if (!isElement(node)) continue;
    copyUntil(node.start);
    element.children.push(buildTree(text, node, element));
    at = node.end;
  }
  copyUntil(source.contentEnd);
  return element;
}

function renamed(tag: string, name: string): string {
  if (!name.startsWith("w:") || tag.startsWith(`<${name}`) || tag.startsWith(`</${name}`)) return tag;
  return tag.replace(/^(<\/?)[^\s/>]+/, `$1${name}`);
}

export function append(parent: Element, ...nodes: Node[]): void {
  for (const node of nodes) {
    node.parent = parent;
    parent.children.push(node);
  }
}

/** Puts nodes where `node` stood. */
export function replace(node: Node, ...others: Node[]): void {
  const parent = node.parent;
  if (!parent) return;
  const at = indexIn(parent, node);
  const [other] = others;
  if (others.length === 1 && other) parent.children[at] = other;
  else parent.children.splice(at, 1, ...others);
  node.parent = undefined;
  for (const other of others) other.parent = parent;
}

/** Where in a parent a node was found last: the next one is mostly near. */
const lastFound = new WeakMap<Element, number>();

/** -1 for a node that is no child. */
function indexIn(parent: Element, node: Node): number {
  const { children } = parent;
  const near = Math.min(lastFound.get(parent) ?? 0, children.length);
  for (let step = 0; step <= Math.max(near, children.length - near); step += 1) {
    const index = children[near + step] === node ? near + step : near - step;
    if (children[index] !== node) continue;
    lastFound.set(parent, index);
    return index;
  }
  return -1;
}

/** What stands before a node in its parent, nearest first. */
export function* precedingSiblings(node: Node): Generator<Node> {
  const siblings = node.parent?.children ?? [];
  for (let at = node.parent ? indexIn(node.parent, node) - 1 : -1; at >= 0; at -= 1)
    yield siblings[at] as Node;
}

export function remove(node: Node): void {
  replace(node);
}

/** Moves nodes, in their order, before or after `anchor`. */
export function move(nodes: readonly Node[], side: "before" | "after", anchor: Node): void {
  for (const node of nodes) remove(node);
  replace(anchor, ...(side === "before" ? [...nodes, anchor] : [anchor, ...nodes]));
}

export function isElementNode(node: Node): node is Element {
  return node.kind === "element";
}

export function childElements(parent: Element): Element[] {
  return parent.children.filter(isElementNode);
}

export function childElement(parent: Element, name: string): Element | undefined {
  return parent.children.find((node) => isElementNode(node) && node.name === name) as Element | undefined;
}

/** Every element under `parent` in document order; not below those that `stop` names. */
export function* within(parent: Element, stop: (e: Element) => boolean = () => false): Generator<Element> {
  // A stack, as each level of a nested generator would be gone through for every element.
  const left: Node[] = parent.children.toReversed();
  for (let node = left.pop(); node; node = left.pop()) {
    if (!isElementNode(node)) continue;
    yield node;
    if (stop(node)) continue;
    for (let i = node.children.length - 1; i >= 0; i -= 1) left.push(node.children[i] as Node);
  }
}

/** The nearest ancestor of that name. */
export function ancestor(node: Node, name: string): Element | undefined {
  for (let e = node.parent; e; e = e.parent) if (e.name === name) return e;
  return undefined;
}

/** From the node's parent up to the root. */
export function ancestors(node: Node): Element[] {
  const found: Element[] = [];
  for (let e = node.parent; e; e = e.parent) found.push(e);
  return found;
}

/** The text an element's characters stand for; entities and CDATA are resolved. */
export function textOfRaw(xml: string): string {
  return xml
    .replace(/<!--.*?-->|<\?.*?\?>/gs, "")
    .replace(/<!\[CDATA\[(.*?)\]\]>|&(#x?[\da-f]+|\w+);/gis, (_, cdata?: string, entity?: string) =>
      entity === undefined ? (cdata ?? "") : resolveEntity(entity),
    )
    .replace(/\r\n?/g, "\n");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function resolveEntity(entity: string): string {
  if (!entity.startsWith("#")) return entities[entity] ?? "";
  const hex = /^#x/i.test(entity);
  return String.fromCodePoint(Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10));
}

/** The characters directly inside an element, tags as they were typed. */
export function ownText(element: Element): string {
  return element.children
    .map((n) => (n.kind === "raw" ? textOfRaw(n.xml) : n.kind === "tag" ? n.tag : ""))
    .join("");
}

export function rawText(text: string): Raw {
  return raw(escapeXml(text));
}

/** A start tag without `w14:paraId`, which is optional; Word makes a new one. */
export function withoutParagraphIds(head: Element["head"]): Element["head"] {
  return head.map((n) =>
    n.kind === "raw" ? raw(n.xml.replace(/\s[\w.-]+:(?:paraId|textId)\s*=\s*(?:"[^"]*"|'[^']*')/g, "")) : n,
  );
}

/** A start tag with other nodes as the value of an attribute, whatever its prefix. */
export function setAttribute(head: Element["head"], name: string, value: Element["head"]): Element["head"] {
  const pattern = new RegExp(`(\\s(?:[\\w.-]+:)?${name}\\s*=\\s*)("[^"]*"|'[^']*')`);
  return head.flatMap((n): Element["head"] => {
    const match = n.kind === "raw" ? pattern.exec(n.xml) : null;
    if (n.kind !== "raw" || !match) return [n];
    const [whole, start = ""] = match;
    const before = n.xml.slice(0, match.index) + start;
    return [raw(`${before}"`), ...value, raw(`"${n.xml.slice(match.index + whole.length)}`)];
  });
}

/** An element's start tag with nothing in it yet, and its end tag: `<w:p …/>` opens too. */
export function opened(element: Element): { head: Element["head"]; close: string } {
  if (element.close !== "") return { head: element.head, close: element.close };
  const last = element.head.at(-1);
  const name = /^<([^\s/>]+)/.exec(element.head[0]?.kind === "raw" ? element.head[0].xml : "")?.[1] ?? "";
  const tail = last?.kind === "raw" ? [raw(last.xml.replace(/\s*\/>$/, ">"))] : [];
  return { head: [...element.head.slice(0, -1), ...tail], close: `</${name}>` };
}

/** The XML of nodes that hold no tags or marks. */
export function writeXml(node: Node): string {
  if (node.kind === "raw") return node.xml;
  if (node.kind !== "element") return "";
  return node.head.map(writeXml).join("") + node.children.map(writeXml).join("") + node.close;
}
