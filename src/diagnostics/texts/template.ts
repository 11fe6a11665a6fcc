import type { Text } from "./text.ts";

export const templateTexts = {
  "template/crossed-block": {
    severity: "error",
    cause: "template",
    en: "The block that {open} begins cannot reach {close} in paragraph {paragraph}: the two stand in different cells, tables, fields or text boxes.",
    sv: "Blocket som {open} inleder når inte fram till {close} i stycke {paragraph}: de står i olika celler, tabeller, fält eller textrutor.",
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
    fix: {
      en: "move this tag to where the block begins, or the other way round",
      sv: "flytta den här taggen dit där blocket börjar, eller tvärtom",
    },
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
    fix: {
      en: "write an address that begins with https:// or mailto:",
      sv: "skriv en adress som börjar med https:// eller mailto:",
    },
  },
  "template/missing-style": {
    severity: "warning",
    cause: "template",
    en: 'The text needs the style "{style}", which the template does not have; it is drawn with plain formatting instead.',
    sv: "Texten behöver formatmallen ”{style}”, som mallen saknar; den formateras enkelt i stället.",
    fix: {
      en: "add the style in Word: choose it once in the list of styles, and save",
      sv: "lägg till formatmallen i Word: välj den en gång i listan över format, och spara",
    },
  },
  "template/missing-image": {
    severity: "warning",
    cause: "data",
    en: "The picture {path} is not in the workspace, or is no PNG, JPEG, GIF or SVG; its text stands in its place.",
    sv: "Bilden {path} finns inte i arbetsytan, eller är varken PNG, JPEG, GIF eller SVG; dess text står i stället.",
    fix: {
      en: "check the path, which begins at the workspace's folder",
      sv: "kontrollera sökvägen, som utgår från arbetsytans mapp",
    },
  },
  "template/image-without-text": {
    severity: "warning",
    cause: "data",
    en: "The picture {path} has no text for those who cannot see it.",
    sv: "Bilden {path} saknar text för den som inte kan se den.",
    fix: {
      en: "describe the picture between the square brackets: ![what it shows]({path})",
      sv: "beskriv bilden mellan hakparenteserna: ![vad den visar]({path})",
    },
  },
  "template/picture-without-text": {
    severity: "warning",
    cause: "template",
    en: "The picture {path} has no text for those who cannot see it.",
    sv: "Bilden {path} saknar text för den som inte kan se den.",
    fix: {
      en: "write what it shows after the tag, in the picture’s alternative text or as the tag’s second argument",
      sv: "skriv vad den visar efter taggen, i bildens alternativtext eller som taggens andra argument",
    },
  },
  "template/only-text": {
    severity: "warning",
    cause: "template",
    en: "Only plain text can stand here: a value of the type {type} loses its formatting.",
    sv: "Här kan bara oformaterad text stå: ett värde av typen {type} förlorar sin formatering.",
    fix: {
      en: "put the tag in the running text, or choose a field of plain text",
      sv: "ställ taggen i den löpande texten, eller välj ett fält med oformaterad text",
    },
  },
  "template/blocks-in-line": {
    severity: "warning",
    cause: "template",
    en: "Lists, tables and headings need a paragraph of their own; in the middle of one they become text.",
    sv: "Listor, tabeller och rubriker behöver ett eget stycke; mitt i ett blir de text.",
    fix: {
      en: "put the tag alone in a paragraph",
      sv: "ställ taggen ensam i ett stycke",
    },
  },
  "template/long-qr": {
    severity: "warning",
    cause: "data",
    en: "The text is longer than a QR code can hold; the code is left out.",
    sv: "Texten är längre än en QR-kod rymmer; koden utelämnas.",
    fix: { en: "let the code hold an address instead", sv: "låt koden hålla en adress i stället" },
  },
  "template/missing-partial": {
    severity: "error",
    cause: "template",
    en: "There is no file for the part {name}.",
    sv: "Det finns ingen fil för delen {name}.",
    fix: {
      en: "put the file beside the template, or correct the name: {{> letterhead}} is letterhead.docx",
      sv: "lägg filen bredvid mallen, eller rätta namnet: {{> letterhead}} är letterhead.docx",
    },
  },
  "template/circular-partial": {
    severity: "error",
    cause: "template",
    en: "The parts hold each other without end: {circle}.",
    sv: "Delarna innehåller varandra utan slut: {circle}.",
    fix: { en: "remove one of the tags", sv: "ta bort en av taggarna" },
  },
  "template/not-utf-8": {
    severity: "error",
    cause: "template",
    en: "The template is not saved as UTF-8.",
    sv: "Mallen är inte sparad som UTF-8.",
    fix: { en: "save it again as UTF-8", sv: "spara den på nytt som UTF-8" },
  },
} as const satisfies Record<`template/${string}`, Text>;
