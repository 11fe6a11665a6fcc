/**
 * Blocks as Markdown, from the inline Markdown of their texts.
 *
 * Source: CommonMark 0.31.2 §4 (blocks), §5.3 (lists); GFM 0.29 §4.10 (tables), §5.3 (tasks)
 */
import type { ListPlace } from "./paper-text.ts";

export interface WrittenBlock {
  readonly kind: "plain" | "heading" | "item" | "below-item" | "quote" | "code" | "rule" | "table" | "html";
  readonly depth: number;
  readonly list: ListPlace | undefined;
  readonly isDone: boolean | undefined;
  /** Inline Markdown; of code its text. */
  readonly text: string;
  readonly cells: readonly (readonly string[])[];
  readonly aligns: readonly (string | null)[];
}

/** @param bullet what bullets are typed as */
export function blockMarkdown(blocks: readonly WrittenBlock[], bullet: string): string {
  const out: string[] = [];
  for (let i = 0; i < blocks.length; ) {
    const kind = kindOfGroup(blocks[i] as WrittenBlock);
    let end = i + 1;
    while (kind !== "single" && end < blocks.length && kindOfGroup(blocks[end] as WrittenBlock) === kind)
      end += 1;
    const group = blocks.slice(i, end);
    out.push(
      kind === "list"
        ? listMarkdown(group, bullet)
        : kind === "quote"
          ? quoteMarkdown(group)
          : single(group[0] as WrittenBlock),
    );
    i = end;
  }
  return out.join("\n\n");
}

function kindOfGroup({ kind }: WrittenBlock): "list" | "quote" | "single" {
  if (kind === "item" || kind === "below-item") return "list";
  return kind === "quote" ? "quote" : "single";
}

function single(block: WrittenBlock): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(Math.min(6, block.depth))} ${block.text.replace(/\\?\n/g, " ").replace(/(#+)$/, "\\$1")}`;
    case "rule":
      return "---";
    case "code":
      return fenced(block.text);
    case "table":
      return tableMarkdown(block);
    case "html":
      return block.text;
    default:
      return paragraph(block.text);
  }
}

/** A line of a paragraph that begins as another block begins. */
const BLOCK_START = /^( {0,3})(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\||=+\s*$|-+\s*$|~~~|```)/;
const NUMBER_START = /^( {0,3}\d{1,9})([.)])(?=\s|$)/;

function paragraph(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) =>
      line
        .replace(/^[ \t]+/, "")
        .replace(BLOCK_START, "$1\\$2")
        .replace(NUMBER_START, "$1\\$2"),
    )
    .join("\n");
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function quoteMarkdown(blocks: readonly WrittenBlock[]): string {
  return blocks.map(({ text }) => paragraph(text).replace(/^/gm, "> ")).join("\n>\n");
}

function tableMarkdown({ cells, aligns }: WrittenBlock): string {
  const columns = Math.max(...cells.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, c) => cellMarkdown(row[c] ?? "")).join(" | ")} |`;
  const rule = Array.from({ length: columns }, (_, c) => alignments[aligns[c] ?? ""] ?? "---");
  const [head = [], ...rows] = cells;
  return [line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

const alignments: Readonly<Record<string, string>> = { left: ":--", right: "--:", center: ":-:" };

function cellMarkdown(text: string): string {
  return text
    .trim()
    .replace(/\\?\n/g, " ")
    .replace(/(?<!\\)\|/g, "\\|");
}

interface OpenList {
  readonly level: number;
  readonly number: number;
  readonly isOrdered: boolean;
  /** `-` or `*`; `.` or `)`. */
  readonly sign: string;
  next: number;
  /** Columns of the item's marker. */
  width: number;
}

function listMarkdown(blocks: readonly WrittenBlock[], bullet: string): string {
  const lines: string[] = [];
  const open: OpenList[] = [];
  const least = Math.min(...blocks.map(({ list }) => list?.level ?? 9));
  let closed: OpenList | undefined;
  for (const block of blocks) {
    if (block.kind === "below-item") {
      lines.push("", indented(paragraph(block.text), widthOf(open)));
      continue;
    }
    const list = block.list ?? { number: -1, level: 0, isOrdered: false, start: 1 };
    const level = Math.min(list.level - least, open.length);
    while (open.length > level + 1) open.pop();
    const current = open[level];
    const continues =
      current && current.isOrdered === list.isOrdered && (!list.isOrdered || current.number === list.number);
    if (!continues) {
      if (current) {
        closed = open.pop();
        lines.push("");
      }
      open.push(begun(list, level, closed, bullet));
    }
    const at = open.at(-1) as OpenList;
    const marker = at.isOrdered ? `${at.next}${at.sign} ` : `${at.sign} `;
    at.width = marker.length;
    at.next += 1;
    const box = block.isDone === undefined ? "" : block.isDone ? "[x] " : "[ ] ";
    const text = indented(`${box}${paragraph(block.text)}`, widthOf(open)).trimStart();
    lines.push(`${" ".repeat(widthOf(open.slice(0, -1)))}${marker}${text}`.trimEnd());
  }
  return lines.join("\n");
}

/** Two lists of one kind right behind each other are told apart by their signs. */
function begun(list: ListPlace, level: number, closed: OpenList | undefined, bullet: string): OpenList {
  const usual = list.isOrdered ? "." : bullet;
  const other = list.isOrdered ? ")" : bullet === "*" ? "-" : "*";
  const isLikeClosed =
    closed?.level === level && closed.isOrdered === list.isOrdered && closed.sign === usual;
  const { number, isOrdered, start } = list;
  return { level, number, isOrdered, sign: isLikeClosed ? other : usual, next: start, width: 2 };
}

function widthOf(lists: readonly OpenList[]): number {
  return lists.reduce((sum, { width }) => sum + width, 0);
}

function indented(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(width));
}
