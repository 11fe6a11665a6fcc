/**
 * What one tag does.
 *
 * In: a tag and the names that blocks around it give. Out: what it does, its expression ready to run.
 * Handlebars' parser knows whole templates only, so an opening tag is closed for it, and
 * `{{else if x}}` is read as `{{#    if x}}`, which keeps every column.
 */
import type { Statement } from "handlebars/dist/cjs/handlebars/compiler/base.js";
import { type Expression, makeUnreadable } from "./expression.ts";
import type { Origin } from "./frame.ts";
import { blockUsage, optionsOf, readExpression, readHead, reportOption } from "./read-expression.ts";
import { type TagKind, tagShape } from "./scan-tags.ts";
import { nameIn, originOf, parseStatement, type Reading, wholeTag } from "./tag-syntax.ts";

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
  const statement = isReadable ? parseStatement(reading, `${reading.tag}{{/${name}}}`) : undefined;
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
  const statement = parseStatement(reading, reading.tag);
  return statement ? readHead(reading, statement) : makeUnreadable(wholeTag(reading));
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
    const of = readHead(reading, statement);
    return { kind: "section", name, of, includeZero: undefined, parameters, origin };
  }
  const [value] = statement.params;
  const options = optionsOf(reading, statement);
  const known = kind === "if" || kind === "unless" ? ["includeZero"] : [];
  for (const [option, { origin: at }] of options) {
    if (!known.includes(option)) reportOption(reading, at, name, option, known);
  }
  if (statement.params.length !== 1 || parameters.length > mostParameters[kind]) {
    reading.report(origin.problem("language/helper-arguments", { helper: name, usage: blockUsage[kind] }));
  }
  const of = value ? readExpression(reading, value) : makeUnreadable(origin);
  return { kind, name, of, includeZero: options.get("includeZero")?.value, parameters, origin };
}
