/**
 * What the paragraphs of a Markdown text have in common, and what keeps its last one with what follows it.
 */
import { type Property, property } from "./properties.ts";

/** What the paragraphs of a text have in common. */
export interface Surroundings {
  readonly paragraph: readonly Property[];
  readonly run: readonly Property[];
  /** Lists round the paragraph. */
  readonly depth: number;
  /** Whether the last of them keeps with what follows the text. */
  readonly keeps: boolean;
}

export const KEEP = property("keepNext");
export const OFF = /w:val="(?:0|false|off)"/;

/** Of the paragraph that the text ends with. */
export function keepNext({ keeps }: Surroundings): Property[] {
  return keeps ? [KEEP] : [];
}
