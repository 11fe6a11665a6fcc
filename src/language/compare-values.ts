/**
 * Which values are the same, and which comes first.
 *
 * Only values of one type have an order, and sums only in one currency. Texts, choices and
 * contacts are ordered as the language's dictionaries do: å ä ö after z in Swedish.
 */
import {
  type CalendarDate,
  type Choice,
  type Contact,
  type FileReference,
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
      return (value as CalendarDate).iso;
    case "period":
      return `${(value as Period).start.iso}/${(value as Period).end.iso}`;
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
  return identityOf(left) === identityOf(right);
}

/** Negative when `left` comes first; `undefined` when the two have no order. */
export function compareValues(left: ViewValue, right: ViewValue, language: Language): number | undefined {
  const type = orderOf(left);
  if (type === undefined || type !== orderOf(right)) return undefined;
  switch (type) {
    case "money":
      return (left as Money).currency === (right as Money).currency
        ? (left as Money).amount.cmp((right as Money).amount)
        : undefined;
    case "percent":
      return (left as Percent).percent.cmp((right as Percent).percent);
    case "number":
      return (left as Numeric).number.cmp((right as Numeric).number);
    case "day":
      return collators.en.compare(identityOf(left), identityOf(right));
    case "boolean":
      return Number(left) - Number(right);
    case "words":
      return collators[language].compare(
        printViewValue(left, { language }),
        printViewValue(right, { language }),
      );
  }
}

/** Values of one order can be compared with each other. */
function orderOf(value: ViewValue) {
  const type = viewTypeOf(value);
  switch (type) {
    case "money":
    case "percent":
    case "number":
    case "boolean":
      return type;
    case "date":
    case "period":
      return "day";
    case "null":
    case "list":
    case "group":
      return undefined;
    default:
      return "words";
  }
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
