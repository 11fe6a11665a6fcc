/**
 * The numbers of lists: boxes as wide as the way to the text, and where the text after them begins.
 */
import type { Label, Paragraph } from "../model/paragraph.ts";
import { plainText, textWidth } from "../model/text.ts";
import type { Room } from "./flow.ts";
import { pt } from "./markup.ts";
import { type Edges, edges } from "./text.ts";
import type { Writer } from "./writer.ts";

/** Where text stands, counted from the edge of its room at which its lines begin. */
export function fromStart({ rightToLeft, left, right }: Paragraph["format"], room: Room): number {
  return rightToLeft ? right - (room.end ?? 0) : left - room.offset;
}

/** The number, in a box as wide as the way to the text. */
export function writeLabel(
  writer: Writer,
  paragraph: Paragraph,
  room: Room,
  column: number,
  above: number,
): string {
  const { format, label } = paragraph;
  if (!label) return "";
  const start = fromStart(format, room) + format.firstLine;
  const text = label.inlines
    .map((i) => (i.kind === "text" ? writer.styles.show(i.format, format.line, i.text) : ""))
    .join("");
  const { above: ascent, below } = lineEdges(paragraph, label);
  const lower = ascent - labelEdges(paragraph, label).above;
  const al = label.justification;
  const height = `width: ${pt(column)}, height: ${pt(ascent + below + above)}, baseline: ${pt(below)}`;
  const hasRoom = start >= 0 && start + labelWidth(label) <= column;
  if (al === "left" && hasRoom && !format.rightToLeft && isOneWord(label)) {
    return `#box(inset: (left: ${pt(start)}, top: ${pt(above + lower)}), ${height})[${text}]`;
  }
  // Wide enough for any number, and out of the flow: a number never breaks into lines.
  const reach = { left: 0, center: -LABEL_REACH / 2, right: -LABEL_REACH }[al];
  const [side, dx] = format.rightToLeft ? ["right", -start - reach] : ["left", start + reach];
  const alignment = format.rightToLeft ? { left: "right", center: "center", right: "left" }[al] : al;
  const placed = `place(top + ${side}, dx: ${pt(dx)}, dy: ${pt(lower)}, block(width: ${pt(LABEL_REACH)}, align(${alignment})[${text}]))`;
  const inset = above > 0 ? `inset: (top: ${pt(above)}), ` : "";
  return `#box(${inset}${height}, ${placed})`;
}

/** Nothing in it lets a line break. */
function isOneWord({ inlines }: Label): boolean {
  return /^(.|[\p{Script=Latin}\p{Nd}.()]*)$/u.test(plainText(inlines));
}

const LABEL_REACH = 400;

function labelWidth({ inlines }: Label): number {
  return inlines.reduce((sum, i) => sum + (i.kind === "text" ? textWidth(i.text, i.format) : 0), 0);
}

/** Of the line that the number stands in, as far as its first text tells. */
function lineEdges(paragraph: Paragraph, label: Label): Edges {
  const own = labelEdges(paragraph, label);
  const text = paragraph.inlines.find((i) => i.kind === "text");
  const others = edges(text?.format ?? paragraph.mark, paragraph.format.line);
  return { above: Math.max(own.above, others.above), below: Math.max(own.below, others.below) };
}

function labelEdges({ format, mark }: Paragraph, label: Label): Edges {
  const first = label.inlines[0];
  return edges(first?.kind === "text" ? first.format : mark, format.line);
}

/**
 * The paragraph without its number: its first line begins where the text after the number does.
 * Where the number is wider than the hanging indent that is the next tab stop.
 */
export function withLabelSpace(writer: Writer, paragraph: Paragraph): Paragraph {
  const { format, label } = paragraph;
  if (!label) return paragraph;
  const left = format.rightToLeft ? format.right : format.left;
  const start = left + format.firstLine;
  const end = start + (label.justification === "left" ? labelWidth(label) : 0);
  const first = textStart(writer, paragraph, left, end);
  const isHigh = first <= left && isAsHigh(paragraph, label);
  return {
    ...paragraph,
    ...(!isHigh && { strut: labelEdges(paragraph, label) }),
    label: undefined,
    format: { ...format, firstLine: Math.max(0, first - left) },
  };
}

/** The first word is as high as the number, so that the line is, too. */
function isAsHigh(paragraph: Paragraph, label: Label): boolean {
  const first = paragraph.inlines.find((i) => i.kind !== "bookmark");
  if (first?.kind !== "text" || first.text.trim() === "" || first.format.script || first.format.raised) {
    return false;
  }
  const [own, number] = [edges(first.format, paragraph.format.line), labelEdges(paragraph, label)];
  return own.above >= number.above && own.below >= number.below;
}

function textStart(writer: Writer, { format, label }: Paragraph, left: number, end: number): number {
  if (label?.suffix === "nothing") return end;
  if (label?.suffix === "space")
    return end + 0.25 * (label.inlines[0]?.kind === "text" ? label.inlines[0].format.size : 10);
  if (format.firstLine < 0 && end <= left + 0.5) return left;
  const stops = [...format.tabs.map((t) => t.position), ...(format.firstLine < 0 ? [left] : [])].sort(
    (a, b) => a - b,
  );
  const { defaultTabStop } = writer.paper;
  return (
    stops.find((s) => s > end + 0.05) ?? (Math.floor((end + 0.05) / defaultTabStop) + 1) * defaultTabStop
  );
}
