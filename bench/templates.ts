/**
 * What filling Word templates costs, beside the engines that people use today and beside the least it can cost.
 *
 * Each engine fills all records in a process of its own, where no other engine's garbage is in its way; the
 * processes take turns, so a slow moment of the machine falls on all. A figure is the median of the processes'
 * medians over the records. Nothing is timed before all outputs hold the same words.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readPackage } from "../src/ooxml/package.ts";
import { textOf } from "../src/ooxml/xml.ts";
import { type Engine, engines, handlebarsTags, kansli } from "./engines.ts";
import { lowerBound } from "./lower-bound.ts";
import { type MemoRecord, memoRecords, memoTemplate, tableTemplate } from "./memo.ts";
import { typedFacts, withFacts } from "./typed-facts.ts";

const AIMS = { bound: 1.2, peer: 10, rows: 100, typed: 2, kept: 2, resident: 10 };
const ROUNDS = 5;
const WARM_UP = 100;
const CHECKED = 25;
const ROWS = 10_000;
/** Renders after which memory is looked at. */
const SAMPLES = [2_000, 10_000, 20_000];
/** Megabytes for young objects. */
const YOUNG = 4;
const MB = 1024 * 1024;

export async function benchTemplates(): Promise<void> {
  const records = memoRecords();
  await benchEngines(records);
  await benchTyped(records);
  await benchRows();
  benchMemory();
}

async function benchEngines(records: readonly MemoRecord[]): Promise<void> {
  const all = engines();
  await mustAgree(all, records);
  const rounds = Array.from({ length: ROUNDS }, () => all.map(({ name }) => Number(apart("engine", name))));
  const times = all.map((_, i) => median(rounds.map((round) => round[i] ?? Number.NaN)));
  const [bound, us, ...peers] = times as [number, number, ...number[]];
  console.log(`\nOne memo of five pages, ${records.length} records, ${ROUNDS} processes each`);
  for (const [i, { name }] of all.entries()) {
    line(name, `${ms(times[i])} ms`, `${ratio(times[i], bound)} × the bound`);
  }
  line("kansli / lower bound", ratio(us, bound), `aim at most ${AIMS.bound}`);
  line("fastest peer / kansli", ratio(Math.min(...peers), us), `aim at least ${AIMS.peer}`);
}

/** The same words on the page, whether the record holds them as text or as values that print themselves. */
async function benchTyped(records: readonly MemoRecord[]): Promise<void> {
  const { tags, values, texts } = typedFacts;
  const named = (name: string, lines: readonly string[]) => ({
    ...kansli(memoTemplate(handlebarsTags, lines)),
    name,
  });
  const plain = named(
    "plain strings",
    texts.map(([name]) => `{{${name}}}`),
  );
  const typed = named("values and helpers", tags);
  const filled = records.map((record) => withFacts(record, values, texts));
  await mustAgree([plain, typed], filled);
  const [before, after] = await medians([plain, typed], filled);
  console.log(`\nThe same memo with ${tags.length} lines more, of values and helpers`);
  line(plain.name, `${ms(before)} ms`);
  line(typed.name, `${ms(after)} ms`, `${ratio(after, before)} × plain, aim at most ${AIMS.typed}`);
}

async function benchRows(): Promise<void> {
  const { render } = kansli(tableTemplate());
  const bound = lowerBound(tableTemplate());
  const rows = Array.from({ length: ROWS }, (_, i) => ({
    ...{
      name: `Mottagare ${i}`,
      organisation: `Kommun & co ${i % 97}`,
      email: `p${i}@example.org`,
      note: "",
    },
  }));
  const view = { rows } as unknown as MemoRecord;
  const text = wordsOf(await render(view));
  if (!text.includes(`Mottagare${ROWS - 1}Kommun`)) throw new Error("the table lacks its last row");
  const times: number[] = [];
  const bounds: number[] = [];
  for (let i = 0; i < 9; i++) {
    times.push(await timed(() => render(view)));
    bounds.push(await timed(() => bound(view)));
  }
  const beside = `${ratio(median(times), median(bounds))} × the bound, aim at most ${AIMS.rows} ms`;
  line(`\nA table of ${ROWS} rows`, `${ms(median(times))} ms`, beside);
}

/**
 * Garbage is collected before each look: what is left is what renders keep. The resident set holds garbage too, as
 * much as the engine likes; with little room for young objects it shows whether that room is all there is.
 */
function benchMemory(): void {
  const samples = apart("memory")
    .split("\n")
    .map((sample) => sample.split(" ").map(Number));
  const figures = (i: number) => samples.map((sample) => `${sample[i]?.toFixed(1)} MB`).join(", ");
  const [first, last] = [samples[0], samples.at(-1)];
  const more = (i: number) => `${(((last?.[i] ?? 0) / (first?.[i] ?? 1) - 1) * 100).toFixed(1)} %`;
  console.log(`\nMemory after ${SAMPLES.join(", ")} renders of the memo`);
  line("kept", figures(0), `${more(0)} more, aim at most ${AIMS.kept} %`);
  line("resident set", figures(1), `${more(1)} more, aim at most ${AIMS.resident} %`);
}

const FILE = fileURLToPath(import.meta.url);

/** What a process of its own measures. */
function apart(...task: readonly string[]): string {
  const options = task[0] === "memory" ? ["--expose-gc", `--max-semi-space-size=${YOUNG}`] : [];
  return execFileSync(process.execPath, [...options, FILE, ...task], { encoding: "utf8" }).trim();
}

async function measureEngine(name: string): Promise<void> {
  const engine = engines().find((e) => e.name === name);
  if (!engine) throw new Error(`no engine ${name}`);
  const [time] = await medians([engine], memoRecords());
  console.log(time);
}

async function measureMemory(): Promise<void> {
  const { render } = kansli();
  const records = memoRecords();
  for (let i = 1; i <= Math.max(...SAMPLES); i++) {
    await render(records[i % records.length] as MemoRecord);
    if (!SAMPLES.includes(i)) continue;
    const { rss } = process.memoryUsage();
    await collectAll();
    const { heapUsed, external } = process.memoryUsage();
    console.log((heapUsed + external) / MB, rss / MB);
  }
}

/** What compressed the files is let go in a later turn of the event loop, and its memory in the collection after. */
async function collectAll(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((done) => setTimeout(done, 50));
    globalThis.gc?.();
  }
}

async function medians(all: readonly Engine[], records: readonly MemoRecord[]): Promise<number[]> {
  const times: number[][] = all.map(() => []);
  const rounds = [...records.slice(0, WARM_UP), ...records];
  for (const [round, record] of rounds.entries()) {
    for (const [i, { render }] of all.entries()) {
      const time = await timed(() => render(record));
      if (round >= WARM_UP) times[i]?.push(time);
    }
  }
  return times.map(median);
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

async function mustAgree(all: readonly Engine[], records: readonly MemoRecord[]): Promise<void> {
  for (let n = 0; n < CHECKED; n++) {
    const record = records[Math.floor((n * records.length) / CHECKED)] as MemoRecord;
    const [first, ...others] = await Promise.all(
      all.map(async ({ render }) => wordsOf(await render(record))),
    );
    if (!first?.includes(withoutSpace(record.title))) throw new Error("the title is missing");
    for (const [i, other] of others.entries()) {
      if (other !== first)
        throw new Error(`${all[i + 1]?.name}: other words than ${all[0]?.name}\n${other}\n${first}`);
    }
  }
}

/** The text of the body and the footer, without white space: docx-templates adds some beside its values. */
function wordsOf(docx: Uint8Array): string {
  const { value, diagnostics } = readPackage(docx, "made.docx");
  if (!value) throw new Error(JSON.stringify(diagnostics));
  const parts = ["word/document.xml", "word/footer1.xml"].map((part) => value.xml(part)?.root);
  return parts.map((root) => withoutSpace(root ? textOf(root) : "")).join();
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}

function ratio(a = Number.NaN, b = Number.NaN): string {
  return (a / b).toFixed(2);
}

function ms(milliseconds = Number.NaN): string {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : 0);
}

function line(what: string, figure: string, beside = ""): void {
  console.log(`${what.padEnd(40)}${figure.padStart(12)}   ${beside}`.trimEnd());
}

const [, called, task, name = ""] = process.argv;
if (called === FILE) {
  if (task === "memory") await measureMemory();
  else if (task === "engine") await measureEngine(name);
  else await benchTemplates();
}
