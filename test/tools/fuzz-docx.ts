/**
 * Spoils Word templates for a while and sees what Kansli does with them:
 *
 *     node test/tools/fuzz-docx.ts [--seconds 60] [--seed 1]
 *     node test/tools/fuzz-docx.ts --seed 1 --case 4711     one case again, in this process; its file is kept
 *
 * Out: counts, the seed, and every case that went wrong. Exit codes: 0 none did, 1 some did.
 */
import { runFuzzer } from "./fuzz/run-fuzzer.ts";
import { readSeeds } from "./fuzz/seeds.ts";
import { makeCase, tryCase } from "./fuzz/try-case.ts";

await runFuzzer({
  name: "fuzz-docx",
  child: "child.ts",
  extension: "docx",
  makeCase: async (seed, number) => {
    const made = makeCase(await readSeeds(), seed, number);
    const about = `${made.seed.name}, ${made.layer} spoiled`;
    return { bytes: made.bytes, about, attempt: () => tryCase(made).fate };
  },
});
