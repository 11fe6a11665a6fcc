import type { Text } from "./text.ts";

const data = { severity: "error", cause: "data" } as const;

/** kansli.yaml, contacts.yaml and kinds/. */
export const workspaceTexts = {
  "workspace/unknown-key": {
    ...data,
    en: "`{key}` means nothing here.",
    sv: "`{key}` betyder ingenting här.",
    fix: { en: "remove it, or correct its spelling", sv: "ta bort den eller rätta stavningen" },
  },
  "workspace/missing-key": {
    ...data,
    en: "`{key}` is missing or empty.",
    sv: "`{key}` saknas eller är tom.",
    fix: { en: "add `{key}: …`", sv: "lägg till `{key}: …`" },
  },
  "workspace/unknown-language": {
    ...data,
    en: "Kansli does not write in the language `{name}`.",
    sv: "Kansli skriver inte på språket `{name}`.",
    fix: { en: "use `sv` or `en`", sv: "använd `sv` eller `en`" },
  },
  "workspace/language-twice": {
    ...data,
    en: "The language `{name}` is listed twice.",
    sv: "Språket `{name}` står två gånger.",
    fix: { en: "remove one of them", sv: "ta bort det ena" },
  },
  "workspace/missing-translation": {
    ...data,
    severity: "warning",
    en: "`{key}` has no text in the language `{language}`, which the workspace uses.",
    sv: "`{key}` saknar text på språket `{language}`, som arbetsytan använder.",
    fix: { en: "add `{language}: …`", sv: "lägg till `{language}: …`" },
  },
  "workspace/no-text": {
    ...data,
    en: "`{key}` has no text in any language.",
    sv: "`{key}` har ingen text på något språk.",
    fix: { en: "write `sv: …` or `en: …` under it", sv: "skriv `sv: …` eller `en: …` under den" },
  },
  "workspace/unknown-clause-style": {
    ...data,
    en: "There is no clause style `{name}`.",
    sv: "Det finns ingen satsform `{name}`.",
    fix: { en: "use `att` or `numbered`", sv: "använd `att` eller `numbered`" },
  },
  "workspace/bad-colour": {
    ...data,
    en: "`{text}` is not a colour.",
    sv: "`{text}` är ingen färg.",
    fix: {
      en: 'write it in quotes as six hexadecimal digits: "#005b7f"',
      sv: 'skriv den inom citattecken med sex hexadecimala siffror: "#005b7f"',
    },
  },
  "workspace/unknown-format": {
    ...data,
    en: "Kansli makes no documents in the format `{name}`.",
    sv: "Kansli gör inga handlingar i formatet `{name}`.",
    fix: { en: "use docx, pdf, csv, txt or html", sv: "använd docx, pdf, csv, txt eller html" },
  },
  "workspace/no-formats": {
    ...data,
    en: "`{key}` has neither a Word template nor a text template, so nothing can be made of it.",
    sv: "`{key}` har varken Word-mall eller textmall, så ingenting kan göras av den.",
    fix: { en: "add `template: templates/….docx`", sv: "lägg till `template: templates/….docx`" },
  },
  "workspace/format-without-template": {
    ...data,
    en: "The format {format} needs a template, and there is none.",
    sv: "Formatet {format} kräver en mall, och det finns ingen.",
    fix: {
      en: "add `{needs}`, or remove the format",
      sv: "lägg till `{needs}` eller ta bort formatet",
    },
  },
  "workspace/unknown-per": {
    ...data,
    en: "A document is made per record or per recipient, not per `{name}`.",
    sv: "En handling görs per ärende eller per mottagare, inte per `{name}`.",
    fix: { en: "use `record` or `recipient`", sv: "använd `record` eller `recipient`" },
  },
  "workspace/unknown-document": {
    ...data,
    en: "There is no document `{name}` in kansli.yaml.",
    sv: "Det finns ingen handling `{name}` i kansli.yaml.",
    fix: {
      en: "add it under `documents` in kansli.yaml",
      sv: "lägg till den under `documents` i kansli.yaml",
    },
  },
  "workspace/duplicate-kind": {
    ...data,
    en: "The kind `{name}` is already defined in {file}.",
    sv: "Ärendetypen `{name}` finns redan i {file}.",
    fix: { en: "give one of them another name", sv: "ge den ena ett annat namn" },
  },
  "workspace/unknown-field-type": {
    ...data,
    en: "There is no field type `{name}`.",
    sv: "Det finns ingen fälttyp `{name}`.",
    fix: {
      en: "use text, markdown, number, money, percent, date, period, boolean, choice, contact, file, list, group or table",
      sv: "använd text, markdown, number, money, percent, date, period, boolean, choice, contact, file, list, group eller table",
    },
  },
  "workspace/type-needs-more": {
    ...data,
    en: "A field of the type `{name}` needs more than its type.",
    sv: "Ett fält av typen `{name}` behöver mer än sin typ.",
    fix: {
      en: "write `type: {name}`, and `{needs}: …` below it",
      sv: "skriv `type: {name}` och `{needs}: …` under",
    },
  },
  "workspace/bad-field-name": {
    ...data,
    en: "`{name}` cannot be the name of a field: it must begin with a letter, and go on with letters, digits and underscores.",
    sv: "`{name}` kan inte vara namn på ett fält: det måste börja med en bokstav och fortsätta med bokstäver, siffror och understreck.",
    fix: { en: "write it like `totalCost`", sv: "skriv det som `totalkostnad`" },
  },
  "workspace/reserved-name": {
    ...data,
    en: "A field cannot be called `{name}`: records or templates already use that name for something else.",
    sv: "Ett fält kan inte heta `{name}`: ärenden eller mallar använder redan det namnet till något annat.",
    fix: { en: "choose another name", sv: "välj ett annat namn" },
  },
  "workspace/not-a-limit": {
    ...data,
    en: "`{key}` must be a number, but `{text}` is not one.",
    sv: "`{key}` ska vara ett tal, men `{text}` är inget tal.",
    fix: {
      en: "write only digits, with a decimal comma or point",
      sv: "skriv bara siffror, med decimalkomma eller punkt",
    },
  },
  "workspace/limits-crossed": {
    ...data,
    en: "No value fits: `min` is larger than `max`.",
    sv: "Inget värde passar: `min` är större än `max`.",
    fix: { en: "correct one of them", sv: "rätta det ena" },
  },
  "workspace/not-yes-or-no": {
    ...data,
    en: "`{key}` is yes or no, not `{text}`.",
    sv: "`{key}` är ja eller nej, inte `{text}`.",
    fix: { en: "write `true` or `false`", sv: "skriv `true` eller `false`" },
  },
  "workspace/unknown-security": {
    ...data,
    en: "`{name}` is no way to secure a connection.",
    sv: "`{name}` är inget sätt att skydda en anslutning.",
    fix: { en: "write `starttls`, `tls` or `none`", sv: "skriv `starttls`, `tls` eller `none`" },
  },
  "workspace/unknown-channel": {
    ...data,
    en: "Papers cannot be sent by `{name}`.",
    sv: "Handlingar kan inte skickas med `{name}`.",
    fix: {
      en: "write `email`, `letter`, `internal` or `none`",
      sv: "skriv `email`, `letter`, `internal` eller `none`",
    },
  },
  "workspace/not-a-count": {
    ...data,
    en: "`{text}` is not a whole number above zero.",
    sv: "`{text}` är inget heltal större än noll.",
    fix: { en: "write only digits", sv: "skriv bara siffror" },
  },
  "workspace/no-secret-source": {
    ...data,
    en: "It does not say where the password or key is.",
    sv: "Det står inte var lösenordet eller nyckeln finns.",
    fix: {
      en: "write `env: NAME` for a variable of the environment, or `command: …`",
      sv: "skriv `env: NAMN` för en miljövariabel, eller `command: …`",
    },
  },
} as const satisfies Record<`workspace/${string}`, Text>;
