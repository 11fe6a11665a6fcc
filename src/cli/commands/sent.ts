/**
 * `kansli sent`: who got which file when, what the servers said, and what is held, refused or came back.
 */
import { type ExitCode, problem } from "../../diagnostics/index.ts";
import { attempt, MailboxError } from "../../host/index.ts";
import {
  type Bounce,
  type LedgerEvent,
  type LedgerLetter,
  type Run,
  readBounce,
  type State,
} from "../../mail/index.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { accessTo, readRuns, whileLocked } from "../mail-desk.ts";
import { mailMessages } from "../mail-messages.ts";
import { recipientNames } from "../recipient-names.ts";
import type { Desk } from "../send-desk.ts";
import { sentCsv, sentJson, sentTable } from "../sent-table.ts";
import { Session } from "../session.ts";

export interface SentArgs extends Globals {
  /** Only this record: its reference, or its file. */
  readonly record?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
  /** A held letter, or the beginning of its key, about which a person now knows. */
  readonly settle?: string;
  readonly as?: "sent" | "lost";
  /** Read the returns mailbox first. */
  readonly bounces?: boolean;
}

export async function sent(args: SentArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const opened = await session.openWorkspace();
  if (!opened) return session.close();
  const { mail } = opened.workspace;
  let runs: Run[] | undefined;
  const { diagnostics } = await attempt(async () => {
    if (mail && (args.settle !== undefined || args.bounces)) {
      const desk: Desk = { ...opened, session, mail, post: io.openPost() };
      await whileLocked(session, desk.host, desk.post, () => change(desk, args));
    }
    runs = await readRuns(session, opened.host);
  });
  session.add(...diagnostics);
  const file = args.record === undefined ? undefined : session.inWorkspace(opened.host, args.record);
  const isAsked = ({ reference, record }: { reference: string; record: string }) =>
    args.record === undefined || reference === args.record || record === file;
  const names = runs?.length
    ? await recipientNames(opened.host, opened.workspace)
    : new Map<string, string>();
  if (args.json) return session.closeWithJson(sentJson(runs ?? [], isAsked, names));
  const code = session.close();
  if (runs)
    io.out.write(
      args.csv ? sentCsv(runs, isAsked, names) : sentTable(runs, isAsked, names, session.language),
    );
  return code;
}

async function change(desk: Desk, args: SentArgs): Promise<void> {
  const runs = await readRuns(desk.session, desk.host);
  if (!runs) return;
  if (args.settle !== undefined) await settle(desk, runs, args.settle, args.as ?? "sent");
  if (args.bounces) await readReturns(desk, runs);
}

/** Letters about which a person may decide: nobody can tell, or their outbox is gone. */
const OPEN: ReadonlySet<State> = new Set(["held", "doubt", "waiting"]);

async function settle(desk: Desk, runs: readonly Run[], letter: string, as: "sent" | "lost"): Promise<void> {
  const { session } = desk;
  const held = runs.flatMap((run) =>
    [...run.letters.values()]
      .filter(({ state, key }) => OPEN.has(state) && key.startsWith(letter))
      .map((l) => ({ run, l })),
  );
  const [only] = held;
  if (!only || held.length > 1) return session.add(problem("mail/unknown-letter", { letter }));
  await note(desk, only.run, only.l, as === "sent" ? "settled-sent" : "settled-lost");
  session.io.err.write(`${mailMessages[session.language].settled(letter)}\n`);
}

async function readReturns(desk: Desk, runs: readonly Run[]): Promise<void> {
  const { session, post, mail } = desk;
  if (!mail.returns) return session.add(problem("mail/not-set-up"));
  const access = await accessTo(session, post, mail.returns);
  if (!access) return;
  const mailbox = post.mailbox({ ...access, folder: mail.returns.folder });
  let count = 0;
  try {
    for await (const message of mailbox.messages()) {
      const bounce = readBounce(message);
      const found = bounce?.action === "failed" ? letterOf(bounce, runs) : undefined;
      if (!found || found.letter.state === "bounced") continue;
      await note(desk, found.run, found.letter, "bounced", bounce?.status);
      (found.run.letters as Map<string, LedgerLetter>).set(found.letter.key, {
        ...found.letter,
        state: "bounced",
      });
      count++;
    }
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error;
    session.add(problem("mail/no-mailbox", { detail: error.message }));
  } finally {
    await mailbox.close();
  }
  session.io.err.write(`${mailMessages[session.language].bounces(count)}\n`);
}

function letterOf({ keys }: Bounce, runs: readonly Run[]): { run: Run; letter: LedgerLetter } | undefined {
  for (const key of keys) {
    for (const run of runs) {
      const letter = run.letters.get(key);
      if (letter) return { run, letter };
    }
  }
  return undefined;
}

async function note(
  desk: Desk,
  run: Run,
  { key }: LedgerLetter,
  type: LedgerEvent,
  reply?: string,
): Promise<void> {
  const { host, post } = desk;
  const log = await post.log(host.root, run.file);
  await log.append({ type, key, at: post.now().toISOString(), ...(reply && { reply }) });
  await log.close();
}
