/**
 * Names as a file writes them → the same with the usual prefixes.
 *
 * In: the qualified names of a start tag, and the namespaces that it declares. Out: `w:p` whatever the file's own
 * prefix is. Nearly all declarations stand on the root, so each name is worked out once in a text; a parser that
 * resolves them for every element takes a third longer.
 *
 * Source: Namespaces in XML 1.0; ISO/IEC 29500-1 Annex A, 29500-4 Annex A
 */
import { dictionary } from "../values/dictionary.ts";
import { XmlError } from "./xml-error.ts";

const transitional = "http://schemas.openxmlformats.org/";
const strict = "http://purl.oclc.org/ooxml/";
const microsoft = "http://schemas.microsoft.com/office/";

/** Usual prefix of each namespace, transitional and strict. */
const prefixes: Readonly<Record<string, string>> = dictionary({
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
  [`${strict}drawingml/chart`]: "c",
  [`${transitional}drawingml/2006/diagram`]: "dgm",
  [`${strict}drawingml/diagram`]: "dgm",
  [`${microsoft}drawing/2008/diagram`]: "dsp",
  [`${transitional}drawingml/2006/lockedCanvas`]: "lc",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
  "urn:schemas-microsoft-com:office:word": "w10",
});

/** As written, in their order. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** The namespaces that hold in an element and its content. */
export class NameScope {
  /** Where nothing is declared but what always is. */
  static readonly outermost = new NameScope(
    new Map([
      ["", ""],
      ["xml", "http://www.w3.org/XML/1998/namespace"],
    ]),
  );
  readonly #uris: ReadonlyMap<string, string>;
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, string>();

  private constructor(uris: ReadonlyMap<string, string>) {
    this.#uris = uris;
  }

  /** The scope of an element with these attributes. */
  inside(attributes: readonly Attribute[]): NameScope {
    let uris: Map<string, string> | undefined;
    for (const { name, value } of attributes) {
      if (!isDeclaration(name)) continue;
      uris ??= new Map(this.#uris);
      uris.set(name.slice("xmlns:".length), value);
    }
    return uris ? new NameScope(uris) : this;
  }

  /** @throws {XmlError} when the prefix is bound to no namespace */
  element(name: string): string {
    return this.#elements.get(name) ?? remember(this.#elements, name, this.#usual(name));
  }

  /**
   * Attributes by their usual names, without the declarations.
   *
   * @throws {XmlError} when a prefix is bound to no namespace, or two names mean the same
   */
  named(attributes: readonly Attribute[]): Record<string, string> {
    const named: Record<string, string> = {};
    for (const { name, value } of attributes) {
      if (isDeclaration(name)) continue;
      const usual = this.#attribute(name);
      if (attributes.length > 1 && Object.hasOwn(named, usual))
        throw new XmlError({ xmlFault: "name", detail: `duplicate attribute: ${name}.` });
      named[usual] = value;
    }
    return named;
  }

  /** An attribute without a prefix has no namespace. */
  #attribute(name: string): string {
    const known = this.#attributes.get(name);
    if (known !== undefined) return known;
    return remember(this.#attributes, name, name.includes(":") ? this.#usual(name) : name);
  }

  #usual(name: string): string {
    const colon = name.indexOf(":");
    const [prefix, local] = [name.slice(0, Math.max(colon, 0)), name.slice(colon + 1)];
    if (colon === 0 || local === "" || local.includes(":"))
      throw new XmlError({ xmlFault: "name", detail: `malformed name: ${name}.` });
    const uri = this.#uris.get(prefix);
    if (uri === undefined || (uri === "" && prefix !== "")) {
      throw new XmlError({ xmlFault: "name", detail: `unbound namespace prefix: "${prefix}".` });
    }
    const usual = prefixes[uri] ?? prefix;
    return usual === "" ? local : `${usual}:${local}`;
  }
}

function remember(names: Map<string, string>, name: string, usual: string): string {
  names.set(name, usual);
  return usual;
}

function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns") && (name.length === 5 || name[5] === ":");
}
