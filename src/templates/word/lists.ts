/**
 * Which lists count anew in each turn of a loop.
 *
 * In: the list paragraphs of a scope, and its loops. A list belongs to a turn when the whole of it stands in the
 * loop, and the turn holds more than one item of its highest level: two paragraphs, or one in
 * a loop of its own. A loop whose turn is one item makes one list of all its turns:
 *
 *     {{#each questions}}         {{#each sections}}
 *     1. {{this}}                 {{heading}}
 *     {{/each}}                   {{#each points}}
 *                                 1. {{this}}         ← from 1 in every section
 *                                 {{/each}}
 *                                 {{/each}}
 *
 * Source: ECMA-376-1 §17.9.15 (num), §17.3.1.19 (numPr)
 */
import type { Group } from "./match-blocks.ts";
import type { StyleRoles } from "./roles.ts";
import { styleOf } from "./scopes.ts";
import { append, childElement, type Element, type Node, raw, type TagNode } from "./tree.ts";

interface Item {
  readonly list: number;
  readonly level: number;
  readonly paragraph: Element;
  /** Loops round the paragraph, outermost first. */
  readonly loops: readonly Group[];
}

export class Lists {
  readonly #restarting = new Map<Group, number[]>();
  readonly #elements = new Map<Element, number>();

  /** @param counts whether a list has numbers, not bullets */
  constructor(root: Element, blocks: readonly Group[], roles: StyleRoles, counts: (list: number) => boolean) {
    const items = readItems(root, blocks, roles).filter((i) => counts(i.list));
    for (const [list, members] of Map.groupBy(items, (i) => i.list)) {
      for (const loop of new Set(members.flatMap((m) => m.loops))) {
        if (belongsToTurn(members, loop)) this.#restart(list, members, loop);
      }
    }
  }

  /** Lists that each turn of a block starts again. */
  restarting(block: Group): readonly number[] {
    return this.#restarting.get(block) ?? [];
  }

  /** The list whose number an element holds, where a loop restarts it. */
  restartedAt(element: Element): number | undefined {
    return this.#elements.get(element);
  }

  #restart(list: number, members: readonly Item[], loop: Group): void {
    this.#restarting.set(loop, [...this.restarting(loop), list]);
    for (const m of members) this.#elements.set(numberElement(m), list);
  }
}

function belongsToTurn(members: readonly Item[], loop: Group): boolean {
  const inside = members.filter((m) => m.loops.includes(loop));
  if (inside.length < members.length) return false;
  const top = Math.min(...inside.map((m) => m.level));
  const first = inside.filter((m) => m.level === top);
  return first.length > 1 || first.some((m) => m.loops.at(-1) !== loop);
}

/** List paragraphs in reading order, with the loops round them. */
function readItems(root: Element, blocks: readonly Group[], roles: StyleRoles): Item[] {
  const repeating = blocks.filter((b) => b.repeats);
  const opens = new Map(repeating.flatMap((b) => b.tags.slice(0, 1).map((t) => [t, b] as const)));
  const closes = new Set<TagNode>(repeating.flatMap((b) => b.tags.slice(-1)));
  const items: Item[] = [];
  let loops: Group[] = [];
  const walk = (node: Node) => {
    if (node.kind === "tag") {
      const block = opens.get(node);
      if (block) loops = [...loops, block];
      if (closes.has(node)) loops = loops.slice(0, -1);
    }
    if (node.kind !== "element") return;
    const item = node.name === "w:p" ? listOf(node, roles) : undefined;
    if (item) items.push({ ...item, paragraph: node, loops });
    node.children.forEach(walk);
  };
  walk(root);
  return items;
}

/** The list a paragraph stands in, by itself or by its style. Numbered headings count through the document. */
function listOf(paragraph: Element, roles: StyleRoles): Pick<Item, "list" | "level"> | undefined {
  const own = ownNumbering(paragraph);
  if (!own) {
    const byStyle = roles.headingLevel(styleOf(paragraph)) > 0 ? undefined : roles.listOf(styleOf(paragraph));
    return byStyle && { list: byStyle.number, level: byStyle.level };
  }
  const list = Number(childElement(own, "w:numId")?.attributes["w:val"] ?? 0);
  const level = Number(childElement(own, "w:ilvl")?.attributes["w:val"] ?? 0);
  return list === 0 ? undefined : { list, level };
}

function ownNumbering(paragraph: Element): Element | undefined {
  const properties = childElement(paragraph, "w:pPr");
  return properties && childElement(properties, "w:numPr");
}

/** The element that holds a list paragraph's number; made where the number comes from the style. */
function numberElement({ paragraph, list, level }: Item): Element {
  const own = ownNumbering(paragraph);
  const number = own && childElement(own, "w:numId");
  if (number) return number;
  const made = leaf("w:numId", "w:val", list);
  const numbering = { ...leaf("w:numPr"), head: [raw("<w:numPr>")], close: "</w:numPr>" };
  append(numbering, leaf("w:ilvl", "w:val", level), made);
  insertNumbering(paragraph, numbering);
  return made;
}

function leaf(name: string, attribute?: string, value?: number): Element {
  const xml = attribute === undefined ? `<${name}/>` : `<${name} ${attribute}="${value}"/>`;
  return {
    kind: "element",
    name,
    attributes: {},
    head: [raw(xml)],
    close: "",
    children: [],
    parent: undefined,
  };
}

/** What comes before `w:numPr` in `w:pPr`. */
const earlier = new Set([
  "w:pStyle",
  "w:keepNext",
  "w:keepLines",
  "w:pageBreakBefore",
  "w:framePr",
  "w:widowControl",
]);

/** The paragraph has properties: its style made it a list paragraph. */
function insertNumbering(paragraph: Element, numbering: Element): void {
  const properties = childElement(paragraph, "w:pPr");
  if (!properties) return;
  const at = properties.children.findIndex((n) => n.kind === "element" && !earlier.has(n.name));
  properties.children.splice(at < 0 ? properties.children.length : at, 0, numbering);
  numbering.parent = properties;
}
