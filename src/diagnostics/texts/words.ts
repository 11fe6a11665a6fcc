import type { Severity, Story } from "../diagnostic.ts";
import type { ReaderLanguage } from "./text.ts";

/** The renderer's own words. */
export interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  /** One and several, of each severity. */
  readonly count: Readonly<Record<Severity, readonly [string, string]>>;
  readonly files: readonly [string, string];
  readonly inFiles: string;
  readonly hint: string;
  didYouMean(word: string): string;
  readonly story: Readonly<Record<Story, string>>;
  readonly paragraph: string;
  readonly under: string;
  readonly table: string;
  readonly row: string;
  readonly cell: string;
  readonly page: string;
  readonly field: string;
  /** What fields of a PDF form are called, by `{fieldKind}`. */
  readonly fieldKind: Readonly<Record<string, string>>;
  /** What formatting of text is called, by `{formatting}`. */
  readonly formatting: Readonly<Record<string, string>>;
  /** What a file is instead of a Word file, by `{fileFormat}`. */
  readonly fileFormat: Readonly<Record<string, string>>;
  /** Why a font file is not used, by `{fontFault}`. */
  readonly fontFault: Readonly<Record<string, string>>;
  /** What is wrong with XML, by `{xmlFault}`. */
  readonly xmlFault: Readonly<Record<string, string>>;
  /** Opening and closing quotation mark. */
  readonly quotes: readonly [string, string];
}

const en: Words = {
  severity: { error: "error", warning: "warning", info: "note" },
  count: { error: ["error", "errors"], warning: ["warning", "warnings"], info: ["note", "notes"] },
  files: ["file", "files"],
  inFiles: "in",
  hint: "hint",
  didYouMean: (word) => `did you mean \`${word}\`?`,
  story: {
    body: "body",
    header: "header",
    footer: "footer",
    footnote: "footnote",
    endnote: "endnote",
    comment: "comment",
    textbox: "text box",
    drawing: "chart or SmartArt",
    property: "document properties",
    package: "file",
  },
  paragraph: "paragraph",
  under: "under",
  table: "table",
  row: "row",
  cell: "cell",
  page: "page",
  field: "field",
  fieldKind: {
    text: "text field",
    check: "check box",
    radio: "group of radio buttons",
    "drop-down": "drop-down list",
    list: "list box",
    button: "button",
    signature: "signature field",
  },
  formatting: {},
  fileFormat: {
    doc: "one of Word 97–2003 (.doc)",
    rtf: "rich text (.rtf)",
    odf: "a file of LibreOffice or OpenOffice (OpenDocument)",
    pdf: "a PDF",
    excel: "an Excel workbook",
    powerpoint: "a PowerPoint presentation",
  },
  fontFault: {
    "no-font": "it is no font",
    damaged: "it is damaged or cut off",
    web: "it is a web font (WOFF)",
    collection: "it is a collection of fonts (.ttc), which forms cannot use",
    restricted: "its maker forbids that documents carry it",
  },
  xmlFault: {
    syntax: "line {line}, column {column}: {detail}",
    name: "{detail}",
    doctype: "it declares a document type",
    deep: "its elements are nested too deep",
    many: "it has too many elements",
    empty: "it is empty",
  },
  quotes: ["“", "”"],
};

const sv: Words = {
  severity: { error: "fel", warning: "varning", info: "upplysning" },
  count: { error: ["fel", "fel"], warning: ["varning", "varningar"], info: ["upplysning", "upplysningar"] },
  files: ["fil", "filer"],
  inFiles: "i",
  hint: "tips",
  didYouMean: (word) => `menade du \`${word}\`?`,
  story: {
    body: "brödtext",
    header: "sidhuvud",
    footer: "sidfot",
    footnote: "fotnot",
    endnote: "slutnot",
    comment: "kommentar",
    textbox: "textruta",
    drawing: "diagram eller SmartArt",
    property: "dokumentegenskaper",
    package: "fil",
  },
  paragraph: "stycke",
  under: "under",
  table: "tabell",
  row: "rad",
  cell: "cell",
  page: "sida",
  field: "fält",
  fieldKind: {
    text: "textruta",
    check: "kryssruta",
    radio: "grupp av alternativknappar",
    "drop-down": "rullgardinslista",
    list: "listruta",
    button: "knapp",
    signature: "ruta för signatur",
  },
  formatting: {
    colour: "färg",
    highlight: "överstrykningsfärg",
    underline: "understrykning",
    font: "teckensnitt",
    size: "storlek",
    capitals: "versaler",
    position: "höjning eller sänkning",
    bold: "fetstil",
    italic: "kursiv",
    strike: "genomstrykning",
  },
  fileFormat: {
    doc: "en från Word 97–2003 (.doc)",
    rtf: "formaterad text (.rtf)",
    odf: "en fil från LibreOffice eller OpenOffice (OpenDocument)",
    pdf: "en PDF-fil",
    excel: "en arbetsbok från Excel",
    powerpoint: "en presentation från PowerPoint",
  },
  fontFault: {
    "no-font": "den är inget typsnitt",
    damaged: "den är skadad eller avklippt",
    web: "den är ett webbtypsnitt (WOFF)",
    collection: "den är en samling typsnitt (.ttc), som formulär inte kan använda",
    restricted: "tillverkaren förbjuder att dokument bär den med sig",
  },
  xmlFault: {
    syntax: "felet finns på rad {line}, tecken {column}",
    name: "ett namn i den går inte att tyda",
    doctype: "den anger en dokumenttyp",
    deep: "dess element ligger för djupt i varandra",
    many: "den har för många element",
    empty: "den är tom",
  },
  quotes: ["”", "”"],
};

export const words: Readonly<Record<ReaderLanguage, Words>> = { sv, en };
