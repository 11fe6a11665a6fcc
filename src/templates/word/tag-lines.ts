/**
 * Lines of a paragraph that hold nothing but block tags.
 *
 * In: a paragraph's text, its line breaks as `\n`, and the tags in it. Out: for each tag of such a line, what goes with it:
 * the spaces round it and one line break, so that the line leaves none behind, as in a text file.
 *
 *     {{name}}↵
 *     {{#if co}}↵          ← goes
 *     c/o {{co}}↵
 *     {{/if}}↵             ← goes
 *     {{street}}
 *
 * Surprise: where the first line has content, each line is counted with the break before it, else with the one after it;
 * where both the first and the last line hold only tags, a break is left after the last turn: `endsInTags`.
 *
 * Source: handlebarsjs.com/guide/expressions.html#whitespace-control (standalone tags)
 */
import { type TagKind, tagShape } from "../../language/index.ts";
import type { Found } from "./find-tags.ts";

export interface TagLines {
  /** What goes with a tag, itself included. */
  readonly spans: ReadonlyMap<Found, { readonly start: number; readonly end: number }>;
  /** Whether the last line is such a line whose break could not go. */
  readonly endsInTags: boolean;
}

interface Line {
  readonly start: number;
  end: number;
  readonly tags: Found[];
  /** Whether nothing but tags and spaces stands in it. */
  isTagsOnly: boolean;
}

const blocks: ReadonlySet<TagKind> = new Set(["open", "inverse", "else", "close", "comment"]);

export function tagLines(text: string, found: readonly Found[]): TagLines {
  const lines = text.includes("\n") ? linesOf(text, found) : [];
  const spans = new Map<Found, { start: number; end: number }>();
  if (lines.length < 2) return { spans, endsInTags: false };
  const isBefore = !holdsTags(lines[0]);
  for (const { start, end, tags } of lines.filter(holdsTags)) {
    const [from, to] = isBefore ? [start - 1, end] : [start, Math.min(end + 1, text.length)];
    tags.forEach((tag, i) => {
      spans.set(tag, { start: tags[i - 1]?.end ?? from, end: i < tags.length - 1 ? tag.end : to });
    });
  }
  return { spans, endsInTags: !isBefore && holdsTags(lines.at(-1)) };
}

function holdsTags(line: Line | undefined): boolean {
  return line?.isTagsOnly === true && line.tags.length > 0;
}

/** A break inside a tag ends no line. */
function linesOf(text: string, found: readonly Found[]): Line[] {
  let line: Line = { start: 0, end: 0, tags: [], isTagsOnly: true };
  const lines = [line];
  let at = 0;
  for (const tag of [...found, undefined]) {
    const [first = "", ...others] = text.slice(at, tag?.start ?? text.length).split("\n");
    line.isTagsOnly &&= first.trim() === "";
    line.end = at + first.length;
    for (const other of others) {
      const start = line.end + 1;
      line = { start, end: start + other.length, tags: [], isTagsOnly: other.trim() === "" };
      lines.push(line);
    }
    if (!tag) break;
    line.tags.push(tag);
    line.isTagsOnly &&= blocks.has(tagShape(tag.tag).kind);
    line.end = tag.end;
    at = tag.end;
  }
  return lines;
}
