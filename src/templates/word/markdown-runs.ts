/**
 * The text of Markdown as runs: bold, italic, strike, code, links, footnotes, pictures, line breaks.
 *
 * Source: ECMA-376-1 §17.3.2 (runs), §17.16.22 (hyperlink), §17.11.14 (footnoteReference)
 */
import type { FootnoteReference, Image, Link, PhrasingContent, Root } from "mdast";
import { escapeXml } from "../../ooxml/xml.ts";
import { safeAddress } from "./address.ts";
import type { RunSpot } from "./literal.ts";
import { drawing, naturalSize, type PictureFile, type PictureLinks } from "./pictures.ts";
import { type Property, paragraphProperties, property, runProperties } from "./properties.ts";
import type { Role, StyleRoles } from "./roles.ts";
import { writeText } from "./text.ts";

/** What Markdown needs of the document it is written into. */
export interface MarkdownTarget {
  readonly roles: StyleRoles;
  /** Width of the text, twips. */
  readonly textWidth: number;
  /** The style for a role; reports a template that has none. */
  styleOrReport(role: Role, spot: RunSpot): string | undefined;
  /** The list whose definition items at that depth use, its level, and the indent of its text in twips. */
  listFor(
    kind: "list-bullet" | "list-number",
    style: string | undefined,
    depth: number,
  ): { readonly list: number; readonly level: number; readonly indent: number };
  newList(like: number, start: { readonly level: number; readonly start: number }): number;
  /** Id of a relationship to an address. */
  link(address: string): string;
  /** Puts a picture into the document, once for each name. */
  embed(name: string, picture: PictureFile): PictureLinks;
  /** A picture of the workspace. */
  readPicture(path: string): PictureFile | undefined;
  newId(): number;
  /** Adds a footnote; `undefined` where footnotes cannot stand. `write` draws it for its part. */
  footnote(spot: RunSpot, write: (target: MarkdownTarget) => string): number | undefined;
  report(
    code:
      | "template/blocks-in-line"
      | "template/unsafe-address"
      | "template/missing-image"
      | "template/image-without-text",
    params: Readonly<Record<string, string>>,
    spot: RunSpot,
  ): void;
  reportControl(codePoint: number, spot: RunSpot): void;
}

const LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">';
const TAB = '</w:t><w:tab/><w:t xml:space="preserve">';

export class MarkdownRuns {
  readonly #root: Root;
  readonly #spot: RunSpot;
  readonly #target: MarkdownTarget;

  constructor(root: Root, spot: RunSpot, target: MarkdownTarget) {
    this.#root = root;
    this.#spot = spot;
    this.#target = target;
  }

  write(nodes: readonly PhrasingContent[], properties: readonly Property[]): string {
    return nodes.map((n) => this.#node(n, properties)).join("");
  }

  /** Text as one run; line ends become line breaks. */
  text(text: string, properties: readonly Property[]): string {
    if (text === "") return "";
    const content = writeText(text, LINE_BREAK, TAB, (c) => this.#target.reportControl(c, this.#spot));
    return `<w:r>${runProperties(...properties)}<w:t xml:space="preserve">${content}</w:t></w:r>`;
  }

  #node(node: PhrasingContent, properties: readonly Property[]): string {
    switch (node.type) {
      case "text":
        return this.text(softBreaks(node.value), properties);
      case "strong":
        return this.write(node.children, [...properties, property("b")]);
      case "emphasis":
        return this.write(node.children, [...properties, property("i")]);
      case "delete":
        return this.write(node.children, [...properties, property("strike")]);
      case "inlineCode":
        return this.text(node.value, [...properties, this.#code()]);
      case "html":
        return this.text(node.value, properties);
      case "break":
        return `<w:r>${runProperties(...properties)}<w:br/></w:r>`;
      case "link":
        return this.#link(node, properties);
      case "image":
        return this.#image(node, properties);
      case "footnoteReference":
        return this.#footnote(node, properties);
      case "linkReference":
        return this.#link(
          { type: "link", url: this.#definition(node.identifier), children: node.children },
          properties,
        );
      case "imageReference":
        return this.#image(
          { type: "image", url: this.#definition(node.identifier), alt: node.alt ?? null },
          properties,
        );
    }
  }

  #code(): Property {
    const style = this.#target.roles.style("code-characters");
    return style
      ? property("rStyle", style)
      : {
          name: "w:rFonts",
          xml: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
        };
  }

  #definition(identifier: string): string {
    const found = this.#root.children.find((n) => n.type === "definition" && n.identifier === identifier);
    return found?.type === "definition" ? found.url : "";
  }

  #link(link: Link, properties: readonly Property[]): string {
    const address = safeAddress(link.url);
    if (address === undefined)
      this.#target.report("template/unsafe-address", { address: link.url }, this.#spot);
    if (!address) return this.write(link.children, properties);
    const style = this.#target.styleOrReport("hyperlink", this.#spot);
    const text = this.write(link.children, [
      ...properties,
      style ? property("rStyle", style) : property("u", "single"),
    ]);
    if (address.startsWith("#"))
      return `<w:hyperlink w:anchor="${escapeXml(address.slice(1))}">${text}</w:hyperlink>`;
    const tooltip = link.title ? ` w:tooltip="${escapeXml(link.title)}"` : "";
    return `<w:hyperlink r:id="${this.#target.link(address)}" w:history="1"${tooltip}>${text}</w:hyperlink>`;
  }

  #image(image: Image, properties: readonly Property[]): string {
    const picture = this.#target.readPicture(image.url);
    const alt = image.alt ?? "";
    if (!picture) {
      this.#target.report("template/missing-image", { path: image.url }, this.#spot);
      return this.text(alt, properties);
    }
    if (alt === "") this.#target.report("template/image-without-text", { path: image.url }, this.#spot);
    const links = this.#target.embed(image.url, picture);
    const size = naturalSize(picture.size, this.#target.textWidth);
    const xml = drawing(links, this.#target.newId(), alt, size);
    return `<w:r>${runProperties(...properties)}${xml}</w:r>`;
  }

  #footnote({ identifier, label }: FootnoteReference, properties: readonly Property[]): string {
    const note = this.#root.children.find(
      (n) => n.type === "footnoteDefinition" && n.identifier === identifier,
    );
    if (note?.type !== "footnoteDefinition") return this.text(`[^${label ?? identifier}]`, properties);
    const paragraphs = note.children.flatMap((n) =>
      "children" in n ? [n.children as PhrasingContent[]] : [],
    );
    const style = this.#noteMark();
    const id = this.#target.footnote(this.#spot, (target) => this.#noteContent(paragraphs, target, style));
    if (id === undefined) return this.#noteInText(paragraphs, properties);
    return `<w:r>${runProperties(...properties, style)}<w:footnoteReference w:id="${id}"/></w:r>`;
  }

  #noteMark(): Property {
    const style = this.#target.styleOrReport("footnote-reference", this.#spot);
    return style ? property("rStyle", style) : property("vertAlign", "superscript");
  }

  #noteContent(paragraphs: readonly PhrasingContent[][], target: MarkdownTarget, noteMark: Property): string {
    const style = target.styleOrReport("footnote-text", this.#spot);
    const properties = paragraphProperties(...(style ? [property("pStyle", style)] : []));
    const runs = new MarkdownRuns(this.#root, this.#spot, target);
    const sign = `<w:r>${runProperties(noteMark)}<w:footnoteRef/></w:r>${runs.text(" ", [])}`;
    return paragraphs
      .map((text, i) => `<w:p>${properties}${i === 0 ? sign : ""}${runs.write(text, [])}</w:p>`)
      .join("");
  }

  /** In a header or a text box, where Word allows no footnotes: in brackets. */
  #noteInText(paragraphs: readonly PhrasingContent[][], properties: readonly Property[]): string {
    const text = paragraphs.map((p) => this.write(p, properties)).join(this.text(" ", properties));
    return this.text(" (", properties) + text + this.text(")", properties);
  }
}

/** A line end in the middle of a paragraph is a space. */
function softBreaks(text: string): string {
  return text.includes("\n") ? text.replace(/[ \t]*\r?\n[ \t]*/g, " ") : text;
}
