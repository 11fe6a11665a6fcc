/**
 * Numbering definitions, and the counters that run through a document.
 *
 * Source: ISO/IEC 29500-1 §17.9
 */

import { remembered } from "../values/remembered.ts";
import { formatNumber } from "./number-formats.ts";
import { type ParagraphProperties, readParagraphProperties } from "./paragraph-properties.ts";
import { type RunProperties, readRunProperties } from "./run-properties.ts";
import type { Theme } from "./theme.ts";
import { childValue, integer, onOff } from "./units.ts";
import { child, elements, type XmlElement } from "./xml.ts";

export interface NumberingLevel {
  readonly level: number;
  readonly start: number;
  readonly format: string;
  /** `%1.%2.` or a bullet. */
  readonly text: string;
  readonly suffix: "tab" | "space" | "nothing";
  readonly justification: string;
  /** Counts again after a level above this one (1-based); 0 never. */
  readonly restart: number | undefined;
  /** Shows all its numbers as digits. */
  readonly legal: boolean;
  readonly style: string | undefined;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
  readonly picture: boolean;
}

export interface Numbering {
  level(id: number, level: number): NumberingLevel | undefined;
  /** The level whose paragraphs have that style. */
  levelOfStyle(id: number, style: string): number | undefined;
  /** Counters are shared by all numberings of one abstract definition. */
  abstractOf(id: number): number | undefined;
  /** Start value that this numbering, not its definition, gives a level. */
  startOverride(id: number, level: number): number | undefined;
}

interface Instance {
  readonly abstract: number;
  readonly levels: Levels;
  readonly starts: ReadonlyMap<number, number>;
}

/** Read when asked for: of dozens of definitions a document uses a few. */
type Levels = (level: number) => NumberingLevel | undefined;

/** @param numberingOfStyle the numbering id of a numbering style, for definitions that only point to one */
export function readNumbering(
  root: XmlElement | undefined,
  theme: Theme,
  numberingOfStyle: (style: string) => number | undefined,
): Numbering {
  const abstracts = new Map<number, { levels: Levels; link: string | undefined }>();
  /** The definitions of numbering styles. */
  const ofStyles = new Map<string, number>();
  for (const e of root ? elements(root, "w:abstractNum") : []) {
    const id = integer(e.attributes["w:abstractNumId"]) ?? -1;
    const style = childValue(e, "w:styleLink");
    if (style !== undefined) ofStyles.set(style, id);
    abstracts.set(id, {
      levels: levelsOf(new Map(elements(e, "w:lvl").map((level) => [levelNumber(level), level])), theme),
      link: childValue(e, "w:numStyleLink"),
    });
  }
  const instances = new Map<number, Instance>();
  for (const e of root ? elements(root, "w:num") : []) {
    instances.set(integer(e.attributes["w:numId"]) ?? -1, readInstance(e, theme));
  }
  /** Follows `numStyleLink`; a circle ends after one turn. */
  const abstractOf = (id: number, hops = 0): number | undefined => {
    const own = instances.get(id)?.abstract;
    const link = own === undefined ? undefined : abstracts.get(own)?.link;
    if (link === undefined || hops > 4) return own;
    const other = numberingOfStyle(link);
    const found = other === undefined || other === id ? ofStyles.get(link) : abstractOf(other, hops + 1);
    return found ?? own;
  };
  const level = (id: number, n: number) => {
    const abstract = abstracts.get(abstractOf(id) ?? -1);
    return instances.get(id)?.levels(n) ?? abstract?.levels(n);
  };
  return {
    level,
    abstractOf,
    startOverride: (id, n) => instances.get(id)?.starts.get(n),
    levelOfStyle: (id, style) => [0, 1, 2, 3, 4, 5, 6, 7, 8].find((n) => level(id, n)?.style === style),
  };
}

function levelsOf(written: ReadonlyMap<number, XmlElement>, theme: Theme): Levels {
  return remembered((level: number) => {
    const e = written.get(level);
    return e && readLevel(e, theme);
  });
}

function readInstance(e: XmlElement, theme: Theme): Instance {
  const levels = new Map<number, XmlElement>();
  const starts = new Map<number, number>();
  for (const override of elements(e, "w:lvlOverride")) {
    const n = levelNumber(override);
    const level = child(override, "w:lvl");
    const start = integer(childValue(override, "w:startOverride"));
    if (level) levels.set(n, level);
    if (start !== undefined) starts.set(n, start);
  }
  return {
    abstract: integer(childValue(e, "w:abstractNumId")) ?? -1,
    levels: levelsOf(levels, theme),
    starts,
  };
}

function levelNumber({ attributes }: XmlElement): number {
  return integer(attributes["w:ilvl"]) ?? 0;
}

function readLevel(e: XmlElement, theme: Theme): NumberingLevel {
  const suffix = childValue(e, "w:suff");
  return {
    level: levelNumber(e),
    start: integer(childValue(e, "w:start")) ?? 0,
    format: readFormat(e),
    text: childValue(e, "w:lvlText") ?? "",
    suffix: suffix === "space" || suffix === "nothing" ? suffix : "tab",
    justification: childValue(e, "w:lvlJc") ?? "left",
    restart: integer(childValue(e, "w:lvlRestart")),
    legal: onOff(child(e, "w:isLgl")) ?? false,
    style: childValue(e, "w:pStyle"),
    paragraph: readParagraphProperties(child(e, "w:pPr"), theme),
    run: readRunProperties(child(e, "w:rPr"), theme),
    picture: child(e, "w:lvlPicBulletId") !== undefined,
  };
}

/** The name of a format, or an example of one that has none: Word writes that beside one that others know. */
function readFormat(e: XmlElement): string {
  const format =
    child(child(child(e, "mc:AlternateContent"), "mc:Choice"), "w:numFmt") ?? child(e, "w:numFmt");
  const { "w:val": name = "decimal", "w:format": example = "" } = format?.attributes ?? {};
  return name === "custom" ? (example.split(",")[0] ?? "") : name;
}

/** Which numbering a paragraph counts in. */
export interface NumberingPlace {
  /** 0 takes numbering away. */
  readonly id: number;
  readonly level: number;
}

/**
 * The numbering of a paragraph as one more of its styles, or the paragraph itself, changes it.
 *
 * @param before what the styles below say
 * @param style the style's id; none for the paragraph itself
 */
export function placeInNumbering(
  numbering: Numbering,
  layer: ParagraphProperties["numbering"],
  before: NumberingPlace | undefined,
  style: string | undefined,
): NumberingPlace | undefined {
  const id = layer?.id ?? before?.id;
  if (!layer || id === undefined) return before;
  const ofStyle = style === undefined ? undefined : numbering.levelOfStyle(id, style);
  const level = layer.level ?? ofStyle ?? (layer.id === undefined ? before?.level : 0) ?? 0;
  return { id, level };
}

/** Counts the numbered paragraphs of a document in reading order. */
export class NumberingCounter {
  readonly #numbering: Numbering;
  readonly #counts = new Map<number, (number | undefined)[]>();
  readonly #begun = new Set<string>();
  readonly #language: string;

  /** @param language BCP 47, of numbers in words */
  constructor(numbering: Numbering, language: string) {
    this.#numbering = numbering;
    this.#language = language;
  }

  /** The label of the next paragraph at that level; undefined when there is no such numbering. */
  next(id: number, n: number): { readonly level: NumberingLevel; readonly text: string } | undefined {
    const level = this.#numbering.level(id, n);
    const abstract = this.#numbering.abstractOf(id);
    if (!level || abstract === undefined) return undefined;
    const counts = this.#countsOf(abstract);
    this.#applyOverrides(id, n, counts);
    for (let above = 0; above < n; above++) counts[above] ??= this.#numbering.level(id, above)?.start ?? 0;
    counts[n] = counts[n] === undefined ? level.start : counts[n] + 1;
    this.#restartBelow(id, n, counts);
    return { level, text: this.#label(id, level, counts) };
  }

  #countsOf(abstract: number): (number | undefined)[] {
    const counts = this.#counts.get(abstract) ?? [];
    this.#counts.set(abstract, counts);
    return counts;
  }

  /** A numbering with its own start value begins there the first time it is used. */
  #applyOverrides(id: number, n: number, counts: (number | undefined)[]): void {
    if (this.#begun.has(`${id}/${n}`)) return;
    this.#begun.add(`${id}/${n}`);
    const start = this.#numbering.startOverride(id, n);
    if (start !== undefined) counts[n] = start - 1;
  }

  #restartBelow(id: number, n: number, counts: (number | undefined)[]): void {
    for (let below = n + 1; below < 9; below++) {
      const restart = this.#numbering.level(id, below)?.restart;
      if (restart === 0 || (restart !== undefined && n >= restart)) continue;
      counts[below] = undefined;
    }
  }

  #label(id: number, level: NumberingLevel, counts: readonly (number | undefined)[]): string {
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = this.#numbering.level(id, at)?.format ?? "decimal";
      const shown = level.legal && format !== "none" ? "decimal" : format;
      return formatNumber(counts[at] ?? 0, shown, this.#language);
    });
  }
}
