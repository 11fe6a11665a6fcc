/**
 * What a PDF of a Word file costs, with one process and with two, beside LibreOffice's batch where it is installed.
 *
 * The memo of five pages, filled from records of which no two are alike. Rates are the best of several rounds, since
 * a shared machine only ever adds time. Both sides' PDFs are read back: as many, and the same words on as many pages.
 * The times of single documents are those of the Word files beside the checkout, where they are, or of a folder that
 * is named: `node bench/pdf.ts <folder>`. `node bench/pdf.ts --memory 5000` makes that many in one process.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pdfConverter } from "../src/pdf/index.ts";
import { convertHere } from "../src/pdf/worker.ts";
import { handlebarsTags, kansli } from "./engines.ts";
import { memoRecords, memoTemplate } from "./memo.ts";
import { mustBeTheSame, officeBatch } from "./office.ts";

const AIMS = { scaling: 1.7, office: 8, p95: 100, memory: 500 };
const CORPUS = join(import.meta.dirname, "../../shared/fidelity/corpus");
const MEMOS = 120;
const OFFICE_MEMOS = 50;
const ROUNDS = 3;
/** As many as a process makes before it is replaced. */
const LIFETIME = 500;
const MB = 1024 * 1024;
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
  const corpus = folder ?? (existsSync(CORPUS) ? CORPUS : undefined);
  await benchSingle(corpus ? wordFiles(corpus) : memos, corpus ? "other people's Word files" : "the memos");
  const [first, last] = apart("memory").split(" ");
  line(
    `memory after 1 and ${LIFETIME}`,
    `${first}, ${last} MB`,
    `of one process, then replaced; aim ${AIMS.memory} MB`,
  );
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

const FILE = fileURLToPath(import.meta.url);

function apart(task: string): string {
  const env = { ...process.env, RAYON_NUM_THREADS: "1" };
  return execFileSync(process.execPath, [FILE, `--${task}`], { encoding: "utf8", env }).trim();
}

/** What one process grows to; it is replaced after `LIFETIME`. */
async function measureMemory(count: number): Promise<void> {
  const memos = await filledMemos(count);
  const sizes: number[] = [];
  for (const [i, { file, bytes }] of memos.entries()) {
    convertHere({ docx: bytes, file, created, attachments: [], fonts: { id: 0 } });
    // As between two messages: the engine's memory is freed when the event loop turns.
    await new Promise(setImmediate);
    if (i === 0 || i + 1 === count) sizes.push(process.memoryUsage.rss() / MB);
  }
  console.log(sizes.map((size) => size.toFixed(0)).join(" "));
}

function line(what: string, figure: string, beside = ""): void {
  console.log(`${what.padEnd(40)}${figure.padStart(16)}   ${beside}`.trimEnd());
}

const [, called, argument, count] = process.argv;
if (called === FILE) {
  if (argument === "--memory") await measureMemory(Number(count ?? LIFETIME));
  else await benchPdf(argument);
}
