/**
 * Tables that come to stand next to each other because the paragraphs of tags between them are gone.
 *
 * In: a tree whose blocks are placed. Out: the same tree with a mark before each table that follows a tag; there the sink
 * puts a paragraph that takes no room where a table was written last. "Tables having the same style […] without any
 * intervening `w:p` elements […] are treated as a single table": one header row, one banding, and none of the lines
 * that end the first; Word does so whatever their styles are. In the template they were two, with a tag's paragraph between.
 * Whoever wants them farther apart types an empty paragraph beside the tag. Tables that stand together in the template stay so.
 *
 * Source: ECMA-376-1 §17.4.38 (tbl); github.com/jgm/pandoc/issues/4315, github.com/python-openxml/python-docx/issues/1072 (Word)
 */
import { silent } from "./cut.ts";
import { childElements, type Element, mark, type Node, precedingSiblings, replace, within } from "./tree.ts";

export const BETWEEN_TABLES =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>';

const ENDS_IN_TABLE =
  /<\/w:tbl>(?:<\/w:(?:sdtContent|sdt|customXml)>|<w:(?:bookmark|perm|comment|move)[^<>]*\/>|\s)*$/;

export function endsInTable(xml: string): boolean {
  return ENDS_IN_TABLE.test(xml);
}

export function markTablesApart(root: Element): void {
  for (const table of [...within(root)].filter((e) => e.name === "w:tbl")) {
    const first = outermost(table);
    if (before(first)?.kind === "tag") replace(first, mark({ mark: "table-apart" }), first);
  }
}

/** The outermost control that begins with an element. */
function outermost(element: Element): Element {
  const { parent } = element;
  const isControl = parent && /^w:(?:sdtContent|sdt|customXml)$/.test(parent.name);
  return isControl && before(element) === undefined ? outermost(parent) : element;
}

/** What is seen right before an element in its parent. */
function before(element: Element): Node | undefined {
  for (const node of precedingSiblings(element)) if (isSeen(node)) return node;
  return undefined;
}

function isSeen(node: Node): boolean {
  if (node.kind === "element") return !silent.has(node.name) && childElements(node).length > 0;
  return node.kind === "tag" || (node.kind === "raw" && node.xml.trim() !== "");
}
