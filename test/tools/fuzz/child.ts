/** Tries the cases whose numbers it is sent, and answers each; whatever is wrong with one, it goes on. */

import { readSeeds } from "./seeds.ts";
import { makeCase, type Tried, tryCase } from "./try-case.ts";

export interface Answer {
  readonly tried?: Tried;
  readonly fault?: string;
}

const seed = Number(process.argv[2]);
const seeds = await readSeeds();

process.on("message", (number: number) => {
  process.send?.(answer(number));
});
process.send?.({});

function answer(number: number): Answer {
  try {
    return { tried: tryCase(makeCase(seeds, seed, number)) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
