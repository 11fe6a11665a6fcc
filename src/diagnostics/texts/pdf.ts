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
    en: "The font file {name} cannot be read: {detail}",
    sv: "Typsnittsfilen {name} går inte att läsa: {detail}",
    fix: {
      en: "use a TrueType or OpenType file (.ttf, .otf)",
      sv: "använd en TrueType- eller OpenType-fil (.ttf, .otf)",
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
} as const satisfies Record<`pdf/${string}`, Text>;
