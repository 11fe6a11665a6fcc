/**
 * Borders and shading of paragraphs.
 *
 * Word draws them outside the text by the border's distance, and once around neighbours
 * whose borders are the same.
 *
 * Source: ISO/IEC 29500-1 §17.3.1.24 (pBdr), §17.3.1.7 (between)
 */
import type { Border } from "../../ooxml/borders.ts";
import type { ParagraphFormat } from "../model/paragraph.ts";
import { stroke, strokes } from "./borders.ts";
import { color, onGround, pt, sides } from "./markup.ts";

export const closeFrame = "]\n";

/** The code that begins a frame; empty when the paragraph has none. */
export function openFrame(format: ParagraphFormat, gap = 0): string {
  const { borders, shading } = format;
  const { top, left, bottom, right } = borders;
  if (!top && !left && !bottom && !right && !shading) return "";
  const room = (border: Border | undefined) => (border ? border.space + border.width : 0);
  const parts = [
    `above: ${pt(gap)}`,
    "width: 100%",
    outsetOf(format),
    `inset: ${sides({ top: room(top), bottom: room(bottom) })}`,
  ];
  const drawn = strokes({ top, left, bottom, right });
  if (drawn) parts.push(`stroke: ${drawn}`);
  if (shading) parts.push(`fill: ${color(shading)}`);
  return `#block(${parts.join(", ")})[\n${onGround(shading)}`;
}

/** How far a frame stands out from the text's room. */
function outsetOf({ borders: { left, right }, ...format }: ParagraphFormat): string {
  const reach = (border: Border | undefined) => (border ? border.space + border.width / 2 : 0);
  const indent = format.left + Math.min(0, format.firstLine);
  return `outset: ${sides({ left: reach(left) - indent, right: reach(right) - format.right })}`;
}

/**
 * The line between two paragraphs of a frame, and how far the second stands below it; none where the frame has none.
 *
 * @param gap the space between them, which stands above the line
 */
export function lineBetween(format: ParagraphFormat, gap: number): [code: string, below: number] {
  const { between } = format.borders;
  if (!between) return ["", gap];
  const line = `stroke: (top: ${stroke(between)})`;
  return [
    `#B(above: ${pt(gap + between.space)}, height: ${pt(between.width)}, ${outsetOf(format)}, ${line})\n`,
    between.space,
  ];
}

export function sameFrame(a: ParagraphFormat, b: ParagraphFormat): boolean {
  return (
    a.shading === b.shading &&
    a.left + Math.min(0, a.firstLine) === b.left + Math.min(0, b.firstLine) &&
    a.right === b.right &&
    JSON.stringify(a.borders) === JSON.stringify(b.borders)
  );
}
