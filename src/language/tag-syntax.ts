/**
 * Handlebars' own parser, and where in a tag its findings stand.
 *
 * In: a tag. Out: its statement, or a diagnostic; spans of the tag, and problems placed at them.
 * The parser knows whole templates only, and counts lines and columns.
 */
import base, { type Statement } from "handlebars/dist/cjs/handlebars/compiler/base.js";
import { type Diagnostic, type Place, problem } from "../diagnostics/diagnostic.ts";
import type { Origin, Span } from "./frame.ts";

/** What a tag is read against. */
export interface Reading {
  readonly tag: string;
  readonly place: (at?: number, length?: number) => Place | undefined;
  /** Names that blocks around the tag give, innermost block first. */
  readonly scope: readonly (readonly string[])[];
  readonly report: (found: Diagnostic) => void;
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
export function parseStatement(reading: Reading, source: string): Statement | undefined {
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

export function typed(reading: Reading, parsed: { loc: Statement["loc"] }): string {
  const { at, length } = spanOf(reading, parsed);
  return reading.tag.slice(at, at + length);
}

export function spanOf({ tag }: Reading, { loc }: { loc: Statement["loc"] }): Span {
  const at = offsetOf(tag, loc.start.line, loc.start.column);
  return { at, length: offsetOf(tag, loc.end.line, loc.end.column) - at };
}

/** @param line from 1 @param column from 0 */
function offsetOf(tag: string, line: number, column: number): number {
  if (line === 1) return column;
  const before = tag.split(/(?<=\r\n|\n|\r(?!\n))/).slice(0, line - 1);
  return before.join("").length + column;
}

export function wholeTag(reading: Reading): Origin {
  return originOf(reading, { at: 0, length: reading.tag.length });
}

export function originOf({ tag, place }: Reading, span: Span): Origin {
  return {
    text: tag.slice(span.at, span.at + span.length),
    place: () => place(span.at, span.length),
    problem: (code, params, suggestion, { at, length } = span) =>
      problem(code, params, { place: place(at, length), suggestion }),
  };
}
