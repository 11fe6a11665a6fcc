/**
 * XML of a package part ↔ tree.
 *
 * In: text. Out: elements whose names carry the usual prefixes (`w:p`, `a:blip`), whatever
 * prefixes the file uses and whether it is transitional or strict, so that readers
 * compare plain strings. Each element knows its offsets in the text, so that a
 * template can keep what it does not touch as the text it was.
 *
 * Document type declarations are refused: OPC forbids them, and entity bombs need them.
 *
 * Source: ISO/IEC 29500-2 §6.1.4 (no DTD)
 */
import { SaxesParser } from "saxes";
import { type Attribute, NameScope } from "./namespaces.ts";
import { XmlError } from "./xml-error.ts";

export { XmlError } from "./xml-error.ts";

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Offset of `<` of the start tag. */
  readonly start: number;
  /** Offset after `>` of the start tag. */
  readonly contentStart: number;
  /** Offset of `<` of the end tag; equals `contentStart` in an empty element. */
  readonly contentEnd: number;
  /** Offset after the element. */
  readonly end: number;
}

export type XmlNode = XmlElement | string;

/** Deeper than any document Word writes; keeps recursion safe. */
const MAX_DEPTH = 500;
/** A table of 20,000 rows has as many; keeps memory within bounds. */
const MAX_ELEMENTS = 1_500_000;

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  start: number;
  contentStart: number;
  contentEnd: number;
  end: number;
}

/**
 * @throws {XmlError} when the text is not well-formed, declares a document type, or nests too deep
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: OpenElement[] = [];
  const scopes = [NameScope.outermost];
  /** Of the tag that is being read: the parser's own record of them is slow to go through. */
  const attributes: Attribute[] = [];
  let root: OpenElement | undefined;
  let count = 0;
  const addText = (chars: string) => void open.at(-1)?.children.push(chars);
  parser.on("error", ({ message }) => {
    const detail = message.replace(/^\d+:\d+: /, "");
    throw new XmlError({ xmlFault: "syntax", line: parser.line, column: parser.column, detail });
  });
  parser.on("doctype", () => {
    throw new XmlError({ xmlFault: "doctype" });
  });
  parser.on("attribute", (attribute) => void attributes.push(attribute));
  parser.on("opentag", (tag) => {
    if (open.length > MAX_DEPTH) throw new XmlError({ xmlFault: "deep" });
    count += 1;
    if (count > MAX_ELEMENTS) throw new XmlError({ xmlFault: "many" });
    const end = parser.position;
    const start = text.lastIndexOf("<", end - 1);
    const scope = (scopes.at(-1) ?? NameScope.outermost).inside(attributes);
    const element: OpenElement = {
      name: scope.element(tag.name),
      attributes: scope.named(attributes),
      children: [],
      start,
      contentStart: end,
      contentEnd: end,
      end,
    };
    attributes.length = 0;
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    scopes.push(scope);
  });
  parser.on("closetag", (tag) => {
    const element = open.pop();
    scopes.pop();
    if (!element || tag.isSelfClosing) return;
    element.end = parser.position;
    element.contentEnd = text.lastIndexOf("<", element.end - 1);
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  if (!root) throw new XmlError({ xmlFault: "empty" });
  return root;
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== "string";
}

/** Child elements, of one name or all. */
export function elements(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter(isElement).filter((e) => name === undefined || e.name === name);
}

/** First child element of that name. */
export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((n): n is XmlElement => isElement(n) && n.name === name);
}

/** Every descendant of that name, in document order. */
export function* descendants(parent: XmlElement, name: string): Generator<XmlElement> {
  for (const node of parent.children) {
    if (!isElement(node)) continue;
    if (node.name === name) yield node;
    yield* descendants(node, name);
  }
}

/** All text under an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((n) => (isElement(n) ? textOf(n) : n)).join("");
}

const NEEDS_ESCAPE = /[&<>"]/;
const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes text for element content and double-quoted attribute values. */
export function escapeXml(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(/[&<>"]/g, (c) => escapes[c] ?? c) : text;
}

const unescapes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(escapes).map(([character, entity]) => [entity, character]),
);

/** Undoes `escapeXml`. */
export function unescapeXml(text: string): string {
  return text.replace(/&\w+;/g, (entity) => unescapes[entity] ?? entity);
}
