/** Checks two values that a helper compares, as far as they are known without data. */
import { closest } from "../../diagnostics/closest.ts";
import type { ViewValue } from "../program.ts";
import { nameOfType, type ViewType } from "../view-type.ts";
import { type KnownArgument, type KnownProblem, typeNames } from "./helper.ts";

/** @param can whether values of two types can be compared in the helper's way */
export function pairProblem(
  helper: string,
  left: KnownArgument | undefined,
  right: KnownArgument | undefined,
  can: (left: string, right: string) => boolean,
): KnownProblem | undefined {
  if (!left?.type || !right?.type) return undefined;
  const [a, b] = [nameOfType(left.type), nameOfType(right.type)];
  if (!can(a, b)) return ["language/not-comparable", { helper, left: typeNames([a]), right: typeNames([b]) }];
  return unknownKey(helper, left.type, right.literal) ?? unknownKey(helper, right.type, left.literal);
}

/** A choice compared with a key that it does not have. */
function unknownKey(helper: string, type: ViewType, key: ViewValue | undefined): KnownProblem | undefined {
  if (type.type !== "choice" || !type.choices || typeof key !== "string") return undefined;
  if (type.choices.includes(key)) return undefined;
  const params = { helper, parameter: "value", value: key, choices: typeNames(type.choices) };
  return ["language/helper-choice", params, closest(key, type.choices)];
}
