/**
 * `kansli diff`: how two versions of a record differ.
 */
import { type Diagnostic, hasErrors, problem } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import {
  type Commit,
  compareFacts,
  FactReader,
  findCommit,
  findVersions,
  type Version,
} from "../../history/index.ts";
import type { Host } from "../../host/host.ts";
import type { Workspace } from "../../workspace/index.ts";
import type { Compared } from "../changes-files.ts";
import { wholeChange } from "../changes-text.ts";
import type { Globals } from "../globals.ts";
import { historyMessages } from "../history-messages.ts";
import { hasColour, type Io } from "../io.ts";
import { oneRecord } from "../one-record.ts";
import { SHORT } from "../past-papers.ts";
import { Session } from "../session.ts";

export interface DiffArgs extends Globals {
  /** A record: its path or its reference. */
  readonly record: string;
  /** Commits, branches or tags. Without them: what is not committed, or else the newest version. */
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
  /** Keys of documents, for `docx`. */
  readonly only?: readonly string[];
  /** Write Word files with tracked changes. */
  readonly docx?: boolean;
  /** Write the changes as a page. */
  readonly html?: boolean;
  readonly pdf?: boolean;
}

/** One side of a comparison. */
export interface Side {
  /** `undefined` for what lies in the folder. */
  readonly commit: Commit | undefined;
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Sides {
  readonly host: Host;
  readonly workspace: Workspace;
  readonly from: Side;
  readonly to: Side;
}

export async function diff(args: DiffArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const sides = await findSides(session, args);
  if (!sides || hasErrors(session.diagnostics)) {
    return args.json ? session.closeWithJson({ from: null, to: null, changes: [] }) : session.close();
  }
  const { workspace, from, to } = sides;
  const reader = new FactReader(workspace);
  const after = reader.read(to.bytes);
  const changes = compareFacts(reader.read(from.bytes), after);
  if (args.docx || args.html || args.pdf) {
    const files = await writeFiles(session, args, { sides, facts: after, changes });
    for (const path of files) io.out.write(`${session.say.wrote(path)}\n`);
    return session.close();
  }
  const say = historyMessages[session.language];
  if (args.json) {
    return session.closeWithJson({ from: from.commit ?? null, to: to.commit ?? null, changes });
  }
  const painting = { say, colour: hasColour(io.out, io.env) };
  io.out.write(`${titleOf(sides, session)}\n\n`);
  io.out.write(
    changes.length === 0 ? `${say.unchanged}\n` : changes.map((c) => wholeChange(c, painting)).join("\n"),
  );
  return session.close();
}

async function writeFiles(session: Session, args: DiffArgs, compared: Compared): Promise<string[]> {
  const formats = (["html", "pdf"] as const).filter((format) => args[format]);
  const { redlinePapers } = await import("../redline-papers.ts");
  const { writeChanges } = await import("../changes-files.ts");
  const redlines = args.docx ? await redlinePapers(session, compared.sides, args.only ?? []) : [];
  return [...redlines, ...(await writeChanges(session, compared, formats))];
}

/** "decisions/2022/22RS8941.yaml: 4a56728 2024-05-02 → not in any commit" */
export function titleOf({ from, to }: Sides, session: Session): string {
  const say = historyMessages[session.language];
  const named = ({ commit }: Side) =>
    commit ? `${commit.hash.slice(0, SHORT)} ${commit.date}` : say.uncommitted;
  return `${to.path}: ${say.between(named(from), named(to))}`;
}

async function findSides(session: Session, { record, from, to }: DiffArgs): Promise<Sides | undefined> {
  const opened = await session.openWorkspace();
  if (!opened) return undefined;
  const { host, workspace } = opened;
  const path = await oneRecord(session, host, record);
  if (path === undefined) return undefined;
  const { value: versions, diagnostics } = await findVersions(host, path);
  // Without git a build goes on; a comparison cannot.
  session.add(...diagnostics.map((d): Diagnostic => ({ ...d, severity: "error" })));
  if (!versions) return undefined;
  const sides = new SideFinder(host, versions, path);
  const [newest] = versions;
  const found = {
    from: from === undefined ? sides.before(newest) : await sides.at(from, session),
    to: to === undefined ? await sides.now(newest) : await sides.at(to, session),
  };
  if (!found.from || !found.to) {
    if (!hasErrors(session.diagnostics)) session.add(problem("history/no-earlier", { record: path }));
    return undefined;
  }
  return { host, workspace, from: found.from, to: found.to };
}

class SideFinder {
  readonly #host: Host;
  readonly #versions: readonly Version[];
  readonly #path: string;

  constructor(host: Host, versions: readonly Version[], path: string) {
    this.#host = host;
    this.#versions = versions;
    this.#path = path;
  }

  /** What the newest version changed. */
  before(newest: Version | undefined): Side | undefined {
    if (!newest?.before) return undefined;
    const earlier = this.#versions[this.#versions.indexOf(newest) + 1];
    const { before: bytes } = newest;
    return { commit: earlier?.commit, path: earlier?.path ?? newest.path, bytes };
  }

  async now(newest: Version | undefined): Promise<Side | undefined> {
    if (newest && !newest.commit)
      return newest.after && { ...newest, commit: undefined, bytes: newest.after };
    const bytes = await this.#host.read(this.#path);
    return bytes && { commit: newest?.commit, path: this.#path, bytes };
  }

  /** The record as a commit holds it, by whichever of its names it had then. */
  async at(name: string, session: Session): Promise<Side | undefined> {
    const { value: commit, diagnostics } = await findCommit(this.#host, name);
    session.add(...diagnostics);
    if (!commit) return undefined;
    const paths = [...new Set([this.#path, ...this.#versions.map(({ path }) => path)])];
    const { objects } = await this.#host.gitObjects(paths.map((path) => `${commit.hash}:./${path}`));
    const at = objects.findIndex((object) => object !== undefined);
    const bytes = objects[at];
    if (!bytes) session.add(problem("history/not-there", { record: this.#path, name }));
    return bytes && { commit, path: paths[at] ?? this.#path, bytes };
  }
}
