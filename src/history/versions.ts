/**
 * The versions of one file: every commit that changed it, through renames.
 *
 * In: a path. Out: newest first, each with the contents before and after. A merge counts where it differs
 * from both of its parents. Git is asked twice, however many versions there are.
 *
 * Source: git-log(1), "--follow", "RAW OUTPUT FORMAT" and "DIFF FORMAT FOR MERGES"
 */
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { Commit } from "./commit-host.ts";
import { gitFailed, hasNoCommits, repositoryProblem } from "./git-problems.ts";

export interface Version {
  /** `undefined` for changes that are not committed. */
  readonly commit: Commit | undefined;
  /** What the file was called then, relative to the workspace. */
  readonly path: string;
  /** Where it lay before, if this version moved it. */
  readonly movedFrom: string | undefined;
  /** `undefined` where the file begins. */
  readonly before: Uint8Array | undefined;
  /** `undefined` where the file ends. */
  readonly after: Uint8Array | undefined;
}

interface Raw {
  readonly commit: Commit;
  readonly path: string;
  readonly movedFrom: string | undefined;
  readonly before: string;
  readonly after: string;
}

export async function findVersions(host: Host, path: string): Promise<Outcome<readonly Version[]>> {
  const inside = await host.git("rev-parse", "--show-prefix");
  if (!inside.ok) return { value: undefined, diagnostics: [repositoryProblem(inside)] };
  const log = await host.git(
    ...[
      "-c",
      "log.showSignature=false",
      "-c",
      "diff.renameLimit=0",
      "--literal-pathspecs",
      "log",
      "--follow",
    ],
    ...["--raw", "-c", "-z", "--no-abbrev", "--no-color", "--no-notes", "--no-mailmap", "--no-decorate"],
    ...["--relative", "--format=%x01%H%x02%an%x02%as%x02%s", "--", path],
  );
  if (!log.ok && !hasNoCommits(log)) return { value: undefined, diagnostics: [gitFailed(log)] };
  const raw = parseLog(log.stdout);
  const hashes = [...new Set(raw.flatMap(({ before, after }) => [before, after]))].filter(isBlob);
  const read = await host.gitObjects(hashes);
  if (!read.ok) return { value: undefined, diagnostics: [gitFailed(read)] };
  const blobs = new Map(hashes.map((hash, at) => [hash, read.objects[at]]));
  const versions = raw.map(
    ({ commit, path, movedFrom, before, after }): Version => ({
      ...{ commit, path, movedFrom },
      ...{ before: blobs.get(before), after: blobs.get(after) },
    }),
  );
  return { value: [...(await uncommitted(host, path, versions)), ...versions], diagnostics: [] };
}

/** What lies in the folder, where git would call it changed. */
async function uncommitted(host: Host, path: string, versions: readonly Version[]): Promise<Version[]> {
  const status = await host.git("--literal-pathspecs", "status", "--porcelain", "--", path);
  if (!status.ok || status.stdout.trim() === "") return [];
  const after = await host.read(path);
  return [{ commit: undefined, path, movedFrom: undefined, before: versions[0]?.after, after }];
}

function parseLog(output: string): Raw[] {
  const found: Raw[] = [];
  let commit: Commit | undefined;
  let change: { before: string; after: string; names: number } | undefined;
  let names: string[] = [];
  for (const token of output.split("\0").flatMap(splitHeader)) {
    if (token.startsWith("\x01")) {
      const [hash = "", author = "", date = "", subject = ""] = token.slice(1).trimEnd().split("\x02");
      commit = { hash, author, date, subject };
    } else if (/^::?\d{6} /.test(token)) {
      change = parseRaw(token);
    } else if (commit && change && token !== "") {
      // Of a rename both names are given; the new one comes last.
      names.push(token);
      if (names.length < change.names) continue;
      const movedFrom = change.names === 2 ? names[0] : undefined;
      found.push({ commit, path: token, movedFrom, before: change.before, after: change.after });
      [change, names] = [undefined, []];
    }
  }
  return found;
}

/** A header and the first change behind it share a token, apart by a line break. */
function splitHeader(token: string): string[] {
  const start = token.replace(/^\n+/, "");
  const cut = start.startsWith("\x01") ? start.search(/\n+::?\d{6} /) : -1;
  return cut < 0 ? [start] : [start.slice(0, cut), start.slice(cut).replace(/^\n+/, "")];
}

/** `:<modes> <hashes> <status>`: one colon a parent. A merge is compared with its first parent. */
function parseRaw(token: string): { before: string; after: string; names: number } {
  const [colons = ":"] = /^:+/.exec(token) ?? [];
  const words = token.slice(colons.length).split(" ");
  const hashes = words.slice(colons.length + 1, -1);
  const status = words.at(-1) ?? "";
  const isRename = colons.length === 1 && /^[RC]/.test(status);
  return { before: hashes[0] ?? "", after: hashes.at(-1) ?? "", names: isRename ? 2 : 1 };
}

function isBlob(hash: string): boolean {
  return hash !== "" && !/^0+$/.test(hash);
}
