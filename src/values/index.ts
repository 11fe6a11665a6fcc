export { inLanguage, type Language, languages, locales, type Translated } from "./language.ts";
export { markdownToText, parseMarkdown } from "./markdown.ts";
export {
  type Parsed,
  type ParseProblem,
  parseBoolean,
  parseDate,
  parseMoney,
  parseNumber,
  parsePercent,
  parsePeriod,
  valuePatterns,
} from "./parse.ts";
export { printList, printNumber, printValue } from "./print.ts";
export { isDate, isMoney, isNumeric, isPercent, isPrintable, typeOf, type ValueType } from "./type-of.ts";
export type * from "./value.ts";
