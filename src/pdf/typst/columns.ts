/**
 * Columns of a section that shares its page with others.
 *
 * Typst's columns are equally wide. Unequal ones are drawn where the document says what stands in
 * each of them, by column breaks; text that would have to flow from a wide column into a narrow one
 * is set in equal columns, and the reader has warned.
 */
import type { Columns } from "../../ooxml/sections.ts";
import { columnParts, isUnequal } from "../column-parts.ts";
import { beginsPage, withoutPageBreak } from "../model/page-breaks.ts";
import type { Block, Section } from "../model/paper.ts";
import type { Paragraph } from "../model/paragraph.ts";
import { writeFlow } from "./flow.ts";
import { pt } from "./markup.ts";
import { pageBreak } from "./page-breaks.ts";
import { lineHeight } from "./paragraphs.ts";
import type { Writer } from "./writer.ts";

/**
 * @param available points from margin to margin
 * @param last whether nothing follows on the page; where something does, Word makes the columns equally long
 */
export function writeColumns(writer: Writer, section: Section, available: number, last: boolean): string {
  const pages = pagesOf(section.blocks);
  return pages
    .map((blocks, i) => {
      const isLast = last || i + 1 < pages.length;
      if (i > 0) writer.pageTop = true;
      if (blocks.length === 0) return "";
      return writePage(writer, { ...section, blocks }, available, isLast);
    })
    .join(pageBreak(writer));
}

function writePage(writer: Writer, section: Section, available: number, last: boolean): string {
  const { columns } = section.properties;
  const parts = columnParts(section);
  writer.depth++;
  const code = parts ? writeUnequal(writer, columns, parts) : writeEqual(writer, section, available, last);
  writer.depth--;
  return code;
}

/** Columns end where the page breaks; within them the engine knows only the next column. */
function pagesOf(blocks: readonly Block[]): Block[][] {
  const pages: Block[][] = [[]];
  for (const block of blocks) {
    const page = pages.at(-1) ?? [];
    if (block.kind === "paragraph" && isPageBreak(block)) pages.push([]);
    else if (beginsPage(block) && page.length > 0) pages.push([withoutPageBreak(block)]);
    else page.push(block);
  }
  return pages;
}

/** Nothing but a break. */
function isPageBreak({ inlines }: Paragraph): boolean {
  return inlines.length > 0 && inlines.every((i) => i.kind === "break" && i.of === "page");
}

function writeUnequal(writer: Writer, { widths, separator }: Columns, parts: readonly Block[][]): string {
  const cells = parts.map((blocks, i) => {
    const width = widths[i]?.width ?? 0;
    const [before, after] = [(widths[i - 1]?.space ?? 0) / 2, (widths[i]?.space ?? 0) / 2];
    const inset = `left: ${pt(i === 0 ? 0 : before)}, right: ${pt(i + 1 === parts.length ? 0 : after)}`;
    const stroke = separator && i > 0 ? ", stroke: (left: 0.5pt)" : "";
    return `grid.cell(inset: (${inset})${stroke})[${writeFlow(writer, blocks, { width, offset: 0 })}]`;
  });
  const tracks = parts.map((_, i) => {
    const before = i === 0 ? 0 : (widths[i - 1]?.space ?? 0) / 2;
    const after = i + 1 === parts.length ? 0 : (widths[i]?.space ?? 0) / 2;
    return pt((widths[i]?.width ?? 0) + before + after);
  });
  return `#grid(columns: (${tracks.join(", ")},), ${cells.join(",\n")})\n`;
}

function writeEqual(writer: Writer, section: Section, available: number, last: boolean): string {
  const { properties, blocks } = section;
  const { count, separator, widths } = properties.columns;
  const listed = widths.length === count && !isUnequal(properties.columns);
  const space = listed ? (widths[0]?.space ?? 0) : properties.columns.space;
  const width = listed ? (widths[0]?.width ?? 0) : (available - (count - 1) * space) / count;
  const flow = writeFlow(writer, blocks, { width, offset: 0 });
  const whole = pt(count * width + (count - 1) * space);
  if (last) return `#block(width: ${whole}, columns(${count}, gutter: ${pt(space)})[\n${flow}])\n`;
  const first = blocks.find((b) => b.kind === "paragraph");
  const line = first ? lineHeight(first.mark, first.format.line) : 12;
  return `#block(width: ${whole}, balanced(${count}, ${pt(space)}, ${pt(width)}, ${pt(line)}, ${separator})[\n${flow}])\n`;
}
