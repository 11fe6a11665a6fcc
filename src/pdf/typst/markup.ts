/** Pieces of Typst source. */

import { luma } from "../../ooxml/colors.ts";
import { pagePatterns } from "../page-patterns.ts";

/** Points: seven times the largest page of a PDF (ISO 32000-1 annex C). What is further away is on no page. */
const FAR = 100_000;

/**
 * Points that lines may be longer than their room: Word and LibreOffice count in twentieths, and of one that is too
 * long by less than half of one they see nothing. Measured: lines break as LibreOffice's most often at 0.02 to 0.04.
 */
export const LEEWAY = 0.02;

/** A length; Typst takes no exponents, and three decimals are finer than any printer. */
export function pt(points: number): string {
  const rounded = Math.round(Math.max(-FAR, Math.min(points, FAR)) * 1000) / 1000;
  return `${Object.is(rounded, -0) ? 0 : rounded}pt`;
}

export function string(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/[\n\r\t]/g, " ")}"`;
}

export function color(hex: string): string {
  return `rgb("#${hex.toLowerCase()}")`;
}

/** A dictionary of lengths, e.g. of insets. */
export function sides(lengths: Readonly<Record<string, number>>): string {
  return `(${Object.entries(lengths)
    .map(([side, length]) => `${side}: ${pt(length)}`)
    .join(", ")})`;
}

/** An array; Typst needs the comma after a lone item. */
export function array(items: readonly string[]): string {
  return items.length === 0 ? "()" : `(${items.join(", ")},)`;
}

/** The arguments of text in a language, BCP 47. */
export function inLanguage(tag: string): string {
  const [language = "en", ...subtags] = tag.split("-");
  const region = subtags.find((subtag) => /^[A-Z]{2}$/i.test(subtag))?.toUpperCase();
  return `lang: ${string(language.toLowerCase())}${region ? `, region: ${string(region)}` : ""}`;
}

/** One of Word's number formats as Typst's pattern, or the prelude's function. */
export function pattern(format: string): string {
  return format === "decimalZero" ? "two-digits" : string(pagePatterns.get(format) ?? "1");
}

/** Text that is read upwards or downwards, its first line at the left or right; lines are as long as their room is high. */
export function turnedText(way: "up" | "down", length: number, content: string): string {
  const text = `block(width: ${pt(length)})[${content}]`;
  return way === "up"
    ? `#rotate(-90deg, reflow: true, ${text})\n`
    : `#align(right, rotate(90deg, reflow: true, ${text}))\n`;
}

/** Automatic text is white on dark ground, as in Word. */
export function onGround(fill: string | undefined): string {
  return fill !== undefined && !isThin(fill) && isDark(fill) ? "#set text(fill: white)\n" : "";
}

/** Whether more shows through a colour than it covers. */
function isThin(hex: string): boolean {
  return hex.length === 8 && Number.parseInt(hex.slice(6), 16) < 128;
}

/** A quarter of white is where Word changes. */
function isDark(hex: string): boolean {
  return luma(hex) < 64;
}
