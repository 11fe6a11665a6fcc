/** Shapes and words of a chart, each in its place. */
import { luma } from "../../../ooxml/colors.ts";
import type { Language } from "../../../values/language.ts";
import type { BoxFormat, CurvePath, GroupPart, Place, Stroke } from "../../model/floats.ts";
import { textWidth } from "../../model/text.ts";
import { wordText } from "../drawing-text.ts";
import type { InlineReader } from "../inlines.ts";
import { baseFormat } from "../text-format.ts";

/** Of its words, in points. */
export const SIZE = 9;
/** Around what is drawn. */
export const GAP = 6;
export const LINE = 1.4 * SIZE;
/** Of words and lines, on light and on dark ground. */
const INK = "595959";
const LIGHT_INK = "F2F2F2";
export const GRID = "D9D9D9";
/** Between words and the axis. */
export const WORD_GAP = 4;
/** Words that just fit would be parted. */
const ROOM = 4;

/** Puts shapes and words together. */
export class Pen {
  readonly parts: GroupPart[] = [];
  readonly language: Language;
  readonly ink: string;
  readonly #reader: InlineReader;

  /** @param ground what the chart stands on */
  constructor(reader: InlineReader, ground?: string) {
    this.#reader = reader;
    this.ink = ground !== undefined && isDark(ground) ? LIGHT_INK : INK;
    this.language = reader.story.source.language.startsWith("sv") ? "sv" : "en";
  }

  width(text: string, size = SIZE): number {
    const { source } = this.#reader.story;
    const ascii = source.theme.font("minorHAnsi") ?? "Calibri";
    return textWidth(text, baseFormat(source, { size, fonts: { ascii } })) + ROOM;
  }

  box(place: Place, fill: string): void {
    this.framed(place, look(fill));
  }

  framed(place: Place, box: BoxFormat): void {
    if (place.width > 0 && place.height > 0) this.#add(place, box, "rectangle");
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

  /** @param paths counted from the upper left corner of the place, in points */
  paths(place: Place, paths: readonly (CurvePath | undefined)[], box: BoxFormat): void {
    this.#add(
      place,
      box,
      paths.flatMap((path) => path ?? []),
    );
  }

  words(text: string, place: Place, align: "left" | "center" | "right", size = SIZE, color = this.ink): void {
    this.#write(text, place, { size, align, color }, 0);
  }

  /**
   * In one line around a point.
   *
   * @param angle degrees clockwise
   */
  turned(text: string, x: number, y: number, length: number, angle: number): void {
    const place = { x: x - length / 2, y: y - LINE / 2, width: length, height: LINE };
    this.#write(text, place, { size: SIZE, align: "center", color: this.ink }, angle);
  }

  /** Around a point. */
  label(text: string, x: number, y: number, ground?: string): void {
    const width = this.width(text);
    const place = { x: x - width / 2, y: y - LINE / 2, width, height: LINE };
    const ink = ground === undefined ? this.ink : isDark(ground) ? "FFFFFF" : INK;
    this.words(text, place, "center", SIZE, ink);
  }

  #write(text: string, place: Place, written: Parameters<typeof wordText>[1], rotation: number): void {
    const { story } = this.#reader;
    const blocks = story.open(story.part, "textbox").readBlocks(wordText(text, written));
    const box: BoxFormat = { ...look(undefined), verticalAlign: "center", rotation };
    this.parts.push({ ...place, content: { kind: "blocks", blocks, box, geometry: "rectangle" } });
  }

  #add(place: Place, box: BoxFormat, geometry: "rectangle" | "line" | readonly CurvePath[]): void {
    this.parts.push({ ...place, content: { kind: "shape", box, geometry, alt: undefined } });
  }
}

/** What black words are hard to read on. */
function isDark(hex: string): boolean {
  return luma(hex) < 140;
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
