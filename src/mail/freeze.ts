/**
 * Freezes a mailing: every letter is built and on the disk before the first is sent.
 *
 * A freeze that is killed is done again from the same plan, with the date that the ledger already holds, and
 * gives the same bytes.
 */
import { type Diagnostic, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import { slug } from "../documents/file-names.ts";
import { sha256 } from "../documents/manifest.ts";
import type { Host } from "../host/host.ts";
import { byCodePoint } from "../host/paths.ts";
import type { DurableLog, Envelope, Post } from "../host/post.ts";
import { type Composing, composeLetter, envelopeOf, type FileBytes, letterKey } from "./compose.ts";
import type { LedgerMatter, LetterLine } from "./ledger.ts";
import type { Letter, Matter } from "./letter.ts";
import { outboxOf, putIndex, putLetter } from "./outbox.ts";
import type { Mailing } from "./plan-mailing.ts";

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
  const posted = await putPost(mailing.letters, host, run);
  if (posted.length > 0) return { value: undefined, diagnostics: posted };
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

/** Files for letters that go by post, a folder each, in the order of the envelopes: by place, then by name. */
async function putPost(letters: readonly Letter[], host: Host, run: string): Promise<readonly Diagnostic[]> {
  const posted = letters.filter(({ channel }) => channel !== "email").toSorted(byPlace);
  for (const [index, letter] of posted.entries()) {
    const { value: files, diagnostics } = await readFiles(letter, host);
    if (!files) return diagnostics;
    const { contact, channel } = letter;
    const folder = `${outboxOf(run)}/post/${String(index + 1).padStart(4, "0")}-${slug(contact.name)}`;
    const lines = [
      contact.organisation,
      contact.name,
      ...(channel === "letter" ? (contact.address ?? []) : []),
    ];
    const address = lines.filter((line) => line !== undefined).join("\n");
    await host.write(`${folder}/address.txt`, new TextEncoder().encode(`${address}\n`));
    for (const { name, bytes } of files) await host.write(`${folder}/${name}`, bytes);
  }
  return [];
}

function byPlace(a: Letter, b: Letter): number {
  const keyOf = ({ channel, contact }: Letter) =>
    [channel, contact.address?.at(-1) ?? "", contact.name].join("\n");
  return byCodePoint(keyOf(a), keyOf(b));
}

function lineOf({ recipient, channel, matters }: Letter) {
  return { recipient, channel, matters: matters.map(ledgerMatter) };
}

function ledgerMatter({ record, commits, files }: Matter): LedgerMatter {
  return {
    reference: record.reference,
    record: record.source.path,
    commits,
    files: files.map(({ name, document, sha256 }) => ({ name, document, sha256 })),
  };
}

/** The files that a letter encloses, if they are still those that were planned. */
export async function readFiles({ matters }: Letter, host: Host): Promise<Outcome<FileBytes[]>> {
  const files: FileBytes[] = [];
  for (const { record, files: enclosed } of matters) {
    for (const { name, path, sha256: planned } of enclosed) {
      const bytes = await host.read(path);
      if (!bytes || sha256(bytes) !== planned) {
        const params = { reference: record.reference, file: path };
        const place = record.placeOf("reference");
        return { value: undefined, diagnostics: [problem("mail/not-as-made", params, { place })] };
      }
      files.push({ name, bytes });
    }
  }
  return { value: files, diagnostics: [] };
}
