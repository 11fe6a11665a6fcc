/**
 * A commit as if it were the workspace's folder, read from git's own objects.
 *
 * Nothing is checked out: no worktree to lock, nothing left behind when a run is killed, and what lies in the
 * folder does not matter. Files are as git stores them, so lines end in LF where git says so; Kansli reads
 * both alike. It cannot be written to.
 *
 * Source: git-ls-tree(1), git-cat-file(1)
 */
import { type Diagnostic, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import { type GitObjects, type GitResult, type Host, HostError } from "../host/host.ts";
import { isPointer, wholeFile } from "../host/lfs-pointer.ts";
import { byCodePoint, normalPath } from "../host/paths.ts";
import { gitFailed, repositoryProblem } from "./git-problems.ts";

export interface Commit {
  readonly hash: string;
  readonly author: string;
  /** Of the author's day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly subject: string;
}

/** A name that git knows: hash, branch, tag, `HEAD~2`. `history/no-commit` when it knows none. */
export async function findCommit(host: Host, name: string): Promise<Outcome<Commit>> {
  const inside = await host.git("rev-parse", "--is-inside-work-tree");
  if (!inside.ok) return failed(repositoryProblem(inside));
  const format = "--format=%H%x00%an%x00%as%x00%s";
  const asked = ["-c", "log.showSignature=false", "show", "--no-patch", "--no-notes", "--no-mailmap"];
  const shown = await host.git(...asked, format, "--end-of-options", `${name}^{commit}`, "--");
  if (!shown.ok) return failed(problem("history/no-commit", { name }));
  const [hash = "", author = "", date = "", subject = ""] = shown.stdout.trimEnd().split("\0");
  return { value: { hash, author, date, subject }, diagnostics: [] };
}

/** The workspace as a commit holds it. */
export async function commitHost(host: Host, commit: string): Promise<Outcome<Host>> {
  const tree = await host.git("ls-tree", "-r", "-z", commit);
  if (!tree.ok) return failed(gitFailed(tree));
  const blobs = parseTree(tree.stdout);
  return { value: new CommitHost(host, commit, blobs), diagnostics: [] };
}

/** `<mode> blob <hash>\t<path>`; submodules are commits, and symbolic links are left out as `list` does. */
function parseTree(output: string): Map<string, string> {
  const lines = output.split("\0").map((line) => /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line));
  return new Map(lines.flatMap((line) => (line ? [[line[2] ?? "", line[1] ?? ""] as const] : [])));
}

/** Read together when the first of them is asked for: a build needs nearly all of them. */
const READ_AT_ONCE = /^(kansli|contacts)\.yaml$|^(kinds|fonts|templates)\//;

class CommitHost implements Host {
  readonly root: string;
  readonly #host: Host;
  readonly #commit: string;
  readonly #blobs: ReadonlyMap<string, string>;
  readonly #read = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(host: Host, commit: string, blobs: ReadonlyMap<string, string>) {
    this.root = host.root;
    this.#host = host;
    this.#commit = commit;
    this.#blobs = blobs;
  }

  isFile(path: string): boolean {
    try {
      return this.#blobs.has(normalPath(path));
    } catch {
      return false;
    }
  }

  read(path: string): Promise<Uint8Array | undefined> {
    const normal = normalPath(path);
    if (!this.#blobs.has(normal)) return Promise.resolve(undefined);
    const stored = this.#read.get(normal) ?? this.#ask(normal);
    return stored.then((bytes) => this.#whole(normal, bytes));
  }

  #ask(normal: string): Promise<Uint8Array | undefined> {
    const together = READ_AT_ONCE.test(normal)
      ? [...this.#blobs.keys()].filter((file) => READ_AT_ONCE.test(file))
      : [normal];
    const asked = this.#host.gitObjects(together.map((file) => this.#blobs.get(file) ?? ""));
    together.forEach((file, at) => {
      this.#read.set(
        file,
        asked.then(({ objects }) => objects[at]),
      );
    });
    return this.#read.get(normal) ?? Promise.resolve(undefined);
  }

  /** What git stores is a pointer where Git LFS keeps the content; its filter knows how to get it. */
  async #whole(path: string, stored: Uint8Array | undefined): Promise<Uint8Array | undefined> {
    if (!stored || !isPointer(stored)) return stored;
    return wholeFile((await this.gitContent(`${this.#commit}:./${path}`)) ?? stored, path);
  }

  list(folder: string): Promise<string[]> {
    const prefix = normalPath(folder);
    const inside = [...this.#blobs.keys()].filter((path) => prefix === "" || path.startsWith(`${prefix}/`));
    return Promise.resolve(inside.sort(byCodePoint));
  }

  write(path: string): Promise<void> {
    return Promise.reject(new HostError("EROFS", path));
  }

  append(path: string): Promise<void> {
    return Promise.reject(new HostError("EROFS", path));
  }

  remove(path: string): Promise<void> {
    return Promise.reject(new HostError("EROFS", path));
  }

  sweep(): Promise<void> {
    return Promise.resolve();
  }

  git(...args: readonly string[]): Promise<GitResult> {
    return this.#host.git(...args);
  }

  gitObjects(names: readonly string[]): Promise<GitObjects> {
    return this.#host.gitObjects(names);
  }

  gitContent(name: string): Promise<Uint8Array | undefined> {
    return this.#host.gitContent(name);
  }
}

function failed(diagnostic: Diagnostic): Outcome<never> {
  return { value: undefined, diagnostics: [diagnostic] };
}
