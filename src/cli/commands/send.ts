/**
 * `kansli send`: prints a plan; with the plan's hash, sends it.
 */
import { resolve } from "node:path";
import { type ExitCode, hasErrors, problem } from "../../diagnostics/index.ts";
import { MANIFEST, readManifest } from "../../documents/index.ts";
import { attempt } from "../../host/index.ts";
import {
  buildLetter,
  keepOutOfGit,
  LEDGERS,
  type Mailing,
  MailTemplates,
  Past,
  planMailing,
  printLetters,
  type Run,
  readLogo,
  unfinished,
} from "../../mail/index.ts";
import { buildPapers } from "../build-papers.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { readRuns, whileLocked } from "../mail-desk.ts";
import { mailMessages } from "../mail-messages.ts";
import { planJson, printPlan } from "../plan-table.ts";
import { composingFor, type Desk } from "../send-desk.ts";
import { beginRun, finishRun } from "../send-run.ts";
import { Session } from "../session.ts";
import { Workshop } from "../workshop.ts";

export interface SendArgs extends Globals {
  /** Record files or folders, relative to where the command was called. All records when empty. */
  readonly files: readonly string[];
  /** Hash of the plan to send. */
  readonly plan?: string;
  /** Folder to write the letters to, to look at. */
  readonly preview?: string;
  readonly json?: boolean;
}

export async function send(args: SendArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const opened = await session.openWorkspace();
  if (!opened) return session.close();
  const { mail } = opened.workspace;
  let mailing: Mailing | undefined;
  if (!mail) session.add(problem("mail/not-set-up"));
  else {
    const desk: Desk = { ...opened, session, mail, post: io.openPost() };
    const { diagnostics } = await attempt(async () => {
      if (args.plan === undefined) mailing = await showPlan(desk, args);
      else await whileLocked(session, desk.host, desk.post, () => sendPlan(desk, args, args.plan ?? ""));
    });
    session.add(...diagnostics);
  }
  return args.json ? session.closeWithJson(planJson(mailing)) : session.close();
}

async function showPlan(desk: Desk, args: SendArgs): Promise<Mailing | undefined> {
  const { session } = desk;
  const runs = await readRuns(session, desk.host);
  if (!runs || hasUnfinished(runs, session)) return undefined;
  const mailing = await plan(desk, runs, args);
  if (!mailing) return undefined;
  if (args.preview !== undefined) await writePreview(desk, mailing, args.preview);
  if (!args.json) printPlan(mailing, session, args.files);
  return mailing;
}

/** Goes on with a run that was begun, or begins it if the plan is still the one that was looked at. */
async function sendPlan(desk: Desk, args: SendArgs, asked: string): Promise<void> {
  const { session } = desk;
  const runs = await readRuns(session, desk.host);
  if (!runs) return;
  if ((await checkStation(desk)) === undefined) return;
  const begun = runs.find(({ run, index }) => run === asked && index !== undefined);
  if (begun) {
    if (unfinished(begun).length === 0) session.io.out.write(`${mailMessages[session.language].finished}\n`);
    else await finishRun(desk, begun);
    return;
  }
  if (hasUnfinished(runs, session)) return;
  const mailing = await plan(desk, runs, args);
  if (!mailing) return;
  if (mailing.hash !== asked) return session.add(problem("mail/plan-changed", { asked, hash: mailing.hash }));
  const run = await beginRun(
    desk,
    mailing,
    runs.find(({ run }) => run === asked),
  );
  if (run) await finishRun(desk, run);
}

function hasUnfinished(runs: readonly Run[], session: Session): boolean {
  const cutOff = runs
    .map((run) => ({ run: run.run, count: unfinished(run).length }))
    .filter(({ count }) => count > 0);
  session.add(...cutOff.map((params) => problem("mail/unfinished", params)));
  return cutOff.length > 0;
}

/** Only one copy of the workspace sends: the one that kansli.yaml names. */
async function checkStation({ session, host, post, mail, workspace }: Desk): Promise<string | undefined> {
  await keepOutOfGit(host);
  const station = await post.station(host.root, LEDGERS);
  if (station === mail.station) return station;
  session.add(problem("mail/other-station", { station }, { place: workspace.placeOf("mail", "station") }));
  return undefined;
}

async function plan(desk: Desk, runs: readonly Run[], args: SendArgs): Promise<Mailing | undefined> {
  const { session, host, post, workspace, mail } = desk;
  const unknown = mail.attach.flatMap((name, index) =>
    workspace.documents.has(name)
      ? []
      : [problem("mail/unknown-document", { name }, { place: workspace.placeOf("mail", "attach", index) })],
  );
  session.add(...unknown);
  if (unknown.length > 0) return undefined;
  await checkStation(desk);
  const templates = await MailTemplates.load(host, workspace, mail);
  session.add(...templates.diagnostics);
  if (hasErrors(templates.diagnostics)) return undefined;

  const workshop = new Workshop();
  try {
    const made = await buildPapers(session, workshop, {
      ...{ files: args.files, only: mail.attach, format: mail.formats },
    });
    if (!made) return undefined;
    if (made.papers.length === 0) {
      session.add(problem("mail/nothing-to-send", {}, { place: workspace.placeOf("mail", "attach") }));
    }
    const mailing = planMailing({
      records: [...new Set(made.papers.map(({ paper }) => paper.record))],
      papers: made.papers,
      entries: readManifest(await host.read(MANIFEST)).manifest,
      found: session.diagnostics,
      logo: await readLogo(host, workspace),
      ...{ workspace, mail, templates: templates.value, past: new Past(runs) },
      station: await post.station(host.root, LEDGERS),
    });
    session.add(...mailing.diagnostics);
    return mailing.value;
  } finally {
    await workshop.close();
  }
}

/** The letters as they would go if they went now. */
async function writePreview(desk: Desk, mailing: Mailing, folder: string): Promise<void> {
  const { session, host } = desk;
  const composing = await composingFor(desk, mailing.hash, desk.post.now());
  if (!composing) return;
  const into = session.io.openHost(resolve(session.folder, folder));
  let count = 0;
  for (const letter of mailing.letters) {
    const { value, diagnostics } = await buildLetter(letter, host, composing);
    session.add(...diagnostics);
    if (!value?.bytes) continue;
    await into.write(`${String(++count).padStart(4, "0")}-${value.line.key.slice(0, 8)}.eml`, value.bytes);
  }
  const printed = await printLetters(mailing.letters, host, composing);
  session.add(...printed.diagnostics);
  for (const { channel, bytes } of printed.value ?? []) await into.write(`${channel}.pdf`, bytes);
  session.io.out.write(`${mailMessages[session.language].preview(count, folder)}\n`);
}
