/**
 * Markdown as paragraphs, lists and tables in the template's own styles.
 *
 * In: a Markdown text and the spot of its tag. Out: WordprocessingML. Alone in its paragraph, the text
 * takes the paragraph's place: plain paragraphs keep its properties and the run's, `#` is one level
 * below the heading nearest above, and everything else has the style of its role. A role
 * that the template has no style for is drawn with direct formatting, and reported once.
 *
 * Source: CommonMark 0.31.2, GFM 0.29; ECMA-376-1 §17.4 (tables), §17.9 (numbering)
 */
import type { List, ListItem, Nodes, PhrasingContent, Root, RootContent, Table, TableCell } from "mdast";
import {
  isProduced,
  type LinkData,
  type Produced,
  printViewValue,
  type TableData,
  type ViewValue,
} from "../../language/index.ts";
import { type Language, type Markdown, typeOf } from "../../values/index.ts";
import type { RunSpot } from "./literal.ts";
import { MarkdownRuns, type MarkdownTarget } from "./markdown-runs.ts";
import { type Property, paragraphProperties, property } from "./properties.ts";
import { readMarkdown } from "./read-markdown.ts";
import type { Role } from "./roles.ts";

/** What the paragraphs of a text have in common. */
interface Surroundings {
  readonly paragraph: readonly Property[];
  readonly run: readonly Property[];
  /** Lists round the paragraph. */
  readonly depth: number;
  /** Whether the last of them keeps with what follows the text. */
  readonly keeps: boolean;
}

const LEVELS = 9;

/** The blocks of a Markdown text, to stand in place of the tag's paragraph. */
export function markdownBlocks(source: string, spot: RunSpot, target: MarkdownTarget): string {
  const root = readMarkdown(source);
  return new MarkdownBlocks(root, spot, target).write();
}

/** A Markdown text in the middle of a paragraph: runs, with line breaks between blocks. */
export function markdownRuns(source: string, spot: RunSpot, target: MarkdownTarget): string {
  const root = readMarkdown(source);
  const runs = new MarkdownRuns(root, spot, target);
  if (root.children.some(({ type }) => blockTypes.has(type)))
    target.report("template/blocks-in-line", {}, spot);
  return leaves(root)
    .map((phrasing) => runs.write(phrasing, spot.runProperties))
    .join("<w:r><w:br/></w:r>");
}

/** A link that a helper made, as runs. */
export function linkRuns({ text, data }: Produced, spot: RunSpot, target: MarkdownTarget): string {
  const { url } = data as LinkData;
  const link: PhrasingContent = { type: "link", url, children: [{ type: "text", value: text }] };
  return new MarkdownRuns({ type: "root", children: [] }, spot, target).write([link], spot.runProperties);
}

/** What is more than paragraphs. */
const blockTypes: ReadonlySet<string> = new Set(["heading", "list", "table", "blockquote", "code"]);

/** A table that a helper made, to stand in place of the tag's paragraph. */
export function tableBlocks(
  { data }: Produced,
  spot: RunSpot,
  target: MarkdownTarget,
  language: Language,
): string {
  const { columns, rows } = data as TableData;
  const header = columns.map(({ label }) => cellOf([{ type: "text", value: label }]));
  const body = rows.map((row) => row.map((value) => cellOf(valueText(value, language))));
  const table: Table = {
    type: "table",
    align: columns.map(({ isNumeric }) => (isNumeric ? "right" : null)),
    children: [header, ...body].map((children) => ({ type: "tableRow", children })),
  };
  return new MarkdownBlocks({ type: "root", children: [table] }, spot, target).write();
}

function cellOf(children: PhrasingContent[]): TableCell {
  return { type: "tableCell", children };
}

function valueText(value: ViewValue, language: Language): PhrasingContent[] {
  if (typeOf(value) === "markdown" && !isProduced(value)) {
    const texts = leaves(readMarkdown((value as Markdown).source));
    return texts.flatMap((text, i): PhrasingContent[] => (i === 0 ? text : [{ type: "break" }, ...text]));
  }
  return [{ type: "text", value: printViewValue(value, { language }) }];
}

/** The texts of a tree's innermost blocks. */
function leaves(node: Nodes): PhrasingContent[][] {
  switch (node.type) {
    case "paragraph":
    case "heading":
    case "tableCell":
      return [node.children];
    case "code":
    case "html":
      return [[{ type: "text", value: node.value }]];
    case "footnoteDefinition":
      return [];
    default:
      return "children" in node ? node.children.flatMap(leaves) : [];
  }
}

class MarkdownBlocks {
  readonly #root: Root;
  readonly #spot: RunSpot;
  readonly #target: MarkdownTarget;
  readonly #runs: MarkdownRuns;
  /** The text's highest headings come right below the heading above, whether they are written with one # or several. */
  readonly #highest: number;

  constructor(root: Root, spot: RunSpot, target: MarkdownTarget) {
    this.#root = root;
    this.#spot = spot;
    this.#target = target;
    this.#runs = new MarkdownRuns(root, spot, target);
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
        return this.#table(node, around);
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
    return `<w:p>${paragraphProperties(...around.paragraph, ...kept(around))}${text}</w:p>`;
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
    return `<w:p>${paragraphProperties(...paragraph, ...kept(around))}${text}</w:p>`;
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

  #table(table: Table, around: Surroundings): string {
    const columns = Math.max(...table.children.map((r) => r.children.length));
    const widths = columnWidths(table, columns, this.#target.textWidth);
    const style = this.#style("table");
    const look = style ? `<w:tblStyle w:val="${style}"/>` : "";
    const rows = table.children.map((row, r) => {
      const cells = widths.map((width, c) => {
        const inRow = { ...around, keeps: around.keeps && r === table.children.length - 1 };
        const cell = this.#cell(row.children[c]?.children ?? [], r === 0, table.align?.[c], inRow);
        return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`;
      });
      const header = r === 0 ? "<w:tblHeader/>" : "";
      return `<w:tr><w:trPr><w:cantSplit/>${header}</w:trPr>${cells.join("")}</w:tr>`;
    });
    const grid = widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("");
    const total = widths.reduce((a, b) => a + b, 0);
    return (
      `<w:tbl><w:tblPr>${look}<w:tblW w:w="${total}" w:type="dxa"/>${style ? "" : BORDERS}<w:tblLayout w:type="fixed"/>${TABLE_LOOK}</w:tblPr>` +
      `<w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`
    );
  }

  #cell(
    children: readonly PhrasingContent[],
    isHeader: boolean,
    align: string | null | undefined,
    around: Surroundings,
  ): string {
    const roles = this.#target.roles;
    const heading = isHeader ? roles.style("table-heading") : undefined;
    const style = heading ?? roles.style("table-text");
    const base = style
      ? [property("pStyle", style)]
      : [...around.paragraph.filter((p) => p.name === "w:pStyle"), TIGHT];
    const aligned = align ? [...base, property("jc", align)] : base;
    const bold = isHeader && heading === undefined ? [property("b")] : [];
    const properties = paragraphProperties(...aligned, ...kept(around));
    return `<w:p>${properties}${this.#runs.write(children, bold)}</w:p>`;
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
const KEEP = property("keepNext");
const OFF = /w:val="(?:0|false|off)"/;

function kept({ keeps }: Surroundings): Property[] {
  return keeps ? [KEEP] : [];
}

const MONOSPACED: Property = {
  name: "w:rFonts",
  xml: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
};
const RULE: Property = {
  name: "w:pBdr",
  xml: '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>',
};
const TIGHT: Property = { name: "w:spacing", xml: '<w:spacing w:before="40" w:after="40"/>' };
const NO_NUMBER: Property = {
  name: "w:numPr",
  xml: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>',
};
const TABLE_LOOK =
  '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>';
const BORDERS = `<w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join("")}</w:tblBorders>`;

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

/** Word takes two tables without a paragraph between for one. */
function areTables(node: RootContent, next: RootContent | undefined): boolean {
  return node.type === "table" && next?.type === "table";
}

/** Widths in twips, by the longest text of each column; none under a tenth of the whole. */
function columnWidths(table: Table, columns: number, textWidth: number): number[] {
  const lengths = Array.from({ length: columns }, (_, c) =>
    Math.max(4, ...table.children.map((row) => Math.min(60, textLength(row.children[c])))),
  );
  const sum = lengths.reduce((a, b) => a + b, 0);
  const least = Math.min(0.1, 1 / columns);
  const shares = lengths.map((length) => Math.max(least, length / sum));
  const whole = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => Math.floor((share / whole) * textWidth));
}

function textLength(node: Nodes | undefined): number {
  if (!node) return 0;
  if ("children" in node) return node.children.reduce((n, child) => n + textLength(child), 0);
  return "value" in node ? node.value.length : 0;
}
