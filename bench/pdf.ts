/**
 * What a PDF of a Word file costs, with one process and with two, beside LibreOffice's batch where it is installed.
 *
 * The memo of five pages, filled from records of which no two are alike. Rates are the best of several rounds, since
 * a shared machine only ever adds time. Both sides' PDFs are read back: as many, and the same words on as many pages.
 * The times of single documents are those of the Word files in a folder that is named, `npm run bench -- <folder>` or
 * `node bench/pdf.ts <folder>`, else of the memos. `node bench/pdf.ts --memory 5000` tells only what the processes grow
 * to over that many.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pdfConverter } from "../src/pdf/index.ts";
import { handlebarsTags, kansli } from "./engines.ts";
import { type MemoRecord, memoRecords, memoTemplate } from "./memo.ts";
import { mustBeTheSame, officeBatch } from "./office.ts";

const AIMS = { scaling: 1.7, office: 8, p95: 100, memory: 500 };
const MEMOS = 120;
const OFFICE_MEMOS = 50;
const ROUNDS = 3;
/** After which memory is told; a process that has grown large is replaced on the way. */
const STEADY = 500;
const created = new Date("2022-12-14T00:00:00Z");

interface Word {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export async function benchPdf(folder?: string): Promise<void> {
  const memos = await filledMemos(MEMOS);
  console.log(`\nPDFs of the memo of five pages, best of ${ROUNDS} rounds of ${MEMOS}`);
  const one = await rate(memos, 1);
  const two = await rate(memos, 2);
  line("one process", `${one.toFixed(0)}/s`);
  line("two processes", `${two.toFixed(0)}/s`, `${(two / one).toFixed(2)} × one; aim ${AIMS.scaling}`);
  await benchOffice(memos.slice(0, OFFICE_MEMOS), two);
  await benchSingle(folder ? wordFiles(folder) : memos, folder ? "other people's Word files" : "the memos");
  await benchMemory(STEADY);
  line("the same bytes from two processes", (await areSame(memos.slice(0, 5))) ? "yes" : "NO", "aim yes");
}

/** Whether processes that know nothing of each other, and have made other papers before, make the same. */
async function areSame(memos: readonly Word[]): Promise<boolean> {
  const [one, other] = await Promise.all([made(memos), made(memos.toReversed())]);
  return one.every((pdf, i) => Buffer.compare(pdf, other[memos.length - 1 - i] ?? new Uint8Array()) === 0);
}

async function made(memos: readonly Word[]): Promise<Uint8Array[]> {
  const converter = pdfConverter({ processes: 1 });
  const outcomes = await Promise.all(
    memos.map(({ file, bytes }) => converter.convert(bytes, { file, created })),
  );
  await converter.close();
  return outcomes.flatMap(({ value }) => value ?? []);
}

async function filledMemos(count: number): Promise<Word[]> {
  const { render } = kansli(memoTemplate(handlebarsTags));
  const records = memoRecords();
  const filled: Word[] = [];
  for (let i = 0; i < count; i++) {
    const record = records[i % records.length];
    if (record) filled.push({ file: `${record.reference}.docx`, bytes: await render(record) });
  }
  return filled;
}

function wordFiles(folder: string): Word[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".docx"));
  return names.sort().map((file) => ({ file, bytes: readFileSync(join(folder, file)) }));
}

/** Documents a second. */
async function rate(memos: readonly Word[], processes: number): Promise<number> {
  const converter = pdfConverter({ processes });
  const all = () => Promise.all(memos.map(({ file, bytes }) => converter.convert(bytes, { file, created })));
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    const made = await all();
    if (made.some(({ value }) => !value)) throw new Error("a memo was not made");
    // The first round starts the processes.
    if (round > 0) times.push(performance.now() - start);
  }
  await converter.close();
  return (1000 * memos.length) / Math.min(...times);
}

/** One after the other, as a person who waits for one sees it. */
async function benchSingle(words: readonly Word[], what: string): Promise<void> {
  const converter = pdfConverter({ processes: 1 });
  const times: number[] = [];
  for (const [i, { file, bytes }] of [...words.slice(0, 5), ...words].entries()) {
    const start = performance.now();
    await converter.convert(bytes, { file, created });
    if (i >= 5) times.push(performance.now() - start);
  }
  await converter.close();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor(share * sorted.length)] ?? Number.NaN).toFixed(0)} ms`;
  line(
    `one document: median, p95 of ${words.length}`,
    `${at(0.5)}, ${at(0.95)}`,
    `${what}; aim p95 ${AIMS.p95}`,
  );
}

async function benchOffice(memos: readonly Word[], ours: number): Promise<void> {
  const batch = officeBatch(memos.map(({ bytes }) => bytes));
  if (!batch) return line("LibreOffice", "not installed");
  await mustBeTheSame(await made(memos), batch.pdfs);
  const theirs = memos.length / batch.seconds;
  line(
    `LibreOffice, a batch of ${memos.length}`,
    `${theirs.toFixed(1)}/s`,
    `Kansli is ${(ours / theirs).toFixed(1)} × as fast; aim ${AIMS.office}`,
  );
}

/** The largest that any of the processes ever was, as the system counts it. */
async function benchMemory(count: number): Promise<void> {
  if (!existsSync("/proc/self/status")) return line("memory of a process", "not told here");
  const { render } = kansli(memoTemplate(handlebarsTags));
  const records = memoRecords();
  const converter = pdfConverter({ processes: 2 });
  const peaks = new Map<number, number>();
  const make = async (from: number) => {
    for (let i = from; i < count; i += 2) {
      const bytes = await render(records[i % records.length] as MemoRecord);
      const { value } = await converter.convert(bytes, { file: "memo.docx", created });
      if (!value) throw new Error("a memo was not made");
      for (const child of children()) peaks.set(child, Math.max(peaks.get(child) ?? 0, peakOf(child)));
    }
  };
  await Promise.all([make(0), make(1)]);
  await converter.close();
  line(
    `memory of a process, over ${count} memos`,
    `${Math.max(...peaks.values()).toFixed(0)} MB`,
    `at most, of ${peaks.size} processes one after another; aim ${AIMS.memory} MB`,
  );
}

function children(): number[] {
  const path = `/proc/${process.pid}/task/${process.pid}/children`;
  return readFileSync(path, "utf8").trim().split(" ").filter(Boolean).map(Number);
}

/** The most memory that a process ever had in use, MB; 0 when it is gone. */
function peakOf(process: number): number {
  try {
    const status = readFileSync(`/proc/${process}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function line(what: string, figure: string, beside = ""): void {
  console.log(`${what.padEnd(40)}${figure.padStart(16)}   ${beside}`.trimEnd());
}

const [, called, argument, count] = process.argv;
if (called === fileURLToPath(import.meta.url)) {
  if (argument === "--memory") await benchMemory(Number(count ?? STEADY));
  else await benchPdf(argument);
}
