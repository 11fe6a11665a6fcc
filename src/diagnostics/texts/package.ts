import type { Text } from "./text.ts";

export const packageTexts = {
  "package/not-a-zip": {
    severity: "error",
    cause: "template",
    en: "This is not a Word file: it is not a zip archive, or it is cut off.",
    sv: "Det här är ingen Word-fil: den är inget zip-arkiv, eller så är den avklippt.",
    fix: {
      en: "open it in Word and save it again as .docx",
      sv: "öppna den i Word och spara den på nytt som .docx",
    },
  },
  "package/other-format": {
    severity: "error",
    cause: "template",
    en: "This is no Word file of the kind .docx but {fileFormat}.",
    sv: "Det här är ingen Word-fil av slaget .docx utan {fileFormat}.",
    fix: {
      en: "open it in the program it belongs to and save it as a Word document (.docx)",
      sv: "öppna den i programmet som den hör till och spara den som Word-dokument (.docx)",
    },
  },
  "package/unsafe-entry": {
    severity: "error",
    cause: "template",
    en: "The file holds an entry with an unsafe name: {name}.",
    sv: "Filen har en post med ett osäkert namn: {name}.",
    fix: { en: "use a file saved by Word", sv: "använd en fil som sparats av Word" },
  },
  "package/too-large": {
    severity: "error",
    cause: "template",
    en: "Unpacked, {name} is larger than the {limit} MB that Kansli reads.",
    sv: "Uppackad är {name} större än de {limit} MB som Kansli läser.",
    fix: { en: "shrink its pictures", sv: "minska bilderna i filen" },
  },
  "package/too-large-together": {
    severity: "error",
    cause: "template",
    en: "Unpacked, all that is in the file is larger than the {limit} MB that Kansli reads.",
    sv: "Uppackat är allt i filen större än de {limit} MB som Kansli läser.",
    fix: { en: "shrink its pictures", sv: "minska bilderna i filen" },
  },
  "package/encrypted": {
    severity: "error",
    cause: "template",
    en: "The file is protected by a password.",
    sv: "Filen är skyddad med lösenord.",
    fix: { en: "save it without a password", sv: "spara den utan lösenord" },
  },
  "package/macros": {
    severity: "error",
    cause: "template",
    en: "The file holds macros ({name}); Kansli does not read such files.",
    sv: "Filen innehåller makron ({name}); Kansli läser inte sådana filer.",
    fix: { en: "save it as .docx without macros", sv: "spara den som .docx utan makron" },
  },
  "package/bad-xml": {
    severity: "error",
    cause: "template",
    en: "The part {part} is not well-formed XML: {xmlFault}.",
    sv: "Delen {part} är inte välformad XML: {xmlFault}.",
    fix: {
      en: "open it in Word and save it again",
      sv: "öppna den i Word och spara den på nytt",
    },
  },
  "package/missing-part": {
    severity: "error",
    cause: "template",
    en: "The part {part} is missing.",
    sv: "Delen {part} saknas.",
    fix: {
      en: "open it in Word and save it again",
      sv: "öppna den i Word och spara den på nytt",
    },
  },
} as const satisfies Record<`package/${string}`, Text>;
