/**
 * `npm run bench`: how long the commands take, beside a process that does nothing; then the templates
 * and the PDFs alone, beside other engines; then mail.
 *
 * Machines differ and are noisy, so each figure is the median of several runs and is given as a ratio too.
 * Nothing is timed before its output has been looked into.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { extractText, getDocumentProxy } from "unpdf";
import { inflateEntry, readZip } from "../src/ooxml/zip.ts";
import { benchHistory } from "./history.ts";
import { benchLarge } from "./large.ts";
import { benchPack } from "./pack.ts";
import { benchPdf } from "./pdf.ts";
import { benchTemplates } from "./templates.ts";

const ROOT = join(import.meta.dirname, "..");
const BIN = join(ROOT, "dist/cli/bin.js");
const WORKSPACE = ["kansli.yaml", "contacts.yaml", "kinds", "decisions", "templates"];
const ONE = "decisions/2022/22RS8941.yaml";
const MANY = 200;
const MB = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), "kansli-bench-"));
try {
  await run();
  await benchTemplates();
  benchLarge();
  await benchPdf(process.argv[2]);
  await benchPack(join(folder, "example/out/22RS8941/memo.pdf"));
  execFileSync(process.execPath, [join(import.meta.dirname, "mail.ts")], { stdio: "inherit" });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const example = copyOfExample("example");
  const many = copyOfExample("many");
  fillWith(many, MANY);
  commitAll(example);
  commitAll(many);

  const bare = median(9, () => timed(["-e", "0"], folder));
  print("node -e 0", bare, bare);

  print(
    "validate, the example workspace, as it was",
    median(7, () => timed([BIN, "validate"], example)),
    bare,
    "aim 200 ms",
  );
  print(
    "validate, after a record was changed",
    median(7, () => edited([BIN, "validate"], example)),
    bare,
    "aim 200 ms",
  );
  print(
    "validate, with templates not seen before",
    median(7, () => forgetful([BIN, "validate"], example)),
    bare,
  );

  const one = [BIN, "build", ONE, "--only", "memo"];
  timed(one, example);
  await check(example, "22RS8941", "4 529 875 kronor");
  print(
    "build, one memo to .docx and .pdf",
    median(7, () => fresh(one, example)),
    bare,
    "aim 700 ms",
  );
  print(
    "build, the same again, unchanged",
    median(7, () => timed(one, example)),
    bare,
  );

  for (const formats of ["docx", "docx,pdf"]) {
    const all = [BIN, "build", "decisions/many", "--only", "memo", "--format", formats];
    const milliseconds = median(3, () => fresh(all, many));
    if (formats.includes("pdf")) await check(many, reference(MANY), sum(MANY));
    const rate = `${((MANY * 1000) / milliseconds).toFixed(0)} records/s`;
    print(
      `build, ${MANY} memos to ${formats}: ${rate}`,
      milliseconds,
      bare,
      formats === "docx" ? "" : "aim 40/s",
    );
  }

  const versions = copyOfExample("versions");
  commitAll(versions);
  const tell = (name: string, milliseconds: number, aim: string) => print(name, milliseconds, bare, aim);
  await benchHistory({ bin: BIN, workspace: versions, timed, median, print: tell });
}

function copyOfExample(name: string): string {
  const copy = join(folder, name);
  for (const path of WORKSPACE) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  return copy;
}

/** Records that differ in what their papers show. */
function fillWith(workspace: string, count: number): void {
  const record = readFileSync(join(workspace, ONE), "utf8");
  cpSync(join(workspace, dirname(ONE), "bilagor"), join(workspace, "decisions/many/bilagor"), {
    recursive: true,
  });
  for (let n = 1; n <= count; n++) {
    const text = record
      .replace(/^reference:.*$/m, `reference: ${reference(n)}`)
      .replace("4529875 SEK", `${1000 + n} SEK`);
    writeFileSync(join(workspace, `decisions/many/${reference(n)}.yaml`), text);
  }
}

function reference(n: number): string {
  return `24B${String(n).padStart(4, "0")}`;
}

function sum(n: number): string {
  return `${new Intl.NumberFormat("sv-SE").format(1000 + n)} kronor`;
}

/** A workspace is a repository: finding the commits is part of a build. */
function commitAll(workspace: string): void {
  const identity = [
    "-c",
    "user.name=bench",
    "-c",
    "user.email=bench@example.org",
    "-c",
    "commit.gpgSign=false",
  ];
  for (const args of [
    ["init", "--quiet"],
    ["add", "--all"],
    [...identity, "commit", "--quiet", "--message=All"],
  ]) {
    execFileSync("git", args, { cwd: workspace });
  }
}

/** Milliseconds of a whole process. */
function timed(args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): number {
  const env = { ...process.env, ...more };
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}:\n${stderr}`);
  return milliseconds;
}

/** As `timed`, with nothing made before. */
function fresh(args: readonly string[], cwd: string): number {
  rmSync(join(cwd, "out"), { recursive: true, force: true });
  return timed(args, cwd);
}

/** As `timed`, where nothing is known of templates; the program's compiled code is kept. */
/** After somebody added a line to a record. */
function edited(args: readonly string[], cwd: string): number {
  appendFileSync(join(cwd, ONE), "# read once more\n");
  return timed(args, cwd);
}

function forgetful(args: readonly string[], cwd: string): number {
  rmSync(join(folder, "caches"), { recursive: true, force: true });
  return timed(args, cwd, {
    NODE_COMPILE_CACHE: join(folder, "compiled"),
    XDG_CACHE_HOME: join(folder, "caches"),
  });
}

function median(runs: number, measure: () => number): number {
  const sorted = Array.from({ length: runs }, measure).sort((a, b) => a - b);
  return sorted[Math.floor(runs / 2)] as number;
}

/** Both papers of a record are there and hold these words. */
async function check(workspace: string, record: string, words: string): Promise<void> {
  const path = join(workspace, "out", record, "memo");
  const document = readZip(readFileSync(`${path}.docx`)).find(({ name }) => name === "word/document.xml");
  if (!document) throw new Error(`${path}.docx has no text`);
  const xml = new TextDecoder().decode(inflateEntry(document, MB));
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(`${path}.pdf`))), {
    mergePages: true,
  });
  for (const found of [xml.replace(/<[^>]+>/g, ""), text]) {
    if (!plain(found).includes(plain(words))) throw new Error(`${path} does not say ${words}`);
  }
  if (!existsSync(join(workspace, "out/manifest.json"))) throw new Error("there is no manifest");
}

function plain(text: string): string {
  return text.replace(/\s+/gu, "");
}

function print(what: string, milliseconds: number, bare: number, aim = ""): void {
  const time = `${milliseconds.toFixed(0)} ms`.padStart(9);
  const ratio = `${(milliseconds / bare).toFixed(1)} × node -e 0`.padStart(18);
  console.log(`${what.padEnd(56)}${time}${ratio}  ${aim}`.trimEnd());
}
