import type { Text } from "./text.ts";

export const documentTexts = {
  "document/same-folder": {
    severity: "error",
    cause: "data",
    en: "This record's papers would go to {folder}, where those of {other} go.",
    sv: "Den här beslutspostens handlingar skulle hamna i {folder}, där de från {other} hamnar.",
    fix: {
      en: "give the records references that differ in more than capitals and punctuation",
      sv: "ge beslutsposterna diarienummer som skiljer sig i mer än versaler och skiljetecken",
    },
  },
  "document/no-recipients": {
    severity: "warning",
    cause: "data",
    en: "The document {document} is made once per recipient, and this record has no recipients: none is made.",
    sv: "Handlingen {document} görs en per mottagare, och beslutsposten har inga mottagare: ingen görs.",
    fix: {
      en: "list who the decision is sent to under `recipients`",
      sv: "ange under `recipients` vilka beslutet skickas till",
    },
  },
  "document/no-template": {
    severity: "error",
    cause: "data",
    en: "The template {template} of the document {document} is not there.",
    sv: "Mallen {template} till handlingen {document} finns inte.",
    fix: {
      en: "put the template there, or change its path in kansli.yaml",
      sv: "lägg mallen där, eller ändra sökvägen i kansli.yaml",
    },
  },
  "document/unused-template": {
    severity: "warning",
    cause: "template",
    en: "No kind uses the template {template}: its names cannot be checked, only how its tags are written.",
    sv: "Ingen ärendetyp använder mallen {template}: dess namn kan inte kontrolleras, bara hur taggarna är skrivna.",
    fix: {
      en: "name it as a document's template in kansli.yaml, and the document in a kind",
      sv: "ange den som en handlings mall i kansli.yaml, och handlingen i en ärendetyp",
    },
  },
  "document/unused-field": {
    severity: "warning",
    cause: "template",
    en: "Every record of the kind {kind} must fill in `{field}`, but no template prints it, and no text of a record quotes it.",
    sv: "Varje beslutspost av ärendetypen {kind} måste fylla i `{field}`, men ingen mall skriver ut det och ingen text i en beslutspost citerar det.",
    fix: {
      en: "type {{{field}}} in a template of the kind, or take away `required`",
      sv: "skriv {{{field}}} i någon av ärendetypens mallar, eller ta bort `required`",
    },
  },
  "document/edited": {
    severity: "warning",
    cause: "data",
    en: "{path} was changed after Kansli made it; it is left as it is.",
    sv: "{path} har ändrats efter att Kansli gjorde den; den lämnas som den är.",
    fix: {
      en: "to keep the changes, save the file elsewhere or write them into the record; `kansli build --force` makes the paper again",
      sv: "spara filen på annat ställe eller för in ändringarna i beslutsposten om de ska vara kvar; `kansli build --force` gör om handlingen",
    },
  },
  "document/would-overwrite": {
    severity: "error",
    cause: "data",
    en: "{path} was not overwritten: it is not as Kansli left it, and the paper made now is another.",
    sv: "{path} skrevs inte över: filen är inte som Kansli lämnade den, och handlingen som gjordes nu är en annan.",
    fix: {
      en: "move the file away if it is worth keeping, then build again; or build with --force",
      sv: "flytta filen om den ska sparas och bygg igen, eller bygg med --force",
    },
  },
  "document/edited-stale": {
    severity: "warning",
    cause: "data",
    en: "{path} is no longer made from any record, but was changed after Kansli made it; it is left as it is.",
    sv: "{path} görs inte längre från någon beslutspost, men har ändrats efter att Kansli gjorde den; den lämnas som den är.",
    fix: { en: "remove it by hand when it is not needed", sv: "ta bort den för hand när den inte behövs" },
  },
  "document/bad-manifest": {
    severity: "warning",
    cause: "data",
    en: "The list of what was made cannot be read; Kansli writes a new one.",
    sv: "Förteckningen över vad som har gjorts kan inte läsas; Kansli skriver en ny.",
  },
} as const satisfies Record<`document/${string}`, Text>;
