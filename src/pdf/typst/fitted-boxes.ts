/**
 * Text boxes that are as high as their text, whatever height is stored: the writer of the file may have had another.
 *
 * Source: ISO/IEC 29500-1 §21.1.2.1.4 (spAutoFit)
 */
import type { Float } from "../model/floats.ts";
import type { Block } from "../model/paper.ts";
import { estimateHeight } from "./heights.ts";
import type { Writer } from "./writer.ts";

export function withFittedBoxes(writer: Writer, blocks: readonly Block[]): readonly Block[] {
  return blocks.some(hasFitted) ? blocks.map((block) => fitted(writer, block)) : blocks;
}

function hasFitted(block: Block): boolean {
  return block.kind === "paragraph" && block.inlines.some((i) => i.kind === "float" && isFitted(i.float));
}

function isFitted({ content }: Float): boolean {
  if (content.kind !== "blocks" || !content.box.fitsText || content.box.turned) return false;
  return content.blocks.every(isText);
}

/** Of what else stands in a box the height is not known well enough. */
function isText(block: Block): boolean {
  return block.kind === "paragraph" && !block.inlines.some(({ kind }) => kind === "float" || kind === "tab");
}

function fitted(writer: Writer, block: Block): Block {
  if (!hasFitted(block) || block.kind !== "paragraph") return block;
  const inlines = block.inlines.map((inline) =>
    inline.kind === "float" && isFitted(inline.float)
      ? { ...inline, float: { ...inline.float, height: heightOf(writer, inline.float) } }
      : inline,
  );
  return { ...block, inlines };
}

function heightOf(writer: Writer, { content, width, height }: Float): number | undefined {
  if (content.kind !== "blocks") return height;
  const { left, right, top, bottom } = content.box.inset;
  return top + estimateHeight(writer, content.blocks, width - left - right) + bottom;
}
