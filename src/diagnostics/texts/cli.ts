import type { Text } from "./text.ts";

export const cliTexts = {
  "cli/no-workspace": {
    severity: "error",
    cause: "usage",
    en: "There is no kansli.yaml in {folder} or in any folder above it.",
    sv: "Det finns ingen kansli.yaml i {folder} eller i någon mapp ovanför.",
    fix: {
      en: "go to your workspace, name it with -C <folder>, or make one with `kansli init`",
      sv: "gå till din arbetsyta, ange den med -C <mapp> eller skapa en med `kansli init`",
    },
  },
  "cli/no-such-record": {
    severity: "error",
    cause: "usage",
    en: "There is no record {file}.",
    sv: "Det finns ingen beslutspost {file}.",
    fix: {
      en: "name a .yaml file or a folder under decisions/",
      sv: "ange en .yaml-fil eller en mapp under decisions/",
    },
  },
  "cli/no-such-file": {
    severity: "error",
    cause: "usage",
    en: "There is no record and no template {file}.",
    sv: "Det finns ingen beslutspost och ingen mall {file}.",
    fix: {
      en: "name a file or a folder under decisions/ or templates/",
      sv: "ange en fil eller en mapp under decisions/ eller templates/",
    },
  },
  "cli/no-fields": {
    severity: "error",
    cause: "usage",
    en: "{name} is neither a kind nor a template. The kinds are: {known}.",
    sv: "{name} är varken en ärendetyp eller en mall. Ärendetyperna är: {known}.",
    fix: {
      en: "name a kind, or the path of a template",
      sv: "ange en ärendetyp eller sökvägen till en mall",
    },
  },
  "cli/unknown-document": {
    severity: "error",
    cause: "usage",
    en: "The workspace has no document {name}. It has: {known}.",
    sv: "Arbetsytan har ingen handling {name}. Den har: {known}.",
  },
  "cli/unknown-kind": {
    severity: "error",
    cause: "usage",
    en: "The workspace has no kind {name}. It has: {known}.",
    sv: "Arbetsytan har ingen ärendetyp {name}. Den har: {known}.",
  },
  "cli/already-there": {
    severity: "error",
    cause: "usage",
    en: "{file} is already there; Kansli does not overwrite it.",
    sv: "{file} finns redan; Kansli skriver inte över den.",
    fix: { en: "choose another name, or move the file away", sv: "välj ett annat namn eller flytta filen" },
  },
  "cli/left-alone": {
    severity: "info",
    cause: "usage",
    en: "{file} is already there, and is left as it is.",
    sv: "{file} finns redan, och lämnas som den är.",
    fix: {
      en: "see to it that .gitignore names out/: what was made is not kept in git",
      sv: "se till att .gitignore nämner out/: det som har gjorts sparas inte i git",
    },
  },
  "cli/watch-failed": {
    severity: "error",
    cause: "environment",
    en: "The folder can no longer be watched: {detail}",
    sv: "Mappen kan inte längre bevakas: {detail}",
    fix: { en: "start `kansli watch` again", sv: "starta `kansli watch` igen" },
  },
} as const satisfies Record<`cli/${string}`, Text>;
