/**
 * Provenance: which commit each paper comes from.
 *
 * In: the files that each paper is made from. Out: the newest commit that changed any of them, or a draft
 * when one of them has changes that are not committed. Later commits that touch none of them change nothing.
 *
 * Git is asked once for all papers; the simplification that `git log -1 -- <files>` does is then repeated for
 * each in memory. Where two branches changed different files of one paper, the answer is the merge: no
 * earlier commit holds both.
 *
 * Source: git-log(1), "History Simplification"
 */
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import { CONTACTS, contactsAsText, contactTexts } from "../documents/inputs.ts";
import type { Origin } from "../documents/manifest.ts";
import type { GitResult, Host } from "../host/host.ts";
import { gitFailed, hasNoCommits, repositoryProblem } from "./git-problems.ts";

/** A paper, as far as git is concerned. Paths are relative to the workspace. */
export interface Traced {
  readonly path: string;
  readonly files: readonly string[];
  /** Keys of those contacts in contacts.yaml that the paper uses. */
  readonly contacts: readonly string[];
}

export interface Origins {
  /** By the paper's path. */
  readonly origins: ReadonlyMap<string, Origin>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A commit that changed something we asked for, or a merge. */
interface Commit {
  readonly hash: string;
  /** Nearest ancestors of interest, and what differs from each; no parent at the first commit. */
  readonly parents: readonly { readonly hash: string; readonly changed: Set<string> }[];
  /** What a commit without parents brought. */
  readonly added: Set<string>;
}

const unknown: Origin = { commit: null, draft: false };
const draft: Origin = { commit: null, draft: true };

export async function findOrigins(host: Host, papers: readonly Traced[]): Promise<Origins> {
  const allBeing = (origin: Origin) => new Map(papers.map(({ path }) => [path, origin]));
  if (papers.length === 0) return { origins: new Map(), diagnostics: [] };

  const usesContacts = papers.some(({ contacts }) => contacts.length > 0);
  const files = papers.flatMap((paper) => paper.files.map(firstStep));
  const roots = [...new Set([...files, ...(usesContacts ? [CONTACTS] : [])])].sort();
  const [where, log, status] = await Promise.all([
    host.git("rev-parse", "--is-shallow-repository", "--show-prefix"),
    askLog(host, roots),
    askStatus(host, roots),
  ]);
  if (!where.ok) return { origins: allBeing(unknown), diagnostics: [repositoryProblem(where)] };
  const [shallow, prefix = ""] = where.stdout.split("\n");
  if (hasNoCommits(log)) return { origins: allBeing(draft), diagnostics: [] };
  const failed = [log, status].find((result) => !result.ok);
  if (failed) return { origins: allBeing(unknown), diagnostics: [gitFailed(failed)] };

  const commits = parseLog(log.stdout);
  const uncommitted = parseStatus(status.stdout, prefix);
  const contacts = new ContactVersions();
  if (usesContacts) await contacts.load(host, prefix, commits, uncommitted);
  const origins = new Map(
    papers.map((paper) => {
      if (isDraft(paper, uncommitted, contacts)) return [paper.path, draft];
      const newest = newestChange(commits, paper, contacts);
      const isCutOff = shallow === "true" && newest?.parents.length === 0;
      return [paper.path, newest && !isCutOff ? { commit: newest.hash, draft: false } : unknown];
    }),
  );
  const hasUnknown = [...origins.values()].includes(unknown);
  return { origins, diagnostics: hasUnknown && shallow === "true" ? [problem("history/shallow")] : [] };
}

/** The contacts at each commit that changed them, and as they lie now. */
class ContactVersions {
  readonly #versions = new Map<string, ReadonlyMap<string, string>>();

  async load(
    host: Host,
    prefix: string,
    commits: ReadonlyMap<string, Commit>,
    uncommitted: readonly string[],
  ): Promise<void> {
    const asked = new Set(["HEAD"]);
    for (const { hash, parents, added } of commits.values()) {
      const differing = parents.filter(({ changed }) => changed.has(CONTACTS));
      if (differing.length > 0 || added.has(CONTACTS)) asked.add(hash);
      for (const parent of differing) asked.add(parent.hash);
    }
    const names = [...asked];
    const { objects } = await host.gitObjects(names.map((commit) => `${commit}:${prefix}${CONTACTS}`));
    names.forEach((commit, at) => {
      this.#versions.set(commit, contactTexts(objects[at] ?? new Uint8Array()));
    });
    if (!isUncommitted(CONTACTS, uncommitted)) return;
    this.#versions.set(WORKING, contactTexts((await host.read(CONTACTS)) ?? new Uint8Array()));
  }

  /** Whether some of these contacts differ between two versions. */
  differ(keys: readonly string[], one: string, other: string): boolean {
    const [a, b] = [one, other].map((version) => this.#versions.get(version) ?? new Map<string, string>());
    return a !== b && contactsAsText(a ?? new Map(), keys) !== contactsAsText(b ?? new Map(), keys);
  }
}

/** Stands for what lies in the folder, among commits. */
const WORKING = "working";

function isDraft(
  { files, contacts }: Traced,
  uncommitted: readonly string[],
  versions: ContactVersions,
): boolean {
  if (files.some((file) => isUncommitted(file, uncommitted))) return true;
  if (contacts.length === 0 || !isUncommitted(CONTACTS, uncommitted)) return false;
  return versions.differ(contacts, "HEAD", WORKING);
}

/** Folders rather than files keep the command line short, whatever the number of records. */
function firstStep(path: string): string {
  return path.split("/")[0] ?? path;
}

function askLog(host: Host, roots: readonly string[]): Promise<GitResult> {
  return host.git(
    ...["-c", "log.showSignature=false", "-c", "diff.renames=false", "--literal-pathspecs"],
    ...["log", "-z", "--topo-order", "--full-history", "--parents", "-m", "--relative", "--name-only"],
    ...[
      "--pretty=oneline",
      "--no-abbrev-commit",
      "--no-decorate",
      "--no-color",
      "--no-notes",
      "--no-mailmap",
    ],
    ...["--", ...roots],
  );
}

function askStatus(host: Host, roots: readonly string[]): Promise<GitResult> {
  return host.git(
    ...["--literal-pathspecs", "status", "--porcelain=v1", "-z", "--no-renames"],
    ...["--untracked-files=all", "--ignored=traditional", "--", ...roots],
  );
}

/** `hash parent… (from parent) subject`, then the names that differ from that parent. */
const HEADER = /^([0-9a-f]{40,64}(?: [0-9a-f]{40,64})*)(?= |$) ?(?:\(from ([0-9a-f]{40,64})\) )?/;

function parseLog(output: string): Map<string, Commit> {
  const commits = new Map<string, Commit>();
  let names: Set<string> = new Set();
  for (const token of output.split("\0")) {
    const header = HEADER.exec(token);
    if (!header) {
      if (token !== "") names.add(token);
      continue;
    }
    const [hash = "", ...parents] = (header[1] ?? "").split(" ");
    const commit = commits.get(hash) ?? newCommit(hash, parents);
    commits.set(hash, commit);
    names = namesFor(commit, header[2]);
  }
  return commits;
}

function newCommit(hash: string, parents: readonly string[]): Commit {
  return {
    hash,
    parents: parents.map((parent) => ({ hash: parent, changed: new Set<string>() })),
    added: new Set(),
  };
}

/** Where the names after a header belong: git omits the header of a parent from which nothing differs. */
function namesFor(commit: Commit, from: string | undefined): Set<string> {
  const parent = from ? commit.parents.find(({ hash }) => hash === from) : commit.parents[0];
  return parent?.changed ?? commit.added;
}

/** Goes back from the newest commit for as long as some parent holds the same files and contacts. */
function newestChange(
  commits: ReadonlyMap<string, Commit>,
  { files, contacts }: Traced,
  versions: ContactVersions,
): Commit | undefined {
  const inputs = new Set(files);
  const isSame = (commit: Commit, parent: Commit["parents"][number]) =>
    // A subject that begins with a hash reads as one more parent, which is then not among the commits.
    commits.has(parent.hash) &&
    areDisjoint(inputs, parent.changed) &&
    !(parent.changed.has(CONTACTS) && versions.differ(contacts, commit.hash, parent.hash));
  let [commit] = commits.values();
  while (commit) {
    const at: Commit = commit;
    const same = at.parents.find((parent) => isSame(at, parent));
    if (!same) return at.parents.length > 0 || !areDisjoint(inputs, at.added) ? at : undefined;
    commit = commits.get(same.hash);
  }
  return undefined;
}

function areDisjoint(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return false;
  return true;
}

/** Paths of status are relative to the repository; those of an ignored folder end with `/`. */
function parseStatus(output: string, prefix: string): string[] {
  const paths = output.split("\0").map((line) => line.slice(3));
  return paths
    .filter((path) => path !== "" && path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
}

function isUncommitted(input: string, uncommitted: readonly string[]): boolean {
  return uncommitted.some((path) => path === input || (path.endsWith("/") && input.startsWith(path)));
}
