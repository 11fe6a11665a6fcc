/**
 * Reads one YAML file as plain text in lists and keys, and knows where everything stands.
 *
 * In: bytes. Out: strings, arrays and objects; every problem of the YAML itself.
 * Nothing is typed: `0117`, `no`, `12:30` and `~` are the text that was typed, and what
 * follows a key with nothing behind it is `undefined`. Line ends become `\n`.
 * Anchors, aliases, merge keys and tags are refused, so that no file grows when read.
 *
 * Source: YAML 1.2.2, failsafe schema (§10.1).
 */
import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import { type Diagnostic, type Outcome, problem, type TextPlace } from "../diagnostics/diagnostic.ts";
import { type TextPlaces, textPlaces } from "../diagnostics/text-places.ts";
import type { SourceFile } from "./workspace.ts";
import { explainYamlError } from "./yaml-errors.ts";
import { Reader } from "./yaml-nodes.ts";
import { Finder } from "./yaml-places.ts";

export type YamlData = string | undefined | readonly YamlData[] | YamlKeys;
export interface YamlKeys {
  readonly [key: string]: YamlData;
}

/** The keys of a group; none of anything else. */
export function keysOf(data: YamlData): YamlKeys {
  return typeof data === "object" && !Array.isArray(data) ? (data as YamlKeys) : {};
}

/** The items of a list; none of anything else. */
export function itemsOf(data: YamlData): readonly YamlData[] {
  return Array.isArray(data) ? data : [];
}

/** Keys and indexes from the top of the file. */
export type Path = readonly (string | number)[];

export interface YamlFile {
  readonly path: string;
  readonly data: YamlData;
  /** Where the value of a path stands; for lists and groups their key; the nearest parent's if there is none. */
  placeOf(path: Path): TextPlace;
  /** Where the key of a path stands; its value's place if it has no key. */
  placeOfKey(path: Path): TextPlace;
  /** Where a piece of a text stands, by its offset in the text as read. */
  placeIn(path: Path, offset: number, length: number): TextPlace;
}

const limits = { bytes: 2_000_000, depth: 64, problems: 50 };

export function readYaml(source: SourceFile): Outcome<YamlFile> {
  const file = source.path;
  if (source.bytes.length > limits.bytes) {
    const place = { in: "file", file } as const;
    return nothing(problem("yaml/too-large", { limit: limits.bytes / 1_000_000 }, { place }));
  }
  const decoded = decode(source);
  if ("code" in decoded) return nothing(decoded);
  const text = decoded.text;
  const places = textPlaces(file, text);
  const tokens = tokenize(text);
  if ("tooDeepAt" in tokens) {
    return nothing(problem("yaml/too-deep", { limit: limits.depth }, { place: places(tokens.tooDeepAt, 1) }));
  }
  const [document, second] = compose(tokens.tokens, text);
  if (!document) return nothing(problem("yaml/empty", {}, { place: { in: "file", file } }));
  const errors = syntaxErrors(document, text, places);
  if (second) {
    errors.push(problem("yaml/several-documents", {}, { place: places(second.range[0], 3) }));
  }
  if (errors.length > 0) return { value: undefined, diagnostics: errors };
  return read(document, file, text, places);
}

function nothing(diagnostic: Diagnostic): Outcome<never> {
  return { value: undefined, diagnostics: [diagnostic] };
}

function decode(source: SourceFile): { text: string } | Diagnostic {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(source.bytes);
    return { text: unixLines(text) };
  } catch {
    const whole = source.bytes.subarray(0, validPrefix(source.bytes));
    const good = unixLines(new TextDecoder().decode(whole, { stream: true }));
    const lossy = unixLines(new TextDecoder().decode(source.bytes));
    return problem("yaml/not-utf-8", {}, { place: textPlaces(source.path, lossy)(good.length, 1) });
  }
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** Length of the longest beginning that is good UTF-8. */
function validPrefix(bytes: Uint8Array): number {
  const isValid = (length: number) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValid(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** Stops at deep nesting, before the recursion of the composer would overflow the stack. */
function tokenize(text: string): { tokens: CST.Token[] } | { tooDeepAt: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > limits.depth) return { tooDeepAt: parser.offset - lexeme.length };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

function compose(tokens: readonly CST.Token[], text: string): Document.Parsed[] {
  const composer = new Composer({
    schema: "failsafe",
    version: "1.2",
    // Looked for in `read`, with a set: the package compares each key with each other.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  return [...composer.compose(tokens, true, text.length)].filter(
    (d) => d.contents !== null || d.errors.length,
  );
}

function syntaxErrors(document: Document.Parsed, text: string, places: TextPlaces): Diagnostic[] {
  const byLine = new Map<number, Diagnostic>();
  for (const error of document.errors) {
    const { line } = places(error.pos[0], 1);
    // A second error on a line follows from the first.
    if (byLine.has(line)) continue;
    if (byLine.size === limits.problems) break;
    const { code, params, at, length } = explainYamlError(error, document, text);
    byLine.set(line, problem(code, params, { place: places(at, length) }));
  }
  return [...byLine.values()];
}

function read(document: Document.Parsed, file: string, text: string, places: TextPlaces): Outcome<YamlFile> {
  const reader = new Reader(text, places);
  const data = reader.read(document.contents);
  const diagnostics = reader.diagnostics.slice(0, limits.problems);
  const finder = new Finder(document.contents, text, places);
  const value = reader.isWhole
    ? {
        path: file,
        data,
        placeOf: (path: Path) => finder.placeOf(path),
        placeOfKey: (path: Path) => finder.placeOfKey(path),
        placeIn: (path: Path, offset: number, length: number) => finder.placeIn(path, offset, length),
      }
    : undefined;
  return { value, diagnostics };
}
