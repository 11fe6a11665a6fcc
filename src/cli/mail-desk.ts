/**
 * What `send` and `sent` share: the ledgers, the lock, the secrets.
 */
import { type Diagnostic, hasErrors, problem } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { Post, ServerAccess } from "../host/post.ts";
import { LEDGERS, ledgerOf, ownRuns, parseLedger, type Run, twinOf } from "../mail/index.ts";
import type { Mailbox, MailServer, SecretSource } from "../workspace/workspace.ts";
import type { Session } from "./session.ts";

/** All runs, in the order they began; `undefined` when one cannot be read or is not whole, which is reported. */
export async function readRuns(session: Session, host: Host): Promise<Run[] | undefined> {
  const older = await olderLedgers(host);
  session.add(...older);
  if (older.length > 0) return undefined;
  const files = (await host.list(LEDGERS)).filter((path) => /^sent\/[^/]+\.jsonl$/.test(path));
  const runs: Run[] = [];
  for (const file of files) {
    const { value, diagnostics } = parseLedger(file, (await host.read(file)) ?? new Uint8Array());
    session.add(...diagnostics);
    if (hasErrors(diagnostics)) return undefined;
    if (value) runs.push(value);
  }
  return runs.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Ledgers that know less than this copy of the workspace has written: git may have put an older one there. */
async function olderLedgers(host: Host): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const run of await ownRuns(host)) {
    const [file, twin] = [ledgerOf(run), twinOf(run)];
    const [ledger = new Uint8Array(), written = new Uint8Array()] = [
      await host.read(file),
      await host.read(twin),
    ];
    if (Buffer.compare(ledger.subarray(0, written.length), written) !== 0)
      found.push(problem("mail/older-ledger", { file, twin }, { place: { in: "file", file } }));
  }
  return found;
}

/** Does the work while no other process sends from this workspace; another that does is reported. */
export async function whileLocked(
  session: Session,
  host: Host,
  post: Post,
  work: () => Promise<void>,
): Promise<void> {
  const lock = await post.lock(host.root);
  if (!lock) return session.add(problem("mail/in-progress"));
  try {
    await work();
  } finally {
    await lock.release();
  }
}

/** A secret, or `undefined` when it is not to be had, which is reported. */
export async function fetchSecret(
  session: Session,
  post: Post,
  source: SecretSource,
): Promise<string | undefined> {
  const secret = await post.secret(source);
  if (secret === undefined)
    session.add(problem("mail/no-secret", { source: source.env ?? source.command ?? "" }));
  return secret;
}

export async function accessTo(
  session: Session,
  post: Post,
  server: MailServer | Mailbox,
): Promise<ServerAccess | undefined> {
  const { host, port, security, user } = server;
  if (!server.password) return { host, port, security, user };
  const password = await fetchSecret(session, post, server.password);
  return password === undefined ? undefined : { host, port, security, user, password };
}
