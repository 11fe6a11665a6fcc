/**
 * Runs of a paragraph as Markdown.
 *
 * In: runs, and names for what they refer to. Out: Markdown that reads as these runs: it is parsed again, and only where
 * that gives something else are the signs in its text escaped.
 *
 * Source: CommonMark 0.31.2 §6 (inlines), §2.4 (escapes)
 */
import type { Nodes, PhrasingContent } from "mdast";
import { escapeMarkdown } from "../language/index.ts";
import { parseMarkdown } from "../values/index.ts";
import { type Marks, noMarks, OBJECT, type Picture, type Run } from "./paper-text.ts";

/** What a text of runs refers to by name. */
export interface Names {
  /** The label of a footnote. */
  noteLabel(note: readonly Run[]): string;
  /** The path of a picture. */
  picturePath(picture: Picture): string;
}

/** A run, or a tag that stands for a value. */
export type Part = Run | { readonly tag: string; readonly marks: Marks };

export function inlineMarkdown(parts: readonly Part[], names: Names): string {
  const light = written(parts, names, (text) => text.replace(/\{\{/g, "\\{{"));
  if (parts.every((part) => "tag" in part) || readsAs(light, parts)) return light;
  return written(parts, names, escaped);
}

/** Only signs that Markdown reads, not every one. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&~|#]/g, "\\$&")
    .replace(/\{\{/g, "\\{{")
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

function written(parts: readonly Part[], names: Names, write: (text: string) => string): string {
  const groups: { link: string | undefined; parts: Part[] }[] = [];
  for (const part of parts) {
    const link = "tag" in part ? groups.at(-1)?.link : part.link;
    const last = groups.at(-1);
    if (last && last.link === link) last.parts.push(part);
    else groups.push({ link, parts: [part] });
  }
  return groups
    .map(({ link, parts: own }) => {
      const text = marked(own, [...markOrder], names, write);
      if (link === undefined) return text;
      return text === link && /^https?:/.test(link) ? `<${link}>` : `[${text}](${addressText(link)})`;
    })
    .join("");
}

function addressText(address: string): string {
  return /^[^\s()<>\\]+$/.test(address) ? address : `<${address.replace(/[<>\\]/g, "\\$&")}>`;
}

const markOrder = ["strike", "bold", "italic", "code"] as const;
const signs: Readonly<Record<keyof Marks, string>> = { strike: "~~", bold: "**", italic: "*", code: "`" };

/** Neighbours with one mark stand between its signs; spaces at the ends stay outside. */
function marked(
  parts: readonly Part[],
  order: readonly (keyof Marks)[],
  names: Names,
  write: (text: string) => string,
): string {
  const [mark, ...others] = order;
  if (mark === undefined) return parts.map((part) => plain(part, names, write)).join("");
  const groups: { isOn: boolean; parts: Part[] }[] = [];
  for (const part of parts) {
    const isOn = part.marks[mark];
    const last = groups.at(-1);
    if (last?.isOn === isOn) last.parts.push(part);
    else groups.push({ isOn, parts: [part] });
  }
  return groups
    .map(({ isOn, parts: own }) => {
      if (isOn && mark === "code") return coded(own);
      const inner = marked(own, others, names, write);
      return isOn ? around(inner, signs[mark]) : inner;
    })
    .join("");
}

function around(inner: string, sign: string): string {
  const [, before = "", text = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(inner) ?? [];
  return text === "" ? inner : `${before}${sign}${text}${sign}${after}`;
}

/** More backticks than the text has in a row (CommonMark §6.1). */
function coded(parts: readonly Part[]): string {
  const text = parts.map((part) => ("tag" in part ? part.tag : part.text)).join("");
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

function plain(part: Part, names: Names, write: (text: string) => string): string {
  if ("tag" in part) return part.tag;
  if (part.note) return `[^${names.noteLabel(part.note)}]`;
  if (part.picture)
    return `![${escapeMarkdown(part.picture.alt)}](${addressText(names.picturePath(part.picture))})`;
  return part.text
    .split("\n")
    .map((line) => write(line))
    .join("\\\n");
}

/** Whether Markdown of one paragraph reads as these parts. */
function readsAs(markdown: string, parts: readonly Part[]): boolean {
  const blocks = parseMarkdown(markdown.replace(/\[\^[^\]]*\]|!\[[^\]]*\]\([^)]*\)/g, OBJECT)).children;
  const [block] = blocks;
  if (blocks.length !== 1 || block?.type !== "paragraph") return parts.length === 0;
  return sameRuns(flatRuns(block.children, { marks: noMarks, link: undefined }), parts.map(asFlat));
}

interface FlatRun {
  readonly text: string;
  readonly marks: Marks;
  readonly link: string | undefined;
}

function asFlat(part: Part): FlatRun {
  return "tag" in part ? { text: part.tag, marks: part.marks, link: undefined } : part;
}

/** What a paragraph of Markdown says, in runs. */
export function flatRuns(
  nodes: readonly (PhrasingContent | Nodes)[],
  around: Omit<FlatRun, "text">,
): FlatRun[] {
  return nodes.flatMap((node): FlatRun[] => {
    const { marks } = around;
    switch (node.type) {
      case "text":
        return [{ ...around, text: node.value.replace(/[ \t]*\r?\n[ \t]*/g, " ") }];
      case "html":
        return [{ ...around, text: node.value }];
      case "strong":
        return flatRuns(node.children, { ...around, marks: { ...marks, bold: true } });
      case "emphasis":
        return flatRuns(node.children, { ...around, marks: { ...marks, italic: true } });
      case "delete":
        return flatRuns(node.children, { ...around, marks: { ...marks, strike: true } });
      case "inlineCode":
        return [{ ...around, text: node.value, marks: { ...marks, code: true } }];
      case "break":
        return [{ ...around, text: "\n" }];
      case "link":
        return flatRuns(node.children, { ...around, link: node.url });
      case "linkReference":
        return flatRuns(node.children, around);
      case "image":
      case "imageReference":
      case "footnoteReference":
        return [{ marks: noMarks, link: undefined, text: OBJECT }];
      default:
        return [];
    }
  });
}

function sameRuns(a: readonly FlatRun[], b: readonly FlatRun[]): boolean {
  return JSON.stringify(joined(a)) === JSON.stringify(joined(b));
}

/** Neighbours that look alike are one; spaces look alike whatever they are marked as. */
function joined(runs: readonly FlatRun[]): string[] {
  const found: { look: string; text: string }[] = [];
  for (const { text, marks, link } of runs) {
    const look = JSON.stringify([marks.bold, marks.italic, marks.strike, marks.code, link ?? ""]);
    const last = found.at(-1);
    if (last && (last.look === look || /^\s*$/.test(text))) last.text += text;
    else if (text !== "") found.push({ look, text });
  }
  const trimmed = found.map(({ look, text }) => `${look}${text.replace(/\s+/g, " ")}`);
  return trimmed.map((run, i) => (i === trimmed.length - 1 ? run.trimEnd() : run));
}
