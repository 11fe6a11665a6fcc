/**
 * What programs may do with the values of a view: look at their own parts,
 * ask whether they hold, print them.
 *
 * Only own properties exist, and only those of groups, contacts, periods and files:
 * `{{title.constructor}}` or `{{ceiling.amount}}` is an unknown name.
 */
import Big from "big.js";
import {
  isPrintable,
  type Markdown,
  type Numeric,
  type Printing,
  printList,
  printValue,
  typeOf,
  type Value,
  type ValueType,
} from "../values/index.ts";
import type { Produced, ViewValue } from "./program.ts";

/** A contact has all of these, absent or not. */
export const contactParts = [
  "key",
  "name",
  "organisation",
  "title",
  "email",
  "phone",
  "address",
  "note",
] as const;

/**
 * A part of a value; `undefined` when the value cannot have such a part.
 * Parts of an absent value are absent, as is an item beyond the end of a list.
 */
export function partOf(value: ViewValue, name: string): ViewValue | undefined {
  if (value === null) return null;
  if (Array.isArray(value)) return partOfList(value, name);
  if (typeof value !== "object") return undefined;
  const type = viewTypeOf(value);
  if (type === "group") return ownPart(value, name);
  if (name === "type") return undefined;
  if (type === "contact") return ownPart(value, name) ?? (isContactPart(name) ? null : undefined);
  return type === "period" || type === "file" ? ownPart(value, name) : undefined;
}

function ownPart(value: object, name: string): ViewValue | undefined {
  return Object.hasOwn(value, name) ? ((value as Record<string, ViewValue>)[name] ?? null) : undefined;
}

function partOfList(list: readonly ViewValue[], name: string): ViewValue | undefined {
  if (name === "length") return numeric(list.length);
  return /^\d+$/.test(name) ? (list[Number(name)] ?? null) : undefined;
}

function isContactPart(name: string): boolean {
  return (contactParts as readonly string[]).includes(name);
}

/** Names a value's parts have, to suggest the right one. */
export function partNames(value: ViewValue): readonly string[] {
  const type = viewTypeOf(value);
  if (type === "contact") return contactParts;
  if (type === "group") return Object.keys(value as object);
  return type === "period" || type === "file" ? Object.keys(value as object).filter((n) => n !== "type") : [];
}

/**
 * False are what Handlebars calls empty: absent values, `false`, empty texts and lists, the number 0.
 * A sum or a share of zero is a statement, and so is true.
 */
export function holds(value: ViewValue): boolean {
  if (value === null || value === false || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  if (viewTypeOf(value) === "markdown") return (value as Markdown).source.trim() !== "";
  return viewTypeOf(value) !== "number" || !(value as Numeric).number.eq(0);
}

/** Nothing to show: absent, `false`, an empty text or list. Zero is not empty. */
export function isEmpty(value: ViewValue): boolean {
  return !holds(value) && viewTypeOf(value) !== "number";
}

const made = new WeakSet<object>();

/** Makes what a helper hands to the format. Data cannot pretend to be such, whatever its fields are called. */
export function produce(what: Produced["what"], text: string, data?: unknown): Produced {
  const produced: Produced = { type: "produced", what, text, ...(data !== undefined && { data }) };
  made.add(produced);
  return produced;
}

export function isProduced(value: ViewValue): value is Produced {
  return typeof value === "object" && value !== null && made.has(value);
}

/** The type of a value; what helpers produce counts as text. */
export function viewTypeOf(value: ViewValue): ValueType {
  return isProduced(value) ? "text" : typeOf(value);
}

/** All but groups without a name, and lists of such. */
export function canPrint(value: ViewValue): boolean {
  if (Array.isArray(value)) return value.every(canPrint);
  return isProduced(value) || isPrintable(value as Value);
}

/** A value as plain text, as `printValue`; what helpers produce prints as its text. */
export function printViewValue(value: ViewValue, printing: Printing): string {
  if (isProduced(value)) return value.text;
  if (!Array.isArray(value)) return printValue(value as Value, printing);
  const items = value.map((item: ViewValue) => printViewValue(item, printing));
  return printList(items, printing.language);
}

export function numeric(number: number | string): Numeric {
  return { type: "number", number: new Big(number) };
}
