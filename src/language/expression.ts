/**
 * Expressions of tags: their structure, for checking, and a function of a frame, for running.
 *
 * A name without arguments is a field where there is one, and a helper only where there
 * is none: `{{date}}` prints the field `date` of a kind that has it. A name with arguments,
 * or in parentheses, is a helper. (Handlebars lets the helper win in both cases.)
 */
import { closest } from "../diagnostics/closest.ts";
import type { Language } from "../values/index.ts";
import { type Frame, keyValue, type Loop, type Origin, report, type Span } from "./frame.ts";
import { type Helper, type Parameter, typeNames, usageOf } from "./helpers/helper.ts";
import type { ViewValue } from "./program.ts";
import { numeric, partNames, partOf, printViewValue, viewTypeOf } from "./view-value.ts";

export type Expression = Path | Call | Literal | Unreadable;

interface Common {
  readonly origin: Origin;
  evaluate(frame: Frame): ViewValue;
}

export interface Path extends Common {
  readonly kind: "path";
  /** As typed, for messages. */
  readonly shown: string;
  /** How many `../`. */
  readonly up: number;
  readonly names: readonly string[];
  /** Where in the tag each name stands. */
  readonly spans: readonly Span[];
  /** What the first name starts from. */
  readonly from: "self" | "data" | { readonly parameter: BlockParameter };
  /** What a name alone means where there is no such field. */
  readonly helper: Helper | undefined;
}

/** A name that a block gives: how many frames out, and which of the frame's values. */
export interface BlockParameter {
  readonly hops: number;
  readonly index: number;
}

export interface Call extends Common {
  readonly kind: "call";
  readonly helper: Helper;
  /** In the order of the parameters; the last one's may be many. */
  readonly given: readonly (Expression | undefined)[];
}

export interface Literal extends Common {
  readonly kind: "literal";
  readonly value: ViewValue;
}

/** A part of a tag that was reported as wrong; evaluates to nothing. */
export interface Unreadable extends Common {
  readonly kind: "unreadable";
}

export function makeLiteral(value: ViewValue, origin: Origin): Literal {
  return { kind: "literal", value, origin, evaluate: () => value };
}

export function makeUnreadable(origin: Origin): Unreadable {
  return { kind: "unreadable", origin, evaluate: () => null };
}

type PathParts = Omit<Path, "kind" | "evaluate">;

export function makePath(path: PathParts): Path {
  return { kind: "path", ...path, evaluate: pathEvaluator(path) };
}

function pathEvaluator(path: PathParts): Path["evaluate"] {
  const { names, up, from } = path;
  const [first, ...others] = names;
  if (from === "self" && up === 0 && first !== undefined && others.length === 0) {
    return (frame) => {
      const part = partOf(frame.self, first);
      return part === undefined ? helperOrMissing(path, frame) : part;
    };
  }
  return (frame) => {
    const start = startOf(path, frame);
    if (start === undefined) return missing(path, frame, 0, []);
    const rest = from === "self" ? names : names.slice(1);
    return walk(path, frame, start, rest);
  };
}

/** What the path's names are looked up in; for block parameters and data, what the first name means. */
function startOf({ from, up, names }: PathParts, frame: Frame): ViewValue | undefined {
  if (from === "data") return dataOf(frame, names[0] ?? "", up);
  if (from !== "self") return outwards(frame, from.parameter.hops)?.given[from.parameter.index];
  let at: Frame | undefined = frame;
  for (let i = 0; i < up; i += 1) at = at?.up;
  return at?.self;
}

function outwards(frame: Frame, hops: number): Frame | undefined {
  let at: Frame | undefined = frame;
  for (let i = 0; i < hops; i += 1) at = at?.outer;
  return at;
}

/** `@root`, and what a loop tells of its turn; `up` counts loops outwards. */
function dataOf(frame: Frame, name: string, up: number): ViewValue | undefined {
  if (name === "root") return frame.run.view;
  let loop: Loop | undefined = frame.loop;
  for (let i = 0; i < up; i += 1) loop = loop?.outer;
  if (!loop) return undefined;
  switch (name) {
    case "index":
      return numeric(loop.index);
    case "key":
      return keyValue(loop.key);
    case "first":
      return loop.index === 0;
    case "last":
      return loop.index === loop.count - 1;
    default:
      return undefined;
  }
}

function walk(path: PathParts, frame: Frame, start: ViewValue, names: readonly string[]): ViewValue {
  let value = start;
  for (const [i, name] of names.entries()) {
    const part = partOf(value, name);
    if (part === undefined) {
      return missing(path, frame, path.names.length - names.length + i, partNames(value));
    }
    value = part;
  }
  return value;
}

function helperOrMissing(path: PathParts, frame: Frame): ViewValue {
  const { helper, origin } = path;
  if (!helper) return missing(path, frame, 0, partNames(frame.self));
  if (helper.parameters.every((parameter) => parameter.optional)) return runHelper(helper, [], origin, frame);
  report(frame.run, origin, "language/helper-arguments", { helper: helper.name, usage: usageOf(helper) });
  return null;
}

function missing(path: PathParts, frame: Frame, position: number, candidates: readonly string[]): null {
  const name = path.names[position] ?? path.shown;
  const suggestion = closest(name, candidates);
  report(frame.run, path.origin, "language/unknown-name", { name }, suggestion, path.spans[position]);
  return null;
}

export function makeCall(helper: Helper, given: Call["given"], origin: Origin): Call {
  const evaluate = (frame: Frame) => {
    const values = given.map((argument) => argument?.evaluate(frame));
    return runHelper(helper, values, origin, frame);
  };
  return { kind: "call", helper, given, origin, evaluate };
}

function runHelper(
  helper: Helper,
  given: readonly (ViewValue | undefined)[],
  origin: Origin,
  frame: Frame,
): ViewValue {
  if (!helper.takesAbsent && given.some((value) => value === null)) return null;
  const { language } = frame.run.context;
  for (const [i, value] of given.entries()) {
    const parameter = parameterAt(helper, i);
    const wrong = parameter && value != null && wrongArgument(helper, parameter, value, language);
    if (!wrong) continue;
    report(frame.run, origin, ...wrong);
    return null;
  }
  return helper.run(given, {
    language,
    report: (code, params) => report(frame.run, origin, code, params),
  });
}

function wrongArgument(
  helper: Helper,
  parameter: Parameter,
  value: ViewValue,
  language: Language,
): Parameters<Origin["problem"]> | undefined {
  const { name, accepts, oneOf } = parameter;
  const type = viewTypeOf(value);
  if (accepts && !accepts.some((accepted) => accepted === type)) {
    const params = { helper: helper.name, parameter: name, expected: typeNames(accepts) };
    return ["language/helper-type", { ...params, found: typeNames([type]) }];
  }
  const text = oneOf && printViewValue(value, { language });
  return text === undefined || oneOf?.includes(text) ? undefined : unknownChoice(helper, parameter, text);
}

/** The parameter an argument is for; the last one may take several. */
export function parameterAt(helper: Helper, index: number): Parameter | undefined {
  const last = helper.parameters.at(-1);
  return helper.parameters[index] ?? (last?.rest ? last : undefined);
}

export function unknownChoice(
  helper: Helper,
  parameter: Parameter,
  value: string,
): Parameters<Origin["problem"]> {
  const choices = parameter.oneOf ?? [];
  const params = { helper: helper.name, parameter: parameter.name, value, choices: typeNames(choices) };
  return ["language/helper-choice", params, closest(value, choices)];
}
