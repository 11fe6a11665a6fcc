/**
 * What a text field looks like when it is filled in: nothing is left to the viewer.
 *
 * In: a box, its text, the field's font, size, alignment and colour. Out: the drawing, or how much of the text
 * there is room for. A size of 0 asks for the largest that fits.
 *
 * Source: ISO 32000-1 §12.5.5 (appearance streams), §12.7.3.3 (variable text)
 */
import { number, type OpenType, type Typesetter } from "../../pdf-file/index.ts";
import type { Box } from "./frame.ts";

/** Sizes that automatic size chooses between; points. */
const LARGEST = 12;
const SMALLEST = 6;
const STEP = 0.5;

/** Between a box's edge and its text. */
const PADDING = 2;

export interface TextStyle {
  readonly face: OpenType;
  /** Points; 0 for automatic. */
  readonly size: number;
  /** Operators that set the colour. */
  readonly colour: string;
  readonly align: "left" | "centre" | "right";
  readonly multiline: boolean;
  /** Cells of a comb. */
  readonly cells: number | undefined;
}

export type Drawn =
  | { readonly operators: string; readonly size: number }
  /** Characters that there is room for. */
  | { readonly room: number };

/** The text in the box, or how much of it fits. A box without a surface shows nothing. */
export function drawText(text: string, box: Box, style: TextStyle, setter: Typesetter): Drawn {
  if (text === "" || box.width === 0 || box.height === 0) return { operators: "", size: style.size };
  if (style.cells !== undefined) return drawComb(text, box, style, style.cells, setter);
  const sizes =
    style.size > 0 ? [style.size] : automaticSizes(style.multiline ? LARGEST : fittingSize(box, style));
  for (const size of sizes) {
    const lines = layOut(text, box, style, size, setter);
    if (lines) return { operators: drawLines(lines, box, style, size, setter), size };
  }
  return { room: roomFor(text, box, style, sizes.at(-1) ?? SMALLEST, setter) };
}

function automaticSizes(largest: number): number[] {
  const sizes: number[] = [];
  for (let size = Math.max(SMALLEST, largest); size >= SMALLEST; size -= STEP) sizes.push(size);
  return sizes;
}

/** A line may fill the height of a single-line box, up to the usual size. */
function fittingSize({ height }: Box, { face }: TextStyle): number {
  const share = (face.ascent + face.descent) / 1000;
  return Math.min(LARGEST, Math.floor((height - PADDING) / share / STEP) * STEP);
}

function layOut(
  text: string,
  box: Box,
  style: TextStyle,
  size: number,
  setter: Typesetter,
): string[] | undefined {
  const width = box.width - 2 * PADDING;
  if (!style.multiline) {
    const line = text.replace(/\s*[\r\n]+\s*/g, " ");
    return setter.width(line, style.face, size) <= width ? [line] : undefined;
  }
  const lines = setter.lines(text, style.face, size, width);
  const isOneLine = lines.length === 1;
  return isOneLine || lines.length * leading(style, size) <= box.height - PADDING + 0.01 ? lines : undefined;
}

/** What somebody else wrote, as much of it as shows. */
export function drawClipped(text: string, box: Box, style: TextStyle, setter: Typesetter): string {
  const drawn = drawText(text, box, style, setter);
  if ("operators" in drawn) return drawn.operators;
  const size = style.size > 0 ? style.size : SMALLEST;
  const width = style.multiline ? box.width - 2 * PADDING : Number.POSITIVE_INFINITY;
  return drawLines(setter.lines(text, style.face, size, width), box, style, size, setter);
}

function roomFor(text: string, box: Box, style: TextStyle, size: number, setter: Typesetter): number {
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (layOut(letters.slice(0, middle).join(""), box, style, size, setter)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function leading({ face }: TextStyle, size: number): number {
  return ((face.ascent + face.descent) / 1000) * size;
}

function drawLines(
  lines: readonly string[],
  box: Box,
  style: TextStyle,
  size: number,
  setter: Typesetter,
): string {
  const { face, align, multiline } = style;
  const isTight = box.height < leading(style, size) + PADDING;
  const first =
    multiline && !isTight
      ? box.height - PADDING - (face.ascent / 1000) * size
      : (box.height - (face.capHeight / 1000) * size) / 2;
  const shown = lines.map((line, i) => {
    const free = box.width - 2 * PADDING - setter.width(line, face, size);
    const x = PADDING + (align === "left" ? 0 : align === "right" ? free : free / 2);
    const y = first - i * leading(style, size);
    return `1 0 0 1 ${number(x)} ${number(y)} Tm ${setter.show(line, face, size)}`;
  });
  return `BT ${style.colour} ${shown.join("\n")} ET`;
}

/** One letter a cell, each in the middle of its own, and no wider. */
function drawComb(text: string, box: Box, style: TextStyle, cells: number, setter: Typesetter): Drawn {
  const letters = [...text];
  if (letters.length > cells) return { room: cells };
  const cell = box.width / cells;
  const wanted = style.size > 0 ? style.size : Math.max(SMALLEST, fittingSize(box, style));
  const widest = Math.max(...letters.map((letter) => setter.width(letter, style.face, wanted)));
  const size = widest > cell ? (wanted * cell) / widest : wanted;
  const y = (box.height - (style.face.capHeight / 1000) * size) / 2;
  const before =
    style.align === "left"
      ? 0
      : style.align === "right"
        ? cells - letters.length
        : (cells - letters.length) >> 1;
  const shown = letters.map((letter, i) => {
    const x = (before + i + 0.5) * cell - setter.width(letter, style.face, size) / 2;
    return `1 0 0 1 ${number(x)} ${number(y)} Tm ${setter.show(letter, style.face, size)}`;
  });
  return { operators: `BT ${style.colour} ${shown.join("\n")} ET`, size };
}
