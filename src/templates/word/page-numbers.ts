/**
 * Tables of contents and page numbers in a filled document.
 *
 * In: filled parts, and the pages that a layout told. Out: tables of contents made of the headings that are there,
 * and the results of PAGEREF and NUMPAGES fields. Where a page is not known, and where a field asks for what only
 * Word does, Word is told to refresh fields when it opens the file. Documents without such fields are not looked into.
 *
 * Surprise: NUMPAGES counts in the body and the notes alone; in headers Word counts pages by itself.
 *
 * Source: ECMA-376-1 §17.16.5.45 (PAGEREF), §17.16.5.41 (NUMPAGES), §17.16.5.68 (TOC)
 */
import { applyEdits, type Edit } from "../../ooxml/edits.ts";
import { fieldNumbering, fieldWords, findFields, type StoredField } from "../../ooxml/fields.ts";
import { formatNumber } from "../../ooxml/number-formats.ts";
import { readNumbering } from "../../ooxml/numbering.ts";
import type { WordPackage } from "../../ooxml/package.ts";
import { readStyles } from "../../ooxml/styles.ts";
import { readTheme } from "../../ooxml/theme.ts";
import { child, escapeXml, parseXml, type XmlElement } from "../../ooxml/xml.ts";
import { type Surroundings, writeContents } from "./contents/contents.ts";
import { isContents } from "./contents/switches.ts";
import type { Role, StyleRoles } from "./roles.ts";
import { USUAL_TEXT_WIDTH } from "./text-width.ts";
import { withUpdateFields } from "./update-fields.ts";

export interface Pages {
  /** Of bookmarks, as their pages are numbered. */
  readonly bookmarks: ReadonlyMap<string, string>;
  readonly total: number;
}

type Parts = Map<string, string | Uint8Array>;

interface Story {
  readonly text: string;
  readonly root: XmlElement;
}

export class PageNumbers {
  readonly #pkg: WordPackage;
  readonly #roles: StyleRoles;
  /** Parts with fields that show pages. */
  readonly #parts: readonly string[];

  /** @param parts that may have such fields */
  constructor(pkg: WordPackage, roles: StyleRoles, parts: readonly string[]) {
    this.#pkg = pkg;
    this.#roles = roles;
    this.#parts = parts.filter((part) => {
      const xml = pkg.xml(part);
      return (
        xml !== undefined && /instrText|fldSimple/.test(xml.text) && findFields(xml.root).some(showsPage)
      );
    });
  }

  get areShown(): boolean {
    return this.#parts.length > 0;
  }

  /**
   * @param changed parts that were filled; those that show pages are changed or added
   * @returns what the styles are for that the tables of contents lack
   */
  write(changed: Parts, pages: Pages | undefined, newId: () => number): Role[] {
    let isStale = false;
    const missing = new Set<Role>();
    for (const part of this.#parts) {
      const filled = changed.get(part);
      const story =
        typeof filled === "string" ? { text: filled, root: parseXml(filled) } : this.#pkg.xml(part);
      if (!story) continue;
      const written = this.#edit(part, story, changed, pages, newId);
      isStale ||= written.isStale;
      for (const role of written.missing) missing.add(role);
      if (written.edits.length > 0) changed.set(part, applyEdits(story.text, written.edits));
    }
    const part = this.#pkg.related(this.#pkg.mainPart, "settings");
    const settings = part === undefined || !isStale ? undefined : this.#pkg.xml(part);
    if (part !== undefined && settings) changed.set(part, withUpdateFields(settings));
    return [...missing];
  }

  #edit(
    part: string,
    { text, root }: Story,
    changed: Parts,
    pages: Pages | undefined,
    newId: () => number,
  ): { edits: readonly Edit[]; isStale: boolean; missing: ReadonlySet<Role> } {
    const fields = findFields(root).filter(showsPage);
    if (!/\sxmlns:w\s*=/.test(text.slice(root.start, root.contentStart)))
      return { edits: [], isStale: fields.length > 0, missing: new Set() };
    const pageOf = (bookmark: string) => pages?.bookmarks.get(bookmark);
    const body = part === this.#pkg.mainPart ? child(root, "w:body") : undefined;
    const around = () => ({ ...this.#surroundings(changed), pageOf, newId });
    const contents = body && writeContents(text, body, fields, around);
    const edits = [...(contents?.edits ?? [])];
    const written = edits.filter((e) => e.end > e.start);
    let isStale = contents !== undefined && (contents.left.length > 0 || !contents.isComplete);
    for (const field of fields) {
      const { start } = field.begin.element;
      if (isContents(field.instruction) || written.some((e) => e.start <= start && start < e.end)) continue;
      const shown = shownPage(field, pages);
      if (shown === undefined) isStale = true;
      else edits.push(...withResult(field, shown));
    }
    return { edits, isStale, missing: contents?.missing ?? new Set() };
  }

  #surroundings(changed: Parts): Omit<Surroundings, "pageOf" | "newId"> {
    const rootOf = (type: string): XmlElement | undefined => {
      const part = this.#pkg.related(this.#pkg.mainPart, type) ?? `word/${type}.xml`;
      const filled = changed.get(part);
      return typeof filled === "string" ? parseXml(filled) : this.#pkg.xml(part)?.root;
    };
    const theme = readTheme(rootOf("theme"));
    const styles = readStyles(rootOf("styles"), theme);
    const idOf = (style: string) => styles.get(style)?.paragraph.numbering?.id;
    const numbering = readNumbering(rootOf("numbering"), theme, idOf);
    return { roles: this.#roles, styles, numbering, theme, textWidth: USUAL_TEXT_WIDTH };
  }
}

const names: ReadonlySet<string> = new Set(["TOC", "PAGEREF", "NUMPAGES"]);

function showsPage({ instruction, begin }: StoredField): boolean {
  const name = fieldWords(instruction)[0]?.toUpperCase() ?? "";
  const story = begin.around[0]?.name;
  return names.has(name) && (name === "PAGEREF" || (story !== "w:hdr" && story !== "w:ftr"));
}

/** What a PAGEREF or NUMPAGES field shows; `undefined` where that is not known. */
function shownPage({ instruction }: StoredField, pages: Pages | undefined): string | undefined {
  const words = fieldWords(instruction);
  if (words.includes("\\p")) return undefined;
  const isTotal = words[0]?.toUpperCase() === "NUMPAGES";
  const page = isTotal ? pages && String(pages.total) : pages?.bookmarks.get(words[1] ?? "");
  const wanted = fieldNumbering(words);
  if (page === undefined || wanted === "") return page;
  return /^\d+$/.test(page) ? formatNumber(Number(page), wanted) : undefined;
}

/** The result in place of the stored one, in the format of its first text. */
function withResult({ texts, begin, separate, end }: StoredField, result: string): Edit[] {
  const text = `<w:t xml:space="preserve">${escapeXml(result)}</w:t>`;
  if (texts.length > 0) return texts.map(({ start, end }, i) => ({ start, end, text: i === 0 ? text : "" }));
  const { start } = end.element;
  if (begin.element.name !== "w:fldSimple") {
    const before = separate ? "" : '<w:fldChar w:fldCharType="separate"/>';
    return [{ start, end: start, text: before + text }];
  }
  const { contentStart, end: after, attributes } = begin.element;
  const run = `<w:r>${text}</w:r>`;
  if (contentStart !== after) return [{ start: contentStart, end: contentStart, text: run }];
  const instruction = escapeXml(attributes["w:instr"] ?? "");
  return [{ start, end: after, text: `<w:fldSimple w:instr="${instruction}">${run}</w:fldSimple>` }];
}
