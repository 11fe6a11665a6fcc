/**
 * Formatting that a plain value cannot hold.
 *
 * In: a text's runs as they were made, and as they came back. Out: what the latter have that the former do not. The
 * template's own formatting of a value is none of it.
 */
import { plain } from "./paper-edits.ts";
import type { Format, Run } from "./paper-text.ts";

export function addedFormats(before: readonly Run[], after: readonly Run[]): Format[] {
  const known = formatsOf(before);
  return [...formatsOf(after)].filter((format) => !known.has(format));
}

/** Spaces look alike whatever they are marked as. */
function formatsOf(runs: readonly Run[]): Set<Format> {
  const shown = runs.filter(({ text }) => plain(text) !== "");
  return new Set(shown.flatMap(({ marks, lost }) => [...lost, ...marked(marks)]));
}

function marked({ bold, italic, strike, code }: Run["marks"]): Format[] {
  const marks: readonly (readonly [Format, boolean])[] = [
    ["bold", bold],
    ["italic", italic],
    ["strike", strike],
    ["font", code],
  ];
  return marks.flatMap(([format, isOn]) => (isOn ? [format] : []));
}
