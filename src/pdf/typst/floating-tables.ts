/**
 * Tables that stand at a place of their own, with text around them.
 *
 * One that leaves room beside it becomes a float of the paragraph that it is anchored in, which is the one
 * after it. One that leaves none stands in the text at its own distance from the edge, as in Word. What the
 * engine cannot place stands in the text too, and is said to.
 *
 * Source: ISO/IEC 29500-1 §17.4.57 (tblpPr)
 */
import type { TablePosition } from "../../ooxml/tables.ts";
import type { Block, Float, Paragraph, Table } from "../model.ts";
import { isPlainText, NARROWEST } from "./beside.ts";
import { horizontalPlace } from "./floats.ts";
import type { Room } from "./flow.ts";
import { tableHeight } from "./heights.ts";
import { columnWidths } from "./tables.ts";
import type { Writer } from "./writer.ts";

export function placeFloatingTables(writer: Writer, blocks: readonly Block[], room: Room): readonly Block[] {
  if (!blocks.some((block) => block.kind === "table" && block.position)) return blocks;
  const placed: Block[] = [];
  let waiting: Float[] = [];
  blocks.forEach((block, i) => {
    if (block.kind === "table" && block.position) {
      const float = floatOf(writer, block, block.position, room);
      const stands = standsBeside(writer, float, blocks[i + 1]);
      if (stands) waiting.push(float);
      else placed.push(inText(writer, block, block.position, float));
      return;
    }
    if (block.kind === "paragraph" && waiting.length > 0) {
      const inlines = [...waiting.map((float) => ({ kind: "float" as const, float })), ...block.inlines];
      placed.push({ ...block, inlines });
      waiting = [];
      return;
    }
    placed.push(block);
  });
  return placed;
}

function floatOf(writer: Writer, table: Table, position: TablePosition, room: Room): Float {
  const width = columnWidths(table, room.width).reduce((a, b) => a + b, 0);
  const { x, y, xAlign, xAnchor, distance } = position;
  return {
    x: { from: xAnchor === "text" ? "column" : xAnchor, align: xAlign, by: x },
    y: { from: "paragraph", align: undefined, by: y },
    width,
    height: tableHeight(writer, table, room.width),
    wrap: "square",
    sides: "both",
    behind: false,
    distance,
    content: { kind: "blocks", blocks: [{ ...table, alignment: "left", position: undefined }], box: bare },
  };
}

const bare = {
  fill: undefined,
  stroke: undefined,
  inset: { left: 0, top: 0, right: 0, bottom: 0 },
  rotation: 0,
  verticalAlign: "top",
} as const;

/** Whether text has room beside the table, and the text that follows can be set there. */
function standsBeside(writer: Writer, float: Float, next: Block | undefined): next is Paragraph {
  const { area } = writer;
  if (writer.depth > 0 || writer.columns > 1 || (float.height ?? 0) > area.height / 2) return false;
  if (next?.kind !== "paragraph" || !isPlainText(next) || next.format.pageBreakBefore) return false;
  return roomBeside(writer, float) >= NARROWEST;
}

function roomBeside({ area }: Writer, float: Float): number {
  const left = horizontalPlace(float, area) - area.left;
  const right = area.width - left - float.width;
  return Math.max(left - float.distance.left, right - float.distance.right);
}

function inText(writer: Writer, table: Table, position: TablePosition, float: Float): Table {
  const moved = position.yAnchor !== "text" || position.yAlign !== undefined;
  if (moved || writer.depth > 0 || roomBeside(writer, float) >= NARROWEST) {
    writer.reportApproximate("a floating table", "the same table where it is anchored", table.place);
  }
  if (writer.depth > 0) return { ...table, position: undefined };
  const { area } = writer;
  const left = horizontalPlace(float, area) - area.left + table.left;
  return { ...table, left, alignment: "left", position: undefined };
}
