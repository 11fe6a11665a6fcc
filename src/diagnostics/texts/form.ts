import type { Text } from "./text.ts";

export const formTexts = {
  "form/damaged": {
    severity: "error",
    cause: "template",
    en: "The form cannot be read: it is not a PDF, or it is damaged.",
    sv: "Blanketten går inte att läsa: den är ingen PDF, eller så är den skadad.",
    fix: {
      en: "open it in a PDF program and save it again",
      sv: "öppna den i ett PDF-program och spara den på nytt",
    },
  },
  "form/encrypted": {
    severity: "error",
    cause: "template",
    en: "The form is protected, so it cannot be filled in.",
    sv: "Blanketten är skyddad, så den kan inte fyllas i.",
    fix: {
      en: "save it without a password or restrictions",
      sv: "spara den utan lösenord och begränsningar",
    },
  },
  "form/no-fields": {
    severity: "error",
    cause: "template",
    en: "The PDF has no form fields, so there is nothing to fill in.",
    sv: "PDF-filen har inga formulärfält, så det finns inget att fylla i.",
    fix: {
      en: "add fields in a PDF program, or in LibreOffice: View, Toolbars, Form Controls",
      sv: "lägg till fält i ett PDF-program, eller i LibreOffice: Visa, Verktygsrader, Formulärkontroller",
    },
  },
  "form/dynamic": {
    severity: "error",
    cause: "template",
    en: "The form is of the dynamic kind (XFA), which only Adobe Reader shows; it has no ordinary form fields.",
    sv: "Blanketten är av det dynamiska slaget (XFA), som bara Adobe Reader visar; den har inga vanliga formulärfält.",
    fix: {
      en: "ask its author for a static PDF form, or make one of it in Adobe's program: Save As, Static PDF",
      sv: "be avsändaren om en statisk PDF-blankett, eller gör en sådan i Adobes program: Spara som, Statisk PDF",
    },
  },
  "form/near-name": {
    severity: "warning",
    cause: "template",
    en: "The field's name begins with `{name}`, which is close to `{near}` but is no name of the view; the field is left for the reader.",
    sv: "Fältets namn börjar med `{name}`, som liknar `{near}` men inte är ett namn i vyn; fältet lämnas åt mottagaren.",
    fix: {
      en: "rename the field to `{near}` if that was meant, and not `{name}`",
      sv: "döp om fältet till `{near}` om det var det som avsågs, och inte `{name}`",
    },
  },
  "form/wrong-type": {
    severity: "error",
    cause: "template",
    en: "The field is a {fieldKind}, which cannot show a value of the type `{type}`.",
    sv: "Fältet är en {fieldKind} och kan inte visa ett värde av typen `{type}`.",
    fix: {
      en: "use another kind of field, or another name",
      sv: "använd ett fält av ett annat slag, eller ett annat namn",
    },
  },
  "form/missing-option": {
    severity: "error",
    cause: "template",
    en: "The field has no option for {missing}; its options are {options}.",
    sv: "Fältet saknar alternativ för {missing}; det har {options}.",
    fix: {
      en: "add the options, with the kind's keys as their export values",
      sv: "lägg till alternativen, med ärendetypens nycklar som exportvärden",
    },
  },
  "form/no-such-option": {
    severity: "error",
    cause: "data",
    en: "“{text}” is none of the field's options: {options}.",
    sv: "”{text}” är inget av fältets alternativ: {options}.",
    fix: {
      en: "change the record, or add the option to the form",
      sv: "ändra beslutsposten, eller lägg till alternativet i blanketten",
    },
  },
  "form/too-long": {
    severity: "error",
    cause: "data",
    en: "The text has {length} characters, and the field has room for {room} of them: {text}",
    sv: "Texten har {length} tecken, och fältet rymmer {room} av dem: {text}",
    fix: {
      en: "shorten the text, make the field larger, or give it automatic font size",
      sv: "korta texten, gör fältet större, eller ge det automatisk teckenstorlek",
    },
  },
  "form/not-tagged": {
    severity: "warning",
    cause: "template",
    en: "The form is not tagged, so a screen reader cannot tell what its fields are for.",
    sv: "Blanketten är inte taggad, så en skärmläsare kan inte berätta vad fälten är till för.",
    fix: {
      en: "save it again as a tagged PDF (PDF/UA) from the program it was made in",
      sv: "spara den på nytt som taggad PDF (PDF/UA) i programmet som den är gjord i",
    },
  },
  "form/no-tooltip": {
    severity: "warning",
    cause: "template",
    en: "The field has no tooltip, which is what a screen reader says; its name is used.",
    sv: "Fältet saknar knappbeskrivning, som är vad en skärmläsare säger; dess namn används.",
    fix: {
      en: "write in the field's properties what is to be filled in",
      sv: "skriv i fältets egenskaper vad som ska fyllas i",
    },
  },
  "form/unknown-field": {
    severity: "error",
    cause: "data",
    en: "`open` names {name}, but {template} has no such field.",
    sv: "`open` anger {name}, men {template} har inget sådant fält.",
  },
  "form/missing-picture": {
    severity: "warning",
    cause: "data",
    en: "The picture {path} is not in the workspace, or is neither PNG nor JPEG; its place stays empty.",
    sv: "Bilden {path} finns inte i arbetsytan, eller är varken PNG eller JPEG; dess plats lämnas tom.",
    fix: {
      en: "check the path, which begins at the workspace's folder",
      sv: "kontrollera sökvägen, som utgår från arbetsytans mapp",
    },
  },
  "form/print-colours": {
    severity: "warning",
    cause: "data",
    en: "The picture {path} has the colours of print (CMYK), so the filled form is no longer PDF/A.",
    sv: "Bilden {path} har tryckfärger (CMYK), så den ifyllda blanketten är inte längre PDF/A.",
    fix: {
      en: "save the picture in the colours of a screen (RGB)",
      sv: "spara bilden med skärmfärger (RGB)",
    },
  },
} as const satisfies Record<`form/${string}`, Text>;
