import type { Text } from "./text.ts";

const template = { severity: "error", cause: "template" } as const;

/** Problems of the template language, wherever it is written: Word, text templates, records' own texts. */
export const languageTexts = {
  "language/unclosed-tag": {
    ...template,
    en: "The tag `{tag}` is never closed.",
    sv: "Taggen `{tag}` avslutas aldrig.",
    fix: { en: "write two closing braces after it", sv: "skriv två slutklamrar efter den" },
  },
  "language/bad-syntax": {
    ...template,
    en: "The tag `{tag}` cannot be read; the trouble is at `{near}`.",
    sv: "Taggen `{tag}` går inte att läsa; felet är vid `{near}`.",
    fix: {
      en: "look for a missing quotation mark, parenthesis or value",
      sv: "leta efter ett citattecken, en parentes eller ett värde som saknas",
    },
  },
  "language/not-available": {
    ...template,
    en: "The tag `{tag}` is of a sort that Kansli does not have.",
    sv: "Taggen `{tag}` är av ett slag som Kansli inte har.",
    fix: {
      en: "put {{> name}} alone in a paragraph; write without decorators and raw blocks",
      sv: "ställ {{> namn}} ensam i ett stycke; skriv utan dekoratörer och råblock",
    },
  },
  "language/unclosed-block": {
    ...template,
    en: "The block `{open}` is never closed: `{close}` is missing.",
    sv: "Blocket `{open}` avslutas aldrig: `{close}` saknas.",
    fix: { en: "write `{close}` where the block ends", sv: "skriv `{close}` där blocket slutar" },
  },
  "language/too-deep": {
    ...template,
    en: "Blocks stand in more than {limit} others here.",
    sv: "Block står i fler än {limit} andra här.",
    fix: {
      en: "look for blocks that are closed too late",
      sv: "leta efter block som avslutas för sent",
    },
  },
  "language/crossed-blocks": {
    ...template,
    en: "`{close}` stands inside `{open}`, which must be closed first.",
    sv: "`{close}` står inuti `{open}`, som måste avslutas först.",
    fix: {
      en: "close first the block that was opened last",
      sv: "avsluta först det block som öppnades sist",
    },
  },
  "language/unopened-block": {
    ...template,
    en: "`{close}` closes a block that was never opened.",
    sv: "`{close}` avslutar ett block som aldrig öppnats.",
    fix: { en: "remove it, or write the opening tag", sv: "ta bort den, eller skriv öppningstaggen" },
  },
  "language/wrong-close": {
    ...template,
    en: "`{close}` stands where `{open}` should be closed.",
    sv: "`{close}` står där `{open}` ska avslutas.",
    fix: { en: "close the block by its own name", sv: "avsluta blocket med dess eget namn" },
  },
  "language/misplaced-else": {
    ...template,
    en: "`{tag}` stands outside a block, or after the block’s last `else`.",
    sv: "`{tag}` står utanför ett block, eller efter blockets sista `else`.",
    fix: {
      en: "move it in between the block’s opening and closing tags",
      sv: "flytta in den mellan blockets öppnings- och sluttagg",
    },
  },
  "language/unknown-name": {
    ...template,
    en: "There is nothing called `{name}` here.",
    sv: "Det finns inget som heter `{name}` här.",
    fix: {
      en: "check the spelling; the kind’s file lists its fields",
      sv: "kontrollera stavningen; fälten står i ärendetypens fil",
    },
  },
  "language/name-of-list": {
    ...template,
    en: "`{list}` is a list: which of its items is `{name}` to be taken from?",
    sv: "`{list}` är en lista: från vilken av dess poster ska `{name}` tas?",
    fix: { en: "write it inside `{each}`", sv: "skriv det inuti `{each}`" },
  },
  "language/not-printable": {
    ...template,
    en: "`{name}` has several parts and cannot be printed as a whole.",
    sv: "`{name}` har flera delar och kan inte skrivas ut i sin helhet.",
    fix: { en: "print one of its parts: {parts}", sv: "skriv ut en av delarna: {parts}" },
  },
  "language/not-a-list": {
    ...template,
    en: "`{name}` is no list, so there is nothing to repeat.",
    sv: "`{name}` är ingen lista, så det finns inget att upprepa.",
    fix: {
      en: "repeat a list, or use `if` or `with`",
      sv: "upprepa en lista, eller använd `if` eller `with`",
    },
  },
  "language/unknown-helper": {
    ...template,
    en: "There is no helper called `{name}`.",
    sv: "Det finns ingen hjälpare som heter `{name}`.",
    fix: {
      en: "use one of the helpers in docs/templates.md; a field takes no arguments",
      sv: "använd en av hjälparna i docs/templates.md; ett fält tar inga argument",
    },
  },
  "language/helper-arguments": {
    ...template,
    en: "`{helper}` is not written that way.",
    sv: "`{helper}` skrivs inte så.",
    fix: { en: "write `{usage}`", sv: "skriv `{usage}`" },
  },
  "language/helper-option": {
    ...template,
    en: "`{helper}` has no option `{option}`.",
    sv: "`{helper}` har inget tillval `{option}`.",
    fix: { en: "remove it", sv: "ta bort det" },
  },
  "language/helper-choice": {
    ...template,
    en: "`{helper}` does not know `{value}`; the {parameter} is one of {choices}.",
    sv: "`{helper}` känner inte till `{value}`; {parameter} är något av {choices}.",
    fix: { en: "choose one of them", sv: "välj något av dem" },
  },
  "language/helper-type": {
    ...template,
    en: "`{helper}` takes {expected} as `{parameter}`, but got {found}.",
    sv: "`{helper}` tar {expected} som `{parameter}`, men fick {found}.",
    fix: { en: "give it a field of that type", sv: "ge den ett fält av den typen" },
  },
  "language/not-comparable": {
    ...template,
    en: "`{helper}` cannot compare {left} with {right}.",
    sv: "`{helper}` kan inte jämföra {left} med {right}.",
    fix: { en: "compare values of one type", sv: "jämför värden av samma typ" },
  },
  "language/mixed-currencies": {
    ...template,
    en: "`{helper}` met sums in different currencies: {currencies}.",
    sv: "`{helper}` mötte belopp i olika valutor: {currencies}.",
    fix: { en: "keep to one currency in each column", sv: "håll dig till en valuta i varje kolumn" },
  },
  "language/unsafe-link": {
    ...template,
    en: "`{target}` is no web address, e-mail address or telephone number, so it cannot be linked to.",
    sv: "`{target}` är ingen webbadress, e-postadress eller telefonlänk, så det går inte att länka dit.",
    fix: {
      en: "write https://…, name@example.org or tel:+46…",
      sv: "skriv https://…, namn@example.org eller tel:+46…",
    },
  },
  "language/circular-text": {
    ...template,
    en: "The text `{name}` quotes itself, directly or by way of other texts.",
    sv: "Texten `{name}` citerar sig själv, direkt eller genom andra texter.",
    fix: { en: "take away one of the quotations", sv: "ta bort ett av citaten" },
  },
} as const satisfies Record<`language/${string}`, Text>;
