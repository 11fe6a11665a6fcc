/**
 * A text as YAML, in the style that stood there before.
 *
 * In: the text, the node that it replaces. Out: YAML for the node's range. Where the old style cannot hold the text
 * (a plain scalar that would read as something else), it is quoted.
 *
 * Source: YAML 1.2.2 §7.3 (flow scalars), §8.1 (block scalars)
 */
import { parseDocument, type Scalar } from "yaml";

export interface ScalarSpot {
  readonly node: Scalar.Parsed;
  /** The file that the node stands in. */
  readonly source: string;
  /** Whether it stands between brackets or braces. */
  readonly isInFlow: boolean;
}

export function scalarText(text: string, spot: ScalarSpot): string {
  const { node } = spot;
  switch (node.type) {
    case "BLOCK_LITERAL":
    case "BLOCK_FOLDED":
      return blockText(text, spot) ?? quoted(text) + lineEndOf(spot);
    case "QUOTE_SINGLE":
      return text.includes("\n") ? quoted(text) : `'${text.replaceAll("'", "''")}'`;
    case "QUOTE_DOUBLE":
      return quoted(text);
    default:
      return plainOrQuoted(text, spot.isInFlow);
  }
}

/** Without quotes where it reads as itself so. */
export function plainOrQuoted(text: string, isInFlow = false): string {
  const wrapped = isInFlow ? `[${text}]` : `- ${text}`;
  const document = parseDocument(wrapped, { schema: "failsafe", logLevel: "silent" });
  const isSafe =
    text !== "" &&
    !text.includes("\n") &&
    document.errors.length === 0 &&
    JSON.stringify(document.toJS()) === JSON.stringify([text]);
  return isSafe && !/^[{["'&*!|>%@`]/.test(text) ? text : quoted(text);
}

/** JSON strings are YAML; what people should see as it is stays as it is. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A new block scalar, or a text on one line, for a list's item or a key that stands at an indent. */
export function newScalar(text: string, indent: number): string {
  if (!text.includes("\n")) return plainOrQuoted(text);
  const chomp = text.endsWith("\n") ? "" : "-";
  return `|${chomp}\n${indented(text.replace(/\n$/, ""), " ".repeat(indent))}`;
}

/** Longer lines are broken where a folded scalar was broken. */
const WIDTH = 120;

function blockText(text: string, { node, source }: ScalarSpot): string | undefined {
  const old = source.slice(node.range[0], node.range[1]);
  const [header = "", ...lines] = old.split("\n");
  if (/\d/.test(header)) return undefined;
  const indent = /^ */.exec(lines.find((line) => line.trim() !== "") ?? "")?.[0] ?? "  ";
  const ends = old.endsWith("\n") ? "\n" : "";
  const isStripped = header.includes("-");
  const content = isStripped ? text : text.replace(/\n$/, "");
  if (/^\s|\n\s*\n$/.test(text) || (isStripped && text.endsWith("\n"))) return undefined;
  const trailing = /\n\s*$/.exec(lines.join("\n"))?.[0].slice(1) ?? "";
  const isFolded = header.startsWith(">") && !content.includes("\n");
  const body = isFolded ? folded(content, WIDTH - indent.length) : content;
  const style = isFolded ? header : header.replace(">", "|");
  return `${style}\n${indented(body, indent)}${ends}${header.includes("+") ? trailing : ""}`;
}

/** A block scalar's range takes in its last line's end. */
function lineEndOf({ node, source }: ScalarSpot): string {
  return source[node.range[1] - 1] === "\n" ? "\n" : "";
}

function indented(text: string, indent: string): string {
  return text.replace(/^(?=.)/gm, indent);
}

/** Broken at single spaces between words, which reading joins again. */
export function folded(text: string, width: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
