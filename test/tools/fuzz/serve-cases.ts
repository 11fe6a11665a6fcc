/** A child's side of a fuzzer: tries the cases whose numbers it is sent, and answers each; whatever is wrong with one, it goes on. */

export interface Tried {
  readonly layer: string;
  readonly fate: string;
}

export interface Answer {
  readonly tried?: Tried;
  readonly fault?: string;
}

/** @param tryCase throws what is wrong with the case */
export function serveCases(tryCase: (seed: number, number: number) => Tried | Promise<Tried>): void {
  const seed = Number(process.argv[2]);
  process.on("message", async (number: number) => {
    process.send?.(await answer(() => tryCase(seed, number)));
  });
  process.send?.({});
}

async function answer(tried: () => Tried | Promise<Tried>): Promise<Answer> {
  try {
    return { tried: await tried() };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
