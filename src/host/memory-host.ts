/**
 * A host in memory, for tests: the same promises as the disk's, held by the same tests.
 */
import { type GitResult, type Host, HostError } from "./host.ts";
import { wholeFile } from "./lfs-pointer.ts";
import { byCodePoint, normalPath } from "./paths.ts";

export interface MemoryHost extends Host {
  /** What the disk would hold, by path. */
  readonly files: Map<string, Uint8Array>;
}

const noRepository: GitResult = {
  ok: false,
  stdout: "",
  stderr: "fatal: not a git repository (or any of the parent directories): .git",
};

/** @param git answers for `git(...)`; by default there is no repository */
export function memoryHost(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  {
    root = "/workspace",
    git = () => noRepository,
  }: { root?: string; git?: (args: readonly string[]) => GitResult } = {},
): MemoryHost {
  const disk = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(files)) disk.set(normalPath(path), bytesOf(content));

  const under = (folder: string): string[] => {
    const normal = normalPath(folder);
    return [...disk.keys()].filter((path) => normal === "" || path.startsWith(`${normal}/`));
  };
  const refuseFolder = (path: string): void => {
    if (normalPath(path) === "" || under(path).length > 0) throw new HostError("EISDIR", path);
  };
  const refuseFileAsFolder = (path: string): void => {
    const steps = normalPath(path).split("/");
    for (let n = 1; n < steps.length; n++) {
      if (disk.has(steps.slice(0, n).join("/"))) throw new HostError("ENOTDIR", path);
    }
  };
  const refuseWrite = (path: string): void => {
    refuseFolder(path);
    refuseFileAsFolder(path);
  };

  return {
    root,
    files: disk,
    isFile(path) {
      try {
        return disk.has(normalPath(path));
      } catch {
        return false;
      }
    },
    async read(path) {
      refuseFolder(path);
      const bytes = disk.get(normalPath(path));
      return bytes && wholeFile(bytes, path);
    },
    async list(folder) {
      return under(folder).sort(byCodePoint);
    },
    async write(path, bytes) {
      refuseWrite(path);
      disk.set(normalPath(path), bytes.slice());
    },
    async append(path, text) {
      refuseWrite(path);
      const before = disk.get(normalPath(path)) ?? new Uint8Array();
      disk.set(normalPath(path), Buffer.concat([before, bytesOf(text)]));
    },
    async remove(path) {
      refuseFolder(path);
      disk.delete(normalPath(path));
    },
    async sweep() {},
    async git(...args) {
      return git(args);
    },
    async gitObjects() {
      return { ...noRepository, objects: [] };
    },
    async gitContent() {
      return undefined;
    },
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}
