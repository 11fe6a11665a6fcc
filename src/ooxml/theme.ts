/**
 * The theme: which fonts "major" and "minor" stand for, and the palette.
 *
 * Source: ISO/IEC 29500-1 §20.1.4 (styles), §17.15.1.20 (clrSchemeMapping)
 */
import { dictionary } from "../values/dictionary.ts";
import { hexColor } from "./units.ts";
import { child, descendants, elements, type XmlElement } from "./xml.ts";

export interface Theme {
  /** Font of `majorHAnsi`, `minorEastAsia`, …; undefined when the theme leaves it to the language. */
  font(reference: string): string | undefined;
  /** `RRGGBB` of `accent1`, `text1`, …, made lighter (`tint`) or darker (`shade`), both 0–255. */
  color(name: string, tint?: string, shade?: string): string | undefined;
}

const slots: Readonly<Record<string, string>> = dictionary({
  Ascii: "a:latin",
  HAnsi: "a:latin",
  EastAsia: "a:ea",
  Bidi: "a:cs",
});

/** Names of document colours and the palette's own (the mapping nearly every document has). */
const aliases: Readonly<Record<string, string>> = dictionary({
  text1: "dk1",
  tx1: "dk1",
  dark1: "dk1",
  background1: "lt1",
  bg1: "lt1",
  light1: "lt1",
  text2: "dk2",
  tx2: "dk2",
  dark2: "dk2",
  background2: "lt2",
  bg2: "lt2",
  light2: "lt2",
  hyperlink: "hlink",
  followedHyperlink: "folHlink",
});

export function readTheme(root: XmlElement | undefined): Theme {
  const scheme = root && [...descendants(root, "a:fontScheme")][0];
  const palette = readPalette(root);
  return {
    font(reference) {
      const match = /^(major|minor)(Ascii|HAnsi|EastAsia|Bidi)$/.exec(reference);
      const group = match && child(scheme, `a:${match[1]}Font`);
      const name = child(group ?? undefined, slots[match?.[2] ?? ""] ?? "")?.attributes.typeface;
      return name || undefined;
    },
    color(name, tint, shade) {
      const base = palette.get(aliases[name] ?? name);
      return base && tinted(base, tint, shade);
    },
  };
}

function readPalette(root: XmlElement | undefined): ReadonlyMap<string, string> {
  const scheme = root && [...descendants(root, "a:clrScheme")][0];
  const found = new Map<string, string>();
  for (const entry of scheme ? elements(scheme) : []) {
    const color = elements(entry)[0]?.attributes;
    const hex = color?.lastClr ?? color?.val;
    if (hex) found.set(entry.name.replace("a:", ""), hex.toUpperCase());
  }
  return found;
}

function tinted(hex: string, tint: string | undefined, shade: string | undefined): string {
  const channels = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const light = tint ? Number.parseInt(tint, 16) / 255 : 1;
  const dark = shade ? Number.parseInt(shade, 16) / 255 : 1;
  return channels
    .map((c) => Math.round(c * dark * light + 255 * (1 - light)))
    .map((c) => Math.min(255, Math.max(0, c)).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** `w:val`, or the theme's colour where Word left the value out. */
export function readColor(value: string, e: XmlElement, theme: Theme): string | undefined {
  const { "w:themeColor": name, "w:themeTint": tint, "w:themeShade": shade } = e.attributes;
  return hexColor(value) ?? (name === undefined ? undefined : theme.color(name, tint, shade));
}
