/**
 * Which type a value has when a program runs.
 *
 * A row of a table may have a column called `type`, so the name alone is not
 * trusted: a scalar is told by the part that only it has.
 */
import Big from "big.js";
import type { CalendarDate, Money, Numeric, Percent, Scalar, Value } from "./value.ts";

export type ValueType = "null" | "text" | "boolean" | "list" | "group" | Scalar["type"];

const marks: Record<Scalar["type"], (value: Record<string, unknown>) => boolean> = {
  money: (value) => value.amount instanceof Big,
  percent: (value) => value.percent instanceof Big,
  number: (value) => value.number instanceof Big,
  date: (value) => typeof value.iso === "string",
  period: (value) => isScalar(value.start, "date") && isScalar(value.end, "date"),
  choice: (value) => typeof value.key === "string" && typeof value.labels === "object",
  contact: (value) => typeof value.name === "string",
  file: (value) => typeof value.path === "string" && typeof value.title === "string",
  markdown: (value) => typeof value.source === "string",
};

/** The type of a value; `group` for a row and for every other object. */
export function typeOf(value: unknown): ValueType {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "boolean";
  if (Array.isArray(value)) return "list";
  const type = (value as { type?: unknown }).type;
  if (typeof type !== "string" || !Object.hasOwn(marks, type)) return "group";
  return marks[type as Scalar["type"]](value as Record<string, unknown>) ? (type as Scalar["type"]) : "group";
}

function isScalar(value: unknown, type: Scalar["type"]): boolean {
  return typeOf(value) === type;
}

export const isMoney = (value: unknown): value is Money => isScalar(value, "money");
export const isPercent = (value: unknown): value is Percent => isScalar(value, "percent");
export const isNumeric = (value: unknown): value is Numeric => isScalar(value, "number");
export const isDate = (value: unknown): value is CalendarDate => isScalar(value, "date");

/** Values that print: all but groups without a name. */
export function isPrintable(value: Value): boolean {
  const type = typeOf(value);
  if (type === "list") return (value as readonly Value[]).every(isPrintable);
  return type !== "group" || nameOf(value) !== undefined;
}

/** The `name` that a group prints as; `null` when it is left out, `undefined` when the group has none. */
export function nameOf(value: unknown): string | null | undefined {
  if (!Object.hasOwn(value as object, "name")) return undefined;
  const { name } = value as { name: unknown };
  return typeof name === "string" || name === null ? name : undefined;
}
