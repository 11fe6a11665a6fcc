import type { Text } from "./text.ts";

export const templateTexts = {
  "template/crossed-block": {
    severity: "error",
    cause: "template",
    en: "The block that {open} begins cannot reach {close} in paragraph {paragraph}: the two stand in different cells, tables or text boxes.",
    sv: "Blocket som {open} inleder når inte fram till {close} i stycke {paragraph}: de står i olika celler, tabeller eller textrutor.",
    fix: {
      en: "put both tags in the same cell, or in the first and the last cell of the rows to repeat",
      sv: "ställ båda taggarna i samma cell, eller i den första och den sista cellen på raderna som ska upprepas",
    },
  },
  "template/crossed-block-end": {
    severity: "error",
    cause: "template",
    en: "Here {close} ends the block that {open} begins in paragraph {paragraph}.",
    sv: "Här avslutar {close} blocket som {open} inleder i stycke {paragraph}.",
  },
  "template/control-character": {
    severity: "warning",
    cause: "data",
    en: "The value holds a control character (U+{code}) that Word cannot hold; it is left out.",
    sv: "Värdet innehåller ett styrtecken (U+{code}) som Word inte kan innehålla; det utelämnas.",
    fix: { en: "remove it from the record", sv: "ta bort det ur beslutsposten" },
  },
  "template/unsafe-address": {
    severity: "warning",
    cause: "data",
    en: "The link would lead to {address}, which is no web, mail or telephone address; it leads nowhere instead.",
    sv: "Länken skulle leda till {address}, som varken är en webb-, e-post- eller telefonadress; den leder ingenstans i stället.",
    fix: { en: "write an address that begins with https:// or mailto:", sv: "skriv en adress som börjar med https:// eller mailto:" },
  },
} as const satisfies Record<`template/${string}`, Text>;
