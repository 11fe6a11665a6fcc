/**
 * Keeps Word's rules where what the data makes of a story would break them.
 *
 * In: marks, and what is written so far. Out: a paragraph where a container must end with one or two tables would become
 * one; tables without rows, controls without content and line breaks before lines that are gone go.
 *
 * Source: ECMA-376-1 §17.4.65 (a cell ends with a paragraph), §17.4.37, §17.4.38 (tables), §17.5.2 (content controls)
 */
import type { Mark } from "./literal.ts";
import { BETWEEN_TABLES, endsInTable } from "./tables-apart.ts";

export type RuleMark = Extract<
  Mark,
  {
    readonly mark:
      | "container-end"
      | "line-end"
      | "table-start"
      | "table-end"
      | "control-start"
      | "control-end";
  }
>;

/** XML that ends in a paragraph, whatever ranges end after it. */
const ENDS_IN_PARAGRAPH =
  /<(?:\/w:p|w:p(?:\s[^<>]*)?\/)>(?:<\/w:sdt(?:Content)?>|<w:(?:bookmark|perm|comment|move)[^<>]*\/>|\s)*$/;
/** A line break, the last in its run. */
const ENDS_IN_BREAK = /<w:(?:br|cr)(?:\s[^<>]*)?\/>((?:<w:t(?:\s[^<>]*)?><\/w:t>)?<\/w:r>)$/;
const IS_EMPTY_CONTROL =
  /<w:sdtContent>(?:<w:(?:bookmark|perm|comment|move)[^<>]*\/>|\s)*<\/w:sdtContent>\s*<\/w:sdt>$/;
const RANGES = /<w:(?:bookmark|perm|commentRange|move(?:From|To)Range)[^<>]*\/>/g;
const HAS_ROW = /<w:tr[\s>]/;
/** Chunks that may end a table: its own end, and those of controls round it. */
const TAIL = 8;

/** Bookmarks and ranges that begin or end in some XML. */
export function rangesIn(xml: string): readonly string[] {
  return xml.match(RANGES) ?? [];
}

export class RuleKeeper {
  readonly #chunks: string[];
  /** Where the tables and the controls began that may vanish. */
  readonly #tables: number[] = [];
  readonly #controls: number[] = [];

  /** @param chunks what is written */
  constructor(chunks: string[]) {
    this.#chunks = chunks;
  }

  obey(order: RuleMark): void {
    switch (order.mark) {
      case "container-end":
        if (!ENDS_IN_PARAGRAPH.test(this.#last())) this.#chunks.push(order.paragraph);
        break;
      case "line-end":
        this.#endLine();
        break;
      case "table-start":
        this.#tables.push(this.#chunks.length);
        break;
      case "table-end":
        this.#endTable(this.#tables.pop() ?? 0);
        break;
      case "control-start":
        this.#controls.push(this.#chunks.length);
        break;
      case "control-end":
        this.#endControl(this.#controls.pop() ?? 0);
    }
  }

  /** Word takes two tables without a paragraph between for one. */
  keepTableApart(): void {
    if (endsInTable(this.#chunks.slice(-TAIL).join(""))) this.#chunks.push(BETWEEN_TABLES);
  }

  /** The last XML written. */
  #last(): string {
    return this.#chunks.findLast((c) => c.trim() !== "") ?? "";
  }

  #endLine(): void {
    const at = this.#chunks.findLastIndex((c) => c.trim() !== "");
    this.#chunks[at] = this.#chunks[at]?.replace(ENDS_IN_BREAK, "$1") ?? "";
  }

  /** Word calls a table without rows damaged. */
  #endTable(start: number): void {
    const hasRow = this.#chunks.slice(start).some((c) => HAS_ROW.test(c));
    if (!hasRow) this.#chunks.length = start;
  }

  /** In a control without content Word shows its invitation to type, where it does not want paragraphs or cells. */
  #endControl(start: number): void {
    const control = this.#chunks.slice(start).join("");
    if (!IS_EMPTY_CONTROL.test(control)) return;
    this.#chunks.length = start;
    this.#chunks.push(...rangesIn(control));
  }
}
