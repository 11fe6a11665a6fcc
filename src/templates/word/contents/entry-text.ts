/**
 * The text of a heading as a table of contents shows it.
 *
 * In: a paragraph. Out: runs. Results of fields are text, tabs and line breaks become spaces unless the field's
 * switches keep them, notes and pictures stay behind. Of the look, slant, raised and lowered letters and the direction
 * come along; the rest is the entry's own.
 *
 * Source: ISO/IEC 29500-1 §17.16.5.68 (TOC: \w, \x), §17.3.2 (run properties)
 */

import { isOn } from "../../../ooxml/units.ts";
import { child, escapeXml, isElement, textOf, type XmlElement } from "../../../ooxml/xml.ts";
import { dictionary } from "../../../values/dictionary.ts";
import { type Property, property, runProperties } from "../properties.ts";
import type { ContentsSwitches } from "./switches.ts";

type Kept = Pick<ContentsSwitches, "keepsTabs" | "keepsBreaks">;

/**
 * @param look properties of every run
 * @param isAfterCaption begin after the caption's label and number
 */
export function entryRuns(
  paragraph: XmlElement,
  look: readonly Property[],
  kept: Kept,
  isAfterCaption = false,
): string {
  const reader = new EntryReader(look, kept, isAfterCaption);
  reader.read(paragraph);
  return reader.runs.join("");
}

const skipped: ReadonlySet<string> = new Set([
  "w:del",
  "w:moveFrom",
  "mc:Fallback",
  "w:txbxContent",
  "w:pPr",
]);
const characters: Readonly<Record<string, string>> = dictionary({
  "w:noBreakHyphen": "\u2011",
  "w:softHyphen": "\u00ad",
});

class EntryReader {
  readonly runs: string[] = [];
  readonly #look: readonly Property[];
  readonly #kept: Kept;
  /** For each open field, whether its instruction is being read. */
  readonly #codes: boolean[] = [];
  #waits: boolean;

  constructor(look: readonly Property[], kept: Kept, isAfterCaption: boolean) {
    this.#look = look;
    this.#kept = kept;
    this.#waits = isAfterCaption;
  }

  read(parent: XmlElement): void {
    for (const e of parent.children.filter(isElement)) {
      if (e.name === "w:r") this.#readRun(e);
      else if (!skipped.has(e.name)) this.read(e);
      if (e.name === "w:fldSimple") this.#waits = false;
    }
  }

  #readRun(run: XmlElement): void {
    const properties = child(run, "w:rPr");
    const isHidden = isSet(properties, "w:vanish");
    const content = run.children.filter(isElement).map((e) => {
      if (e.name === "w:fldChar") this.#meetField(e.attributes["w:fldCharType"]);
      return isHidden || this.#waits || this.#codes.includes(true) ? "" : this.#write(e);
    });
    const xml = content.join("");
    if (xml !== "") this.runs.push(`<w:r>${runProperties(...this.#look, ...lookOf(properties))}${xml}</w:r>`);
  }

  #meetField(type: string | undefined): void {
    if (type === "begin") this.#codes.push(true);
    else if (type === "separate" && this.#codes.length > 0) this.#codes[this.#codes.length - 1] = false;
    else if (type === "end") {
      this.#codes.pop();
      if (this.#codes.length === 0) this.#waits = false;
    }
  }

  #write(e: XmlElement): string {
    switch (e.name) {
      case "w:t":
        return this.#text(textOf(e).replace(/[\t\r\n]/g, " "));
      case "w:tab":
        return this.#kept.keepsTabs ? "<w:tab/>" : this.#text(" ");
      case "w:br":
      case "w:cr":
        return this.#kept.keepsBreaks ? "<w:br/>" : this.#text(" ");
      default: {
        const character = characters[e.name];
        return character === undefined ? "" : this.#text(character);
      }
    }
  }

  #text(content: string): string {
    const shown = this.runs.length === 0 ? content.trimStart() : content;
    return shown === "" ? "" : `<w:t xml:space="preserve">${escapeXml(shown)}</w:t>`;
  }
}

function isSet(properties: XmlElement | undefined, name: string): boolean {
  const e = child(properties, name);
  return e !== undefined && isOn(e.attributes["w:val"] ?? "1");
}

function lookOf(properties: XmlElement | undefined): Property[] {
  const raised = child(properties, "w:vertAlign")?.attributes["w:val"];
  return [
    ...["i", "iCs", "rtl"].filter((name) => isSet(properties, `w:${name}`)).map((name) => property(name)),
    ...(raised === undefined ? [] : [property("vertAlign", raised)]),
  ];
}
