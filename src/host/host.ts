/**
 * The only door to the outside. Stages get what they need through it; tests use a host in memory.
 * Paths are relative to the workspace's root and use `/`.
 */
export interface Host {
  /** Absolute path of the workspace, for messages and child processes. */
  readonly root: string;
  /** `undefined` when there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Files under a folder, sorted by code point, symbolic links not followed. Empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /**
   * Writes a file whole or not at all: to a temporary name in its folder, then renamed.
   * @throws {HostError} disk full, no permission, a folder where a file should be
   */
  write(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** Output of git, or why it failed. */
  git(
    ...args: readonly string[]
  ): Promise<{ readonly ok: boolean; readonly stdout: string; readonly stderr: string }>;
}

/** A failing disk, in a form a diagnostic can be made of. */
export class HostError extends Error {
  /** Node's error code: `ENOSPC`, `EACCES`, … */
  readonly reason: string;
  readonly path: string;
  constructor(reason: string, path: string, cause?: unknown) {
    super(`${reason}: ${path}`, { cause });
    this.reason = reason;
    this.path = path;
  }
}
