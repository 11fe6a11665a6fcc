/** Helpers that answer yes or no. */
import { areOrdered, canBeSame, compareValues, isSame, reportIncomparable } from "../compare-values.ts";
import type { ScalarType } from "../view-type.ts";
import { holds } from "../view-value.ts";
import { pairProblem } from "./check-pair.ts";
import type { Example, Helper } from "./helper.ts";

const boolean: ScalarType = { type: "boolean" };
const result = () => boolean;

function example(condition: string, holds: boolean): Example[] {
  return [{ template: `{{#if (${condition})}}ja{{else}}nej{{/if}}`, prints: { sv: holds ? "ja" : "nej" } }];
}

const pair = [{ name: "left" }, { name: "right" }] as const;

const eq: Helper = {
  name: "eq",
  parameters: pair,
  takesAbsent: true,
  result,
  check: ([left, right]) => pairProblem("eq", left, right, canBeSame),
  run: ([left = null, right = null]) => isSame(left, right),
  about: {
    en: "Whether two values are the same. A choice or a contact is compared by its key.",
    sv: "Om två värden är lika. Ett val eller en kontakt jämförs med sin nyckel.",
  },
  examples: example('eq area "innovation"', true),
};

const ne: Helper = {
  name: "ne",
  parameters: pair,
  takesAbsent: true,
  result,
  check: ([left, right]) => pairProblem("ne", left, right, canBeSame),
  run: ([left = null, right = null]) => !isSame(left, right),
  about: { en: "Whether two values differ.", sv: "Om två värden är olika." },
  examples: example('ne area "innovation"', false),
};

function ordering(
  name: string,
  isSo: (order: number) => boolean,
  about: Helper["about"],
  examples: readonly Example[],
): Helper {
  return {
    name,
    parameters: pair,
    takesAbsent: true,
    result,
    check: ([left, right]) => pairProblem(name, left, right, areOrdered),
    run: ([left = null, right = null], call) => {
      if (left === null || right === null) return false;
      const order = compareValues(left, right, call.language);
      if (typeof order === "number") return isSo(order);
      reportIncomparable(name, left, right, call);
      return false;
    },
    about,
    examples,
  };
}

const lt = ordering(
  "lt",
  (order) => order < 0,
  {
    en: "Whether the first is less, earlier or before in the alphabet.",
    sv: "Om det första är mindre, tidigare eller före i alfabetet.",
  },
  example("lt hours 2000", true),
);

const lte = ordering(
  "lte",
  (order) => order <= 0,
  { en: "As lt, or equal.", sv: "Som lt, eller lika." },
  example("lte period.start period.end", true),
);

const gt = ordering(
  "gt",
  (order) => order > 0,
  {
    en: "Whether the first is more, later or after in the alphabet.",
    sv: "Om det första är större, senare eller efter i alfabetet.",
  },
  example("gt (count partners) 2", false),
);

const gte = ordering(
  "gte",
  (order) => order >= 0,
  { en: "As gt, or equal.", sv: "Som gt, eller lika." },
  example("gte (count partners) 2", true),
);

const and: Helper = {
  name: "and",
  parameters: [{ name: "values", rest: true }],
  takesAbsent: true,
  result,
  run: (given) => given.every((value = null) => holds(value)),
  about: { en: "Whether all its arguments hold.", sv: "Om alla argument gäller." },
  examples: example("and partners coordinator", false),
};

const or: Helper = {
  name: "or",
  parameters: [{ name: "values", rest: true }],
  takesAbsent: true,
  result,
  run: (given) => given.some((value = null) => holds(value)),
  about: { en: "Whether one of its arguments holds.", sv: "Om något av argumenten gäller." },
  examples: example("or partners coordinator", true),
};

const not: Helper = {
  name: "not",
  parameters: [{ name: "value" }],
  takesAbsent: true,
  result,
  run: ([value = null]) => !holds(value),
  about: { en: "Whether its argument does not hold.", sv: "Om argumentet inte gäller." },
  examples: example("not coordinator", true),
};

export const comparingHelpers = [eq, ne, lt, lte, gt, gte, and, or, not];
