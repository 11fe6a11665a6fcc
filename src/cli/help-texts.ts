/**
 * What the help and the answers to slips say in Swedish.
 *
 * The English is written where the commands are, and is the key here; what is not here is said in English. A
 * test holds that nothing is missing.
 */

export const swedishHelp: Readonly<Record<string, string>> = {
  "Turns decision records into a committee's papers: Word and accessible, archival PDF.":
    "Gör beslutsposter till en nämnds handlingar: Word och tillgänglig PDF för arkivet.",
  "act as if called in this folder": "arbeta som om kommandot gavs i den här mappen",
  "language of messages": "meddelandenas språk",
  "how problems are printed": "hur fel skrivs ut",
  "show where in Kansli a fault happened": "visa var i Kansli ett fel uppstod",
  "output the version number": "visa versionen",
  "display help for command": "visa hjälp för kommandot",
  "set up a new workspace": "börja på en ny arbetsyta",
  "Sets up a workspace with templates in your name and colour, a kind and a record. It builds at once.":
    "Gör en arbetsyta med mallar i ert namn och er färg, en ärendetyp och en beslutspost. Den kan byggas genast.",
  "where to put it; made if it is not there": "var den ska ligga; skapas om den inte finns",
  "your organisation's name": "organisationens namn",
  "colour of headings and lines, e.g. #005b7f": "färg på rubriker och linjer, t.ex. #005b7f",
  "language of papers": "handlingarnas språk",
  "begin a record": "börja på en beslutspost",
  "Begins a record of a kind, with all its fields and sections ready to fill in.":
    "Börjar på en beslutspost av en ärendetyp, med alla fält och avsnitt på plats.",
  "a kind of the workspace, e.g. grant": "en av arbetsytans ärendetyper, t.ex. grant",
  "registry number; also names the file": "diarienummer; ger också filen dess namn",
  "where to put it, instead of decisions/<year>/": "var den ska ligga, i stället för i decisions/<år>/",
  "records, or folders of records; all when left out": "beslutsposter eller mappar med sådana; annars alla",
  "print the result as JSON, problems included": "skriv ut resultatet som JSON, med fel och varningar",
  "find every problem, without making anything": "hitta alla fel, utan att göra något",
  "Checks the workspace, its records and its templates, and lists every problem with its place.":
    "Kontrollerar arbetsytan, dess beslutsposter och mallar, och visar varje fel med dess plats.",
  "records, templates, or folders of them, all when left out; or PDFs":
    "beslutsposter, mallar eller mappar med sådana, annars alla; eller PDF-filer",
  "write the templates that have problems there, with comments for Word":
    "skriv de mallar som har fel dit, med kommentarer för Word",
  "only these documents, e.g. memo or memo,letter": "bara dessa handlingar, t.ex. memo eller memo,letter",
  "only these formats: docx, pdf, csv, txt, html": "bara dessa format: docx, pdf, csv, txt, html",
  "do not mark the pages of drafts": "märk inte utkastens sidor",
  "make the papers that are not up to date": "gör de handlingar som inte är aktuella",
  "Makes the papers of records into out/. What has not changed is not made again, and a file that somebody changed there is not overwritten.":
    "Gör beslutsposternas handlingar i out/. Det som är oförändrat görs inte om, och en fil som någon har ändrat där skrivs inte över.",
  "make every paper again, also those that somebody changed":
    "gör om alla handlingar, också de som någon har ändrat",
  "build again whenever something changes": "bygg om så fort något ändras",
  "Builds, then waits for changes and builds what they touch, until you press Ctrl-C.":
    "Bygger, väntar sedan på ändringar och bygger det som de rör, tills du trycker Ctrl-C.",
  "one PDF for a meeting": "en PDF för ett sammanträde",
  "Joins the papers of records, with cover, contents and attachments, into one PDF. What cannot be read is told and left out.":
    "Sammanfogar handlingar med försättsblad, innehåll och bilagor till en PDF. Det som inte kan läsas anges och utelämnas.",
  "records, or folders of records, in the order of the pack; all when left out":
    "beslutsposter eller mappar med sådana, i den ordning de ska ligga; annars alla",
  "where to put it": "var den ska ligga",
  "title on the cover": "rubrik på försättsbladet",
  "these documents, e.g. memo; those made once per record when left out":
    "dessa handlingar, t.ex. memo; annars de som görs en gång för varje beslutspost",
  "no pack at all when a part is missing": "ingen PDF alls om en del saknas",
  "help editors check records while you type": "hjälp redigerare att kontrollera medan du skriver",
  "Writes .kansli/<kind>.schema.json, and a first line in records that tells editors to use it.":
    "Skriver .kansli/<ärendetyp>.schema.json, och en första rad i beslutsposterna som säger åt redigeraren att använda den.",
  "leave the records as they are": "låt beslutsposterna vara",
  "list what a template may use, or what it uses": "visa vad en mall får använda, eller vad den använder",
  "Of a kind: everything that its templates may print, with types and examples. Of a template: the fields, helpers and blocks that it uses, and where.":
    "För en ärendetyp: allt som dess mallar får skriva ut, med typer och exempel. För en mall: de fält, hjälpare och block som den använder, och var.",
  "e.g. grant, or templates/memo.docx": "t.ex. grant eller templates/memo.docx",
  "make PDFs of any Word files": "gör PDF av vilka Word-filer som helst",
  "Makes an accessible, archival PDF (PDF/A-3a and PDF/UA-1) of each Word file, beside it. No workspace is needed.":
    "Gör en tillgänglig PDF för arkivet (PDF/A-3a och PDF/UA-1) av varje Word-fil, bredvid den. Ingen arbetsyta behövs.",
  "Word files, or folders of them": "Word-filer eller mappar med sådana",
  "put the PDFs there": "lägg PDF-filerna där",
  "write over PDFs that are already there": "skriv över PDF-filer som redan finns",
  "show where papers come from, and whether they were altered":
    "visa varifrån handlingar kommer och om de har ändrats",
  "Makes each paper again from the commit that it names, and tells whether it is the same, where it was changed, and whether there is a newer version.":
    "Gör om varje handling från den commit som den anger, och säger om den är densamma, var den har ändrats och om det finns en nyare version.",
  "papers, wherever they lie": "handlingar, var de än ligger",
  "a record: its file, or its reference": "en beslutspost: dess fil eller dess diarienummer",
  "mark a decided record final": "märk en beslutad post som slutlig",
  "Writes the hashes of a record and of its papers into seals/, for you to commit. From then on a change of the record is an error, unless the record says what it amends and why.":
    "Skriver kontrollsummor för en beslutspost och dess handlingar i seals/, som du sparar i en commit. Därefter är en ändring av beslutsposten ett fel, om den inte säger vad den ändrar och varför.",
  "list a record's versions": "visa en beslutsposts versioner",
  "Lists when a record was changed, by whom, and what changed, in the record's own words.":
    "Visar när en beslutspost ändrades, av vem och vad som ändrades, med beslutspostens egna ord.",
  "show every version, not only the newest": "visa alla versioner, inte bara de senaste",
  "compare two versions of a record": "jämför två versioner av en beslutspost",
  "Shows what changed between two versions of a record. Without versions: what is not committed yet, or else what the newest commit changed.":
    "Visar vad som skiljer två versioner av en beslutspost. Utan versioner: det som inte är sparat i någon commit, eller annars det som den senaste ändrade.",
  "a commit, a branch or a tag": "en commit, en gren eller en tagg",
  "the same; what lies in the folder when left out": "detsamma; annars det som ligger i mappen",
  "write Word files with tracked changes into out/<reference>/changes/":
    "skriv Word-filer med spårade ändringar i out/<diarienummer>/changes/",
  "write the changes as a web page there": "skriv ändringarna som en webbsida där",
  "write the changes as a PDF there": "skriv ändringarna som en PDF där",
  "with --docx: these documents, instead of the record's first":
    "med --docx: dessa handlingar, i stället för beslutspostens första",
  "make Word files whose edits `kansli import` can bring back into the record":
    "gör Word-filer vars ändringar `kansli import` kan föra tillbaka till beslutsposten",
  "bring what was edited in Word back into the record":
    "för det som ändrats i Word tillbaka till beslutsposten",
  "Compares a paper that came back with what it was made from, and changes the record by what was edited. What was changed in the record too is shown and left. Nothing is committed.":
    "Jämför en handling som kommit tillbaka med det som den gjordes av, och ändrar beslutsposten efter det. Det som har ändrats också i beslutsposten visas och lämnas. Ingen commit görs.",
  "a paper that somebody edited, wherever it lies": "en handling som någon har ändrat, var den än ligger",
  "show what would change, without writing": "visa vad som skulle ändras, utan att skriva",
  "take tracked changes as if they were accepted": "ta spårade ändringar som om de var godkända",
  "keep the comments in a file beside the record": "spara kommentarerna i en fil bredvid beslutsposten",
  "mail papers to their recipients": "skicka handlingar till mottagarna",
  "Prints who would get what, and sends nothing. With the hash of that plan, sends it: each letter once, however often the command is cut off and called again.":
    "Visar vem som skulle få vad, och skickar ingenting. Med planens kontrollsumma skickas den: varje brev en gång, hur ofta kommandot än avbryts och ges på nytt.",
  "send this plan, or go on with it": "skicka denna plan, eller fortsätt med den",
  "write the letters there, to look at": "skriv breven dit, för att titta på dem",
  "show who got which file, and when": "visa vem som fick vilken fil, och när",
  "Lists every letter: who got which file when, what the server said, what is held or came back.":
    "Visar varje brev: vem som fick vilken fil och när, vad servern svarade, vad som hålls kvar eller kom tillbaka.",
  "only this record: its reference or its file": "bara denna beslutspost: dess diarienummer eller dess fil",
  "as CSV, a line a file": "som CSV, en rad för varje fil",
  "first look for letters that came back": "leta först efter brev som kom tillbaka",
  "say what became of a letter that is held": "säg vad det blev av ett brev som hålls kvar",
  "with --settle: it was sent, or lost": "med --settle: det skickades, eller gick förlorat",
  "kansli --help shows what can be said.": "kansli --help visar vad som kan sägas.",
};

/** Headings and remarks that commander writes. */
const swedishWords: readonly (readonly [RegExp, string])[] = [
  [/^Usage:/, "Användning:"],
  [/^Arguments:/, "Argument:"],
  [/^Options:/, "Väljare:"],
  [/^Global Options:/, "Väljare för alla kommandon:"],
  [/^Commands:/, "Kommandon:"],
  [/\(choices: /, "(ett av: "],
  [/\bdefault: /, "annars: "],
  [/\[options\]/, "[väljare]"],
  [/\[command\]/, "[kommando]"],
];

/** Slips in commands, as commander tells them. */
const swedishSlips: readonly (readonly [RegExp, string])[] = [
  [/^error: /, "fel: "],
  [/missing required argument '([^']*)'/, "argumentet $1 saknas"],
  [/option '([^']*)' argument missing/, "väljaren $1 saknar värde"],
  [/unknown option '([^']*)'/, "det finns ingen väljare $1"],
  [/unknown command '([^']*)'/, "det finns inget kommando $1"],
  [/option '([^']*)' argument '([^']*)' is invalid\./, "väljaren $1 kan inte vara $2."],
  [/Allowed choices are ([^.]*)\./, "Den är något av $1."],
  [/Formats are ([^.]*)\./, "Formaten är $1."],
  [/A name is a text without \{\{\./, "Ett namn är en text utan {{."],
  [/Colours are written as #rrggbb\./, "Färger skrivs #rrggbb."],
  [/too many arguments.*$/s, "för många argument.\n"],
  [/\(Did you mean ([^?]*)\?\)/, "Menade du $1?"],
  [/\(Did you mean one of ([^?]*)\?\)/, "Menade du något av $1?"],
];

export function swedishText(text: string): string {
  return swedishHelp[text] ?? replaced(text, swedishWords);
}

export function swedishSlip(text: string): string {
  return swedishHelp[text.trim()] ?? replaced(text, swedishSlips);
}

function replaced(text: string, pairs: readonly (readonly [RegExp, string])[]): string {
  return pairs.reduce((said, [english, swedish]) => said.replace(english, swedish), text);
}

export const swedishAfterHelp = `
Exempel:
  $ kansli init min-namnd --name "Region Örebro län" --colour "#005b7f"
  $ kansli new grant --reference 24RS0117
  $ kansli validate
  $ kansli build decisions/2024/24RS0117.yaml --only memo --format pdf

Slutkoder:
  0  bra                        3  något är fel i en beslutspost eller i arbetsytan
  1  ett fel i Kansli           4  något är fel i en mall
  2  ett misstag i kommandot    5  disken, git eller datorn sviker

Miljö:
  KANSLI_LANG  meddelandenas språk, sv eller en  KANSLI_DEBUG  som --debug
  NO_COLOR     inga färger                       FORCE_COLOR   färger, också i filer och rör
  LANG         språket, där inget annat säger det`;
