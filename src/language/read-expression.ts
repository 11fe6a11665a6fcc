/**
 * Expressions of a tag, ready to run.
 *
 * In: what the parser made of a tag, and the names that blocks around it give. Out: names, literals and calls of helpers,
 * with the arguments in the helper's order; helpers that there are not, and arguments they do not take, are reported.
 */
import type { ParsedExpression, Statement } from "handlebars/dist/cjs/handlebars/compiler/base.js";
import { closest } from "../diagnostics/closest.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
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
import { originOf, type Reading, spanOf, typed } from "./tag-syntax.ts";
import { numeric } from "./view-value.ts";

export const blockUsage = {
  each: "{{#each list}}",
  if: "{{#if value}}",
  unless: "{{#unless value}}",
  with: "{{#with value}}",
} as const;

/** What a tag is about: a name, or a helper with its arguments. */
export function readHead(reading: Reading, statement: Statement): Expression {
  const { path, params, hash } = statement;
  const hasArguments = params.length > 0 || hash !== undefined;
  if (path.type === "SubExpression") return readExpression(reading, path);
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

export function readExpression(reading: Reading, parsed: ParsedExpression): Expression {
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
  const given: (Expression | undefined)[] = parsed.params.map((param) => readExpression(reading, param));
  const names = helper.parameters.filter(({ optional }) => optional).map(({ name }) => name);
  for (const [name, { value, origin: at }] of optionsOf(reading, parsed)) {
    if (!names.includes(name)) {
      reportOption(reading, at, helper.name, name, names);
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

/** An argument given by name. */
interface Option {
  readonly value: Expression;
  /** Where its name stands. */
  readonly origin: Origin;
}

export function optionsOf(reading: Reading, { hash }: HelperCall): Map<string, Option> {
  const options = hash?.pairs.map((pair): [string, Option] => {
    const origin = originOf(reading, { at: spanOf(reading, pair).at, length: pair.key.length });
    return [pair.key, { value: readExpression(reading, pair.value), origin }];
  });
  return new Map(options);
}

export function reportOption(
  reading: Reading,
  origin: Origin,
  helper: string,
  option: string,
  known: readonly string[],
): void {
  const suggestion = closest(option, known);
  reading.report(origin.problem("language/helper-option", { helper, option }, suggestion));
}
