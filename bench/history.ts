/**
 * How long the commands about versions take: a record that a thousand commits changed, a paper that is made
 * again, a redline.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { redliner } from "../src/history/index.ts";

const COMMITS = 1000;
const RECORD = "decisions/2022/22RS8941.yaml";

export interface Bench {
  readonly bin: string;
  /** A workspace that is committed, with nothing made in it. */
  readonly workspace: string;
  timed(args: readonly string[], cwd: string): number;
  median(runs: number, measure: () => number): number;
  print(name: string, milliseconds: number, aim: string): void;
}

export async function benchHistory({ bin, workspace, timed, median, print }: Bench): Promise<void> {
  const old = { paper: buildMemo(bin, workspace), record: readFileSync(join(workspace, RECORD)) };
  commitOften(workspace, old.record.toString());
  const now = buildMemo(bin, workspace);

  const history = [bin, "history", "22RS8941", "--all"];
  const shown = spawnSync(process.execPath, history, { cwd: workspace, encoding: "utf8" }).stdout;
  if (shown.split("\n\n").length !== COMMITS + 1) throw new Error("the history is not whole");
  print(
    `history of a record, ${COMMITS} commits`,
    median(5, () => timed(history, workspace)),
    "aim 1000 ms",
  );
  for (const format of ["docx", "pdf"]) {
    const verify = [bin, "verify", `out/22RS8941/memo.${format}`];
    print(
      `verify, a memo.${format}`,
      median(5, () => timed(verify, workspace)),
      "aim 2000 ms",
    );
  }
  const diff = [bin, "diff", "--docx", "22RS8941"];
  print(
    "diff --docx, a memo, the whole command",
    median(3, () => timed(diff, workspace)),
    "",
  );

  const comparer = redliner();
  const task = { before: old.paper, after: now, author: "Kansli", date: "2024-01-01" };
  const times: number[] = [];
  for (let n = 0; n < 4; n++) {
    const start = performance.now();
    const { value } = await comparer.compare(task, "memo.docx");
    if (!value) throw new Error("no redline");
    times.push(performance.now() - start);
  }
  await comparer.close();
  print("redline of a memo, first", times[0] as number, "");
  print("redline of a memo, warm", Math.max(...times.slice(1)), "aim 1500 ms");
}

function buildMemo(bin: string, workspace: string): Uint8Array {
  const build = [bin, "build", RECORD, "--only", "memo"];
  const { status, stderr } = spawnSync(process.execPath, build, { cwd: workspace, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return readFileSync(join(workspace, "out/22RS8941/memo.docx"));
}

/** In one process: a thousand `git commit`s would take longer than all that is measured. */
function commitOften(workspace: string, record: string): void {
  const branch = execFileSync("git", ["symbolic-ref", "HEAD"], { cwd: workspace, encoding: "utf8" }).trim();
  const parts = Array.from({ length: COMMITS }, (_, n) => {
    const text = record.replace(/^ceiling: .*$/m, `ceiling: ${4_000_000 + n} SEK`);
    const from = n === 0 ? `from ${branch}^0\n` : "";
    return (
      `commit ${branch}\ncommitter Bench <bench@example.org> ${1_700_000_000 + n} +0000\ndata 4\nNr ${n % 10}\n${from}` +
      `M 100644 inline ${RECORD}\ndata ${Buffer.byteLength(text)}\n${text}\n`
    );
  });
  execFileSync("git", ["fast-import", "--quiet"], { cwd: workspace, input: parts.join("") });
  execFileSync("git", ["reset", "--hard", "--quiet"], { cwd: workspace });
}
