/**
 * Where a tag stands, in the words of the template's author.
 *
 * In: a paragraph or another text, and a tag found in it. Out: functions that make the place when a problem
 * asks for it, since most tags never have one.
 */
import type { WordPlace } from "../../diagnostics/diagnostic.ts";
import type { Found } from "./find-tags.ts";
import type { ScopeParagraph } from "./scopes.ts";

/** @param at offset into the tag; 0 unless told. `length` is the tag's unless told. */
export type PlaceOf = (at?: number, length?: number) => WordPlace;

/** What a place needs beside the paragraph. */
export interface PartPlace {
  readonly file: string;
  readonly part: string;
  readonly story: WordPlace["story"];
}

const QUOTE_BEFORE = 30;
const QUOTE_LENGTH = 80;

/** Where a tag stands, with the text around it; worked out when a problem asks for it. */
export function placer(part: PartPlace, paragraph: ScopeParagraph, text: string, found: Found): PlaceOf {
  return (at = 0, length = found.tag.length) => {
    const from = found.start + at;
    const start = Math.max(0, Math.min(from - QUOTE_BEFORE, text.length - QUOTE_LENGTH));
    const lead = start > 0 ? "…" : "";
    const tail = start + QUOTE_LENGTH < text.length ? "…" : "";
    const quote = text.slice(start, start + QUOTE_LENGTH).replace(/[\t\n\uFFFC]/g, " ");
    return {
      in: "word",
      ...paragraphPlace(part, paragraph),
      quote: `${lead}${quote}${tail}`,
      from: from - start + lead.length,
      length: Math.max(1, Math.min(length, quote.length - (from - start))),
    };
  };
}

/** The paragraph that an element stands in, or the part as a whole. */
export function paragraphPlace(part: PartPlace, paragraph?: ScopeParagraph): Omit<WordPlace, "in"> {
  return {
    ...part,
    ...(paragraph?.file !== undefined && { file: paragraph.file }),
    ...(paragraph && { paragraph: paragraph.number }),
    ...(paragraph?.heading && { heading: paragraph.heading }),
    ...(paragraph?.cell && { cell: paragraph.cell }),
  };
}

/** A place for a text that has no paragraphs: an attribute, a property, an address. */
export function textPlacer(where: Omit<WordPlace, "in">, text: string, found: Found): PlaceOf {
  return (at = 0, length = found.tag.length) => ({
    in: "word",
    ...where,
    quote: text,
    from: found.start + at,
    length,
  });
}
