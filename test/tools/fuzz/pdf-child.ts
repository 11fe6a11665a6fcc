/** Tries the cases whose numbers it is sent, and answers each; whatever is wrong with one, it goes on. */
import { makePdfCase, readPdfSeeds, type TriedPdf, tryPdfCase } from "./pdf-case.ts";

interface Answer {
  readonly tried?: TriedPdf;
  readonly fault?: string;
}

const seed = Number(process.argv[2]);
const seeds = await readPdfSeeds();

process.on("message", async (number: number) => {
  process.send?.(await answer(number));
});
process.send?.({});

async function answer(number: number): Promise<Answer> {
  try {
    return { tried: await tryPdfCase(makePdfCase(seeds, seed, number)) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
