/**
 * Room between lines that the last line of a page does without.
 *
 * Where lines are to be higher than their text by a factor, the rest stands below them, and may hang over the bottom
 * of the page: its last line needs room for its text alone. So the engine is told of it as space between lines, which
 * it drops at the end of a page.
 *
 * Of paragraphs of the body alone: what ends a cell or a box keeps the room of its lines. Points.
 *
 * Source: ISO/IEC 29500-1 §17.3.1.33 (spacing); measured against LibreOffice (lines of 1.5 in pages of five heights)
 */
import type { Block } from "../model/paper.ts";
import type { LineHeight, Paragraph } from "../model/paragraph.ts";
import type { Inline, TextFormat } from "../model/text.ts";
import { openFrame } from "./frames.ts";
import { edges } from "./text.ts";

/** Lines as high as their text, or on the same grid. */
function single({ pitch }: LineHeight): LineHeight {
  return { rule: "auto", value: 1, pitch };
}

/** By how much lines of a paragraph may differ; Word places them on twips. */
const TWIP = 0.05;

/** The block, its paragraph's lines as high as their text and the rest between them, where all have as much of it. */
export function withLeading(block: Block): Block {
  if (block.kind !== "paragraph") return block;
  const leading = leadingOf(block);
  const { format } = block;
  return leading > 0 ? { ...block, leading, format: { ...format, line: single(format.line) } } : block;
}

function leadingOf({ inlines, mark, label, frame, format }: Paragraph): number {
  const { line } = format;
  if (line.rule !== "auto" || line.value <= 1 || frame || openFrame(format) !== "") return 0;
  if (!inlines.every(isText)) return 0;
  const found = formatsOf(inlines);
  const own = found.length > 0 ? found : [mark];
  const rests = own.map((text) => edges(text, line).below - edges(text, single(line)).below);
  const [most, least] = [Math.max(...rests), Math.min(...rests)];
  return most - least <= TWIP && isWithin(formatsOf(label?.inlines ?? []), own, single(line)) ? most : 0;
}

function isText({ kind }: Inline): boolean {
  return kind !== "image" && kind !== "rule";
}

function formatsOf(inlines: readonly Inline[]): TextFormat[] {
  return [...new Set(inlines.flatMap((inline) => (inline.kind === "text" ? [inline.format] : [])))];
}

/** Whether a number makes no line higher than the text in it does. */
function isWithin(label: readonly TextFormat[], text: readonly TextFormat[], line: LineHeight): boolean {
  return label.every((number) =>
    text.every((other) => {
      const [a, b] = [edges(number, line), edges(other, line)];
      return a.above <= b.above && a.below <= b.below;
    }),
  );
}
