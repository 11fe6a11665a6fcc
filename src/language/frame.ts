/**
 * Where a program stands while it runs: what `this`, `../`, `@index` and block parameters mean there.
 */
import type { Code, Diagnostic, Params, Place } from "../diagnostics/diagnostic.ts";
import type { Expression } from "./expression.ts";
import type { RunContext, ViewValue } from "./program.ts";
import { numeric } from "./view-value.ts";

export interface Frame {
  /** `this`. */
  readonly self: ViewValue;
  /** What `../` looks at. `each`, `with` and `{{#name}}` go one down; `if` and `unless` do not. */
  readonly up: Frame | undefined;
  /** The frame around this one in the template; differs from `up` where `{{#flag}}` keeps `this`. */
  readonly outer: Frame | undefined;
  /** Values of the block's parameters: `as |item index|`. */
  readonly given: readonly ViewValue[];
  readonly loop: Loop | undefined;
  /** What the block looks into, and the item of this turn. */
  readonly entered?: { readonly by: Expression; readonly key?: string | number };
  readonly run: Run;
}

export interface Loop {
  readonly index: number;
  readonly count: number;
  /** Name of the part, or the index in a list. */
  readonly key: string | number;
  readonly outer: Loop | undefined;
}

/** One run of a program. */
export interface Run {
  readonly view: ViewValue;
  readonly context: RunContext;
  /** Origins whose problem was reported: a loop reports one tag once. */
  readonly reported: Set<Origin>;
}

/** A stretch of a tag, in UTF-16 units. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

/** The piece of a tag that an expression comes from. */
export interface Origin {
  /** As typed. */
  readonly text: string;
  /** Where it stands. */
  place(): Place | undefined;
  /** A problem at the expression, or at `length` units of its tag from `at`. */
  problem(code: Code, params: Params, suggestion?: string, part?: Span): Diagnostic;
}

/** Reports a problem that only data can show, once for each place in the template. */
export function report(run: Run, origin: Origin, ...what: Parameters<Origin["problem"]>): void {
  if (run.reported.has(origin)) return;
  run.reported.add(origin);
  run.context.report(origin.problem(...what));
}

/** A loop's key as templates see it. */
export function keyValue(key: Loop["key"]): ViewValue {
  return typeof key === "number" ? numeric(key) : key;
}
