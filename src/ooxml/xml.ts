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
  const builder = idle ?? new TreeBuilder();
  // What throws is not used again.
  idle = undefined;
  const root = builder.build(text);
  idle = builder;
  return root;
}

/**
 * V8 throws compiled code away with the last object of its shape: with a parser for each text, all of saxes was
 * compiled anew after each garbage collection, an eighth of what a PDF takes of both cores.
 */
let idle: TreeBuilder | undefined;

/** With an eighth handler, V8 would keep the parser's fields in a hash table, and parsing take four times as long. */
class TreeBuilder {
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  /** Of the tag that is being read: the parser's own record of them is slow to go through. */
  readonly #attributes: Attribute[] = [];
  readonly #open: OpenElement[] = [];
  readonly #scopes = [NameScope.outermost];
  #text = "";
  #root: OpenElement | undefined;
  #count = 0;

  constructor() {
    const parser = this.#parser;
    parser.on("error", ({ message }) => {
      const detail = message.replace(/^\d+:\d+: /, "");
      throw new XmlError({ xmlFault: "syntax", line: parser.line, column: parser.column, detail });
    });
    parser.on("doctype", () => {
      throw new XmlError({ xmlFault: "doctype" });
    });
    parser.on("attribute", (attribute) => void this.#attributes.push(attribute));
    parser.on("opentag", ({ name }) => this.#openElement(name));
    parser.on("closetag", ({ isSelfClosing }) => this.#closeElement(isSelfClosing));
    const addText = (chars: string) => void this.#open.at(-1)?.children.push(chars);
    parser.on("text", addText);
    parser.on("cdata", addText);
  }

  build(text: string): XmlElement {
    this.#text = text;
    this.#count = 0;
    this.#parser.write(text).close();
    const root = this.#root;
    this.#text = "";
    this.#root = undefined;
    if (!root) throw new XmlError({ xmlFault: "empty" });
    return root;
  }

  #openElement(name: string): void {
    if (this.#open.length > MAX_DEPTH) throw new XmlError({ xmlFault: "deep" });
    this.#count += 1;
    if (this.#count > MAX_ELEMENTS) throw new XmlError({ xmlFault: "many" });
    const end = this.#parser.position;
    const scope = (this.#scopes.at(-1) ?? NameScope.outermost).inside(this.#attributes);
    const element: OpenElement = {
      name: scope.element(name),
      attributes: scope.named(this.#attributes),
      children: [],
      start: this.#text.lastIndexOf("<", end - 1),
      contentStart: end,
      contentEnd: end,
      end,
    };
    this.#attributes.length = 0;
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
    this.#scopes.push(scope);
  }

  #closeElement(isSelfClosing: boolean): void {
    const element = this.#open.pop();
    this.#scopes.pop();
    if (!element || isSelfClosing) return;
    element.end = this.#parser.position;
    element.contentEnd = this.#text.lastIndexOf("<", element.end - 1);
  }
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
