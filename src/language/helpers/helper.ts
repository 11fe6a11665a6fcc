/**
 * What a helper is: data about its parameters and its result, and a function of values.
 */
import type { Code, Params } from "../../diagnostics/diagnostic.ts";
import type { Language } from "../../values/index.ts";
import type { ViewValue } from "../program.ts";
import { type ArgumentType, partAt, type ScalarType, type ViewType } from "../view-type.ts";
import { partOf } from "../view-value.ts";

/** Written in its place (`"long"`) or, when optional, by its name (`style="long"`). */
export interface Parameter {
  readonly name: string;
  /** Left out: any type. */
  readonly accepts?: readonly ArgumentType[];
  readonly optional?: true;
  /** Takes all arguments that are left. */
  readonly rest?: true;
  /** The texts it may be. */
  readonly oneOf?: readonly string[];
  /** The name of a part that the items of the first argument have; dots lead further down. */
  readonly column?: true;
  /** Takes only what prints alone. */
  readonly printed?: true;
}

/** What is known of an argument before any data is. `type` is absent where nothing is known. */
export interface KnownArgument {
  readonly type: ViewType | undefined;
  /** Set when the argument is written out in the template. */
  readonly literal?: ViewValue;
}

export interface Helper {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Otherwise an absent argument makes the result absent. */
  readonly takesAbsent?: true;
  /** The result's type, as far as it is known. Arguments as in `run`. */
  result(known: readonly (KnownArgument | undefined)[]): ViewType | undefined;
  /** A problem of the arguments together, where each alone is right. */
  check?(known: readonly (KnownArgument | undefined)[]): KnownProblem | undefined;
  /** Arguments stand in the order of the parameters, checked against them; those left out are `undefined`. */
  run(given: readonly (ViewValue | undefined)[], call: HelperCall): ViewValue;
  readonly about: Readonly<Record<Language, string>>;
  /** Over `exampleView`; each is run by a test and shown in the documentation. */
  readonly examples: readonly Example[];
}

/** Code, parameters and suggestion of a problem at the helper's name. */
export type KnownProblem = readonly [code: Code, params: Params, suggestion?: string | undefined];

export interface HelperCall {
  readonly language: Language;
  /** Reports a problem that only data can show, at the tag. */
  report(code: Code, params: Params): void;
}

export interface Example {
  readonly template: string;
  readonly prints: Readonly<Partial<Record<Language, string>>>;
}

/** `{{money value style}}`, optional parameters in brackets. */
export function usageOf(helper: Helper): string {
  const parameters = helper.parameters.map(({ name, optional, rest }) => {
    const shown = rest ? `${name} …` : name;
    return optional ? `[${shown}]` : shown;
  });
  return `{{${[helper.name, ...parameters].join(" ")}}}`;
}

export const text: ScalarType = { type: "text" };

/** What a helper knows of the items of its first argument. */
export function itemType(known: readonly (KnownArgument | undefined)[]): ViewType | undefined {
  const list = known[0]?.type;
  return list?.type === "list" ? list.item : undefined;
}

/** The type of the column that the argument at `index` names; of the items when it is left out. */
export function columnType(
  known: readonly (KnownArgument | undefined)[],
  index: number,
): ViewType | undefined {
  const column = known[index];
  if (!column) return itemType(known);
  return typeof column.literal === "string" ? partAt(itemType(known), column.literal.split(".")) : undefined;
}

/** A column of an item; the item itself when no column is named. */
export function columnOf(item: ViewValue, column: ViewValue | undefined, call: HelperCall): ViewValue {
  if (column === undefined) return item;
  let value = item;
  for (const name of String(column).split(".")) {
    const part = partOf(value, name);
    if (part === undefined) call.report("language/unknown-name", { name });
    value = part ?? null;
  }
  return value;
}

/** "`money` / `number`": names that kinds use too, so they are not translated. */
export function typeNames(types: readonly string[]): string {
  return types.map((type) => `\`${type}\``).join(" / ");
}
