/**
 * Tables of Markdown.
 *
 * In: a table. Out: `w:tbl` in the template's style, as wide as the text, its columns by what stands in them.
 *
 * Source: GFM 0.29 §4.10; ECMA-376-1 §17.4 (tables)
 */
import type { Nodes, PhrasingContent, RootContent, Table } from "mdast";
import type { MarkdownRuns, MarkdownTarget } from "./markdown-runs.ts";
import { keepNext, type Surroundings } from "./markdown-surroundings.ts";
import { type Property, paragraphProperties, property } from "./properties.ts";
import type { Role } from "./roles.ts";

/** What a table is written with. */
export interface TableWriter {
  readonly target: MarkdownTarget;
  readonly runs: MarkdownRuns;
  /** The style of a role; reported where the template lacks it. */
  style(role: Role): string | undefined;
}

export function markdownTable(table: Table, writer: TableWriter, around: Surroundings): string {
  const columns = Math.max(...table.children.map((r) => r.children.length));
  const widths = columnWidths(table, columns, writer.target.textWidth);
  const style = writer.style("table");
  const look = style ? `<w:tblStyle w:val="${style}"/>` : "";
  const rows = table.children.map((row, r) => {
    const cells = widths.map((width, c) => {
      const inRow = { ...around, keeps: around.keeps && r === table.children.length - 1 };
      const cell = cellParagraph(writer, row.children[c]?.children ?? [], r === 0, table.align?.[c], inRow);
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

function cellParagraph(
  writer: TableWriter,
  children: readonly PhrasingContent[],
  isHeader: boolean,
  align: string | null | undefined,
  around: Surroundings,
): string {
  const roles = writer.target.roles;
  const heading = isHeader ? roles.style("table-heading") : undefined;
  const style = heading ?? roles.style("table-text");
  const base = style
    ? [property("pStyle", style)]
    : [...around.paragraph.filter((p) => p.name === "w:pStyle"), TIGHT];
  const aligned = align ? [...base, property("jc", align)] : base;
  const bold = isHeader && heading === undefined ? [property("b")] : [];
  const properties = paragraphProperties(...aligned, ...keepNext(around));
  return `<w:p>${properties}${writer.runs.write(children, bold)}</w:p>`;
}

const TIGHT: Property = { name: "w:spacing", xml: '<w:spacing w:before="40" w:after="40"/>' };
const TABLE_LOOK =
  '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>';
const BORDERS = `<w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join("")}</w:tblBorders>`;

/** Word takes two tables without a paragraph between for one. */
export function areTables(node: RootContent, next: RootContent | undefined): boolean {
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
