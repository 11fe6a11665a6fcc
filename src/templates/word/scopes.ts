/**
 * The text flows of a part, and the place of every paragraph in them.
 *
 * In: the tree of a part. Out: scopes. A block must open and close in one scope: the body, a header, one
 * footnote, one text box. A text box stands inside a paragraph of another scope and is a
 * scope of its own; Word writes it twice (mc:Choice and mc:Fallback), and both count.
 *
 * Source: ECMA-376-1 §17.2.2 (body), §17.10 (headers), §17.11 (notes), §17.13.4 (comments)
 */

import type { Story } from "../../diagnostics/diagnostic.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { Foreign } from "./partials.ts";
import type { StyleRoles } from "./roles.ts";
import { childElement, childElements, type Element, ownText, within } from "./tree.ts";

export interface Scope {
  readonly root: Element;
  readonly story: Story;
  readonly paragraphs: readonly ScopeParagraph[];
}

/** A paragraph with what a reader needs to find it. */
export interface ScopeParagraph {
  readonly element: Element;
  /** From 1 within the part's story. */
  readonly number: number;
  /** Text of the heading nearest above, and its level; 0 where there is none. */
  readonly heading: string | undefined;
  readonly headingLevel: number;
  /** The file it comes from, where that is not the template. */
  readonly file: string | undefined;
  readonly cell: { readonly table: number; readonly row: number; readonly cell: number } | undefined;
}

/** By the root of a part or a flow. */
export const partStories: Readonly<Record<string, Story>> = dictionary({
  "w:document": "body",
  "w:hdr": "header",
  "w:ftr": "footer",
  "w:footnotes": "footnote",
  "w:footnote": "footnote",
  "w:endnotes": "endnote",
  "w:endnote": "endnote",
  "w:comments": "comment",
});

/**
 * Scopes of a part, each before those inside it.
 * @param foreign text of the part that comes from other files
 */
export function scopesOf(root: Element, roles: StyleRoles, foreign: readonly Foreign[] = []): Scope[] {
  const story = partStories[root.name] ?? "body";
  const counter = new Counter(foreign);
  return flowRoots(root).flatMap((flow) => [
    scope(flow, story, roles, counter),
    ...textBoxes(flow).map((box) => scope(box, "textbox", roles, new Counter(foreign))),
  ]);
}

function flowRoots(root: Element): Element[] {
  const flows = root.name === "w:document" ? [childElement(root, "w:body")] : [root];
  const notes = ["w:footnote", "w:endnote", "w:comment"];
  const found = childElements(root).filter((e) => notes.includes(e.name));
  return found.length > 0 ? found : flows.filter((e) => e !== undefined);
}

function textBoxes(flow: Element): Element[] {
  return [...within(flow)].filter((e) => e.name === "w:txbxContent");
}

/** Counts paragraphs and tables, those of each partial by themselves. */
class Counter {
  readonly #foreign: readonly Foreign[];
  readonly #counts = new Map<Foreign | undefined, { paragraphs: number; tables: number }>();

  constructor(foreign: readonly Foreign[]) {
    this.#foreign = foreign;
  }

  next(what: "paragraphs" | "tables", { start = -1 }: Element): { number: number; file: string | undefined } {
    const from = this.#foreign.find((f) => start >= f.start && start < f.end);
    if (from && !this.#counts.has(from)) this.#of(undefined).paragraphs += 1;
    const counts = this.#of(from);
    counts[what] += 1;
    return { number: counts[what], file: from?.file };
  }

  #of(from: Foreign | undefined): { paragraphs: number; tables: number } {
    const counts = this.#counts.get(from) ?? { paragraphs: 0, tables: 0 };
    this.#counts.set(from, counts);
    return counts;
  }
}

function scope(root: Element, story: Story, roles: StyleRoles, counter: Counter): Scope {
  const paragraphs: ScopeParagraph[] = [];
  let heading: string | undefined;
  let headingLevel = 0;
  const walk = (parent: Element, cell: ScopeParagraph["cell"]) => {
    for (const element of childElements(parent)) {
      if (element.name === "w:p") {
        const counted = counter.next("paragraphs", element);
        const level = roles.headingLevel(styleOf(element));
        paragraphs.push({ element, ...counted, heading, headingLevel, cell });
        if (level > 0) [heading, headingLevel] = [paragraphText(element).trim(), level];
      } else if (element.name === "w:tbl") {
        walkTable(element, counter.next("tables", element).number);
      } else {
        walk(element, cell);
      }
    }
  };
  const walkTable = (table: Element, number: number) => {
    rowsOf(table).forEach((row, r) => {
      cellsOf(row).forEach((cell, c) => {
        walk(cell, { table: number, row: r + 1, cell: c + 1 });
      });
    });
  };
  walk(root, undefined);
  return { root, story, paragraphs };
}

/** Rows of a table, also those in content controls. */
function rowsOf(table: Element): Element[] {
  return [...within(table, (e) => e.name === "w:tr")].filter((e) => e.name === "w:tr");
}

function cellsOf(row: Element): Element[] {
  return [...within(row, (e) => e.name === "w:tc")].filter((e) => e.name === "w:tc");
}

/** The id of a paragraph's style. */
export function styleOf(paragraph: Element): string | undefined {
  const properties = childElement(paragraph, "w:pPr");
  return properties && childElement(properties, "w:pStyle")?.attributes["w:val"];
}

function paragraphText(paragraph: Element): string {
  return [...within(paragraph, (e) => e.name === "w:txbxContent")]
    .map((e) => (e.name === "w:t" ? ownText(e) : e.name === "w:tab" ? " " : ""))
    .join("");
}
