/**
 * A paragraph whose words come after page or column breaks → the breaks, then the words.
 *
 * The heading, the number and the bookmarks belong to the words: a reader who follows a table of contents
 * wants the page that they stand on. The space before the paragraph was used up before the break, as in Word.
 */
import type { Paragraph } from "../model/paragraph.ts";
import type { Inline } from "../model/text.ts";

export function splitLeadingBreaks(paragraph: Paragraph): Paragraph[] {
  const { inlines, format } = paragraph;
  const word = inlines.findIndex(isWord);
  const end = inlines.slice(0, Math.max(0, word)).findLastIndex(breaksPage) + 1;
  if (end === 0) return [paragraph];
  const leading = inlines.slice(0, end);
  const breaks: Paragraph = {
    ...paragraph,
    heading: undefined,
    label: undefined,
    inlines: leading.filter((i) => i.kind === "break" || i.kind === "float"),
    // No part of a list, nor of the text's own indents and frames.
    format: { ...format, left: 0, firstLine: 0, after: 0, keepNext: false, borders: {}, shading: undefined },
  };
  const bookmarks = leading.filter((i) => i.kind === "bookmark");
  const words: Paragraph = {
    ...paragraph,
    inlines: [...bookmarks, ...inlines.slice(end)],
    format: { ...format, before: 0, pageBreakBefore: false },
  };
  return [breaks, words];
}

function breaksPage(inline: Inline): boolean {
  return inline.kind === "break" && inline.of !== "line";
}

function isWord(inline: Inline): boolean {
  switch (inline.kind) {
    case "text":
      return inline.page !== undefined || inline.text.trim() !== "";
    case "number":
    case "image":
    case "footnote":
    case "rule":
      return true;
    default:
      return false;
  }
}
