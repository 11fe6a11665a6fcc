/**
 * Blocks of Markdown that stand between a tag that opens and the tag that closes it: `{{#each requested}}`, a list of one
 * item, `{{/each}}`.
 *
 * In: Markdown with such blocks, the blocks that it was shown as. Out: the same Markdown, where all from the one tag to
 * the other is one block, of as many units as the paper shows of it.
 */
import { scanTags, tagShape } from "../language/index.ts";
import type { SourceBlock, SourceMarkdown, SourceUnit } from "./markdown-source.ts";
import type { PaperUnit } from "./paper-units.ts";

/**
 * `undefined` where there are several of them, so that nobody can tell which of them shows what, or where they show
 * nothing, so that nobody can tell where they stand.
 */
export function withRepeats(source: SourceMarkdown, base: readonly PaperUnit[]): SourceMarkdown | undefined {
  const spans = repeatsIn(source);
  const [span, another] = spans;
  if (!span) return source;
  const isInside = ({ top }: SourceUnit) => top >= span.first && top <= span.last;
  const others = source.units.filter((unit) => !isInside(unit));
  const before = source.units.filter(({ top }) => top < span.first);
  const count = base.length - others.length;
  if (another || count <= 0) return undefined;
  const shown = base.slice(before.length, before.length + count);
  const removed = span.last - span.first;
  const moved = ({ top, ...unit }: SourceUnit): SourceUnit => ({ ...unit, top: top - removed });
  return {
    ...source,
    blocks: source.blocks.toSpliced(span.first, removed + 1, wholeOf(source.blocks, span)),
    units: [
      ...before,
      ...shown.map((unit) => repeatedUnit(unit, span.first)),
      ...others.slice(before.length).map(moved),
    ],
  };
}

/** Indexes of blocks at the top, with both ends. */
interface Span {
  readonly first: number;
  readonly last: number;
}

function repeatsIn({ text, blocks }: SourceMarkdown): Span[] {
  const spans: Span[] = [];
  let depth = 0;
  for (const [index, { start, end }] of blocks.entries()) {
    const wasOpen = depth > 0;
    depth = scanTags(text.slice(start, end)).reduce((open, { tag }) => open + stepOf(tag), depth);
    if (wasOpen) spans.push({ first: spans.pop()?.first ?? index, last: index });
    else if (depth > 0) spans.push({ first: index, last: index });
  }
  return spans;
}

function stepOf(tag: string): number {
  const { kind } = tagShape(tag);
  if (kind === "close") return -1;
  return kind === "open" || kind === "inverse" ? 1 : 0;
}

function wholeOf(blocks: readonly SourceBlock[], { first, last }: Span): SourceBlock {
  const [from, to] = [blocks[first] as SourceBlock, blocks[last] as SourceBlock];
  return { node: from.node, start: from.start, end: to.end, isRepeated: true };
}

function repeatedUnit({ kind, depth }: PaperUnit, top: number): SourceUnit {
  return { kind, top, depth, inline: { source: "", nodes: [] }, cells: [] };
}
