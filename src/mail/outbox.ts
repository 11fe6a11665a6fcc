/**
 * The outbox: letters as they will go, built before the first is sent, so that nothing that changes meanwhile
 * goes out and a letter that is sent again is the same letter.
 *
 * It holds addresses and stays on this machine: `sent/.gitignore` keeps it out of git.
 */
import { type Outcome, problem } from "../diagnostics/diagnostic.ts";
import { sha256 } from "../documents/manifest.ts";
import type { Host } from "../host/host.ts";
import type { Envelope } from "../host/post.ts";
import { LEDGERS } from "./ledger.ts";

const IGNORED = "outbox/\n.station\n.gitignore\n";

/** What a server is told of each letter, by its key. */
export type OutboxIndex = ReadonlyMap<string, Envelope>;

export function outboxOf(run: string): string {
  return `${LEDGERS}/outbox/${run}`;
}

export function ledgerOf(run: string): string {
  return `${LEDGERS}/${run}.jsonl`;
}

/** The ledger under a name that git does not know: it stays when an older one is checked out. */
export function twinOf(run: string): string {
  return `${outboxOf(run)}/ledger.jsonl`;
}

/** Runs of which this copy of the workspace keeps an outbox with a ledger. */
export async function ownRuns(host: Host): Promise<string[]> {
  const found = (await host.list(`${LEDGERS}/outbox`)).map((path) =>
    /^sent\/outbox\/([^/]+)\/ledger\.jsonl$/.exec(path),
  );
  return found.flatMap((match) => match?.[1] ?? []);
}

/** The file to print for letters by post. */
export function printFileOf(run: string, channel: "letter" | "internal"): string {
  return `${outboxOf(run)}/${channel}.pdf`;
}

/** Written before anything that git must not see. */
export async function keepOutOfGit(host: Host): Promise<void> {
  const file = `${LEDGERS}/.gitignore`;
  if (!host.isFile(file)) await host.write(file, new TextEncoder().encode(IGNORED));
}

/** @returns the letter's hash, which names its file */
export async function putLetter(host: Host, run: string, bytes: Uint8Array): Promise<string> {
  const hash = sha256(bytes);
  const path = `${outboxOf(run)}/${hash}.eml`;
  if (!host.isFile(path)) await host.write(path, bytes);
  return hash;
}

/** @returns the index's hash */
export async function putIndex(host: Host, run: string, index: OutboxIndex): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([...index]));
  await host.write(indexOf(run), bytes);
  return sha256(bytes);
}

export async function readIndex(host: Host, run: string, hash: string): Promise<Outcome<OutboxIndex>> {
  const bytes = await host.read(indexOf(run));
  if (!bytes || sha256(bytes) !== hash) return { value: undefined, diagnostics: [outboxGone(indexOf(run))] };
  return { value: new Map(JSON.parse(new TextDecoder().decode(bytes))), diagnostics: [] };
}

/** `undefined` when it is not there, or not as it was frozen. */
export async function readLetter(host: Host, run: string, hash: string): Promise<Uint8Array | undefined> {
  const bytes = await host.read(`${outboxOf(run)}/${hash}.eml`);
  return bytes && sha256(bytes) === hash ? bytes : undefined;
}

function indexOf(run: string): string {
  return `${outboxOf(run)}/index.json`;
}

function outboxGone(file: string) {
  return problem("mail/outbox-gone", { file }, { place: { in: "file", file } });
}
