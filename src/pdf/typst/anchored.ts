/**
 * Tables and frames that stand at a place of their own, with text around them.
 *
 * They become floats of the paragraph that they are anchored in, which is the one after them. A table that
 * leaves no room beside it stands in the text at its own distance from the edge, as in Word. What the engine
 * cannot place stands in the text too, and is said to.
 *
 * Source: ISO/IEC 29500-1 §17.4.57 (tblpPr), §17.3.1.11 (framePr)
 */
import type { Frame } from "../../ooxml/paragraph-properties.ts";
import type { TablePosition } from "../../ooxml/tables.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { Float } from "../model/floats.ts";
import type { Block } from "../model/paper.ts";
import type { Paragraph } from "../model/paragraph.ts";
import type { Table } from "../model/tables.ts";
import { textWidth } from "../model/text.ts";
import { isPlainText, NARROWEST } from "./beside.ts";
import { horizontalPlace, verticalPlace } from "./floats.ts";
import type { Room } from "./flow.ts";
import { heightToLastLine, tableHeight } from "./heights.ts";
import { columnWidths } from "./table-widths.ts";
import type { Writer } from "./writer.ts";

export function placeAnchored(writer: Writer, blocks: readonly Block[], room: Room): readonly Block[] {
  if (!blocks.some(isAnchored)) return blocks;
  const placed: Block[] = [];
  let waiting: Float[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) break;
    const end = frameEnd(blocks, i);
    const float = isAnchored(block) ? floatOf(writer, blocks.slice(i, end), room) : undefined;
    const next = blocks[end];
    const stands = float && atPlace(writer, float, placed.length === 0);
    if (stands && next?.kind === "paragraph" && (block.kind !== "table" || hasRoom(writer, stands, next))) {
      waiting.push(stands);
      i = end - 1;
    } else if (float) placed.push(inText(writer, block, float));
    else if (block.kind === "paragraph" && waiting.length > 0) {
      const inlines = [...waiting.map((f) => ({ kind: "float" as const, float: f })), ...block.inlines];
      placed.push({ ...block, inlines });
      waiting = [];
    } else placed.push(block);
  }
  return placed;
}

/**
 * The float where it can stand: by its text, or where no text comes. One at a place of the page that the
 * first text of a section is anchored to stands by that text.
 */
function atPlace(writer: Writer, float: Float, isFirst: boolean): Float | undefined {
  const { area } = writer;
  const top = verticalPlace(float, area);
  if (top === undefined || float.wrap === "none" || writer.inArtifact) return float;
  if (top + (float.height ?? 0) <= area.top || top >= area.top + area.height) return float;
  if (!isFirst || writer.depth > 0) return undefined;
  return { ...float, y: { from: "paragraph", align: undefined, by: top - area.top } };
}

function floatOf(writer: Writer, blocks: readonly Block[], room: Room): Float | undefined {
  const [block] = blocks;
  if (block?.kind === "table") return block.position && tableFloat(writer, block, block.position, room);
  return block?.frame && frameFloat(writer, blocks as readonly Paragraph[], block.frame, room);
}

function isAnchored(block: Block): boolean {
  return block.kind === "table" ? block.position !== undefined : block.frame !== undefined;
}

/** Neighbours with the same frame stand in one. */
function frameEnd(blocks: readonly Block[], start: number): number {
  const frame = (block: Block | undefined) =>
    block?.kind === "paragraph" && block.frame ? JSON.stringify(block.frame) : undefined;
  const first = frame(blocks[start]);
  let end = start + 1;
  while (first !== undefined && frame(blocks[end]) === first) end++;
  return end;
}

function frameFloat(writer: Writer, paragraphs: readonly Paragraph[], frame: Frame, room: Room): Float {
  const own = paragraphs.map((p) => ({ ...p, frame: undefined }));
  // A frame as wide as its text stands where its own text says, whatever is counted later.
  const fitted = frame.width
    ? own
    : own.map((p) => ({ ...p, format: { ...p.format, alignment: inner(frame) } }));
  const width = frame.width || Math.min(room.width, Math.max(...own.map(naturalWidth)));
  const least = frame.height ?? 0;
  const text = heightToLastLine(writer, own, width);
  const height = frame.heightRule === "exact" ? least : Math.max(least, text);
  return {
    x:
      frame.dropCap === "margin"
        ? { from: "column", align: undefined, by: -width - frame.distance.right }
        : {
            from: frame.xAnchor === "text" ? "column" : frame.xAnchor,
            align: frame.xAlign,
            by: frame.x ?? 0,
          },
    // Drop caps begin with the first line.
    y: { from: frame.yAnchor === "text" ? "line" : frame.yAnchor, align: frame.yAlign, by: frame.y ?? 0 },
    width,
    height,
    wrap: wraps[frame.wrap] ?? "square",
    sides: "both",
    behind: false,
    distance: frame.distance,
    content: { kind: "blocks", blocks: fitted, box: bare, geometry: "rectangle" },
  };
}

const wraps: Readonly<Record<string, Float["wrap"]>> = dictionary({
  none: "none",
  through: "none",
  notBeside: "topAndBottom",
});

function inner({ xAlign }: Frame): Paragraph["format"]["alignment"] {
  if (xAlign === "center") return "center";
  return xAlign === "right" || xAlign === "outside" ? "right" : "left";
}

/** On one line; a number has as many digits as most pages'. */
function naturalWidth({ inlines, format }: Paragraph): number {
  const widths = inlines.map((i) => {
    if (i.kind === "text") return textWidth(i.text, i.format);
    if (i.kind === "number") return textWidth("000", i.format);
    return i.kind === "image" ? i.image.width : 0;
  });
  return Math.max(1, widths.reduce((a, b) => a + b, format.left + format.right) + 0.1);
}

function tableFloat(writer: Writer, table: Table, position: TablePosition, room: Room): Float {
  const width = columnWidths(table, room.width).reduce((a, b) => a + b, 0);
  const { x, y, xAlign, yAlign, xAnchor, yAnchor, distance } = position;
  return {
    x: { from: xAnchor === "text" ? "column" : xAnchor, align: xAlign, by: x },
    y: { from: yAnchor === "text" ? "paragraph" : yAnchor, align: yAlign, by: y },
    width,
    height: tableHeight(writer, table, room.width),
    wrap: "square",
    sides: "both",
    behind: false,
    distance,
    content: {
      kind: "blocks",
      blocks: [{ ...table, alignment: "left", position: undefined }],
      box: bare,
      geometry: "rectangle",
    },
  };
}

const bare = {
  fill: undefined,
  stroke: undefined,
  textColor: undefined,
  inset: { left: 0, top: 0, right: 0, bottom: 0 },
  rotation: 0,
  verticalAlign: "top",
} as const;

/** Whether text has room beside a table, and the text that follows can be set there. */
function hasRoom(writer: Writer, float: Float, next: Paragraph): boolean {
  if (writer.inArtifact && verticalPlace(float, writer.area) !== undefined) return true;
  if (writer.depth > 0 || writer.columns > 1 || (float.height ?? 0) > writer.area.height / 2) return false;
  if (!isPlainText(next) || next.format.pageBreakBefore) return false;
  return roomBeside(writer, float) >= NARROWEST;
}

function roomBeside({ area }: Writer, float: Float): number {
  const left = horizontalPlace(float, area) - area.left;
  const right = area.width - left - float.width;
  return Math.max(left - float.distance.left, right - float.distance.right);
}

function inText(writer: Writer, block: Block, float: Float): Block {
  const isMoved = verticalPlace(float, writer.area) !== undefined || float.y.align !== undefined;
  if (block.kind === "paragraph" || isMoved || writer.depth > 0 || roomBeside(writer, float) >= NARROWEST) {
    writer.sayOtherwise(block.kind === "table" ? "floating-table" : "frame", block.place);
  }
  if (block.kind === "paragraph") return { ...block, frame: undefined };
  if (writer.depth > 0) return { ...block, position: undefined };
  const { area } = writer;
  const left = horizontalPlace(float, area) - area.left + block.left;
  return { ...block, left, alignment: "left", position: undefined };
}
