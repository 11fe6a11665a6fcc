import type { Text } from "./text.ts";

export const importTexts = {
  "import/conflict": {
    severity: "error",
    cause: "data",
    en: "{path} was changed both in the Word file and in the record since the paper was made, so it is left as it is.",
    sv: "{path} har ändrats både i Word-filen och i beslutsposten sedan handlingen gjordes, så det lämnas som det är.",
    fix: {
      en: "compare the two texts, and write the one that shall hold into the record",
      sv: "jämför de båda texterna och skriv in den som ska gälla i beslutsposten",
    },
  },
  "import/disagreement": {
    severity: "error",
    cause: "data",
    en: "The Word file says two things of {path}: “{first}” and “{second}”.",
    sv: "Word-filen säger två saker om {path}: ”{first}” och ”{second}”.",
    fix: {
      en: "decide which of them holds, and write it into the record",
      sv: "avgör vilket som gäller och skriv in det i beslutsposten",
    },
  },
  "import/unreadable": {
    severity: "error",
    cause: "data",
    en: "“{text}” cannot be read as {path} ({type}), so it is left as it is.",
    sv: "”{text}” kan inte läsas som {path} ({type}), så det lämnas som det är.",
    fix: {
      en: "write the value into the record, or change the sentence that quotes it",
      sv: "skriv in värdet i beslutsposten, eller ändra meningen som anger det",
    },
  },
  "import/mixed": {
    severity: "error",
    cause: "data",
    en: "{path} was changed together with the words beside it (“{text}”), so it cannot be told what of it is the value.",
    sv: "{path} har ändrats tillsammans med orden bredvid (”{text}”), så det går inte att säga vad av det som är värdet.",
    fix: { en: "make the change in the record", sv: "gör ändringen i beslutsposten" },
  },
  "import/untraceable": {
    severity: "error",
    cause: "data",
    en: "{path} was changed in the Word file, but tags make its text there, and the change cannot be followed back through them.",
    sv: "{path} har ändrats i Word-filen, men taggar gör texten där, och ändringen kan inte följas tillbaka genom dem.",
    fix: { en: "make the change in the record", sv: "gör ändringen i beslutsposten" },
  },
  "import/elsewhere": {
    severity: "warning",
    cause: "data",
    en: "{path} was changed from “{before}” to “{after}”, but it stands in {file}, not in the record. It is left out.",
    sv: "{path} har ändrats från ”{before}” till ”{after}”, men det står i {file}, inte i beslutsposten. Det utelämnas.",
    fix: {
      en: "change it in {file} if it shall hold everywhere",
      sv: "ändra det i {file} om det ska gälla överallt",
    },
  },
  "import/template-text": {
    severity: "warning",
    cause: "data",
    en: "The template’s own text was changed from “{before}” to “{after}”. It is left out.",
    sv: "Mallens egen text har ändrats från ”{before}” till ”{after}”. Det utelämnas.",
    fix: {
      en: "change the template if it shall hold for every paper",
      sv: "ändra mallen om det ska gälla varje handling",
    },
  },
  "import/lost-format": {
    severity: "warning",
    cause: "data",
    en: "{path} has formatting that a record cannot hold ({formatting}). The text is taken without it.",
    sv: "{path} har formatering som en beslutspost inte kan ha ({formatting}). Texten tas med utan den.",
  },
  "import/tracked-changes": {
    severity: "error",
    cause: "data",
    en: "The Word file has {count} tracked changes by {author} that nobody has accepted or rejected: {changes}",
    sv: "Word-filen har {count} spårade ändringar av {author} som ingen har godkänt eller avvisat: {changes}",
    fix: {
      en: "accept or reject them in Word, or run again with --accept-changes",
      sv: "godkänn eller avvisa dem i Word, eller kör igen med --accept-changes",
    },
  },
  "import/not-word": {
    severity: "error",
    cause: "usage",
    en: "{file} is not a Word file; only .docx can be imported.",
    sv: "{file} är ingen Word-fil; bara .docx kan importeras.",
  },
  "import/no-base": {
    severity: "error",
    cause: "data",
    en: "The paper was made from a version of {record} that no commit holds and that is not in the folder any more, so nobody can tell what was edited in it.",
    sv: "Handlingen gjordes av en version av {record} som ingen commit innehåller och som inte längre finns i mappen, så det går inte att säga vad som har ändrats i den.",
    fix: {
      en: "send out papers that were built from a commit",
      sv: "skicka ut handlingar som är byggda från en commit",
    },
  },
  "import/no-record": {
    severity: "error",
    cause: "data",
    en: "The paper belongs to the record {record} ({reference}), and this workspace has no such record.",
    sv: "Handlingen hör till beslutsposten {record} ({reference}), och den finns inte i den här arbetsytan.",
  },
  "import/sealed": {
    severity: "error",
    cause: "data",
    en: "{reference} is sealed as version {version}, so nothing is changed.",
    sv: "{reference} är förseglad som version {version}, så ingenting ändras.",
    fix: {
      en: "say in the record that it amends version {version}, and why: `amends: { version: {version}, reason: … }`; then import again",
      sv: "ange i beslutsposten att den ändrar version {version}, och varför: `amends: { version: {version}, reason: … }`; importera sedan igen",
    },
  },
  "import/invalid": {
    severity: "error",
    cause: "data",
    en: "{record} would not be valid with what was edited in the Word file, so nothing is written.",
    sv: "{record} skulle inte vara giltig med det som har ändrats i Word-filen, så inget skrivs.",
  },
  "import/cannot-write": {
    severity: "error",
    cause: "data",
    en: "The record’s file is written in a way that cannot be changed without touching more than what was edited, so nothing is written.",
    sv: "Beslutspostens fil är skriven så att den inte kan ändras utan att mer än det redigerade berörs, så inget skrivs.",
    fix: { en: "make the changes by hand", sv: "gör ändringarna för hand" },
  },
} as const satisfies Record<string, Text>;
