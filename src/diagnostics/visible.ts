/**
 * Text from outside as a terminal may show it.
 *
 * In: any string. Out: cells, each a character as people see it, with its columns.
 * Control characters could move the cursor, and direction marks could make a line read
 * otherwise than it is, so both become escapes. A tab is an arrow.
 *
 * Source: UAX #11 (East Asian width), UAX #29 (grapheme clusters).
 */
export interface Cell {
  readonly text: string;
  /** Columns on a terminal: 0, 1, 2, or those of an escape. */
  readonly width: number;
  /** UTF-16 offset in the source. */
  readonly start: number;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Control, format, private and line-separating characters, half characters; joiners are part of letters and emoji. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
const joiners = /[\u200C\u200D]/gu;
const wide =
  /[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Extended_Pictographic}\uFE0F/u;
const bare = /^\p{M}+$/u;

export function cellsOf(text: string): Cell[] {
  return [...segmenter.segment(text)].flatMap(({ segment, index }) =>
    segment === "\t" ? [{ text: "→   ", width: 4, start: index }] : cellsOfCluster(segment, index),
  );
}

function cellsOfCluster(cluster: string, start: number): Cell[] {
  if (!hidden.test(cluster.replace(joiners, ""))) {
    return [{ text: cluster, width: widthOf(cluster), start }];
  }
  let at = start;
  return [...cluster].map((character) => {
    const text = hidden.test(character) ? escaped(character) : character;
    const cell = { text, width: text === character ? widthOf(text) : text.length, start: at };
    at += character.length;
    return cell;
  });
}

function widthOf(cluster: string): number {
  if (bare.test(cluster)) return 0;
  return wide.test(cluster) ? 2 : 1;
}

function escaped(character: string): string {
  const short = { "\n": "\\n", "\r": "\\r" }[character];
  return short ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}

export function visible(text: string): string {
  return cellsOf(text)
    .map((cell) => cell.text)
    .join("");
}

export function columnsOf(text: string): number {
  return cellsOf(text).reduce((sum, { width }) => sum + width, 0);
}
