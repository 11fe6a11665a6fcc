/** Checks a helper's arguments as far as they are known without data. */
import { closest } from "../diagnostics/closest.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Call, type Expression, parameterAt, unknownChoice } from "./expression.ts";
import type { Origin } from "./frame.ts";
import { itemType, type KnownArgument, type Parameter, typeNames } from "./helpers/helper.ts";
import type { ViewValue } from "./program.ts";
import { fieldNames, nameOfType, partAt, printsAlone, type ViewType } from "./view-type.ts";
import { viewTypeOf } from "./view-value.ts";

type Known = readonly (KnownArgument | undefined)[];

/** Problems of single arguments; if there are none, of the arguments together. */
export function callProblems(call: Call, known: Known): Diagnostic[] {
  const found = call.given.flatMap((argument, i) => {
    const parameter = parameterAt(call.helper, i);
    return argument && parameter ? argumentProblems(call, parameter, argument, known[i], known) : [];
  });
  if (found.length > 0) return found;
  const together = call.helper.check?.(known);
  return together ? [call.origin.problem(...together)] : [];
}

function argumentProblems(
  { helper }: Call,
  parameter: Parameter,
  argument: Expression,
  { type, literal }: KnownArgument = { type: undefined },
  known: Known,
): Diagnostic[] {
  const { origin } = argument;
  if (type && parameter.accepts && !parameter.accepts.includes(nameOfType(type))) {
    const expected = typeNames(parameter.accepts);
    const found = typeNames([nameOfType(type)]);
    const params = { helper: helper.name, parameter: parameter.name, expected, found };
    return [origin.problem("language/helper-type", params)];
  }
  if (type && parameter.printed && !printsAlone(type)) return [unprintable(argument, type)];
  if (typeof literal !== "string") return [];
  if (parameter.oneOf && !parameter.oneOf.includes(literal)) {
    return [origin.problem(...unknownChoice(helper, parameter, literal))];
  }
  return parameter.column ? columnProblems(argument, literal, itemType(known)) : [];
}

function columnProblems({ origin }: Expression, column: string, item: ViewType | undefined): Diagnostic[] {
  if (!item || partAt(item, column.split("."))) return [];
  const suggestion = closest(column, fieldNames(item));
  return [origin.problem("language/unknown-name", { name: column }, suggestion)];
}

export function unprintable({ origin }: Expression, type: ViewType): Diagnostic {
  const parts = fieldNames(type).join(", ");
  return origin.problem("language/not-printable", { name: origin.text, parts });
}

/** Columns that a call names in the template. */
export function columnsOf({ helper, given }: Call): { name: string; origin: Origin }[] {
  return given.flatMap((argument, i) => {
    if (!parameterAt(helper, i)?.column || argument?.kind !== "literal") return [];
    const { value: name, origin } = argument;
    return typeof name === "string" ? [{ name, origin }] : [];
  });
}

export function literalType(value: ViewValue): ViewType | undefined {
  const type = viewTypeOf(value);
  return type === "text" || type === "number" || type === "boolean" ? { type } : undefined;
}
