/** Tries spoiled Word templates. */
import { readSeeds } from "./seeds.ts";
import { serveCases } from "./serve-cases.ts";
import { makeCase, tryCase } from "./try-case.ts";

const seeds = await readSeeds();
serveCases((seed, number) => tryCase(makeCase(seeds, seed, number)));
