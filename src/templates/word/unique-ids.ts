/**
 * Ids and names that must come once in a document, inside blocks that may come more than once.
 *
 * In: an element's start tag. Out: the same with marks where such an id stands. The first turn keeps the template's.
 *
 * Source: ECMA-376-1 §17.13.4.2 (annotations), §17.13.6 (bookmarks), §17.13.7 (permissions), §17.5.2.18 (control ids),
 * §20.4.2.5 (docPr); ISO/IEC 29500-4 §19.1.2.19 (shape); [MS-DOCX] §2.2.4 (paraId)
 */
import { dictionary } from "../../values/dictionary.ts";
import type { Mark, UniqueName } from "./literal.ts";
import { type Element, mark, raw } from "./tree.ts";

type Unique = readonly [attribute: string, what: UniqueName];

const uniques: Readonly<Record<string, readonly Unique[]>> = dictionary({
  "wp:docPr": [["id", "drawing"]],
  "w:bookmarkStart": [
    ["w:id", "bookmark"],
    ["w:name", "bookmark-name"],
  ],
  "w:bookmarkEnd": [["w:id", "bookmark-end"]],
  "w:permStart": [["w:id", "permission"]],
  "w:permEnd": [["w:id", "permission-end"]],
  "w:moveFromRangeStart": [["w:id", "move"]],
  "w:moveFromRangeEnd": [["w:id", "move-end"]],
  "w:moveToRangeStart": [["w:id", "move"]],
  "w:moveToRangeEnd": [["w:id", "move-end"]],
  "o:OLEObject": [["ShapeID", "shape-end"]],
  "w:control": [
    ["w:shapeid", "shape-end"],
    ["w:name", "shape"],
  ],
});

/** Tracked changes. */
const changes = /^w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change)$/;
const shapes = /^v:(?:shapetype|shape|group|rect|roundrect|oval|line|polyline|curve|arc|image)$/;

const shapeIds: readonly Unique[] = [
  ["id", "shape"],
  ["type", "shape-end"],
];

function uniquesOf({ name, parent }: Element): readonly Unique[] {
  if (name === "w:id" && parent?.name === "w:sdtPr") return [["w:val", "control"]];
  if (changes.test(name)) return [["w:id", "change"]];
  if (shapes.test(name)) return shapeIds;
  return uniques[name] ?? [];
}

export function uniqueHead(element: Element): Element["head"] {
  const paragraph: Unique = ["w14:paraId", "paragraph"];
  return [paragraph, ...uniquesOf(element)].reduce((head, [attribute, what]) => {
    const value = element.attributes[attribute]?.replace(/^#/, "");
    if (value === undefined) return head;
    return markValue(head, attribute.replace(/^.*:/, ""), value, { mark: "unique", what, value });
  }, element.head);
}

/** Puts a mark in place of an attribute's value, after the `#` of one that refers. */
export function markValue(head: Element["head"], name: string, value: string, order: Mark): Element["head"] {
  const pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*["']#?`, "g");
  return head.flatMap((n): Element["head"] => {
    if (n.kind !== "raw") return [n];
    for (const { 0: start, index } of n.xml.matchAll(pattern)) {
      const from = index + start.length;
      if (!n.xml.startsWith(value, from)) continue;
      return [raw(n.xml.slice(0, from)), mark(order), raw(n.xml.slice(from + value.length))];
    }
    return [n];
  });
}
