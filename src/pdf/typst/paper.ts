/**
 * A paper → the source of a Typst document.
 *
 * Sections that go on on the same page share one page setting; each page shows the header of
 * the section that rules it.
 */
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SectionProperties } from "../../ooxml/sections.ts";
import { columnParts } from "../column-parts.ts";
import { beginsPage, withoutPageBreak } from "../model/page-breaks.ts";
import type { Block, Paper, Section } from "../model/paper.ts";
import { type Inline, type Note, referenceTo } from "../model/text.ts";
import { type Numbered, sectionLabel } from "./bands.ts";
import { writeColumns } from "./columns.ts";
import { writeFlow } from "./flow.ts";
import { gapBetween } from "./gaps.ts";
import { fitsPage } from "./heights.ts";
import { withLeading } from "./leading.ts";
import { array, inLanguage, pt, string } from "./markup.ts";
import { withoutLastBreak } from "./page-breaks.ts";
import { pageSetting } from "./page-setting.ts";
import { rules } from "./prelude.ts";
import { type Area, Writer } from "./writer.ts";

export interface Attachment {
  readonly name: string;
  readonly mimeType: string;
  readonly description: string;
  readonly relationship: "source" | "data" | "supplement";
  /** Where the engine finds its bytes. */
  readonly path: string;
}

/** @returns Typst source, and what is drawn simpler than in Word */
export function writePaper(
  paper: Paper,
  attachments: readonly Attachment[],
): { readonly source: string; readonly diagnostics: readonly Diagnostic[] } {
  const writer = new Writer(paper);
  const runs = pageRuns(paper.sections.map((section, index) => ({ ...withLeadings(section), index })));
  const body = runs.map((run, i) => writeRun(writer, run, i === 0)).join("");
  const notes = writeEndnotes(writer);
  const unplaced = writer.unplaced.map((label) => `#metadata(none)#label(${string(label)})`).join("");
  const source = [
    documentRule(paper),
    rules,
    restarts(paper),
    `#let places = ${writer.places}`,
    "#let page-of = page-in.with(places, restarts)",
    writer.styles.definitions + writer.cells.definitions + writer.paragraphs.definitions,
    writer.noteRule(),
    ...attachments.map(attach),
    body + notes,
    `${unplaced}#metadata(none)<kansli-end>${writer.places === "(:)" ? "" : PAGES}`,
  ].join("\n");
  return { source, diagnostics: writer.diagnostics };
}

/** Columns that are made equally long count with whole lines. */
function withLeadings(section: Section): Section {
  if (section.properties.columns.count > 1) return section;
  return { ...section, blocks: section.blocks.map(withLeading) };
}

/** The pages of bookmarks that the text shows, for `queryPages`. */
const PAGES =
  "#context [#metadata(places.keys().map(name => (name, shown-page(places, restarts, name, none))))<kansli-pages>]";

function documentRule(paper: Paper): string {
  const parts = [`title: ${string(paper.title)}`, "date: auto"];
  if (paper.author) parts.push(`author: ${string(paper.author)}`);
  if (paper.subject) parts.push(`description: ${string(paper.subject)}`);
  if (paper.keywords.length > 0) parts.push(`keywords: ${array(paper.keywords.map(string))}`);
  return `#set document(${parts.join(", ")})\n#set text(${inLanguage(paper.language)})`;
}

function attach(a: Attachment): string {
  return `#pdf.attach(${string(a.name)}, read(${string(a.path)}, encoding: none), relationship: ${string(a.relationship)}, mime-type: ${string(a.mimeType)}, description: ${string(a.description)})`;
}

/** Where page numbers begin again. */
function restarts(paper: Paper): string {
  const found = paper.sections.flatMap(({ properties }, i) => {
    const { start } = properties.pageNumber;
    return start === undefined ? [] : [`(${sectionLabel(i)}, ${start})`];
  });
  const ends = paper.sections.map((_, i) =>
    i + 1 < paper.sections.length && !continuesPage(paper.sections[i], paper.sections[i + 1])
      ? `locate(${sectionLabel(i + 1)}).page() - locate(${sectionLabel(i)}).page()`
      : `locate(<kansli-end>).page() - locate(${sectionLabel(i)}).page() + 1`,
  );
  return [
    `#let restarts = ${array(found)}`,
    `#let section-pages(i) = (${ends.map((e) => `() => ${e}`).join(", ")},).at(i)()`,
  ].join("\n");
}

/** Whether a section goes on on the page where the one before ends. */
function continuesPage(before: Section | undefined, after: Section | undefined): boolean {
  if (!before || !after || after.properties.start !== "continuous") return false;
  const [a, b] = [before.properties, after.properties];
  return a.width === b.width && a.height === b.height;
}

function pageRuns(sections: readonly Numbered[]): Numbered[][] {
  const runs: Numbered[][] = [];
  for (const section of sections) {
    const last = runs.at(-1);
    if (last && continuesPage(last.at(-1), section)) last.push(section);
    else runs.push([section]);
  }
  return runs;
}

function textArea({ width, height, margin }: SectionProperties): Area {
  return {
    pageWidth: width,
    pageHeight: height,
    left: margin.left,
    top: Math.abs(margin.top),
    width: Math.max(1, width - margin.left - margin.right),
    height: Math.max(1, height - Math.abs(margin.top) - Math.abs(margin.bottom)),
  };
}

function writeRun(writer: Writer, run: readonly Numbered[], first: boolean): string {
  const [opening] = run;
  if (!opening) return "";
  const { properties } = opening;
  writer.area = textArea(properties);
  writer.columns = run.length === 1 && !columnParts(opening) ? properties.columns.count : 1;
  const skipped = !first && (properties.start === "evenPage" || properties.start === "oddPage");
  const jump = skipped
    ? `#pagebreak(to: "${properties.start === "oddPage" ? "odd" : "even"}", weak: true)\n`
    : "";
  const page = pageSetting(writer, run);
  const body = atHeight(writer, run, run.map((_, i) => writeSection(writer, run, i)).join(""));
  const columns = writer.columns > 1 ? `#set columns(gutter: ${pt(properties.columns.space)})\n` : "";
  return `${jump}${page(`${columns}${body}`)}\n`;
}

/** Text in the middle or at the bottom of the page, as on a title page. */
function atHeight(writer: Writer, run: readonly Numbered[], body: string): string {
  const verticalAlign = run[0]?.properties.verticalAlign;
  if (verticalAlign !== "center" && verticalAlign !== "bottom") return body;
  const blocks = run.flatMap((section) => section.blocks);
  if (blocks.some(breaksPage) || !fitsPage(writer, blocks, writer.area.width)) {
    writer.sayOtherwise("vertical-pages", blocks[0]?.place);
    return body;
  }
  if (verticalAlign === "center") return `#v(1fr)\n${body}#v(1fr)\n`;
  return `#v(1fr)\n${body}`;
}

/** After a first block a break begins another page. */
function breaksPage(block: Block, index: number): boolean {
  if (index === 0) return false;
  const inlines = block.kind === "paragraph" ? block.inlines : [];
  return beginsPage(block) || inlines.some((i) => i.kind === "break" && i.of === "page");
}

function writeSection(writer: Writer, run: readonly Numbered[], i: number): string {
  const [opening, section] = [run[0], run[i]];
  if (!opening || !section) return "";
  writer.section = section.index;
  writer.pageFormat = section.properties.pageNumber.format;
  writer.numbersLines = section.properties.lineNumbers !== undefined;
  const mark = `#metadata(none)${sectionLabel(section.index)}\n${lineNumbers(writer.paper, section)}`;
  const area = textArea(section.properties);
  const outer = textArea(opening.properties);
  const { count, space } = section.properties.columns;
  const width = (area.width - (count - 1) * space) / count;
  const [start, end] = [area.left - outer.left, outer.left + outer.width - area.left - area.width];
  writer.area = area;
  const blocks = i === 0 ? withoutLeadingBreak(section.blocks) : section.blocks;
  const isColumned = count > 1 && writer.columns === 1;
  const above = run[i - 1]?.blocks.at(-1);
  const isInset = i > 0 && (isColumned || start !== 0 || end !== 0);
  const columned = isColumned
    ? writeColumns(writer, { ...section, blocks }, area.width, i + 1 === run.length)
    : writeFlow(writer, blocks, { width, offset: 0 }, isInset ? undefined : above);
  const before = i === 0 ? openingSpace(writer, section.blocks) : "";
  if (!isInset) return mark + before + columned;
  const [first] = section.blocks;
  const gap = first ? gapBetween(writer, above, first) : 0;
  const [content, after] = withoutLastBreak(writer, columned);
  return `${mark}#block(above: ${pt(gap)}, width: 100%, pad(left: ${pt(start)}, right: ${pt(end)})[\n${content}])\n${after}`;
}

/** Word numbers the lines of the body's own paragraphs, not of tables and notes. */
function lineNumbers(paper: Paper, { properties, index }: Numbered): string {
  const own = properties.lineNumbers;
  if (!own) {
    return paper.sections[index - 1]?.properties.lineNumbers ? "#set par.line(numbering: none)\n" : "";
  }
  const shown = own.start === 1 ? "n" : `n + ${own.start - 1}`;
  const numbering = `n => if calc.rem(${shown}, ${own.every}) == 0 { pdf.artifact(text(top-edge: "ascender", bottom-edge: "baseline", str(${shown}))) }`;
  const scope = own.restart === "newPage" ? "page" : "document";
  const restart = own.restart === "newSection" ? "#counter(par.line).update(0)\n" : "";
  const rule = `#set par.line(numbering: ${numbering}, number-clearance: ${pt(own.distance || LINE_NUMBER_DISTANCE)}, numbering-scope: "${scope}")`;
  return `${restart}${rule}\n#show table: set par.line(numbering: none)\n#show footnote.entry: set par.line(numbering: none)\n`;
}

/** A quarter of an inch, as Word's "auto" in one column. */
const LINE_NUMBER_DISTANCE = 18;

/** A paragraph that begins a page needs no break where its section begins one. */
function withoutLeadingBreak([first, ...rest]: readonly Block[]): readonly Block[] {
  return first ? [withoutPageBreak(first), ...rest] : [];
}

/** Space before a section's first paragraph counts, though it stands at the top of a page. */
function openingSpace(writer: Writer, blocks: readonly Block[]): string {
  const gap = blocks[0] ? gapBetween(writer, undefined, blocks[0]) : 0;
  return gap > 0 ? `#v(${pt(gap)})\n` : "";
}

/** Each in a block quote, which `retag.ts` makes a note. */
function writeEndnotes(writer: Writer): string {
  const { endnotes } = writer.paper;
  if (endnotes.length === 0) return "";
  const items = endnotes.map((note) => `#quote(block: true)[${writeEndnote(writer, note)}]\n`);
  return `#block(above: 6pt, pdf.artifact(line(length: 144pt, stroke: 0.5pt)))\n${items.join("")}`;
}

function writeEndnote(writer: Writer, note: Note): string {
  const [first, ...rest] = note.blocks;
  const place = note.bookmark ? writer.bookmark(note.bookmark) : "";
  const room = { width: writer.area.width, offset: 0 };
  if (first?.kind !== "paragraph") return place + writeFlow(writer, note.blocks, room);
  const mark: Inline = {
    kind: "text",
    text: note.mark,
    format: { ...first.mark, script: "super" },
    ...(note.bookmark && { link: { kind: "bookmark", target: referenceTo(note.bookmark) } }),
  };
  return place + writeFlow(writer, [{ ...first, inlines: [mark, ...first.inlines] }, ...rest], room);
}
