/**
 * The host over a folder of this machine.
 *
 * A write goes to `.<name>.<pid>-<n>.kansli-tmp` beside the file, is synced and renamed, so whoever looks sees
 * the old file or the new one. The process id in the name tells `sweep` whose write it was.
 *
 * Paths are followed through symbolic links before they are checked: a link inside the workspace that
 * points out of it is refused like `../`.
 */
import { execFile, spawn } from "node:child_process";
import type { Dirent } from "node:fs";
import { lstatSync, realpathSync, statSync } from "node:fs";
import { appendFile, mkdir, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import pLimit from "p-limit";
import { type GitObjects, type GitResult, type Host, HostError } from "./host.ts";
import { wholeFile } from "./lfs-pointer.ts";
import { byCodePoint, normalPath } from "./paths.ts";

const TEMPORARY = /^\..*\.(\d+)-\d+\.kansli-tmp$/;
const GIT_OUTPUT_LIMIT = 512 * 1024 * 1024;

/** Files that are read at once: a system may let a process open no more than 256. */
const inTurn = pLimit(64);

/** Counts this process's writes, so that two of one file do not share a temporary name. */
let writes = 0;

/** @param root the workspace's folder; need not exist yet */
export function diskHost(root: string): Host {
  const base = resolve(root);

  const at = (path: string): string => {
    const normal = normalPath(path);
    const full = join(base, normal);
    const inside = relative(realPathOf(base), realPathOf(full));
    if (inside === ".." || inside.startsWith(`..${sep}`)) throw new HostError("OUTSIDE", path);
    return full;
  };

  return {
    root: base,

    isFile(path) {
      try {
        return statSync(at(path)).isFile();
      } catch {
        return false;
      }
    },

    async read(path) {
      try {
        const full = at(path);
        return wholeFile(await inTurn(() => readFile(full)), path);
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw hostError(error, path);
      }
    },

    async list(folder) {
      const prefix = normalPath(folder);
      const found = await filesUnder(at(folder), prefix && `${prefix}/`);
      return found.filter((path) => !TEMPORARY.test(basename(path))).sort(byCodePoint);
    },

    async write(path, bytes, executable = false) {
      try {
        await replaceFile(at(path), bytes, executable ? 0o777 : 0o666);
      } catch (error) {
        throw hostError(error, path);
      }
    },

    async append(path, text) {
      try {
        const full = at(path);
        await inFolderOf(full, () => appendFile(full, text));
      } catch (error) {
        throw hostError(error, path);
      }
    },

    async remove(path) {
      try {
        const full = at(path);
        await rm(full, { force: true });
        await removeEmptyFolders(dirname(full), base);
      } catch (error) {
        throw hostError(error, path);
      }
    },

    async sweep(folder) {
      const prefix = normalPath(folder);
      for (const path of await filesUnder(at(folder), prefix && `${prefix}/`)) {
        const owner = TEMPORARY.exec(basename(path))?.[1];
        if (owner !== undefined && !isRunning(Number(owner))) await rm(join(base, path), { force: true });
      }
    },

    git: (...args) => runGit(base, args),
    gitObjects: (names) => readObjects(base, names),
    gitContent: (name) => readContent(base, name),
  };
}

/**
 * Where a path leads when links are followed; steps that are not there yet are taken as they are.
 * @throws {HostError} `OUTSIDE` for a link to something that is not there: it could become anything
 */
function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    const parent = dirname(path);
    if (!isAbsent(error) || parent === path) throw error;
    // Somebody may have made a folder here since: only a link leads elsewhere.
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) throw new HostError("OUTSIDE", path);
    return join(realPathOf(parent), basename(path));
  }
}

async function filesUnder(folder: string, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) found.push(...(await filesUnder(join(folder, entry.name), `${path}/`)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return [];
    throw hostError(error, folder);
  }
}

/** Makes the file's folder where it is missing; mostly it is there. */
async function inFolderOf<T>(full: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isAbsent(error)) throw error;
    await mkdir(dirname(full), { recursive: true });
    return write();
  }
}

async function replaceFile(full: string, bytes: Uint8Array, mode: number): Promise<void> {
  const temporary = join(dirname(full), `.${basename(full)}.${process.pid}-${writes++}.kansli-tmp`);
  try {
    const file = await inFolderOf(full, () => open(temporary, "wx", mode));
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, full);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function removeEmptyFolders(folder: string, root: string): Promise<void> {
  for (let at = folder; at !== root; at = dirname(at)) {
    try {
      await rmdir(at);
    } catch {
      return;
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

const gitEnvironment = () => ({
  ...process.env,
  ...{ LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
});

function runGit(folder: string, args: readonly string[]): Promise<GitResult> {
  const env = gitEnvironment();
  return new Promise((done) => {
    execFile(
      "git",
      args,
      { cwd: folder, env, encoding: "utf8", maxBuffer: GIT_OUTPUT_LIMIT, windowsHide: true },
      (error, stdout, stderr) => {
        if (!error) done({ ok: true, stdout, stderr });
        else if (error.code === "ENOENT") done({ ok: false, stdout, stderr: error.message, missing: true });
        else done({ ok: false, stdout, stderr: stderr || error.message });
      },
    );
  });
}

function readContent(folder: string, name: string): Promise<Uint8Array | undefined> {
  return new Promise((done) => {
    const options = { cwd: folder, env: gitEnvironment(), maxBuffer: GIT_OUTPUT_LIMIT, windowsHide: true };
    execFile("git", ["cat-file", "--filters", name], { ...options, encoding: "buffer" }, (error, content) =>
      done(error ? undefined : content),
    );
  });
}

function readObjects(folder: string, names: readonly string[]): Promise<GitObjects> {
  if (names.length === 0) return Promise.resolve({ ok: true, stdout: "", stderr: "", objects: [] });
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    const errors: Buffer[] = [];
    const fail = (stderr: string, missing?: true) =>
      done({ ok: false, stdout: "", stderr, objects: [], ...(missing && { missing }) });
    const git = spawn("git", ["cat-file", "--batch"], {
      cwd: folder,
      env: gitEnvironment(),
      windowsHide: true,
    });
    git.stdout.on("data", (chunk) => void chunks.push(chunk));
    git.stderr.on("data", (chunk) => void errors.push(chunk));
    git.on("error", (error: NodeJS.ErrnoException) =>
      fail(error.message, error.code === "ENOENT" ? true : undefined),
    );
    git.on("close", (code) => {
      if (code !== 0) fail(Buffer.concat(errors).toString() || `git ended with ${code}`);
      else
        done({
          ok: true,
          stdout: "",
          stderr: "",
          objects: splitObjects(Buffer.concat(chunks), names.length),
        });
    });
    // A git that ends early closes the pipe; its exit code tells.
    git.stdin.on("error", () => undefined);
    git.stdin.end(`${names.join("\n")}\n`);
  });
}

/** `<hash> <type> <size>`, a line break, the content, a line break; or `<name> missing`. */
function splitObjects(output: Buffer, count: number): (Uint8Array | undefined)[] {
  const objects: (Uint8Array | undefined)[] = [];
  for (let at = 0; objects.length < count; ) {
    const end = output.indexOf(0x0a, at);
    const size = /^[0-9a-f]{40,64} \w+ (\d+)$/.exec(output.toString("utf8", at, end))?.[1];
    at = end + 1;
    objects.push(size === undefined ? undefined : output.subarray(at, at + Number(size)));
    if (size !== undefined) at += Number(size) + 1;
    if (end < 0) break;
  }
  return objects;
}

/** A step of the path is missing, or is a file where a folder would be. */
function isAbsent(error: unknown): boolean {
  return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code);
}

/** One reason for what systems and calls name differently. */
const sameReason: Readonly<Record<string, string>> = {
  EEXIST: "ENOTDIR",
  ERR_FS_EISDIR: "EISDIR",
  ENOTEMPTY: "EISDIR",
  EPERM: "EACCES",
  EDQUOT: "ENOSPC",
};

function hostError(error: unknown, path: string): HostError {
  if (error instanceof HostError) return error;
  const code = codeOf(error);
  return new HostError(sameReason[code] ?? code, path, error);
}
