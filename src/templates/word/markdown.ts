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
import type { Nodes, PhrasingContent, Table, TableCell } from "mdast";
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
import { MarkdownBlocks } from "./markdown-blocks.ts";
import { MarkdownRuns, type MarkdownTarget } from "./markdown-runs.ts";
import { readMarkdown } from "./read-markdown.ts";

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
