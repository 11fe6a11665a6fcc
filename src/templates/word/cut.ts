/**
 * Finds tags in a scope and cuts them out of the text.
 *
 * In: paragraphs. Out: tag nodes at their places in the tree.
 * Word cuts `{{name}}` into several runs, with proofing marks and bookmarks between, and makes
 * quotes curly; so the text of a paragraph is joined before searching, and the run
 * that holds the first brace keeps the tag and lends it its format.
 *
 * Source: ECMA-376-1 §17.3.2 (runs), §17.3.3 (run content), §17.16.5 (field codes)
 */

import { tagShape } from "../../language/index.ts";
import { dictionary } from "../../values/dictionary.ts";
import { beginsAddress } from "./address.ts";
import { type Found, findTags, roleOf } from "./find-tags.ts";
import type { Spot } from "./literal.ts";
import { type PartPlace, type PlaceOf, placer } from "./places.ts";
import type { Property } from "./properties.ts";
import type { Scope, ScopeParagraph } from "./scopes.ts";
import { type TagLines, tagLines } from "./tag-lines.ts";
import {
  append,
  childElement,
  childElements,
  type Element,
  mark,
  opened,
  ownText,
  raw,
  rawText,
  remove,
  type TagNode,
  writeXml,
} from "./tree.ts";

/** Stands in the joined text for what is not text. */
const OBJECT = "\uFFFC";

/** A piece of a paragraph's text, and the element it comes from. */
interface Item {
  readonly element: Element;
  readonly text: string;
}

/** Elements whose children belong to the paragraph's text. */
export const transparent = new Set([
  "w:hyperlink",
  "w:ins",
  "w:moveTo",
  "w:smartTag",
  "w:sdt",
  "w:sdtContent",
  "w:fldSimple",
  "w:customXml",
  "w:dir",
  "w:bdo",
]);

const runTexts: Readonly<Record<string, string>> = dictionary({
  "w:tab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
  "w:softHyphen": "",
  "w:rPr": "",
  "w:lastRenderedPageBreak": "",
  "w:commentReference": "",
});

/** Elements between runs that carry no text and do not cut a tag. */
export const silent = new Set([
  "w:pPr",
  "w:proofErr",
  "w:bookmarkStart",
  "w:bookmarkEnd",
  "w:permStart",
  "w:permEnd",
  "w:commentRangeStart",
  "w:commentRangeEnd",
  "w:del",
  "w:moveFrom",
  "w:moveFromRangeStart",
  "w:moveFromRangeEnd",
  "w:moveToRangeStart",
  "w:moveToRangeEnd",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:customXmlPr",
  "w:smartTagPr",
]);

function readItems(parent: Element, into: Item[] = []): Item[] {
  for (const element of childElements(parent)) {
    if (element.name === "w:r") into.push(...childElements(element).map(runItem));
    else if (transparent.has(element.name)) readItems(element, into);
    else if (!silent.has(element.name)) into.push({ element, text: OBJECT });
  }
  return into;
}

function runItem(element: Element): Item {
  if (element.name === "w:t" || element.name === "w:instrText") return { element, text: ownText(element) };
  const isPageBreak = element.name === "w:br" && /^(?:page|column)$/.test(element.attributes["w:type"] ?? "");
  return { element, text: (isPageBreak ? undefined : runTexts[element.name]) ?? OBJECT };
}

/** Cuts the tags out of the paragraphs of a scope; returns those of running text, in order. */
export function cutScope(scope: Scope, part: PartPlace): TagNode[] {
  return scope.paragraphs.flatMap((paragraph) => cutParagraph(paragraph, { ...part, story: scope.story }));
}

function cutParagraph(paragraph: ScopeParagraph, part: PartPlace): TagNode[] {
  const items = readItems(paragraph.element);
  const text = items.map((i) => i.text).join("");
  const found = findTags(text);
  if (found.length === 0) return [];
  const lines = tagLines(text, found);
  const cuts = cutsOf(text, found, lines, (f) => placer(part, paragraph, text, f));
  const cut: TagNode[] = [];
  const own = { ...paragraph, text, properties: propertyList(childElement(paragraph.element, "w:pPr")) };
  let at = 0;
  // Cuts and items both stand in reading order.
  let first = 0;
  for (const item of items) {
    const from = at;
    at += item.text.length;
    while (first < cuts.length && (cuts[first] as Cut).end <= from) first += 1;
    let end = first;
    while (end < cuts.length && (cuts[end] as Cut).start < at) end += 1;
    const touching = cuts.slice(first, end);
    if (touching.length > 0) cut.push(...cutItem(item, from, touching, own));
  }
  if (lines.endsInTags) append(paragraph.element, mark({ mark: "line-end" }));
  return cut;
}

/** What goes: a tag, which stays as a node at its place, or white space that goes with a tag of its line, or by a `~` in one. */
type Cut = Found & { readonly place: PlaceOf | undefined };

function cutsOf(
  text: string,
  found: readonly Found[],
  { spans }: TagLines,
  placeOf: (found: Found) => PlaceOf,
): Cut[] {
  const cuts: Cut[] = [];
  for (const tag of found) {
    const { stripsBefore, stripsAfter } = tagShape(tag.tag);
    const free = cuts.at(-1)?.end ?? 0;
    const span = spans.get(tag) ?? tag;
    const stripped = stripsBefore ? free + text.slice(free, tag.start).trimEnd().length : tag.start;
    const start = Math.max(free, Math.min(span.start, stripped));
    const end = stripsAfter ? text.length - text.slice(tag.end).trimStart().length : span.end;
    if (start < tag.start) cuts.push({ start, end: tag.start, tag: "", place: undefined });
    cuts.push({ ...tag, place: placeOf(tag) });
    if (end > tag.end) cuts.push({ start: tag.end, end, tag: "", place: undefined });
  }
  return cuts;
}

/** Read once for all tags of a paragraph. */
type CutParagraph = ScopeParagraph & { readonly text: string; readonly properties: readonly Property[] };

/** Takes the tags' characters out of one element; a tag that begins here stays as a node. */
function cutItem(item: Item, from: number, tags: readonly Cut[], paragraph: CutParagraph): TagNode[] {
  const { element, text } = item;
  const made: TagNode[] = [];
  if (element.name === "w:commentReference" || element.name === "w:rPr") return made;
  if (element.name !== "w:t" && element.name !== "w:instrText") {
    dropFromRun(element);
    return made;
  }
  const kept: Element["children"] = [];
  const keep = (start: number, end: number) => {
    if (end > start) kept.push(rawText(text.slice(start, end)));
  };
  let at = 0;
  for (const { start, end, tag, place } of tags) {
    keep(at, start - from);
    if (start >= from && place) {
      const node: TagNode = {
        kind: "tag",
        tag,
        role: roleOf(tag),
        spot: spotIn(element, paragraph, start, place),
        place,
        parent: element,
      };
      kept.push(node);
      made.push(node);
    }
    at = Math.min(end - from, text.length);
  }
  keep(at, text.length);
  element.children = [];
  append(element, ...kept);
  if (kept.length === 0) dropFromRun(element);
  else preserveSpace(element);
  return made;
}

/** Removes an element, and its run when nothing else is in it. */
function dropFromRun(element: Element): void {
  const run = element.parent;
  remove(element);
  if (run && childElements(run).every((e) => e.name === "w:rPr")) remove(run);
}

export function preserveSpace(element: Element): void {
  const { head, close } = opened(element);
  const start = head.map(writeXml).join("");
  const spaced = /\sxml:space\s*=/.test(start) ? start : start.replace(/>$/, ' xml:space="preserve">');
  element.head = [raw(spaced.replace(/xml:space\s*=\s*(["'])default\1/, 'xml:space="preserve"'))];
  element.close = close;
}

function spotIn(element: Element, paragraph: CutParagraph, at: number, place: PlaceOf): Spot {
  if (element.name === "w:instrText") {
    const field = paragraph.text.lastIndexOf(OBJECT, at) + 1;
    return { in: "field", beginsAddress: beginsAddress(paragraph.text.slice(field, at)), place };
  }
  const run = element.parent;
  const properties = run && childElement(run, "w:rPr");
  return {
    in: "run",
    run: `${run?.head.map(writeXml).join("") ?? ""}${properties ? writeXml(properties) : ""}`,
    runProperties: propertyList(properties),
    paragraph: {
      properties: paragraph.properties.filter((p) => !notInherited.has(p.name)),
      headingLevel: paragraph.headingLevel,
    },
    alone: false,
    place,
  };
}

/** Of a paragraph's properties, those that belong to it alone. */
const notInherited = new Set(["w:sectPr", "w:pPrChange", "w:framePr"]);

function propertyList(properties: Element | undefined): Property[] {
  const all = properties ? childElements(properties) : [];
  const written = all.map((e) => ({ name: e.name, xml: writeXml(e) }));
  // A tag in a property is filled where it stands, and nowhere else.
  return written.filter(({ name, xml }) => name !== "w:rPrChange" && !xml.includes("{{"));
}
