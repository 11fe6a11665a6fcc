/** Shapes and words of a chart, each in its place. */
import type { BoxFormat, CurvePath, GroupPart, Stroke } from "../../model/floats.ts";
import { textWidth } from "../../model/text.ts";
import { wordText } from "../drawing-text.ts";
import type { InlineReader } from "../inlines.ts";
import { baseFormat } from "../text-format.ts";

/** Of its words, in points. */
export const SIZE = 9;
/** Around what is drawn. */
export const GAP = 6;
export const LINE = 1.4 * SIZE;
export const INK = "595959";
/** Words that just fit would be parted. */
const ROOM = 4;

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Puts shapes and words together. */
export class Pen {
  readonly parts: GroupPart[] = [];
  readonly language: string;
  readonly #reader: InlineReader;

  constructor(reader: InlineReader) {
    this.#reader = reader;
    this.language = reader.story.source.language;
  }

  width(text: string, size = SIZE): number {
    const { source } = this.#reader.story;
    const ascii = source.theme.font("minorHAnsi") ?? "Calibri";
    return textWidth(text, baseFormat(source, { size, fonts: { ascii } })) + ROOM;
  }

  box({ left, top, width, height }: Area, fill: string): void {
    if (width > 0 && height > 0) this.#add({ x: left, y: top, width, height }, look(fill), "rectangle");
  }

  line(x1: number, y1: number, x2: number, y2: number, color: string): void {
    const place = {
      x: Math.min(x1, x2),
      y: Math.min(y1, y2),
      width: Math.abs(x2 - x1),
      height: Math.abs(y2 - y1),
    };
    this.#add(place, look(undefined, { width: 0.75, color }), "line");
  }

  /** @param curve counted from the upper left corner of the area, in points */
  paths({ left, top, width, height }: Area, paths: readonly (CurvePath | undefined)[], box: BoxFormat): void {
    this.#add(
      { x: left, y: top, width, height },
      box,
      paths.flatMap((path) => path ?? []),
    );
  }

  words(text: string, area: Area, align: "left" | "center" | "right", size = SIZE, color = INK): void {
    const { story } = this.#reader;
    const paragraph = wordText(text, { size, align, color });
    const blocks = story.open(story.part, "textbox").readBlocks(paragraph);
    const { left: x, top: y, width, height } = area;
    const box: BoxFormat = { ...look(undefined), verticalAlign: "center" };
    this.parts.push({ x, y, width, height, content: { kind: "blocks", blocks, box, geometry: "rectangle" } });
  }

  /** Around a point. */
  label(text: string, x: number, y: number, ground?: string): void {
    const width = this.width(text);
    const area = { left: x - width / 2, top: y - LINE / 2, width, height: LINE };
    this.words(text, area, "center", SIZE, ground !== undefined && isDark(ground) ? "FFFFFF" : INK);
  }

  #add(
    place: Omit<GroupPart, "content">,
    box: BoxFormat,
    geometry: "rectangle" | "line" | readonly CurvePath[],
  ): void {
    this.parts.push({ ...place, content: { kind: "shape", box, geometry, alt: undefined } });
  }
}

/** By luma, ITU-R BT.601: what black words are hard to read on. */
function isDark(hex: string): boolean {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 140;
}

export function look(fill: string | undefined, stroke?: Stroke): BoxFormat {
  return {
    fill,
    stroke,
    textColor: undefined,
    inset: { left: 0, top: 0, right: 0, bottom: 0 },
    rotation: 0,
    verticalAlign: "top",
  };
}
