/**
 * Spoils PDFs for a while and sees what Kansli does with them as forms, as parts of packs and as letterheads:
 *
 *     node test/tools/fuzz-pdf.ts [--seconds 60] [--seed 1]
 *     node test/tools/fuzz-pdf.ts --seed 1 --case 4711     one case again, in this process; its file is kept
 *
 * Out: counts, the seed, and every case that went wrong. Exit codes: 0 none did, 1 some did.
 */
import { makePdfCase, readPdfSeeds, tryPdfCase } from "./fuzz/pdf-case.ts";
import { runFuzzer } from "./fuzz/run-fuzzer.ts";

await runFuzzer({
  name: "fuzz-pdf",
  child: "pdf-child.ts",
  extension: "pdf",
  makeCase: async (seed, number) => {
    const made = makePdfCase(await readPdfSeeds(), seed, number);
    const about = `${made.layer} spoiled, used as ${made.use}`;
    return { bytes: made.bytes, about, attempt: async () => (await tryPdfCase(made)).fate };
  },
});
