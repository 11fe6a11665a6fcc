/**
 * The layout engine: Typst source and files → the bytes of a PDF.
 *
 * The only file that knows the binding. It runs in a child process, since a panic in it
 * ends the process.
 *
 * System fonts are shut out: with a fontconfig file that names no folder at all the engine
 * would fall back to the usual ones, so the file names a folder that does not exist.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

export interface EngineInput {
  readonly source: string;
  /** Absolute paths inside the engine's own file system. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly fonts: readonly { readonly key: string; readonly bytes: Buffer }[];
  readonly created: Date;
}

export type EngineOutput =
  | { readonly kind: "pdf"; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly kind: "refused"; readonly detail: string };

/** Files live here; nothing on disk does. */
const ROOT = "/nonexistent";
/** Compilations after which results nobody asked for again are dropped. */
const CACHE_AGE = 3;

let known: { readonly keys: ReadonlySet<string>; readonly compiler: NodeCompiler } | undefined;
const loaded = new Map<string, Buffer>();

/** A compiler that has these fonts, and those of papers before. */
function compilerWith(fonts: EngineInput["fonts"]): NodeCompiler {
  if (known && fonts.every((f) => known?.keys.has(f.key))) return known.compiler;
  for (const { key, bytes } of fonts) loaded.set(key, bytes);
  const blobs = [...loaded].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes);
  known = { keys: new Set(loaded.keys()), compiler: createCompiler(blobs) };
  return known.compiler;
}

function createCompiler(fontBlobs: Buffer[]): NodeCompiler {
  const folder = mkdtempSync(join(tmpdir(), "kansli-fonts-"));
  try {
    const file = join(folder, "fonts.conf");
    writeFileSync(file, `<?xml version="1.0"?><fontconfig><dir>${join(folder, "none")}</dir></fontconfig>`);
    process.env.FONTCONFIG_FILE = file;
    return NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs }] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lays out once, proves the PDF/UA-1 export, and returns the PDF/A-3a one. */
export function runEngine(input: EngineInput): EngineOutput {
  const compiler = compilerWith(input.fonts);
  for (const [path, bytes] of input.files) compiler.mapShadow(ROOT + path, Buffer.from(bytes));
  try {
    const compiled = compiler.compile({ mainFileContent: input.source });
    const document = compiled.result;
    if (!document) return { kind: "refused", detail: firstError(compiled.takeDiagnostics()) };
    const creationTimestamp = Math.floor(input.created.getTime() / 1000);
    compiler.pdf(document, { pdfStandard: "ua-1", creationTimestamp });
    const bytes = compiler.pdf(document, { pdfStandard: "a-3a", creationTimestamp });
    return { kind: "pdf", bytes, pages: document.numOfPages };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { kind: "refused", detail: exportError(error.message) };
  } finally {
    compiler.resetShadow();
    compiler.evictCache(CACHE_AGE);
  }
}

function firstError(error: { readonly shortDiagnostics: { message?: string }[] } | null): string {
  return error?.shortDiagnostics.map((d) => d.message ?? "").find((m) => m !== "") ?? "unknown error";
}

/** The message inside the binding's debug print of its diagnostics. */
function exportError(message: string): string {
  return /message: "((?:[^"\\]|\\.)*)"/.exec(message)?.[1] ?? message;
}
