/**
 * Building blocks of the zod schemas of all our YAML files.
 *
 * In: data as `readYaml` gives it, where every scalar is text. Out: values, or issues that
 * `issuesToDiagnostics` understands. Each block also knows how the same text looks to an
 * editor, whose YAML takes `31` for a number and `yes` for text: see `jsonSchema`.
 */
import * as z from "zod";
import { closest } from "../diagnostics/closest.ts";
import type { Params } from "../diagnostics/diagnostic.ts";
import type { Code } from "../diagnostics/texts/index.ts";
import { type Parsed, type ParseProblem, parseBoolean, valuePatterns } from "../values/parse.ts";

// A run reads few files of each shape: compiling shapes to code costs more than it saves.
z.config({ jitless: true });

/** What is wrong with a text. `at` and `length` point inside it; without them all of it is meant. */
export interface Fault {
  readonly code: Code;
  readonly params?: Params;
  readonly suggestion?: string | undefined;
  readonly at?: number;
  readonly length?: number;
}

export interface JsonSchema {
  [keyword: string]: unknown;
}

/** How a block looks to an editor, where zod cannot tell. */
export const editorSchemas = new WeakMap<z.core.$ZodType, JsonSchema>();

/** What an editor's YAML makes of a text that nobody quoted. */
const anyScalar = ["string", "number", "boolean"] as const;

/** A schema as seen from outside: what goes in is YAML data, what comes out is `T`. */
export type Shape<T> = z.ZodType<T, unknown>;

/** A text that `read` makes a value of. */
export function scalar<T>(read: (text: string) => { readonly value: T } | Fault, json: JsonSchema): Shape<T> {
  const schema = z.string().transform((text, context) => {
    const result = read(text);
    if ("value" in result) return result.value;
    addFault(context, result);
    return z.NEVER;
  });
  editorSchemas.set(schema, json);
  return schema;
}

/** Reports a fault from inside a transform; `path` is relative to the value. */
export function addFault(
  context: { readonly issues: unknown[] },
  fault: Fault,
  path: (string | number)[] = [],
): void {
  context.issues.push({ code: "custom", input: undefined, params: fault, path });
}

/**
 * A group of exactly these keys. The message of an unknown key is never shown:
 * it carries the keys that would have been right.
 */
export function strict<S extends z.core.$ZodLooseShape>(shape: S) {
  const keys = Object.keys(shape).join("\n");
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? keys : undefined),
  });
}

/** A key that may be left out or left empty. */
export function maybe<T>(schema: Shape<T>): Shape<T | undefined> {
  return schema.optional();
}

/** A group with keys of the user's own choosing. */
export function mapOf<T>(key: Shape<string>, value: Shape<T>): Shape<ReadonlyMap<string, T>> {
  // zod wants keys of strings; ours are texts with a check.
  const keys = key as unknown as z.core.$ZodRecordKey;
  return z.record(keys, value).transform((record) => new Map(Object.entries(record as Record<string, T>)));
}

export function listOf<T>(item: Shape<T>): Shape<T[]> {
  return z.array(item);
}

/** A list with at least one item. */
export function filledListOf<T>(item: Shape<T>): Shape<T[]> {
  return z.array(item).min(1);
}

const bidiControls = "[\\u202A-\\u202E\\u2066-\\u2069]";
const bidiControl = new RegExp(bidiControls, "u");

/** A text on one line: names, titles, headings. */
export function line(): Shape<string> {
  return scalar(readLine, {
    type: anyScalar,
    pattern: `^(?!.*${bidiControls})\\s*\\S.*\\s*$`,
  });
}

export function readLine(typed: string): { value: string } | Fault {
  const text = typed.trim();
  if (text === "") return { code: "yaml/empty-text" };
  const end = typed.indexOf("\n", typed.search(/\S/));
  if (text.includes("\n")) return { code: "yaml/several-lines", at: end, length: 1 };
  const bidi = typed.search(bidiControl);
  if (bidi >= 0) return { code: "yaml/direction-control", at: bidi, length: 1 };
  return { value: text };
}

/** A text of any number of lines, without the empty ones around it. */
export function text(): Shape<string> {
  return multiline((typed) => fromFirstLine(typed).trimEnd());
}

/** Markdown from its first line on: spaces and line ends have meaning in it. */
export function markdown(): Shape<string> {
  return multiline(fromFirstLine);
}

/** A text without the blank lines that it begins with. */
export function fromFirstLine(typed: string): string {
  return typed.replace(/^(?:[ \t]*\n)+/, "");
}

function multiline(read: (typed: string) => string): Shape<string> {
  return scalar((typed) => (typed.trim() === "" ? { code: "yaml/empty-text" } : { value: read(typed) }), {
    type: anyScalar,
    pattern: "\\S",
  });
}

const keyPattern = "^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*$";
const keyForm = new RegExp(keyPattern, "u");

/** A key of the user's own choosing: it may stand in file names and addresses. */
export function key(): Shape<string> {
  return scalar(
    (name) => (keyForm.test(name) ? { value: name } : { code: "yaml/bad-key", params: { name } }),
    {
      type: "string",
      pattern: keyPattern,
    },
  );
}

/** One of the keys of a map, as its value. */
export function keyOf<T>(map: ReadonlyMap<string, T>, unknown: Code): Shape<T> {
  return scalar(
    (name) => {
      const value = map.get(name);
      if (value !== undefined) return { value };
      return { code: unknown, params: { name }, suggestion: closest(name, map.keys()) };
    },
    { enum: [...map.keys()].flatMap(asEditorsRead) },
  );
}

/** One of some words. */
export function oneOf<const T extends string>(words: readonly T[], unknown: Code): Shape<T> {
  return keyOf(new Map(words.map((word) => [word, word])), unknown);
}

/** A word, and what the core schema of YAML 1.2 (§10.3.2) makes of it without quotes. */
function asEditorsRead(word: string): (string | number | boolean)[] {
  if (/^(true|false)$/i.test(word)) return [word, word.toLowerCase() === "true"];
  return /^[-+]?\d+$/.test(word) ? [word, Number(word)] : [word];
}

/** A text that one of the parsers of `values/` reads. */
export function parsed<T>(
  parse: (text: string) => Parsed<T>,
  pattern: keyof typeof valuePatterns,
  codes: Readonly<Record<ParseProblem, Code>>,
  limits?: Limits<T>,
): Shape<T> {
  const type =
    { number: ["string", "number"], boolean: ["string", "boolean"] }[pattern as string] ?? "string";
  return scalar(
    (typed) => {
      const result = parse(typed);
      if (result.problem) {
        const suggestion = limits?.suggest?.(typed);
        return { code: codes[result.problem], params: { text: typed }, suggestion };
      }
      return limits?.check(result.value) ?? { value: result.value };
    },
    { type, pattern: valuePatterns[pattern], ...limits?.json },
  );
}

/** What a value must be beyond having the right form, and what one without it may mean. */
export interface Limits<T> {
  check(value: T): Fault | undefined;
  /** What was probably meant by a text of the wrong form. */
  suggest?(text: string): string | undefined;
  /** `check`, as far as JSON Schema can say it. */
  readonly json?: JsonSchema;
}

const emailPattern = addressOf("\\p{L}", "\\p{N}");
const emailForm = new RegExp(emailPattern, "u");
/** Most addresses, told without the tables of all letters, which cost more than the rest of a small file. */
const plainEmailForm = new RegExp(addressOf("A-Za-z", "0-9"));

function addressOf(letter: string, digit: string): string {
  const part = `[${letter}${digit}!#$%&'*+/=?^_\`{|}~-]+`;
  const label = `[${letter}${digit}]([${letter}${digit}-]*[${letter}${digit}])?`;
  return `^${part}(\\.${part})*@(${label}\\.)+[${letter}][${letter}${digit}-]*$`;
}

/** One e-mail address and nothing more: no name, no comma, nothing invisible. RFC 5321 §4.1.2, with RFC 6531. */
export function email(): Shape<string> {
  return scalar(
    (typed) =>
      typed.length <= 254 && (plainEmailForm.test(typed) || emailForm.test(typed))
        ? { value: typed }
        : { code: "yaml/not-an-address", params: { text: typed } },
    { type: "string", pattern: emailPattern, maxLength: 254 },
  );
}

const pathPattern = "^(?!(?:\\./?)*$)(?!/)(?![A-Za-z]:)(?!.*\\\\)(?!(?:.*/)?\\.\\.(?:/|$))[^\\n]*[^/\\n]$";
const pathForm = new RegExp(pathPattern, "u");

/** A file of the workspace, relative to its root. It need not exist. */
export function filePath(): Shape<string> {
  return scalar(readFilePath, { type: "string", pattern: pathPattern });
}

export function readFilePath(typed: string): { value: string } | Fault {
  if (!pathForm.test(typed)) return { code: "yaml/outside-workspace", params: { path: typed } };
  return {
    value: typed
      .split("/")
      .filter((step) => step !== "" && step !== ".")
      .join("/"),
  };
}

export function yesOrNo(): Shape<boolean> {
  return scalar(
    (text) => {
      const { value } = parseBoolean(text);
      return value === undefined ? { code: "workspace/not-yes-or-no", params: { text } } : { value };
    },
    { type: ["string", "boolean"], pattern: valuePatterns.boolean },
  );
}
