/**
 * Fields: what Word keeps up to date, and the stored result of everything else.
 *
 * `begin  PAGE \* MERGEFORMAT  separate  3  end`, spread over runs, nested, and for a table
 * of contents over many paragraphs. Page numbers and the pages of bookmarks are counted by the layout; links
 * lead; all other fields keep the result that is stored.
 *
 * Source: ISO/IEC 29500-1 §17.16
 */

import { fieldNumbering, fieldWords } from "../../ooxml/fields.ts";
import { foldedStyle } from "../../ooxml/styles.ts";
import { childValue, integer, onOff } from "../../ooxml/units.ts";
import { child, elements, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { Link, PageReference, RunningText } from "../model/text.ts";

export interface NumberField {
  readonly of: "page" | "pages" | "sectionPages";
  readonly numbering: string;
}

interface OpenField {
  instruction: string;
  phase: "code" | "result";
  /** A number prints once, where its stored result began; a form's text only where none is stored. */
  printed: boolean;
  readonly form: XmlElement | undefined;
}

const numberFields: Readonly<Record<string, NumberField["of"]>> = dictionary({
  PAGE: "page",
  NUMPAGES: "pages",
  SECTIONPAGES: "sectionPages",
});

export class FieldStack {
  readonly #open: OpenField[] = [];

  /** How many numbers of a sequence, as captions have, have been met. */
  sequences = 0;

  begin(form: XmlElement | undefined): void {
    this.#open.push({ instruction: "", phase: "code", printed: false, form });
  }

  addInstruction(text: string): void {
    const top = this.#open.at(-1);
    if (top?.phase === "code") top.instruction += text;
  }

  separate(): void {
    const top = this.#open.at(-1);
    if (!top) return;
    top.phase = "result";
    if (/^\s*SEQ\s/i.test(top.instruction)) this.sequences++;
  }

  /** What a field without stored result leaves: a number or page still to print, or a form's text. */
  end(): {
    number?: NumberField | undefined;
    page?: PageReference | undefined;
    text?: string | undefined;
  } {
    const field = this.#open.pop();
    if (!field || this.hidden) return {};
    if (field.printed) return {};
    const number = numberField(field.instruction);
    const page = pageReference(field.instruction);
    return number ? { number } : page ? { page } : { text: formText(field) };
  }

  /** Text here belongs to an instruction and is not shown. */
  get hidden(): boolean {
    return this.#open.some((f) => f.phase === "code");
  }

  /** The number that replaces the stored text here; `done` when it was printed already. */
  get number(): NumberField | "done" | undefined {
    const field = this.#open.findLast((f) => numberField(f.instruction) !== undefined);
    if (!field) return undefined;
    if (field.printed) return "done";
    field.printed = true;
    return numberField(field.instruction);
  }

  /** Stored text is shown here: a form that shows it has no other. */
  showStored(): void {
    const top = this.#open.at(-1);
    if (top?.form) top.printed = true;
  }

  /** A tab stands here. In a page's field what comes before it is no page, but LibreOffice's entry of a contents. */
  passTab(): boolean {
    const field = this.#open.findLast((f) => pageReference(f.instruction) !== undefined);
    if (!field?.printed) return false;
    field.printed = false;
    return true;
  }

  /** The page that the stored text here stands for. */
  get page(): PageReference | undefined {
    return this.#standing(pageReference);
  }

  /** The text in a style that the stored text here stands for. */
  get running(): RunningText | undefined {
    return this.#standing(styleReference);
  }

  /** What the innermost field of a kind asks for, and whether this is the first of its text. */
  #standing<T>(read: (instruction: string) => T | undefined): (T & { isFirst: boolean }) | undefined {
    const field = this.#open.findLast((f) => read(f.instruction) !== undefined);
    const asked = field && read(field.instruction);
    if (!field || !asked) return undefined;
    const isFirst = !field.printed;
    field.printed = true;
    return { ...asked, isFirst };
  }

  get link(): Link | undefined {
    for (const field of [...this.#open].reverse()) {
      const link = field.phase === "result" ? linkOf(field.instruction) : undefined;
      if (link) return link;
    }
    return undefined;
  }
}

function numberField(instruction: string): NumberField | undefined {
  const all = fieldWords(instruction);
  const of = numberFields[all[0]?.toUpperCase() ?? ""];
  return of && { of, numbering: fieldNumbering(all) };
}

/** `\p` wants words ("above"), not a number. */
function pageReference(instruction: string): PageReference | undefined {
  const all = fieldWords(instruction);
  const [name = "", bookmark] = all;
  if (name.toUpperCase() !== "PAGEREF" || bookmark === undefined || all.includes("\\p")) return undefined;
  return { bookmark, numbering: fieldNumbering(all), isFirst: true };
}

/** Numbers (`\n`, `\r`, `\w`, `\t`) and words (`\p`) are kept as stored. */
function styleReference(instruction: string): Omit<RunningText, "isFirst"> | undefined {
  const all = fieldWords(instruction);
  const [name = "", style] = all;
  const keeps = all.some((word) => /^\\[nprtw]$/.test(word));
  if (name.toUpperCase() !== "STYLEREF" || style === undefined || keeps) return undefined;
  return { style: foldedStyle(style), last: all.includes("\\l") };
}

function linkOf(instruction: string): Link | undefined {
  const all = fieldWords(instruction);
  const name = all[0]?.toUpperCase();
  if (name === "HYPERLINK") {
    const local = all.findIndex((w) => w.toLowerCase() === "\\l");
    const address = all.find(
      (w, i) => i > 0 && !w.startsWith("\\") && i !== local + 1 - (local < 0 ? 1e6 : 0),
    );
    if (address && !(local === 1)) return { kind: "address", target: address };
    return local > 0 ? { kind: "bookmark", target: all[local + 1] ?? "" } : undefined;
  }
  const leads = (name === "REF" || name === "PAGEREF" || name === "NOTEREF") && all.includes("\\h");
  return leads ? { kind: "bookmark", target: all[1] ?? "" } : undefined;
}

function formText(field: OpenField): string | undefined {
  const box = child(field.form, "w:checkBox");
  if (box) {
    const checked = onOff(child(box, "w:checked")) ?? onOff(child(box, "w:default")) ?? false;
    return checked ? "☒" : "☐";
  }
  const list = child(field.form, "w:ddList");
  if (!list) return undefined;
  const chosen = integer(childValue(list, "w:result") ?? childValue(list, "w:default")) ?? 0;
  return elements(list, "w:listEntry")[chosen]?.attributes["w:val"];
}
