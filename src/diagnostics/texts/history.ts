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
  "history/no-commit": {
    severity: "error",
    cause: "environment",
    en: "This repository has no commit {name}.",
    sv: "Det här git-arkivet har ingen commit {name}.",
    fix: {
      en: "fetch the whole history with `git fetch --unshallow --tags`, or go to the repository that the paper comes from",
      sv: "hämta hela historiken med `git fetch --unshallow --tags`, eller gå till det git-arkiv som handlingen kommer från",
    },
  },
  "history/no-file": {
    severity: "error",
    cause: "usage",
    en: "There is no file {file}.",
    sv: "Det finns ingen fil {file}.",
  },
  "history/not-ours": {
    severity: "error",
    cause: "data",
    en: "Nothing in the file says that Kansli made it, and it is not in the list of what was made.",
    sv: "Inget i filen säger att Kansli har gjort den, och den finns inte i förteckningen över vad som har gjorts.",
  },
  "history/draft-paper": {
    severity: "error",
    cause: "data",
    en: "The paper is a draft: it was made from changes that no commit holds, so there is nothing to hold it against.",
    sv: "Handlingen är ett utkast: den gjordes av ändringar som ingen commit innehåller, så det finns inget att jämföra den med.",
    fix: { en: "commit the record and build again", sv: "spara beslutsposten i en commit och bygg igen" },
  },
  "history/no-origin": {
    severity: "error",
    cause: "data",
    en: "The paper names no commit: it was made where there was no git repository.",
    sv: "Handlingen anger ingen commit: den gjordes där det inte fanns något git-arkiv.",
  },
  "history/not-in-commit": {
    severity: "error",
    cause: "data",
    en: "The commit {commit} that the paper names has no record {record} that gives the paper {paper}.",
    sv: "Den commit {commit} som handlingen anger har ingen beslutspost {record} som ger handlingen {paper}.",
  },
  "history/altered": {
    severity: "error",
    cause: "data",
    en: "The file was changed after Kansli made it.",
    sv: "Filen har ändrats efter att Kansli gjorde den.",
  },
  "history/added-after": {
    severity: "error",
    cause: "data",
    en: "The paper is whole, and {bytes} bytes were added after its end, as signatures and comments are.",
    sv: "Handlingen är hel, och {bytes} byte har lagts till efter dess slut, som underskrifter och kommentarer gör.",
  },
  "history/not-proven": {
    severity: "error",
    cause: "environment",
    en: "The paper was made by Kansli {made}, and this is Kansli {running}: it gives another file, which proves nothing.",
    sv: "Handlingen gjordes av Kansli {made}, och det här är Kansli {running}: den ger en annan fil, vilket inte visar något.",
    fix: { en: "verify with Kansli {made}", sv: "kontrollera med Kansli {made}" },
  },
  "history/paragraph-changed": {
    severity: "info",
    cause: "data",
    en: "This paragraph was made as “{was}”.",
    sv: "Det här stycket gjordes som ”{was}”.",
  },
  "history/paragraph-added": {
    severity: "info",
    cause: "data",
    en: "Kansli did not make this paragraph.",
    sv: "Kansli gjorde inte det här stycket.",
  },
  "history/paragraph-removed": {
    severity: "info",
    cause: "data",
    en: "Before this place a paragraph is missing: “{was}”.",
    sv: "Före det här stället saknas ett stycke: ”{was}”.",
  },
  "history/text-unchanged": {
    severity: "info",
    cause: "data",
    en: "All its text is as Kansli made it. What differs lies in {parts}: formatting, pictures or properties, as when a program saves the file anew.",
    sv: "All text är som Kansli gjorde den. Skillnaden ligger i {parts}: format, bilder eller egenskaper, som när ett program sparar om filen.",
  },
  "history/newer": {
    severity: "warning",
    cause: "data",
    en: "There is a newer version of the paper, from commit {commit}.",
    sv: "Det finns en nyare version av handlingen, från commit {commit}.",
  },
  "history/newer-draft": {
    severity: "warning",
    cause: "data",
    en: "What the paper is made from has changes that are not committed.",
    sv: "Det som handlingen görs av har ändringar som inte är sparade i någon commit.",
  },
  "history/other-branch": {
    severity: "warning",
    cause: "data",
    en: "The commit {commit} that the paper names is not part of the branch that you are on.",
    sv: "Den commit {commit} som handlingen anger ingår inte i den gren som du står på.",
  },
  "history/no-longer-made": {
    severity: "warning",
    cause: "data",
    en: "The paper is no longer made: its record, its document or its recipient is gone.",
    sv: "Handlingen görs inte längre: dess beslutspost, handlingstyp eller mottagare är borta.",
  },
} as const satisfies Record<`history/${string}`, Text>;
