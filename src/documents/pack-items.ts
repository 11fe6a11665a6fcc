/**
 * What goes into a pack, in order: each record's papers, and behind them the files that its decision rests on.
 *
 * In: records and their papers as they lie in out/. Out: PDFs and pictures; Word files are converted. What is
 * missing or of another kind is told and left out.
 */
import { type Diagnostic, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import type { PdfConverter } from "../pdf/index.ts";
import type { PackItem } from "../pdf/pack/index.ts";
import type { BasisDocument, DecisionRecord } from "../records/record.ts";
import { locales } from "../values/language.ts";
import { buildView, type View } from "../views/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Paper, readerOf, stationeryOf } from "./paper.ts";
import type { Press } from "./press.ts";

export interface PackSources extends AttachmentSources {
  readonly workspace: Workspace;
}

export interface AttachmentSources {
  /** A file of the workspace. */
  read(path: string): Promise<Outcome<Uint8Array>>;
  readonly press: Press;
}

/** @param papers PDFs only, made already; in the order of the pack */
export async function packItems(
  papers: readonly Paper[],
  sources: PackSources,
): Promise<{ readonly items: readonly PackItem[]; readonly diagnostics: readonly Diagnostic[] }> {
  const items: PackItem[] = [];
  const diagnostics: Diagnostic[] = [];
  let number = 0;
  for (const ofRecord of Map.groupBy(papers, ({ record }) => record.source.path).values()) {
    for (const paper of ofRecord) {
      const read = await readPaper(paper, String(++number), sources);
      diagnostics.push(...read.diagnostics);
      if (read.value) items.push(read.value);
    }
    const [first] = ofRecord;
    const attached = first
      ? await attachments(first.record, number, sources, titlesOf(first, sources))
      : { items: [], diagnostics: [] };
    items.push(...attached.items);
    diagnostics.push(...attached.diagnostics);
  }
  return { items, diagnostics };
}

async function readPaper(
  paper: Paper,
  number: string,
  { read, workspace }: PackSources,
): Promise<Outcome<PackItem>> {
  const { record, document, recipient, path } = paper;
  const { title } = buildView(record, workspace, document, recipient).value;
  const name = document.name[record.language] ?? document.key;
  const reader = readerOf(paper) === null ? "" : ` – ${recipient?.name}`;
  const common = {
    number,
    level: 0,
    ...commonOf(record, path),
    title: `${String(title)} (${name}${reader})`,
  } as const;
  const { value: bytes, diagnostics } = await readFile(read, path, common.title);
  return { value: bytes && { ...common, kind: "pdf", bytes }, diagnostics };
}

function titlesOf({ record, document, recipient }: Paper, { workspace }: PackSources): string[] {
  return basisTitles(buildView(record, workspace, document, recipient).value);
}

/** Titles of the basis, with the fields that they quote. */
export function basisTitles({ basis }: View): string[] {
  const rows = Array.isArray(basis) ? (basis as readonly { readonly title: string }[]) : [];
  return rows.map(({ title }) => title);
}

/** The files of a record's basis, as parts of the paper that comes before. */
export async function attachments(
  record: DecisionRecord,
  number: number,
  sources: AttachmentSources,
  titles: readonly string[],
): Promise<{ items: PackItem[]; diagnostics: Diagnostic[] }> {
  const items: PackItem[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [i, basis] of record.basis.entries()) {
    if (!basis.file) continue;
    const title = titles[i] ?? basis.title;
    const made = await attachment(record, { ...basis, title }, `${number}.${items.length + 1}`, sources);
    diagnostics.push(...made.diagnostics);
    if (made.value) items.push(made.value);
  }
  return { items, diagnostics };
}

async function attachment(
  record: DecisionRecord,
  { title, file }: BasisDocument,
  number: string,
  { read, press }: AttachmentSources,
): Promise<Outcome<PackItem>> {
  const path = file?.path ?? "";
  const common = { title, number, level: 1, ...commonOf(record, path) } as const;
  const { value: bytes, diagnostics } = await readFile(read, path, title);
  if (!bytes) return { value: undefined, diagnostics };
  switch (extensionOf(path)) {
    case "pdf":
      return { value: { ...common, kind: "pdf", bytes }, diagnostics };
    case "png":
    case "jpg":
    case "jpeg":
      return { value: { ...common, kind: "picture", bytes }, diagnostics };
    case "docx": {
      const pdf = await convert(await press.converter(), bytes, { record, title, path, fonts: press.fonts });
      return {
        value: pdf.value && { ...common, kind: "pdf", bytes: pdf.value },
        diagnostics: pdf.diagnostics,
      };
    }
    default:
      return {
        value: undefined,
        diagnostics: [problem("pack/unknown-format", { title }, { place: { in: "file", file: path } })],
      };
  }
}

function convert(
  converter: PdfConverter,
  bytes: Uint8Array,
  {
    record,
    title,
    path,
    fonts,
  }: { record: DecisionRecord; title: string; path: string; fonts: Press["fonts"] },
): Promise<Outcome<Uint8Array>> {
  const created = new Date(`${record.meeting.iso}T00:00:00Z`);
  return converter.convert(bytes, { file: path, title, language: record.language, created, fonts });
}

async function readFile(
  from: PackSources["read"],
  path: string,
  title: string,
): Promise<Outcome<Uint8Array>> {
  const read = await from(path);
  if (read.value || read.diagnostics.length > 0) return read;
  return {
    value: undefined,
    diagnostics: [problem("pack/missing", { path, title }, { place: { in: "file", file: path } })],
  };
}

function commonOf(record: DecisionRecord, file: string) {
  return { reference: record.reference, language: locales[record.language], file };
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1).toLowerCase();
}

/** Files that a document is made with beside its template: what is joined behind it, and what lies under it. */
export function ownFiles({ record, document }: Pick<Paper, "record" | "document">): string[] {
  const attached = document.attachments ? record.basis.flatMap(({ file }) => file?.path ?? []) : [];
  const stationery = stationeryOf(document, record.language);
  return stationery === undefined ? attached : [...attached, stationery];
}
