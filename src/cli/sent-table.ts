/**
 * What was sent: as a table, as CSV and as JSON. A row a record and recipient.
 */
import type { LedgerLetter, Run } from "../mail/index.ts";
import type { LedgerMatter } from "../mail/ledger.ts";
import type { Language } from "../values/language.ts";
import { mailMessages } from "./mail-messages.ts";

/** Of recipients, by the ids in the ledgers. */
type Names = ReadonlyMap<string, string>;
type Asked = (matter: LedgerMatter) => boolean;

interface Row {
  readonly run: Run;
  readonly letter: LedgerLetter;
  readonly matter: LedgerMatter;
}

function rowsOf(runs: readonly Run[], isAsked: Asked): Row[] {
  return runs
    .filter(({ index }) => index !== undefined)
    .flatMap((run) =>
      [...run.letters.values()].flatMap((letter) =>
        letter.matters.filter(isAsked).map((matter) => ({ run, letter, matter })),
      ),
    );
}

const SHORT = 12;

export function sentTable(runs: readonly Run[], isAsked: Asked, names: Names, language: Language): string {
  const say = mailMessages[language];
  const rows = rowsOf(runs, isAsked).map(({ letter, matter }) => [
    matter.reference,
    names.get(letter.recipient) ?? letter.recipient,
    say.channel[letter.channel],
    say.state[letter.state],
    letter.at.slice(0, 19).replace("T", " "),
    matter.files.map(({ name, sha256 }) => `${name} ${sha256.slice(0, SHORT)}`).join(", "),
    letter.key.slice(0, SHORT),
    letter.reply ?? "",
  ]);
  if (rows.length === 0) return `${say.noneSent}\n`;
  const table = [say.heads, ...rows];
  const widths = say.heads.map((_head, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

const columns = [
  "reference",
  "recipient",
  "name",
  "channel",
  "state",
  "at",
  "file",
  "sha256",
  "reply",
  "run",
  "letter",
];

/** A line a file. What a spreadsheet would run is led by an apostrophe. */
export function sentCsv(runs: readonly Run[], isAsked: Asked, names: Names): string {
  const lines = rowsOf(runs, isAsked).flatMap(({ run, letter, matter }) =>
    matter.files.map(({ name, sha256 }) => {
      const { recipient, channel, state, at, reply = "", key } = letter;
      return [
        matter.reference,
        recipient,
        names.get(recipient) ?? "",
        channel,
        state,
        at,
        name,
        sha256,
        reply,
        run.run,
        key,
      ];
    }),
  );
  return `\uFEFF${[columns, ...lines].map((line) => line.map(csvCell).join(";")).join("\r\n")}\r\n`;
}

function csvCell(text: string): string {
  const safe = /^[=@+\-\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function sentJson(runs: readonly Run[], isAsked: Asked, names: Names) {
  const letters = rowsOf(runs, isAsked).map(({ run, letter, matter }) => ({
    ...{ reference: matter.reference, record: matter.record, commits: matter.commits, files: matter.files },
    ...{
      recipient: letter.recipient,
      name: names.get(letter.recipient) ?? null,
      channel: letter.channel,
      state: letter.state,
      at: letter.at,
    },
    ...{ reply: letter.reply ?? null, run: run.run, letter: letter.key },
  }));
  return { letters };
}
