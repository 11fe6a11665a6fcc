import type { Text } from "./text.ts";

export const pdfTexts = {
  "pdf/crashed": {
    severity: "error",
    cause: "environment",
    en: "The layout engine broke down over this document; no PDF was made of it. {detail}",
    sv: "Sättningsmotorn kraschade på det här dokumentet; ingen PDF skapades. {detail}",
    fix: {
      en: "please report it with the Word file; other documents are not affected",
      sv: "rapportera felet och bifoga Word-filen; andra dokument berörs inte",
    },
  },
  "pdf/timeout": {
    severity: "error",
    cause: "environment",
    en: "The layout took longer than {seconds} seconds and was stopped; no PDF was made.",
    sv: "Sättningen tog längre tid än {seconds} sekunder och stoppades; ingen PDF skapades.",
    fix: {
      en: "look for something unusual in the document, such as very large tables nested in each other",
      sv: "leta efter något ovanligt i dokumentet, till exempel mycket stora tabeller i varandra",
    },
  },
  "pdf/refused": {
    severity: "error",
    cause: "template",
    en: "The layout engine refused the document: {detail}",
    sv: "Sättningsmotorn godtog inte dokumentet: {detail}",
    fix: {
      en: "please report it with the Word file",
      sv: "rapportera felet och bifoga Word-filen",
    },
  },
  "pdf/no-stationery": {
    severity: "error",
    cause: "template",
    en: "The letterhead {file} is not there, or cannot be read.",
    sv: "Brevpapperet {file} finns inte, eller går inte att läsa.",
    fix: {
      en: "put a PDF without a password there, or change `stationery` in kansli.yaml",
      sv: "lägg en PDF utan lösenord där, eller ändra `stationery` i kansli.yaml",
    },
  },
  "pdf/plain-stationery": {
    severity: "warning",
    cause: "template",
    en: "With the letterhead {file} under it the paper is no longer {lost}: the letterhead is not PDF/A, or lacks its fonts.",
    sv: "Med brevpapperet {file} under sig är handlingen inte längre {lost}: brevpapperet är inte PDF/A, eller saknar sina typsnitt.",
    fix: {
      en: "save the letterhead as PDF/A, with its fonts in the file",
      sv: "spara brevpapperet som PDF/A, med typsnitten i filen",
    },
  },
  "pdf/unknown-font": {
    severity: "warning",
    cause: "template",
    en: "The font {font} is not at hand; {standIn} stands in for it, so lines may break elsewhere than in Word.",
    sv: "Typsnittet {font} finns inte här; {standIn} används i stället, så raderna kan brytas på andra ställen än i Word.",
    fix: {
      en: "put the font's files in the workspace's fonts folder, or use another font",
      sv: "lägg typsnittets filer i arbetsytans typsnittsmapp eller använd ett annat typsnitt",
    },
  },
  "pdf/bad-font": {
    severity: "warning",
    cause: "environment",
    en: "The font file {name} is not used: {fontFault}.",
    sv: "Typsnittsfilen {name} används inte: {fontFault}.",
    fix: {
      en: "use a TrueType or OpenType file (.ttf, .otf) that may be put into documents",
      sv: "använd en TrueType- eller OpenType-fil (.ttf, .otf) som får läggas in i dokument",
    },
  },
  "pdf/no-face": {
    severity: "warning",
    cause: "template",
    en: "Of the font {font} there is no face at hand that is {formatting}; its nearest one stands in.",
    sv: "Typsnittet {font} finns här inte med {formatting}; det snitt som är mest likt används i stället.",
    fix: {
      en: "put the file of that face beside the others in the workspace's fonts folder",
      sv: "lägg filen för det snittet bredvid de andra i arbetsytans typsnittsmapp",
    },
  },
  "pdf/no-glyph": {
    severity: "warning",
    cause: "template",
    en: "No font at hand has the characters {characters}; □ stands in for them.",
    sv: "Inget tillgängligt typsnitt har tecknen {characters}; □ visas i stället.",
    fix: {
      en: "put a font that has them in the workspace's fonts folder",
      sv: "lägg ett typsnitt som har dem i arbetsytans typsnittsmapp",
    },
  },
  "pdf/not-drawn": {
    severity: "warning",
    cause: "template",
    en: "Kansli cannot draw this: {what}. In its place stands: {standIn}.",
    sv: "Kansli kan inte rita detta: {what}. På dess plats står: {standIn}.",
    fix: {
      en: "replace it with a picture (PNG, JPEG or SVG) in Word",
      sv: "ersätt det med en bild (PNG, JPEG eller SVG) i Word",
    },
  },
  "pdf/approximate": {
    severity: "warning",
    cause: "template",
    en: "This is not drawn just as in Word: {what}. Instead: {standIn}.",
    sv: "Detta ritas inte precis som i Word: {what}. I stället: {standIn}.",
    fix: {
      en: "compare the page with Word's",
      sv: "jämför sidan med den i Word",
    },
  },
  "pdf/no-alt-text": {
    severity: "warning",
    cause: "template",
    en: 'The picture "{name}" has no alternative text, so a screen reader can only say its name.',
    sv: "Bilden ”{name}” saknar alternativtext, så en skärmläsare kan bara läsa upp dess namn.",
    fix: {
      en: "in Word: right-click the picture, View Alt Text; describe it, or mark it as decorative",
      sv: "i Word: högerklicka på bilden, Visa alternativtext; beskriv den eller markera den som dekorativ",
    },
  },
  "pdf/no-title": {
    severity: "warning",
    cause: "template",
    en: 'The document has no title; "{title}" is used.',
    sv: "Dokumentet saknar titel; ”{title}” används.",
    fix: {
      en: "in Word: File, Info, Title",
      sv: "i Word: Arkiv, Info, Titel",
    },
  },
  "pdf/heading-level": {
    severity: "warning",
    cause: "template",
    en: 'The heading "{text}" has level {level} in Word; in the PDF it is level {used}, as none may be skipped.',
    sv: "Rubriken ”{text}” har nivå {level} i Word; i PDF:en är den nivå {used}, eftersom ingen nivå får hoppas över.",
    fix: {
      en: "use heading styles in order: 1, then 2, then 3",
      sv: "använd rubrikformaten i ordning: 1, sedan 2, sedan 3",
    },
  },
  "pdf/no-word-file": {
    severity: "error",
    cause: "usage",
    en: "There is no Word file {file}, nor a folder of that name with Word files.",
    sv: "Det finns ingen Word-fil {file}, och ingen mapp med det namnet som har Word-filer.",
    fix: {
      en: "name a .docx file, or a folder that holds some",
      sv: "ange en .docx-fil eller en mapp som innehåller sådana",
    },
  },
  "pdf/not-word": {
    severity: "error",
    cause: "usage",
    en: "{file} is not a .docx file.",
    sv: "{file} är ingen .docx-fil.",
    fix: {
      en: "open it in Word and save it as a Word document (.docx)",
      sv: "öppna den i Word och spara den som Word-dokument (.docx)",
    },
  },
  "pdf/already-there": {
    severity: "error",
    cause: "usage",
    en: "{file} was not converted: {pdf} is already there.",
    sv: "{file} konverterades inte: {pdf} finns redan.",
    fix: {
      en: "write over it with --force, or put the PDFs elsewhere with -o <folder>",
      sv: "skriv över den med --force eller lägg PDF-filerna någon annanstans med -o <mapp>",
    },
  },
  "pdf/two-into-one": {
    severity: "error",
    cause: "usage",
    en: "{file} and {other} would both become {pdf} in the same folder; {file} was not converted.",
    sv: "{file} och {other} skulle båda bli {pdf} i samma mapp; {file} konverterades inte.",
    fix: {
      en: "rename one, or convert them into different folders",
      sv: "byt namn på den ena eller konvertera dem till olika mappar",
    },
  },
  "pdf/unreadable": {
    severity: "error",
    cause: "data",
    en: "The PDF is damaged or cut off, and cannot be read.",
    sv: "PDF-filen är skadad eller avklippt och går inte att läsa.",
    fix: {
      en: "make it again, or ask whoever sent it for another copy",
      sv: "gör om den eller be avsändaren om en ny kopia",
    },
  },
  "pdf/not-a-pdf": {
    severity: "error",
    cause: "data",
    en: "The file is no PDF, whatever its name says.",
    sv: "Filen är ingen PDF, vad den än heter.",
    fix: {
      en: "make it again, or ask whoever sent it for another copy",
      sv: "gör om den eller be avsändaren om en ny kopia",
    },
  },
  "pdf/protected": {
    severity: "error",
    cause: "data",
    en: "The PDF is protected by a password, so Kansli cannot tell what a screen reader meets.",
    sv: "PDF-filen är skyddad med lösenord, så Kansli kan inte säga vad en skärmläsare möter.",
    fix: {
      en: "save it without a password; archival PDFs may not have any",
      sv: "spara den utan lösenord; arkivbeständiga PDF-filer får inte ha något",
    },
  },
  "pdf/no-words": {
    severity: "error",
    cause: "data",
    en: "Pages that are only pictures: {count} of {pages}. A screen reader finds no words there.",
    sv: "Sidor som bara är bilder: {count} av {pages}. En skärmläsare hittar inga ord där.",
    fix: {
      en: "make it from the document it was printed from; else scan it with text recognition (OCR)",
      sv: "gör den från dokumentet som skrevs ut; skanna den annars med textigenkänning (OCR)",
    },
  },
  "pdf/untagged": {
    severity: "error",
    cause: "data",
    en: "The PDF has no structure: a screen reader has to guess what is a heading, a list or a table, and in which order to read.",
    sv: "PDF-filen saknar struktur: en skärmläsare måste gissa vad som är rubrik, lista och tabell och i vilken ordning det ska läsas.",
    fix: {
      en: "make it again from the Word file with `kansli convert`",
      sv: "gör om den från Word-filen med `kansli convert`",
    },
  },
  "pdf/untitled": {
    severity: "error",
    cause: "data",
    en: "The PDF has no title: a screen reader says the file's name instead.",
    sv: "PDF-filen saknar titel: en skärmläsare läser upp filnamnet i stället.",
    fix: {
      en: "give the Word file a title (File, Info, Title) and make the PDF again",
      sv: "ge Word-filen en titel (Arkiv, Info, Titel) och gör om PDF-filen",
    },
  },
  "pdf/title-not-shown": {
    severity: "warning",
    cause: "data",
    en: 'The title "{title}" is there, but viewers are told to show the file\'s name.',
    sv: "Titeln ”{title}” finns, men PDF-läsare visar filnamnet.",
    fix: {
      en: "make the PDF again with `kansli convert`",
      sv: "gör om PDF-filen med `kansli convert`",
    },
  },
  "pdf/no-language": {
    severity: "error",
    cause: "data",
    en: "The PDF does not say its language: a screen reader may read Swedish with English pronunciation.",
    sv: "PDF-filen anger inte sitt språk: en skärmläsare kan läsa svenska med engelskt uttal.",
    fix: {
      en: "set the proofing language in Word and make the PDF again",
      sv: "ange språk för korrektur i Word och gör om PDF-filen",
    },
  },
  "pdf/no-headings": {
    severity: "warning",
    cause: "data",
    en: "The {pages} pages have no headings: a reader cannot jump from one part to the next.",
    sv: "De {pages} sidorna saknar rubriker: en läsare kan inte hoppa mellan avsnitten.",
    fix: {
      en: "use heading styles in Word",
      sv: "använd rubrikformat i Word",
    },
  },
  "pdf/heading-skipped": {
    severity: "error",
    cause: "data",
    en: 'The heading "{text}" has level {level} but comes right after level {before}: a reader thinks that something is missing.',
    sv: "Rubriken ”{text}” har nivå {level} men kommer direkt efter nivå {before}: en läsare tror att något saknas.",
    fix: {
      en: "use heading styles in order: 1, then 2, then 3",
      sv: "använd rubrikformaten i ordning: 1, sedan 2, sedan 3",
    },
  },
  "pdf/no-header-cells": {
    severity: "warning",
    cause: "data",
    en: "Table {number} has no header cells: a reader hears figures without knowing what they are.",
    sv: "Tabell {number} saknar rubrikceller: en läsare hör siffror utan att veta vad de gäller.",
    fix: {
      en: "in Word: select the first row, Table Layout, Repeat Header Rows",
      sv: "i Word: markera första raden, Tabellayout, Upprepa rubrikrader",
    },
  },
  "pdf/picture-unspoken": {
    severity: "error",
    cause: "data",
    en: 'Picture {number} has no alternative text: a screen reader passes over it or says "image".',
    sv: "Bild {number} saknar alternativtext: en skärmläsare hoppar över den eller säger ”bild”.",
    fix: {
      en: "in Word: right-click the picture, View Alt Text",
      sv: "i Word: högerklicka på bilden, Visa alternativtext",
    },
  },
  "pdf/field-unspoken": {
    severity: "error",
    cause: "data",
    en: 'Fields to fill in without a tooltip: {count} of {fields}, the first is "{name}". A screen reader can only say their names.',
    sv: "Fält att fylla i som saknar knappbeskrivning: {count} av {fields}, det första är ”{name}”. En skärmläsare kan bara läsa upp deras namn.",
    fix: {
      en: "in the program that made the form: write in the field's tooltip or help text what belongs in it",
      sv: "i programmet som formuläret är gjort i: skriv i fältets knappbeskrivning eller hjälptext vad som ska stå där",
    },
  },
  "pdf/order-jumps": {
    severity: "warning",
    cause: "data",
    en: "The reading order comes back to page {page} after a later page.",
    sv: "Läsordningen går tillbaka till sida {page} efter en senare sida.",
    fix: {
      en: "listen to that page with a screen reader",
      sv: "lyssna på den sidan med en skärmläsare",
    },
  },
  "pdf/no-claim": {
    severity: "warning",
    cause: "data",
    en: "The PDF does not claim to be accessible (PDF/UA).",
    sv: "PDF-filen anger inte att den är tillgänglig (PDF/UA).",
    fix: {
      en: "make it again from the Word file with `kansli convert`",
      sv: "gör om den från Word-filen med `kansli convert`",
    },
  },
  "pdf/no-such-pdf": {
    severity: "error",
    cause: "usage",
    en: "There is no PDF {file}.",
    sv: "Det finns ingen PDF-fil {file}.",
    fix: {
      en: "check the path; papers are made into out/",
      sv: "kontrollera sökvägen; handlingar görs i out/",
    },
  },
} as const satisfies Record<`pdf/${string}`, Text>;
