/**
 * Which of a field's options a value means: by the option's own value, or by what the reader sees.
 */
import { holds, printViewValue, type ViewValue, viewTypeOf } from "../../language/index.ts";
import type { Choice, Language } from "../../values/index.ts";
import type { Said } from "./field-text.ts";
import type { Option } from "./form-field.ts";

const YES = ["yes", "ja", "true", "on", "1", "y", "j"];
const NO = ["no", "nej", "false", "off", "0", "n"];

/** Whether a lone check box is ticked: its own value where it is one of several, else whether there is any. */
export function isTicked(option: Option | undefined, said: Said, language: Language): boolean {
  const { value, text } = said;
  if (value === undefined) return text !== "" && !NO.includes(text.toLowerCase());
  const type = viewTypeOf(value);
  const isPlain = !option || YES.includes(option.value.toLowerCase());
  if (!isPlain && (type === "choice" || type === "text")) return matches(option, value, language);
  return holds(value);
}

/** The option that something said means; `undefined` when it is none. */
export function chosen(options: readonly Option[], said: Said, language: Language): Option | undefined {
  const { value, text } = said;
  if (value !== undefined) return options.find((option) => matches(option, value, language));
  return options.find((option) => names(option).includes(fold(text)));
}

/** What a value is called, by key and in words. */
function matches(option: Option, value: ViewValue, language: Language): boolean {
  const known = names(option);
  return wordsFor(value, language).some((word) => known.includes(fold(word)));
}

function wordsFor(value: ViewValue, language: Language): string[] {
  if (value === true) return YES;
  if (value === false) return NO;
  const printed = printViewValue(value, { language });
  if (viewTypeOf(value) !== "choice") return [printed];
  const { key, labels } = value as Choice;
  return [key, printed, ...Object.values(labels)];
}

function names({ value, label }: Option): string[] {
  return [fold(value), fold(label)];
}

const fold = (text: string) => text.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");

/** Whether an option stands for each key of a choice. @returns those that have none */
export function keysWithoutOption(options: readonly Option[], keys: readonly string[]): string[] {
  return keys.filter((key) => !options.some((option) => names(option).includes(fold(key))));
}
