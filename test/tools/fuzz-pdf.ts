/**
 * Spoils PDFs for a while and sees what Kansli does with them as forms, as parts of packs and as letterheads:
 *
 *     node test/tools/fuzz-pdf.ts [--seconds 60] [--seed 1]
 *     node test/tools/fuzz-pdf.ts --seed 1 --case 4711     one case again, in this process; its file is kept
 *
 * Out: counts, the seed, and every case that went wrong. Exit codes: 0 none did, 1 some did.
 */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { drive } from "./fuzz/drive.ts";
import { makePdfCase, readPdfSeeds, tryPdfCase } from "./fuzz/pdf-case.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    case: { type: "string" },
  },
});
const seed = Number(values.seed);
process.exitCode = values.case === undefined ? await fuzz() : await again(Number(values.case));

async function fuzz(): Promise<number> {
  console.log(`fuzz-pdf: seed ${seed}, ${values.seconds} s`);
  const report = await drive({
    child: join(import.meta.dirname, "fuzz/pdf-child.ts"),
    seed,
    duration: Number(values.seconds) * 1000,
    children: 2,
    limits: { milliseconds: 5000, megabytes: 1024 },
  });
  for (const [what, count] of [...report.counts].sort()) console.log(`${String(count).padStart(8)}  ${what}`);
  console.log(`slowest case ${report.slowest.toFixed(0)} ms, most memory ${report.peak.toFixed(0)} MB`);
  for (const { number, why } of report.faults) console.log(`FAIL --seed ${seed} --case ${number}\n${why}`);
  console.log(`fuzz-pdf: ${report.cases} cases, ${report.faults.length} went wrong, seed ${seed}`);
  return report.faults.length > 0 || report.cases === 0 ? 1 : 0;
}

async function again(number: number): Promise<number> {
  const made = makePdfCase(await readPdfSeeds(), seed, number);
  const file = join(tmpdir(), `fuzz-${seed}-${number}.pdf`);
  writeFileSync(file, made.bytes);
  console.log(`${made.layer} spoiled, used as ${made.use}, kept as ${file}`);
  console.log((await tryPdfCase(made)).fate);
  return 0;
}
