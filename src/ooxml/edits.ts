/** Changes to the text of a part, told by the offsets of its elements. */

/** Text in place of what stands between two offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @param edits that do not overlap, in any order; those at one place in the order given */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  let out = "";
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}
