/**
 * What a paragraph is, for a reader: a heading, an item of a list, a quotation, plain text.
 *
 * Source: ECMA-376-1 §17.3.1 (pPr), §17.7.4 (styles), §17.9 (numbering); the roles that Markdown is written in
 */
import { type Numbering, readNumbering } from "../ooxml/numbering.ts";
import type { WordPackage } from "../ooxml/package.ts";
import { readTheme } from "../ooxml/theme.ts";
import { child, type XmlElement } from "../ooxml/xml.ts";
import { StyleRoles } from "../templates/word/roles.ts";
import type { ListPlace, Look } from "./paper-text.ts";

export class Looks {
  readonly roles: StyleRoles;
  readonly #numbering: Numbering;
  /** Numbers that were met. */
  readonly #met = new Set<number>();
  /** The list that counts, by definition and level. */
  readonly #current = new Map<string, number>();

  constructor(pkg: WordPackage) {
    this.roles = new StyleRoles(pkg);
    const part = pkg.related(pkg.mainPart, "numbering");
    const root = part === undefined ? undefined : pkg.xml(part)?.root;
    const theme = pkg.related(pkg.mainPart, "theme");
    this.#numbering = readNumbering(
      root,
      readTheme(theme === undefined ? undefined : pkg.xml(theme)?.root),
      () => undefined,
    );
  }

  of(paragraph: XmlElement, text: string): { style: string | undefined; look: Look } {
    const properties = child(paragraph, "w:pPr");
    const style = child(properties, "w:pStyle")?.attributes["w:val"];
    return { style, look: this.#look(properties, style, text) };
  }

  #look(properties: XmlElement | undefined, style: string | undefined, text: string): Look {
    const heading = this.roles.headingLevel(style) || outlineOf(properties);
    if (heading > 0) return { kind: "heading", level: heading };
    const list = this.#list(properties, style);
    if (list === "none") return isIndented(properties) ? { kind: "below-item" } : { kind: "plain" };
    if (list) return { kind: "item", list };
    if (style !== undefined && style === this.roles.style("quote")) return { kind: "quote" };
    if (style !== undefined && style === this.roles.style("code")) return { kind: "code" };
    const isRule = text === "" && child(child(properties, "w:pBdr"), "w:bottom");
    return { kind: isRule ? "rule" : "plain" };
  }

  /** `none` where the paragraph says that it has no number. */
  #list(properties: XmlElement | undefined, style: string | undefined): ListPlace | "none" | undefined {
    const own = child(properties, "w:numPr");
    const ofStyle = this.roles.listOf(style);
    const number = numberOf(child(own, "w:numId")) ?? ofStyle?.number;
    if (number === undefined) return undefined;
    if (number === 0) return "none";
    const level = numberOf(child(own, "w:ilvl")) ?? ofStyle?.level ?? 0;
    const definition = this.#numbering.level(number, level);
    const start = this.#numbering.startOverride(number, level) ?? definition?.start ?? 1;
    const isOrdered = definition !== undefined && !/^(bullet|none)$/.test(definition.format);
    return { number: this.#listNumber(number, level), level, isOrdered, start };
  }

  /**
   * A numbering that does not start anew counts on where the last one of the same definition was: LibreOffice gives the
   * first item of a list another number than the rest.
   */
  #listNumber(number: number, level: number): number {
    const abstract = this.#numbering.abstractOf(number);
    const key = `${abstract} ${level}`;
    const startsAnew = !this.#met.has(number) && this.#numbering.startOverride(number, level) !== undefined;
    const current = this.#current.get(key);
    this.#met.add(number);
    const list = current === undefined || startsAnew || abstract === undefined ? number : current;
    this.#current.set(key, list);
    return list;
  }
}

function outlineOf(properties: XmlElement | undefined): number {
  const level = numberOf(child(properties, "w:outlineLvl"));
  return level === undefined || level > 8 ? 0 : level + 1;
}

function isIndented(properties: XmlElement | undefined): boolean {
  const indent = child(properties, "w:ind")?.attributes ?? {};
  return Number(indent["w:left"] ?? indent["w:start"] ?? 0) > 0;
}

function numberOf(element: XmlElement | undefined): number | undefined {
  const value = element?.attributes["w:val"];
  return value === undefined ? undefined : Number(value);
}
