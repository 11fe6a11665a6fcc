/**
 * One tag, read by Handlebars' own parser.
 *
 * In: a tag and the names that blocks around it give. Out: what it does, its expression ready to run.
 * The parser knows whole templates only, so an opening tag is closed for it, and
 * `{{else if x}}` is read as `{{#    if x}}`, which keeps every column.
 */
import base, { type ParsedExpression, type Statement } from "handlebars/dist/cjs/handlebars/compiler/base.js";
import { closest } from "../diagnostics/closest.ts";
import { type Diagnostic, type Place, problem } from "../diagnostics/diagnostic.ts";
import {
  type Call,
  type Expression,
  makeCall,
  makeLiteral,
  makePath,
  makeUnreadable,
  type Path,
} from "./expression.ts";
import type { Origin, Span } from "./frame.ts";
import { type Helper, usageOf } from "./helpers/helper.ts";
import { helpers } from "./helpers/index.ts";
import { type TagKind, tagShape } from "./scan-tags.ts";
import { numeric } from "./view-value.ts";

/** What a tag is read against. */
export interface Reading {
  readonly tag: string;
  readonly place: (at?: number, length?: number) => Place | undefined;
  /** Names that blocks around the tag give, innermost block first. */
  readonly scope: readonly (readonly string[])[];
  readonly report: (found: Diagnostic) => void;
}

export type BlockKind = keyof typeof blockUsage | "section";

export interface Opening {
  readonly kind: BlockKind;
  /** What its closing tag must say: `each`. */
  readonly name: string;
  readonly of: Expression;
  /** `if` and `unless`: whether the number 0 holds. */
  readonly includeZero: Expression | undefined;
  /** `as |item index|` */
  readonly parameters: readonly string[];
  readonly origin: Origin;
}

export type ParsedTag =
  | { readonly does: "nothing" }
  | { readonly does: "print"; readonly value: Expression }
  | { readonly does: "open"; readonly opening: Opening; readonly inverted: boolean }
  | { readonly does: "else"; readonly opening: Opening | undefined }
  | { readonly does: "close"; readonly name: string };

const nothing: ParsedTag = { does: "nothing" };

const blockUsage = {
  each: "{{#each list}}",
  if: "{{#if value}}",
  unless: "{{#unless value}}",
  with: "{{#with value}}",
} as const;

const mostParameters = { each: 2, with: 1, if: 0, unless: 0 } as const;

export function parseTag(reading: Reading): ParsedTag {
  const { tag } = reading;
  const { kind } = tagShape(tag);
  if (kind === "escape") return nothing;
  const isReadable = reportUnreadable(reading, kind);
  switch (kind) {
    case "open":
    case "inverse":
      return { does: "open", opening: opening(reading, isReadable), inverted: kind === "inverse" };
    case "else":
      return { does: "else", opening: elseOpening(reading) };
    case "close":
      return { does: "close", name: nameIn(tag) };
    case "value":
      return isReadable ? { does: "print", value: printed(reading) } : nothing;
    default:
      return nothing;
  }
}

/** Reports tags that are cut off, and sorts of tags that Kansli does not have. */
function reportUnreadable(reading: Reading, kind: TagKind): boolean {
  const { tag } = reading;
  const isClosed = tag.endsWith("}}");
  const isRefused = kind === "partial" || /^\{\{(?:~?#?[*]|~?#>|\{\{)/.test(tag);
  const whole = originOf(reading, { at: 0, length: tag.length });
  if (!isClosed) reading.report(whole.problem("language/unclosed-tag", { tag }));
  else if (isRefused) reading.report(whole.problem("language/not-available", { tag }));
  return isClosed && !isRefused;
}

function opening(reading: Reading, isReadable: boolean): Opening {
  const name = nameIn(reading.tag);
  const statement = isReadable ? parse(reading, `${reading.tag}{{/${name}}}`) : undefined;
  return statement ? block(reading, name, statement) : unreadableBlock(reading, name);
}

/** The block that `{{else if x}}` opens; `undefined` for a plain `{{else}}`. */
function elseOpening(reading: Reading): Opening | undefined {
  if (/^\{\{~?(?:\s*else|\^)\s*~?\}\}$/.test(reading.tag)) return undefined;
  const tag = reading.tag.replace(
    /^(\{\{~?)(\s*else)/,
    (_, braces: string, word: string) => braces + "#".padEnd(word.length),
  );
  return opening({ ...reading, tag }, tag.endsWith("}}"));
}

function printed(reading: Reading): Expression {
  const statement = parse(reading, reading.tag);
  return statement ? head(reading, statement) : makeUnreadable(wholeTag(reading));
}

function unreadableBlock(reading: Reading, name: string): Opening {
  const origin = wholeTag(reading);
  const kind = Object.hasOwn(blockUsage, name) ? (name as BlockKind) : "section";
  return { kind, name, of: makeUnreadable(origin), includeZero: undefined, parameters: [], origin };
}

function block(reading: Reading, name: string, statement: Statement): Opening {
  const origin = wholeTag(reading);
  const parameters = statement.program?.blockParams ?? [];
  const kind = Object.hasOwn(blockUsage, name) ? (name as keyof typeof blockUsage) : undefined;
  if (!kind) {
    const of = head(reading, statement);
    return { kind: "section", name, of, includeZero: undefined, parameters, origin };
  }
  const [value] = statement.params;
  const options = optionsOf(reading, statement);
  const known = kind === "if" || kind === "unless" ? ["includeZero"] : [];
  for (const option of options.keys()) {
    if (!known.includes(option)) reportOption(reading, origin, name, option, known);
  }
  if (statement.params.length !== 1 || parameters.length > mostParameters[kind]) {
    reading.report(origin.problem("language/helper-arguments", { helper: name, usage: blockUsage[kind] }));
  }
  const of = value ? expression(reading, value) : makeUnreadable(origin);
  return { kind, name, of, includeZero: options.get("includeZero"), parameters, origin };
}

/** What a tag is about: a name, or a helper with its arguments. */
function head(reading: Reading, statement: Statement): Expression {
  const { path, params, hash } = statement;
  const hasArguments = params.length > 0 || hash !== undefined;
  if (path.type === "SubExpression") return expression(reading, path);
  if (hasArguments) return call(reading, statement);
  if (path.type === "PathExpression") return pathExpression(reading, path, helperNamed(path));
  const span = spanOf(reading, path);
  const names = [String(path.original)];
  const origin = originOf(reading, span);
  return makePath({ ...bare, names, spans: [span], shown: names[0] ?? "", helper: undefined, origin });
}

const bare = { up: 0, from: "self" } as const;

function helperNamed(path: PathExpression): Helper | undefined {
  return isSimple(path) ? helpers.get(path.parts[0] ?? "") : undefined;
}

type PathExpression = Extract<ParsedExpression, { type: "PathExpression" }>;

/** One name, without `this.`, `../` or `@`. */
function isSimple({ data, depth, parts, original }: PathExpression): boolean {
  return !data && depth === 0 && parts.length === 1 && !/^(?:\.|this\b)/.test(original);
}

function expression(reading: Reading, parsed: ParsedExpression): Expression {
  const origin = originOf(reading, spanOf(reading, parsed));
  switch (parsed.type) {
    case "PathExpression":
      return pathExpression(reading, parsed, undefined);
    case "SubExpression":
      return call(reading, parsed);
    case "StringLiteral":
      return makeLiteral(parsed.original as string, origin);
    case "BooleanLiteral":
      return makeLiteral(parsed.original as boolean, origin);
    case "NumberLiteral":
      return makeLiteral(numeric(typed(reading, parsed)), origin);
    default:
      return makeLiteral(null, origin);
  }
}

function pathExpression(reading: Reading, path: PathExpression, helper: Helper | undefined): Path {
  const span = spanOf(reading, path);
  const common = {
    shown: typed(reading, path),
    up: path.depth,
    names: path.parts,
    spans: nameSpans(typed(reading, path), path.parts.length).map(({ at, length }) => ({
      at: span.at + at,
      length,
    })),
    origin: originOf(reading, span),
  };
  if (path.data) return makePath({ ...common, from: "data", helper: undefined });
  const parameter = blockParameter(reading, path);
  if (parameter) return makePath({ ...common, from: { parameter }, helper: undefined });
  return makePath({ ...common, from: "self", helper });
}

function blockParameter({ scope }: Reading, path: PathExpression) {
  const [name] = path.parts;
  if (name === undefined || path.depth > 0 || /^(?:\.|this\b)/.test(path.original)) return undefined;
  const hops = scope.findIndex((names) => names.includes(name));
  return hops === -1 ? undefined : { hops, index: scope[hops]?.indexOf(name) ?? 0 };
}

/** Where the last `count` names of a path stand in it. */
function nameSpans(path: string, count: number): Span[] {
  const names = [...path.matchAll(/\[[^\]]*\]|[^./@\s]+/g)];
  return names.slice(names.length - count).map((name) => ({ at: name.index, length: name[0].length }));
}

type HelperCall = Pick<Statement, "path" | "params" | "hash" | "loc">;

function call(reading: Reading, parsed: HelperCall): Expression {
  const { path } = parsed;
  const origin = originOf(reading, spanOf(reading, path));
  const name = path.type === "PathExpression" ? path.original : typed(reading, path);
  const helper = path.type === "PathExpression" ? helperNamed(path) : undefined;
  if (!helper) {
    reading.report(unknownHelper(origin, name));
    return makeUnreadable(origin);
  }
  const given = arrange(reading, helper, parsed, origin);
  return given ? makeCall(helper, given, origin) : makeUnreadable(origin);
}

function unknownHelper(origin: Origin, name: string): Diagnostic {
  if (Object.hasOwn(blockUsage, name)) {
    const usage = blockUsage[name as keyof typeof blockUsage];
    return origin.problem("language/helper-arguments", { helper: name, usage });
  }
  return origin.problem("language/unknown-helper", { name }, closest(name, helpers.keys()));
}

/** Arguments in the order of the helper's parameters, whether given by place or by name. */
function arrange(
  reading: Reading,
  helper: Helper,
  parsed: HelperCall,
  origin: Origin,
): Call["given"] | undefined {
  const given: (Expression | undefined)[] = parsed.params.map((param) => expression(reading, param));
  const names = helper.parameters.filter(({ optional }) => optional).map(({ name }) => name);
  for (const [name, value] of optionsOf(reading, parsed)) {
    if (!names.includes(name)) {
      reportOption(reading, value.origin, helper.name, name, names);
      continue;
    }
    given[helper.parameters.findIndex((parameter) => parameter.name === name)] = value;
  }
  const isTooMany = given.length > helper.parameters.length && !helper.parameters.at(-1)?.rest;
  const isTooFew = helper.parameters.some(({ optional }, i) => !optional && given[i] === undefined);
  if (!isTooMany && !isTooFew) return Array.from(given);
  reading.report(
    origin.problem("language/helper-arguments", { helper: helper.name, usage: usageOf(helper) }),
  );
  return undefined;
}

function optionsOf(reading: Reading, { hash }: HelperCall): Map<string, Expression> {
  return new Map(hash?.pairs.map(({ key, value }) => [key, expression(reading, value)]));
}

function reportOption(
  reading: Reading,
  origin: Origin,
  helper: string,
  option: string,
  known: readonly string[],
): void {
  const suggestion = closest(option, known);
  reading.report(origin.problem("language/helper-option", { helper, option }, suggestion));
}

/** By source: the tags of a workspace's templates are much the same. What was parsed is never changed. */
const statements = new Map<string, Statement>();
/** How many are remembered. */
const REMEMBERED = 5000;

function remember(source: string, statement: Statement | undefined): Statement | undefined {
  if (statements.size >= REMEMBERED) statements.clear();
  if (statement) statements.set(source, statement);
  return statement;
}

/** The single statement of a source that starts with the tag; `undefined` after reporting bad syntax. */
function parse(reading: Reading, source: string): Statement | undefined {
  const known = statements.get(source);
  if (known) return known;
  try {
    return remember(source, base.parseWithoutProcessing(source).body[0]);
  } catch {
    const { first_line, first_column } = base.parser.lexer.yylloc;
    const at = Math.min(offsetOf(reading.tag, first_line, first_column), reading.tag.length - 2);
    const near = /^(?:\}+|[^\s{}()]+|\S)/.exec(reading.tag.slice(at).trimStart())?.[0] ?? reading.tag;
    const origin = originOf(reading, { at, length: near.length });
    reading.report(origin.problem("language/bad-syntax", { tag: reading.tag, near }));
    return undefined;
  }
}

/** Name in an opening or closing tag, as typed. */
export function nameIn(tag: string): string {
  return /^\{\{~?[#^/]?[*>]?\s*((?:\[[^\]]*\]|[^\s~}|()="'[])*)/.exec(tag)?.[1] ?? "";
}

function typed(reading: Reading, parsed: { loc: Statement["loc"] }): string {
  const { at, length } = spanOf(reading, parsed);
  return reading.tag.slice(at, at + length);
}

function spanOf({ tag }: Reading, { loc }: { loc: Statement["loc"] }): Span {
  const at = offsetOf(tag, loc.start.line, loc.start.column);
  return { at, length: offsetOf(tag, loc.end.line, loc.end.column) - at };
}

/** @param line from 1 @param column from 0 */
function offsetOf(tag: string, line: number, column: number): number {
  if (line === 1) return column;
  const before = tag.split(/(?<=\r\n|\n|\r(?!\n))/).slice(0, line - 1);
  return before.join("").length + column;
}

function wholeTag(reading: Reading): Origin {
  return originOf(reading, { at: 0, length: reading.tag.length });
}

function originOf({ tag, place }: Reading, span: Span): Origin {
  return {
    text: tag.slice(span.at, span.at + span.length),
    place: () => place(span.at, span.length),
    problem: (code, params, suggestion, { at, length } = span) =>
      problem(code, params, { place: place(at, length), suggestion }),
  };
}
