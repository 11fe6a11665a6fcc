/**
 * The blocks of a record's Markdown, and where each of their texts stands in it.
 *
 * In: Markdown as typed, with tags. Out: its blocks in the order in which Word shows them as paragraphs. Tags are hidden
 * from the parser behind letters of the private use area, as many as the tag has, so that every offset is
 * one in the text as typed.
 *
 * Source: CommonMark 0.31.2, GFM 0.29
 */
import type {
  FootnoteDefinition,
  List,
  Paragraph as MdParagraph,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from "mdast";
import { scanTags } from "../language/index.ts";
import { parseMarkdown } from "../values/index.ts";

/** A text inside a block: a paragraph's, a heading's, a cell's. */
export interface Inline {
  /** As typed. */
  readonly source: string;
  readonly nodes: readonly PhrasingContent[];
}

export interface SourceUnit {
  readonly kind: "plain" | "heading" | "item" | "below-item" | "quote" | "code" | "rule" | "table" | "html";
  /** Which block at the top it is part of. */
  readonly top: number;
  /** Of a heading; of an item: lists round it. */
  readonly depth: number;
  readonly inline: Inline;
  /** Of a table, row by row; the first is its head. */
  readonly cells: readonly (readonly Inline[])[];
}

export interface SourceBlock {
  readonly node: RootContent;
  readonly start: number;
  readonly end: number;
  /** Whether tags repeat or leave out what is in it. */
  readonly isRepeated?: boolean;
}

export interface SourceMarkdown {
  readonly text: string;
  readonly blocks: readonly SourceBlock[];
  readonly units: readonly SourceUnit[];
  readonly notes: ReadonlyMap<string, FootnoteDefinition>;
  /** Puts the tags back into a text that the parser gave. */
  withTags(text: string): string;
}

const FIRST = 0xe100;
const LAST = 0xf8ff;
const HIDDEN = /([\uE100-\uF8FF])\1*/g;

/** `undefined` for a text with more tags than there are letters to hide them. */
export function readSource(text: string): SourceMarkdown | undefined {
  const tags = scanTags(text);
  if (tags.length > LAST - FIRST) return undefined;
  let hidden = text;
  for (const [i, { start, end }] of tags.entries())
    hidden = hidden.slice(0, start) + String.fromCharCode(FIRST + i).repeat(end - start) + hidden.slice(end);
  const typed = tags.map(({ start, end }) => text.slice(start, end));
  const root = parseMarkdown(hidden);
  const blocks = root.children
    .filter(isShown)
    .map((node) => ({ node, start: startOf(node), end: endOf(node) }));
  const reader = new UnitReader(text);
  blocks.forEach(({ node }, top) => {
    reader.read(node, { top, kind: "plain", depth: 0 });
  });
  return {
    text,
    blocks,
    units: reader.units,
    notes: notesIn(root),
    withTags: (found) => found.replace(HIDDEN, (letters) => typed[letters.charCodeAt(0) - FIRST] ?? letters),
  };
}

function isShown(node: RootContent): boolean {
  return node.type !== "definition" && node.type !== "footnoteDefinition";
}

function notesIn(root: Root): Map<string, FootnoteDefinition> {
  const notes = root.children.filter((node) => node.type === "footnoteDefinition");
  return new Map(notes.map((note) => [note.identifier, note]));
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

type Around = Pick<SourceUnit, "top" | "depth"> & { readonly kind: "plain" | "quote" | "below-item" };

class UnitReader {
  readonly units: SourceUnit[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(node: RootContent, around: Around): void {
    switch (node.type) {
      case "paragraph":
        this.#add(node, around);
        break;
      case "heading":
        this.#push({
          kind: "heading",
          top: around.top,
          depth: node.depth,
          inline: this.#inline(node.children),
        });
        break;
      case "list":
        this.#list(node, around);
        break;
      case "blockquote":
        for (const child of node.children) this.read(child, { ...around, kind: "quote" });
        break;
      case "table":
        this.#table(node, around);
        break;
      case "code":
        this.#push({ ...around, kind: "code", inline: { source: node.value, nodes: [] } });
        break;
      case "html":
        this.#push({ ...around, kind: "html", inline: { source: node.value, nodes: [] } });
        break;
      case "thematicBreak":
        this.#push({ ...around, kind: "rule", inline: nothing });
        break;
      default:
    }
  }

  #add(node: MdParagraph, around: Around): void {
    this.#push({ ...around, inline: this.#inline(node.children) });
  }

  #list(list: List, { top, depth }: Around): void {
    for (const item of list.children) {
      const [first, ...others] = item.children;
      const isText = first?.type === "paragraph";
      this.#push({ kind: "item", top, depth, inline: isText ? this.#inline(first.children) : nothing });
      for (const child of isText ? others : item.children)
        this.read(child, { top, depth: depth + 1, kind: "below-item" });
    }
  }

  #table(table: Table, around: Around): void {
    const cells = table.children.map((row) => row.children.map((cell) => this.#inline(cell.children)));
    this.#push({ ...around, kind: "table", inline: nothing, cells });
  }

  #push(unit: Omit<SourceUnit, "cells"> & { cells?: SourceUnit["cells"] }): void {
    this.units.push({ cells: [], ...unit });
  }

  #inline(nodes: readonly PhrasingContent[]): Inline {
    const [first, last] = [nodes[0], nodes.at(-1)];
    return { source: first && last ? this.#text.slice(startOf(first), endOf(last)) : "", nodes };
  }
}

const nothing: Inline = { source: "", nodes: [] };
