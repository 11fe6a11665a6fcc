/**
 * What commands say beside diagnostics, in the reader's language.
 */
import type { Language } from "../values/language.ts";

export type Counts = Readonly<Record<"made" | "unchanged" | "kept" | "failed" | "removed", number>>;

export interface Messages {
  readonly reference: string;
  readonly document: string;
  readonly files: string;
  readonly folder: string;
  /** The closing line of a build. */
  summary(counts: Counts): string;
  /** The closing line of a validation without errors. */
  valid(records: number, templates: number): string;
  progress(done: number, total: number): string;
  /** A file was written. */
  wrote(path: string): string;
  /** A workspace was set up. */
  begun(folder: string): string;
  watching(folder: string): string;
  /** Headings of what a template uses. */
  readonly usedBy: string;
  readonly usedByNone: string;
  readonly usedFields: string;
  readonly usedHelpers: string;
  readonly usedBlocks: string;
  readonly stopped: string;
}

/** The first part always, the others when there is something to tell. */
function sentence(parts: readonly (readonly [count: number, one: string, many: string])[]): string {
  const told = parts.filter(([count], index) => count > 0 || index === 0);
  return `${told.map((part) => counted(...part)).join(", ")}.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const sv: Messages = {
  reference: "Dnr",
  document: "Handling",
  files: "Filer",
  folder: "Mapp",
  summary: ({ made, unchanged, kept, failed, removed }) =>
    sentence([
      [made, "fil gjord", "filer gjorda"],
      [unchanged, "oförändrad", "oförändrade"],
      [kept, "lämnad som den var", "lämnade som de var"],
      [failed, "kunde inte göras", "kunde inte göras"],
      [removed, "borttagen", "borttagna"],
    ]),
  valid: (records, templates) =>
    `${counted(records, "beslutspost", "beslutsposter")} och ${counted(templates, "mall", "mallar")} kontrollerade utan fel.`,
  progress: (done, total) => `${done} av ${total} filer`,
  wrote: (path) => `skrev ${path}`,
  begun: (folder) => `Arbetsytan är klar. Gå till ${folder} och kör: kansli build`,
  watching: (folder) => `Bevakar ${folder}. Avsluta med Ctrl-C.`,
  usedBy: "Ärendetyper och handlingar som använder mallen",
  usedByNone: "Ingen ärendetyp använder mallen.",
  usedFields: "Fält",
  usedHelpers: "Hjälpare",
  usedBlocks: "Block",
  stopped: "Slutade bevaka.",
};

const en: Messages = {
  reference: "Reference",
  document: "Document",
  files: "Files",
  folder: "Folder",
  summary: ({ made, unchanged, kept, failed, removed }) =>
    sentence([
      [made, "file made", "files made"],
      [unchanged, "unchanged", "unchanged"],
      [kept, "left as it was", "left as they were"],
      [failed, "could not be made", "could not be made"],
      [removed, "removed", "removed"],
    ]),
  valid: (records, templates) =>
    `${counted(records, "record", "records")} and ${counted(templates, "template", "templates")} checked, no errors.`,
  progress: (done, total) => `${done} of ${total} files`,
  wrote: (path) => `wrote ${path}`,
  begun: (folder) => `The workspace is ready. Go to ${folder} and run: kansli build`,
  watching: (folder) => `Watching ${folder}. Stop with Ctrl-C.`,
  usedBy: "Kinds and documents that use the template",
  usedByNone: "No kind uses the template.",
  usedFields: "Fields",
  usedHelpers: "Helpers",
  usedBlocks: "Blocks",
  stopped: "Stopped watching.",
};

export const messages: Readonly<Record<Language, Messages>> = { sv, en };
