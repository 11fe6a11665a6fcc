/**
 * The style sheet: document defaults and styles, with their inheritance.
 *
 * Source: ISO/IEC 29500-1 §17.7
 */
import { remembered } from "../values/remembered.ts";
import { type ParagraphProperties, readParagraphProperties } from "./paragraph-properties.ts";
import { mergeRuns, type RunProperties, readRunProperties, toggles } from "./run-properties.ts";
import {
  type CellProperties,
  type RowProperties,
  readCellProperties,
  readRowProperties,
  readTableProperties,
  type TableProperties,
} from "./tables.ts";
import type { Theme } from "./theme.ts";
import { childValue, isOn } from "./units.ts";
import { child, elements, type XmlElement } from "./xml.ts";

/** What a table style says for one part of a table (`firstRow`, `band1Horz`, …), or for all of it. */
export interface TablePart {
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
  readonly table: TableProperties;
  readonly row: RowProperties;
  readonly cell: CellProperties;
}

export interface Style {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly basedOn: string | undefined;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
  readonly whole: TablePart;
  readonly parts: ReadonlyMap<string, TablePart>;
}

export interface StyleSheet {
  readonly defaults: { readonly paragraph: ParagraphProperties; readonly run: RunProperties };
  readonly defaultParagraph: string | undefined;
  readonly defaultTable: string | undefined;
  get(id: string | undefined): Style | undefined;
  /** The style after those it is based on; empty when it does not exist. */
  chain(id: string | undefined): readonly Style[];
}

/** Each style is read when it is asked for: of hundreds a document uses a dozen. */
export function readStyles(root: XmlElement | undefined, theme: Theme): StyleSheet {
  const byId = new Map<string, XmlElement>();
  const defaultOf = new Map<string, string>();
  for (const e of root ? elements(root, "w:style") : []) {
    const id = e.attributes["w:styleId"] ?? "";
    byId.set(id, e);
    if (isOn(e.attributes["w:default"] ?? "0")) defaultOf.set(typeOf(e), id);
  }
  const defaults = child(root, "w:docDefaults");
  const get = remembered((id: string) => {
    const e = byId.get(id);
    return e && readStyle(e, theme);
  });
  const chain = remembered((id: string) => chainOf(get, id));
  const none: readonly Style[] = [];
  return {
    defaults: {
      paragraph: readParagraphProperties(child(child(defaults, "w:pPrDefault"), "w:pPr"), theme),
      run: readRunProperties(child(child(defaults, "w:rPrDefault"), "w:rPr"), theme),
    },
    defaultParagraph: defaultOf.get("paragraph"),
    defaultTable: defaultOf.get("table"),
    get: (id) => (id === undefined ? undefined : get(id)),
    chain: (id) => (id === undefined ? none : chain(id)),
  };
}

/** Base first; a circle ends where it closes. */
function chainOf(get: (id: string) => Style | undefined, id: string): readonly Style[] {
  const found: Style[] = [];
  for (let at = get(id); at && !found.includes(at); ) {
    found.unshift(at);
    at = at.basedOn === undefined ? undefined : get(at.basedOn);
  }
  return found;
}

function readStyle(e: XmlElement, theme: Theme): Style {
  const whole = readPart(e, theme);
  return {
    id: e.attributes["w:styleId"] ?? "",
    name: childValue(e, "w:name") ?? "",
    type: typeOf(e),
    basedOn: childValue(e, "w:basedOn"),
    paragraph: whole.paragraph,
    run: whole.run,
    whole,
    parts: new Map(
      elements(e, "w:tblStylePr").map((part) => [part.attributes["w:type"] ?? "", readPart(part, theme)]),
    ),
  };
}

function typeOf({ attributes }: XmlElement): string {
  return attributes["w:type"] ?? "paragraph";
}

function readPart(e: XmlElement, theme: Theme): TablePart {
  return {
    paragraph: readParagraphProperties(child(e, "w:pPr"), theme),
    run: readRunProperties(child(e, "w:rPr"), theme),
    table: readTableProperties(child(e, "w:tblPr"), theme),
    row: readRowProperties(child(e, "w:trPr")),
    cell: readCellProperties(child(e, "w:tcPr"), theme),
  };
}

/**
 * Run properties of a chain of styles: later ones win, and a switch that paragraph
 * and character styles both turn on is off again.
 */
export function combineStyleRuns(...groups: readonly (readonly RunProperties[])[]): RunProperties {
  const merged = groups.map((group) => mergeRuns(...group));
  const flipped: Record<string, boolean> = {};
  for (const key of toggles) {
    const set = merged.map((m) => m[key]).filter((v) => v !== undefined);
    if (set.length > 0) flipped[key] = set.filter(Boolean).length % 2 === 1;
  }
  return { ...mergeRuns(...merged), ...flipped };
}

/** Names of styles without case and spaces; Word translates those of headings, and lets a digit stand for one. */
export function foldedStyle(name: string): string {
  const folded = name.toLowerCase().replace(/\s+/g, "");
  const level = /^(?:rubrik|heading|overskrift|otsikko|überschrift|titre|título|titolo)?([1-9])$/.exec(
    folded,
  )?.[1];
  return level === undefined ? folded : `heading${level}`;
}
