/**
 * Text beside what floats: lines are broken here, around the float, as Typst cannot.
 *
 * The widths of characters and the heights of lines are known from the fonts, so each line that a
 * float narrows is written with its own indent and a forced break; below the float the text goes on
 * by itself. Only plain text flows beside a float: tables and lists begin below it.
 *
 * Lengths in points; x from the left edge of the text, y from the top of the float's paragraph.
 */
import type { Paragraph } from "../model/paragraph.ts";
import { type Inline, textWidth } from "../model/text.ts";
import { writeSegment } from "./inlines.ts";
import { pt } from "./markup.ts";
import type { Obstacle } from "./obstacles.ts";
import { edges } from "./text.ts";
import type { Writer } from "./writer.ts";

/** A full line must not wrap for a rounding error. */
const ROUNDING = 0.05;

/** What overlaps a line by less stands above or below it: Word writes a frame's own place as one twip down. */
const TOUCHING = 0.06;

/** Word sets no text into less than an inch. */
export const NARROWEST = 72;

/** Whether a paragraph is text that can be broken here. */
export function isPlainText({ inlines, label, format }: Paragraph): boolean {
  const isPlain = (i: Inline) =>
    i.kind === "text" ||
    i.kind === "number" ||
    i.kind === "footnote" ||
    i.kind === "bookmark" ||
    i.kind === "float" ||
    (i.kind === "break" && i.of === "line");
  return label === undefined && !format.rightToLeft && inlines.every(isPlain);
}

type Text = Extract<Inline, { kind: "text" }>;

/** Of a run that is cut into words. */
type Part = Text & { readonly run: Text };

/** What is never parted: a word with the spaces after it, or a bookmark. */
interface Piece {
  readonly inlines: readonly Inline[];
  /** Without the spaces at its end. */
  readonly width: number;
  readonly space: number;
  readonly ends: boolean;
}

interface Line {
  readonly above: number;
  readonly below: number;
}

/** @returns the content of the paragraph, and where its last line ends */
export function writeBeside(
  writer: Writer,
  paragraph: Paragraph,
  edge: { readonly left: number; readonly right: number },
  obstacles: readonly Obstacle[],
  top: number,
): { readonly content: string; readonly bottom: number } {
  const { format, leading = 0 } = paragraph;
  const pieces = cut(paragraph.inlines);
  const line = heightOf(paragraph);
  const height = line.above + line.below + leading;
  const end = Math.max(...obstacles.map((o) => o.bottom));
  let out = "";
  let y = top;
  let next = 0;
  const gapsFrom = (at: number) => gapsAt(obstacles, edge.left, edge.right, at, at + height);
  while (next < pieces.length && y < end - TOUCHING) {
    const free = gapsFrom(y);
    if (free.length === 0) {
      const bottoms = obstacles.map((o) => o.bottom).filter((bottom) => bottom > y + TOUCHING);
      const below = Math.min(...bottoms.filter((bottom) => bottom >= end || gapsFrom(bottom).length > 0));
      out += `#box(width: 0pt, height: ${pt(Math.max(0, below - y - leading))})#linebreak()`;
      y = below;
      continue;
    }
    const gaps = indented(free, next === 0 ? format.firstLine : 0);
    const filled = fillLine(writer, paragraph, pieces, next, gaps, edge.left);
    if (filled.next === next) break;
    next = filled.next;
    out += filled.content + (next < pieces.length ? "#linebreak()" : "");
    y += height;
  }
  const rest = pieces.slice(next);
  if (rest.length > 0) {
    const inlines = rest.flatMap((p) => [...p.inlines, ...(p.ends ? [lineBreak] : [])]);
    out += withBreaks(writer, rejoined(inlines), paragraph);
    y += height * Math.ceil(rest.reduce((sum, p) => sum + p.width + p.space, 0) / (edge.right - edge.left));
  }
  return { content: out, bottom: Math.max(y, top + height) - leading };
}

const lineBreak: Inline = { kind: "break", of: "line" };

function withBreaks(writer: Writer, inlines: readonly Inline[], { format }: Paragraph): string {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === "break") lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines.map((line) => writeSegment(writer, line, format.line)).join("#linebreak()");
}

function heightOf({ inlines, mark, format }: Paragraph): Line {
  const all = inlines.flatMap((i) => (i.kind === "text" ? [edges(i.format, format.line)] : []));
  const found = all.length > 0 ? all : [edges(mark, format.line)];
  return {
    above: Math.max(...found.map((e) => e.above)),
    below: Math.max(...found.map((e) => e.below)),
  };
}

function cut(inlines: readonly Inline[]): Piece[] {
  const pieces: Piece[] = [];
  let open: Inline[] = [];
  let [width, space] = [0, 0];
  const close = (ends: boolean) => {
    if (open.length > 0 || ends) pieces.push({ inlines: open, width, space, ends });
    open = [];
    [width, space] = [0, 0];
  };
  for (const inline of inlines) {
    if (inline.kind === "break") close(true);
    else if (inline.kind !== "text") {
      open.push(inline);
      const own = widthOf(inline);
      if (own > 0) [width, space] = [width + space + own, 0];
    } else {
      for (const text of inline.text.match(/[^ \u200b-]*-+|[^ \u200b-]*[ \u200b]+|[^ \u200b-]+/g) ?? []) {
        const word = text.replace(/[ \u200b]+$/, "");
        const part: Part = { ...inline, text, run: inline };
        open.push(part);
        width += space + textWidth(word, inline.format);
        space = textWidth(text.slice(word.length).replaceAll("\u200b", ""), inline.format);
        if (/[ \u200b-]$/.test(text)) close(false);
      }
    }
  }
  close(false);
  return pieces;
}

/** Of what the layout counts: a number has as many digits as most. */
function widthOf(inline: Inline): number {
  if (inline.kind === "number") return textWidth("00", inline.format);
  if (inline.kind === "footnote") return textWidth(inline.note.mark, { ...inline.format, script: "super" });
  return 0;
}

/** What is left of a line, from left to right. */
function gapsAt(
  obstacles: readonly Obstacle[],
  left: number,
  right: number,
  top: number,
  bottom: number,
): { left: number; right: number }[] {
  let gaps = [{ left, right }];
  for (const o of obstacles) {
    if (o.bottom <= top + TOUCHING || o.top >= bottom - TOUCHING) continue;
    gaps = gaps.flatMap((gap) => {
      if (o.right <= gap.left || o.left >= gap.right) return [gap];
      return [
        { left: gap.left, right: o.left },
        { left: o.right, right: gap.right },
      ].filter((g) => g.right - g.left >= NARROWEST);
    });
  }
  return gaps;
}

/** A first line's indent counts from where its text may begin. */
function indented(gaps: readonly { left: number; right: number }[], by: number) {
  return gaps.map((gap, i) => (i === 0 ? { left: gap.left + by, right: gap.right } : gap));
}

function fillLine(
  writer: Writer,
  { format }: Paragraph,
  pieces: readonly Piece[],
  start: number,
  gaps: readonly { left: number; right: number }[],
  edge: number,
): { content: string; next: number } {
  let next = start;
  let content = "";
  let x = edge;
  for (const gap of gaps) {
    const from = next;
    let [width, space] = [0, 0];
    let ended = false;
    while (next < pieces.length && !ended) {
      const piece = pieces[next];
      if (!piece || (next > from && width + space + piece.width > gap.right - gap.left + 0.01)) break;
      width += space + piece.width;
      space = piece.space;
      ended = piece.ends;
      next++;
    }
    const free = Math.max(0, gap.right - gap.left - width - ROUNDING);
    const taken = pieces.slice(from, next);
    const spaces = countSpaces(trimmed(taken));
    const stretch = format.alignment === "justify" && !ended && next < pieces.length && spaces > 0;
    const shift = { left: 0, justify: 0, center: free / 2, right: free }[format.alignment];
    const text = writeSegment(writer, trimmed(taken), format.line);
    content += `#h(${pt(gap.left + shift - x)})`;
    content += stretch ? `#text(spacing: 100% + ${pt(free / spaces)})[${text}]` : text;
    x = stretch ? gap.right : gap.left + shift + width;
    if (ended) break;
  }
  return { content, next };
}

function countSpaces(inlines: readonly Inline[]): number {
  return inlines.reduce((sum, i) => sum + (i.kind === "text" ? i.text.split(" ").length - 1 : 0), 0);
}

/** The inlines of a line, without the spaces at its end. */
function trimmed(pieces: readonly Piece[]): Inline[] {
  const inlines = rejoined(pieces.flatMap((p) => p.inlines));
  const last = inlines.at(-1);
  if (last?.kind !== "text") return inlines;
  return [...inlines.slice(0, -1), { ...last, text: last.text.replace(/[ \u200b]+$/, "") }];
}

/** Parts of a run that follow each other are one again: each costs the engine as much as a short paragraph. */
function rejoined(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    const isNext = isPart(inline) && last && isPart(last) && last.run === inline.run;
    if (isNext) joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    else joined.push(inline);
  }
  return joined;
}

function isPart(inline: Inline): inline is Part {
  return inline.kind === "text" && "run" in inline;
}
