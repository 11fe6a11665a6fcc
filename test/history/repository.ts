/**
 * A workspace in a real repository, made on the fly.
 */
import { execFileSync } from "node:child_process";
import { diskHost } from "../../src/host/index.ts";
import type { Files } from "../cli/support.ts";
import { diskWorld, newFolder, starterFiles, type World, worldOf } from "../cli/support.ts";

export { anotherRecord, newFolder, RECORD, starterFiles, textOf } from "../cli/support.ts";

const settings = [
  ...["-c", "user.name=Åsa Öberg", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false"],
  ...["-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false"],
];

export interface RepositoryWorld extends World {
  git(...args: readonly string[]): string;
  write(path: string, content: string | Uint8Array): Promise<void>;
  read(path: string): Promise<Uint8Array>;
  /** Changes a text file. */
  edit(path: string, change: (text: string) => string): Promise<void>;
  /** Commits everything on a day of its own, and gives the hash. */
  commit(message: string): string;
}

let days = 0;

export function repositoryOf(world: World): RepositoryWorld {
  const { host } = world;
  const git = (...args: readonly string[]) => {
    const date = `2024-03-${String(1 + (days % 28)).padStart(2, "0")}T12:00:00Z`;
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const options = { cwd: host.root, env, encoding: "utf8", stdio: "pipe" } as const;
    return execFileSync("git", [...settings, ...args], options).trim();
  };
  const read = async (path: string) => (await host.read(path)) ?? new Uint8Array();
  const write = (path: string, content: string | Uint8Array) =>
    host.write(path, Buffer.from(content as string));
  return Object.assign(world, {
    git,
    read,
    write,
    async edit(path: string, change: (text: string) => string) {
      await write(path, change(Buffer.from(await read(path)).toString()));
    },
    commit(message: string) {
      days++;
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
  });
}

/** The starter's workspace, committed. */
export async function committedWorld(more: Files = {}): Promise<RepositoryWorld & { first: string }> {
  const world = repositoryOf(await diskWorld({ ...(await starterFiles()), ...more }));
  world.git("init", "--quiet");
  return Object.assign(world, { first: world.commit("Begin") });
}

/** Another clone of a world's repository. */
export function cloneOf(world: RepositoryWorld, ...options: readonly string[]): RepositoryWorld {
  const folder = newFolder();
  world.git("clone", "--quiet", ...options, `file://${world.host.root}`, folder);
  return repositoryOf(worldOf(diskHost(folder)));
}
