/**
 * Begins a mailing, and finishes one: what `send --plan` does once the plan is agreed.
 */
import { problem } from "../diagnostics/index.ts";
import {
  type Delivered,
  deliver,
  freeze,
  type LedgerLetter,
  ledgerOf,
  type Mailing,
  messageId,
  parseLedger,
  printFileOf,
  type Run,
  readIndex,
  readLetter,
  twinOf,
  unfinished,
} from "../mail/index.ts";
import type { OutboxIndex } from "../mail/outbox.ts";
import { accessTo } from "./mail-desk.ts";
import { mailMessages } from "./mail-messages.ts";
import { Progress } from "./progress.ts";
import { composingFor, type Desk } from "./send-desk.ts";

/** Seconds. Servers that greylist take a letter after some minutes. */
const BACK_OFF = [5, 30, 120, 300];

/** @param before the same run, where it was killed while its letters were being built */
export async function beginRun(
  desk: Desk,
  mailing: Mailing,
  before: Run | undefined,
): Promise<Run | undefined> {
  const { session, host, post } = desk;
  const run = mailing.hash;
  if (mailing.letters.length === 0) {
    session.io.out.write(`${mailMessages[session.language].nothingToSend}\n`);
    return undefined;
  }
  const at = before?.at ?? post.now().toISOString();
  const composing = await composingFor(desk, run, new Date(at));
  if (!composing) return undefined;
  const path = ledgerOf(run);
  const isNew = !host.isFile(path);
  const log = await post.log(host.root, path);
  try {
    const first = { type: "run", run, at, letters: mailing.letters.length };
    await log.append(before || !isNew ? { type: "resumed", at: post.now().toISOString() } : first);
    if (!before && !isNew) await log.append(first);
    if (isNew) await post.syncFolder(host.root, path.slice(0, path.lastIndexOf("/")));
    await post.keepTwin(host.root, path, twinOf(run));
    const frozen = await freeze(mailing, { host, post, log, composing, onProgress: () => undefined });
    session.add(...frozen.diagnostics);
    if (!frozen.value) return undefined;
  } finally {
    await log.close();
  }
  return parseLedger(path, (await host.read(path)) ?? new Uint8Array()).value;
}

export async function finishRun(desk: Desk, run: Run): Promise<void> {
  const { session, host, post, mail } = desk;
  const letters = unfinished(run).filter(({ channel }) => channel === "email");
  const printed = unfinished(run).filter(({ channel }) => channel !== "email");
  const index = await readIndex(host, run.run, run.index ?? "");
  session.add(...index.diagnostics);
  const access = await accessTo(session, post, mail.server);
  const journalAccess = mail.journal && (await accessTo(session, post, mail.journal));
  if (!index.value || !access || (mail.journal && !journalAccess)) return;

  const log = await post.log(host.root, run.file);
  const twin = twinOf(run.run);
  await post.keepTwin(host.root, run.file, twin);
  const journal =
    mail.journal && journalAccess && post.mailbox({ ...journalAccess, folder: mail.journal.folder });
  const progress = new Progress(session.io, mailMessages[session.language].sending);
  const ending = new AbortController();
  void session.io.interrupted().then(() => ending.abort());
  try {
    await log.append({ type: "resumed", at: post.now().toISOString() });
    await Promise.all(
      printed.map(({ key }) => log.append({ type: "printed", key, at: post.now().toISOString() })),
    );
    const delivered = await deliver(letters, {
      ...{ post, log, journal, signal: ending.signal },
      ...{ settle: mail.settle, perMinute: mail.server.perMinute, backOff: BACK_OFF },
      couriers: Array.from({ length: Math.min(mail.server.connections, letters.length) }, () =>
        post.courier(access),
      ),
      read: (letter) => frozenLetter(desk, run, letter, index.value as OutboxIndex),
      messageIdOf: ({ key }) => messageId(key, mail),
      onProgress: (done, total) => progress.update(done, total),
    });
    progress.clear();
    report(delivered, letters, desk, run, printed);
  } finally {
    await journal?.close();
    await log.close();
    await post.keepTwin(host.root, run.file, twin);
  }
}

async function frozenLetter({ host }: Desk, { run }: Run, { key, eml }: LedgerLetter, index: OutboxIndex) {
  const bytes = await readLetter(host, run, eml);
  const envelope = index.get(key);
  return bytes && envelope && { bytes, envelope };
}

function report(
  delivered: Delivered,
  letters: readonly LedgerLetter[],
  desk: Desk,
  { run, file }: Run,
  printed: readonly LedgerLetter[],
): void {
  const { session } = desk;
  const { fates, stopped, journalError } = delivered;
  const byFate = Map.groupBy(letters, ({ key }) => fates.get(key)?.fate ?? "deferred");
  for (const { key, recipient } of byFate.get("refused") ?? []) {
    session.add(problem("mail/refused", { recipient, reply: fates.get(key)?.reply ?? "" }));
  }
  for (const { key, recipient } of byFate.get("held") ?? []) {
    session.add(problem("mail/held", { recipient, letter: key.slice(0, 12) }));
  }
  if (byFate.has("unread")) session.add(problem("mail/outbox-gone", { file }));
  if (journalError !== undefined) session.add(problem("mail/no-mailbox", { detail: journalError }));
  const left = byFate.get("deferred") ?? [];
  if (stopped) {
    const code = { login: "mail/login-failed", tls: "mail/not-secure" } as const;
    const params = { reply: stopped.reply, run };
    session.add(problem(stopped.stage ? code[stopped.stage] : "mail/no-server", params));
  } else if (left.length > 0) {
    const reply = left.map(({ key }) => fates.get(key)?.reply).find(Boolean) ?? "";
    session.add(problem("mail/deferred", { count: left.length, reply, run }));
  }
  for (const channel of new Set(printed.flatMap(({ channel }) => (channel === "email" ? [] : [channel]))))
    session.io.out.write(`${mailMessages[session.language].printFile(printFileOf(run, channel))}\n`);
  const sent = byFate.get("sent")?.length ?? 0;
  session.io.out.write(
    `${mailMessages[session.language].sent({ sent, printed: printed.length, left: letters.length - sent })}\n`,
  );
}
