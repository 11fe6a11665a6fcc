import { distance } from "fastest-levenshtein";

/**
 * The candidate that someone who typed `word` most likely meant, if one is near enough:
 * about one slip in three letters, capitals not counted. The first wins a tie.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  let best: string | undefined;
  let least = typed.length < 2 ? 1 : Math.ceil(typed.length / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= least) continue;
    const slips = distance(typed, candidate.toLowerCase());
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}
