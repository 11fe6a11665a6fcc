/** The numbers beside a plot. */
import type { Place } from "../../model/floats.ts";
import type { Axis } from "./axis.ts";
import { LINE, type Pen, WORD_GAP } from "./pen.ts";
import { numberText, type Scale } from "./scale.ts";

/** What is written along an axis of values. */
export interface Numbers {
  readonly scale: Scale;
  readonly axis: Axis;
  /** One for each tick, or none. */
  readonly texts: readonly string[];
  /** Of the widest, and the gap to the axis; in points. */
  readonly width: number;
}

export function numbersOf(pen: Pen, scale: Scale, axis: Axis, format = axis.format): Numbers {
  const texts = axis.isShown ? scale.ticks.map((tick) => numberText(tick, format, pen.language)) : [];
  return { scale, axis, texts, width: Math.max(0, ...texts.map((text) => pen.width(text))) + WORD_GAP };
}

/** @param isSecond on the right */
export function drawBeside(
  pen: Pen,
  text: string,
  { width }: Numbers,
  area: Place,
  y: number,
  isSecond = false,
): void {
  const x = isSecond ? area.x + area.width + WORD_GAP : area.x - width;
  const room = { x, y: y - LINE / 2, width: width - WORD_GAP, height: LINE };
  pen.words(text, room, isSecond ? "left" : "right");
}
