/**
 * Elements of a run that stand for one character each, as a reader of plain text sees them.
 *
 * Source: ECMA-376-1 §17.3.3 (run content)
 */
import { dictionary } from "../values/dictionary.ts";

/** By name. A `w:br` may break a page or a column too, as its `w:type` says. */
export const characters: Readonly<Record<string, string>> = dictionary({
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "\u2011",
});
