/**
 * Whether a paper is PDF/UA-1 by what it is made of, so that the engine need not prove it by another export.
 *
 * That export costs more than the one of PDF/A-3a and its bytes are thrown away. What it refuses and PDF/A-3a does
 * not is a short list: a document without a title; a heading that is empty or skips a level; text with two kinds
 * of line through or under it, which is never written; a link in an artifact; lists and tables with children of
 * other kinds; a paragraph, link or note whose element would be split in two. The first two are looked for here.
 * The last three come of what is moved about the page or stands in two places at once: notes of several lines,
 * floats, text boxes, columns, turned cells. A paper with any of these is not plain, whether or not it would pass.
 *
 * Source: krilla 0.6, `Validator::prohibits`; typst-pdf 0.14, all uses of `is_pdf_ua`.
 * test/pdf/plainly-accessible.test.ts holds it against the export itself.
 */
import type { Block, PageBands, Paper, Section } from "./model/paper.ts";
import type { Paragraph } from "./model/paragraph.ts";
import type { Table } from "./model/tables.ts";
import { type Inline, type Note, textWidth } from "./model/text.ts";

export function isPlainlyAccessible(paper: Paper): boolean {
  return (
    paper.title.trim() !== "" &&
    paper.endnotes.length === 0 &&
    paper.sections.every(isPlainSection) &&
    descendsByOne(paper.sections.flatMap(({ blocks }) => blocks.flatMap(headingOf)))
  );
}

function isPlainSection({ properties, headers, footers, blocks }: Section): boolean {
  const { width, margin } = properties;
  const room = width - margin.left - margin.right;
  return (
    properties.columns.count === 1 &&
    !properties.lineNumbers &&
    isPlainBand(headers) &&
    isPlainBand(footers) &&
    blocks.every((block) => isPlainBlock(block, { room }))
  );
}

/** A section's text area, where alone headings, page breaks and notes are plain. */
interface Body {
  /** Width of its lines, points. */
  readonly room: number;
}

function isPlainBand({ default: usual = [], first = [], even = [] }: PageBands): boolean {
  return [...usual, ...first, ...even].every((block) => isPlainBlock(block));
}

/** @param body where it stands in a section itself */
function isPlainBlock(block: Block, body?: Body): boolean {
  return block.kind === "table" ? isPlainTable(block) : isPlainParagraph(block, body);
}

function isPlainTable({ rows, headerRows, position }: Table): boolean {
  return (
    position === undefined &&
    headerRows < rows.length &&
    rows.every(({ cells }) =>
      cells.every(({ turned, blocks }) => !turned && blocks.every((block) => isPlainBlock(block))),
    )
  );
}

function isPlainParagraph({ heading, label, format, inlines }: Paragraph, body?: Body): boolean {
  const free = heading === undefined && label === undefined ? body : undefined;
  return (
    (heading === undefined || (body !== undefined && inlines.some(isWritten))) &&
    (!format.pageBreakBefore || (body !== undefined && label === undefined)) &&
    [...inlines, ...(label?.inlines ?? [])].every((inline) => isPlainInline(inline, free))
  );
}

/** @param free where nothing keeps it from breaking over pages */
function isPlainInline(inline: Inline, free?: Body): boolean {
  switch (inline.kind) {
    case "text":
    case "number":
    case "tab":
    case "bookmark":
    case "rule":
    case "image":
      return true;
    case "break":
      return inline.of === "line" || free !== undefined;
    case "footnote":
      return free !== undefined && !inline.link && isPlainNote(inline.note, free);
    case "float":
      return false;
  }
}

/** What stands on one line is not split between pages. */
function isPlainNote({ mark, blocks }: Note, { room }: Body): boolean {
  const [only, ...others] = blocks;
  if (only?.kind !== "paragraph" || others.length > 0 || only.label || only.heading) return false;
  const { left, right, firstLine } = only.format;
  const widths = only.inlines.map((inline) =>
    inline.kind === "text" ? textWidth(inline.text, inline.format) : Number.POSITIVE_INFINITY,
  );
  const width = widths.reduce((sum, own) => sum + own, textWidth(mark, only.mark));
  return width * 1.1 < room - left - right - Math.max(0, firstLine);
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
