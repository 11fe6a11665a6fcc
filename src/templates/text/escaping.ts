/**
 * How values are written in each kind of text file, so that data stays data.
 *
 * In: literals and values, in order. Out: text. In CSV a field is quoted as a whole, whether the template
 * makes it of one tag or of several with text between; a value that a spreadsheet
 * would run as a formula gets an apostrophe.
 *
 * Source: RFC 4180 §2; OWASP "CSV injection"; HTML Living Standard §13.3 (escaping)
 */
import { escapeMarkdown } from "../../language/expand-text.ts";
import type { LinkData, Produced } from "../../language/index.ts";

/** Collects a file's text. */
export interface TextWriter {
  literal(text: string): void;
  value(text: string): void;
  link(link: Produced): void;
  finish(): string;
}

/** @param path the template's: `letter.html.hbs` is HTML, `list.csv.hbs` CSV, `mail.md.hbs` Markdown, every other is plain */
export function writerFor(path: string): (template: string) => TextWriter {
  if (/\.html?\.hbs$/i.test(path)) return () => new HtmlWriter();
  if (/\.md\.hbs$/i.test(path)) return () => new MarkdownWriter();
  if (/\.csv\.hbs$/i.test(path)) return (template) => new CsvWriter(template.includes(";") ? ";" : ",");
  return () => new PlainWriter();
}

class PlainWriter implements TextWriter {
  readonly #chunks: string[] = [];

  literal(text: string): void {
    this.#chunks.push(text);
  }

  value(text: string): void {
    this.#chunks.push(text);
  }

  link({ text, data }: Produced): void {
    const { url } = data as LinkData;
    this.#chunks.push(url.endsWith(text) ? text : `${text} (${url})`);
  }

  finish(): string {
    return this.#chunks.join("");
  }
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

class HtmlWriter extends PlainWriter {
  override value(text: string): void {
    super.value(escapeHtml(text));
  }

  override link({ text, data }: Produced): void {
    super.literal(`<a href="${escapeHtml((data as LinkData).url)}">${escapeHtml(text)}</a>`);
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (c) => entities[c] ?? c);
}

class MarkdownWriter extends PlainWriter {
  override value(text: string): void {
    super.value(escapeMarkdown(text));
  }

  override link({ text, data }: Produced): void {
    super.literal(`[${escapeMarkdown(text)}](<${(data as LinkData).url}>)`);
  }
}

/** Begins the file, so that Excel reads å, ä and ö. */
const MARK = "\uFEFF";
/** What spreadsheets take for a formula; a negative number, or one with a plus, is none. */
const FORMULA = /^(?:[=@\t\r]|[+\u002D](?![\d\s\u00A0]+(?:[.,]\d+)?(?:[\s\u00A0]?%)?$))/;

class CsvWriter implements TextWriter {
  readonly #separator: string;
  #done = MARK;
  #field = "";
  /** The template itself quotes this field. */
  #isQuoted = false;

  constructor(separator: string) {
    this.#separator = separator;
  }

  literal(text: string): void {
    for (const part of text.split(/([;,"\r\n])/)) {
      if (part === '"') this.#isQuoted = !this.#isQuoted;
      const ends = part === this.#separator || part === "\n" || part === "\r";
      if (ends && !this.#isQuoted) this.#endField(part);
      else this.#field += part;
    }
  }

  value(text: string): void {
    const guarded = this.#startsField() && FORMULA.test(text) ? `'${text}` : text;
    this.#field += this.#isQuoted ? guarded.replaceAll('"', '""') : guarded;
  }

  link({ text }: Produced): void {
    this.value(text);
  }

  finish(): string {
    this.#endField("");
    return this.#done;
  }

  #startsField(): boolean {
    return this.#field === "" || this.#field === '"';
  }

  #endField(end: string): void {
    const isWhole = /^".*"$/s.test(this.#field);
    const special = this.#field.includes(this.#separator) || /["\r\n\t]|^\s|\s$/.test(this.#field);
    const needsQuotes = special && !isWhole;
    this.#done += needsQuotes ? `"${this.#field.replaceAll('"', '""')}"` : this.#field;
    this.#done += end;
    this.#field = "";
  }
}
