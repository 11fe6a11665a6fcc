/**
 * Gives elements of a PDF the roles and attributes that Typst has no word for.
 *
 * Lists that Typst took for terms and their descriptions have numbers, and say so. A block quote stands for each
 * other role, since the papers have none of their own. What it becomes follows from where it stands: around entries
 * of a table of contents, that table; in a cell, the mark of a cell that heads its row; else an endnote. A note
 * needs an identifier; cells name those of the cells that head them.
 *
 * Source: ISO 32000-1 §14.7.2 (IDTree), §14.8.4 (TOC, Note, TH), §14.8.5.5 (ListNumbering), §14.8.5.7 (Scope,
 * Headers)
 */
import { type Insertion, type ObjectTable, objectText, offsetOf } from "./typst-file.ts";

interface Element {
  readonly number: number;
  readonly at: number;
  readonly text: string;
}

type Identified = readonly [id: string, object: number];

export function retag(bytes: Buffer, table: ObjectTable): Insertion[] {
  const quotes = find(bytes, table, "BlockQuote");
  const changes = find(bytes, table, "L").flatMap(numbered);
  return quotes.length === 0 ? changes : [...changes, ...new Retagger(bytes, table).all(quotes)];
}

const UNNUMBERED = "/ListNumbering /None";

function numbered({ at, text }: Element): Insertion[] {
  const start = text.indexOf(UNNUMBERED);
  if (start < 0) return [];
  return [{ at: at + start, replaces: UNNUMBERED.length, text: "/ListNumbering /Decimal" }];
}

/** Elements of a role, in the order of the text: Typst numbers what comes later lower. */
function find(bytes: Buffer, table: ObjectTable, role: string): Element[] {
  const word = `/Type /StructElem\n  /S /${role}\n`;
  const found: Element[] = [];
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) {
    const head = bytes.toString("latin1", at - 24, at);
    const number = Number(/(\d+) 0 obj\s+<<\s+$/.exec(head)?.[1]);
    if (table.offsets[number]) found.push({ number, ...objectText(bytes, table, number) });
  }
  return found.sort((a, b) => b.number - a.number);
}

class Retagger {
  readonly #bytes: Buffer;
  readonly #table: ObjectTable;
  readonly #changes: Insertion[] = [];
  readonly #identified: Identified[] = [];
  #notes = 0;

  constructor(bytes: Buffer, table: ObjectTable) {
    this.#bytes = bytes;
    this.#table = table;
  }

  all(quotes: readonly Element[]): Insertion[] {
    for (const quote of quotes) this.#retag(quote);
    if (this.#identified.length > 0) this.#addIdentifiers();
    return this.#changes;
  }

  #retag(quote: Element): void {
    const parent = this.#parent(quote);
    const first = kids(quote)[0];
    if (first !== undefined && role(this.#element(first)) === "TOCI") this.#setRole(quote, "TOC");
    else if (role(parent) === "TD") {
      this.#setRole(quote, "Div");
      this.#headRow(parent);
    } else {
      this.#notes++;
      this.#setRole(quote, "Note", this.#identify(`Endnote ${this.#notes}`, quote));
    }
  }

  /** The other cells of the rows that the cell reaches over name it as theirs. */
  #headRow(cell: Element): void {
    const id = `Row ${cell.number}`;
    this.#setRole(cell, "TH", this.#identify(id, cell));
    this.#insertAfter(cell, "/O /Table", "\n    /Scope /Row");
    for (const row of this.#rowsOf(cell)) {
      for (const number of kids(row)) {
        if (number !== cell.number) this.#insertAfter(this.#element(number), "/Headers [", `(${id}) `);
      }
    }
  }

  #rowsOf(cell: Element): Element[] {
    const row = this.#parent(cell);
    const reach = Number(/\/RowSpan (\d+)/.exec(cell.text)?.[1] ?? 1);
    // A long table's list of rows is long.
    if (reach === 1) return [row];
    const all = kids(this.#parent(row));
    const start = all.indexOf(row.number);
    return all.slice(start, start + reach).map((number) => this.#element(number));
  }

  #setRole(element: Element, to: string, more = ""): void {
    const word = `/S /${role(element)}`;
    const at = element.at + element.text.indexOf(word);
    this.#changes.push({ at, replaces: word.length, text: `/S /${to}${more}` });
  }

  #identify(id: string, { number }: Element): string {
    this.#identified.push([id, number]);
    return `\n  /ID (${id})`;
  }

  #insertAfter({ at, text }: Element, word: string, insertion: string): void {
    const start = text.indexOf(word);
    if (start < 0) throw new Error(`no ${word} in a table cell`);
    this.#changes.push({ at: at + start + word.length, replaces: 0, text: insertion });
  }

  /** The names stand in the order of their bytes. */
  #addIdentifiers(): void {
    const at = this.#bytes.indexOf("/Type /StructTreeRoot");
    const root = this.#bytes.toString("latin1", at, this.#bytes.indexOf("endobj", at));
    const known = /\/IDTree\s*<<\s*\/Names \[([^\]]*)\]\s*>>/.exec(root);
    const names = [...(known?.[1] ?? "").matchAll(/\(([^)]*)\) (\d+) 0 R/g)].map(
      ([, id = "", number]): Identified => [id, Number(number)],
    );
    const all = [...names, ...this.#identified].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = `/IDTree << /Names [${all.map(([id, number]) => `(${id}) ${number} 0 R`).join(" ")}] >>`;
    this.#changes.push(
      known
        ? { at: at + known.index, replaces: known[0].length, text }
        : { at: at + root.indexOf("/ParentTreeNextKey"), replaces: 0, text: `${text}\n  ` },
    );
  }

  #parent({ text }: Element): Element {
    return this.#element(Number(/\/P (\d+) 0 R/.exec(text)?.[1]));
  }

  #element(number: number): Element {
    offsetOf(this.#table, number);
    return { number, ...objectText(this.#bytes, this.#table, number) };
  }
}

function role({ text }: Element): string {
  return /\/S \/(\w+)/.exec(text)?.[1] ?? "";
}

/** Elements in it, by number; pieces of pages and annotations are none. */
function kids({ text }: Element): number[] {
  const list = /\/K \[([^\]]*)\]/.exec(text)?.[1] ?? "";
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}
