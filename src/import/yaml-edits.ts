/**
 * Changes of a YAML file that leave everything else as its author typed it.
 *
 * In: a file's text and edits of its values. Out: the text with the edits spliced in at the nodes' own ranges:
 * comments, the order of keys, quoting and indentation elsewhere stay. The result is read again, and must
 * say exactly what the edits say and nothing else; if it does not, nothing is returned.
 *
 * Source: YAML 1.2.2; the `yaml` package's node ranges
 */
import { isDeepStrictEqual } from "node:util";
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Path } from "../workspace/yaml.ts";
import { newScalar, plainOrQuoted, scalarText } from "./yaml-scalar.ts";

/** Plain data as records hold it. */
export type Data = string | readonly Data[] | { readonly [key: string]: Data };

export type YamlEdit =
  /** A value in place of another; a key that is not there yet is added to its map. */
  | { readonly kind: "set"; readonly path: Path; readonly value: Data }
  | { readonly kind: "remove"; readonly path: Path }
  /** A list's items in their new order: an item of the old list by its index, or a new one. */
  | { readonly kind: "list"; readonly path: Path; readonly items: readonly ListItem[] };

export type ListItem = { readonly old: number } | { readonly new: Data };

/**
 * Edits apply in their order; those of items come before those of their list, whose indexes are the old ones.
 * @returns `undefined` when the file cannot be changed so: it has aliases, or says something else afterwards
 */
export function applyYamlEdits(source: string, edits: readonly YamlEdit[]): string | undefined {
  let text = source;
  let wanted = dataOf(source);
  if (wanted === undefined) return undefined;
  for (const edit of edits) {
    const next = applyEdit(text, edit);
    const expected = changedData(wanted, edit);
    if (next === undefined || !isDeepStrictEqual(dataOf(next), expected)) return undefined;
    [text, wanted] = [next, expected];
  }
  return text;
}

function parse(text: string): Document.Parsed {
  return parseDocument(text, { schema: "failsafe", keepSourceTokens: true, logLevel: "silent" });
}

/** `undefined` for a file that cannot be read, or has anchors or aliases. */
function dataOf(text: string): Data | undefined {
  const document = parse(text);
  if (document.errors.length > 0 || /[&*]/.test(aliases(document.contents))) return undefined;
  return document.toJS() as Data;
}

function aliases(node: ParsedNode | null): string {
  if (node === null) return "";
  if (isMap(node)) {
    return node.items
      .map(({ key, value }) => aliases(key as ParsedNode) + aliases(value as ParsedNode | null))
      .join("");
  }
  if (isSeq(node)) return node.items.map((item) => aliases(item as ParsedNode)).join("");
  return isScalar(node) ? (node.anchor ? "&" : "") : "*";
}

function changedData(data: Data, edit: YamlEdit): Data {
  const [step, ...rest] = edit.path;
  if (step === undefined) {
    if (edit.kind === "set") return edit.value;
    if (edit.kind === "list")
      return edit.items.map(
        (item) => ("old" in item ? (data as readonly Data[])[item.old] : item.new) as Data,
      );
    return data;
  }
  if (Array.isArray(data)) {
    return data.map((item: Data, i) => (i === step ? changedData(item, { ...edit, path: rest }) : item));
  }
  const keys = data as { readonly [key: string]: Data };
  const name = String(step);
  if (edit.kind === "remove" && rest.length === 0)
    return Object.fromEntries(Object.entries(keys).filter(([key]) => key !== name));
  return { ...keys, [name]: changedData(keys[name] ?? "", { ...edit, path: rest }) };
}

function applyEdit(text: string, edit: YamlEdit): string | undefined {
  const document = parse(text);
  const found = find(document.contents, edit.path);
  if (edit.kind === "set" && !found) return added(text, document.contents, edit.path, edit.value);
  if (!found) return undefined;
  if (edit.kind === "set") return setValue(text, found, edit.value);
  if (edit.kind === "remove") return removed(text, found);
  return isSeq(found.node) ? withItems(text, found.node as YAMLSeq.Parsed, edit.items) : undefined;
}

interface Found {
  readonly node: ParsedNode | null;
  readonly pair: Pair<ParsedNode, ParsedNode | null> | undefined;
  readonly isInFlow: boolean;
  readonly parent: ParsedNode | null;
}

function find(top: ParsedNode | null, path: Path): Found | undefined {
  let at: Found = { node: top, pair: undefined, isInFlow: false, parent: null };
  for (const step of path) {
    const { node } = at;
    const isInFlow: boolean = at.isInFlow || ((isMap(node) || isSeq(node)) && node.flow === true);
    if (isMap(node)) {
      const pair = (node as YAMLMap.Parsed).items.find(
        ({ key }) => isScalar(key) && key.value === String(step),
      );
      if (!pair) return undefined;
      at = { node: pair.value, pair: pair as Found["pair"], isInFlow, parent: node };
    } else if (isSeq(node) && typeof step === "number" && node.items[step]) {
      at = { node: node.items[step] as ParsedNode, pair: undefined, isInFlow, parent: node };
    } else return undefined;
  }
  return at;
}

function splice(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function setValue(text: string, { node, isInFlow, pair }: Found, value: Data): string | undefined {
  if (node === null) return undefined;
  const [start, end] = node.range;
  if (
    isScalar(node) &&
    typeof value === "string" &&
    isOnOneLine(node as Scalar.Parsed) &&
    value.includes("\n") &&
    !isInFlow
  )
    return splice(
      text,
      start,
      end,
      newScalar(value, indentOf(text, pair ? pair.key.range[0] : start - 2) + 2),
    );
  if (isScalar(node) && typeof value === "string")
    return splice(
      text,
      start,
      end,
      scalarText(value, { node: node as Scalar.Parsed, source: text, isInFlow }),
    );
  if (isInFlow) return splice(text, start, end, flow(value));
  const indent = indentOf(text, pair ? pair.key.range[0] : start);
  // A collection under a key begins on a line of its own.
  const block = blockLines(value, indent + 2);
  if (typeof value === "string")
    return splice(text, start, endOfValue(text, node), newScalar(value, indent + 2));
  const from = pair ? text.lastIndexOf(":", start) + 1 : start;
  const lead = pair ? `\n${" ".repeat(indent + 2)}` : "";
  return splice(text, from, endOfValue(text, node), lead + block.join(`\n${" ".repeat(indent + 2)}`));
}

function isOnOneLine({ type }: Scalar.Parsed): boolean {
  return type !== "BLOCK_LITERAL" && type !== "BLOCK_FOLDED";
}

/** Where a value ends, without the line end behind it. */
function endOfValue(text: string, node: ParsedNode): number {
  let [, end] = node.range;
  while (end > node.range[0] && /\s/.test(text[end - 1] ?? "")) end -= 1;
  return end;
}

/** Columns before an offset on its line; a dash counts as indentation. */
function indentOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

function added(text: string, top: ParsedNode | null, path: Path, value: Data): string | undefined {
  const parent = find(top, path.slice(0, -1));
  const name = path.at(-1);
  if (!parent || !isMap(parent.node) || typeof name !== "string") return undefined;
  const map = parent.node as YAMLMap.Parsed;
  const last = map.items.at(-1);
  const end = last?.value ? endOfValue(text, last.value as ParsedNode) : undefined;
  if (!last || end === undefined) return undefined;
  if (map.flow) return splice(text, end, end, `, ${plainOrQuoted(name, true)}: ${flow(value)}`);
  const indent = indentOf(text, (last.key as ParsedNode).range[0]);
  const lines = keyLines(name, value, indent);
  return splice(text, end, end, `\n${lines.map((line) => " ".repeat(indent) + line).join("\n")}`);
}

function removed(text: string, { node, pair, isInFlow, parent }: Found): string | undefined {
  if (!pair || isInFlow || !isMap(parent) || parent.items.length < 2) return undefined;
  const first = isMap(parent) && parent.items[0] === (pair as unknown);
  const start = pair.key.range[0];
  const end = node ? endOfValue(text, node) : start + String(pair.key).length + 1;
  const lineEnd = text.indexOf("\n", end);
  const isAfterDash = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim() !== "";
  if (first && isAfterDash) {
    const next = (parent as YAMLMap.Parsed).items[1]?.key.range[0];
    return next === undefined ? undefined : splice(text, start, next, "");
  }
  return splice(text, text.lastIndexOf("\n", start - 1) + 1, lineEnd < 0 ? text.length : lineEnd + 1, "");
}

function withItems(text: string, list: YAMLSeq.Parsed, items: readonly ListItem[]): string {
  return list.flow ? withFlowItems(text, list, items) : withBlockItems(text, list, items);
}

function withFlowItems(text: string, list: YAMLSeq.Parsed, items: readonly ListItem[]): string {
  const slices = list.items.map((item) => text.slice(item.range[0], item.range[1]));
  const [start, end] = list.range;
  const shown = items.map((item) => ("old" in item ? (slices[item.old] ?? "") : flow(item.new)));
  return splice(text, start, end, `[${shown.join(", ")}]`);
}

function withBlockItems(text: string, list: YAMLSeq.Parsed, items: readonly ListItem[]): string {
  const starts = list.items.map((item) => startOfItem(text, item.range[0]));
  const last = list.items.at(-1);
  const first = starts[0] ?? list.range[0];
  if (!last) return text;
  const lineEnd = text.indexOf("\n", endOfValue(text, last));
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const chunks = starts.map((start, i) => withLineEnd(text.slice(start, starts[i + 1] ?? end)));
  const dash = text.lastIndexOf("-", (list.items[0] as ParsedNode).range[0] - 1);
  const indent = indentOf(text, dash);
  const shown = items.map((item) => ("old" in item ? (chunks[item.old] ?? "") : blockItem(item.new, indent)));
  const block = shown.length > 0 ? shown.join("") : `${" ".repeat(indent)}[]\n`;
  return splice(text, first, end, lineEnd < 0 ? block.replace(/\n$/, "") : block);
}

/** The line of the item's dash, or of the comments right above it. */
function startOfItem(text: string, itemStart: number): number {
  let start = text.lastIndexOf("\n", text.lastIndexOf("-", itemStart - 1)) + 1;
  for (;;) {
    const before = text.lastIndexOf("\n", start - 2) + 1;
    if (start === 0 || !/^\s*#/.test(text.slice(before, start))) return start;
    start = before;
  }
}

function withLineEnd(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

function blockItem(value: Data, indent: number): string {
  const lines = blockLines(value, indent + 2)
    .join("\n")
    .split("\n");
  const rest = lines
    .slice(1)
    .map((line) => (line === "" || line.startsWith(" ".repeat(indent + 4)) ? line : line));
  const block = [`${" ".repeat(indent)}- ${lines[0]}`, ...rest.map((line) => pad(line, indent + 2))];
  return `${block.join("\n")}\n`;
}

/** Lines that a scalar has indented already stay. */
function pad(line: string, indent: number): string {
  return line === "" || line.startsWith(" ".repeat(indent + 2)) ? line : " ".repeat(indent) + line;
}

/** The lines of a value that stands at an indent; the first without it. */
function blockLines(value: Data, indent: number): string[] {
  if (typeof value === "string") return [newScalar(value, indent + 2)];
  if (Array.isArray(value)) {
    return value.flatMap((item: Data) => {
      const [first = "", ...rest] = blockLines(item, indent + 2);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  return Object.entries(value as { readonly [key: string]: Data }).flatMap(([key, inner]) =>
    keyLines(key, inner, indent),
  );
}

function keyLines(key: string, value: Data, indent: number): string[] {
  const name = plainOrQuoted(key);
  if (typeof value === "string") return [`${name}: ${newScalar(value, indent + 2)}`];
  return [`${name}:`, ...blockLines(value, indent + 2).map((line) => `  ${line}`)];
}

function flow(value: Data): string {
  if (typeof value === "string") return plainOrQuoted(value, true);
  if (Array.isArray(value)) return `[${value.map((item: Data) => flow(item)).join(", ")}]`;
  const pairs = Object.entries(value as { readonly [key: string]: Data });
  return `{ ${pairs.map(([key, inner]) => `${plainOrQuoted(key, true)}: ${flow(inner)}`).join(", ")} }`;
}
