/**
 * The child process: bytes of a Word file → bytes of a PDF.
 *
 * Reading, layout and export all happen here, so that the parent's time is free and a
 * crash of any of them costs one document.
 */
import { flushCompileCache } from "node:module";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { problem } from "../diagnostics/diagnostic.ts";
import { readPackage, type WordPackage } from "../ooxml/package.ts";
import type { XmpProperty } from "../pdf-file/xmp.ts";
import { claimAccessibility } from "./claim.ts";
import { type ConvertedPictures, convertPictures, NONE_CONVERTED } from "./converted-pictures.ts";
import { sayDrawnOtherwise } from "./drawn-otherwise.ts";
import {
  badImages,
  type EngineInput,
  findPages,
  type PageNumbers,
  type Refusal,
  runEngine,
  tidyUp,
  type Unfound,
} from "./engine.ts";
import type { OwnFont } from "./fonts/catalog.ts";
import type { Paper } from "./model/paper.ts";
import { isPlainlyAccessible } from "./plainly-accessible.ts";
import { readPaper } from "./read/paper.ts";
import type { Source } from "./read/source.ts";
import { serveTasks } from "./serve-tasks.ts";
import { writePaper } from "./typst/paper.ts";

export interface Task {
  readonly docx: Uint8Array;
  readonly file: string;
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  readonly created?: Date | undefined;
  readonly attachments: readonly {
    readonly name: string;
    readonly mimeType: string;
    readonly description: string;
    readonly relationship: "source" | "data" | "supplement";
    readonly bytes: Uint8Array;
  }[];
  readonly properties?: readonly XmpProperty[] | undefined;
  /** Only the pages of the layout are wanted, no PDF. */
  readonly onlyPages?: boolean | undefined;
  /** Which fonts, and the fonts themselves when this child has not had them yet. */
  readonly fonts: { readonly id: number; readonly files?: readonly OwnFont[] | undefined };
}

/** What the child sends back. */
export interface Answer {
  readonly outcome: Outcome<Uint8Array>;
  /** Where only pages were asked for, and the document could be laid out. */
  readonly pages?: PageNumbers | undefined;
  /** Bytes that the child takes. */
  readonly memory: number;
}

/** Of documents that bear none: the first day a zip file can name. */
const NO_DATE = new Date("1980-01-01T00:00:00Z");

const NOTHING: Outcome<Uint8Array> = { value: undefined, diagnostics: [] };

const fontSets = new Map<number, readonly OwnFont[]>();

/** With its pictures converted that the engine does not draw. */
export async function convertWhole(task: Task): Promise<Outcome<Uint8Array>> {
  const opened = readPackage(task.docx, task.file);
  return convertOpened(task, opened, opened.value && (await convertPictures(opened.value)));
}

export function convertHere(task: Task): Outcome<Uint8Array> {
  return convertOpened(task, readPackage(task.docx, task.file));
}

function convertOpened(
  task: Task,
  opened: Outcome<WordPackage>,
  converted = NONE_CONVERTED,
): Outcome<Uint8Array> {
  const { value: made, diagnostics } = layOut(task, opened, runEngine, converted);
  if (made?.kind !== "pdf") return { value: undefined, diagnostics };
  return { value: claimAccessibility(made.bytes, task.properties), diagnostics };
}

/** `undefined` where the document cannot be laid out. */
export function findPagesHere(task: Task): PageNumbers | undefined {
  const { value: made } = layOut(task, readPackage(task.docx, task.file), findPages, NONE_CONVERTED);
  return made?.kind === "pages" ? made.pages : undefined;
}

/**
 * Without the pictures that cannot be drawn.
 *
 * @param without families that the engine cannot read the files of
 */
function layOut<Made extends { readonly kind: string }>(
  task: Task,
  opened: Outcome<WordPackage>,
  run: (input: EngineInput) => Made | Refusal | Unfound,
  converted: ConvertedPictures,
  without: ReadonlySet<string> = new Set(),
): Outcome<Made | Refusal> {
  if (task.fonts.files) fontSets.set(task.fonts.id, task.fonts.files);
  if (!opened.value) return { value: undefined, diagnostics: opened.diagnostics };
  const { paper, source } = readPaper(opened.value, {
    title: task.title,
    language: task.language,
    fonts: fontSets.get(task.fonts.id) ?? [],
    without,
    converted,
  });
  const diagnostics: Diagnostic[] = [...opened.diagnostics, ...source.diagnostics];
  const written = engineInput(task, paper, source);
  diagnostics.push(...written.diagnostics);
  let made = run(written.input);
  if (isRefusal(made) && paper.images.size > 0) {
    const bad = badImages(written.input, paper.images);
    diagnostics.push(...bad.map((name) => undrawn(name, task.file)));
    const images = new Map([...paper.images].filter(([name]) => !bad.includes(name)));
    if (bad.length > 0) made = run(engineInput(task, { ...paper, images }, source).input);
  }
  if (isUnfound(made) && without.size === 0)
    return layOut(task, opened, run, converted, new Set(made.families));
  const detail = isUnfound(made) ? made.families.join(", ") : isRefusal(made) ? made.detail : undefined;
  if (detail === undefined) return { value: made as Made, diagnostics };
  const place = { in: "file", file: task.file } as const;
  return { value: undefined, diagnostics: [...diagnostics, problem("pdf/refused", { detail }, { place })] };
}

function isRefusal(made: { readonly kind: string }): made is Refusal {
  return made.kind === "refused";
}

function isUnfound(made: { readonly kind: string }): made is Unfound {
  return made.kind === "unfound";
}

function engineInput(
  task: Task,
  paper: Paper,
  source: Source,
): { input: EngineInput; diagnostics: readonly Diagnostic[] } {
  const attachments = task.attachments.map((a, i) => ({ ...a, path: `/attachment-${i}` }));
  const files = new Map<string, Uint8Array>(attachments.map((a) => [a.path, a.bytes]));
  for (const [name, bytes] of paper.images) files.set(`/${name}`, bytes);
  const { own, used: fonts } = source.fonts;
  const created = task.created ?? paper.created ?? NO_DATE;
  const isAccessible = isPlainlyAccessible(paper);
  const written = writePaper(paper, attachments);
  const input = { source: written.source, files, own, fonts, created, isAccessible };
  return { input, diagnostics: written.diagnostics };
}

function undrawn(name: string, file: string): Diagnostic {
  return sayDrawnOtherwise("damaged-picture", { in: "file", file }, name);
}

// Only as a child process: tests import the function.
if (process.send && process.env.KANSLI_PDF_WORKER) {
  // The process will be killed, so it keeps its compiled code when it has run.
  process.once("message", () => setImmediate(flushCompileCache));
  serveTasks(async (task: Task): Promise<Answer> => {
    tidyUp();
    const answer = task.onlyPages
      ? { outcome: NOTHING, pages: findPagesHere(task) }
      : { outcome: await convertWhole(task) };
    return { ...answer, memory: process.memoryUsage.rss() };
  });
}
