/**
 * The box of a field: its size as the text runs, its ground and its border.
 *
 * Source: ISO 32000-1 §12.5.6.19 (MK), §12.5.4 (border styles)
 */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from "pdf-lib";
import { number } from "../../pdf-file/index.ts";

export interface Box {
  /** As the text runs: a box turned on its side is as wide as it is high. */
  readonly width: number;
  readonly height: number;
  readonly turn: number;
  readonly dict: PDFDict;
}

export function readBox(dict: PDFDict): Box {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbersIn(dict.lookup(PDFName.of("Rect")));
  const turn = (((numberIn(look(dict)?.lookup(PDFName.of("R"))) ?? 0) % 360) + 360) % 360;
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  return turn % 180 === 90 ? { width: height, height: width, turn, dict } : { width, height, turn, dict };
}

/** Matrix that stands a drawing of the turned box upright in the box. */
export function uprightMatrix({ width, height, turn }: Box): readonly number[] {
  if (turn === 90) return [0, 1, -1, 0, height, 0];
  if (turn === 180) return [-1, 0, 0, -1, width, height];
  return turn === 270 ? [0, -1, 1, 0, 0, width] : [1, 0, 0, 1, 0, 0];
}

/** The box's own ground and border. @param isRound as radio buttons are */
export function drawFrame(box: Box, isRound = false): string {
  const fill = colourOf(look(box.dict)?.lookup(PDFName.of("BG")), ["g", "rg", "k"]);
  const ground = fill ? [`q ${fill} ${outlineOf(box, 0, isRound)} f Q`] : [];
  return [...ground, ...drawBorder(box, isRound)].join("\n");
}

export function drawBorder(box: Box, isRound = false): string[] {
  const { dict, width } = box;
  const stroke = borderColour(dict);
  const line = borderWidth(dict);
  if (!stroke || line <= 0) return [];
  const isUnderlined = textIn(styleOf(dict), "S") === "U";
  const edge = isUnderlined
    ? `0 ${number(line / 2)} m ${number(width)} ${number(line / 2)} l`
    : outlineOf(box, line / 2, isRound);
  return [`q ${stroke} ${number(line)} w ${dashes(dict)}${edge} S Q`];
}

function outlineOf({ width, height }: Box, inset: number, isRound: boolean): string {
  if (isRound) return circle(width / 2, height / 2, Math.min(width, height) / 2 - inset);
  return `${[inset, inset, width - 2 * inset, height - 2 * inset].map(number).join(" ")} re`;
}

/** Lines between the cells of a comb, where the box has a border. */
export function drawCells({ dict, width, height }: Box, cells: number): string {
  const stroke = borderColour(dict);
  const line = borderWidth(dict);
  if (!stroke || line <= 0 || textIn(styleOf(dict), "S") === "U") return "";
  const lines = Array.from({ length: cells - 1 }, (_, i) => {
    const x = number(((i + 1) * width) / cells);
    return `${x} 0 m ${x} ${number(height)} l`;
  });
  return `q ${stroke} ${number(line)} w ${dashes(dict)}${lines.join(" ")} S Q`;
}

/** A path. */
export function circle(x: number, y: number, r: number): string {
  const k = r * 0.5523;
  const at = (dx: number, dy: number) => `${number(x + dx)} ${number(y + dy)}`;
  return (
    `${at(r, 0)} m ${at(r, k)} ${at(k, r)} ${at(0, r)} c ${at(-k, r)} ${at(-r, k)} ${at(-r, 0)} c ` +
    `${at(-r, -k)} ${at(-k, -r)} ${at(0, -r)} c ${at(k, -r)} ${at(r, -k)} ${at(r, 0)} c h`
  );
}

/** Which of the usual marks a button shows, e.g. `8` for a cross. */
export function markOf(dict: PDFDict): string | undefined {
  const caption = look(dict)?.lookup(PDFName.of("CA"));
  return caption && "decodeText" in caption ? (caption as PDFName).decodeText() : undefined;
}

function look(dict: PDFDict): PDFDict | undefined {
  const found = dict.lookup(PDFName.of("MK"));
  return found instanceof PDFDict ? found : undefined;
}

function styleOf(dict: PDFDict): PDFDict | undefined {
  const found = dict.lookup(PDFName.of("BS"));
  return found instanceof PDFDict ? found : undefined;
}

function textIn(dict: PDFDict | undefined, key: string): string | undefined {
  const found = dict?.lookup(PDFName.of(key));
  return found instanceof PDFName ? found.decodeText() : undefined;
}

function dashes(dict: PDFDict): string {
  if (textIn(styleOf(dict), "S") !== "D") return "";
  const pattern = numbersIn(styleOf(dict)?.lookup(PDFName.of("D")));
  return `[${(pattern.some((n) => n > 0) ? pattern : [3]).map(number).join(" ")}] 0 d `;
}

function borderColour(dict: PDFDict): string | undefined {
  return colourOf(look(dict)?.lookup(PDFName.of("BC")), ["G", "RG", "K"]);
}

function borderWidth(dict: PDFDict): number {
  const style = numberIn(styleOf(dict)?.lookup(PDFName.of("W")));
  return style ?? numbersIn(dict.lookup(PDFName.of("Border")))[2] ?? 1;
}

function colourOf(
  value: PDFObject | undefined,
  names: readonly [string, string, string],
): string | undefined {
  const parts = numbersIn(value);
  const name = { 1: names[0], 3: names[1], 4: names[2] }[parts.length];
  return name && `${parts.map(number).join(" ")} ${name}`;
}

function numberIn(value: PDFObject | undefined): number | undefined {
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

function numbersIn(value: PDFObject | undefined): number[] {
  if (!(value instanceof PDFArray)) return [];
  return value.asArray().map((_, i) => numberIn(value.lookup(i)) ?? 0);
}
