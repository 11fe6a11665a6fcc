import type { Text } from "./text.ts";

export const packTexts = {
  "pack/damaged": {
    severity: "error",
    cause: "data",
    en: "“{title}” cannot be read, so it is left out.",
    sv: "”{title}” går inte att läsa, så den utelämnas.",
    fix: {
      en: "open it in the program that it was made in, and save it again",
      sv: "öppna den i programmet som den är gjord i, och spara den på nytt",
    },
  },
  "pack/encrypted": {
    severity: "error",
    cause: "data",
    en: "“{title}” is protected, so it is left out.",
    sv: "”{title}” är skyddad, så den utelämnas.",
    fix: {
      en: "ask for a copy without a password or restrictions",
      sv: "be om ett exemplar utan lösenord och begränsningar",
    },
  },
  "pack/too-many-pages": {
    severity: "error",
    cause: "data",
    en: "“{title}” has {pages} pages, more than the {most} an attachment may have; it is left out.",
    sv: "”{title}” har {pages} sidor, fler än de {most} som en bilaga får ha; den utelämnas.",
    fix: {
      en: "attach the part that matters, and name the rest",
      sv: "bifoga den del som behövs, och hänvisa till resten",
    },
  },
  "pack/unknown-format": {
    severity: "error",
    cause: "data",
    en: "“{title}” is neither a PDF, a Word file, a PNG nor a JPEG, so it is left out.",
    sv: "”{title}” är varken en PDF, en Word-fil, en PNG eller en JPEG, så den utelämnas.",
    fix: { en: "save it as a PDF", sv: "spara den som PDF" },
  },
  "pack/missing": {
    severity: "error",
    cause: "data",
    en: "{path} is not there, so “{title}” is left out.",
    sv: "{path} finns inte, så ”{title}” utelämnas.",
  },
  "pack/not-accessible": {
    severity: "warning",
    cause: "data",
    en: "“{title}” is not an accessible PDF (PDF/UA), so the file that it is joined into is not either.",
    sv: "”{title}” är inte en tillgänglig PDF (PDF/UA), så filen som den fogas in i är det inte heller.",
    fix: {
      en: "ask for an accessible copy, or attach the Word file",
      sv: "be om ett tillgängligt exemplar, eller bifoga Word-filen",
    },
  },
  "pack/not-archival": {
    severity: "warning",
    cause: "data",
    en: "“{title}” is not an archival PDF (PDF/A-2a or 3a), so the letter that it is joined into is not either.",
    sv: "”{title}” är inte en arkivbeständig PDF (PDF/A-2a eller 3a), så brevet som den fogas in i är det inte heller.",
    fix: {
      en: "ask for a PDF/A copy, or attach the Word file",
      sv: "be om ett exemplar i PDF/A, eller bifoga Word-filen",
    },
  },
} as const satisfies Record<`pack/${string}`, Text>;
