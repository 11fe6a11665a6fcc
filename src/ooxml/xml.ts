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
 * Source: ISO/IEC 29500-2 §6.1.4 (no DTD), 29500-1 Annex A and 29500-4 Annex A (namespaces)
 */
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";

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

/** Why a part is not XML that Kansli reads; `message` says where. */
export class XmlError extends Error {}

/** Deeper than any document Word writes; keeps recursion safe. */
const MAX_DEPTH = 500;
/** A table of 20,000 rows has as many; keeps memory within bounds. */
const MAX_ELEMENTS = 1_500_000;

const transitional = "http://schemas.openxmlformats.org/";
const strict = "http://purl.oclc.org/ooxml/";
const microsoft = "http://schemas.microsoft.com/office/";

/** Usual prefix of each namespace, transitional and strict. */
const prefixes: Readonly<Record<string, string>> = {
  [`${transitional}wordprocessingml/2006/main`]: "w",
  [`${strict}wordprocessingml/main`]: "w",
  [`${transitional}officeDocument/2006/relationships`]: "r",
  [`${strict}officeDocument/relationships`]: "r",
  [`${transitional}drawingml/2006/main`]: "a",
  [`${strict}drawingml/main`]: "a",
  [`${transitional}drawingml/2006/wordprocessingDrawing`]: "wp",
  [`${strict}drawingml/wordprocessingDrawing`]: "wp",
  [`${transitional}drawingml/2006/picture`]: "pic",
  [`${strict}drawingml/picture`]: "pic",
  [`${transitional}officeDocument/2006/math`]: "m",
  [`${strict}officeDocument/math`]: "m",
  [`${transitional}officeDocument/2006/extended-properties`]: "ep",
  [`${strict}officeDocument/extendedProperties`]: "ep",
  [`${transitional}officeDocument/2006/custom-properties`]: "cust",
  [`${strict}officeDocument/customProperties`]: "cust",
  [`${transitional}officeDocument/2006/docPropsVTypes`]: "vt",
  [`${strict}officeDocument/docPropsVTypes`]: "vt",
  [`${transitional}markup-compatibility/2006`]: "mc",
  [`${transitional}package/2006/relationships`]: "rel",
  [`${transitional}package/2006/content-types`]: "ct",
  [`${transitional}package/2006/metadata/core-properties`]: "cp",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://purl.org/dc/terms/": "dcterms",
  "http://www.w3.org/2001/XMLSchema-instance": "xsi",
  "http://www.w3.org/XML/1998/namespace": "xml",
  [`${microsoft}word/2010/wordml`]: "w14",
  [`${microsoft}word/2012/wordml`]: "w15",
  [`${microsoft}word/2010/wordprocessingShape`]: "wps",
  [`${microsoft}word/2010/wordprocessingGroup`]: "wpg",
  [`${microsoft}word/2010/wordprocessingCanvas`]: "wpc",
  [`${microsoft}word/2010/wordprocessingDrawing`]: "wp14",
  [`${microsoft}drawing/2010/main`]: "a14",
  [`${microsoft}drawing/2016/SVG/main`]: "asvg",
  [`${transitional}drawingml/2006/chart`]: "c",
  [`${transitional}drawingml/2006/diagram`]: "dgm",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
  "urn:schemas-microsoft-com:office:word": "w10",
};

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
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let count = 0;
  const addText = (chars: string) => void open.at(-1)?.children.push(chars);
  parser.on("error", (error) => {
    throw new XmlError(error.message);
  });
  parser.on("doctype", () => {
    throw new XmlError("it declares a document type");
  });
  parser.on("opentag", (tag) => {
    if (open.length > MAX_DEPTH) throw new XmlError("its elements are nested too deep");
    count += 1;
    if (count > MAX_ELEMENTS) throw new XmlError("it has too many elements");
    const end = parser.position;
    const start = text.lastIndexOf("<", end - 1);
    const element: OpenElement = {
      ...named(tag),
      children: [],
      start,
      contentStart: end,
      contentEnd: end,
      end,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", (tag) => {
    const element = open.pop();
    if (!element || tag.isSelfClosing) return;
    element.end = parser.position;
    element.contentEnd = text.lastIndexOf("<", element.end - 1);
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  if (!root) throw new XmlError("it is empty");
  return root;
}

function named(tag: SaxesTagNS): { name: string; attributes: Record<string, string> } {
  const attributes: Record<string, string> = {};
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.prefix !== "xmlns" && attribute.name !== "xmlns") {
      attributes[attributeName(attribute)] = attribute.value;
    }
  }
  return { name: canonical(tag.uri, tag.prefix, tag.local), attributes };
}

function attributeName(attribute: SaxesAttributeNS): string {
  return attribute.uri === "" ? attribute.local : canonical(attribute.uri, attribute.prefix, attribute.local);
}

function canonical(uri: string, prefix: string, local: string): string {
  const usual = prefixes[uri] ?? prefix;
  return usual === "" ? local : `${usual}:${local}`;
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
