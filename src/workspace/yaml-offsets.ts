/**
 * Where each character of a YAML text stands in its file.
 *
 * In: a scalar node and the file's text. Out: for each UTF-16 unit of its value, and for
 * its end, the offset in the file. The value is laid beside the source and both are walked
 * together: escapes, folded line ends and indentation are where they differ.
 *
 * Source: YAML 1.2.2 §7.3 (flow scalars), §8.1 (block scalars).
 */
import type { Scalar } from "yaml";

export function sourceOffsets(node: Scalar.Parsed, text: string): number[] {
  const value = String(node.value);
  const [start, end] = node.range;
  switch (node.type) {
    case "BLOCK_LITERAL":
    case "BLOCK_FOLDED":
      return blockOffsets(value, text, text.indexOf("\n", start) + 1, end);
    case "QUOTE_DOUBLE":
    case "QUOTE_SINGLE":
      return flowOffsets(value, text, start + 1, end - 1, node.type === "QUOTE_DOUBLE" ? "\\" : "'");
    default:
      return flowOffsets(value, text, start, end, "");
  }
}

/** @param quote what begins an escape: a backslash, a doubled single quote, or nothing */
function flowOffsets(value: string, text: string, start: number, end: number, quote: string): number[] {
  const offsets: number[] = [];
  let at = start;
  while (offsets.length < value.length && at < end) {
    const fold = foldAt(text, at);
    if (fold) {
      for (let i = 0; i < fold.produces; i++) offsets.push(at);
      at += fold.length;
    } else if (quote && text[at] === quote) {
      const { length, produces } = quote === "'" ? { length: 2, produces: 1 } : escapeAt(text, at);
      for (let i = 0; i < produces; i++) offsets.push(at);
      at += length;
    } else {
      offsets.push(at++);
    }
  }
  return [...offsets, at];
}

/** A line end inside a flow scalar, with the spaces around it: a space, or one `\n` less than there were. */
function foldAt(text: string, at: number): { length: number; produces: number } | undefined {
  if (!/[ \t\n]/.test(text[at] ?? "")) return undefined;
  const fold = matchAt(/[ \t]*(?:\n[ \t]*)+/y, text, at);
  if (fold === undefined) return undefined;
  const lines = fold.split("\n").length - 1;
  return { length: fold.length, produces: Math.max(1, lines - 1) };
}

function escapeAt(text: string, at: number): { length: number; produces: number } {
  const lineEnd = matchAt(/\\\n[ \t]*(?:\n[ \t]*)*/y, text, at);
  if (lineEnd !== undefined) {
    return { length: lineEnd.length, produces: lineEnd.split("\n").length - 2 };
  }
  const digits = { x: 2, u: 4, U: 8 }[text[at + 1] ?? ""] ?? 0;
  const length = 2 + digits;
  const code = digits ? Number.parseInt(text.slice(at + 2, at + length), 16) : 0;
  return { length, produces: code > 0xffff ? 2 : 1 };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function blockOffsets(value: string, text: string, start: number, end: number): number[] {
  const indent = blockIndent(value, text.slice(start, end));
  const offsets: number[] = [];
  let at = start + indentAt(text, start, indent);
  while (offsets.length < value.length && at < end) {
    const isLineEnd = text[at] === "\n";
    const next = value[offsets.length];
    // A folded line end prints as a space, or as nothing where blank lines follow.
    if (!isLineEnd || next === "\n" || next === " ") offsets.push(at);
    at += 1;
    if (isLineEnd) at += indentAt(text, at, indent);
  }
  while (offsets.length < value.length) offsets.push(at);
  return [...offsets, at];
}

/** The spaces that the block's lines begin with in the file, and not in its value. */
function blockIndent(value: string, source: string): number {
  const leading = (lines: string) => /^(?:[ \t]*\n)*( *)/.exec(lines)?.[1]?.length ?? 0;
  return leading(source) - leading(value);
}

function indentAt(text: string, at: number, indent: number): number {
  let spaces = 0;
  while (spaces < indent && text[at + spaces] === " ") spaces++;
  return spaces;
}
