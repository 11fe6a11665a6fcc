/**
 * Checks a program against the type of the views it will meet, before there is any data.
 *
 * In: a program, the type of a view. Out: every name that the view does not have, with the
 * one that was probably meant, and every helper given what it cannot take.
 * What cannot be known (parts found by `lookup`, say) is not complained about.
 */
import { closest } from "../diagnostics/closest.ts";
import type { Code, Diagnostic, Params, Place } from "../diagnostics/diagnostic.ts";
import type { BlockNode, Node, Program } from "./build-program.ts";
import { callProblems, columnsOf, literalType, unprintable } from "./check-call.ts";
import type { Call, Expression, Path } from "./expression.ts";
import type { Origin } from "./frame.ts";
import { type Helper, type KnownArgument, usageOf } from "./helpers/helper.ts";
import { type GroupType, nameOfType, partType, printsAlone, type ViewType } from "./view-type.ts";

/** What a format says of a value of that type at a spot; `undefined` where it can stand there. */
export type SpotProblem<S> = (type: ViewType, spot: S) => readonly [code: Code, params: Params] | undefined;

/** All problems that show before any data is merged, in reading order. */
export function checkProgram<L, S>(
  program: Program<L, S>,
  type: GroupType,
  spotProblem?: SpotProblem<S>,
): Diagnostic[] {
  const checker = new Checker(spotProblem as SpotProblem<unknown> | undefined);
  checker.nodes(program.nodes, rootFrame(type));
  return checker.diagnostics;
}

/**
 * The paths that a program looks at, sorted: `recipients`, `recipients.name`.
 * Parts of what a helper makes anew (`group`, `lookup`) are left out. Without a type,
 * `{{#flag}}{{title}}{{/flag}}` is taken to look at `flag.title`.
 */
export function usedPaths<L, S>(program: Program<L, S>, type?: GroupType): string[] {
  const fields = usesOf(program, type).filter(({ what }) => what === "field");
  return [...new Set(fields.map(({ name }) => name))].sort();
}

/** Something that a program looks at or calls. */
export interface Use {
  readonly what: "field" | "helper" | "block";
  /** A field's path as in `usedPaths`, a helper's name, the word after `#`. */
  readonly name: string;
  place(): Place | undefined;
}

/** All that a program uses, in reading order, as often as it does; see `usedPaths`. */
export function usesOf<L, S>(program: Program<L, S>, type?: GroupType): Use[] {
  const checker = new Checker();
  checker.nodes(program.nodes, rootFrame(type));
  return checker.uses.map(({ what, name, origin }) => ({ what, name, place: () => origin.place() }));
}

/** What is known of a value: its type, and the path it was taken from. */
interface Known {
  readonly type: ViewType | undefined;
  readonly path: string | undefined;
}

const unknown: Known = { type: undefined, path: undefined };

/** As `Frame`, with what is known in place of values. */
interface TypeFrame {
  readonly self: Known;
  readonly up: TypeFrame | undefined;
  readonly outer: TypeFrame | undefined;
  readonly given: readonly Known[];
  /** How many loops stand around. */
  readonly loops: number;
}

function rootFrame(type: GroupType | undefined): TypeFrame {
  return { self: { type, path: "" }, up: undefined, outer: undefined, given: [], loops: 0 };
}

class Checker {
  readonly diagnostics: Diagnostic[] = [];
  private readonly spotProblem: SpotProblem<unknown> | undefined;

  constructor(spotProblem?: SpotProblem<unknown>) {
    this.spotProblem = spotProblem;
  }

  readonly uses: (Omit<Use, "place"> & { readonly origin: Origin })[] = [];

  nodes<L, S>(nodes: readonly Node<L, S>[], frame: TypeFrame): void {
    for (const node of nodes) {
      if (node.kind === "value") this.printed(node.value, node.spot, frame);
      else if (node.kind !== "literal") this.block(node, frame);
    }
  }

  private printed(expression: Expression, spot: unknown, frame: TypeFrame): void {
    const { type } = this.known(expression, frame);
    if (!type) return;
    const misplaced = this.spotProblem?.(type, spot);
    if (!printsAlone(type)) this.diagnostics.push(unprintable(expression, type));
    else if (misplaced) this.diagnostics.push(expression.origin.problem(...misplaced));
  }

  private block<L, S>(block: BlockNode<L, S>, frame: TypeFrame): void {
    if (block.kind !== "section") this.uses.push({ what: "block", name: block.kind, origin: block.origin });
    const value = this.known(block.of, frame);
    if (block.includeZero) this.known(block.includeZero, frame);
    this.nodes(block.body, this.inside(block, value, frame));
    this.nodes(block.otherwise, frame);
  }

  private inside<L, S>(block: BlockNode<L, S>, value: Known, frame: TypeFrame): TypeFrame {
    switch (block.kind) {
      case "if":
      case "unless":
        return frame;
      case "each":
        return this.loop(block.of, value, frame);
      case "with":
        return lookInto(value, frame);
      case "section":
        if (value.type?.type === "boolean") return { ...frame, outer: frame, given: [value] };
        return value.type?.type === "list" ? this.loop(block.of, value, frame) : lookInto(value, frame);
    }
  }

  private loop({ origin }: Expression, { type, path }: Known, frame: TypeFrame): TypeFrame {
    const item =
      type?.type === "list" ? { type: type.item, path } : { ...unknown, path: type ? undefined : path };
    if (type && type.type !== "list" && nameOfType(type) !== "group") {
      this.report(origin, "language/not-a-list", { name: origin.text });
    }
    return { self: item, up: frame, outer: frame, given: [item, unknown], loops: frame.loops + 1 };
  }

  private known(expression: Expression, frame: TypeFrame): Known {
    switch (expression.kind) {
      case "path":
        return this.path(expression, frame);
      case "call":
        return this.call(expression, frame);
      case "literal":
        return { type: literalType(expression.value), path: undefined };
      case "unreadable":
        return unknown;
    }
  }

  private path(path: Path, frame: TypeFrame): Known {
    let at = this.startOf(path, frame);
    for (let i = path.from === "self" ? 0 : 1; i < path.names.length; i += 1) {
      const name = path.names[i] ?? "";
      const type = at.type && partType(at.type, name);
      if (at.type && !type) return this.unknownName(path, i, at.type, frame);
      if (!at.type && path.helper) return unknown;
      at = { type, path: at.path === undefined ? undefined : joined(at.path, name) };
    }
    if (at.path) this.uses.push({ what: "field", name: at.path, origin: path.origin });
    return at;
  }

  private startOf({ from, up, names, spans, origin, shown }: Path, frame: TypeFrame): Known {
    const found =
      from === "data"
        ? dataOf(names[0] ?? "", up, frame)
        : from === "self"
          ? outwards(frame, up, (at) => at.up)?.self
          : outwards(frame, from.parameter.hops, (at) => at.outer)?.given[from.parameter.index];
    if (!found) this.report(origin, "language/unknown-name", { name: shown }, undefined, spans[0]);
    return found ?? unknown;
  }

  private unknownName(path: Path, position: number, type: ViewType, frame: TypeFrame): Known {
    const { helper, names, spans, origin, shown } = path;
    if (helper) return this.bareHelper(helper, path);
    const name = names[position] ?? shown;
    const span = spans[position];
    if (type.type === "list") {
      const list = names.slice(0, position).join(".") || "this";
      this.report(
        origin,
        "language/name-of-list",
        { list, name, each: `{{#each ${list}}}` },
        undefined,
        span,
      );
      return unknown;
    }
    const isAlone = position === 0 && path.from === "self" && path.up === 0;
    const suggestion = (isAlone ? outerName(name, frame) : undefined) ?? suggested(name, type);
    this.report(origin, "language/unknown-name", { name }, suggestion, span);
    return unknown;
  }

  /** A helper's name alone, where no field bears it. */
  private bareHelper(helper: Helper, { origin }: Path): Known {
    this.uses.push({ what: "helper", name: helper.name, origin });
    if (helper.parameters.some(({ optional }) => !optional)) {
      this.report(origin, "language/helper-arguments", { helper: helper.name, usage: usageOf(helper) });
    }
    return { type: helper.result([]), path: undefined };
  }

  private call(call: Call, frame: TypeFrame): Known {
    this.uses.push({ what: "helper", name: call.helper.name, origin: call.origin });
    const values = call.given.map((argument) => argument && this.known(argument, frame));
    const known = call.given.map((argument, i) => argument && knownArgument(argument, values[i]?.type));
    this.diagnostics.push(...callProblems(call, known));
    const [first] = values;
    for (const { name, origin } of first?.path === undefined ? [] : columnsOf(call)) {
      this.uses.push({ what: "field", name: joined(first?.path ?? "", name), origin });
    }
    const type = call.helper.result(known);
    return { type, path: type !== undefined && type === first?.type ? first?.path : undefined };
  }

  private report(origin: Origin, ...what: Parameters<Origin["problem"]>): void {
    this.diagnostics.push(origin.problem(...what));
  }
}

function lookInto(value: Known, frame: TypeFrame): TypeFrame {
  return { self: value, up: frame, outer: frame, given: [value], loops: frame.loops };
}

function outwards(
  frame: TypeFrame,
  steps: number,
  next: (at: TypeFrame) => TypeFrame | undefined,
): TypeFrame | undefined {
  let at: TypeFrame | undefined = frame;
  for (let i = 0; i < steps; i += 1) at = at && next(at);
  return at;
}

function dataOf(name: string, up: number, frame: TypeFrame): Known | undefined {
  if (name === "root") return rootOf(frame).self;
  if (up >= frame.loops || !["index", "key", "first", "last"].includes(name)) return undefined;
  if (name === "key") return unknown;
  return { type: { type: name === "index" ? "number" : "boolean" }, path: undefined };
}

function rootOf(frame: TypeFrame): TypeFrame {
  return frame.outer ? rootOf(frame.outer) : frame;
}

/** `../title` for a name that stands further out. */
function outerName(name: string, frame: TypeFrame): string | undefined {
  let prefix = "../";
  for (let at = frame.up; at; at = at.up) {
    if (at.self.type && partType(at.self.type, name)) return prefix + name;
    prefix += "../";
  }
  return undefined;
}

/** The closest name, or the one whose label was typed: `{{Sökande}}` for `{{applicant}}`. */
function suggested(name: string, type: ViewType): string | undefined {
  if (type.type !== "group") return undefined;
  const typed = name.toLowerCase();
  const labelled = Object.entries(type.fields).find(([, field]) => field.label?.toLowerCase() === typed);
  return labelled?.[0] ?? closest(name, Object.keys(type.fields));
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function knownArgument(argument: Expression, type: ViewType | undefined): KnownArgument {
  return argument.kind === "literal" ? { type, literal: argument.value } : { type };
}
