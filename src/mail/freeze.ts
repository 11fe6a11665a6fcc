/**
 * Freezes a mailing: every letter is built and on the disk before the first is sent.
 *
 * A freeze that is killed is done again from the same plan, with the date that the ledger already holds, and
 * gives the same bytes.
 */
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { DurableLog, Envelope, Post } from "../host/post.ts";
import { type Composing, composeLetter, envelopeOf, letterKey } from "./compose.ts";
import { readFiles } from "./enclosed-files.ts";
import type { LedgerMatter, LetterLine } from "./ledger.ts";
import type { Letter, Matter } from "./letter.ts";
import { outboxOf, printFileOf, putIndex, putLetter } from "./outbox.ts";
import type { Mailing } from "./plan-mailing.ts";
import { printLetters } from "./print.ts";

export interface Freezing {
  readonly host: Host;
  readonly post: Post;
  readonly log: DurableLog;
  readonly composing: Composing;
  readonly onProgress: (done: number, total: number) => void;
}

/** A built letter, and what the ledger says of it. */
export interface Built {
  readonly line: Omit<LetterLine, "eml">;
  readonly envelope: Envelope;
  /** `undefined` for letters by post. */
  readonly bytes: Uint8Array | undefined;
}

/** No value when a file is no longer as it was planned: nothing is then sent. */
export async function freeze(mailing: Mailing, freezing: Freezing): Promise<Outcome<true>> {
  const { host, post, log, composing, onProgress } = freezing;
  const { run } = composing;
  const index = new Map<string, Envelope>();
  const lines: Promise<void>[] = [];
  for (const [done, letter] of mailing.letters.entries()) {
    const { value: built, diagnostics } = await buildLetter(letter, host, composing);
    if (!built) return { value: undefined, diagnostics };
    const eml = built.bytes ? await putLetter(host, run, built.bytes) : "";
    index.set(built.line.key, built.envelope);
    lines.push(log.append({ ...built.line, eml }));
    onProgress(done + 1, mailing.letters.length);
  }
  const printed = await printLetters(mailing.letters, host, composing);
  if (!printed.value) return { value: undefined, diagnostics: printed.diagnostics };
  for (const { channel, bytes } of printed.value) await host.write(printFileOf(run, channel), bytes);
  const hash = await putIndex(host, run, index);
  await post.syncFolder(host.root, outboxOf(run));
  await Promise.all(lines);
  await log.append({ type: "frozen", index: hash });
  return { value: true, diagnostics: [] };
}

export async function buildLetter(letter: Letter, host: Host, composing: Composing): Promise<Outcome<Built>> {
  const key = letterKey(letter, composing.run);
  const files = await readFiles(letter, host);
  if (!files.value) return { value: undefined, diagnostics: files.diagnostics };
  const isMail = letter.channel === "email";
  return {
    value: {
      line: { type: "letter", key, ...lineOf(letter) },
      envelope: isMail ? envelopeOf(letter, key, composing.mail) : { from: "", to: "" },
      bytes: isMail ? await composeLetter(letter, key, files.value, composing) : undefined,
    },
    diagnostics: [],
  };
}

function lineOf({ recipient, channel, matters }: Letter) {
  return { recipient, channel, matters: matters.map(ledgerMatter) };
}

function ledgerMatter({ record, source, commits, files }: Matter): LedgerMatter {
  return {
    reference: record.reference,
    record: record.source.path,
    source,
    commits,
    files: files.map(({ name, document, sha256 }) => ({ name, document, sha256 })),
  };
}
