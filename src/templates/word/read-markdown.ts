/**
 * Markdown's syntax tree, without the parser's cost where the text is plain.
 *
 * In: Markdown. Out: its tree. The parser takes a millisecond for a page, ten times what filling the
 * page takes; most sections of most records are paragraphs with no markup at all, and
 * those are told by a few patterns. Of the others, the latest trees are kept: one text goes into
 * several papers, and into a letter for each recipient.
 *
 * Source: CommonMark 0.31.2 §4 (blocks), §6.2 (emphasis); GFM 0.29 §6.9 (autolinks)
 */
import type { Root } from "mdast";
import { parseMarkdown } from "../../values/index.ts";

/** Anything that may be markup inside a line: rather too much than too little. */
const INLINE =
  /[\\`[<\p{Cc}]|&[#\w]|~~|(?<![\p{L}\p{N}])[*_](?!\s|$)|[*_](?![\s,.;:!?)]|$)|@|www\.|https?:|ftp:|mailto:|xmpp:| {2}$/imu;
/** Anything that may make a line more than a line of a paragraph. */
const BLOCK = /^(?: {4}| {0,3}(?:[#>|=]|[-+*_](?:\s|$)|[-*_=:](?:[-*_=:| ])|\d{1,9}[.)](?:\s|$)|~~~))/m;
const KEPT = 256;

const kept = new Map<string, Root>();

export function readMarkdown(source: string): Root {
  return plainParagraphs(source) ?? keptTree(source);
}

/** The tree of a text without markup; `undefined` where the parser must be asked. */
export function plainParagraphs(source: string): Root | undefined {
  const text = source.includes("\r") ? source.replaceAll("\r\n", "\n") : source;
  if (BLOCK.test(text) || INLINE.test(text.replaceAll("\n", "\u2028"))) return undefined;
  const paragraphs = text
    .split("\n")
    .map(trimSpaces)
    .join("\n")
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/^\n|\n$/g, ""))
    .filter((paragraph) => paragraph !== "");
  return {
    type: "root",
    children: paragraphs.map((value) => ({ type: "paragraph", children: [{ type: "text", value }] })),
  };
}

/** Only spaces: no-break spaces belong to the text. */
function trimSpaces(line: string): string {
  return line.startsWith(" ") || line.endsWith(" ") ? line.replace(/^ +| +$/g, "") : line;
}

function keptTree(source: string): Root {
  const known = kept.get(source);
  const root = known ?? parseMarkdown(source);
  kept.delete(source);
  kept.set(source, root);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return root;
}
