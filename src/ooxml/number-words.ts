/**
 * Numbers in words, for the formats `cardinalText`, `ordinalText` and `ordinal` of WordprocessingML, as far as a
 * list or a chapter is counted: up to 999 in Swedish and English. Others are written in digits.
 */
import { dictionary } from "../values/dictionary.ts";

interface Words {
  readonly small: readonly string[];
  readonly smallOrdinals: readonly string[];
  readonly tens: readonly string[];
  readonly tenOrdinals: readonly string[];
  readonly hundred: string;
  readonly hundredth: string;
  /** Between tens and ones; between hundreds and the rest. */
  readonly join: string;
  readonly and: string;
  /** `1st` */
  ordinal(n: number): string;
}

const english: Words = {
  small: split(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  ),
  smallOrdinals: split(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
  ),
  tens: split("- ten twenty thirty forty fifty sixty seventy eighty ninety"),
  tenOrdinals: split("- tenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"),
  hundred: " hundred",
  hundredth: " hundredth",
  join: "-",
  and: " ",
  ordinal(n) {
    const last = n % 100 > 10 && n % 100 < 14 ? 0 : n % 10;
    return `${n}${["th", "st", "nd", "rd"][last] ?? "th"}`;
  },
};

const swedish: Words = {
  small: split(
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
  ),
  smallOrdinals: split(
    "nollte första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde",
  ),
  tens: split("- tio tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"),
  tenOrdinals: split(
    "- tionde tjugonde trettionde fyrtionde femtionde sextionde sjuttionde åttionde nittionde",
  ),
  hundred: "hundra",
  hundredth: "hundrade",
  join: "",
  and: "",
  ordinal(n) {
    const isFirstOrSecond = (n % 10 === 1 || n % 10 === 2) && n % 100 !== 11 && n % 100 !== 12;
    return `${n}:${isFirstOrSecond ? "a" : "e"}`;
  },
};

const languages: Readonly<Record<string, Words>> = dictionary({ en: english, sv: swedish });

/** `1st`, `1:a`; `1.` in languages that are not known here, as in German and Norwegian. */
export function ordinal(n: number, language: string): string {
  return wordsOf(language)?.ordinal(n) ?? `${n}.`;
}

/** `Twenty-one`, `Tjugoett` */
export function numberInWords(n: number, language: string): string {
  return written(n, language, false);
}

/** `Twenty-first`, `Tjugoförsta` */
export function ordinalInWords(n: number, language: string): string {
  return written(n, language, true);
}

function written(n: number, language: string, isOrdinal: boolean): string {
  const words = wordsOf(language);
  if (!words || n < 0 || n > 999) return String(n);
  const text = inWords(n, words, isOrdinal);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inWords(n: number, words: Words, isOrdinal: boolean): string {
  const { small, smallOrdinals, tens, tenOrdinals, hundred, hundredth, join, and } = words;
  if (n < 20) return (isOrdinal ? smallOrdinals : small)[n] ?? "";
  if (n < 100) {
    const ten = Math.floor(n / 10);
    if (n % 10 === 0) return (isOrdinal ? tenOrdinals : tens)[ten] ?? "";
    return `${tens[ten]}${join}${inWords(n % 10, words, isOrdinal)}`;
  }
  const first = small[Math.floor(n / 100)];
  if (n % 100 === 0) return `${first}${isOrdinal ? hundredth : hundred}`;
  return `${first}${hundred}${and}${inWords(n % 100, words, isOrdinal)}`;
}

function wordsOf(language: string): Words | undefined {
  return languages[language.split("-")[0]?.toLowerCase() ?? ""];
}

function split(words: string): string[] {
  return words.split(" ");
}
