/**
 * What a diagnostic says to a reader, in a language.
 */

import type { Diagnostic, Params, PdfPlace, Place, WordPlace } from "./diagnostic.ts";
import { type DrawnOtherwise, drawnOtherwise } from "./texts/drawn.ts";
import { texts } from "./texts/index.ts";
import type { ReaderLanguage } from "./texts/text.ts";
import { words } from "./texts/words.ts";

/** What is wrong: a whole sentence. */
export function messageOf({ code, params }: Diagnostic, language: ReaderLanguage): string {
  return filled(texts[code][language], spoken(params, language));
}

/** Parameters whose values are keys of texts of their own. */
const named = ["fieldKind", "formatting", "fileFormat", "fontFault", "xmlFault"] as const;

/** Kinds of fields and files, formatting, and what is drawn otherwise, are named in the reader's language. */
function spoken(params: Params, language: ReaderLanguage): Params {
  for (const name of named) {
    const text = words[language][name][String(params[name])];
    if (text) return { ...params, [name]: filled(text, params) };
  }
  const thing = drawnOtherwise[params.thing as DrawnOtherwise];
  if (!thing) return params;
  const said = (text: Readonly<Record<ReaderLanguage, string>>) => filled(text[language], params);
  return { ...params, what: said(thing.what), standIn: said(thing.standIn) };
}

/** What to do: the word that was probably meant, or else the general advice. */
export function hintOf(
  { code, params, suggestion }: Diagnostic,
  language: ReaderLanguage,
): string | undefined {
  if (suggestion !== undefined) return words[language].didYouMean(suggestion);
  const fix = texts[code].fix?.[language];
  return fix === undefined ? undefined : filled(fix, spoken(params, language));
}

/** Longest value from outside that a sentence quotes whole. */
const longest = 80;

function filled(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    if (!Object.hasOwn(params, name)) return placeholder;
    const value = String(params[name]);
    return value.length > longest ? `${value.slice(0, longest).trimEnd()}…` : value;
  });
}

/** Where it is: `kansli.yaml:12:3`, or `letter.docx, body, paragraph 12, under “Assessment”`. */
export function placeText(place: Place, language: ReaderLanguage): string {
  switch (place.in) {
    case "text":
      return `${place.file}:${place.line}:${place.column}`;
    case "word":
      return wordPlaceText(place, language);
    case "pdf":
      return pdfPlaceText(place, language);
    case "file":
      return place.file;
  }
}

function wordPlaceText(place: WordPlace, language: ReaderLanguage): string {
  const { story, paragraph, under, table, row, cell, quotes } = words[language];
  return [
    place.file,
    ...(place.story === "package" ? [] : [story[place.story]]),
    ...(place.paragraph === undefined ? [] : [`${paragraph} ${place.paragraph}`]),
    ...(place.heading === undefined ? [] : [`${under} ${quotes[0]}${place.heading}${quotes[1]}`]),
    ...(place.cell
      ? [`${table} ${place.cell.table} ${row} ${place.cell.row} ${cell} ${place.cell.cell}`]
      : []),
  ].join(", ");
}

function pdfPlaceText(place: PdfPlace, language: ReaderLanguage): string {
  const { page, field, quotes } = words[language];
  return [
    place.file,
    ...(place.page === undefined ? [] : [`${page} ${place.page}`]),
    ...(place.field === undefined ? [] : [`${field} ${quotes[0]}${place.field}${quotes[1]}`]),
  ].join(", ");
}
