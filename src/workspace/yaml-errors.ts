/**
 * What the YAML package's complaints mean for the person who typed the file.
 *
 * In: an error and the file's text. Out: one of our codes, and where the cause stands,
 * which is often before the place where the parser gave up.
 */
import { type Document, type Range, visit, type YAMLParseError } from "yaml";
import type { Params } from "../diagnostics/diagnostic.ts";
import type { Code } from "../diagnostics/texts/index.ts";

export interface Explanation {
  readonly code: Code;
  readonly params: Params;
  readonly at: number;
  readonly length: number;
}

export function explainYamlError(
  error: YAMLParseError,
  document: Document.Parsed,
  text: string,
): Explanation {
  const line = lineAt(text, error.pos[0]);
  return (
    explainQuote(error, document, line) ??
    explainValue(error, line) ??
    explainCode(error, text, line) ?? {
      code: "yaml/syntax",
      params: { detail: error.message },
      at: error.pos[0],
      length: Math.max(1, error.pos[1] - error.pos[0]),
    }
  );
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", start);
  return { start, text: text.slice(start, end < 0 ? text.length : end) };
}

/** A quotation mark that is never closed runs to the next one, or to the end of the file. */
function explainQuote(error: YAMLParseError, document: Document.Parsed, line: Line): Explanation | undefined {
  const isUnclosed = error.message.startsWith("Missing closing") && /["']/.test(error.message);
  if (!isUnclosed && error.code !== "UNEXPECTED_TOKEN") return undefined;
  const [start, end] = lastQuote(document, error.pos[0]) ?? [line.start, line.start];
  const runsOn = start < line.start && end > line.start;
  return isUnclosed || runsOn ? { code: "yaml/unclosed-quote", params: {}, at: start, length: 1 } : undefined;
}

/** A value that begins with something YAML takes for its own: most errors are this. */
function explainValue(error: YAMLParseError, line: Line): Explanation | undefined {
  const [before = "", value = ""] = splitLine(line.text);
  const at = line.start + before.length;
  if (value.startsWith("{{")) return { code: "yaml/braces-without-quotes", params: {}, at, length: 2 };
  const isTextGoneWrong = error.code === "UNEXPECTED_TOKEN" || error.code === "BAD_SCALAR_START";
  if (!isTextGoneWrong || error.pos[0] < at) return undefined;
  const start = value[0] ?? "";
  if (/["']/.test(start)) {
    return {
      code: "yaml/text-after-quote",
      params: {},
      at: error.pos[0],
      length: error.pos[1] - error.pos[0],
    };
  }
  if (/[|>]/.test(start)) return { code: "yaml/text-after-bar", params: { bar: start }, at, length: 1 };
  if (/[-*&!%@`[\]{}]/.test(start)) return { code: "yaml/needs-quotes", params: { start }, at, length: 1 };
  return undefined;
}

/** The dashes and the key of a line, and the value after them. */
function splitLine(line: string): [string, string] {
  const before = /^\s*(?:- +)*(?:[^\s"'{[#:][^#:]*:\s+)?/.exec(line)?.[0] ?? "";
  return [before, line.slice(before.length)];
}

function explainCode(error: YAMLParseError, text: string, line: Line): Explanation | undefined {
  const [at, end] = error.pos;
  switch (error.code) {
    case "TAB_AS_INDENT":
      return { code: "yaml/tab", params: {}, at, length: 1 };
    case "BAD_DQ_ESCAPE":
      return { code: "yaml/escape", params: { escape: text.slice(at, at + 2) }, at, length: end - at };
    case "BLOCK_AS_IMPLICIT_KEY":
      return explainNesting(at, text, line);
    case "BAD_INDENT":
      return error.message.startsWith("Flow")
        ? { code: "yaml/unclosed-bracket", params: {}, at: openingBefore(text, at), length: 1 }
        : { code: "yaml/indentation", params: {}, at: line.start + indentOf(line), length: 1 };
    case "MISSING_CHAR":
    case "MULTILINE_IMPLICIT_KEY":
      return explainMissingKey(line);
    default:
      return undefined;
  }
}

/** A key inside a value: a colon in the text, or a next line indented as if it belonged to it. */
function explainNesting(at: number, text: string, line: Line): Explanation {
  const colon = text.slice(at, line.start + line.text.length).search(/:(\s|$)/);
  if (colon >= 0) return { code: "yaml/colon-in-text", params: {}, at: at + colon, length: 1 };
  const next = lineAt(text, line.start + line.text.length + 1);
  return { code: "yaml/indentation", params: {}, at: next.start + indentOf(next), length: 1 };
}

function explainMissingKey(line: Line): Explanation {
  const stuck = /^\s*(?:- +)*([\p{L}\p{N}_-]+):\S/u.exec(line.text);
  if (stuck) {
    const at = line.start + stuck[0].length - 1;
    return { code: "yaml/space-after-colon", params: { key: stuck[1] ?? "" }, at, length: 1 };
  }
  const indent = indentOf(line);
  return { code: "yaml/no-key", params: {}, at: line.start + indent, length: line.text.length - indent };
}

function indentOf(line: Line): number {
  return line.text.length - line.text.trimStart().length;
}

function openingBefore(text: string, at: number): number {
  return Math.max(text.lastIndexOf("[", at - 1), text.lastIndexOf("{", at - 1), 0);
}

/** The last text in quotes that begins before an offset. */
function lastQuote(document: Document.Parsed, offset: number): Range | undefined {
  let last: Range | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (range && range[0] < offset && type?.startsWith("QUOTE")) last = range;
    },
  });
  return last;
}
