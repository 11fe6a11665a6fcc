/**
 * Markdown, read by the reference parser with GitHub's extensions.
 *
 * A single `~` is no strike-through: Swedish texts use it for "about". A web address is a link
 * where it was typed as one, and not where its signs are escaped (mdast's `transforms` look for
 * addresses in plain text once more).
 * The parser takes 50 ms to load, so it is loaded by the first text that needs it;
 * `require` because printing is synchronous (Node ≥ 22.12 requires ES modules).
 *
 * Source: CommonMark 0.31.2; GitHub Flavored Markdown 0.29
 */
import { createRequire } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Nodes, Root, RootContent } from "mdast";

let parser: ((source: string) => Root) | undefined;

/** The syntax tree of a Markdown text; every text is Markdown, so this cannot fail. */
export function parseMarkdown(source: string): Root {
  parser ??= loadParser();
  return parser(source);
}

function loadParser(): (source: string) => Root {
  const beside = `./markdown-parser${extname(fileURLToPath(import.meta.url))}`;
  const { parse } = createRequire(import.meta.url)(beside) as typeof import("./markdown-parser.ts");
  return parse;
}

/**
 * The words of a Markdown text, without its marks: paragraphs apart by an empty line,
 * list items on lines of their own, cells of a table apart by tabs.
 */
export function markdownToText(source: string): string {
  return textOf(parseMarkdown(source));
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case "root":
    case "blockquote":
    case "footnoteDefinition":
      return blocks(node.children, "\n\n");
    case "list":
      return node.children
        .map((item, i) => `${node.ordered ? `${(node.start ?? 1) + i}.` : "•"} ${textOf(item)}`)
        .join("\n");
    case "listItem":
      return blocks(node.children, "\n");
    case "table":
      return blocks(node.children, "\n");
    case "tableRow":
      return node.children.map(textOf).join("\t");
    case "break":
      return "\n";
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "html":
    case "definition":
    case "thematicBreak":
    case "footnoteReference":
      return "";
    default:
      if ("children" in node) return node.children.map(textOf).join("");
      return "value" in node ? node.value : "";
  }
}

function blocks(children: readonly RootContent[], between: string): string {
  return children
    .map(textOf)
    .filter((text) => text !== "")
    .join(between);
}
