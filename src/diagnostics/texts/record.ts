import type { Text } from "./text.ts";

const data = { severity: "error", cause: "data" } as const;

/** Decision records. */
export const recordTexts = {
  "record/unknown-kind": {
    ...data,
    en: "There is no kind `{name}`.",
    sv: "Det finns ingen ärendetyp `{name}`.",
    fix: { en: "use a kind that has a file in kinds/", sv: "använd en ärendetyp som har en fil i kinds/" },
  },
  "record/unknown-key": {
    ...data,
    en: "`{key}` is neither a field of this kind nor anything else that a record holds.",
    sv: "`{key}` är varken ett fält i ärendetypen eller något annat som ett ärende har.",
    fix: { en: "correct its spelling, or remove it", sv: "rätta stavningen eller ta bort den" },
  },
  "record/unknown-part": {
    ...data,
    en: "`{key}` does not belong under `{parent}`.",
    sv: "`{key}` hör inte hemma under `{parent}`.",
    fix: { en: "correct its spelling, or remove it", sv: "rätta stavningen eller ta bort den" },
  },
  "record/missing-key": {
    ...data,
    en: "The record lacks `{key}`.",
    sv: "Ärendet saknar `{key}`.",
    fix: { en: "add `{key}: …`", sv: "lägg till `{key}: …`" },
  },
  "record/missing-part": {
    ...data,
    en: "`{key}` is missing under `{parent}`.",
    sv: "`{key}` saknas under `{parent}`.",
    fix: { en: "add `{key}: …`", sv: "lägg till `{key}: …`" },
  },
  "record/unknown-section": {
    ...data,
    en: "This kind has no section `{key}`.",
    sv: "Ärendetypen har inget avsnitt `{key}`.",
    fix: {
      en: "correct its spelling, or add it to the kind",
      sv: "rätta stavningen eller lägg till det i ärendetypen",
    },
  },
  "record/missing-section": {
    ...data,
    en: "The section `{key}` is missing, and this kind requires it.",
    sv: "Avsnittet `{key}` saknas, och ärendetypen kräver det.",
    fix: {
      en: "write `{key}: |` under `sections`, and the text below it",
      sv: "skriv `{key}: |` under `sections` och texten under det",
    },
  },
  "record/unknown-committee": {
    ...data,
    en: "There is no committee `{name}`.",
    sv: "Det finns ingen nämnd `{name}`.",
    fix: {
      en: "add it under `committees` in kansli.yaml",
      sv: "lägg till den under `committees` i kansli.yaml",
    },
  },
  "record/unknown-officer": {
    ...data,
    en: "There is no officer `{name}`.",
    sv: "Det finns ingen tjänsteperson `{name}`.",
    fix: { en: "add it under `officers` in kansli.yaml", sv: "lägg till den under `officers` i kansli.yaml" },
  },
  "record/unknown-contact": {
    ...data,
    en: "There is no contact `{name}`.",
    sv: "Det finns ingen kontakt `{name}`.",
    fix: {
      en: "add it to contacts.yaml, or write it out with `name:`",
      sv: "lägg till den i contacts.yaml eller skriv ut den med `name:`",
    },
  },
  "record/unknown-appeal": {
    ...data,
    en: "There are no appeal instructions `{name}`.",
    sv: "Det finns ingen överklagandehänvisning `{name}`.",
    fix: { en: "add them under `appeals` in kansli.yaml", sv: "lägg till den under `appeals` i kansli.yaml" },
  },
  "record/unknown-language": {
    ...data,
    en: "The workspace does not use the language `{name}`.",
    sv: "Arbetsytan använder inte språket `{name}`.",
    fix: {
      en: "add it under `languages` in kansli.yaml",
      sv: "lägg till det under `languages` i kansli.yaml",
    },
  },
  "record/unknown-choice": {
    ...data,
    en: "`{name}` is none of the choices for `{key}`.",
    sv: "`{name}` är inget av alternativen för `{key}`.",
    fix: { en: "use one of the kind's choices", sv: "använd ett av ärendetypens alternativ" },
  },
  "record/unknown-conditions": {
    ...data,
    en: "Conditions are a list, or the word `default`, not `{name}`.",
    sv: "Villkor är en lista eller ordet `default`, inte `{name}`.",
    fix: {
      en: "put each condition on its own line after a dash",
      sv: "skriv varje villkor på en egen rad efter ett bindestreck",
    },
  },
  "record/no-default-conditions": {
    ...data,
    en: "The kind has no default conditions in the record's language.",
    sv: "Ärendetypen har inga standardvillkor på ärendets språk.",
    fix: {
      en: "write the conditions here, or add them to the kind",
      sv: "skriv villkoren här eller lägg till dem i ärendetypen",
    },
  },
  "record/not-a-number": {
    ...data,
    en: "`{text}` is not a number as `{key}` wants it.",
    sv: "`{text}` är inte ett tal som `{key}` vill ha det.",
    fix: { en: "write digits like `1 234,5`", sv: "skriv siffror som `1 234,5`" },
  },
  "record/no-currency": {
    ...data,
    en: "The sum `{text}` lacks its currency.",
    sv: "Beloppet `{text}` saknar valuta.",
    fix: { en: "write it like `4 529 875 SEK`", sv: "skriv det som `4 529 875 SEK`" },
  },
  "record/unknown-currency": {
    ...data,
    en: "`{text}` does not end in a currency.",
    sv: "`{text}` slutar inte med en valuta.",
    fix: {
      en: "write the currency as three capitals: SEK, EUR, NOK",
      sv: "skriv valutan med tre versaler: SEK, EUR, NOK",
    },
  },
  "record/too-many-decimals": {
    ...data,
    en: "`{text}` has more decimals than its currency.",
    sv: "`{text}` har fler decimaler än sin valuta.",
    fix: {
      en: "round it, or group thousands with spaces",
      sv: "avrunda, eller skilj tusental med blanksteg",
    },
  },
  "record/no-percent-sign": {
    ...data,
    en: "The share `{text}` lacks its percent sign.",
    sv: "Andelen `{text}` saknar procenttecken.",
    fix: { en: "write it like `31 %`", sv: "skriv den som `31 %`" },
  },
  "record/below-min": {
    ...data,
    en: "`{key}` is {text}, but may not be less than {min}.",
    sv: "`{key}` är {text} men får inte vara mindre än {min}.",
    fix: { en: "correct the value", sv: "rätta värdet" },
  },
  "record/above-max": {
    ...data,
    en: "`{key}` is {text}, but may not be more than {max}.",
    sv: "`{key}` är {text} men får inte vara större än {max}.",
    fix: { en: "correct the value", sv: "rätta värdet" },
  },
  "record/not-a-date": {
    ...data,
    en: "`{text}` is not a date as records write it.",
    sv: "`{text}` är inte ett datum så som ärenden skriver dem.",
    fix: { en: "write year-month-day: `2022-12-14`", sv: "skriv år-månad-dag: `2022-12-14`" },
  },
  "record/impossible-date": {
    ...data,
    en: "The calendar has no such day: `{text}`.",
    sv: "Almanackan har ingen sådan dag: `{text}`.",
    fix: { en: "look the day up", sv: "slå upp dagen" },
  },
  "record/not-a-period": {
    ...data,
    en: "`{text}` is not a period.",
    sv: "`{text}` är inte en period.",
    fix: {
      en: "write its first and last day: `2023-03-01/2026-02-28`",
      sv: "skriv första och sista dagen: `2023-03-01/2026-02-28`",
    },
  },
  "record/period-backwards": {
    ...data,
    en: "The period `{text}` ends before it begins.",
    sv: "Perioden `{text}` slutar innan den börjar.",
    fix: { en: "put the earlier day first", sv: "skriv den tidigare dagen först" },
  },
  "record/not-yes-or-no": {
    ...data,
    en: "`{key}` is yes or no, not `{text}`.",
    sv: "`{key}` är ja eller nej, inte `{text}`.",
    fix: { en: "write `yes` or `no`", sv: "skriv `ja` eller `nej`" },
  },
  "record/file-missing": {
    ...data,
    en: "There is no file `{path}` in the workspace.",
    sv: "Det finns ingen fil `{path}` i arbetsytan.",
    fix: {
      en: "put it beside the record; a path may also count from the folder of kansli.yaml",
      sv: "lägg den bredvid ärendets fil; en sökväg får också räknas från mappen med kansli.yaml",
    },
  },
  "record/recipient-twice": {
    ...data,
    en: "{name} is already among the recipients, on line {line}.",
    sv: "{name} finns redan bland mottagarna, på rad {line}.",
    fix: { en: "remove one of them", sv: "ta bort den ena" },
  },
  "record/duplicate-reference": {
    ...data,
    en: "The reference {reference} is also that of {file}, line {line}.",
    sv: "Diarienumret {reference} har också {file}, rad {line}.",
    fix: { en: "correct the one that is wrong", sv: "rätta det som är fel" },
  },
} as const satisfies Record<`record/${string}`, Text>;
