/**
 * A fuzzer as a command: `--seconds`, `--seed`, and `--case` for one case again.
 *
 * Out: counts, the seed, and every case that went wrong. Exit codes: 0 none did, 1 some did.
 */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { drive } from "./drive.ts";

export interface Fuzzer {
  readonly name: string;
  /** The file that its children run, in this folder. */
  readonly child: string;
  /** Of the files that it spoils. */
  readonly extension: string;
  makeCase(seed: number, number: number): Promise<MadeCase>;
}

export interface MadeCase {
  readonly bytes: Uint8Array;
  /** What was spoiled, in words. */
  readonly about: string;
  /** @returns its fate */
  attempt(): string | Promise<string>;
}

/** Sets the exit code. */
export async function runFuzzer(fuzzer: Fuzzer): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "60" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      case: { type: "string" },
    },
  });
  const seed = Number(values.seed);
  if (values.case === undefined) process.exitCode = await fuzz(fuzzer, seed, Number(values.seconds));
  else await again(fuzzer, seed, Number(values.case));
}

async function fuzz({ name, child }: Fuzzer, seed: number, seconds: number): Promise<number> {
  console.log(`${name}: seed ${seed}, ${seconds} s`);
  const report = await drive({
    child: join(import.meta.dirname, child),
    seed,
    duration: seconds * 1000,
    children: 2,
    limits: { milliseconds: 5000, megabytes: 1024 },
  });
  for (const [what, count] of [...report.counts].sort()) console.log(`${String(count).padStart(8)}  ${what}`);
  console.log(`slowest case ${report.slowest.toFixed(0)} ms, most memory ${report.peak.toFixed(0)} MB`);
  for (const { number, why } of report.faults) console.log(`FAIL --seed ${seed} --case ${number}\n${why}`);
  console.log(`${name}: ${report.cases} cases, ${report.faults.length} went wrong, seed ${seed}`);
  return report.faults.length > 0 || report.cases === 0 ? 1 : 0;
}

async function again({ extension, makeCase }: Fuzzer, seed: number, number: number): Promise<void> {
  const made = await makeCase(seed, number);
  const file = join(tmpdir(), `fuzz-${seed}-${number}.${extension}`);
  writeFileSync(file, made.bytes);
  console.log(`${made.about}, kept as ${file}`);
  console.log(await made.attempt());
}
