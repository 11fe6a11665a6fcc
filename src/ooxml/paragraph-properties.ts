/**
 * Properties of paragraphs (`w:pPr`), as written: what is absent is inherited.
 *
 * Source: ISO/IEC 29500-1 §17.3.1; lengths in points
 */

import { dictionary } from "../values/dictionary.ts";
import { type Borders, readBorders } from "./borders.ts";
import { readOnce } from "./read-once.ts";
import { readShading } from "./run-properties.ts";
import type { Theme } from "./theme.ts";
import { childValue, integer, isOn, onOff, points } from "./units.ts";
import { elements, type XmlElement } from "./xml.ts";

export interface Indent {
  readonly left?: number;
  readonly right?: number;
  /** Of the first line against `left`; negative hangs. */
  readonly firstLine?: number;
}

export interface Spacing {
  readonly before?: number;
  readonly after?: number;
  readonly beforeAuto?: boolean;
  readonly afterAuto?: boolean;
  /** Lines (1 is single) for `auto`, else points. */
  readonly line?: number;
  readonly rule?: "auto" | "exact" | "atLeast";
}

export interface TabStop {
  readonly position: number;
  readonly kind: "left" | "center" | "right" | "decimal" | "bar" | "clear";
  readonly leader: string | undefined;
}

export type ParagraphSide = "top" | "left" | "bottom" | "right" | "between" | "bar";

export interface Frame {
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly heightRule: string;
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly xAlign: string | undefined;
  readonly yAlign: string | undefined;
  readonly xAnchor: string;
  readonly yAnchor: string;
  readonly dropCap: string | undefined;
  readonly wrap: string;
  /** Of the text from the frame's edges. */
  readonly distance: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
}

/** Attributes of `w:framePr`. */
export type FrameAttributes = Readonly<Record<string, string>>;

export interface ParagraphProperties {
  readonly style?: string;
  /** `id` 0 takes numbering away. */
  readonly numbering?: { readonly id?: number; readonly level?: number };
  readonly indent?: Indent;
  readonly spacing?: Spacing;
  readonly contextualSpacing?: boolean;
  readonly alignment?: string;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly widowControl?: boolean;
  readonly tabs?: readonly TabStop[];
  readonly borders?: Borders<ParagraphSide>;
  /** `RRGGBB`, or `none`. */
  readonly shading?: string;
  /** 0–8; 9 is body text. */
  readonly outlineLevel?: number;
  readonly bidi?: boolean;
  readonly noHyphens?: boolean;
  readonly noLineNumbers?: boolean;
  /** Whether its lines keep to the grid of their section, which they do as a rule. */
  readonly onGrid?: boolean;
  /** As written: a style and a paragraph may each say a part of it. */
  readonly frame?: FrameAttributes;
}

type Draft = { -readonly [K in keyof ParagraphProperties]: ParagraphProperties[K] };
type Reader = (draft: Draft, element: XmlElement, theme: Theme) => void;
type Switch =
  | "contextualSpacing"
  | "keepNext"
  | "keepLines"
  | "pageBreakBefore"
  | "widowControl"
  | "bidi"
  | "noHyphens"
  | "noLineNumbers"
  | "onGrid";

const flag =
  (key: Switch): Reader =>
  (draft, e) => {
    draft[key] = onOff(e) ?? false;
  };

const readers: Readonly<Record<string, Reader>> = dictionary({
  "w:pStyle": (draft, e) => {
    draft.style = e.attributes["w:val"] ?? "";
  },
  "w:numPr": (draft, e) => {
    const id = integer(childValue(e, "w:numId"));
    const level = integer(childValue(e, "w:ilvl"));
    draft.numbering = { ...(id !== undefined && { id }), ...(level !== undefined && { level }) };
  },
  "w:ind": (draft, e) => {
    draft.indent = readIndent(e);
  },
  "w:spacing": (draft, e) => {
    draft.spacing = readSpacing(e);
  },
  "w:contextualSpacing": flag("contextualSpacing"),
  "w:keepNext": flag("keepNext"),
  "w:keepLines": flag("keepLines"),
  "w:pageBreakBefore": flag("pageBreakBefore"),
  "w:widowControl": flag("widowControl"),
  "w:bidi": flag("bidi"),
  "w:suppressAutoHyphens": flag("noHyphens"),
  "w:suppressLineNumbers": flag("noLineNumbers"),
  "w:snapToGrid": flag("onGrid"),
  "w:jc": (draft, e) => {
    draft.alignment = e.attributes["w:val"] ?? "left";
  },
  "w:tabs": (draft, e) => {
    draft.tabs = elements(e, "w:tab").flatMap(readTab);
  },
  "w:pBdr": (draft, e, theme) => {
    draft.borders = readBorders(e, theme);
  },
  "w:shd": (draft, e, theme) => {
    draft.shading = readShading(e, theme) ?? "none";
  },
  "w:outlineLvl": (draft, e) => {
    draft.outlineLevel = integer(e.attributes["w:val"]) ?? 9;
  },
  "w:framePr": (draft, e) => {
    draft.frame = e.attributes;
  },
});

/** The same object for the same words. */
export const readParagraphProperties = readOnce((element, theme): ParagraphProperties => {
  const draft: Draft = {};
  for (const e of element ? elements(element) : []) readers[e.name]?.(draft, e, theme);
  return draft;
});

/** Later layers win, attribute by attribute for indents and spacing; tab stops add up. */
export function mergeParagraphs(...layers: readonly ParagraphProperties[]): ParagraphProperties {
  let [indent, spacing, borders, tabs]: [Indent, Spacing, Borders<ParagraphSide>, readonly TabStop[]] = [
    {},
    {},
    {},
    [],
  ];
  let frame: FrameAttributes | undefined;
  for (const layer of layers) {
    if (layer.frame) frame = mergeFrames(frame ?? {}, layer.frame);
    if (layer.indent) indent = { ...indent, ...layer.indent };
    if (layer.spacing) spacing = { ...spacing, ...layer.spacing };
    if (layer.borders) borders = { ...borders, ...layer.borders };
    if (layer.tabs) tabs = mergeTabs(tabs, layer.tabs);
  }
  return Object.assign({}, ...layers, { indent, spacing, borders, tabs, ...(frame && { frame }) });
}

/** A stop clears or replaces one within 1 pt, as Word does for rounding's sake. */
function mergeTabs(base: readonly TabStop[], over: readonly TabStop[]): readonly TabStop[] {
  const kept = base.filter((b) => !over.some((o) => Math.abs(o.position - b.position) < 1));
  return [...kept, ...over.filter((o) => o.kind !== "clear")].sort((a, b) => a.position - b.position);
}

function readIndent(e: XmlElement): Indent {
  const a = e.attributes;
  const left = points(a["w:left"] ?? a["w:start"]);
  const right = points(a["w:right"] ?? a["w:end"]);
  const hanging = points(a["w:hanging"]);
  const firstLine = hanging !== undefined ? -hanging : points(a["w:firstLine"]);
  return {
    ...(left !== undefined && { left }),
    ...(right !== undefined && { right }),
    ...(firstLine !== undefined && { firstLine }),
  };
}

function readSpacing(e: XmlElement): Spacing {
  const a = e.attributes;
  const [before, after] = [points(a["w:before"]), points(a["w:after"])];
  const rule = a["w:lineRule"] === "exact" || a["w:lineRule"] === "atLeast" ? a["w:lineRule"] : "auto";
  const measured = points(a["w:line"]);
  // Single spacing is written as 12 pt, in whatever unit (§17.3.1.33).
  const line = measured !== undefined && rule === "auto" ? measured / 12 : measured;
  return {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(a["w:beforeAutospacing"] !== undefined && { beforeAuto: isOn(a["w:beforeAutospacing"]) }),
    ...(a["w:afterAutospacing"] !== undefined && { afterAuto: isOn(a["w:afterAutospacing"]) }),
    ...(line !== undefined && { line, rule }),
  };
}

const tabKinds: Readonly<Record<string, TabStop["kind"]>> = dictionary({
  left: "left",
  start: "left",
  num: "left",
  center: "center",
  right: "right",
  end: "right",
  decimal: "decimal",
  bar: "bar",
  clear: "clear",
});

/** What `w:leader` fills the room before a stop with. */
export const leaders: Readonly<Record<string, string>> = dictionary({
  dot: ".",
  hyphen: "-",
  underscore: "_",
  heavy: "_",
  middleDot: "·",
});

function readTab(e: XmlElement): TabStop[] {
  const position = points(e.attributes["w:pos"]);
  if (position === undefined) return [];
  return [
    {
      position,
      kind: tabKinds[e.attributes["w:val"] ?? "left"] ?? "left",
      leader: leaders[e.attributes["w:leader"] ?? ""],
    },
  ];
}

/** A place by its distance replaces one by its alignment, and the other way round. */
function mergeFrames(base: FrameAttributes, over: FrameAttributes): FrameAttributes {
  const replaced = placesOfFrames.filter((pair) => pair.some((name) => name in over)).flat();
  return {
    ...Object.fromEntries(Object.entries(base).filter(([name]) => !replaced.includes(name))),
    ...over,
  };
}

const placesOfFrames = [
  ["w:x", "w:xAlign"],
  ["w:y", "w:yAlign"],
];
/** Where a paragraph stands anyhow. */
const PLAIN_PLACES = ["0", "left", "inline"];

/** @returns undefined for a frame that says no more than that it stands in the text, as other programs write them */
export function readFrame(a: FrameAttributes): Frame | undefined {
  const isPlaced = placesOfFrames.flat().some((name) => !PLAIN_PLACES.includes(a[name] ?? "0"));
  const goesAround = a["w:wrap"] === "around" && a["w:yAlign"] !== "inline";
  if (!isPlaced && !goesAround && !points(a["w:w"]) && !a["w:dropCap"]) return undefined;
  return {
    width: points(a["w:w"]),
    height: points(a["w:h"]),
    heightRule: a["w:hRule"] ?? "auto",
    x: points(a["w:x"]),
    y: points(a["w:y"]),
    xAlign: a["w:xAlign"],
    yAlign: a["w:yAlign"],
    xAnchor: a["w:hAnchor"] ?? "text",
    yAnchor: a["w:vAnchor"] ?? "text",
    dropCap: a["w:dropCap"],
    wrap: a["w:wrap"] ?? "around",
    distance: {
      top: points(a["w:vSpace"]) ?? 0,
      bottom: points(a["w:vSpace"]) ?? 0,
      left: points(a["w:hSpace"]) ?? 0,
      right: points(a["w:hSpace"]) ?? 0,
    },
  };
}
