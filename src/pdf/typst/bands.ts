/**
 * Headers and footers of sections that share their pages: which page shows which, and how high they are.
 */
import type { Block, PageBands, Section } from "../model/paper.ts";
import { writeFlow } from "./flow.ts";
import { pt } from "./markup.ts";
import { mostHeight } from "./most-height.ts";
import { lineHeight } from "./paragraphs.ts";
import { isEmpty, type Writer } from "./writer.ts";

/** A section with its place among all. */
export interface Numbered extends Section {
  readonly index: number;
}

export function sectionLabel(index: number): string {
  return `<kansli-s${index}>`;
}

export type BandKind = "headers" | "footers";

export interface Band {
  /** Definitions that come before. */
  readonly lets: string;
  /**
   * The height of the tallest band that pages after the first show, in a context; of those that the margin may
   * have no room for.
   */
  readonly height: string;
  /** Of the first page's, where it may differ. */
  readonly firstHeight: string | undefined;
  /** The band of the current page. */
  readonly shown: string;
}

/** Headers or footers of a run of sections; undefined when no page has any. */
export function writeBands(writer: Writer, run: readonly Numbered[], which: BandKind): Band | undefined {
  if (run.every((s) => kinds.every((kind) => isEmptyBand(s, which, kind)))) return undefined;
  let lets = "";
  let shown = "none";
  for (const section of run) {
    const bands = section[which];
    for (const kind of kinds.filter((k) => !isEmptyBand(section, which, k))) {
      lets += `#let ${bandName(section, which, kind)} = [${writeBand(writer, bands[kind] ?? [], section)}]\n`;
    }
    const own = bandOfPage(section, which);
    // The first section on a page gives it its header.
    const begins = `ruled-from(${sectionLabel(section.index)})`;
    shown = section === run[0] ? own : `if here().page() >= ${begins} { ${own} } else { ${shown} }`;
  }
  return { lets, shown, ...heights(writer, run, which) };
}

const kinds = ["default", "even", "first"] as const;

/** What a page of a section shows. */
function bandOfPage(section: Numbered, which: BandKind): string {
  const bands = section[which];
  const name = (kind: keyof PageBands) => bandName(section, which, kind);
  const usual = name("default");
  const even =
    bands.even === undefined
      ? usual
      : `if calc.even(page-number(restarts)) { ${name("even")} } else { ${usual} }`;
  return bands.first === undefined
    ? even
    : `if here().page() == ${pageOf(section)} { ${name("first")} } else { ${even} }`;
}

function bandName(section: Numbered, which: BandKind, kind: keyof PageBands): string {
  return isEmptyBand(section, which, kind) ? "none" : `${which}-${section.index}-${kind}`;
}

function pageOf(section: Numbered): string {
  return `locate(${sectionLabel(section.index)}).page()`;
}

/**
 * A section's bands show on the pages after that on which it begins, up to that on which the next one does;
 * the first section's on the page that it opens, too.
 */
function heights(
  writer: Writer,
  run: readonly Numbered[],
  which: BandKind,
): Pick<Band, "height" | "firstHeight"> {
  const { width } = writer.area;
  const room = run[0] ? roomOf(run[0], which) : 0;
  const measured = (section: Numbered, own: readonly (keyof PageBands)[]) =>
    own
      .filter((kind) => mostHeight(section[which][kind] ?? [], width) > room)
      .map((kind) => bandName(section, which, kind))
      .filter((name) => name !== "none")
      .map((name) => `measure(${name}, width: ${pt(width)}).height`);
  const usual = ["default", "even"] as const;
  const isSame = run.every((s) => usual.every((kind) => s[which][kind] === run[0]?.[which][kind]));
  const ruling = isSame ? run.slice(0, 1) : run;
  const later = ruling.flatMap((section, i) => {
    const next = ruling[i + 1];
    const own = measured(section, usual);
    return next ? own.map((h) => `if ${isLater(next, section)} { ${h} } else { 0pt }`) : own;
  });
  const [opening] = run;
  const first = opening?.[which].first === undefined ? usual : (["first"] as const);
  const differs = !isSame || first !== usual;
  return {
    height: highest(later),
    firstHeight: opening && differs ? highest(measured(opening, first)) : undefined,
  };
}

/** What the margin leaves: a band that is no higher moves no text, so the engine need not measure it. */
function roomOf({ properties: { margin } }: Section, which: BandKind): number {
  return which === "headers" ? Math.abs(margin.top) - margin.header : Math.abs(margin.bottom) - margin.footer;
}

/** In a context that the sections themselves stand in: before the first layout there are none. */
function isLater(a: Numbered, b: Numbered): string {
  return `page-at(${sectionLabel(a.index)}) > page-at(${sectionLabel(b.index)})`;
}

function highest(lengths: readonly string[]): string {
  return `calc.max(${["0pt", ...lengths].join(", ")})`;
}

/** Whether odd and even pages leave different room for their text, as far as can be told before the layout. */
export function differsOnEvenPages({ headers, footers, properties }: Section): boolean {
  const { margin } = properties;
  const differs = (bands: PageBands, least: number, distance: number) => {
    if (bands.even === undefined || least < 0) return false;
    const [odd, even] = [bands.default, bands.even].map((b) =>
      Math.max(least, distance + roughHeight(b ?? [])),
    );
    return Math.abs((odd ?? 0) - (even ?? 0)) > 1;
  };
  return differs(headers, margin.top, margin.header) || differs(footers, margin.bottom, margin.footer);
}

/** As if no line had to be broken. */
function roughHeight(blocks: readonly Block[]): number {
  const heights = blocks.map((block) => {
    if (block.kind === "table") {
      const cells = (row: (typeof block.rows)[number]) => row.cells.map((cell) => roughHeight(cell.blocks));
      return block.rows.reduce((sum, row) => sum + Math.max(row.height ?? 0, ...cells(row)), 0);
    }
    const lines = 1 + block.inlines.filter((i) => i.kind === "break" && i.of === "line").length;
    const images = block.inlines.map((i) => (i.kind === "image" ? i.image.height : 0));
    const text = lines * lineHeight(block.mark, block.format.line);
    return block.format.before + block.format.after + Math.max(text, ...images);
  });
  return heights.reduce((a, b) => a + b, 0);
}

/** One that neither shows anything nor moves the text: an empty paragraph does where the margin is narrower than it. */
function isEmptyBand(section: Section, which: BandKind, kind: keyof PageBands): boolean {
  const blocks = section[which][kind] ?? [];
  if (blocks.length === 0) return true;
  if (!isEmpty(blocks) || blocks.length > 1) return false;
  return mostHeight(blocks, section.properties.width) <= roomOf(section, which);
}

function writeBand(writer: Writer, blocks: readonly Block[], section: Numbered): string {
  writer.inArtifact = true;
  writer.section = section.index;
  writer.pageFormat = section.properties.pageNumber.format;
  writer.depth++;
  const flow = writeFlow(writer, blocks, { width: writer.area.width, offset: 0, outerSpace: "written" });
  writer.depth--;
  writer.inArtifact = false;
  return flow;
}
