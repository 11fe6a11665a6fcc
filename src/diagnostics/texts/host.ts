import type { Text } from "./text.ts";

export const hostTexts = {
  "host/disk-full": {
    severity: "error",
    cause: "environment",
    en: "The disk is full: {path} could not be written.",
    sv: "Disken är full: {path} kunde inte skrivas.",
    fix: {
      en: "free some space and run the command again; nothing that was there is lost",
      sv: "frigör utrymme och kör kommandot igen; inget som fanns där har gått förlorat",
    },
  },
  "host/no-permission": {
    severity: "error",
    cause: "environment",
    en: "Kansli may not read or write {path}.",
    sv: "Kansli får inte läsa eller skriva {path}.",
    fix: {
      en: "check who owns the file and its folder, and close it in other programs",
      sv: "se efter vem som äger filen och mappen, och stäng filen i andra program",
    },
  },
  "host/read-only": {
    severity: "error",
    cause: "environment",
    en: "{path} is on a disk that can only be read.",
    sv: "{path} ligger på en disk som bara kan läsas.",
    fix: {
      en: "move the workspace to a disk that can be written",
      sv: "flytta arbetsytan till en disk som kan skrivas",
    },
  },
  "host/in-use": {
    severity: "error",
    cause: "environment",
    en: "{path} is in use by another program.",
    sv: "{path} används av ett annat program.",
    fix: {
      en: "close it there and run the command again",
      sv: "stäng filen där och kör kommandot igen",
    },
  },
  "host/folder-in-the-way": {
    severity: "error",
    cause: "environment",
    en: "{path} is a folder, where a file should be.",
    sv: "{path} är en mapp, där en fil ska vara.",
    fix: { en: "move or rename the folder", sv: "flytta mappen eller byt namn på den" },
  },
  "host/file-in-the-way": {
    severity: "error",
    cause: "environment",
    en: "{path} cannot be written: a file stands where one of its folders should be.",
    sv: "{path} kan inte skrivas: en fil ligger där en av dess mappar ska vara.",
    fix: { en: "move or rename that file", sv: "flytta den filen eller byt namn på den" },
  },
  "host/outside": {
    severity: "error",
    cause: "environment",
    en: "{path} leads out of the workspace; Kansli reads and writes only inside it.",
    sv: "{path} leder ut ur arbetsytan; Kansli läser och skriver bara i den.",
    fix: {
      en: "copy the file into the workspace; a symbolic link is not enough",
      sv: "kopiera in filen i arbetsytan; en symbolisk länk räcker inte",
    },
  },
  "host/lfs-pointer": {
    severity: "error",
    cause: "environment",
    en: "{path} only points to its content, which Git LFS keeps elsewhere and which is not here.",
    sv: "{path} pekar bara på sitt innehåll, som Git LFS har på annat håll och som inte finns här.",
    fix: {
      en: "install Git LFS and run `git lfs pull`; in CI, fetch with LFS",
      sv: "installera Git LFS och kör `git lfs pull`; i CI, hämta med LFS",
    },
  },
  "host/failed": {
    severity: "error",
    cause: "environment",
    en: "{path} could not be read or written ({reason}).",
    sv: "{path} kunde inte läsas eller skrivas ({reason}).",
    fix: {
      en: "check the disk or the network drive, then run the command again",
      sv: "kontrollera disken eller nätverksenheten och kör sedan kommandot igen",
    },
  },
} as const satisfies Record<`host/${string}`, Text>;
