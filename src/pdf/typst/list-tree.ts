/**
 * Which numbered paragraphs make a list, and what stands in its items.
 *
 * Those of one numbering definition belong together; a deeper level, or another numbering further in, nests in the
 * item before; paragraphs without number and tables between two items belong to the first of them when they are
 * indented as its text.
 */
import type { Block } from "../model/paper.ts";
import { hasLabelInText, type Paragraph } from "../model/paragraph.ts";
import type { Table } from "../model/tables.ts";

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
  if (block?.kind === "table")
    return !block.pageBreakBefore && !isCounted(block) && block.left >= left - CELL_MARGIN;
  return (
    block?.heading === undefined && !block?.format.pageBreakBefore && (block?.format.left ?? 0) >= left - 1
  );
}

/** Its width or place is counted from the room that it stands in, and an item has less. */
function isCounted({ alignment, rightToLeft, columns, width }: Table): boolean {
  return alignment !== "left" || rightToLeft || columns.length === 0 || width.kind === "share";
}
