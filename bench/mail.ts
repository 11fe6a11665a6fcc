/**
 * `node bench/mail.ts [letters]`: letters a second to a loopback sink, with the ledger on, beside nodemailer's
 * own pool in the same run; and how memory grows.
 *
 * The sink is another process, so that it takes no time from the sender.
 */
import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realPost } from "../src/host/real-post.ts";
import { deliver } from "../src/mail/deliver.ts";
import type { LedgerLetter } from "../src/mail/ledger.ts";

const CONNECTIONS = 2;
const ROUNDS = 5;
const PDF = 60_000;
const MB = 1024 * 1024;

if (process.argv[2] === "sink") await sink();
else await run(Number(process.argv[2] ?? 1000));

async function sink(): Promise<void> {
  const { SMTPServer } = await import("smtp-server");
  const server = new SMTPServer({
    ...{ disabledCommands: ["AUTH", "STARTTLS"], logger: false, disableReverseLookup: true },
    onData: (stream, _session, done) => void stream.on("end", done).resume(),
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.server.address() as { port: number }).port));
  process.on("disconnect", () => process.exit());
}

async function run(count: number): Promise<void> {
  const child = fork(import.meta.filename, ["sink"]);
  const folder = mkdtempSync(join(tmpdir(), "kansli-bench-"));
  try {
    const [port] = (await once(child, "message")) as [number];
    const letter = await oneLetter();
    const ours: number[] = [];
    const theirs: number[] = [];
    const ratios: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const raw = await nodemailer(port, letter, count);
      const own = await kansli(port, letter, count, join(folder, `${round}.jsonl`));
      theirs.push(raw);
      ours.push(own);
      ratios.push(own / raw);
    }
    const show = (rates: readonly number[]) => `${middle(rates).toFixed(0)} letters/s`;
    console.log(`nodemailer's pool, ${CONNECTIONS} connections: ${show(theirs)}`);
    const each = ratios.map((ratio) => ratio.toFixed(2)).join(" ");
    console.log(
      `kansli send, ledger on: ${show(ours)}, ${middle(ratios).toFixed(2)} of it (${each}; aim 0.70)`,
    );
    await memory(port, letter, join(folder, "many.jsonl"));
  } finally {
    child.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneLetter(): Promise<Buffer> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const pdf = { filename: "Beslut.pdf", content: randomBytes(PDF) };
  const mail = {
    from: "a@example.org",
    to: "b@example.org",
    subject: "Beslut",
    text: "Hej!",
    attachments: [pdf],
  };
  return new MailComposer({ ...mail, newline: "windows" }).compile().build();
}

async function nodemailer(port: number, raw: Buffer, count: number): Promise<number> {
  const { createTransport } = await import("nodemailer");
  const pool = { pool: true, host: "127.0.0.1", port, ignoreTLS: true, maxConnections: CONNECTIONS } as const;
  const transport = createTransport({ ...pool, maxMessages: Number.POSITIVE_INFINITY });
  const start = performance.now();
  const envelope = { from: "a@example.org", to: ["b@example.org"] };
  await Promise.all(Array.from({ length: count }, () => transport.sendMail({ envelope, raw })));
  const rate = (count * 1000) / (performance.now() - start);
  transport.close();
  return rate;
}

async function kansli(port: number, bytes: Buffer, count: number, path: string): Promise<number> {
  const post = realPost({});
  const log = await post.log("/", path);
  const access = { host: "127.0.0.1", port, security: "none" } as const;
  const start = performance.now();
  const { fates } = await deliver(Array.from({ length: count }, fakeLetter), {
    ...{ post, log, journal: undefined, settle: 1, perMinute: undefined, backOff: [] },
    couriers: Array.from({ length: CONNECTIONS }, () => post.courier(access)),
    read: async () => ({ bytes, envelope: { from: "a@example.org", to: "b@example.org" } }),
    messageIdOf: ({ key }) => key,
    onProgress: () => undefined,
  });
  await log.close();
  const sent = [...fates.values()].filter(({ fate }) => fate === "sent").length;
  if (sent !== count) throw new Error(`only ${sent} of ${count} were sent`);
  return (count * 1000) / (performance.now() - start);
}

function fakeLetter(_: unknown, n: number): LedgerLetter {
  return {
    ...{ type: "letter", key: String(n).padStart(32, "0"), recipient: `p${n}`, channel: "email", eml: "" },
    ...{ matters: [], state: "waiting", at: "", reply: undefined, committed: undefined },
  };
}

/** Heap that is left after 20,000 letters, beside that after 2,000. */
async function memory(port: number, letter: Buffer, path: string): Promise<void> {
  await kansli(port, letter, 2000, path);
  const few = process.memoryUsage.rss() / MB;
  await kansli(port, letter, 20_000, path);
  const many = process.memoryUsage.rss() / MB;
  console.log(`memory after 2,000 letters ${few.toFixed(0)} MB, after 20,000 more ${many.toFixed(0)} MB`);
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
