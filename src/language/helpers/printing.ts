/** Helpers that print a value otherwise than it prints by itself. */
import {
  type Language,
  locales,
  type Numeric,
  type Printing,
  type PrintStyle,
  printNumber,
  printValue,
  type Value,
} from "../../values/index.ts";
import type { ViewValue } from "../program.ts";
import { type ArgumentType, nameOfType } from "../view-type.ts";
import { isEmpty, printViewValue } from "../view-value.ts";
import { columnOf, type Example, type Helper, text } from "./helper.ts";

type Texts = Helper["about"];

function styled(
  type: ArgumentType,
  styles: readonly PrintStyle[],
  about: Texts,
  examples: readonly Example[],
): Helper {
  return {
    name: type,
    parameters: [
      { name: "value", accepts: [type] },
      { name: "style", optional: true, oneOf: styles },
    ],
    result: () => text,
    run: ([value, style], { language }) => printValue(value as Value, printing(language, style)),
    about,
    examples,
  };
}

function printing(language: Language, style: ViewValue | undefined): Printing {
  return style === undefined ? { language } : { language, style: style as PrintStyle };
}

const money = styled(
  "money",
  ["long", "code", "symbol", "plain"],
  {
    en: "Prints a sum in another style: long, code, symbol or plain.",
    sv: "Skriver ett belopp i en annan stil: long, code, symbol eller plain.",
  },
  [
    {
      template: '{{money ceiling style="code"}}',
      prints: { sv: "4 529 875 SEK", en: "SEK 4,529,875" },
    },
    { template: '{{money ceiling "symbol"}}', prints: { sv: "4 529 875 kr", en: "kr 4,529,875" } },
    { template: '{{money ceiling "plain"}}', prints: { sv: "4 529 875", en: "4,529,875" } },
  ],
);

const percent = styled(
  "percent",
  ["long", "symbol", "plain"],
  {
    en: "Prints a share in another style: long, symbol or plain.",
    sv: "Skriver en andel i en annan stil: long, symbol eller plain.",
  },
  [{ template: '{{percent share "symbol"}}', prints: { sv: "31 %", en: "31%" } }],
);

const date = styled(
  "date",
  ["long", "iso"],
  {
    en: "Prints a day in words (long) or figures (iso).",
    sv: "Skriver en dag med ord (long) eller siffror (iso).",
  },
  [
    { template: '{{date meeting "long"}}', prints: { sv: "14 december 2022", en: "14 December 2022" } },
    { template: '{{date meeting "iso"}}', prints: { sv: "2022-12-14", en: "2022-12-14" } },
  ],
);

const period = styled(
  "period",
  ["long", "iso"],
  {
    en: "Prints a period in words (long) or figures (iso).",
    sv: "Skriver en period med ord (long) eller siffror (iso).",
  },
  [
    {
      template: '{{period period "long"}}',
      prints: { sv: "1 mars 2023 – 28 februari 2026", en: "1 March 2023 – 28 February 2026" },
    },
  ],
);

const number: Helper = {
  name: "number",
  parameters: [
    { name: "value", accepts: ["number"] },
    { name: "decimals", optional: true, accepts: ["number"] },
  ],
  result: () => text,
  run: ([value, decimals], { language }) => {
    const places = decimals && Math.min(Math.max((decimals as Numeric).number.round(0).toNumber(), 0), 20);
    return printNumber((value as Numeric).number, language, places as number | undefined);
  },
  about: {
    en: "Prints a number, rounded to some decimals.",
    sv: "Skriver ett tal, avrundat till några decimaler.",
  },
  examples: [
    { template: "{{number hours}}", prints: { sv: "1 234,5", en: "1,234.5" } },
    { template: "{{number hours decimals=0}}", prints: { sv: "1 235", en: "1,235" } },
  ],
};

const list: Helper = {
  name: "list",
  parameters: [
    { name: "items", accepts: ["list"] },
    { name: "column", accepts: ["text"], optional: true, column: true },
    { name: "separator", optional: true, accepts: ["text"] },
  ],
  result: () => text,
  run: ([items, column, separator], call) => {
    const values = (items as ViewValue[])
      .map((item) => columnOf(item, column, call))
      .filter((v) => !isEmpty(v));
    if (separator === undefined) return printViewValue(values, call);
    return values.map((value) => printViewValue(value, call)).join(String(separator));
  },
  about: {
    en: "Joins the items of a list, or one part of each, with commas and “and”, or by a separator.",
    sv: "Fogar ihop posterna i en lista, eller en del av varje, med komma och ”och”, eller med en avskiljare.",
  },
  examples: [
    {
      template: "{{list partners}}",
      prints: {
        sv: "Örebro universitet och Örebro Holding AB",
        en: "Örebro universitet and Örebro Holding AB",
      },
    },
    { template: '{{list budget "item" separator="; "}}', prints: { sv: "Resor; Personal; Lokaler" } },
  ],
};

const plural: Helper = {
  name: "plural",
  parameters: [
    { name: "count", accepts: ["number", "list"] },
    { name: "one", printed: true },
    { name: "other", printed: true },
  ],
  result: () => text,
  run: ([count, one, other], call) => {
    const number = Array.isArray(count) ? count.length : (count as Numeric).number.toNumber();
    const isOne = new Intl.PluralRules(locales[call.language]).select(number) === "one";
    return printViewValue((isOne ? one : other) ?? null, call);
  },
  about: {
    en: "Chooses the word for one or for several.",
    sv: "Väljer ordet för en eller för flera.",
  },
  examples: [
    { template: '{{plural partners "part" "parter"}}', prints: { sv: "parter" } },
    {
      template: '{{count partners}} {{plural (count partners) "partner" "partners"}}',
      prints: { en: "2 partners" },
    },
  ],
};

function changed(
  name: string,
  change: (printed: string, locale: string) => string,
  about: Texts,
  prints: string,
): Helper {
  return {
    name,
    parameters: [{ name: "value", printed: true }],
    result: () => text,
    run: ([value], call) => change(printViewValue(value ?? null, call), locales[call.language]),
    about,
    examples: [{ template: `{{${name} title}}`, prints: { sv: prints, en: prints } }],
  };
}

const upper = changed(
  "upper",
  (printed, locale) => printed.toLocaleUpperCase(locale),
  { en: "Prints in capitals.", sv: "Skriver med versaler." },
  "MEDFINANSIERING AV AI.ALL*",
);

const lower = changed(
  "lower",
  (printed, locale) => printed.toLocaleLowerCase(locale),
  { en: "Prints in small letters.", sv: "Skriver med gemener." },
  "medfinansiering av ai.all*",
);

const capital = changed(
  "capital",
  (printed, locale) => printed.replace(/^./su, (first) => first.toLocaleUpperCase(locale)),
  { en: "Prints with a capital first letter.", sv: "Skriver med stor första bokstav." },
  "Medfinansiering av AI.ALL*",
);

const fallback: Helper = {
  name: "default",
  parameters: [{ name: "value" }, { name: "otherwise", rest: true }],
  takesAbsent: true,
  result: (known) => {
    const types = known.flatMap((argument) => argument?.type ?? []);
    const [first] = types;
    return first && types.every((type) => nameOfType(type) === nameOfType(first)) ? first : undefined;
  },
  run: (given) => given.find((value) => value !== undefined && !isEmpty(value)) ?? null,
  about: {
    en: "The first of its arguments that is not empty.",
    sv: "Det första av argumenten som inte är tomt.",
  },
  examples: [{ template: '{{default coordinator "–"}}', prints: { sv: "–", en: "–" } }],
};

export const printingHelpers = [
  money,
  percent,
  number,
  date,
  period,
  list,
  plural,
  upper,
  lower,
  capital,
  fallback,
];
