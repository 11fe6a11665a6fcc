/**
 * The only door to the outside. Stages get what they need through it; tests use a host in memory.
 * Paths are relative to the workspace's root and use `/`.
 *
 * Every method that touches a file throws `HostError` with reason `OUTSIDE` for a path that leaves the
 * root, also through a symbolic link.
 */
export interface Host {
  /** Absolute path of the workspace, for messages and child processes. */
  readonly root: string;
  /** Whether a file is there. `false` for folders and for paths that leave the root. */
  isFile(path: string): boolean;
  /**
   * `undefined` when there is no such file.
   * @throws {HostError} a folder, no permission; `LFS` for a file whose content Git LFS keeps elsewhere
   */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Files under a folder, sorted by code point, symbolic links not followed. Empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /**
   * Writes a file whole or not at all: to a temporary name in its folder, then renamed.
   * @param executable whether it is a program, where the system tells
   * @throws {HostError} disk full, no permission, a folder where a file should be
   */
  write(path: string, bytes: Uint8Array, executable?: boolean): Promise<void>;
  /**
   * Adds to the end of a file, which a reader may see half done.
   * @throws {HostError} as `write`
   */
  append(path: string, text: string): Promise<void>;
  /**
   * Removes a file, and the folders that are empty without it. Nothing when it is not there.
   * @throws {HostError} no permission
   */
  remove(path: string): Promise<void>;
  /** Removes what killed writes left under a folder. Files that a running process is writing stay. */
  sweep(folder: string): Promise<void>;
  /** Output of git run in the root, or why it failed. */
  git(...args: readonly string[]): Promise<GitResult>;
  /**
   * Contents of git's objects, by hash or as `<commit>:<path>`, in the order asked; one process, however many.
   * `undefined` for what is not there. Names hold no line breaks.
   */
  gitObjects(names: readonly string[]): Promise<GitObjects>;
  /**
   * One file as git would check it out, named `<commit>:./<path>`: through its filters, Git LFS among them.
   * `undefined` when git cannot.
   */
  gitContent(name: string): Promise<Uint8Array | undefined>;
}

export interface GitObjects extends GitResult {
  readonly objects: readonly (Uint8Array | undefined)[];
}

export interface GitResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** There is no `git` to run. */
  readonly missing?: boolean;
}

/** A failing disk, in a form a diagnostic can be made of. */
export class HostError extends Error {
  /** Node's error code: `ENOSPC`, `EACCES`, …; `OUTSIDE` for a path that leaves the root, `LFS` for a pointer. */
  readonly reason: string;
  readonly path: string;
  constructor(reason: string, path: string, cause?: unknown) {
    super(`${reason}: ${path}`, { cause });
    this.reason = reason;
    this.path = path;
  }
}
