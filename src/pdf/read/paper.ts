/**
 * A Word package → a paper: sections with their headers, headings in order, title and language.
 */
import type { WordPackage } from "../../ooxml/package.ts";
import { readLinePitch, readSection, type SectionProperties } from "../../ooxml/sections.ts";
import { readFootnoteNumbers } from "../../ooxml/settings.ts";
import { child, elements, textOf, type XmlElement } from "../../ooxml/xml.ts";
import { columnParts, isUnequal } from "../column-parts.ts";
import { sayDrawnOtherwise } from "../drawn-otherwise.ts";
import type { OwnFont } from "../fonts/catalog.ts";
import type { Block, PageBands, Paper, Section } from "../model/paper.ts";
import { hasText, type Paragraph } from "../model/paragraph.ts";
import { plainText } from "../model/text.ts";
import { pagePatterns } from "../page-patterns.ts";
import { readBoundPart } from "./bound-controls.ts";
import { orderHeadings } from "./headings.ts";
import type { ShownImage } from "./images.ts";
import { mainLanguage } from "./main-language.ts";
import { openSource, report, type Source } from "./source.ts";
import { Story } from "./story.ts";

export interface PaperOptions {
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  readonly fonts: readonly OwnFont[];
  /** Families whose files, of the workspace or the document, cannot be used. */
  readonly without?: ReadonlySet<string> | undefined;
  /** Of pictures that the engine does not draw what it does, by the names of their parts. */
  readonly converted?: ReadonlyMap<string, ShownImage> | undefined;
}

export interface ReadPaper {
  readonly paper: Paper;
  readonly source: Source;
}

export function readPaper(pkg: WordPackage, options: PaperOptions): ReadPaper {
  const source = openSource(pkg, options);
  const properties = readCoreProperties(pkg);
  source.language = documentLanguage(source, options, properties);
  const sections = orderHeadings(source, readSections(source));
  const paper: Paper = {
    title: documentTitle(source, options, properties, sections),
    language: options.language ? source.language : mainLanguage(sections, source.language),
    author: properties.get("dc:creator"),
    subject: properties.get("dc:subject"),
    keywords: (properties.get("cp:keywords") ?? "").split(/[,;]\s*/).filter((k) => k !== ""),
    created: documentDate(properties),
    defaultTabStop: source.settings.defaultTabStop,
    decimalSign: source.settings.decimalSymbol,
    addsParagraphSpace: source.settings.addsParagraphSpace,
    expandsBrokenLines: source.settings.expandsBrokenLines,
    hyphenation: { zone: source.settings.hyphenationZone, capitals: source.settings.hyphenatesCapitals },
    evenAndOddHeaders: source.settings.evenAndOddHeaders,
    mirrorsMargins: source.settings.mirrorMargins,
    sections,
    endnotes: source.endnotes,
    images: source.images,
    bookmarks: source.bookmarks,
    runningStyles: source.runningStyles,
  };
  reportFonts(source);
  reportHyphens(source);
  return { paper, source };
}

function readCoreProperties(pkg: WordPackage): ReadonlyMap<string, string> {
  const part = pkg.related("", "core-properties");
  const root = part === undefined ? undefined : pkg.xml(part)?.root;
  const found = (root ? elements(root) : []).map((e) => [e.name, textOf(e).trim()] as const);
  return new Map(found.filter(([, text]) => text !== ""));
}

function documentLanguage(
  source: Source,
  options: PaperOptions,
  properties: ReadonlyMap<string, string>,
): string {
  const { defaults, defaultParagraph } = source.styles;
  const styled = source.styles.chain(defaultParagraph).findLast((s) => s.run.language)?.run.language;
  const found =
    options.language ??
    styled ??
    defaults.run.language ??
    source.settings.language ??
    properties.get("dc:language");
  return found && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(found) ? found : "en";
}

/** Before 1970 is nothing that a Word file can mean. */
function documentDate(properties: ReadonlyMap<string, string>): Date | undefined {
  const dates = ["dcterms:modified", "dcterms:created"].map((name) => new Date(properties.get(name) ?? ""));
  return dates.find((date) => date.getTime() > 0);
}

function documentTitle(
  source: Source,
  options: PaperOptions,
  properties: ReadonlyMap<string, string>,
  sections: readonly Section[],
): string {
  const own = options.title?.trim() || properties.get("dc:title");
  if (own) return own;
  const paragraphs = sections.flatMap((s) => s.blocks).filter((b) => b.kind === "paragraph");
  const heading =
    paragraphs.find((p) => p.heading !== undefined || /^(title|rubrik|titel)$/i.test(p.format.style)) ??
    paragraphs.find((p) => plainText(p.inlines).trim() !== "");
  const text = heading ? plainText(heading.inlines).replace(/\s+/g, " ").trim().slice(0, 120) : "";
  const title = text || source.pkg.file.replace(/^.*\//, "").replace(/\.do[ct][xm]$/i, "") || "Untitled";
  if (heading?.heading === undefined) report(source, "pdf/no-title", { title });
  return title;
}

function readSections(source: Source): Section[] {
  const body = child(readBoundPart(source.pkg, source.main), "w:body");
  const story = new Story(source, source.main, "body");
  const bands = new Bands(source, story);
  const sections: Section[] = [];
  let blocks: Block[] = [];
  const close = (e: XmlElement | undefined) => {
    const properties = readSection(e, source.theme, source.settings.gutterAtTop);
    const section = { properties, ...bands.of(properties), blocks };
    reportSection(story, section);
    sections.push(section);
    blocks = [];
  };
  const ends = body ? sectionEnds(body) : [];
  beginSection(story, ends[0]);
  for (const e of body ? elements(body) : []) {
    if (e.name === "w:sectPr") continue;
    blocks.push(...story.readBlock(e));
    const end = e.name === "w:p" ? child(child(e, "w:pPr"), "w:sectPr") : undefined;
    if (!end) continue;
    // An empty paragraph that only carries the section's end is not shown; what is anchored in it is.
    const carrier = blocks.at(-1);
    if (carrier?.kind === "paragraph" && isEmpty(carrier) && blocks.length > 1) blocks.pop();
    close(end);
    beginSection(story, ends[sections.length]);
  }
  blocks.push(...story.endBlocks());
  const last = body && elements(body, "w:sectPr").at(-1);
  if (blocks.length > 0 || sections.length === 0) close(last);
  const { endnotes, settings } = source;
  if (settings.endnotesBySection && endnotes.length > 0 && sections.length > 1)
    story.sayOtherwise("endnotes-by-section");
  return sections;
}

function isEmpty(paragraph: Paragraph): boolean {
  return !hasText(paragraph) && !paragraph.inlines.some(({ kind }) => kind === "float");
}

/** A section's properties stand at its end, but some are needed for what it begins with. */
function sectionEnds(body: XmlElement): XmlElement[] {
  return elements(body).flatMap((e) => {
    const found = e.name === "w:p" ? child(child(e, "w:pPr"), "w:sectPr") : undefined;
    return found ?? (e.name === "w:sectPr" ? [e] : []);
  });
}

function beginSection(story: Story, section: XmlElement | undefined): void {
  const { source } = story;
  source.linePitch = readLinePitch(section);
  source.page = readSection(section, source.theme, source.settings.gutterAtTop);
  source.footnotes = readFootnoteNumbers(child(section, "w:footnotePr"), source.settings.footnotes);
  if (source.footnotes.restart === "eachSect") source.noteNumbers.footnote = 0;
}

function reportSection(story: Story, section: Section): void {
  const { columns, verticalAlign, textDirection, borders, pageNumber } = section.properties;
  const border = Object.values(borders).find((b) => b && !["single", "thick"].includes(b.style));
  if (isUnequal(columns) && !columnParts(section)) story.sayOtherwise("unequal-columns");
  if (verticalAlign === "both") story.sayOtherwise("vertical-justification");
  if (!["lrTb", "lr"].includes(textDirection)) story.sayOtherwise("text-direction", textDirection);
  if (border) story.sayOtherwise("page-border", border.style);
  if (!pagePatterns.has(pageNumber.format)) story.sayOtherwise("number-format", pageNumber.format);
  if (pageNumber.withChapter) story.sayOtherwise("chapter-number");
}

/** Headers and footers, each read once; a section without its own has those of the section before. */
class Bands {
  readonly #source: Source;
  readonly #story: Story;
  readonly #read = new Map<string, readonly Block[]>();
  #headers: SectionProperties["headers"] = {};
  #footers: SectionProperties["footers"] = {};

  constructor(source: Source, story: Story) {
    this.#source = source;
    this.#story = story;
  }

  of(properties: SectionProperties): { headers: PageBands; footers: PageBands } {
    this.#headers = { ...this.#headers, ...properties.headers };
    this.#footers = { ...this.#footers, ...properties.footers };
    const even = this.#source.settings.evenAndOddHeaders;
    const bands = (ids: SectionProperties["headers"], kind: "header" | "footer"): PageBands => ({
      default: this.#blocks(ids.default, kind),
      ...(properties.firstPageDiffers && { first: this.#blocks(ids.first, kind) ?? [] }),
      ...(even && { even: this.#blocks(ids.even, kind) ?? [] }),
    });
    return { headers: bands(this.#headers, "header"), footers: bands(this.#footers, "footer") };
  }

  #blocks(id: string | undefined, kind: "header" | "footer"): readonly Block[] | undefined {
    const part = id === undefined ? undefined : this.#story.relationships.get(id)?.target;
    const root = part === undefined ? undefined : readBoundPart(this.#source.pkg, part);
    if (part === undefined || !root) return undefined;
    const known = this.#read.get(part) ?? new Story(this.#source, part, kind).readBlocks(root);
    this.#read.set(part, known);
    return known;
  }
}

const fontCodes = {
  unknown: "pdf/unknown-font",
  "bad-file": "pdf/bad-font",
  "no-face": "pdf/no-face",
} as const;

function reportFonts(source: Source): void {
  for (const { kind, ...params } of source.fonts.problems) report(source, fontCodes[kind], params);
  if (source.missing.size > 0) {
    report(source, "pdf/no-glyph", { characters: [...source.missing].slice(0, 20).join(" ") });
  }
}

function reportHyphens({ settings, diagnostics, pkg }: Source): void {
  if (!settings.autoHyphenation || settings.mostHyphens <= 0) return;
  diagnostics.push(sayDrawnOtherwise("hyphen-limit", { in: "file", file: pkg.file }));
}
