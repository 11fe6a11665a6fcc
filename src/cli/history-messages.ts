/**
 * What the commands about versions say beside diagnostics, in the reader's language.
 */
import type { Language } from "../values/language.ts";

export interface HistoryMessages {
  readonly record: string;
  readonly commit: string;
  readonly kansli: string;
  readonly check: string;
  readonly seal: string;
  readonly same: string;
  readonly differs: string;
  readonly unchecked: string;
  readonly newest: string;
  /** "sealed as version 2" */
  sealed(version: number): string;
}

const sv: HistoryMessages = {
  record: "Beslutspost",
  commit: "Commit",
  kansli: "Gjord av",
  check: "Kontroll",
  seal: "Sigill",
  same: "gjord på nytt från denna commit blir filen densamma, byte för byte",
  differs: "gjord på nytt från denna commit blir filen en annan",
  unchecked: "kunde inte kontrolleras",
  newest: "det finns ingen nyare version",
  sealed: (version) => `förseglad som version ${version}`,
};

const en: HistoryMessages = {
  record: "Record",
  commit: "Commit",
  kansli: "Made by",
  check: "Check",
  seal: "Seal",
  same: "made again from this commit, the file is the same, byte for byte",
  differs: "made again from this commit, the file is another",
  unchecked: "could not be checked",
  newest: "there is no newer version",
  sealed: (version) => `sealed as version ${version}`,
};

export const historyMessages: Readonly<Record<Language, HistoryMessages>> = { sv, en };
