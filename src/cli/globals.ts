import { type Language, languages } from "../values/language.ts";
import type { Io } from "./io.ts";

/** How problems are printed. */
export const reports = ["text", "github", "json"] as const;
export type Report = (typeof reports)[number];

/** Options that every command has. */
export interface Globals {
  /** Where to act as if called: absolute, or relative to where the command was called. */
  readonly folder?: string;
  /** Language of messages. */
  readonly lang?: Language;
  readonly report?: Report;
}

/** What was asked for, or what the environment prefers; `undefined` leaves it to the workspace. */
export function chosenLanguage({ lang }: Globals, env: Io["env"]): Language | undefined {
  return lang ?? languages.find((language) => language === env.KANSLI_LANG?.toLowerCase());
}

/** The language of the machine, for what is said where nothing else tells. */
export function machineLanguage(env: Io["env"]): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return languages.find((language) => new RegExp(`^${language}\\b|^${language}_`, "i").test(locale)) ?? "en";
}
