/**
 * `kansli history`: a record's versions, newest first: when, who, and what changed in the record's own words.
 */
import { type Diagnostic, hasErrors, problem } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import { MANIFEST, type ManifestEntry, readManifest } from "../../documents/index.ts";
import {
  type Change,
  compareFacts,
  FactReader,
  findVersions,
  readSeals,
  recordHash,
  sealedAs,
  type Version,
} from "../../history/index.ts";
import { type Host, tryRead } from "../../host/index.ts";
import { shortChange } from "../changes-text.ts";
import type { Globals } from "../globals.ts";
import { historyMessages } from "../history-messages.ts";
import { hasColour, type Io } from "../io.ts";
import { readRuns } from "../mail-desk.ts";
import { oneRecord } from "../one-record.ts";
import { SHORT } from "../past-papers.ts";
import { recipientNames } from "../recipient-names.ts";
import { describeSent, type SentLetter, sentBySource } from "../sent-from.ts";
import { Session } from "../session.ts";

export interface HistoryArgs extends Globals {
  /** A record: its path or its reference. */
  readonly record: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Versions shown unless all are asked for. */
const SHOWN = 50;

interface Told {
  readonly version: Version;
  readonly changes: readonly Change[];
  /** Papers in out/ that were made from it. */
  readonly made: readonly string[];
  readonly sealed: number | undefined;
  readonly sent: readonly SentLetter[];
}

export async function history(args: HistoryArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const told = await tell(session, args.record);
  if (!told) return args.json ? session.closeWithJson({ versions: [] }) : session.close();
  const shown = args.all || args.json ? told : told.slice(0, SHOWN);
  if (args.json) return session.closeWithJson({ versions: shown.map(asJson) });
  const say = historyMessages[session.language];
  const painting = { say, colour: hasColour(io.out, io.env) };
  const names = told.some(({ sent }) => sent.length > 0)
    ? await namesFor(session)
    : new Map<string, string>();
  const sentOf = ({ sent }: Told) => describeSent(sent, names, session.language);
  io.out.write(shown.map((one) => describe(one, painting, sentOf(one))).join("\n"));
  if (told.length > shown.length) io.out.write(`\n${say.more(told.length - shown.length)}\n`);
  return session.close();
}

async function tell(session: Session, argument: string): Promise<Told[] | undefined> {
  const opened = await session.openWorkspace();
  if (!opened) return undefined;
  const { host, workspace } = opened;
  const path = await oneRecord(session, host, argument);
  if (path === undefined) return undefined;
  const { value: versions, diagnostics } = await findVersions(host, path);
  // Without git a build goes on; a history cannot be told.
  session.add(...diagnostics.map((d): Diagnostic => ({ ...d, severity: "error" })));
  if (!versions) return undefined;
  if (versions.length === 0) session.add(problem("cli/no-such-record", { file: argument }));
  if (hasErrors(session.diagnostics)) return undefined;
  const papers = await papersBySource(host);
  const reader = new FactReader(workspace);
  const { seals } = await readSeals(host);
  const sent = sentBySource((await readRuns(session, host)) ?? []);
  return versions.map((version) => {
    const hash = version.after && recordHash(version.after);
    const made = hash === undefined ? [] : (papers.get(hash) ?? []);
    const sealed = hash === undefined ? undefined : sealedAs(seals, hash)?.version;
    return { version, changes: changesOf(version, reader), made, sealed, sent: sent.get(hash ?? "") ?? [] };
  });
}

async function namesFor(session: Session): Promise<ReadonlyMap<string, string>> {
  const opened = await session.openWorkspace();
  return opened ? recipientNames(opened.host, opened.workspace) : new Map();
}

function changesOf({ before, after }: Version, reader: FactReader): Change[] {
  return before && after ? compareFacts(reader.read(before), reader.read(after)) : [];
}

/** Papers in out/ by the hash of the record that they were made from. */
async function papersBySource(host: Host): Promise<ReadonlyMap<string, string[]>> {
  const { value: bytes } = await tryRead(host, MANIFEST);
  const papers = new Map<string, string[]>();
  for (const { recordSha256, path } of readManifest(bytes).manifest.values() as Iterable<ManifestEntry>) {
    papers.set(recordSha256, [...(papers.get(recordSha256) ?? []), path]);
  }
  return papers;
}

function describe(
  { version, changes, made, sealed }: Told,
  painting: Parameters<typeof shortChange>[1],
  sent: readonly string[],
): string {
  const { say } = painting;
  const { commit, before, after, path, movedFrom } = version;
  const head = commit
    ? `${commit.date}  ${commit.author}  ${commit.hash.slice(0, SHORT)}  ${commit.subject}`
    : say.uncommitted;
  const lines = [
    ...(before ? [] : [say.begun]),
    ...(after ? [] : [say.ended]),
    ...(movedFrom === undefined ? [] : [`${say.renamed}: ${movedFrom} → ${path}`]),
    ...changes.flatMap((change) => shortChange(change, painting).split("\n")),
    ...(made.length > 0 ? [`${say.made}: ${asNames(made)}`] : []),
    ...(sealed === undefined ? [] : [say.sealed(sealed)]),
    ...sent,
  ];
  return `${head}\n${lines.map((text) => `  ${text}\n`).join("")}`;
}

/** Papers that are listed one by one; of more only the number of each format is told. */
const NAMED = 6;

function asNames(papers: readonly string[]): string {
  if (papers.length <= NAMED) return papers.map((path) => path.slice(path.lastIndexOf("/") + 1)).join(", ");
  const formats = Map.groupBy(papers, (path) => path.slice(path.lastIndexOf(".") + 1));
  return [...formats].map(([format, { length }]) => `${length} ${format}`).join(", ");
}

function asJson({ version, changes, made, sealed, sent }: Told) {
  const { commit, path, movedFrom, before, after } = version;
  return {
    commit: commit ?? null,
    path,
    movedFrom,
    begun: !before,
    ended: !after,
    changes,
    made,
    sealed,
    sent,
  };
}
