/** Tries spoiled PDFs. */
import { makePdfCase, readPdfSeeds, tryPdfCase } from "./pdf-case.ts";
import { serveCases } from "./serve-cases.ts";

const seeds = await readPdfSeeds();
serveCases((seed, number) => tryPdfCase(makePdfCase(seeds, seed, number)));
