/**
 * The blocks of a Markdown text: paragraphs, headings, lists, quotes, code.
 *
 * In: the text's tree and the spot of its tag. Out: WordprocessingML, each block in the style of its role.
 *
 * Source: CommonMark 0.31.2; ECMA-376-1 §17.3.1 (paragraphs), §17.9 (numbering)
 */
import type { List, ListItem, PhrasingContent, Root, RootContent } from "mdast";
import type { RunSpot } from "./literal.ts";
import { MarkdownRuns, type MarkdownTarget } from "./markdown-runs.ts";
import { KEEP, keepNext, OFF, type Surroundings } from "./markdown-surroundings.ts";
import { areTables, markdownTable, type TableWriter } from "./markdown-table.ts";
import { type Property, paragraphProperties, property } from "./properties.ts";
import type { Role } from "./roles.ts";

const LEVELS = 9;

export class MarkdownBlocks {
  readonly #root: Root;
  readonly #spot: RunSpot;
  readonly #target: MarkdownTarget;
  readonly #runs: MarkdownRuns;
  readonly #tables: TableWriter;
  /** The text's highest headings come right below the heading above, whether they are written with one # or several. */
  readonly #highest: number;

  constructor(root: Root, spot: RunSpot, target: MarkdownTarget) {
    this.#root = root;
    this.#spot = spot;
    this.#target = target;
    this.#runs = new MarkdownRuns(root, spot, target);
    this.#tables = { target, runs: this.#runs, style: (role) => this.#style(role) };
    this.#highest = Math.min(LEVELS, ...root.children.map((n) => (n.type === "heading" ? n.depth : LEVELS)));
  }

  write(): string {
    const { paragraph, runProperties } = this.#spot;
    // The tag's paragraph keeps with the next as a whole: were each of many to do so, none would.
    return this.#blocks(this.#root.children, {
      paragraph: paragraph.properties.filter(({ name }) => name !== KEEP.name),
      run: runProperties,
      depth: 0,
      keeps: paragraph.properties.some(({ name, xml }) => name === KEEP.name && !OFF.test(xml)),
    });
  }

  #blocks(nodes: readonly RootContent[], around: Surroundings): string {
    const last = nodes.findLastIndex(({ type }) => !/[dD]efinition$/.test(type));
    return nodes
      .map((n, i) => {
        const keeps = around.keeps && i === last;
        return this.#block(n, { ...around, keeps }) + (areTables(n, nodes[i + 1]) ? "<w:p/>" : "");
      })
      .join("");
  }

  #block(node: RootContent, around: Surroundings): string {
    switch (node.type) {
      case "paragraph":
        return this.#paragraph(node.children, around);
      case "heading":
        return this.#heading(node.children, node.depth);
      case "list":
        return this.#list(node, around);
      case "blockquote":
        return this.#blocks(node.children, { ...around, paragraph: this.#quote(around.paragraph) });
      case "code":
        return this.#code(node.value, around);
      case "table":
        return markdownTable(node, this.#tables, around);
      case "thematicBreak":
        return `<w:p>${paragraphProperties(RULE)}</w:p>`;
      case "html":
        return this.#paragraph([{ type: "text", value: node.value }], around);
      default:
        return "";
    }
  }

  #paragraph(children: readonly PhrasingContent[], around: Surroundings): string {
    const text = this.#runs.write(children, around.run);
    return `<w:p>${paragraphProperties(...around.paragraph, ...keepNext(around))}${text}</w:p>`;
  }

  #heading(children: readonly PhrasingContent[], depth: number): string {
    const level = Math.min(
      LEVELS,
      this.#spot.paragraph.headingLevel + 1 + Math.max(0, depth - this.#highest),
    );
    const style = this.#style(`heading-${level}` as Role);
    const properties = style
      ? [property("pStyle", style)]
      : [property("keepNext"), property("outlineLvl", level - 1)];
    return `<w:p>${paragraphProperties(...properties)}${this.#runs.write(children, style ? [] : [property("b")])}</w:p>`;
  }

  #quote(paragraph: readonly Property[]): Property[] {
    const style = this.#style("quote");
    return style ? [property("pStyle", style)] : [...paragraph, indent(567)];
  }

  #code(value: string, around: Surroundings): string {
    const style = this.#style("code");
    const paragraph = style ? [property("pStyle", style)] : around.paragraph;
    const text = this.#runs.text(value, style ? [] : [...around.run, MONOSPACED]);
    return `<w:p>${paragraphProperties(...paragraph, ...keepNext(around))}${text}</w:p>`;
  }

  /** Every ordered list is one of its own, so that it starts where its text says. */
  #list(list: List, around: Surroundings): string {
    const kind = list.ordered ? "list-number" : "list-bullet";
    const style = this.#listStyle(kind, around.depth);
    const like = this.#target.listFor(kind, style, around.depth);
    const number = list.ordered
      ? this.#target.newList(like.list, { level: like.level, start: list.start ?? 1 })
      : like.list;
    const base = style ? [property("pStyle", style)] : around.paragraph.filter((p) => p.name !== "w:ind");
    const item: ItemStyle = { base, number, level: like.level, indent: like.indent };
    const last = list.children.length - 1;
    return list.children
      .map((child, i) => this.#item(child, item, { ...around, keeps: around.keeps && i === last }))
      .join("");
  }

  /** "List Bullet 2" for a list in a list, where the template has it. */
  #listStyle(kind: "list-bullet" | "list-number", depth: number): string | undefined {
    const deeper =
      depth === 0 ? undefined : this.#target.roles.style(`${kind}-${Math.min(5, depth + 1)}` as Role);
    return deeper ?? this.#style(kind);
  }

  /** The first paragraph carries the number; the others stand below its text. */
  #item(item: ListItem, { base, number, level, indent: left }: ItemStyle, around: Surroundings): string {
    const isTask = typeof item.checked === "boolean";
    const numbered = [...base, isTask ? NO_NUMBER : numbering(number, level)];
    const first = isTask ? [...numbered, hanging(left)] : numbered;
    const following = [...base, NO_NUMBER, indent(left)];
    const box: PhrasingContent[] = isTask ? [{ type: "text", value: item.checked ? "☒\t" : "☐\t" }] : [];
    const [head, ...rest] = item.children;
    const isText = head?.type === "paragraph";
    const inner = isText ? rest : item.children;
    const opening = this.#paragraph([...box, ...(isText ? head.children : [])], {
      ...around,
      paragraph: first,
      keeps: around.keeps && inner.length === 0,
    });
    return opening + this.#blocks(inner, { ...around, paragraph: following, depth: around.depth + 1 });
  }

  #style(role: Role): string | undefined {
    return this.#target.styleOrReport(role, this.#spot);
  }
}

interface ItemStyle {
  readonly base: readonly Property[];
  readonly number: number;
  readonly level: number;
  /** Of the text, twips. */
  readonly indent: number;
}

const HANGING = 360;
const MONOSPACED: Property = {
  name: "w:rFonts",
  xml: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
};
const RULE: Property = {
  name: "w:pBdr",
  xml: '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>',
};
const NO_NUMBER: Property = {
  name: "w:numPr",
  xml: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>',
};
function numbering(number: number, level: number): Property {
  return {
    name: "w:numPr",
    xml: `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`,
  };
}

/** @param left twips */
function indent(left: number): Property {
  return { name: "w:ind", xml: `<w:ind w:left="${left}" w:firstLine="0"/>` };
}

/** @param left twips */
function hanging(left: number): Property {
  return { name: "w:ind", xml: `<w:ind w:left="${left}" w:hanging="${Math.min(left, HANGING)}"/>` };
}
