/**
 * Writes tables of contents anew, as Word would when it refreshes them.
 *
 * In: a filled story with TOC fields. Out: edits to its text: entries for the headings that are there now, in the
 * styles TOC 1 to 9, and bookmarks where the headings lack one to lead to. An entry looks as the stored ones of its level:
 * their properties and tab stops are kept; where there are none, the page stands at the right margin after dots.
 *
 * Source: ISO/IEC 29500-1 §17.16.5.68 (TOC), §17.16.5.45 (PAGEREF); entries as Word 2019 writes them
 */
import type { Edit } from "../../../ooxml/edits.ts";
import type { StoredField } from "../../../ooxml/fields.ts";
import { escapeXml, type XmlElement } from "../../../ooxml/xml.ts";
import { type Property, property, runProperties } from "../properties.ts";
import type { Role, StyleRoles } from "../roles.ts";
import { textWidthAfter } from "../text-width.ts";
import { type ContentsEntry, listed, readParagraphs, type Sheets, type StoryParagraph } from "./entries.ts";
import { EntryLooks } from "./entry-looks.ts";
import { entryRuns } from "./entry-text.ts";
import { HeadingBookmarks } from "./heading-bookmarks.ts";
import { type Region, regionOf } from "./regions.ts";
import { type ContentsSwitches, contentsSwitches, isContents, isWithin } from "./switches.ts";

export interface Surroundings extends Sheets {
  readonly roles: StyleRoles;
  readonly pageOf: (bookmark: string) => string | undefined;
  readonly newId: () => number;
  /** Where no section says, twips. */
  readonly textWidth: number;
}

export interface WrittenContents {
  readonly edits: readonly Edit[];
  /** Fields that were left as they are: Word must refresh them. */
  readonly left: readonly StoredField[];
  /** Whether all pages were known. */
  readonly isComplete: boolean;
  /** What the styles of entries are for that the template does not have. */
  readonly missing: ReadonlySet<Role>;
}

/**
 * @param fields of the story
 * @param around asked for where there is a table of contents
 */
export function writeContents(
  text: string,
  body: XmlElement,
  fields: readonly StoredField[],
  around: () => Surroundings,
): WrittenContents {
  const contents = fields.filter(({ instruction }) => isContents(instruction));
  if (contents.length === 0) return { edits: [], left: [], isComplete: true, missing: new Set() };
  const found = contents.flatMap((field) => tableOf(text, field) ?? []);
  const tables = found.filter((table, i) => !found.slice(0, i).some((other) => overlap(table, other)));
  const writer = new ContentsWriter(text, body, tables, around());
  for (const table of tables) writer.write(table);
  const left = contents.filter((field) => !tables.some((table) => table.field === field));
  return { edits: writer.edits, left, isComplete: writer.isComplete, missing: writer.missing };
}

/** A table of contents that can be written anew, and where it stands. */
interface Table {
  readonly field: StoredField;
  readonly switches: ContentsSwitches;
  readonly region: Region;
}

function tableOf(text: string, field: StoredField): Table | undefined {
  const switches = contentsSwitches(field.instruction);
  const region = switches && regionOf(text, field);
  return region && { field, switches, region };
}

function overlap({ region: a }: Table, { region: b }: Table): boolean {
  return a.start < b.end && b.start < a.end;
}

class ContentsWriter {
  isComplete = true;
  readonly missing = new Set<Role>();
  readonly #text: string;
  readonly #body: XmlElement;
  readonly #around: Surroundings;
  readonly #paragraphs: readonly StoryParagraph[];
  readonly #bookmarks: HeadingBookmarks;
  readonly #regions: Edit[] = [];

  /** @param tables all that will be written: what stands in them is no heading */
  constructor(text: string, body: XmlElement, tables: readonly Table[], around: Surroundings) {
    this.#text = text;
    this.#body = body;
    this.#around = around;
    this.#paragraphs = readParagraphs(body, around).filter(({ element }) =>
      tables.every(({ region }) => element.end <= region.start || element.start >= region.end),
    );
    this.#bookmarks = new HeadingBookmarks(body, around.newId);
  }

  get edits(): readonly Edit[] {
    return [...this.#regions, ...this.#bookmarks.edits];
  }

  write({ switches, region }: Table): void {
    const range = this.#bookmarks.rangeOf(switches.bookmark) ?? this.#body;
    const entries = listed(this.#paragraphs, switches, range);
    const { start, end } = region;
    this.#regions.push({ start, end, text: this.#write(region, entries, switches) });
  }

  #write(region: Region, entries: readonly ContentsEntry[], switches: ContentsSwitches): string {
    const { properties, head, tail } = region;
    if (entries.length === 0) {
      const kept = properties ? this.#text.slice(properties.start, properties.end) : "";
      return `<w:p>${kept}${head}${tail}</w:p>`;
    }
    const width = textWidthAfter(this.#body, region.end) ?? this.#around.textWidth;
    const looks = new EntryLooks(this.#text, region.entries, this.#around, switches, width);
    const written = entries.map((entry, i) => {
      const missing = looks.missingStyle(entry.level);
      if (missing) this.missing.add(missing);
      const start = i === 0 ? head : "";
      const end = i === entries.length - 1 ? tail : "";
      return `<w:p>${looks.paragraph(entry)}${start}${this.#entry(entry, looks, switches)}${end}</w:p>`;
    });
    return written.join("");
  }

  #entry(entry: ContentsEntry, looks: EntryLooks, switches: ContentsSwitches): string {
    const { paragraph, level } = entry;
    const look = looks.runs(level);
    const run = (properties: readonly Property[], xml: string) =>
      `<w:r>${runProperties(...properties)}${xml}</w:r>`;
    const { number } = paragraph;
    const label = number === "" ? "" : run(look, `${textXml(number)}<w:tab/>`);
    const afterLabel = switches.caption?.hasLabel === false;
    const runs = label + entryRuns(paragraph.element, look, switches, afterLabel);
    const hasPage = !isWithin(level, switches.withoutPages);
    if (!hasPage && !switches.areLinks) return runs;
    const bookmark = this.#bookmarks.of(paragraph.element);
    const page = hasPage ? this.#page(bookmark, switches) : "";
    if (!switches.areLinks) return runs + page;
    return `<w:hyperlink w:anchor="${escapeXml(bookmark)}" w:history="1">${runs}${page}</w:hyperlink>`;
  }

  #page(bookmark: string, { separator, hidesPagesOnWeb }: ContentsSwitches): string {
    const properties = runProperties(
      property("noProof"),
      ...(hidesPagesOnWeb ? [property("webHidden")] : []),
    );
    const run = (xml: string) => `<w:r>${properties}${xml}</w:r>`;
    const character = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
    const page = this.#around.pageOf(bookmark);
    if (page === undefined) this.isComplete = false;
    const code = `<w:instrText xml:space="preserve"> PAGEREF ${escapeXml(bookmark)} \\h </w:instrText>`;
    return [
      run(separator === undefined ? "<w:tab/>" : textXml(separator)),
      character("begin"),
      run(code),
      character("separate"),
      run(textXml(page ?? "")),
      character("end"),
    ].join("");
  }
}

function textXml(text: string): string {
  return `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;
}
