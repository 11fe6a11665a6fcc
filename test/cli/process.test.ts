/**
 * The program as a process: killed, under other time zones and languages, with its output cut off.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { anotherRecord, diskWorld, type Files, RECORD, starterFiles } from "./support.ts";

const BIN = join(import.meta.dirname, "../../src/cli/bin.ts");
const COUNT = 2;

let files: Files;
beforeAll(async () => {
  files = await starterFiles();
  for (let n = 1; n <= COUNT; n++) files[`decisions/2024/${n}.yaml`] = await anotherRecord(`24-${n}`);
});

async function newWorkspace(): Promise<string> {
  return (await diskWorld(files)).host.root;
}

function kansli(args: readonly string[], cwd: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], { cwd, env: { ...process.env, ...env }, stdio: "pipe" });
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, out, err };
}

/** Every file under out/, hidden ones too. */
function outputPaths(root: string): string[] {
  const out = join(root, "out");
  if (!existsSync(out)) return [];
  const entries = readdirSync(out, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Their contents, by path. */
function outputs(root: string): Map<string, string> {
  const paths = outputPaths(root).sort();
  return new Map(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, "base64")]));
}

/** Kills a build once it has made so many papers, and tells how it ended. */
async function killedAfter(papers: number, root: string): Promise<string | null> {
  const child = kansli(["build"], root);
  const end = ended(child);
  let isRunning = true;
  end.then(() => {
    isRunning = false;
  });
  const countPapers = () =>
    outputPaths(root).filter((path) => /[/][^.][^/]*\.(docx|pdf|csv)$/.test(path)).length;
  while (isRunning && countPapers() < papers) await wait(1);
  child.kill("SIGKILL");
  await end;
  return child.signalCode;
}

test("a Node that is too old is told in words", async () => {
  const versions = `{ value: { ...process.versions, node: "20.19.1" } }`;
  const preload = `Object.defineProperty(process, "versions", ${versions})`;
  const older = `--import=data:text/javascript,${encodeURIComponent(preload)}`;
  const { code, err } = await ended(
    kansli(["validate"], "/", { NODE_OPTIONS: older, LC_ALL: "sv_SE.UTF-8" }),
  );
  expect(code).toBe(5);
  expect(err).toBe(
    "Kansli behöver Node 22.12 eller senare, och det här är 20.19.1. Hämta ett nyare på https://nodejs.org.\n",
  );
});

describe("killed in mid-build", () => {
  test.each([1, 7, 16])("after %i papers: run again, and everything is whole", async (papers) => {
    const [root, clean] = await Promise.all([newWorkspace(), newWorkspace()]);
    expect(await killedAfter(papers, root)).toBe("SIGKILL");

    // What was made before the kill is Kansli's own: a change since then may replace it.
    const changed = await anotherRecord("2024-0001", (text) => text.replace("48500", "48600"));
    for (const folder of [root, clean]) writeFileSync(join(folder, RECORD), changed);
    writeFileSync(join(root, "out", `.memo.docx.${2 ** 22 + 1}-0.kansli-tmp`), "half a paper");
    const [again, once] = await Promise.all([root, clean].map((folder) => ended(kansli(["build"], folder))));
    expect(again).toMatchObject({ code: 0 });
    expect(once).toMatchObject({ code: 0 });
    expect(outputs(root)).toEqual(outputs(clean));
  });
});

test("the same bytes in another folder, time zone and language, built in two steps or in one", async () => {
  const [here, there] = await Promise.all([newWorkspace(), newWorkspace()]);
  await ended(kansli(["build"], here, { TZ: "UTC", LANG: "C", LC_ALL: "C" }));
  const elsewhere = { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", LANGUAGE: "tr" };
  await ended(kansli(["build", "decisions/2024/2.yaml", "--format", "pdf"], there, elsewhere));
  await ended(kansli(["build"], there, elsewhere));
  const made = outputs(here);
  expect(made.size).toBe(1 + 11 * (COUNT + 1));
  expect(outputs(there)).toEqual(made);
});

test("whoever reads the output may leave", async () => {
  const root = await newWorkspace();
  const child = kansli(["validate", "--json"], root);
  child.stdout?.destroy();
  expect(await ended(child)).toMatchObject({ code: 0, err: "" });
});

test("--version and --help load no more than they need", async () => {
  const load = (arg: string) =>
    new Promise<string>((done) => {
      const script = `
        const { main } = await import(${JSON.stringify(join(BIN, "../main.ts"))});
        const { processIo } = await import(${JSON.stringify(join(BIN, "../process-io.ts"))});
        await main([${JSON.stringify(arg)}], processIo());
        const { createRequire } = await import("node:module");
        console.log(Object.keys(createRequire(import.meta.url).cache).join("\\n"));
      `;
      execFile(process.execPath, ["--input-type=module", "-e", script], (_error, out) => done(out));
    });
  for (const arg of ["--version", "--help"])
    expect(await load(arg)).not.toMatch(/node_modules.(handlebars|docx|zod)/);
});
