/**
 * Kills `kansli send` again and again, wherever it is, until all is sent; then counts what arrived.
 *
 * By itself: `node test/mail/crash.ts [kills] [letters]`. The server is real and keeps what it takes on the disk
 * before it says so; some of its answers never come. The journal is the same store, seen over IMAP.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { realPost } from "../../src/host/real-post.ts";
import { startImap } from "./imap.ts";
import { startSink } from "./sink.ts";

export interface Counts {
  readonly letters: number;
  readonly kills: number;
  readonly starts: number;
  readonly arrived: number;
  readonly lost: number;
  readonly twice: number;
  readonly held: number;
  /** Letters that were looked up in the journal: found there, or not. */
  readonly found: number;
  readonly missing: number;
}

const BIN = join(import.meta.dirname, "../../src/cli/bin.ts");
/** Milliseconds that a command takes to begin. */
const START = 700;
/** One letter in so many has its answer swallowed, stored or not. */
const SWALLOWED = 40;

export async function crash(kills: number, letters: number, seed: number): Promise<Counts> {
  const random = generator(seed);
  const root = mkdtempSync(join(tmpdir(), "kansli-crash-"));
  const store = openSync(join(root, "..", `${root.split("/").at(-1)}.store`), "a");
  const kept: { id: string; bytes: Buffer }[] = [];
  let child: ChildProcess | undefined;
  let killAtStep = Number.POSITIVE_INFINITY;
  const step = () => {
    killAtStep--;
    if (killAtStep <= 0) child?.kill("SIGKILL");
  };
  const keep = (bytes: Buffer) => {
    const id = /^Message-ID: <([0-9a-f]+)@/im.exec(bytes.toString("latin1"))?.[1] ?? "?";
    writeSync(store, `${id}\n`);
    fdatasyncSync(store);
    kept.push({ id, bytes });
  };
  const sink = await startSink({
    onMailFrom: (_address, _session, done) => {
      step();
      setTimeout(done, 1);
    },
    onRcptTo: (_address, _session, done) => {
      step();
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.once("data", step);
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        step();
        const chance = Math.floor(random() * SWALLOWED);
        if (chance !== 0) keep(Buffer.concat(chunks));
        step();
        if (chance > 1) done();
        else sink.drop(session.id);
      });
    },
  });
  const imap = await startImap(() => kept.map(({ bytes }) => bytes));
  let [killed, starts] = [0, 0];
  try {
    await makeWorkspace(root, letters, sink.port, imap.port);
    const plan = JSON.parse(run(root, ["send", "--json"])).plan as string;
    for (let isDone = false; !isDone; starts++) {
      const dies = killed < kills;
      const later = dies && random() < 0.3;
      killAtStep =
        dies && !later ? 1 + Math.floor(random() * ((5 * letters) / kills)) : Number.POSITIVE_INFINITY;
      const { signal, code, text } = await new Promise<{
        signal: string | null;
        code: number | null;
        text: string;
      }>((done) => {
        const started = spawn(process.execPath, [BIN, "send", "--plan", plan], {
          cwd: root,
          env: environment,
        });
        child = started;
        const timer = later ? setTimeout(() => started.kill("SIGKILL"), random() * START) : undefined;
        let text = "";
        started.stderr.on("data", (data) => {
          text += data;
        });
        started.on("close", (code, signal) => {
          clearTimeout(timer);
          done({ code, signal, text });
        });
      });
      if (signal === "SIGKILL") killed++;
      else if (code === 0) isDone = true;
      else if (!/mail\/(deferred|no-server)/.test(text)) throw new Error(`ended with ${code}: ${text}`);
    }
    return { ...(await count(root, letters, kept)), kills: killed, starts };
  } finally {
    child?.kill("SIGKILL");
    await Promise.all([sink.close(), imap.close()]);
    closeSync(store);
    rmSync(root, { recursive: true, force: true });
    rmSync(`${root}.store`, { force: true });
  }
}

const environment = { ...process.env, KANSLI_IMAP: "hemligt", NODE_NO_WARNINGS: "1" };

function run(cwd: string, args: readonly string[]): string {
  return execFileSync(process.execPath, [BIN, ...args], { cwd, env: environment, encoding: "utf8" });
}

async function count(root: string, letters: number, kept: readonly { id: string }[]) {
  const times = new Map<string, number>();
  for (const { id } of kept) times.set(id, (times.get(id) ?? 0) + 1);
  const [ledger = ""] = (await readdir(join(root, "sent"))).filter((name) => name.endsWith(".jsonl"));
  const lines = (await readFile(join(root, "sent", ledger), "utf8")).split("\n");
  const events = (type: string) => lines.filter((line) => line.includes(`"type":"${type}"`)).length;
  return {
    letters,
    arrived: kept.length,
    lost: letters - times.size,
    twice: [...times.values()].filter((n) => n > 1).length,
    held: events("held"),
    found: events("found"),
    missing: events("missing"),
  };
}

async function makeWorkspace(root: string, letters: number, smtp: number, imap: number): Promise<void> {
  const numbers = Array.from({ length: letters }, (_, n) => n + 1);
  const files: Record<string, string> = {
    "kansli.yaml": `organisation: { name: Åby kommun, email: registrator@example.org }
languages: [sv]
committees: { styrelsen: { name: Styrelsen } }
documents:
  notice: { name: Underrättelse, text: { txt: templates/notice.txt.hbs }, formats: [txt], per: recipient }
mail:
  from: registrator@example.org
  template: templates/mail.md.hbs
  attach: [notice]
  formats: [txt]
  settle: 1
  station: STATION
  server: { host: 127.0.0.1, port: ${smtp}, security: none, connections: 2 }
  journal: { host: 127.0.0.1, port: ${imap}, security: none, user: journal, password: { env: KANSLI_IMAP } }
`,
    "contacts.yaml": numbers.map((n) => `p${n}: { name: Person ${n}, email: p${n}@example.org }\n`).join(""),
    "kinds/notice.yaml": "kind: notice\nname: Underrättelse\ndocuments: [notice]\n",
    "templates/notice.txt.hbs": "{{reference}} till {{recipient.name}}\n",
    "templates/mail.md.hbs": "# {{reference}} {{title}}\n\nHej {{recipient.name}}!\n",
    "decisions/1.yaml": `kind: notice
reference: "1"
title: En underrättelse
committee: styrelsen
meeting: 2024-05-02
proposal: [alla underrättas]
recipients: [${numbers.map((n) => `p${n}`).join(", ")}]
`,
    "sent/.gitignore": "outbox/\n.station\n.gitignore\n",
    ".gitignore": "out/\n",
  };
  const station = await realPost({}).station(root, "sent");
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text.replace("STATION", station));
  }
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Å", "-c", "user.email=a@example.org", ...args], { cwd: root });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "commit.gpgSign=false", "commit", "--quiet", "--message", "All");
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (import.meta.main) {
  const [kills = 40, letters = 600, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
  const counts = await crash(kills, letters, seed);
  console.log(JSON.stringify({ seed, ...counts }));
  process.exitCode = counts.lost + counts.twice + counts.held === 0 && counts.kills >= kills ? 0 : 1;
}
