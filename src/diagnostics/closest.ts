import { distance } from "fastest-levenshtein";

/**
 * The candidate that someone who typed `word` most likely meant, if one is near enough:
 * about one slip in three letters, or one swap of neighbours; capitals not counted. The first wins a tie.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  let best: string | undefined;
  let least = allowedSlips(typed.length) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= least) continue;
    const slips = distance(typed, candidate.toLowerCase());
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

/** A swap counts as two slips. */
function allowedSlips(length: number): number {
  if (length < 2) return 0;
  return Math.max(length < 4 ? 1 : 2, Math.floor(length / 3));
}
