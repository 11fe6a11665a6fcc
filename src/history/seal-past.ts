/**
 * That seals are only added to.
 *
 * In: the seals as they lie. Out: a problem for each file and each entry that some commit of this branch
 * sealed, and that is gone or says something else now. What was sealed first counts, so that nobody can
 * take a seal away in one commit and put another in its place in the next.
 *
 * Source: git-log(1), "RAW OUTPUT FORMAT" and "--full-history"
 */
import { isDeepStrictEqual } from "node:util";
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import type { GitResult, Host } from "../host/host.ts";
import { hasNoCommits, repositoryProblem } from "./git-problems.ts";
import { LIST, parseSeal, recordHash, SEALS, type Seal, type SealedVersion, sealFolder } from "./seals.ts";

/** A content that a file under seals/ once had. */
interface Content {
  readonly path: string;
  readonly blob: string;
}

export async function checkSealPast(host: Host, seals: readonly Seal[]): Promise<Diagnostic[]> {
  const log = await askLog(host);
  if (!log.ok) return hasNoCommits(log) || seals.length === 0 ? [] : [unproven(log)];
  const contents = parseLog(log.stdout);
  const { objects } = await host.gitObjects(contents.map(({ blob }) => blob));
  const past = new Past();
  contents.forEach(({ path }, at) => {
    past.add(path, objects[at]);
  });
  const removed = await past.missingFrom(host, seals);
  return [...removed, ...(seals.length > 0 ? await cutOff(host) : [])];
}

export function sealRemoved(path: string): Diagnostic {
  return problem("history/seal-removed", { path }, { place: { in: "file", file: path } });
}

function askLog(host: Host): Promise<GitResult> {
  return host.git(
    ...["-c", "log.showSignature=false", "--literal-pathspecs", "log", "--reverse", "--topo-order"],
    ...["--full-history", "--diff-filter=AM", "--no-renames", "-m", "--raw", "-z", "--no-abbrev"],
    ...["--no-color", "--relative", "--format=", "--", SEALS],
  );
}

/** Oldest first. */
function parseLog(output: string): Content[] {
  const tokens = output.split("\0");
  return tokens.flatMap((token, at) => {
    const blob = /^\n*:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [AM]$/.exec(token)?.[1];
    const path = tokens[at + 1] ?? "";
    return blob !== undefined && path.startsWith(`${SEALS}/`) ? [{ path, blob }] : [];
  });
}

class Past {
  /** Hashes of sealed texts, by path. */
  readonly #texts = new Map<string, string>();
  /** What lists first said of each version, by the list's path. */
  readonly #lists = new Map<string, SealedVersion[]>();

  add(path: string, bytes: Uint8Array | undefined): void {
    if (!bytes) return;
    if (path.endsWith(`/${LIST}`)) this.#addList(path, bytes);
    else if (/\/\d+\.yaml$/.test(path) && !this.#texts.has(path)) this.#texts.set(path, recordHash(bytes));
  }

  #addList(path: string, bytes: Uint8Array): void {
    const known = this.#lists.get(path) ?? [];
    const { versions } = parseSeal(bytes) ?? { versions: [] };
    this.#lists.set(path, [...known, ...versions.slice(known.length)]);
  }

  async missingFrom(host: Host, seals: readonly Seal[]): Promise<Diagnostic[]> {
    const lists = new Map(seals.map((seal) => [`${sealFolder(seal.reference)}/${LIST}`, seal.versions]));
    const texts = await Promise.all([...this.#texts].map(([path, hash]) => hasText(host, path, hash)));
    const changed = [...this.#lists].filter(([path, known]) => {
      const now = lists.get(path)?.slice(0, known.length);
      // A list that lies there and cannot be read is told of already.
      return now ? !isDeepStrictEqual(now, known) : !host.isFile(path);
    });
    const gone = [...this.#texts.keys()].filter((_, at) => !texts[at]);
    return [...gone, ...changed.map(([path]) => path)].map(sealRemoved);
  }
}

async function hasText(host: Host, path: string, hash: string): Promise<boolean> {
  const now = await host.read(path);
  return now !== undefined && recordHash(now) === hash;
}

/** A clone without the commits that sealed cannot tell what they sealed. */
async function cutOff(host: Host): Promise<Diagnostic[]> {
  const { stdout } = await host.git("rev-parse", "--is-shallow-repository");
  return stdout.trim() === "true" ? [problem("history/seals-unproven")] : [];
}

function unproven(log: GitResult): Diagnostic {
  const why = repositoryProblem(log);
  return why.code === "history/git-failed" ? why : problem("history/seals-unproven");
}
