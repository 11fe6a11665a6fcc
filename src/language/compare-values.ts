/**
 * Which values are the same, and which comes first.
 *
 * Only values of one sort have an order, and sums only in one currency. Texts, choices and
 * contacts are ordered as the language's dictionaries do: å ä ö after z in Swedish.
 */
import type Big from "big.js";
import {
  type CalendarDate,
  type Choice,
  type Contact,
  type FileReference,
  isMoney,
  isNumeric,
  isPercent,
  type Language,
  locales,
  type Markdown,
  type Money,
  type Numeric,
  type Percent,
  type Period,
} from "../values/index.ts";
import type { HelperCall } from "./helpers/helper.ts";
import type { ViewValue } from "./program.ts";
import { isProduced, partNames, partOf, printViewValue, viewTypeOf } from "./view-value.ts";

/** Equal for values that are the same. Choices and contacts go by their key, so they equal a text that is it. */
export function identityOf(value: ViewValue): string {
  if (isProduced(value)) return JSON.stringify(value.text);
  switch (viewTypeOf(value)) {
    case "money":
      return `${(value as Money).amount.toFixed()} ${(value as Money).currency}`;
    case "percent":
      return `${(value as Percent).percent.toFixed()} %`;
    case "number":
      return (value as Numeric).number.toFixed();
    case "date":
      return JSON.stringify((value as CalendarDate).iso);
    case "period":
      return JSON.stringify(`${(value as Period).start.iso}/${(value as Period).end.iso}`);
    case "choice":
      return JSON.stringify((value as Choice).key);
    case "contact":
      return JSON.stringify((value as Contact).key ?? (value as Contact).name);
    case "file":
      return JSON.stringify((value as FileReference).path);
    case "markdown":
      return JSON.stringify((value as Markdown).source);
    case "list":
      return `[${(value as readonly ViewValue[]).map(identityOf).join()}]`;
    case "group":
      return `{${partNames(value).map((name) => `${name}:${identityOf(partOf(value, name) ?? null)}`)}}`;
    default:
      return JSON.stringify(value);
  }
}

export function isSame(left: ViewValue, right: ViewValue): boolean {
  return identityOf(left) === identityOf(right) || amounts(left, right)?.order === 0;
}

/** Negative when `left` comes first; `undefined` when the two have no order. */
export function compareValues(left: ViewValue, right: ViewValue, language: Language): number | undefined {
  const types = [viewTypeOf(left), viewTypeOf(right)] as const;
  if (!areOrdered(...types)) return undefined;
  switch (familyOf(types[0])) {
    case "money":
    case "percent":
    case "number":
      return amounts(left, right)?.order;
    case "boolean":
      return Number(left) - Number(right);
    default:
      return compareWords(left, right, types.map(familyOf).includes("day") ? "day" : language);
  }
}

/** Days are compared as they are written in ISO 8601. */
function compareWords(left: ViewValue, right: ViewValue, by: "day" | Language): number {
  const [a = "", b = ""] = [left, right].map((value) =>
    by === "day" ? identityOf(value) : printViewValue(value, { language: by }),
  );
  return by === "day" ? Number(a > b) - Number(a < b) : collators[by].compare(a, b);
}

/** How two amounts of one unit compare. A bare number takes the unit of the other: `(gt share 50)`. */
function amounts(left: ViewValue, right: ViewValue): { readonly order: number } | undefined {
  const [a, b] = [amountOf(left), amountOf(right)];
  if (!a || !b || (a.unit !== b.unit && a.unit !== "" && b.unit !== "")) return undefined;
  return { order: a.amount.cmp(b.amount) };
}

function amountOf(value: ViewValue): { readonly amount: Big; readonly unit: string } | undefined {
  if (isMoney(value)) return { amount: value.amount, unit: value.currency };
  if (isPercent(value)) return { amount: value.percent, unit: "%" };
  return isNumeric(value) ? { amount: value.number, unit: "" } : undefined;
}

/** Whether values of two types can be the same. */
export function canBeSame(left: string, right: string): boolean {
  return left === right || areOrdered(left, right);
}

/** Whether values of two types have an order. Days may be written out: `(lt meeting "2023-01-01")`. */
export function areOrdered(left: string, right: string): boolean {
  const families = [familyOf(left), familyOf(right)];
  if (families.includes("other")) return false;
  if (families.includes("number")) return families.every((family) => amountFamilies.includes(family));
  if (families.includes("day"))
    return [left, right].every((type) => type === "text" || familyOf(type) === "day");
  return families[0] === families[1];
}

const amountFamilies = ["number", "money", "percent"];

/** Types whose values can be compared with each other. */
function familyOf(type: string): string {
  if (type === "date" || type === "period") return "day";
  if (type === "list" || type === "group" || type === "null") return "other";
  return [...amountFamilies, "boolean"].includes(type) ? type : "words";
}

const collators: Record<Language, Intl.Collator> = {
  sv: new Intl.Collator(locales.sv),
  en: new Intl.Collator(locales.en),
};

/** Says why two values have no order. */
export function reportIncomparable(
  helper: string,
  left: ViewValue,
  right: ViewValue,
  call: HelperCall,
): void {
  const types = [viewTypeOf(left), viewTypeOf(right)] as const;
  if (types[0] === "money" && types[1] === "money") {
    const currencies = `${(left as Money).currency}, ${(right as Money).currency}`;
    call.report("language/mixed-currencies", { helper, currencies });
  } else {
    call.report("language/not-comparable", { helper, left: `\`${types[0]}\``, right: `\`${types[1]}\`` });
  }
}
