/**
 * Properties of runs (`w:rPr`), as written: what is absent is inherited.
 *
 * Source: ISO/IEC 29500-1 §17.3.2
 */

import { dictionary } from "../values/dictionary.ts";
import { type Border, readBorder } from "./borders.ts";
import { mix } from "./colors.ts";
import { readOnce } from "./read-once.ts";
import { readColor, type Theme } from "./theme.ts";
import { hexColor, integer, onOff, points } from "./units.ts";
import { child, elements, type XmlElement } from "./xml.ts";

/** The font for each class of characters. */
export interface FontNames {
  readonly ascii?: string | undefined;
  readonly highAnsi?: string | undefined;
  readonly eastAsia?: string | undefined;
  readonly complex?: string | undefined;
}

/** Sizes in points. */
export interface RunProperties {
  readonly style?: string;
  readonly fonts?: FontNames | undefined;
  readonly size?: number;
  readonly complexSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly caps?: boolean;
  readonly smallCaps?: boolean;
  readonly strike?: boolean;
  readonly doubleStrike?: boolean;
  readonly vanish?: boolean;
  /** `single`, `double`, … or `none`. */
  readonly underline?: string;
  /** `RRGGBB`, or `auto`. */
  readonly color?: string;
  /** `RRGGBB`, or `none`. */
  readonly highlight?: string;
  /** Background, `RRGGBB`, or `none`. */
  readonly shading?: string;
  readonly verticalAlign?: string;
  /** Raised (positive) or lowered. */
  readonly position?: number;
  /** Added between characters. */
  readonly spacing?: number;
  /** Horizontal scale, 1 is normal. */
  readonly scale?: number;
  /** Smallest size with kerning; 0 never. */
  readonly kern?: number;
  readonly language?: string;
  readonly eastAsianLanguage?: string;
  readonly complexLanguage?: string;
  readonly rightToLeft?: boolean;
  readonly border?: Border | "none";
  /** `RRGGBB`; absent for the text's own. */
  readonly underlineColor?: string | undefined;
  /** Looks that are more than lines and colours. */
  readonly effects?: Readonly<Partial<Record<Effect, boolean>>>;
}

export type Effect = "emboss" | "outline" | "emphasis" | "fitted-text" | "text-effect";

type Draft = { -readonly [K in keyof RunProperties]: RunProperties[K] };
type Reader = (draft: Draft, element: XmlElement, theme: Theme) => void;

/** The switches that flip where several styles set them, ISO/IEC 29500-1 §17.7.3. */
export const toggles = ["bold", "italic", "caps", "smallCaps", "strike", "doubleStrike", "vanish"] as const;

const flag =
  (
    key: "bold" | "italic" | "caps" | "smallCaps" | "strike" | "doubleStrike" | "vanish" | "rightToLeft",
  ): Reader =>
  (draft, e) => {
    draft[key] = onOff(e) ?? false;
  };

const set = <K extends keyof Draft>(
  key: K,
  read: (value: string, e: XmlElement, theme: Theme) => Draft[K] | undefined,
): Reader => {
  return (draft, e, theme) => {
    const value = read(e.attributes["w:val"] ?? "", e, theme);
    if (value !== undefined) draft[key] = value as NonNullable<Draft[K]>;
  };
};

const effect =
  (key: Effect): Reader =>
  (draft, e) => {
    draft.effects = { ...draft.effects, [key]: onOff(e) ?? false };
  };

/** [MS-DOCX] §2.6.1: glow, shadow, outline and the like; each may be said to be none. */
const textEffect: Reader = (draft, e) => {
  if (!child(e, "w14:noFill")) draft.effects = { ...draft.effects, "text-effect": true };
};

const readers: Readonly<Record<string, Reader>> = dictionary({
  "w:rStyle": set("style", (v) => v),
  "w:rFonts": (draft, e, theme) => {
    draft.fonts = mergeFonts(draft.fonts, readFonts(e, theme));
  },
  "w:sz": set("size", (v) => points(v, 2)),
  "w:szCs": set("complexSize", (v) => points(v, 2)),
  "w:b": flag("bold"),
  "w:i": flag("italic"),
  "w:caps": flag("caps"),
  "w:smallCaps": flag("smallCaps"),
  "w:strike": flag("strike"),
  "w:dstrike": flag("doubleStrike"),
  "w:vanish": flag("vanish"),
  "w:rtl": flag("rightToLeft"),
  "w:u": (draft, e, theme) => {
    draft.underline = e.attributes["w:val"] || "single";
    draft.underlineColor = readColor(e.attributes["w:color"] ?? "", e, theme);
  },
  "w:emboss": effect("emboss"),
  "w:imprint": effect("emboss"),
  "w:outline": effect("outline"),
  "w:shadow": effect("outline"),
  "w14:glow": textEffect,
  "w14:shadow": textEffect,
  "w14:reflection": textEffect,
  "w14:textOutline": textEffect,
  "w14:props3d": textEffect,
  "w14:textFill": (draft, e, theme) => {
    if (child(e, "w14:gradFill")) textEffect(draft, e, theme);
  },
  "w:fitText": (draft) => {
    draft.effects = { ...draft.effects, "fitted-text": true };
  },
  "w:em": (draft, e) => {
    draft.effects = { ...draft.effects, emphasis: (e.attributes["w:val"] ?? "none") !== "none" };
  },
  "w:color": set("color", (v, e, theme) => readColor(v, e, theme) ?? "auto"),
  "w:highlight": set("highlight", (v) => highlights[v] ?? "none"),
  "w:shd": set("shading", (_, e, theme) => readShading(e, theme) ?? "none"),
  "w:vertAlign": set("verticalAlign", (v) => v),
  "w:position": set("position", (v) => points(v, 2)),
  "w:spacing": set("spacing", (v) => points(v)),
  "w:w": set("scale", textScale),
  "w:kern": set("kern", (v) => points(v, 2)),
  "w:lang": (draft, e) => {
    const { "w:val": own, "w:eastAsia": eastAsian, "w:bidi": complex } = e.attributes;
    if (own) draft.language = own;
    if (eastAsian) draft.eastAsianLanguage = eastAsian;
    if (complex) draft.complexLanguage = complex;
  },
  "w:bdr": (draft, e, theme) => {
    draft.border = readBorder(e, theme) ?? "none";
  },
});

/** The same object for the same words. */
export const readRunProperties = readOnce((element, theme): RunProperties => {
  const draft: Draft = {};
  for (const e of element ? elements(element) : []) readers[e.name]?.(draft, e, theme);
  return draft;
});

/** Later layers win; fonts are merged character class by character class. */
export function mergeRuns(...layers: readonly RunProperties[]): RunProperties {
  let fonts: FontNames | undefined;
  for (const layer of layers) fonts = mergeFonts(fonts, layer.fonts);
  return Object.assign({}, ...layers, fonts && { fonts });
}

function mergeFonts(base: FontNames | undefined, over: FontNames | undefined): FontNames | undefined {
  if (!base || !over) return over ?? base;
  return {
    ascii: over.ascii ?? base.ascii,
    highAnsi: over.highAnsi ?? base.highAnsi,
    eastAsia: over.eastAsia ?? base.eastAsia,
    complex: over.complex ?? base.complex,
  };
}

function readFonts(e: XmlElement, theme: Theme): FontNames {
  const pick = (name: string, themed: string) => {
    const reference = e.attributes[themed];
    return (reference && theme.font(reference)) || e.attributes[name] || undefined;
  };
  return {
    ascii: pick("w:ascii", "w:asciiTheme"),
    highAnsi: pick("w:hAnsi", "w:hAnsiTheme"),
    eastAsia: pick("w:eastAsia", "w:eastAsiaTheme"),
    complex: pick("w:cs", "w:cstheme"),
  };
}

/** Background of `w:shd`; patterns are mixed to the grey or colour that they look like. */
export function readShading(e: XmlElement, theme: Theme): string | undefined {
  const { "w:val": pattern = "clear", "w:fill": fill, "w:themeFill": name } = e.attributes;
  const back =
    hexColor(fill) ??
    (name ? theme.color(name, e.attributes["w:themeFillTint"], e.attributes["w:themeFillShade"]) : undefined);
  const share = pattern === "solid" ? 1 : Number(/^pct(\d+)$/.exec(pattern)?.[1] ?? 0) / 100;
  if (share === 0) return back;
  const front = readColor(e.attributes["w:color"] ?? "", e, theme) ?? "000000";
  return mix(front, back ?? "FFFFFF", share);
}

const highlights: Readonly<Record<string, string>> = dictionary({
  yellow: "FFFF00",
  green: "00FF00",
  cyan: "00FFFF",
  magenta: "FF00FF",
  blue: "0000FF",
  red: "FF0000",
  darkBlue: "000080",
  darkCyan: "008080",
  darkGreen: "008000",
  darkMagenta: "800080",
  darkRed: "800000",
  darkYellow: "808000",
  darkGray: "808080",
  lightGray: "C0C0C0",
  black: "000000",
  white: "FFFFFF",
});

/** ECMA-376 Part 1 §17.18.95: from 0 to 600 %. Word shows text of no width as it is. */
function textScale(value: string): number {
  const percent = integer(value) ?? 0;
  return percent > 0 ? Math.min(percent, 600) / 100 : 1;
}
