/**
 * Whether a paper is PDF/UA-1 by what it is made of, so that the engine need not prove it by another export.
 *
 * That export costs more than the one of PDF/A-3a and its bytes are thrown away. What it refuses and PDF/A-3a does
 * not is a short list: a document without a title; a heading that is empty or skips a level; text with two kinds
 * of line through or under it, which is never written; a link in an artifact; lists and tables with children of
 * other kinds; a paragraph, link or note whose element would be split in two. The first two are looked for here.
 * The last three come of what is moved about the page or stands in two places at once: notes, floats, text boxes,
 * columns, turned cells. A paper with any of these is not plain, whether or not it would pass.
 *
 * Source: krilla 0.6, `Validator::prohibits`; typst-pdf 0.14, all uses of `is_pdf_ua`.
 * test/pdf/plainly-accessible.test.ts holds it against the export itself.
 */
import type { Block, Inline, PageBands, Paper, Paragraph, Section, Table } from "./model.ts";

export function isPlainlyAccessible(paper: Paper): boolean {
  return (
    paper.title.trim() !== "" &&
    paper.endnotes.length === 0 &&
    paper.sections.every(isPlainSection) &&
    descendsByOne(paper.sections.flatMap(({ blocks }) => blocks.flatMap(headingOf)))
  );
}

function isPlainSection({ properties, headers, footers, blocks }: Section): boolean {
  return (
    properties.columns.count === 1 &&
    !properties.lineNumbers &&
    isPlainBand(headers) &&
    isPlainBand(footers) &&
    blocks.every((block) => isPlainBlock(block, true))
  );
}

function isPlainBand({ default: usual = [], first = [], even = [] }: PageBands): boolean {
  return [...usual, ...first, ...even].every((block) => isPlainBlock(block, false));
}

/** @param isBody whether it stands in a section itself, where alone headings and page breaks are plain */
function isPlainBlock(block: Block, isBody: boolean): boolean {
  return block.kind === "table" ? isPlainTable(block) : isPlainParagraph(block, isBody);
}

function isPlainTable({ rows, headerRows, position }: Table): boolean {
  return (
    position === undefined &&
    headerRows < rows.length &&
    rows.every(({ cells }) =>
      cells.every(({ turned, blocks }) => !turned && blocks.every((block) => isPlainBlock(block, false))),
    )
  );
}

function isPlainParagraph({ heading, label, format, inlines }: Paragraph, isBody: boolean): boolean {
  const mayBreak = isBody && heading === undefined && label === undefined;
  return (
    (heading === undefined || (isBody && inlines.some(isWritten))) &&
    (!format.pageBreakBefore || (isBody && label === undefined)) &&
    [...inlines, ...(label?.inlines ?? [])].every((inline) => isPlainInline(inline, mayBreak))
  );
}

function isPlainInline(inline: Inline, mayBreak: boolean): boolean {
  switch (inline.kind) {
    case "text":
    case "number":
    case "tab":
    case "bookmark":
    case "rule":
    case "image":
      return true;
    case "break":
      return inline.of === "line" || mayBreak;
    case "footnote":
    case "float":
      return false;
  }
}

function isWritten(inline: Inline): boolean {
  return inline.kind === "text" && inline.text.trim() !== "";
}

function headingOf(block: Block): number[] {
  return block.kind === "paragraph" && block.heading !== undefined ? [block.heading] : [];
}

function descendsByOne(levels: readonly number[]): boolean {
  return levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1);
}
