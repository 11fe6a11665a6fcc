/**
 * One file to make: this document of this record, to this recipient, in this format.
 */
import type { DecisionRecord } from "../records/record.ts";
import { inLanguage, type Language } from "../values/language.ts";
import type { Contact } from "../values/value.ts";
import { type DocumentFormat, type DocumentSpec, isForm } from "../workspace/workspace.ts";

/** What one paper in all its formats shows. */
export interface Sheet {
  readonly record: DecisionRecord;
  readonly document: DocumentSpec;
  /** Set for documents that are made once per recipient. */
  readonly recipient: Contact | undefined;
}

export interface Paper extends Sheet {
  readonly format: DocumentFormat;
  /** The template it is made with, relative to the workspace. */
  readonly template: string;
  /** Where it goes, relative to the workspace. */
  readonly path: string;
}

/** Made from a Word template, and so able to say where it comes from. */
export function isWord(format: DocumentFormat): format is "docx" | "pdf" {
  return format === "docx" || format === "pdf";
}

/** Whether the values in a paper carry their paths. A .pdf is made from the document without them. */
export function isEditable({ document, format, template }: Paper): boolean {
  return document.editable === true && format === "docx" && !isForm(template);
}

/** The same paper, made so that edits of it can be imported. */
export function editablePaper(paper: Paper): Paper {
  return { ...paper, document: { ...paper.document, editable: true } };
}

/** Who a paper is made for: the key, or the name of someone who is in no list of contacts. */
export function readerOf({ recipient }: Sheet): string | null {
  return recipient ? (recipient.key ?? recipient.name) : null;
}

/** What to make of all that could be made. An empty list means everything. */
export interface Selection {
  /** Keys of documents. */
  readonly documents: readonly string[];
  readonly formats: readonly DocumentFormat[];
}

export function isSelected({ document, format }: Paper, selection: Selection): boolean {
  return holds(selection.documents, document.key) && holds(selection.formats, format);
}

function holds<T>(list: readonly T[], item: T): boolean {
  return list.length === 0 || list.includes(item);
}

/** A document's formats, each with the template it is made with in a language. A PDF form makes no .docx. */
export function formatsOf(
  document: DocumentSpec,
  language: Language,
): { format: DocumentFormat; template: string }[] {
  return document.formats.flatMap((format) => {
    const templates = document.textTemplates.get(format) ?? document.template;
    const template = templates && inLanguage(templates, language);
    if (template === undefined || (format === "docx" && isForm(template))) return [];
    return [{ format, template }];
  });
}

/** The letterhead that lies under a document's pages in a language. */
export function stationeryOf({ stationery }: DocumentSpec, language: Language): string | undefined {
  return stationery && inLanguage(stationery, language);
}
