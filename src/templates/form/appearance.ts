/**
 * What a text field looks like when it is filled in: nothing is left to the viewer.
 *
 * In: a box, its text, the field's font, size, alignment and colours. Out: the drawing, or how much of the text
 * there is room for. A size of 0 asks for the largest that fits.
 *
 * Source: ISO 32000-1 §12.5.5 (appearance streams), §12.7.3.3 (variable text), §12.5.6.19 (MK, BS)
 */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from "pdf-lib";
import { type FontFile, fontNamed, number, type TrueType, type Typesetter } from "../../pdf-file/index.ts";

/** Sizes that automatic size chooses between; points. */
const LARGEST = 12;
const SMALLEST = 6;
const STEP = 0.5;

/** Between a box's edge and its text. */
const PADDING = 2;

export interface TextStyle {
  readonly face: TrueType;
  /** Points; 0 for automatic. */
  readonly size: number;
  /** Operators that set the colour. */
  readonly colour: string;
  readonly align: "left" | "centre" | "right";
  readonly multiline: boolean;
  /** Cells of a comb. */
  readonly cells: number | undefined;
}

export interface Box {
  /** As the text runs: a box turned on its side is as wide as it is high. */
  readonly width: number;
  readonly height: number;
  readonly turn: number;
  readonly dict: PDFDict;
}

export type Drawn =
  | { readonly operators: string; readonly size: number }
  /** Characters that there is room for. */
  | { readonly room: number };

/** The default appearance string of a field, e.g. `/Helv 12 Tf 0 g`. */
export function readStyle(
  da: string,
  resources: PDFDict | undefined,
  own: readonly FontFile[],
): Pick<TextStyle, "face" | "size" | "colour"> {
  const [, name = "Helv", size = "0"] = /\/(\S+)\s+(-?[\d.]+)\s+Tf/.exec(da) ?? [];
  const font = resources?.lookupMaybe(PDFName.of("Font"), PDFDict)?.lookup(PDFName.of(name));
  const base = font instanceof PDFDict ? font.lookup(PDFName.of("BaseFont")) : undefined;
  const colour = da.replace(/\/\S+\s+-?[\d.]+\s+Tf/, "").trim();
  return {
    face: fontNamed(base instanceof PDFName ? base.decodeText() : name, own),
    size: Math.abs(Number(size)),
    colour: /^[\d.\s]*(g|rg|k)$/.test(colour) ? colour : "0 g",
  };
}

export function readBox(dict: PDFDict): Box {
  const rect = dict.lookupMaybe(PDFName.of("Rect"), PDFArray)?.asArray() ?? [];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect.map((n) => (n instanceof PDFNumber ? n.asNumber() : 0));
  const look = dict.lookupMaybe(PDFName.of("MK"), PDFDict);
  const turn = (((look?.lookupMaybe(PDFName.of("R"), PDFNumber)?.asNumber() ?? 0) % 360) + 360) % 360;
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  return turn % 180 === 90 ? { width: height, height: width, turn, dict } : { width, height, turn, dict };
}

/** Matrix that stands a drawing of the turned box upright in the box. */
export function uprightMatrix({ width, height, turn }: Box): readonly number[] {
  if (turn === 90) return [0, 1, -1, 0, height, 0];
  if (turn === 180) return [-1, 0, 0, -1, width, height];
  return turn === 270 ? [0, -1, 1, 0, 0, width] : [1, 0, 0, 1, 0, 0];
}

/** The box's own background and border. */
export function drawFrame({ dict, width, height }: Box): string {
  const look = dict.lookupMaybe(PDFName.of("MK"), PDFDict);
  const fill = colourOf(look?.lookup(PDFName.of("BG")), ["g", "rg", "k"]);
  const stroke = colourOf(look?.lookup(PDFName.of("BC")), ["G", "RG", "K"]);
  const line = borderWidth(dict);
  const whole = `0 0 ${number(width)} ${number(height)} re f`;
  const inset = `${number(line / 2)} ${number(line / 2)} ${number(width - line)} ${number(height - line)} re S`;
  const underline =
    styleOf(dict) === "U" ? `0 ${number(line / 2)} m ${number(width)} ${number(line / 2)} l S` : inset;
  return [
    ...(fill ? [`q ${fill} ${whole} Q`] : []),
    ...(stroke && line > 0 ? [`q ${stroke} ${number(line)} w ${underline} Q`] : []),
  ].join("\n");
}

function colourOf(
  value: PDFObject | undefined,
  names: readonly [string, string, string],
): string | undefined {
  if (!(value instanceof PDFArray)) return undefined;
  const parts = value.asArray().map((part) => (part instanceof PDFNumber ? part.asNumber() : 0));
  const name = { 1: names[0], 3: names[1], 4: names[2] }[parts.length];
  return name && `${parts.map(number).join(" ")} ${name}`;
}

function borderWidth(dict: PDFDict): number {
  const style = dict.lookupMaybe(PDFName.of("BS"), PDFDict)?.lookupMaybe(PDFName.of("W"), PDFNumber);
  const border = dict.lookupMaybe(PDFName.of("Border"), PDFArray)?.lookupMaybe(2, PDFNumber);
  return (style ?? border)?.asNumber() ?? 1;
}

function styleOf(dict: PDFDict): string | undefined {
  return dict.lookupMaybe(PDFName.of("BS"), PDFDict)?.lookupMaybe(PDFName.of("S"), PDFName)?.decodeText();
}

/** The text in the box, or how much of it fits. */
export function drawText(text: string, box: Box, style: TextStyle, setter: Typesetter): Drawn {
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
  return lines.length * leading(style, size) <= box.height - PADDING + 0.01 ? lines : undefined;
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
  const first = multiline
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

/** One letter a cell, each in the middle of its own. */
function drawComb(text: string, box: Box, style: TextStyle, cells: number, setter: Typesetter): Drawn {
  const letters = [...text];
  if (letters.length > cells) return { room: cells };
  const cell = box.width / cells;
  const size = style.size > 0 ? style.size : Math.max(SMALLEST, fittingSize(box, style));
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
