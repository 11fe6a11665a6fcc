/**
 * What tables of contents list: the paragraphs of a filled story.
 *
 * In: the body. Out: its paragraphs in reading order with what decides whether and how they are listed, those in
 * text boxes left out, as Word does. Numbers are counted over all paragraphs, since those that are not listed count too.
 *
 * Source: ISO/IEC 29500-1 §17.16.5.68 (TOC), §17.9 (numbering), §17.3.1.20 (outlineLvl)
 */
import { fieldWords, findFields } from "../../../ooxml/fields.ts";
import {
  type Numbering,
  NumberingCounter,
  type NumberingPlace,
  placeInNumbering,
} from "../../../ooxml/numbering.ts";
import { type ParagraphProperties, readParagraphProperties } from "../../../ooxml/paragraph-properties.ts";
import type { StyleSheet } from "../../../ooxml/styles.ts";
import type { Theme } from "../../../ooxml/theme.ts";
import { child, isElement, textOf, type XmlElement } from "../../../ooxml/xml.ts";
import { type ContentsSwitches, folded, isWithin } from "./switches.ts";

export interface StoryParagraph {
  readonly element: XmlElement;
  /** Name of its style. */
  readonly style: string;
  /** 1 to 9; 0 for body text. */
  readonly outline: number;
  /** As counted, without bullets. */
  readonly number: string;
  readonly hasText: boolean;
}

export interface ContentsEntry {
  readonly paragraph: StoryParagraph;
  readonly level: number;
}

export interface Sheets {
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  readonly theme: Theme;
}

export function readParagraphs(body: XmlElement, sheets: Sheets): StoryParagraph[] {
  const counter = new NumberingCounter(sheets.numbering, sheets.styles.defaults.run.language ?? "en");
  return [...paragraphsOf(body)].map((element) => readParagraph(element, sheets, counter));
}

const skipped: ReadonlySet<string> = new Set(["w:del", "w:moveFrom", "mc:Fallback"]);

function* paragraphsOf(parent: XmlElement): Generator<XmlElement> {
  for (const element of parent.children.filter(isElement)) {
    if (element.name === "w:p") yield element;
    else if (!skipped.has(element.name)) yield* paragraphsOf(element);
  }
}

function readParagraph(
  element: XmlElement,
  { styles, numbering, theme }: Sheets,
  counter: NumberingCounter,
): StoryParagraph {
  const direct = readParagraphProperties(child(element, "w:pPr"), theme);
  const own = styles.get(direct.style)?.type === "paragraph" ? direct.style : undefined;
  const chain = styles.chain(own ?? styles.defaultParagraph);
  const layers = [...chain.map((s) => s.paragraph), direct];
  let place: NumberingPlace | undefined;
  for (const style of chain) place = placeInNumbering(numbering, style.paragraph.numbering, place, style.id);
  place = placeInNumbering(numbering, direct.numbering, place, undefined);
  const label = place && place.id > 0 ? counter.next(place.id, place.level) : undefined;
  const isCounted = label && label.level.format !== "bullet" && !label.level.picture;
  return {
    element,
    style: folded(chain.at(-1)?.name ?? ""),
    outline: outlineOf(layers),
    number: isCounted ? label.text : "",
    hasText: shownText(element).trim() !== "",
  };
}

function outlineOf(layers: readonly ParagraphProperties[]): number {
  const level = layers.findLast((l) => l.outlineLevel !== undefined)?.outlineLevel ?? 9;
  return level > 8 ? 0 : level + 1;
}

/** Text that is shown: no instructions of fields, nothing deleted. */
function shownText(parent: XmlElement): string {
  return parent.children
    .filter(isElement)
    .map((e) =>
      e.name === "w:t" ? textOf(e) : skipped.has(e.name) || e.name === "w:txbxContent" ? "" : shownText(e),
    )
    .join("");
}

/** @param range offsets in the text of the part */
export function listed(
  paragraphs: readonly StoryParagraph[],
  switches: ContentsSwitches,
  range: { readonly start: number; readonly end: number },
): ContentsEntry[] {
  return paragraphs.flatMap((paragraph) => {
    const { element, hasText } = paragraph;
    if (!hasText || element.end <= range.start || element.start >= range.end) return [];
    const level = switches.caption
      ? Number(isCaption(element, switches.caption.counter))
      : levelOf(paragraph, switches);
    return level > 0 ? [{ paragraph, level }] : [];
  });
}

/** 0 where it is not listed. */
function levelOf({ style, outline }: StoryParagraph, switches: ContentsSwitches): number {
  const ofStyle = switches.styles.get(style);
  if (ofStyle !== undefined) return ofStyle;
  const heading = Number(/^(?:heading|rubrik)([1-9])$/.exec(style)?.[1] ?? 0);
  if (isWithin(heading, switches.headings)) return heading;
  return isWithin(outline, switches.outline) ? outline : 0;
}

function isCaption(paragraph: XmlElement, counter: string): boolean {
  return findFields(paragraph).some(({ instruction }) => {
    const [name, counted] = fieldWords(instruction);
    return name?.toUpperCase() === "SEQ" && counted?.toLowerCase() === counter.toLowerCase();
  });
}
