/**
 * Numbered paragraphs → lists that a screen reader knows as lists, with Word's geometry.
 */
import type { Block } from "../model/paper.ts";
import { type Room, writeFlow } from "./flow.ts";
import { gapBetween } from "./gaps.ts";
import { fromStart, withLabelSpace, writeLabel } from "./list-numbers.ts";
import type { ListItem, ListNode } from "./list-tree.ts";
import { array, pt } from "./markup.ts";
import { isLines, leadingIn, writeLines, writeParagraph } from "./paragraphs.ts";
import type { Writer } from "./writer.ts";

/** Of the room: Typst makes the column for numbers no wider than that where the text beside it would fill the rest. */
const WIDEST_COLUMN = 0.5;

export function writeList(writer: Writer, node: ListNode, room: Room, gap: number): string {
  const format = node.items[0]?.paragraph.format;
  const isReversed = format?.rightToLeft ?? false;
  // Items whose text stands elsewhere than the column for numbers ends are written relative to it.
  const column = format ? Math.min(Math.max(0, fromStart(format, room)), WIDEST_COLUMN * room.width) : 0;
  const inner: Room = {
    width: room.width - column,
    offset: room.offset + (isReversed ? 0 : column),
    followsText: true,
    ...(isReversed && { end: (room.end ?? 0) + column }),
  };
  writer.depth++;
  const rules = itemRules(node, inner);
  const isInLine = !isReversed && areInLine(writer, node, inner, rules);
  const list = isInLine
    ? writeTerms(writer, node, room, inner, rules)
    : writeEnum(writer, node, room, inner, isReversed);
  writer.depth--;
  const block = `block(above: ${pt(gap)}, width: 100%, ${list.code})`;
  return list.before === "" ? `#${block}\n` : `#{ ${list.before}${block} }\n`;
}

/** What is said of the paragraphs that the engine makes of items. */
function itemRules({ items }: ListNode, room: Room): string[] {
  const leading = Math.max(0, ...items.map(({ paragraph }) => leadingIn(paragraph, room)));
  return [
    ...(items[0]?.paragraph.format.alignment === "justify" ? ["justify: true"] : []),
    ...(leading > 0 ? [`leading: ${pt(leading)}`] : []),
  ];
}

/** Whether the items can stand in the lines of their numbers. What is said of one is said of all that is in the list. */
function areInLine(writer: Writer, { items }: ListNode, room: Room, rules: readonly string[]): boolean {
  if (!items.every(({ paragraph }) => isLines(writer, withLabelSpace(writer, paragraph), room))) return false;
  const [first] = items;
  return items.every(
    ({ paragraph, rest }) =>
      rules.length === 0 ||
      (rest.length === 0 &&
        paragraph.leading === first?.paragraph.leading &&
        paragraph.format.alignment === first?.paragraph.format.alignment),
  );
}

/**
 * As Typst's terms and their descriptions, which it lays out once: the number and the text after it are one line.
 * Half as fast are its numbered lists, whose cells it lays out three times.
 */
function writeTerms(
  writer: Writer,
  node: ListNode,
  room: Room,
  inner: Room,
  rules: readonly string[],
): ListCode {
  const column = room.width - inner.width;
  const items = node.items.map((item, i) => {
    const label = writeLabel(writer, item.paragraph, room, column, spaceAbove(writer, item, i));
    const lines = writeLines(writer, withLabelSpace(writer, item.paragraph), inner);
    return `terms.item([${label}], [${lines}\n${writeRest(writer, item, inner)}])`;
  });
  const before = rules.map((rule) => `set par(${rule}); `).join("");
  return { before, code: `terms(hanging-indent: ${pt(column)},\n${items.join(",\n")})` };
}

/** Above the first item the list itself has space. */
function spaceAbove(writer: Writer, { previous, paragraph }: ListItem, i: number): number {
  return i === 0 ? 0 : gapBetween(writer, previous, paragraph);
}

interface ListCode {
  readonly before: string;
  readonly code: string;
}

function writeEnum(writer: Writer, node: ListNode, room: Room, inner: Room, isReversed: boolean): ListCode {
  const column = room.width - inner.width;
  const labels: string[] = [];
  const items = node.items.map((item, i) => {
    const above = spaceAbove(writer, item, i);
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
