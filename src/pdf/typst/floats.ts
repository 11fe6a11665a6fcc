/**
 * What stands at a place of the page: pictures, text boxes, shapes.
 *
 * A float is written before its paragraph, in a block without height, and moved from there
 * to its place. Text does not flow around it: Typst cannot; the reader has warned.
 */
import {
  type BoxFormat,
  type Float,
  type FloatContent,
  hasText,
  isInline,
  type Offset,
  type Paragraph,
} from "../model.ts";
import { isPlainText } from "./beside.ts";
import { writeFlow } from "./flow.ts";
import { writeImage } from "./inlines.ts";
import { color, onGround, pt, sides } from "./markup.ts";
import type { Area, Writer } from "./writer.ts";

/** A shape in the line of the text. */
export function writeFloat(writer: Writer, float: Float): string {
  return isInline(float) ? `#box[${writeContent(writer, float)}]` : "";
}

/** The floats anchored in a paragraph. */
export function writeHoisted(writer: Writer, paragraph: Paragraph, gap: number, reserves = true): string {
  const floats = paragraph.inlines.flatMap((i) =>
    i.kind === "float" && !isInline(i.float) ? [i.float] : [],
  );
  if (floats.length === 0) return "";
  const placed = floats.map((f) => writePlaced(writer, f)).join("");
  const reserved = !reserves ? 0 : Math.max(0, ...floats.map((f) => reservedHeight(writer, f, paragraph)));
  return `#block(above: ${pt(gap)}, width: 100%, height: 0pt, sticky: true)[${placed}]\n${reserved > 0 ? `#v(${pt(reserved)})\n` : ""}`;
}

function writePlaced(writer: Writer, float: Float): string {
  const { area } = writer;
  const x = horizontal(float, area);
  const y = vertical(float, area);
  return `#context { let p = here().position(); place(top + left, dx: ${x}, dy: ${y})[${writeContent(writer, float)}] }`;
}

/** Text begins below what it cannot stand beside. */
function reservedHeight(writer: Writer, float: Float, paragraph: Paragraph): number {
  const isUnbroken =
    writer.depth === 0 && writer.columns === 1 && hasText(paragraph) && !isPlainText(paragraph);
  const wide = isUnbroken || float.width > 0.6 * writer.area.width;
  const below = float.y.from === "paragraph" || float.y.from === "line";
  if (float.wrap === "none" || (float.wrap === "square" && !wide) || !below || float.height === undefined)
    return 0;
  if (isUnbroken && float.wrap === "square") {
    const what = "a line with tabs, pictures or fields beside what floats";
    writer.reportApproximate(what, "the same below it", paragraph.place);
  }
  return Math.max(0, float.y.by + float.height + float.distance.bottom);
}

/** Points from the page's left edge; from the paragraph's own for what stands at a character. */
export function horizontalPlace({ x, width }: Float, area: Area): number {
  const frames: Readonly<Record<string, readonly [from: number, size: number]>> = {
    page: [0, area.pageWidth],
    leftMargin: [0, area.left],
    insideMargin: [0, area.left],
    rightMargin: [area.left + area.width, area.pageWidth - area.left - area.width],
    outsideMargin: [area.left + area.width, area.pageWidth - area.left - area.width],
  };
  if (x.from === "character") return area.left + x.by;
  const [from, size] = frames[x.from] ?? [area.left, area.width];
  return from + aligned(x, size, width);
}

function horizontal(float: Float, area: Area): string {
  return float.x.from === "character" ? pt(float.x.by) : `${pt(horizontalPlace(float, area))} - p.x`;
}

/** Points from the page's top edge; undefined where that follows from the text. */
export function verticalPlace({ y, height = 0 }: Float, area: Area): number | undefined {
  const bottom = area.pageHeight - area.top - area.height;
  const frames: Readonly<Record<string, readonly [from: number, size: number]>> = {
    page: [0, area.pageHeight],
    margin: [area.top, area.height],
    topMargin: [0, area.top],
    bottomMargin: [area.top + area.height, bottom],
  };
  const frame = frames[y.from];
  return frame && frame[0] + aligned(y, frame[1], height);
}

function vertical(float: Float, area: Area): string {
  const place = verticalPlace(float, area);
  return place === undefined ? pt(float.y.by) : `${pt(place)} - p.y`;
}

function aligned({ align, by }: Offset, size: number, own: number): number {
  switch (align) {
    case "center":
      return (size - own) / 2;
    case "right":
    case "bottom":
    case "outside":
      return size - own;
    case undefined:
      return by;
    default:
      return 0;
  }
}

function writeContent(writer: Writer, float: Float): string {
  const { content } = float;
  switch (content.kind) {
    case "image":
      return writeImage(writer, content.image);
    case "blocks":
      return writeBox(writer, float, content);
    case "shape":
      return writeShape(float, content.box, content.geometry);
  }
}

function writeBox(writer: Writer, float: Float, content: Extract<FloatContent, { kind: "blocks" }>): string {
  const { box, blocks } = content;
  const width = Math.max(1, float.width - box.inset.left - box.inset.right);
  writer.depth++;
  const inner = writeFlow(writer, blocks, { width, offset: 0 });
  writer.depth--;
  const al =
    box.verticalAlign === "top"
      ? ""
      : `#set align(${box.verticalAlign === "center" ? "horizon" : "bottom"})\n`;
  const height = float.height === undefined || float.height <= 0 ? "" : `, height: ${pt(float.height)}`;
  const code = `block(width: ${pt(float.width)}${height}, inset: ${sides(box.inset)}${paint(box)})[${onGround(box.fill)}${al}${inner}]`;
  return box.rotation % 360 === 0 ? `#${code}` : `#rotate(${box.rotation}deg, ${code})`;
}

function paint(box: BoxFormat): string {
  const fill = box.fill ? `, fill: ${color(box.fill)}` : "";
  const stroke = box.stroke ? `, stroke: ${pt(box.stroke.width)} + ${color(box.stroke.color)}` : "";
  return fill + stroke;
}

/** Decoration: screen readers pass over it. */
function writeShape(float: Float, box: BoxFormat, geometry: string): string {
  const size = `width: ${pt(float.width)}, height: ${pt(float.height ?? 0)}`;
  const lines = /^(line|straightConnector)/.test(geometry);
  const round = /^(ellipse|oval)$/.test(geometry);
  if (lines && box.stroke) {
    const end = `end: (${pt(float.width)}, ${pt(float.height ?? 0)})`;
    return `#pdf.artifact(line(${end}, stroke: ${pt(box.stroke.width)} + ${color(box.stroke.color)}))`;
  }
  if (!box.fill && !box.stroke) return "";
  return `#pdf.artifact(${round ? "ellipse" : "rect"}(${size}${paint(box)}))`;
}
