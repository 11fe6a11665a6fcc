import type { Text } from "./text.ts";

export const historyTexts = {
  "history/no-git": {
    severity: "info",
    cause: "environment",
    en: "The program git is not installed, so the papers name no commit.",
    sv: "Programmet git är inte installerat, så handlingarna anger ingen commit.",
    fix: {
      en: "install git to be able to show where a paper came from",
      sv: "installera git för att kunna visa varifrån en handling kommer",
    },
  },
  "history/no-repository": {
    severity: "info",
    cause: "environment",
    en: "The workspace is not in a git repository, so the papers name no commit.",
    sv: "Arbetsytan ligger inte i ett git-arkiv, så handlingarna anger ingen commit.",
    fix: {
      en: "run `git init` and commit the workspace to be able to show where a paper came from",
      sv: "kör `git init` och spara arbetsytan i en commit för att kunna visa varifrån en handling kommer",
    },
  },
  "history/shallow": {
    severity: "warning",
    cause: "environment",
    en: "This is a shallow clone: its history is cut off before the commit that some papers come from.",
    sv: "Det här är en ytlig klon: historiken är avklippt före den commit som vissa handlingar kommer från.",
    fix: {
      en: "run `git fetch --unshallow`; in CI, fetch the whole history",
      sv: "kör `git fetch --unshallow`; hämta hela historiken i CI",
    },
  },
  "history/git-failed": {
    severity: "warning",
    cause: "environment",
    en: "git could not say which commits the papers come from: {detail}",
    sv: "git kunde inte säga vilka commits handlingarna kommer från: {detail}",
    fix: {
      en: "run `git status` in the workspace and follow what it says",
      sv: "kör `git status` i arbetsytan och följ det som den säger",
    },
  },
} as const satisfies Record<`history/${string}`, Text>;
