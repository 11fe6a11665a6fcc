/** Helpers that count, add up, choose, order and look into lists. */

import { addUp, canAddUp, notAddable } from "../add-up.ts";
import {
  areOrdered,
  canBeSame,
  compareValues,
  identityOf,
  isSame,
  reportIncomparable,
} from "../compare-values.ts";
import type { ViewValue } from "../program.ts";
import { nameOfType, partAt } from "../view-type.ts";
import { holds, numeric, partOf, printViewValue } from "../view-value.ts";
import { pairProblem } from "./check-pair.ts";
import { columnOf, columnType, type Helper, type HelperCall, type KnownArgument } from "./helper.ts";

type Known = readonly (KnownArgument | undefined)[];

const items = { name: "items", accepts: ["list"] } as const;
const column = { name: "column", accepts: ["text"], column: true } as const;

const sameList = (known: Known) => known[0]?.type;

const count: Helper = {
  name: "count",
  parameters: [items],
  takesAbsent: true,
  result: () => ({ type: "number" }),
  run: ([list]) => numeric((list as readonly ViewValue[] | null)?.length ?? 0),
  about: { en: "How many items a list has.", sv: "Hur många poster en lista har." },
  examples: [{ template: "{{count partners}}", prints: { sv: "2", en: "2" } }],
};

const sum: Helper = {
  name: "sum",
  parameters: [items, { ...column, optional: true }],
  result: (known) => columnType(known, 1),
  check: (known) => {
    const type = columnType(known, 1);
    return type && !canAddUp(nameOfType(type)) ? notAddable(nameOfType(type)) : undefined;
  },
  run: ([list, name], call) => {
    const values = (list as readonly ViewValue[]).map((item) => columnOf(item, name, call));
    return addUp(values, call);
  },
  about: {
    en: "Adds up the numbers, shares or sums of a list, or of one of its columns, exactly. Nothing for an empty list.",
    sv: "Lägger ihop talen, andelarna eller beloppen i en lista eller en av dess kolumner, exakt. Inget för en tom lista.",
  },
  examples: [
    { template: '{{sum budget "amount"}}', prints: { sv: "4 529 875 kronor", en: "SEK 4,529,875" } },
  ],
};

const sort: Helper = {
  name: "sort",
  parameters: [
    items,
    { ...column, optional: true },
    { name: "order", optional: true, oneOf: ["ascending", "descending"] },
  ],
  result: sameList,
  check: (known) => {
    const type = columnType(known, 1);
    return pairProblem("sort", type && { type }, type && { type }, areOrdered);
  },
  run: ([list, name, order], call) => {
    const sign = order === "descending" ? -1 : 1;
    const keyed = (list as readonly ViewValue[]).map((item) => ({ item, key: columnOf(item, name, call) }));
    return keyed.sort((a, b) => inOrder(a.key, b.key, sign, call)).map(({ item }) => item);
  },
  about: {
    en: "Orders a list, by a column if one is named; absent values come last.",
    sv: "Ordnar en lista, efter en kolumn om en anges; saknade värden kommer sist.",
  },
  examples: [
    { template: '{{list (sort budget "item") "item"}}', prints: { sv: "Lokaler, Personal och Resor" } },
    {
      template: '{{list (sort budget "amount" order="descending") "item"}}',
      prints: { sv: "Personal, Lokaler och Resor" },
    },
  ],
};

function inOrder(left: ViewValue, right: ViewValue, sign: number, call: HelperCall): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  const order = compareValues(left, right, call.language);
  if (order === undefined) reportIncomparable("sort", left, right, call);
  return sign * (order ?? 0);
}

const group: Helper = {
  name: "group",
  parameters: [items, column],
  result: (known) => {
    const list = known[0]?.type;
    const key = columnType(known, 1);
    if (list?.type !== "list" || !key) return undefined;
    return { type: "list", item: { type: "group", fields: { key, items: list } } };
  },
  run: ([list, name], call) => {
    const groups = new Map<string, { key: ViewValue; items: ViewValue[] }>();
    for (const item of list as readonly ViewValue[]) {
      const key = columnOf(item, name, call);
      const identity = identityOf(key);
      const found = groups.get(identity) ?? { key, items: [] };
      found.items.push(item);
      groups.set(identity, found);
    }
    return [...groups.values()];
  },
  about: {
    en: "Groups a list by a column: a list of groups, each with its `key` and its `items`.",
    sv: "Grupperar en lista efter en kolumn: en lista av grupper, var och en med `key` och `items`.",
  },
  examples: [
    {
      template: '{{#each (group budget "sort")}}{{key}}: {{sum items "amount"}}. {{/each}}',
      prints: { sv: "Drift: 629 875 kronor. Lön: 3 900 000 kronor. " },
    },
  ],
};

const where: Helper = {
  name: "where",
  parameters: [items, column, { name: "value", optional: true }],
  takesAbsent: true,
  result: sameList,
  check: (known) => pairProblem("where", { type: columnType(known, 1) }, known[2], canBeSame),
  run: ([list, name, value], call) =>
    ((list ?? []) as readonly ViewValue[]).filter((item) => {
      const found = columnOf(item, name, call);
      return value === undefined ? holds(found) : isSame(found, value);
    }),
  about: {
    en: "The items whose column is a value, or holds when no value is given.",
    sv: "De poster vars kolumn är ett visst värde, eller gäller när inget värde anges.",
  },
  examples: [
    { template: '{{list (where budget "sort" "Drift") "item"}}', prints: { sv: "Resor och Lokaler" } },
    { template: '{{list (where partners "email")}}', prints: { sv: "Örebro universitet" } },
  ],
};

const lookup: Helper = {
  name: "lookup",
  parameters: [
    { name: "value", accepts: ["list", "group", "contact", "period", "file"] },
    { name: "part", accepts: ["text", "number", "choice"] },
  ],
  result: (known) => {
    const part = known[1]?.literal;
    return part === undefined ? undefined : partAt(known[0]?.type, [partName(part)]);
  },
  run: ([value = null, part = null]) => partOf(value, partName(part)) ?? null,
  about: {
    en: "A part whose name, or an item whose place, another value holds. Places count from 0.",
    sv: "En del vars namn, eller en post vars plats, ett annat värde anger. Platser räknas från 0.",
  },
  examples: [{ template: "{{lookup partners 1}}", prints: { sv: "Örebro Holding AB" } }],
};

/** English prints numbers below 1000, and the plain digits of choices' keys, as they are. */
function partName(part: ViewValue): string {
  return printViewValue(part, { language: "en" });
}

export const listHelpers = [count, sum, sort, group, where, lookup];
