/**
 * The child process: bytes of a Word file → bytes of a PDF.
 *
 * Reading, layout and export all happen here, so that the parent's time is free and a
 * crash of any of them costs one document.
 */
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { problem } from "../diagnostics/diagnostic.ts";
import { readPackage } from "../ooxml/package.ts";
import { claimAccessibility, type XmpProperty } from "./claim.ts";
import { runEngine } from "./engine.ts";
import type { OwnFont } from "./fonts/catalog.ts";
import { readPaper } from "./read/paper.ts";
import { writePaper } from "./typst/paper.ts";

export interface Task {
  readonly docx: Uint8Array;
  readonly file: string;
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  readonly created: Date;
  readonly attachments: readonly {
    readonly name: string;
    readonly mimeType: string;
    readonly description: string;
    readonly relationship: "source" | "data" | "supplement";
    readonly bytes: Uint8Array;
  }[];
  readonly properties?: readonly XmpProperty[] | undefined;
  /** Which fonts, and the fonts themselves when this child has not had them yet. */
  readonly fonts: { readonly id: number; readonly files?: readonly OwnFont[] | undefined };
}

const fontSets = new Map<number, readonly OwnFont[]>();

export function convertHere(task: Task): Outcome<Uint8Array> {
  if (task.fonts.files) fontSets.set(task.fonts.id, task.fonts.files);
  const opened = readPackage(task.docx, task.file);
  if (!opened.value) return { value: undefined, diagnostics: opened.diagnostics };
  const { paper, source } = readPaper(opened.value, {
    title: task.title,
    language: task.language,
    fonts: fontSets.get(task.fonts.id) ?? [],
  });
  const attachments = task.attachments.map((a, i) => ({ ...a, path: `/attachment-${i}` }));
  const files = new Map<string, Uint8Array>(attachments.map((a) => [a.path, a.bytes]));
  for (const [name, bytes] of paper.images) files.set(`/${name}`, bytes);
  const typst = writePaper(paper, attachments);
  const fonts = source.fonts.used.map((f) => ({ ...f, key: `${task.fonts.id}/${f.key}` }));
  const made = runEngine({ source: typst, files, fonts, created: task.created });
  const diagnostics: Diagnostic[] = [...opened.diagnostics, ...source.diagnostics];
  if (made.kind === "pdf") return { value: claimAccessibility(made.bytes, task.properties), diagnostics };
  const place = { in: "file", file: task.file } as const;
  return {
    value: undefined,
    diagnostics: [...diagnostics, problem("pdf/refused", { detail: made.detail }, { place })],
  };
}

// Only as a child process: tests import the function.
if (process.send && process.env.KANSLI_PDF_WORKER) {
  process.on("message", (task: Task) => {
    process.send?.(convertHere(task));
  });
}
