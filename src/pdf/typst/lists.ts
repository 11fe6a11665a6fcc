/**
 * Numbered paragraphs → lists that a screen reader knows as lists, with Word's geometry.
 *
 * Which paragraphs belong together: those of one numbering definition; a deeper level, or
 * another numbering further in, nests in the item before; paragraphs without number and tables between
 * two items belong to the first of them when they are indented as its text.
 */
import type { Block } from "../model/paper.ts";
import { hasLabelInText, type Label, type Paragraph } from "../model/paragraph.ts";
import type { Table } from "../model/tables.ts";
import { plainText, textWidth } from "../model/text.ts";
import { type Room, writeFlow } from "./flow.ts";
import { gapBetween } from "./gaps.ts";
import { array, pt } from "./markup.ts";
import { isLines, leadingIn, writeLines, writeParagraph } from "./paragraphs.ts";
import { type Edges, edges } from "./text.ts";
import type { Writer } from "./writer.ts";

export interface ListItem {
  readonly paragraph: Paragraph;
  /** Text, tables and nested lists after the item's first paragraph, in order. */
  readonly rest: (Block | ListNode)[];
  /** The block before the item, for the space between them. */
  readonly previous: Block | undefined;
}

export interface ListNode {
  readonly kind: "list";
  readonly list: number;
  readonly level: number;
  readonly left: number;
  readonly items: ListItem[];
  readonly previous: Block | undefined;
}

function isItem(block: Block | undefined): block is Paragraph & { label: NonNullable<Paragraph["label"]> } {
  return block?.kind === "paragraph" && block.label !== undefined && !hasLabelInText(block);
}

/** The list that begins at `start`, and the index after it. */
export function takeList(
  blocks: readonly Block[],
  start: number,
): { root: ListNode; next: number } | undefined {
  const first = blocks[start];
  if (!isItem(first)) return undefined;
  const root = newList(first, blocks[start - 1]);
  const open: ListNode[] = [root];
  let i = start;
  for (; i < blocks.length; i++) {
    const block = blocks[i];
    const previous = blocks[i - 1];
    if (isItem(block) && !(i > start && block.format.pageBreakBefore)) {
      if (!addItem(open, block, i === start ? undefined : previous)) break;
    } else if (!block || !continues(open, blocks, i)) break;
    else open.at(-1)?.items.at(-1)?.rest.push(block);
  }
  return { root, next: i };
}

function newList(
  paragraph: Paragraph & { label: NonNullable<Paragraph["label"]> },
  previous: Block | undefined,
): ListNode {
  const { list, level } = paragraph.label;
  return { kind: "list", list, level, left: paragraph.format.left, items: [], previous };
}

/** @returns false when the paragraph begins another list */
function addItem(
  open: ListNode[],
  paragraph: Paragraph & { label: NonNullable<Paragraph["label"]> },
  previous: Block | undefined,
): boolean {
  const { list, level } = paragraph.label;
  const isDeeper = (node: ListNode) =>
    node.list === list ? level > node.level : paragraph.format.left > node.left + 1;
  const isSame = (node: ListNode) => node.list === list && level === node.level;
  for (let depth = open.length - 1; depth >= 0; depth--) {
    const node = open[depth] as ListNode;
    if (isSame(node) || node.items.length === 0) {
      open.length = depth + 1;
      node.items.push({ paragraph, rest: [], previous });
      return true;
    }
    if (isDeeper(node)) {
      open.length = depth + 1;
      const nested = newList(paragraph, previous);
      node.items.at(-1)?.rest.push(nested);
      nested.items.push({ paragraph, rest: [], previous });
      open.push(nested);
      return true;
    }
  }
  return false;
}

/** Text or a table between two items of the open lists, indented at least as the last item's text. */
function continues(open: readonly ListNode[], blocks: readonly Block[], i: number): boolean {
  const left = open.at(-1)?.items.at(-1)?.paragraph.format.left ?? 0;
  if (left <= 0 || !isWithin(blocks[i], left)) return false;
  const next = blocks.slice(i + 1).find((b) => isItem(b) || !isWithin(b, left));
  return isItem(next) && open.some((node) => node.list === next.label.list);
}

/** A table's edge stands out by the margin of its cells, as a rule. */
const CELL_MARGIN = 6;

function isWithin(block: Block | undefined, left: number): boolean {
  if (block?.kind === "table") return !isCounted(block) && block.left >= left - CELL_MARGIN;
  return (
    block?.heading === undefined && !block?.format.pageBreakBefore && (block?.format.left ?? 0) >= left - 1
  );
}

/** Its width or place is counted from the room that it stands in, and an item has less. */
function isCounted({ alignment, rightToLeft, columns, width }: Table): boolean {
  return alignment !== "left" || rightToLeft || columns.length === 0 || width.kind === "share";
}

export function writeList(writer: Writer, node: ListNode, room: Room, gap: number): string {
  const format = node.items[0]?.paragraph.format;
  const isReversed = format?.rightToLeft ?? false;
  // Items whose text stands elsewhere than the first one's are written relative to it.
  const column = format ? Math.max(0, fromStart(format, room)) : 0;
  const inner: Room = {
    width: room.width - column,
    offset: room.offset + (isReversed ? 0 : column),
    followsText: true,
    ...(isReversed && { end: (room.end ?? 0) + column }),
  };
  writer.depth++;
  const write = !isReversed && areInLine(writer, node, inner) ? writeTerms : writeEnum;
  const list = write(writer, node, room, inner, column, isReversed);
  writer.depth--;
  const block = `block(above: ${pt(gap)}, width: 100%, ${list.code})`;
  return list.before === "" ? `#${block}\n` : `#{ ${list.before}${block} }\n`;
}

/**
 * As Typst's terms and their descriptions, which it lays out once: the number and the text after it are one line.
 * Half as fast are its numbered lists, whose cells it lays out three times.
 */
function writeTerms(writer: Writer, node: ListNode, room: Room, inner: Room, column: number): ListCode {
  const items = node.items.map((item, i) => {
    const above = i === 0 ? 0 : gapBetween(writer, item.previous, item.paragraph);
    const label = writeLabel(writer, item.paragraph, room, column, above);
    const lines = writeLines(writer, withLabelSpace(writer, item.paragraph), inner);
    return `terms.item([${label}], [${lines}\n${writeRest(writer, item, inner)}])`;
  });
  const before = itemRules(node, inner)
    .map((rule) => `set par(${rule}); `)
    .join("");
  return { before, code: `terms(hanging-indent: ${pt(column)},\n${items.join(",\n")})` };
}

/** What is said of the paragraphs that the engine makes of items. */
function itemRules({ items }: ListNode, room: Room): string[] {
  const leading = Math.max(0, ...items.map(({ paragraph }) => leadingIn(paragraph, room)));
  return [
    ...(items[0]?.paragraph.format.alignment === "justify" ? ["justify: true"] : []),
    ...(leading > 0 ? [`leading: ${pt(leading)}`] : []),
  ];
}

interface ListCode {
  readonly before: string;
  readonly code: string;
}

/** Whether the items can stand in the lines of their numbers. What is said of one is said of all that is in the list. */
function areInLine(writer: Writer, node: ListNode, room: Room): boolean {
  const { items } = node;
  if (!items.every(({ paragraph }) => isLines(writer, withLabelSpace(writer, paragraph), room))) return false;
  if (itemRules(node, room).length === 0) return true;
  const [first] = items;
  return items.every(
    ({ paragraph, rest }) =>
      rest.length === 0 &&
      paragraph.leading === first?.paragraph.leading &&
      paragraph.format.alignment === first?.paragraph.format.alignment,
  );
}

function writeEnum(
  writer: Writer,
  node: ListNode,
  room: Room,
  inner: Room,
  column: number,
  isReversed: boolean,
): ListCode {
  const labels: string[] = [];
  const items = node.items.map((item, i) => {
    const above = i === 0 ? 0 : gapBetween(writer, item.previous, item.paragraph);
    labels.push(`[${writeLabel(writer, item.paragraph, room, column, above)}]`);
    const direction = isReversed ? "#set text(dir: ltr)\n" : "";
    return `enum.item(${i + 1})[${direction}${writeItem(writer, item, inner, above)}]`;
  });
  const [side, direction] = isReversed ? ["right", "set text(dir: rtl); "] : ["left", ""];
  // What stands in a function is made anew for each item.
  return {
    before: `let labels = ${array(labels)}; ${direction}`,
    code: `enum(indent: 0pt, body-indent: 0pt, spacing: 0pt, tight: false, number-align: ${side} + top, numbering: n => labels.at(n - 1),\n${items.join(",\n")})`,
  };
}

/** Where text stands, counted from the edge of its room at which its lines begin. */
function fromStart({ rightToLeft, left, right }: Paragraph["format"], room: Room): number {
  return rightToLeft ? right - (room.end ?? 0) : left - room.offset;
}

/** The number, in a box as wide as the way to the text. */
function writeLabel(writer: Writer, paragraph: Paragraph, room: Room, column: number, above: number): string {
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

function writeItem(writer: Writer, item: ListItem, room: Room, above: number): string {
  const { paragraph } = item;
  const space = above > 0 ? `#v(${pt(above)})\n` : "";
  const first = writeParagraph(writer, withLabelSpace(writer, paragraph), room, 0);
  return space + first + writeRest(writer, item, room);
}

function writeRest(writer: Writer, { paragraph, rest }: ListItem, room: Room): string {
  let out = "";
  let previous: Block = paragraph;
  for (const part of rest) {
    if (part.kind === "list") {
      const first = part.items[0]?.paragraph;
      out += writeList(writer, part, room, first ? gapBetween(writer, part.previous, first) : 0);
      previous = lastOf(part) ?? previous;
    } else {
      out += writeFlow(writer, [part], room, previous);
      previous = part;
    }
  }
  return out;
}

function lastOf(node: ListNode): Block | undefined {
  const item = node.items.at(-1);
  const last = item?.rest.at(-1);
  if (!last) return item?.paragraph;
  return last.kind === "list" ? lastOf(last) : last;
}

/**
 * The paragraph without its number: its first line begins where the text after the number does.
 * Where the number is wider than the hanging indent that is the next tab stop.
 */
function withLabelSpace(writer: Writer, paragraph: Paragraph): Paragraph {
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
