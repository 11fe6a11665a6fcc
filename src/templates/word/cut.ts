/**
 * Finds tags in a scope and cuts them out of the text.
 *
 * In: paragraphs, attributes, addresses of hyperlinks. Out: tag nodes at their places in the tree.
 * Word cuts `{{name}}` into several runs, with proofing marks and bookmarks between, and makes
 * quotes curly; so the text of a paragraph is joined before searching, and the run
 * that holds the first brace keeps the tag and lends it its format.
 *
 * Source: ECMA-376-1 §17.3.2 (runs), §17.3.3 (run content), §17.16.5 (field codes)
 */
import type { WordPlace } from "../../diagnostics/diagnostic.ts";
import { scanTags, type TagKind, tagShape } from "../../language/index.ts";
import type { Spot } from "./literal.ts";
import type { Property } from "./properties.ts";
import type { Scope, ScopeParagraph } from "./scopes.ts";
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
  type TagRole,
  textOfRaw,
  within,
  writeXml,
} from "./tree.ts";

/** Stands in the joined text for what is not text. */
const OBJECT = "\uFFFC";
/** Characters that Word and people put in without seeing them. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/;

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

const runTexts: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
  "w:softHyphen": "",
  "w:rPr": "",
  "w:lastRenderedPageBreak": "",
};

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
  "w:sdtPr",
  "w:sdtEndPr",
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
  return { element, text: runTexts[element.name] ?? OBJECT };
}

interface Found {
  /** Offsets in the joined text. */
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/** Tags of a text; the invisible may stand anywhere in them, even between the braces. */
function findTags(text: string): Found[] {
  if (!text.includes("{")) return [];
  const offsets: number[] = [];
  let visible = "";
  for (let i = 0; i < text.length; i++) {
    if (INVISIBLE.test(text.charAt(i))) continue;
    offsets.push(i);
    visible += text.charAt(i);
  }
  return scanTags(visible).map(({ start, end, tag }) => ({
    start: offsets[start] ?? text.length,
    end: (offsets[end - 1] ?? text.length - 1) + 1,
    tag,
  }));
}

const roles: Readonly<Record<TagKind, TagRole>> = {
  open: "open",
  inverse: "open",
  else: "else",
  close: "close",
  value: "value",
  partial: "value",
  comment: "silent",
  escape: "silent",
};

/** What a place needs beside the paragraph. */
export interface PartPlace {
  readonly file: string;
  readonly part: string;
  readonly story: WordPlace["story"];
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
  const spots = found.map((f) => placer(part, paragraph, text, f));
  const cut: TagNode[] = [];
  let at = 0;
  for (const item of items) {
    const from = at;
    at += item.text.length;
    const touching = found.flatMap((f, i) =>
      f.start < at && f.end > from ? [{ ...f, place: spots[i] }] : [],
    );
    if (touching.length > 0) cut.push(...cutItem(item, from, touching, paragraph));
  }
  return cut;
}

type Place = (at?: number, length?: number) => WordPlace;

/** Takes the tags' characters out of one element; a tag that begins here stays as a node. */
function cutItem(
  item: Item,
  from: number,
  tags: readonly (Found & { place: Place | undefined })[],
  paragraph: ScopeParagraph,
): TagNode[] {
  const { element, text } = item;
  const made: TagNode[] = [];
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
        role: roles[tagShape(tag).kind],
        spot: spotIn(element, paragraph, place),
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

function preserveSpace(element: Element): void {
  const { head, close } = opened(element);
  const start = head.map(writeXml).join("");
  const spaced = /\sxml:space\s*=/.test(start) ? start : start.replace(/>$/, ' xml:space="preserve">');
  element.head = [raw(spaced.replace(/xml:space\s*=\s*(["'])default\1/, 'xml:space="preserve"'))];
  element.close = close;
}

function spotIn(element: Element, paragraph: ScopeParagraph, place: Place): Spot {
  if (element.name === "w:instrText") return { in: "field", place };
  const run = element.parent;
  const properties = run && childElement(run, "w:rPr");
  const paragraphProperties = childElement(paragraph.element, "w:pPr");
  return {
    in: "run",
    run: `${run?.head.map(writeXml).join("") ?? ""}${properties ? writeXml(properties) : ""}`,
    runProperties: propertyList(properties),
    paragraph: {
      properties: propertyList(paragraphProperties).filter((p) => !notInherited.has(p.name)),
      headingLevel: paragraph.headingLevel,
    },
    place,
  };
}

/** Of a paragraph's properties, those that belong to it alone. */
const notInherited = new Set(["w:sectPr", "w:pPrChange", "w:framePr"]);

function propertyList(properties: Element | undefined): Property[] {
  const all = properties ? childElements(properties) : [];
  return all.map((e) => ({ name: e.name, xml: writeXml(e) })).filter((p) => p.name !== "w:rPrChange");
}

const QUOTE_BEFORE = 30;
const QUOTE_LENGTH = 80;

/** Where a tag stands, with the text around it; worked out when a problem asks for it. */
function placer(part: PartPlace, paragraph: ScopeParagraph, text: string, found: Found): Place {
  return (at = 0, length = found.tag.length) => {
    const from = found.start + at;
    const start = Math.max(0, Math.min(from - QUOTE_BEFORE, text.length - QUOTE_LENGTH));
    const lead = start > 0 ? "…" : "";
    const tail = start + QUOTE_LENGTH < text.length ? "…" : "";
    const quote = text.slice(start, start + QUOTE_LENGTH).replace(/[\t\n\uFFFC]/g, " ");
    return {
      in: "word",
      ...part,
      paragraph: paragraph.number,
      ...(paragraph.heading ? { heading: paragraph.heading } : {}),
      ...(paragraph.cell ? { cell: paragraph.cell } : {}),
      quote: `${lead}${quote}${tail}`,
      from: from - start + lead.length,
      length: Math.max(1, Math.min(length, quote.length - (from - start))),
    };
  };
}

/** A place for a text that has no paragraphs: an attribute, a property, an address. */
function textPlacer(where: Omit<WordPlace, "in">, text: string, found: Found): Place {
  return (at = 0, length = found.tag.length) => ({
    in: "word",
    ...where,
    quote: text,
    from: found.start + at,
    length,
  });
}

/** Cuts the tags of a text that is no running text: its nodes, in order. An address stays plain text. */
export function cutText(
  text: string,
  where: Omit<WordPlace, "in">,
  spotKind: "attribute" | "field" | "property" | "address",
): Element["head"] {
  const nodes: Element["head"] = [];
  const literal = spotKind === "address" ? raw : rawText;
  let at = 0;
  for (const found of findTags(text)) {
    const place = textPlacer(where, text, found);
    if (found.start > at) nodes.push(literal(text.slice(at, found.start)));
    nodes.push({
      kind: "tag",
      tag: found.tag,
      role: roles[tagShape(found.tag).kind],
      spot: { in: spotKind, place },
      place,
      parent: undefined,
    });
    at = found.end;
  }
  if (at < text.length) nodes.push(literal(text.slice(at)));
  return nodes;
}

/** A name and value in a start tag, as written. */
const ATTRIBUTE = /([^\s=<>"'/]+)(\s*=\s*)("[^"]*"|'[^']*')/g;

/**
 * Cuts tags in attributes under `root`: alternative texts, tooltips, field instructions.
 * @param addressOf the address of an outside hyperlink, by relationship id
 */
export function cutAttributes(
  root: Element,
  where: Omit<WordPlace, "in">,
  addressOf: (id: string) => { readonly target: string; readonly type: string } | undefined,
): void {
  for (const element of [root, ...within(root)]) {
    const head = element.head[0];
    if (head?.kind !== "raw" || element.head.length > 1) continue;
    const id = element.attributes["r:id"];
    const address = id === undefined ? undefined : addressOf(id);
    if (!head.xml.includes("{") && !address) continue;
    element.head = cutHead(head.xml, where, id, address);
  }
}

function cutHead(
  xml: string,
  where: Omit<WordPlace, "in">,
  id: string | undefined,
  address: { readonly target: string; readonly type: string } | undefined,
): Element["head"] {
  const head: Element["head"] = [];
  let at = 0;
  for (const match of xml.matchAll(ATTRIBUTE)) {
    const [whole, name = "", equals = "", quoted = ""] = match;
    const value = textOfRaw(quoted.slice(1, -1));
    const isAddress = address !== undefined && name.endsWith(":id") && value === id;
    if (!isAddress && !value.includes("{")) continue;
    const kind = name.endsWith(":instr") ? "field" : "attribute";
    const cut = isAddress
      ? [
          mark({ mark: "address-start" }),
          ...cutText(address.target, where, "address"),
          mark({
            mark: "address-end",
            type: address.type,
            place: () => ({ in: "word", ...where, quote: address.target }),
          }),
        ]
      : cutText(value, where, kind);
    head.push(raw(`${xml.slice(at, match.index)}${name}${equals}"`), ...cut, raw('"'));
    at = match.index + whole.length;
  }
  head.push(raw(xml.slice(at)));
  return head;
}

/** An address with its tags made readable again: Word writes `%7B%7Blink%7D%7D`. */
export function readableAddress(target: string): string {
  return target.replace(/(?:\{|%7b){2}.*?(?:\}|%7d){2,3}/gi, (tag) => {
    try {
      return decodeURIComponent(tag);
    } catch {
      return tag;
    }
  });
}
