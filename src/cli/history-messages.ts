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
  readonly uncommitted: string;
  commitSeal(folder: string): string;
  readonly begun: string;
  readonly differences: string;
  readonly ended: string;
  /** What keys of a record are called that no paper has a word for. */
  readonly keys: Readonly<Record<string, string>>;
  readonly renamed: string;
  readonly unchanged: string;
  readonly made: string;
  readonly added: string;
  readonly removed: string;
  readonly moved: string;
  words(added: number, removed: number): string;
  /** What a diff compares. */
  between(from: string, to: string): string;
  more(versions: number): string;
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
  commitSeal: (folder) => `Spara sigillet i en commit: git add ${folder} && git commit`,
  uncommitted: "inte sparat i någon commit",
  differences: "Ändringar i",
  begun: "beslutsposten skapades",
  ended: "beslutsposten togs bort",
  keys: { kind: "Ärendetyp", language: "Språk", signatory: "Undertecknare", amends: "Ändrar" },
  renamed: "ny sökväg",
  unchanged: "Inget skiljer.",
  made: "gjorda",
  added: "tillagt",
  removed: "borttaget",
  moved: "flyttat",
  words: (added, removed) =>
    [
      added > 0 && `${added} ord ${added === 1 ? "tillagt" : "tillagda"}`,
      removed > 0 && `${removed} ord ${removed === 1 ? "borttaget" : "borttagna"}`,
    ]
      .filter(Boolean)
      .join(", "),
  between: (from, to) => `${from} → ${to}`,
  more: (versions) => `… och ${versions} äldre; visa dem med --all`,
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
  commitSeal: (folder) => `Commit the seal: git add ${folder} && git commit`,
  uncommitted: "not in any commit",
  differences: "Changes to",
  begun: "the record was begun",
  ended: "the record was removed",
  keys: { kind: "Kind", language: "Language", signatory: "Signatory", amends: "Amends" },
  renamed: "new path",
  unchanged: "Nothing differs.",
  made: "made",
  added: "added",
  removed: "removed",
  moved: "moved",
  words: (added, removed) =>
    [
      added > 0 && `${added} ${added === 1 ? "word" : "words"} added`,
      removed > 0 && `${removed} ${removed === 1 ? "word" : "words"} removed`,
    ]
      .filter(Boolean)
      .join(", "),
  between: (from, to) => `${from} → ${to}`,
  more: (versions) => `… and ${versions} older; show them with --all`,
  sealed: (version) => `sealed as version ${version}`,
};

export const historyMessages: Readonly<Record<Language, HistoryMessages>> = { sv, en };
