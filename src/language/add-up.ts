import Big from "big.js";
import type { Code, Params } from "../diagnostics/diagnostic.ts";
import { isMoney, isNumeric, isPercent, type Money } from "../values/index.ts";
import { type HelperCall, typeNames } from "./helpers/helper.ts";
import type { ViewValue } from "./program.ts";
import { viewTypeOf } from "./view-value.ts";

/**
 * The exact sum of numbers, of shares, or of sums in one currency. Absent values count as nothing;
 * the sum of nothing is absent, since its unit is unknown.
 */
export function addUp(values: readonly ViewValue[], call: HelperCall): ViewValue {
  const present = values.filter((value) => value !== null);
  const [first] = present;
  if (first === undefined) return null;
  if (present.every(isMoney)) return addMoney(present, call);
  if (present.every(isNumeric)) return { type: "number", number: total(present.map((v) => v.number)) };
  if (present.every(isPercent)) return { type: "percent", percent: total(present.map((v) => v.percent)) };
  const other = present.find((value) => viewTypeOf(value) !== viewTypeOf(first)) ?? first;
  call.report(...notAddable(viewTypeOf(other)));
  return null;
}

const addable = ["money", "number", "percent"];

export function canAddUp(type: string): boolean {
  return addable.includes(type);
}

/** The problem of adding up values of another type. */
export function notAddable(type: string): readonly [Code, Params] {
  const params = {
    helper: "sum",
    parameter: "items",
    expected: typeNames(addable),
    found: typeNames([type]),
  };
  return ["language/helper-type", params];
}

function addMoney(sums: readonly Money[], call: HelperCall): ViewValue {
  const currencies = [...new Set(sums.map((sum) => sum.currency))];
  const [currency = ""] = currencies;
  if (currencies.length === 1) return { type: "money", amount: total(sums.map((s) => s.amount)), currency };
  call.report("language/mixed-currencies", { helper: "sum", currencies: currencies.join(", ") });
  return null;
}

function total(numbers: readonly Big[]): Big {
  return numbers.reduce((sum, number) => sum.plus(number), new Big(0));
}
