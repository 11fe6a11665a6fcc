/**
 * What has room beside a float as it is: a picture in its line, a narrow table. Nothing of it is broken into lines.
 *
 * Lengths in points; x from the left edge of the text, y from the top of the float's paragraph.
 */
import { isInline } from "../model/floats.ts";
import type { Block } from "../model/paper.ts";
import { hasLabelInText, type Paragraph } from "../model/paragraph.ts";
import type { Table } from "../model/tables.ts";
import { type Inline, textWidth } from "../model/text.ts";
import { isPlainText } from "./beside.ts";
import type { Room } from "./flow.ts";
import { estimateHeight } from "./heights.ts";
import type { Obstacle } from "./obstacles.ts";
import { columnWidths } from "./table-widths.ts";
import type { Writer } from "./writer.ts";

interface Extent {
  readonly left: number;
  readonly right: number;
}

/** Where the block at `i` ends that begins at `top`; undefined where it is none of these, or has no room. */
export function bottomBeside(
  writer: Writer,
  blocks: readonly Block[],
  i: number,
  room: Room,
  obstacles: readonly Obstacle[],
  top: number,
): number | undefined {
  const block = blocks[i];
  // A caption and what it is of are written together.
  if (!block || [block, blocks[i - 1], blocks[i + 1]].some(isCaption)) return undefined;
  const extent = block.kind === "table" ? tableExtent(block, room) : lineExtent(block, room);
  if (!extent) return undefined;
  const own = block.kind === "table" ? block : withoutFloats(block);
  const bottom = top + estimateHeight(writer, [own], room.width);
  const isFree = obstacles.every(
    (o) => o.bottom <= top || o.top >= bottom || extent.right <= o.left || extent.left >= o.right,
  );
  return isFree ? bottom : undefined;
}

function isCaption(block: Block | undefined): boolean {
  return block?.kind === "paragraph" && block.isCaption;
}

function tableExtent(table: Table, room: Room): Extent | undefined {
  if (table.alignment !== "left" || table.rightToLeft || table.position || table.pageBreakBefore)
    return undefined;
  const width = columnWidths(table, room.width).reduce((a, b) => a + b, 0);
  return { left: table.left, right: table.left + width };
}

/** Of a paragraph that is one line with a picture in it; text alone is set around what floats. */
function lineExtent(paragraph: Paragraph, { offset, width }: Room): Extent | undefined {
  const { format, label } = paragraph;
  if (isPlainText(paragraph) || format.pageBreakBefore || format.rightToLeft) return undefined;
  if (label && !hasLabelInText(paragraph)) return undefined;
  const widths = withoutFloats(paragraph).inlines.map(widthOf);
  const [start, end] = [format.left + format.firstLine, offset + width - format.right];
  const own = widths.reduce((sum, other) => sum + other, 0);
  const free = end - start - own;
  // Not a number where the width of something is not known.
  if (!(free >= 0)) return undefined;
  const left = start + { left: 0, justify: 0, center: free / 2, right: free }[format.alignment];
  return { left, right: left + own };
}

/** What stands in its lines alone. */
export function withoutFloats(paragraph: Paragraph): Paragraph {
  const inlines = paragraph.inlines.filter((i) => i.kind !== "float" || isInline(i.float));
  return { ...paragraph, inlines };
}

function widthOf(inline: Inline): number {
  switch (inline.kind) {
    case "text":
      return textWidth(inline.text, inline.format);
    case "image":
      return inline.image.width;
    case "bookmark":
      return 0;
    default:
      return Number.NaN;
  }
}
