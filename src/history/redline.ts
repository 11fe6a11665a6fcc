/**
 * One Word file with the tracked changes between two.
 *
 * In: the two. Out: a file that is the old one when all its changes are rejected, and the new one when all
 * are accepted: text by text, in body, tables, headers, footers and notes. That is read back here, by our own
 * reader, before the file is handed out. A story that the comparer leaves alone is named.
 */
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, type Outcome, problem, type Story } from "../diagnostics/diagnostic.ts";
import { readPackage, type WordPackage } from "../ooxml/package.ts";
import { processPool } from "../pdf/process-pool.ts";
import { withMarksBeforeTables } from "./marks-before-tables.ts";
import type { RedlineResult, RedlineTask } from "./redline-worker.ts";
import { readStories, type Side, type StoryText } from "./word-text.ts";

export interface Redliner {
  /** @param file its name, for diagnostics */
  compare(task: RedlineTask, file: string): Promise<Outcome<Uint8Array>>;
  close(): Promise<void>;
}

/** Milliseconds. */
const TIME_LIMIT = 60_000;

const script = new URL(`./redline-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/** The comparer's process starts with the first comparison. */
export function redliner(): Redliner {
  const pool = processPool<RedlineTask, RedlineResult>({
    ...{ script, processes: 1, timeLimit: TIME_LIMIT, recycleAfter: 100 },
    env: { KANSLI_REDLINE_WORKER: "1" },
  });
  return {
    async compare(task, file) {
      const ending = await pool.run(() => task);
      if (ending.kind === "timeout") return failed(file, `${TIME_LIMIT / 1000} s`);
      if (ending.kind === "crashed") return failed(file, ending.detail);
      const { docx, fault = "" } = ending.result;
      return docx ? checkRedline(withMarksBeforeTables(Buffer.from(docx)), task, file) : failed(file, fault);
    },
    close: () => pool.close(),
  };
}

function failed(file: string, detail: string): Outcome<never> {
  const place = { place: { in: "file", file } } as const;
  return { value: undefined, diagnostics: [problem("history/redline-failed", { detail }, place)] };
}

/** The redline, if it gives back both of the files that it was made from. */
export function checkRedline(
  redline: Uint8Array,
  { before, after }: Pick<RedlineTask, "before" | "after">,
  file: string,
): Outcome<Uint8Array> {
  const [is, old, now] = [redline, before, after].map((bytes) => readPackage(bytes, file).value);
  if (!is || !old || !now) return failed(file, "not a Word file");
  const differing = new Set([...differ(is, old, "old"), ...differ(is, now, "new")]);
  if (differing.size === 0) return { value: redline, diagnostics: [] };
  // Left alone: the whole story is as it was, on both sides.
  const kept = differ(is, old, "new");
  const leftAlone = [...differing].filter((story) => !kept.has(story) && !differ(is, old, "old").has(story));
  if (leftAlone.length < differing.size) return failed(file, [...differing].join(", "));
  const place = { place: { in: "file", file } } as const;
  const told = leftAlone.map((story): Diagnostic => problem("history/not-compared", { story }, place));
  return { value: redline, diagnostics: told };
}

/** Kinds of stories in which one side of a redline does not read as a file does. */
function differ(redline: WordPackage, file: WordPackage, side: Side): Set<Story> {
  const [a, b] = [textsOf(readStories(redline, side)), textsOf(readStories(file, side))];
  return new Set([...a.keys(), ...b.keys()].filter((story) => a.get(story) !== b.get(story)));
}

/** Parts are renamed and reordered by whoever writes a file, so stories of one kind count together. */
function textsOf(stories: readonly StoryText[]): Map<Story, string> {
  const kinds = Map.groupBy(stories, ({ story }) => story);
  return new Map(
    [...kinds].map(([story, all]) => [
      story,
      all
        .map((one) => JSON.stringify(one.paragraphs))
        .sort()
        .join(),
    ]),
  );
}
