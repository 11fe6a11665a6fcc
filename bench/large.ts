/**
 * How the time to compile a template grows with its size: four times as much of one thing should take about four
 * times as long, and sixteen times where the work grows with the square.
 */
import { compileWordTemplate } from "../src/templates/word/index.ts";
import { largeBodies } from "../test/templates/large-bodies.ts";
import { wordFile } from "../test/templates/word-file.ts";

const FEW = 5_000;
const TIMES = 4;
const ROUNDS = 3;
const AIM = 6;

export function benchLarge(): void {
  console.log(`\nCompiling ${FEW} of one thing in a template, and ${TIMES} times as many`);
  for (const [what, body] of Object.entries(largeBodies)) {
    const files = [FEW, FEW * TIMES].map((count) => wordFile({ body: body(count) }));
    const [few = Number.NaN, many = Number.NaN] = files.map(best);
    const growth = `${(many / few).toFixed(1)} × as long`;
    console.log(`${what.padEnd(40)}${`${many.toFixed(0)} ms`.padStart(16)}   ${growth}, aim at most ${AIM}`);
  }
}

/** Milliseconds, the least of some rounds. */
function best(file: Uint8Array): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const { value, diagnostics } = compileWordTemplate(file, "large.docx");
    if (!value || diagnostics.length > 0) throw new Error("it did not compile");
    return performance.now() - start;
  });
  return Math.min(...times);
}

if (import.meta.main) benchLarge();
