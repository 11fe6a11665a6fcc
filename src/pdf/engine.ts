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
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { type EngineFont, usualFonts } from "./fonts/catalog.ts";
import { LIBRARY_PATH, library } from "./typst/prelude.ts";

export interface EngineInput {
  readonly source: string;
  /** Absolute paths inside the engine's own file system. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The workspace's and the document's own fonts, keyed by content; then those of the packages. */
  readonly own: readonly EngineFont[];
  readonly fonts: readonly EngineFont[];
  readonly created: Date;
  /** That it is PDF/UA-1 is known; else the engine is asked. */
  readonly isAccessible: boolean;
}

export interface Refusal {
  readonly kind: "refused";
  readonly detail: string;
}

/** Text would be missing from the page: the engine has no font of these names, lower case. */
export interface Unfound {
  readonly kind: "unfound";
  readonly families: readonly string[];
}

export type EngineOutput = { readonly kind: "pdf"; readonly bytes: Uint8Array } | Refusal | Unfound;

/** Which pages things stand on, as the layout numbers them. */
export interface PageNumbers {
  /** Of bookmarks whose page the text shows, by name. */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** How many pages there are. */
  readonly total: number;
}

/** Files live here; nothing on disk does. */
const ROOT = "/nonexistent";
/** Compilations after which results nobody asked for again are dropped. */
const CACHE_AGE = 1;

/** Sets of own fonts for which a compiler is kept. */
const KEPT_SETS = 3;

/** Documents after which a compiler is replaced: it keeps something of each, about a megabyte. */
const MOST_DOCUMENTS = 100;
/** So many make it worth the time, of a document of two pages, to have that memory back at once. */
const MUCH_KEPT = 25;

interface Known {
  readonly packaged: ReadonlyMap<string, Buffer>;
  readonly compiler: NodeCompiler;
  documents: number;
}

/**
 * One compiler for each set of own fonts, since two files may bear one name; within it the
 * package fonts of all papers so far, since those names are theirs alone.
 */
const compilers = new Map<string, Known>();

function compilerWith({ own, fonts }: EngineInput): NodeCompiler {
  const set = own.map((f) => f.key).join(" ");
  const known = compilers.get(set);
  if (known && known.documents < MOST_DOCUMENTS && fonts.every((f) => known.packaged.has(f.key))) {
    known.documents++;
    return known.compiler;
  }
  // Each new compiler costs time: the second will do for nearly all documents that come.
  const wanted = known ? [...fonts, ...usualFonts()] : fonts;
  const packaged = new Map([...(known?.packaged ?? []), ...wanted.map((f) => [f.key, f.bytes] as const)]);
  const blobs = [...packaged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes);
  const compiler = createCompiler([...own.map((f) => f.bytes), ...blobs]);
  compilers.delete(set);
  compilers.set(set, { packaged, compiler, documents: 1 });
  const [oldest] = compilers.keys();
  if (compilers.size > KEPT_SETS && oldest !== undefined) compilers.delete(oldest);
  if (known && known.documents >= MUCH_KEPT) collectGarbage("major");
  return compiler;
}

/** Bytes of the process from which on it is kept small. */
const MUCH_MEMORY = 280 * 1024 * 1024;

/**
 * Between documents: lets go of the last one where memory is much. Node would let layouts lie, some megabytes each,
 * since it does not know how large they are.
 */
export function tidyUp(): void {
  if (process.memoryUsage.rss() > MUCH_MEMORY) collectGarbage("minor");
}

let gc: ((how: { readonly type: "major" | "minor" }) => void) | undefined;

/** Asked for late: the flag slows the start. */
function collectGarbage(type: "major" | "minor"): void {
  if (!gc) {
    setFlagsFromString("--expose-gc");
    gc = runInNewContext("gc") as typeof gc;
  }
  gc?.({ type });
}

function createCompiler(fontBlobs: Buffer[]): NodeCompiler {
  const folder = mkdtempSync(join(tmpdir(), "kansli-fonts-"));
  try {
    const file = join(folder, "fonts.conf");
    writeFileSync(file, `<?xml version="1.0"?><fontconfig><dir>${join(folder, "none")}</dir></fontconfig>`);
    process.env.FONTCONFIG_FILE = file;
    const compiler = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs }] });
    compiler.mapShadow(ROOT + LIBRARY_PATH, Buffer.from(library));
    return compiler;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lays out once, proves the PDF/UA-1 export where it is not known to be good, and returns the PDF/A-3a one. */
export function runEngine(input: EngineInput): EngineOutput {
  return withLayout(input, (compiler, document) => {
    const creationTimestamp = Math.floor(input.created.getTime() / 1000);
    if (!input.isAccessible) compiler.pdf(document, { pdfStandard: "ua-1", creationTimestamp });
    const bytes = compiler.pdf(document, { pdfStandard: "a-3a", creationTimestamp });
    return { kind: "pdf", bytes };
  });
}

/** Lays out, and tells on which pages things stand. */
export function findPages(
  input: EngineInput,
): { readonly kind: "pages"; readonly pages: PageNumbers } | Refusal | Unfound {
  return withLayout(input, (compiler, document) => {
    const [shown = []]: [string, string][][] = compiler.query(document, {
      selector: "<kansli-pages>",
      field: "value",
    });
    return { kind: "pages", pages: { bookmarks: new Map(shown), total: document.numOfPages } };
  });
}

function withLayout<Result>(
  input: EngineInput,
  use: (compiler: NodeCompiler, document: NodeTypstDocument) => Result,
): Result | Refusal | Unfound {
  const compiler = compilerWith(input);
  for (const [path, bytes] of input.files) compiler.mapShadow(ROOT + path, Buffer.from(bytes));
  try {
    const compiled = compiler.compile({ mainFileContent: input.source });
    const document = compiled.result;
    if (!document) return { kind: "refused", detail: firstError(compiled.takeDiagnostics()) };
    const families = unfoundFamilies(compiled.takeWarnings());
    return families.length > 0 ? { kind: "unfound", families } : use(compiler, document);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { kind: "refused", detail: exportError(error.message) };
  } finally {
    for (const path of input.files.keys()) compiler.unmapShadow(ROOT + path);
    compiler.evictCache(CACHE_AGE);
  }
}

type Messages = { readonly shortDiagnostics: { message?: string }[] } | null;

function firstError(error: Messages): string {
  return error?.shortDiagnostics.map((d) => d.message ?? "").find((m) => m !== "") ?? "unknown error";
}

function unfoundFamilies(warnings: Messages): string[] {
  const found = (warnings?.shortDiagnostics ?? []).flatMap(
    ({ message = "" }) => /^unknown font family: (.*)$/.exec(message)?.[1] ?? [],
  );
  return [...new Set(found)];
}

/** Which of a document's images the engine refuses by themselves: it cannot decode them, or not show their text. */
export function badImages(input: EngineInput, images: ReadonlyMap<string, Uint8Array>): string[] {
  return [...images].flatMap(([name, bytes]) => {
    const files = new Map([[`/${name}`, bytes]]);
    const source = `#set document(title: "Bild", date: auto)\n#image("/${name}", alt: "Bild")`;
    return runEngine({ ...input, source, files, isAccessible: true }).kind === "pdf" ? [] : [name];
  });
}

/** The message inside the binding's debug print of its diagnostics. */
function exportError(message: string): string {
  return /message: "((?:[^"\\]|\\.)*)"/.exec(message)?.[1] ?? message;
}
