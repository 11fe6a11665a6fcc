/**
 * The ledger: what was done to each letter, a line each, never changed.
 *
 * In: the lines of one run's file. Out: the run, its letters and the state that each is in. A line that a kill
 * cut off counts as not written: what it would have allowed had not happened yet. Ids and hashes stand in it,
 * no addresses.
 *
 *     run → letter… → frozen → claim → commit → sent | deferred | refused
 *                                    ↘ (killed) doubt → found | missing | held
 */
import { type Outcome, problem } from "../diagnostics/diagnostic.ts";
import type { Channel } from "../values/value.ts";

export const LEDGERS = "sent";

export interface LedgerMatter {
  readonly reference: string;
  /** The record's file. */
  readonly record: string;
  /** SHA-256 of the record that the files show; see `recordSha256` in the manifest. */
  readonly source: string;
  readonly commits: readonly string[];
  readonly files: readonly { readonly name: string; readonly document: string; readonly sha256: string }[];
}

export interface RunLine {
  readonly type: "run";
  readonly run: string;
  /** When it began, ISO 8601, UTC: the letters' date. */
  readonly at: string;
  readonly letters: number;
}

export interface LetterLine {
  readonly type: "letter";
  readonly key: string;
  readonly recipient: string;
  readonly channel: Exclude<Channel, "none">;
  /** Hash of the frozen letter. */
  readonly eml: string;
  readonly matters: readonly LedgerMatter[];
}

/** Every letter is built and lies in the outbox, whose index has this hash. */
export interface FrozenLine {
  readonly type: "frozen";
  readonly index: string;
}

/**
 * What happened to a letter.
 * - `claim`: somebody is about to hand it to the server; `commit`: its last byte may be about to go
 * - `sent`: the server took it; `found`: it was in the journal; `printed`: it goes by post
 * - `deferred`: not now; `refused`: never, or by mistake; `missing`: in doubt, and not in the journal
 * - `held`: nobody can tell; `bounced`: taken, and sent back
 * - `settled-sent`, `settled-lost`: a person decided about a held letter
 */
export const events = [
  "claim",
  "commit",
  "sent",
  "found",
  "printed",
  "deferred",
  "refused",
  "missing",
  "held",
  "bounced",
  "settled-sent",
  "settled-lost",
] as const;
export type LedgerEvent = (typeof events)[number];

export interface EventLine {
  readonly type: LedgerEvent;
  readonly key: string;
  readonly at: string;
  /** What the server said, without addresses. */
  readonly reply?: string;
}

/** Somebody went on with a run that was cut off: the line before this may be torn. */
export interface ResumedLine {
  readonly type: "resumed";
  readonly at: string;
}

export type LedgerLine = RunLine | LetterLine | FrozenLine | EventLine | ResumedLine;

/** `waiting` is to be sent; `doubt` was perhaps sent; the others are at rest. */
export type State = "waiting" | "doubt" | "sent" | "printed" | "refused" | "held" | "bounced";

export interface LedgerLetter extends LetterLine {
  readonly state: State;
  /** When it came into this state. */
  readonly at: string;
  readonly reply: string | undefined;
  /** When its last byte may have gone, for a letter in doubt. */
  readonly committed: string | undefined;
}

export interface Run {
  readonly file: string;
  readonly run: string;
  readonly at: string;
  /** All its letters are frozen. Before that, none was sent. */
  readonly index: string | undefined;
  readonly letters: ReadonlyMap<string, LedgerLetter>;
}

const states: Readonly<Record<LedgerEvent, State>> = {
  claim: "waiting",
  commit: "doubt",
  sent: "sent",
  found: "sent",
  printed: "printed",
  deferred: "waiting",
  refused: "refused",
  missing: "waiting",
  held: "held",
  bounced: "bounced",
  "settled-sent": "sent",
  "settled-lost": "refused",
};

export function parseLedger(file: string, bytes: Uint8Array): Outcome<Run> {
  const lines = parseLines(new TextDecoder().decode(bytes));
  const first = lines.find((line) => line?.type === "run");
  const badLine = lines.findIndex(
    (line, i) => !line && lines[i + 1]?.type !== "resumed" && i < lines.length - 1,
  );
  if (badLine >= 0) return { value: undefined, diagnostics: [badLedger(file, badLine)] };
  if (first?.type !== "run") {
    // A run that was killed before its first line was whole has sent nothing.
    const isEmpty = lines.every((line) => !line || line.type === "resumed");
    return { value: undefined, diagnostics: isEmpty ? [] : [badLedger(file, 0)] };
  }
  const letters = new Map<string, LedgerLetter>();
  let index: string | undefined;
  let stray = -1;
  for (const [at, line] of lines.entries()) {
    if (line?.type === "letter") letters.set(line.key, asWaiting(line, first.at));
    else if (line?.type === "frozen") index = line.index;
    else if (line && "key" in line) {
      // Nothing happens to a letter before all are frozen: a line is missing.
      if (stray < 0 && (index === undefined || !letters.has(line.key))) stray = at;
      apply(line, letters);
    }
  }
  if (stray >= 0) return { value: undefined, diagnostics: [badLedger(file, stray)] };
  return { value: { file, run: first.run, at: first.at, index, letters }, diagnostics: [] };
}

function badLedger(file: string, line: number) {
  return problem("mail/bad-ledger", { line: line + 1 }, { place: { in: "file", file } });
}

function asWaiting(line: LetterLine, at: string): LedgerLetter {
  return { ...line, state: "waiting", at, reply: undefined, committed: undefined };
}

function apply({ type, key, at, reply }: EventLine, letters: Map<string, LedgerLetter>): void {
  const letter = letters.get(key);
  if (!letter) return;
  const committed = type === "commit" ? at : letter.committed;
  letters.set(key, { ...letter, state: states[type], at, reply: reply ?? letter.reply, committed });
}

/** `undefined` for a line that is not whole. */
function parseLines(text: string): (LedgerLine | undefined)[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => {
    try {
      const value = JSON.parse(line);
      return typeof value === "object" && value !== null && typeof value.type === "string"
        ? value
        : undefined;
    } catch {
      return undefined;
    }
  });
}

/** Letters that a run still owes somebody. */
export function unfinished(run: Run): LedgerLetter[] {
  if (run.index === undefined) return [];
  return [...run.letters.values()].filter(({ state }) => state === "waiting" || state === "doubt");
}
