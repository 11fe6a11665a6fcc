/**
 * What stands at a place of the page: pictures, text boxes, shapes.
 *
 * A float is written before its paragraph, in a block without height, and moved from there
 * to its place; a drawing in front of the text is drawn over its page, and said where it is anchored.
 * Text does not flow around it: Typst cannot; the reader has warned.
 */
import { dictionary } from "../../values/dictionary.ts";
import { type Float, type FloatContent, isInline, type Offset, standsByText } from "../model/floats.ts";
import { hasText, type Paragraph } from "../model/paragraph.ts";
import { textWidth } from "../model/text.ts";
import { isPlainText, NARROWEST } from "./beside.ts";
import { writeFlow } from "./flow.ts";
import { writeImage } from "./inlines.ts";
import { color, onGround, pt, sides, string, turnedText } from "./markup.ts";
import { drawShape, paintBehind } from "./shapes.ts";
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
  const placed = inLayers(floats)
    .map((f) => writePlaced(writer, f, floats))
    .join("");
  const reserved = !reserves ? 0 : Math.max(0, ...floats.map((f) => reservedHeight(writer, f, paragraph)));
  const reach = Math.max(0, ...floats.map((f) => reachBelow(writer, f)));
  const back = reserved - reach;
  return `#block(above: ${pt(gap)}, width: 100%, height: ${pt(reach)}, sticky: true)[${placed}]\n${back === 0 ? "" : `#v(${pt(back)})\n`}`;
}

/** As the document has them, to be read in that order, but for what would cover what is to lie over it. */
function inLayers(floats: readonly Float[]): readonly Float[] {
  const ordered: Float[] = [];
  for (const float of floats) {
    const { layer = 0 } = float;
    const above = ordered.findIndex((other) => (other.layer ?? 0) > layer && mayOverlap(float, other));
    ordered.splice(above < 0 ? ordered.length : above, 0, float);
  }
  return ordered;
}

/** What is placed by different things may. */
function mayOverlap(a: Float, b: Float): boolean {
  const meets = (one: Offset, own: number | undefined, other: Offset, its: number | undefined) =>
    one.from !== other.from ||
    (one.align ?? other.align) !== undefined ||
    (one.by < other.by + (its ?? Number.POSITIVE_INFINITY) &&
      other.by < one.by + (own ?? Number.POSITIVE_INFINITY));
  return meets(a.x, a.width, b.x, b.width) && meets(a.y, a.height, b.y, b.height);
}

/** Room that the page must have below a float's paragraph: else both stand on the next one. */
function reachBelow(writer: Writer, float: Float): number {
  if (writer.depth > 0 || writer.columns > 1 || !standsByText(float)) return 0;
  const reach = float.y.by + (float.height ?? 0);
  return reach < writer.area.height ? Math.max(0, reach) : 0;
}

/** @param others anchored in the same paragraph */
function writePlaced(writer: Writer, float: Float, others: readonly Float[]): string {
  const { area, cell } = writer;
  const [x, y] =
    cell !== undefined && float.staysInCell
      ? placeInCell(float, cell)
      : [
          horizontal(float, area, writer.paper.mirrorsMargins),
          vertical(float, area, writer.depth === 0 || writer.inArtifact),
        ];
  const placed = (content: string) =>
    `#context { let p = here().position(); place(top + left, dx: ${x}, dy: ${y})${content} }`;
  const content = writeContent(writer, float);
  if (!standsInFront(writer, float) || others.some((other) => isBoxOver(other, float)))
    return placed(`[${content}]`);
  writer.hasFront = true;
  const alt = altOf(float.content);
  const said =
    alt === undefined ? "" : placed(`[#said(${string(alt)}, ${pt(float.width)}, ${pt(float.height ?? 0)})]`);
  return `#metadata((p => p.x + ${x}, p => p.y + ${y}, [${content}], ${float.layer ?? 0}))<kansli-front>${said}`;
}

/** From the left edge of its text, and from the paragraph: how high the cell is is not known here. */
function placeInCell({ x, y, width }: Float, cell: number): [x: string, y: string] {
  const across = x.from === "character" ? x.by : aligned(x, cell, width);
  return [pt(across), pt(y.align === undefined ? y.by : 0)];
}

/** What is drawn over the text. A box of text is not: what is over a page is no content to a screen reader. */
function standsInFront({ inArtifact }: Writer, { wrap, behind, content }: Float): boolean {
  return wrap === "none" && !behind && !inArtifact && isDrawing(content);
}

/** What is drawn over the text would hide a box that lies over it. */
function isBoxOver(box: Float, drawing: Float): boolean {
  return !isDrawing(box.content) && (box.layer ?? 0) > (drawing.layer ?? 0) && mayOverlap(box, drawing);
}

function isDrawing(content: FloatContent): boolean {
  if (content.kind === "group") return content.parts.every((part) => isDrawing(part.content));
  return content.kind === "image" || content.kind === "shape";
}

function altOf(content: FloatContent): string | undefined {
  switch (content.kind) {
    case "image":
      return content.image.alt;
    case "shape":
      return content.alt;
    case "group":
      return (
        content.alt ?? (content.parts.flatMap((part) => altOf(part.content) ?? []).join(", ") || undefined)
      );
    default:
      return undefined;
  }
}

/** Text begins below what it cannot stand beside. */
function reservedHeight(writer: Writer, float: Float, paragraph: Paragraph): number {
  const isUnbroken =
    writer.depth === 0 && writer.columns === 1 && hasText(paragraph) && !isPlainText(paragraph);
  const { cell, area } = writer;
  const most = cell !== undefined && float.staysInCell ? cell - NARROWEST : 0.6 * area.width;
  const wide = isUnbroken || float.width > most;
  const below = float.y.from === "paragraph" || float.y.from === "line";
  if (float.wrap === "none" || (float.wrap === "square" && !wide) || !below || float.height === undefined)
    return 0;
  if (isUnbroken && float.wrap === "square") writer.sayOtherwise("line-beside", paragraph.place);
  return Math.max(0, float.y.by + float.height + float.distance.bottom);
}

/** Points from the page's left edge; from the paragraph's own for what stands at a character. */
export function horizontalPlace({ x, width }: Float, area: Area): number {
  const frames: Readonly<Record<string, readonly [from: number, size: number]>> = dictionary({
    page: [0, area.pageWidth],
    leftMargin: [0, area.left],
    insideMargin: [0, area.left],
    rightMargin: [area.left + area.width, area.pageWidth - area.left - area.width],
    outsideMargin: [area.left + area.width, area.pageWidth - area.left - area.width],
  });
  if (x.from === "character") return area.left + x.by;
  const [from, size] = frames[x.from] ?? [area.left, area.width];
  return from + aligned(x, size, width);
}

function horizontal(float: Float, area: Area, isMirrored: boolean): string {
  if (float.x.from === "character") return pt(float.x.by);
  const place = `${pt(horizontalPlace(float, area))} - p.x`;
  if (!isMirrored || float.x.from === "page") return place;
  const right = area.pageWidth - area.left - area.width;
  return `${place} + if calc.even(here().page()) { ${pt(right - area.left)} }  else { 0pt }`;
}

/** Points from the page's top edge; undefined where that follows from the text. */
export function verticalPlace({ y, height = 0 }: Float, area: Area): number | undefined {
  const bottom = area.pageHeight - area.top - area.height;
  const frames: Readonly<Record<string, readonly [from: number, size: number]>> = dictionary({
    page: [0, area.pageHeight],
    margin: [area.top, area.height],
    topMargin: [0, area.top],
    bottomMargin: [area.top + area.height, bottom],
  });
  const frame = frames[y.from];
  return frame && frame[0] + aligned(y, frame[1], height);
}

/** What stands by its text stays on the page. */
function vertical(float: Float, area: Area, isOnPage: boolean): string {
  const place = verticalPlace(float, area);
  if (place !== undefined) return `${pt(place)} - p.y`;
  const { by, lifted = 0 } = float.y;
  if (!isOnPage) return pt(by);
  const back = lifted > 0 ? ` + calc.max(0pt, ${pt(area.top + lifted)} - p.y)` : "";
  const last = area.pageHeight - (float.height ?? 0);
  return `calc.min(${pt(by)}${back}, ${pt(last)} - p.y)`;
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

/** What stands somewhere, and its size. */
type Drawn = Pick<Float, "width" | "height" | "content">;

function writeContent(writer: Writer, drawn: Drawn): string {
  const { content } = drawn;
  switch (content.kind) {
    case "image":
      return writeImage(writer, content.image);
    case "blocks":
      return writeBox(writer, drawn, content);
    case "shape":
      return writeShape(writer, drawn, content);
    case "group":
      return writeGroup(writer, drawn, content);
    case "words":
      return writeWords(writer, drawn, content);
  }
}

function writeBox(writer: Writer, drawn: Drawn, content: Extract<FloatContent, { kind: "blocks" }>): string {
  const { box, blocks, geometry } = content;
  const { inset } = box;
  const width = box.turned
    ? (drawn.height ?? 0) - inset.top - inset.bottom
    : drawn.width - inset.left - inset.right;
  const room = Math.max(1, width);
  writer.depth++;
  const flow = writeFlow(writer, blocks, { width: room, offset: 0 });
  writer.depth--;
  const inner = box.turned ? turnedText(box.turned, room, flow) : flow;
  const al =
    box.verticalAlign === "top"
      ? ""
      : `#set align(${box.verticalAlign === "center" ? "horizon" : "bottom"})\n`;
  // Not the text around it: that may be white on dark ground.
  const ink = box.textColor
    ? `#set text(fill: ${color(box.textColor)})\n`
    : onGround(box.fill) || "#set text(fill: black)\n";
  const height = drawn.height === undefined || drawn.height <= 0 ? "" : `, height: ${pt(drawn.height)}`;
  const [look, behind] = paintBehind(drawn, box, geometry);
  const code = `block(width: ${pt(drawn.width)}${height}, inset: ${sides(box.inset)}${look})[${behind}${ink}${al}${inner}]`;
  return `#${turned(drawn, box.rotation, code)}`;
}

/** Around its middle, which the engine finds where it knows the size. */
function turned({ width, height = 0 }: Drawn, rotation: number, code: string): string {
  if (rotation % 360 === 0) return code;
  return `block(width: ${pt(width)}, height: ${pt(height)}, rotate(${rotation}deg, ${code}))`;
}

function writeShape(
  writer: Writer,
  drawn: Drawn,
  { box, geometry, alt }: Extract<FloatContent, { kind: "shape" }>,
): string {
  if (!box.fill && !box.stroke) return "";
  return described(writer, drawn, alt, turned(drawn, box.rotation, drawShape(drawn, box, geometry)));
}

/** What nobody described is decoration: screen readers pass over it. */
function described(writer: Writer, drawn: Drawn, alt: string | undefined, code: string): string {
  const shown = `pdf.artifact(${code})`;
  if (alt === undefined || writer.inArtifact) return `#${shown}`;
  return `#spoken(${string(alt)}, ${pt(drawn.width)}, ${pt(drawn.height ?? 0)}, ${shown})`;
}

function writeGroup(
  writer: Writer,
  drawn: Drawn,
  { parts, rotation, alt }: Extract<FloatContent, { kind: "group" }>,
): string {
  const placed = parts.map(
    (part) => `#place(top + left, dx: ${pt(part.x)}, dy: ${pt(part.y)})[${writeContent(writer, part)}]`,
  );
  const whole = `block(width: ${pt(drawn.width)}, height: ${pt(drawn.height ?? 0)})[${placed.join("")}]`;
  const code = turned(drawn, rotation, whole);
  return alt === undefined ? `#${code}` : described(writer, drawn, alt, code);
}

/** Lines as high as their place has room for, then drawn as wide as that: the longest, and the others in its measure. */
function writeWords(
  writer: Writer,
  drawn: Drawn,
  { text, format, opacity, rotation }: Extract<FloatContent, { kind: "words" }>,
): string {
  const { width, height = 0 } = drawn;
  const lines = text.trim().split(/\s*[\r\n]+\s*/);
  const { ascent, descent } = format.metrics;
  const size = height / lines.length / (ascent + descent);
  const own = (Math.max(...lines.map((line) => textWidth(line, format))) * size) / format.size;
  if (own <= 0 || width <= 0 || height <= 0) return "";
  const name = writer.styles.name(format, { rule: "auto", value: 1 });
  const clear = opacity < 1 ? `.transparentize(${Math.round(100 * (1 - opacity))}%)` : "";
  const look = `size: ${pt(size)}, top-edge: ${pt(ascent * size)}, bottom-edge: ${pt(-descent * size)}, fill: ${color(format.color ?? "000000")}${clear}`;
  const set = lines.map((line) => `${name}(${look}, ${string(line)})`).join("; linebreak(); ");
  // A point more, that no line breaks for a rounding error.
  const box = `box(width: ${pt(own + 1)}, align(center, { ${set} }))`;
  const wide = Math.round((100 * width) / (own + 1));
  const words = `block(width: ${pt(width)}, height: ${pt(height)}, scale(x: ${wide}%, origin: top + left, ${box}))`;
  return `#${turned(drawn, rotation, words)}`;
}
