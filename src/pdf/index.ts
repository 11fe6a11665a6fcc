/**
 * A filled Word document → a PDF that is PDF/A-3a and PDF/UA-1 at once.
 *
 * Word package → paper (everything resolved) → Typst source → PDF. All of it happens in
 * child processes; see `worker.ts`.
 */

import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Outcome, problem } from "../diagnostics/diagnostic.ts";
import type { XmpProperty } from "../pdf-file/index.ts";
import type { PageNumbers } from "./engine.ts";
import { type Ending, type ProcessPool, processPool } from "./process-pool.ts";
import type { Answer, Task } from "./worker.ts";

export type { PageNumbers } from "./engine.ts";

export interface PdfOptions {
  /** The document's name, for diagnostics. */
  readonly file: string;
  /** Else from the document's properties, its first heading or its name. */
  readonly title?: string;
  /** BCP 47; else what most of the document is in. */
  readonly language?: string;
  /** The PDF's only date, never the clock's; else when the document says it was changed or made, else 1980. */
  readonly created?: Date;
  readonly attachments?: readonly {
    readonly name: string;
    readonly mimeType: string;
    readonly description: string;
    readonly relationship: "source" | "data" | "supplement";
    readonly bytes: Uint8Array;
  }[];
  /** What the PDF says of itself in its XMP. */
  readonly properties?: readonly XmpProperty[];
  /** The workspace's own fonts. Pass the same array each time: it is sent to a child once. */
  readonly fonts?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface PdfConverter {
  convert(docx: Uint8Array, options: PdfOptions): Promise<Outcome<Uint8Array>>;
  /**
   * On which pages the bookmarks of a document's page references stand, and how many pages there are, as in
   * the PDF of the same document and options; `undefined` where no PDF of it can be made.
   */
  findPages(docx: Uint8Array, options: PdfOptions): Promise<PageNumbers | undefined>;
  /**
   * Starts processes, and lets each lay out a document like those that will come: the first takes a process several
   * times as long as any other. What becomes of it is nobody's business.
   *
   * @param documents how many will come; no more processes are started than these need
   */
  warmUp(docx: Uint8Array, documents: number, fonts: PdfOptions["fonts"]): void;
  close(): Promise<void>;
}

export interface ConverterOptions {
  /** Child processes at most; each is started when it is needed. */
  readonly processes?: number;
  /** Milliseconds a document may take. */
  readonly timeLimit?: number;
  /** Documents after which a child is replaced. */
  readonly recycleAfter?: number;
}

/** Bytes after which a child is replaced. */
const MOST_MEMORY = 400 * 1024 * 1024;

const CHILD = {
  KANSLI_PDF_WORKER: "1",
  // One thread each: the engine's own threads do not pay, processes do.
  RAYON_NUM_THREADS: "1",
  // 100 MB less at the same speed; a process then makes some hundred documents of many kinds before it is replaced.
  NODE_OPTIONS: "--max-semi-space-size=16",
};

const script = new URL(`./worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

export function pdfConverter(options: ConverterOptions = {}): PdfConverter {
  const timeLimit = options.timeLimit ?? 60_000;
  const processes = options.processes ?? Math.min(4, availableParallelism());
  let pool: ProcessPool<Task, Answer> | undefined;
  const start = () =>
    processPool<Task, Answer>({
      script,
      processes,
      timeLimit,
      recycleAfter: options.recycleAfter ?? 500,
      isAhead: true,
      isSpent: (answer) => (answer as Answer).memory > MOST_MEMORY,
      env: CHILD,
    });
  const fontSets = new FontSets();
  const run = (
    docx: Uint8Array,
    { attachments = [], fonts = [], ...rest }: PdfOptions,
    onlyPages: boolean,
  ): Promise<Ending<Answer>> => {
    pool ??= start();
    return pool.run((child) => ({
      ...rest,
      docx,
      attachments,
      onlyPages,
      fonts: fontSets.forChild(child, fonts),
    }));
  };
  return {
    async findPages(docx, options) {
      const ending = await run(docx, options, true);
      return ending.kind === "done" ? ending.result.pages : undefined;
    },
    async convert(docx, options) {
      const ending = await run(docx, options, false);
      const place = { place: { in: "file", file: options.file } } as const;
      switch (ending.kind) {
        case "done":
          return ending.result.outcome;
        case "timeout":
          return {
            value: undefined,
            diagnostics: [problem("pdf/timeout", { seconds: timeLimit / 1000 }, place)],
          };
        case "crashed":
          return {
            value: undefined,
            diagnostics: [problem("pdf/crashed", { detail: ending.detail }, place)],
          };
      }
    },
    warmUp(docx, documents, fonts = []) {
      for (let i = 0; i < Math.min(documents, processes); i++) {
        void run(docx, { file: "", title: "–", fonts }, false);
      }
    },
    async close() {
      await pool?.close();
    },
  };
}

/** Numbers arrays of fonts, and knows which child has had which. */
class FontSets {
  readonly #ids = new WeakMap<object, number>();
  readonly #sent = new Set<string>();
  #last = 0;

  forChild(child: number, fonts: NonNullable<PdfOptions["fonts"]>): Task["fonts"] {
    const id = this.#ids.get(fonts) ?? ++this.#last;
    this.#ids.set(fonts, id);
    const key = `${child}/${id}`;
    if (fonts.length === 0 || this.#sent.has(key)) return { id: fonts.length === 0 ? 0 : id };
    this.#sent.add(key);
    return { id, files: fonts };
  }
}
