/**
 * `kansli verify`: where a paper comes from, and whether it is still as it was made.
 *
 * What the file says of itself is not believed: the paper is made again from the commit that it names, and
 * held against the file byte by byte.
 */
import { basename, dirname, isAbsolute, resolve } from "node:path";
import { type Diagnostic, hasErrors, type Outcome, problem } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import {
  inputsOf,
  loadTemplates,
  MANIFEST,
  type Paper,
  type PaperProvenance,
  planPapers,
  provenanceOfWord,
  provenanceOfXmp,
  readManifest,
  sha256,
  useOf,
} from "../../documents/index.ts";
import {
  type Commit,
  findAlterations,
  findCommit,
  findOrigins,
  readSeals,
  sealedAs,
} from "../../history/index.ts";
import { attempt, type Host, tryRead } from "../../host/index.ts";
import { readPackage } from "../../ooxml/package.ts";
import { readXmp } from "../../pdf-file/index.ts";
import type { DecisionRecord } from "../../records/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import type { Globals } from "../globals.ts";
import { type HistoryMessages, historyMessages } from "../history-messages.ts";
import type { Io } from "../io.ts";
import { makeAgain, SHORT } from "../past-papers.ts";
import { Session } from "../session.ts";
import { Workshop } from "../workshop.ts";
import { listRecords, readRecords, readWorkspace } from "../workspace-files.ts";

export interface VerifyArgs extends Globals {
  /** Papers, wherever they lie, relative to where the command was called. */
  readonly files: readonly string[];
  readonly json?: boolean;
}

/** What is known of one file. */
interface Answer {
  readonly file: string;
  readonly provenance: PaperProvenance | undefined;
  readonly commit: Commit | undefined;
  readonly record: DecisionRecord | undefined;
  /** Whether the paper made again is the same file; `undefined` when it could not be made. */
  readonly same: boolean | undefined;
  readonly newest: boolean | undefined;
  /** The sealed version that holds this very file. */
  readonly sealed: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export async function verify(args: VerifyArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const host = session.findHost();
  if (!host) return session.close();
  await session.settleLanguage(host);
  const workshop = new Workshop();
  try {
    const answers: Answer[] = [];
    for (const file of args.files) answers.push(await verifyFile(file, host, session, workshop));
    session.add(...answers.flatMap(({ diagnostics }) => diagnostics));
    if (args.json) return session.closeWithJson({ files: answers.map(asJson) });
    for (const answer of answers) io.out.write(describe(answer, historyMessages[session.language]));
    return session.close();
  } finally {
    await workshop.close();
  }
}

async function verifyFile(file: string, host: Host, session: Session, workshop: Workshop): Promise<Answer> {
  const { value: bytes, diagnostics: unread } = await readAnywhere(file, host, session);
  const answer = { file, provenance: undefined, commit: undefined, record: undefined };
  const stopped = (...diagnostics: readonly Diagnostic[]): Answer => ({
    ...{ ...answer, same: undefined, newest: undefined, sealed: undefined },
    diagnostics: diagnostics.map((d) => ({ place: { in: "file", file } as const, ...d })),
  });
  if (!bytes) return stopped(...(unread.length > 0 ? unread : [problem("history/no-file", { file })]));
  const read = await readProvenance(bytes, file, host);
  if (!read.value) return stopped(...read.diagnostics);
  const provenance = read.value;
  const fault = provenance.draft ? "history/draft-paper" : "history/no-origin";
  if (provenance.commit === null) return { ...stopped(problem(fault)), provenance };
  const found = await findCommit(host, provenance.commit);
  if (!found.value) return { ...stopped(...found.diagnostics.map(asError)), provenance };

  const claimed = { ...provenance, commit: found.value.hash };
  const { value: again, diagnostics: failed } = await attempt(() => makeAgain(host, claimed, workshop));
  const made = again ?? { value: undefined, diagnostics: failed };
  if (!made.value) return { ...stopped(...made.diagnostics), provenance, commit: found.value };
  const alterations = await findAlterations(bytes, made.value.bytes, file);
  const { seals } = await readSeals(host);
  const newer = await findNewer(made.value.paper, claimed.commit, host, workshop);
  return {
    ...{ file, provenance, commit: found.value, record: made.value.past.record },
    same: alterations.length === 0,
    newest: newer.length === 0,
    sealed: sealedAs(seals, sha256(bytes))?.version,
    diagnostics: [
      ...judged(alterations, provenance, workshop.version, file),
      ...newer.map((d) => ({ place: { in: "file", file } as const, ...d })),
    ],
  };
}

/** Papers are verified where they lie: in the workspace, or among what somebody was sent. */
async function readAnywhere(file: string, host: Host, session: Session): Promise<Outcome<Uint8Array>> {
  const inside = session.inWorkspace(host, file);
  if (!isAbsolute(inside) && !inside.startsWith("..")) return tryRead(host, inside);
  const path = resolve(session.folder, file);
  const read = await tryRead(session.io.openHost(dirname(path)), basename(path));
  const place = { in: "file", file } as const;
  return {
    ...read,
    diagnostics: read.diagnostics.map((d) => ({ ...d, params: { ...d.params, path: file }, place })),
  };
}

/** A git that cannot be asked proves nothing, which for a build is only a note. */
function asError(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "error" };
}

/** Another Kansli may make another file of the same record. */
function judged(
  alterations: readonly Diagnostic[],
  { kansli: made }: PaperProvenance,
  running: string,
  file: string,
): readonly Diagnostic[] {
  if (alterations.length === 0 || made === running) return alterations;
  const place = { in: "file", file } as const;
  return [problem("history/not-proven", { made, running }, { place }), ...alterations.slice(1)];
}

/** What the file says; of a file that cannot say anything, what the list of what was made says. */
async function readProvenance(bytes: Uint8Array, file: string, host: Host) {
  const notOurs = { value: undefined, diagnostics: [problem("history/not-ours")] };
  if (/\.docx$/i.test(file)) {
    const { value: pkg, diagnostics } = readPackage(bytes, file);
    if (!pkg) return { value: undefined, diagnostics };
    const value = provenanceOfWord(pkg);
    return value ? { value, diagnostics: [] } : notOurs;
  }
  const value = provenanceOfXmp(readXmp(bytes)) ?? (await listedAs(bytes, file, host));
  return value ? { value, diagnostics: [] } : notOurs;
}

async function listedAs(bytes: Uint8Array, file: string, host: Host): Promise<PaperProvenance | undefined> {
  const { value: listing } = await tryRead(host, MANIFEST);
  const entries = [...readManifest(listing).manifest.values()];
  const hash = sha256(bytes);
  const name = basename(file);
  const entry =
    entries.find((e) => e.sha256 === hash) ??
    entries.find((e) => basename(e.path) === name && e.path.endsWith(file));
  return entry && { ...entry, paper: entry.path, editable: false };
}

/** What the paper would be made from today, where that is not what it was made from. */
async function findNewer(
  paper: Paper,
  commit: string,
  host: Host,
  workshop: Workshop,
): Promise<readonly Diagnostic[]> {
  const today = await findToday(paper, host);
  if (!today) return [problem("history/no-longer-made")];
  const { fontFiles: fonts } = await workshop.press(host);
  const templates = await loadTemplates(host, today.workspace, [useOf(today.paper)]);
  const { path } = today.paper;
  const traced = { path, ...inputsOf(today.paper, { host, fonts, templates }) };
  const origin = (await findOrigins(host, [traced])).origins.get(path);
  const newer = origin?.draft ? [problem("history/newer-draft")] : [];
  if (origin?.commit === commit || origin?.draft) return newer;
  const isBefore = await host.git("merge-base", "--is-ancestor", commit, "HEAD");
  if (!isBefore.ok) return [problem("history/other-branch", { commit: commit.slice(0, SHORT) })];
  return origin?.commit ? [problem("history/newer", { commit: origin.commit.slice(0, SHORT) })] : newer;
}

/** The same document to the same reader, of the record with the same reference, wherever it lies now. */
async function findToday(
  { record, document, format, recipient }: Paper,
  host: Host,
): Promise<{ readonly paper: Paper; readonly workspace: Workspace } | undefined> {
  const { value: workspace } = await readWorkspace(host);
  if (!workspace) return undefined;
  const { path } = record.source;
  const files = host.isFile(path) ? [path] : await listRecords(host);
  const { good } = await readRecords(host, workspace, files);
  const same = good.filter(({ reference }) => reference === record.reference);
  const found = planPapers(same, workspace).value.papers.find(
    (paper) =>
      paper.document.key === document.key &&
      paper.format === format &&
      paper.recipient?.key === recipient?.key &&
      paper.recipient?.name === recipient?.name,
  );
  return found && { paper: found, workspace };
}

function describe(
  { file, provenance, commit, record, same, newest, sealed }: Answer,
  say: HistoryMessages,
): string {
  const lines: [string, string | undefined][] = [
    [say.record, provenance && `${provenance.record}${record ? ` (${record.reference})` : ""}`],
    [
      say.commit,
      commit && `${commit.hash.slice(0, SHORT)} ${commit.date} ${commit.author}: ${commit.subject}`,
    ],
    [say.kansli, provenance && `Kansli ${provenance.kansli}`],
    [say.check, same === undefined ? say.unchecked : same ? say.same : say.differs],
    ["", newest ? say.newest : undefined],
    [say.seal, sealed === undefined ? undefined : say.sealed(sealed)],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  const told = lines.flatMap(([name, text]) => (text ? [`  ${name.padEnd(width)}  ${text}\n`] : []));
  return `${file}\n${told.join("")}`;
}

function asJson({ file, provenance, commit, record, same, newest, sealed, diagnostics }: Answer) {
  const { paper, kansli, draft } = provenance ?? {};
  return {
    file,
    verified: same === true && !hasErrors(diagnostics),
    ...{ paper, kansli, draft, commit: commit?.hash, date: commit?.date, author: commit?.author },
    ...{ record: provenance?.record, reference: record?.reference, same, newest, sealed },
  };
}
