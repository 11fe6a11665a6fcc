/**
 * What `kansli import` says beside diagnostics, in the reader's language.
 */
import type { Language } from "../values/language.ts";

export interface ImportMessages {
  readonly nothing: string;
  readonly base: string;
  readonly paper: string;
  readonly record: string;
  readonly comments: string;
  alsoShown(path: string, places: string): string;
  about(text: string): string;
  readonly notWritten: string;
  readonly review: string;
}

const sv: ImportMessages = {
  nothing: "Inget att föra in: Word-filen säger det som beslutsposten redan säger.",
  base: "när handlingen gjordes",
  paper: "i Word-filen",
  record: "i beslutsposten nu",
  comments: "Kommentarer",
  alsoShown: (path, places) => `${path} visas även här: ${places}`,
  about: (text) => `om ”${text}”`,
  notWritten: "Inget är skrivet (--dry-run).",
  review: "Inget är sparat i någon commit: granska med `git diff` och spara sedan.",
};

const en: ImportMessages = {
  nothing: "Nothing to bring in: the Word file says what the record already says.",
  base: "when the paper was made",
  paper: "in the Word file",
  record: "in the record now",
  comments: "Comments",
  alsoShown: (path, places) => `${path} is also shown here: ${places}`,
  about: (text) => `about “${text}”`,
  notWritten: "Nothing is written (--dry-run).",
  review: "Nothing is committed: look at `git diff`, then commit.",
};

export const importMessages: Readonly<Record<Language, ImportMessages>> = { sv, en };
