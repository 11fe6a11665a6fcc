import type { Text } from "./text.ts";

const data = { severity: "error", cause: "data" } as const;

const quote = {
  en: 'put the whole text in quotes, "like this", or write it under `|`',
  sv: 'sätt hela texten inom citattecken, "så här", eller skriv den under `|`',
};

/** Files that are not good YAML, whatever they hold. */
export const yamlTexts = {
  "yaml/not-utf-8": {
    ...data,
    en: "The file is not saved as UTF-8: it goes wrong here.",
    sv: "Filen är inte sparad som UTF-8: här tar det stopp.",
    fix: { en: "save it again as UTF-8", sv: "spara den på nytt som UTF-8" },
  },
  "yaml/too-large": {
    ...data,
    en: "The file is larger than the {limit} MB that Kansli reads.",
    sv: "Filen är större än de {limit} MB som Kansli läser.",
    fix: { en: "move long texts to attachments", sv: "flytta långa texter till bilagor" },
  },
  "yaml/too-deep": {
    ...data,
    en: "Lists and keys are nested more than {limit} levels deep here.",
    sv: "Listor och nycklar ligger mer än {limit} nivåer djupt här.",
    fix: { en: "look for stray brackets or dashes", sv: "leta efter överblivna klamrar eller bindestreck" },
  },
  "yaml/empty": {
    ...data,
    en: "The file is empty.",
    sv: "Filen är tom.",
    fix: { en: "fill it in, or delete it", sv: "fyll i den eller ta bort den" },
  },
  "yaml/several-documents": {
    ...data,
    en: "A second document begins here; a file holds one.",
    sv: "Här börjar ett andra dokument; en fil rymmer ett.",
    fix: {
      en: "remove the line of three dashes, or move the rest to its own file",
      sv: "ta bort raden med tre bindestreck eller flytta resten till en egen fil",
    },
  },
  "yaml/duplicate-key": {
    ...data,
    en: "`{key}` stands here a second time; the first is on line {line}.",
    sv: "`{key}` står här en andra gång; den första står på rad {line}.",
    fix: { en: "keep one of them", sv: "behåll en av dem" },
  },
  "yaml/tab": {
    ...data,
    en: "The line is indented with a tab; YAML wants spaces.",
    sv: "Raden är indragen med tabb; YAML vill ha blanksteg.",
    fix: { en: "replace the tab with two spaces", sv: "byt tabben mot två blanksteg" },
  },
  "yaml/indentation": {
    ...data,
    en: "This line does not line up with the lines it belongs to.",
    sv: "Raden ligger inte i linje med de rader den hör till.",
    fix: {
      en: "give lines of the same level the same number of spaces in front",
      sv: "ge rader på samma nivå lika många blanksteg framför",
    },
  },
  "yaml/unclosed-quote": {
    ...data,
    en: "The quotation mark that opens here is never closed.",
    sv: "Citattecknet som öppnas här stängs aldrig.",
    fix: {
      en: "put the same mark at the end of the text",
      sv: "sätt samma tecken i slutet av texten",
    },
  },
  "yaml/unclosed-bracket": {
    ...data,
    en: "The bracket that opens here is never closed.",
    sv: "Klammern som öppnas här stängs aldrig.",
    fix: { en: "close it on the same line", sv: "stäng den på samma rad" },
  },
  "yaml/braces-without-quotes": {
    ...data,
    en: "A text that begins with `{{` must stand in quotes.",
    sv: "En text som börjar med `{{` måste stå inom citattecken.",
    fix: quote,
  },
  "yaml/needs-quotes": {
    ...data,
    en: "A text that begins with `{start}` must stand in quotes.",
    sv: "En text som börjar med `{start}` måste stå inom citattecken.",
    fix: quote,
  },
  "yaml/comma-in-braces": {
    ...data,
    en: "Inside braces a comma begins the next key, and `{text}` is none.",
    sv: "Inom klamrar inleder ett komma nästa nyckel, och `{text}` är ingen nyckel.",
    fix: {
      en: "put the text with the comma in quotes",
      sv: "sätt texten med kommat inom citattecken",
    },
  },
  "yaml/text-after-quote": {
    ...data,
    en: "The text goes on after its closing quotation mark.",
    sv: "Texten fortsätter efter sitt avslutande citattecken.",
    fix: {
      en: "put quotes around the whole text, and other marks (”) inside",
      sv: "sätt citattecken om hela texten och använd andra tecken (”) inuti",
    },
  },
  "yaml/colon-in-text": {
    ...data,
    en: "A text with a colon and a space in it must stand in quotes.",
    sv: "En text med kolon och blanksteg i sig måste stå inom citattecken.",
    fix: quote,
  },
  "yaml/space-after-colon": {
    ...data,
    en: "There must be a space after the colon.",
    sv: "Det måste stå ett blanksteg efter kolonet.",
    fix: { en: "write `{key}: …`", sv: "skriv `{key}: …`" },
  },
  "yaml/no-key": {
    ...data,
    en: "This line is neither a key with a colon nor part of a text.",
    sv: "Raden är varken en nyckel med kolon eller en del av en text.",
    fix: {
      en: "indent it, if it belongs to the text above; else write `key: value`",
      sv: "dra in den om den hör till texten ovanför; skriv annars `nyckel: värde`",
    },
  },
  "yaml/text-after-bar": {
    ...data,
    en: "The text must begin on the line after `{bar}`.",
    sv: "Texten måste börja på raden efter `{bar}`.",
    fix: {
      en: "break the line, and indent the text by two spaces",
      sv: "byt rad och dra in texten två blanksteg",
    },
  },
  "yaml/escape": {
    ...data,
    en: "`{escape}` means nothing inside double quotation marks.",
    sv: "`{escape}` betyder ingenting inom dubbla citattecken.",
    fix: {
      en: "write two backslashes, or use single quotation marks",
      sv: "skriv två omvända snedstreck eller använd enkla citattecken",
    },
  },
  "yaml/syntax": {
    ...data,
    en: "This is not good YAML: {detail}.",
    sv: "Det här är inte riktig YAML: {detail}.",
    fix: quote,
  },
  "yaml/anchor": {
    ...data,
    en: "`{name}` is read as an anchor, which Kansli does not allow.",
    sv: "`{name}` läses som ett ankare, vilket Kansli inte tillåter.",
    fix: {
      en: 'if it is text, put it in quotes: "{name} …"',
      sv: 'om det är text, sätt den inom citattecken: "{name} …"',
    },
  },
  "yaml/alias": {
    ...data,
    en: "`{name}` is read as a reference to an anchor, which Kansli does not allow.",
    sv: "`{name}` läses som en hänvisning till ett ankare, vilket Kansli inte tillåter.",
    fix: {
      en: "if it is text, put it in quotes; else write the value out",
      sv: "om det är text, sätt den inom citattecken; skriv annars ut värdet",
    },
  },
  "yaml/merge-key": {
    ...data,
    en: "The merge key `<<` is not allowed.",
    sv: "Sammanslagning med `<<` är inte tillåten.",
    fix: { en: "write the keys out", sv: "skriv ut nycklarna" },
  },
  "yaml/tag": {
    ...data,
    en: "`{name}` is read as a YAML tag, which Kansli does not allow.",
    sv: "`{name}` läses som en YAML-tagg, vilket Kansli inte tillåter.",
    fix: {
      en: "if it is text, put it in quotes; else remove it",
      sv: "om det är text, sätt den inom citattecken; ta annars bort den",
    },
  },
  "yaml/key-not-text": {
    ...data,
    en: "A key must be a word, not a list or a group of keys.",
    sv: "En nyckel måste vara ett ord, inte en lista eller en grupp nycklar.",
    fix: quote,
  },
  "yaml/control-character": {
    ...data,
    en: "There is an invisible control character here ({character}).",
    sv: "Här står ett osynligt styrtecken ({character}).",
    fix: { en: "delete it", sv: "ta bort det" },
  },
  "yaml/text-lost-in-comment": {
    ...data,
    severity: "warning",
    en: "What follows `#` is a comment, and not part of the text.",
    sv: "Det som följer efter `#` är en kommentar och inte en del av texten.",
    fix: {
      en: "put the text in quotes; or put a space after `#`, if it is a comment",
      sv: "sätt texten inom citattecken; eller sätt ett blanksteg efter `#` om det är en kommentar",
    },
  },
  "yaml/item-lost-in-text": {
    ...data,
    severity: "warning",
    en: "This dash is read as part of the text above it, not as the beginning of an item.",
    sv: "Bindestrecket läses som en del av texten ovanför och inte som början på en punkt.",
    fix: {
      en: "put the dash right under the dash before it; or put the whole text in quotes",
      sv: "sätt bindestrecket rakt under det föregående; eller sätt hela texten inom citattecken",
    },
  },
  "yaml/expected-text": {
    ...data,
    en: "`{key}` is a single text or value, but a list or a group of keys stands here.",
    sv: "`{key}` är en enda text eller ett värde, men här står en lista eller en grupp nycklar.",
    fix: { en: "write the value after the colon", sv: "skriv värdet efter kolonet" },
  },
  "yaml/expected-list": {
    ...data,
    en: "`{key}` is a list: each item on a line of its own after a dash.",
    sv: "`{key}` är en lista: varje punkt på en egen rad efter ett bindestreck.",
    fix: { en: "put `- ` before the item", sv: "sätt `- ` framför punkten" },
  },
  "yaml/expected-keys": {
    ...data,
    en: "`{key}` is a group of keys, each with a colon and a value.",
    sv: "`{key}` är en grupp nycklar, var och en med kolon och värde.",
    fix: { en: "write `key: value` on lines below it", sv: "skriv `nyckel: värde` på raderna under" },
  },
  "yaml/file-not-keys": {
    ...data,
    en: "The file must consist of keys, each with a colon and a value.",
    sv: "Filen ska bestå av nycklar, var och en med kolon och värde.",
    fix: { en: "begin with `key: value`", sv: "börja med `nyckel: värde`" },
  },
  "yaml/empty-item": {
    ...data,
    en: "Nothing stands after this dash.",
    sv: "Det står ingenting efter bindestrecket.",
    fix: { en: "fill in the item, or remove it", sv: "fyll i punkten eller ta bort den" },
  },
  "yaml/empty-list": {
    ...data,
    en: "`{key}` needs at least one item.",
    sv: "`{key}` behöver minst en punkt.",
    fix: {
      en: "add an item on a line after a dash",
      sv: "lägg till en punkt på en rad efter ett bindestreck",
    },
  },
  "yaml/empty-text": {
    ...data,
    en: "The text of `{key}` is empty.",
    sv: "Texten i `{key}` är tom.",
    fix: { en: "fill it in, or remove the key", sv: "fyll i den eller ta bort nyckeln" },
  },
  "yaml/several-lines": {
    ...data,
    en: "`{key}` must stand on one line.",
    sv: "`{key}` måste stå på en rad.",
    fix: {
      en: "join the lines, or use `>-` instead of `|`",
      sv: "slå ihop raderna eller använd `>-` i stället för `|`",
    },
  },
  "yaml/direction-control": {
    ...data,
    en: "An invisible character here turns the direction of the text, so that it reads otherwise than it is.",
    sv: "Ett osynligt tecken här vänder textens riktning, så att den läses annorlunda än den är.",
    fix: { en: "delete the text and type it again", sv: "ta bort texten och skriv den på nytt" },
  },
  "yaml/bad-key": {
    ...data,
    en: "`{name}` cannot be a key: only letters, digits, hyphens, full stops and underscores may stand in it.",
    sv: "`{name}` kan inte vara en nyckel: bara bokstäver, siffror, bindestreck, punkt och understreck får stå i den.",
    fix: { en: "write it like `regional-growth`", sv: "skriv den som `regional-tillvaxt`" },
  },
  "yaml/not-an-address": {
    ...data,
    en: "`{text}` is not one e-mail address.",
    sv: "`{text}` är inte en e-postadress.",
    fix: {
      en: "write a single address like `anna.berg@example.org`, without a name",
      sv: "skriv en enda adress som `anna.berg@example.org`, utan namn",
    },
  },
  "yaml/outside-workspace": {
    ...data,
    en: "`{path}` is not a file inside the workspace.",
    sv: "`{path}` är inte en fil i arbetsytan.",
    fix: {
      en: "copy the file into the workspace, and write its path from there with `/`",
      sv: "kopiera in filen i arbetsytan och skriv sökvägen därifrån med `/`",
    },
  },
} as const satisfies Record<`yaml/${string}`, Text>;
