/**
 * How the entries of one table of contents look: as the entries that the template stored, level by level, else in the
 * template's styles alone.
 *
 * Source: ISO/IEC 29500-1 §17.3.1.26 (pPr), §17.3.1.37 (tab)
 */
import type { TabStop } from "../../../ooxml/paragraph-properties.ts";
import { child, descendants, elements, type XmlElement } from "../../../ooxml/xml.ts";
import { type Property, paragraphProperties, property } from "../properties.ts";
import type { Role, StyleRoles } from "../roles.ts";
import type { ContentsEntry, Sheets } from "./entries.ts";
import { type ContentsSwitches, isWithin } from "./switches.ts";

/** Indent of each level where the template has no style for it, and room for its number: twips. */
const LEVEL_INDENT = 220;
const NUMBER_ROOM = 440;
/** Of a letter of a number, and between it and the text: twips. */
const LETTER = 120;
const GAP = 200;

const isRight = (kind: string | undefined) => kind === "right" || kind === "end";

export class EntryLooks {
  readonly #text: string;
  readonly #stored: readonly XmlElement[];
  readonly #sheets: Sheets & { readonly roles: StyleRoles };
  readonly #switches: ContentsSwitches;
  readonly #width: number;

  /**
   * @param stored paragraphs of the entries that the template holds
   * @param width between the margins, twips
   */
  constructor(
    text: string,
    stored: readonly XmlElement[],
    sheets: Sheets & { readonly roles: StyleRoles },
    switches: ContentsSwitches,
    width: number,
  ) {
    this.#text = text;
    this.#stored = stored;
    this.#sheets = sheets;
    this.#switches = switches;
    this.#width = width;
  }

  /** `w:pPr` of an entry. */
  paragraph(entry: ContentsEntry): string {
    const style = this.#style(entry.level);
    const model = child(this.#model(style), "w:pPr");
    const kept = model ? elements(model).filter((e) => !own.has(e.name)) : [];
    const tabs = this.#tabs(entry, style, model);
    return paragraphProperties(
      ...this.#properties(kept),
      ...(style === undefined ? this.#plainLook(entry.level) : [property("pStyle", style)]),
      ...(tabs === "" ? [] : [{ name: "w:tabs", xml: `<w:tabs>${tabs}</w:tabs>` }]),
    );
  }

  /** Properties of an entry's text. */
  runs(level: number): readonly Property[] {
    const model = this.#model(this.#style(level));
    const runs = model ? [...descendants(model, "w:r")] : [];
    const properties = child(
      runs.find((run) => child(run, "w:t")),
      "w:rPr",
    );
    const shown = properties && elements(properties).filter(({ name }) => name !== "w:webHidden");
    return shown ? this.#properties(shown) : [property("noProof")];
  }

  #properties(found: readonly XmlElement[]): Property[] {
    return found.map((e) => ({ name: e.name, xml: this.#text.slice(e.start, e.end) }));
  }

  #style(level: number): string | undefined {
    return this.#sheets.roles.style(this.#role(level));
  }

  #role(level: number): Role {
    return this.#switches.caption ? "table-of-figures" : (`toc-${level}` as Role);
  }

  /** The style that an entry should have and the template lacks. */
  missingStyle(level: number): Role | undefined {
    return this.#style(level) === undefined ? this.#role(level) : undefined;
  }

  /** The first stored entry in a style. */
  #model(style: string | undefined): XmlElement | undefined {
    return this.#stored.find(
      (e) => style !== undefined && child(child(e, "w:pPr"), "w:pStyle")?.attributes["w:val"] === style,
    );
  }

  #plainLook(level: number): Property[] {
    return [{ name: "w:ind", xml: `<w:ind w:left="${(level - 1) * LEVEL_INDENT}"/>` }];
  }

  /** A stop after the number, where there is one, and one at the right for the page, unless the style has them. */
  #tabs(
    { level, paragraph }: ContentsEntry,
    style: string | undefined,
    model: XmlElement | undefined,
  ): string {
    const stored = elements(child(model, "w:tabs") ?? NONE, "w:tab");
    const ofStyle = this.#sheets.styles.chain(style).flatMap((s) => s.paragraph.tabs ?? []);
    const find = (wanted: boolean, otherwise: string) => {
      const tab = stored.find((e) => isRight(e.attributes["w:val"]) === wanted);
      if (tab) return this.#text.slice(tab.start, tab.end);
      return ofStyle.some((t: TabStop) => isRight(t.kind) === wanted) ? "" : otherwise;
    };
    const { number } = paragraph;
    const room = Math.max(level * NUMBER_ROOM, (level - 1) * LEVEL_INDENT + number.length * LETTER + GAP);
    const hasPage = !isWithin(level, this.#switches.withoutPages) && this.#switches.separator === undefined;
    return (
      (number === "" ? "" : find(false, `<w:tab w:val="left" w:pos="${room}"/>`)) +
      (hasPage ? find(true, `<w:tab w:val="right" w:leader="dot" w:pos="${this.#width}"/>`) : "")
    );
  }
}

/** Written for each entry. */
const own: ReadonlySet<string> = new Set(["w:pStyle", "w:tabs", "w:sectPr", "w:pPrChange"]);

const NONE: XmlElement = {
  name: "",
  attributes: {},
  children: [],
  start: 0,
  contentStart: 0,
  contentEnd: 0,
  end: 0,
};
