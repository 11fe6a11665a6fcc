import type { ReaderLanguage } from "./text.ts";

interface Otherwise {
  /** Drawn in a simpler way, or not at all. */
  readonly drawn: "simpler" | "not";
  readonly what: Readonly<Record<ReaderLanguage, string>>;
  readonly standIn: Readonly<Record<ReaderLanguage, string>>;
}

const nothing = { en: "nothing", sv: "ingenting" };
const describedFrame = {
  en: "an empty frame, of which a screen reader reads the description",
  sv: "en tom ram, vars beskrivning en skärmläsare läser upp",
};
const below = { en: "the same below it", sv: "samma sak under det" };
const anchored = {
  en: "the same in the text where it is anchored",
  sv: "samma sak i texten där den är förankrad",
};
const belowOrBehind = { en: "text below it or behind it", sv: "text under eller bakom" };
const plain = { en: "plain text", sv: "vanlig text" };

/** What the PDF shows otherwise than Word, and what stands in for it; `{name}` says which one it is. */
export const drawnOtherwise = {
  "alt-chunk": {
    drawn: "not",
    what: { en: "an embedded document", sv: "ett inbäddat dokument" },
    standIn: nothing,
  },
  "sub-document": {
    drawn: "not",
    what: { en: "a subdocument, which is another file", sv: "ett underdokument, som är en annan fil" },
    standIn: nothing,
  },
  ink: {
    drawn: "not",
    what: { en: "handwriting", sv: "handskrift" },
    standIn: nothing,
  },
  picture: {
    drawn: "not",
    what: { en: "the picture {name}", sv: "bilden {name}" },
    standIn: describedFrame,
  },
  "missing-picture": {
    drawn: "not",
    what: { en: "the picture {name}, which is not in the file", sv: "bilden {name}, som inte finns i filen" },
    standIn: describedFrame,
  },
  "linked-picture": {
    drawn: "not",
    what: {
      en: "the picture {name}, which is linked and not in the file",
      sv: "bilden {name}, som är länkad och inte finns i filen",
    },
    standIn: describedFrame,
  },
  "marks-in-picture": {
    drawn: "simpler",
    what: {
      en: "accents and vowel signs over the letters of a picture's text",
      sv: "accenter och vokaltecken över bokstäverna i en bilds text",
    },
    standIn: { en: "the letters without them", sv: "bokstäverna utan dem" },
  },
  "damaged-picture": {
    drawn: "not",
    what: { en: "the damaged picture {name}", sv: "den skadade bilden {name}" },
    standIn: describedFrame,
  },
  "number-format": {
    drawn: "simpler",
    what: { en: "numbers in the format {name}", sv: "nummer i formatet {name}" },
    standIn: { en: "digits", sv: "siffror" },
  },
  chart: {
    drawn: "not",
    what: { en: "a chart", sv: "ett diagram" },
    standIn: describedFrame,
  },
  "chart-simply": {
    drawn: "simpler",
    what: { en: "a chart", sv: "ett diagram" },
    standIn: { en: "its numbers, drawn simply", sv: "dess siffror, enkelt ritade" },
  },
  "smart-art": {
    drawn: "not",
    what: { en: "SmartArt", sv: "SmartArt-grafik" },
    standIn: describedFrame,
  },
  drawing: {
    drawn: "not",
    what: { en: "a drawing of the kind {name}", sv: "en ritning av slaget {name}" },
    standIn: describedFrame,
  },
  "text-direction": {
    drawn: "simpler",
    what: { en: "text in the direction {name}", sv: "text i riktningen {name}" },
    standIn: { en: "level text", sv: "vågrät text" },
  },
  "endnotes-by-section": {
    drawn: "simpler",
    what: { en: "endnotes at the end of their section", sv: "slutnoter i slutet av sitt avsnitt" },
    standIn: { en: "endnotes at the end of the document", sv: "slutnoter i slutet av dokumentet" },
  },
  "fitted-text": {
    drawn: "simpler",
    what: { en: "text stretched to a width", sv: "text som sträcks till en viss bredd" },
    standIn: { en: "text as wide as it is", sv: "text i sin egen bredd" },
  },
  "unequal-columns": {
    drawn: "simpler",
    what: { en: "columns of unequal width", sv: "spalter av olika bredd" },
    standIn: { en: "columns of equal width", sv: "lika breda spalter" },
  },
  formula: {
    drawn: "simpler",
    what: { en: "the formula {name}", sv: "formeln {name}" },
    standIn: { en: "its text in one line", sv: "dess text på en rad" },
  },
  "linked-boxes": {
    drawn: "simpler",
    what: {
      en: "text that flows from one text box into another",
      sv: "text som flödar från en textruta till en annan",
    },
    standIn: { en: "all of it in the first box", sv: "all text i den första rutan" },
  },
  "around-picture": {
    drawn: "simpler",
    what: { en: "text flowing around a picture", sv: "text som flödar runt en bild" },
    standIn: belowOrBehind,
  },
  "around-box": {
    drawn: "simpler",
    what: { en: "text flowing around a box", sv: "text som flödar runt en ruta" },
    standIn: belowOrBehind,
  },
  gradient: {
    drawn: "simpler",
    what: { en: "a gradient fill", sv: "en toning" },
    standIn: { en: "its first colour", sv: "dess första färg" },
  },
  pattern: {
    drawn: "simpler",
    what: { en: "a pattern that fills a shape", sv: "ett mönster som fyller en figur" },
    standIn: { en: "the colour that it has from afar", sv: "färgen som det har på håll" },
  },
  shape: {
    drawn: "simpler",
    what: { en: "a shape of the kind {name}", sv: "en figur av slaget {name}" },
    standIn: { en: "a rectangle", sv: "en rektangel" },
  },
  border: {
    drawn: "simpler",
    what: { en: "a border of the style {name}", sv: "en kantlinje av slaget {name}" },
    standIn: { en: "a single line", sv: "en enkel linje" },
  },
  "page-border": {
    drawn: "simpler",
    what: { en: "a page border of the style {name}", sv: "en sidkantlinje av slaget {name}" },
    standIn: { en: "a single line", sv: "en enkel linje" },
  },
  "diagonal-border": {
    drawn: "simpler",
    what: { en: "a line across a table cell", sv: "en linje tvärs över en tabellcell" },
    standIn: { en: "the cell without it", sv: "cellen utan linje" },
  },
  "cell-spacing": {
    drawn: "simpler",
    what: { en: "space between the cells of a table", sv: "mellanrum mellan cellerna i en tabell" },
    standIn: { en: "cells side by side", sv: "celler intill varandra" },
  },
  "unwrapped-cell": {
    drawn: "simpler",
    what: {
      en: "a table cell that grows with its text instead of wrapping it",
      sv: "en tabellcell som växer med sin text i stället för att bryta den",
    },
    standIn: { en: "the text wrapped at the cell's edge", sv: "texten bruten vid cellens kant" },
  },
  "floating-table": {
    drawn: "simpler",
    what: { en: "a floating table", sv: "en flytande tabell" },
    standIn: anchored,
  },
  frame: {
    drawn: "simpler",
    what: { en: "a frame", sv: "en ram med text" },
    standIn: anchored,
  },
  "table-beside": {
    drawn: "simpler",
    what: { en: "a table beside what floats", sv: "en tabell bredvid något flytande" },
    standIn: below,
  },
  "list-beside": {
    drawn: "simpler",
    what: { en: "a list beside what floats", sv: "en lista bredvid något flytande" },
    standIn: below,
  },
  "line-beside": {
    drawn: "simpler",
    what: {
      en: "a line with tabs or pictures beside what floats",
      sv: "en rad med tabbar eller bilder bredvid något flytande",
    },
    standIn: below,
  },
  "uneven-bands": {
    drawn: "simpler",
    what: {
      en: "headers or footers of different heights on odd and even pages",
      sv: "sidhuvuden eller sidfötter av olika höjd på udda och jämna sidor",
    },
    standIn: {
      en: "the room that the higher one needs on all pages",
      sv: "det utrymme som den högre behöver, på alla sidor",
    },
  },
  "chapter-number": {
    drawn: "simpler",
    what: { en: "page numbers with the number of the chapter", sv: "sidnummer med kapitlets nummer" },
    standIn: { en: "the page's number alone", sv: "bara sidans nummer" },
  },
  "vertical-justification": {
    drawn: "simpler",
    what: { en: "paragraphs spread over the height of the page", sv: "stycken som sprids över sidans höjd" },
    standIn: { en: "text from the top of the page", sv: "text från sidans överkant" },
  },
  "distributed-text": {
    drawn: "simpler",
    what: {
      en: "text spread over its lines letter by letter",
      sv: "text som sprids över raden bokstav för bokstav",
    },
    standIn: { en: "the same spread word by word", sv: "samma text spridd ord för ord" },
  },
  "hyphen-limit": {
    drawn: "simpler",
    what: {
      en: "a limit on lines that end with a hyphen one after the other",
      sv: "en gräns för hur många rader i följd som får sluta med bindestreck",
    },
    standIn: { en: "hyphens without a limit", sv: "avstavning utan gräns" },
  },
  "vertical-pages": {
    drawn: "simpler",
    what: {
      en: "text in the middle or at the bottom of several pages",
      sv: "text mitt på eller längst ner på flera sidor",
    },
    standIn: { en: "text from the top of each page", sv: "text från varje sidas överkant" },
  },
  ruby: {
    drawn: "simpler",
    what: { en: "the reading {name} above text", sv: "läsanvisningen {name} ovanför text" },
    standIn: { en: "the same in brackets after it", sv: "samma sak inom parentes efter texten" },
  },
  "picture-bullet": {
    drawn: "simpler",
    what: { en: "a picture as bullet", sv: "en bild som punkttecken" },
    standIn: { en: "a round bullet", sv: "en rund punkt" },
  },
  effect: {
    drawn: "simpler",
    what: {
      en: "a shadow, a reflection or another effect of a picture or shape",
      sv: "skugga, spegling eller annan effekt på en bild eller figur",
    },
    standIn: { en: "the picture or shape without it", sv: "bilden eller figuren utan den" },
  },
  "recolored-picture": {
    drawn: "simpler",
    what: { en: "a picture in other colours than its own", sv: "en bild i andra färger än sina egna" },
    standIn: { en: "the picture in its own colours", sv: "bilden i sina egna färger" },
  },
  "bent-text": {
    drawn: "simpler",
    what: { en: "text bent to {name}", sv: "text som böjs till {name}" },
    standIn: { en: "straight text", sv: "rak text" },
  },
  "text-effect": {
    drawn: "simpler",
    what: { en: "glow, shadow and other effects of text", sv: "glöd, skugga och andra texteffekter" },
    standIn: plain,
  },
  emboss: {
    drawn: "simpler",
    what: { en: "embossed or engraved text", sv: "upphöjd eller nedsänkt text (relief)" },
    standIn: plain,
  },
  outline: {
    drawn: "simpler",
    what: { en: "text as an outline or with a shadow", sv: "text som kontur eller med skugga" },
    standIn: plain,
  },
  emphasis: {
    drawn: "simpler",
    what: { en: "emphasis marks over letters", sv: "betoningsmärken över bokstäver" },
    standIn: plain,
  },
  "double-strike": {
    drawn: "simpler",
    what: { en: "text struck through twice", sv: "dubbelt genomstruken text" },
    standIn: { en: "text struck through once", sv: "enkelt genomstruken text" },
  },
  underline: {
    drawn: "simpler",
    what: { en: "an underline of the style {name}", sv: "en understrykning av slaget {name}" },
    standIn: { en: "a single line", sv: "en enkel linje" },
  },
} as const satisfies Readonly<Record<string, Otherwise>>;

export type DrawnOtherwise = keyof typeof drawnOtherwise;
