import { type Code, type Diagnostic, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import { type Host, HostError } from "./host.ts";

const codes: Readonly<Record<string, Code>> = {
  ENOSPC: "host/disk-full",
  EACCES: "host/no-permission",
  EROFS: "host/read-only",
  EBUSY: "host/in-use",
  EISDIR: "host/folder-in-the-way",
  ENOTDIR: "host/file-in-the-way",
  OUTSIDE: "host/outside",
  LFS: "host/lfs-pointer",
};

/** Says what a failing disk means to the reader. */
export function hostProblem({ reason, path }: HostError): Diagnostic {
  const place = { place: { in: "file", file: path } as const };
  const code = codes[reason];
  return code ? problem(code, { path }, place) : problem("host/failed", { path, reason }, place);
}

/** What a piece of work on the disk gives, or the diagnostic of why it failed. */
export async function attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work(), diagnostics: [] };
  } catch (error) {
    if (error instanceof HostError) return { value: undefined, diagnostics: [hostProblem(error)] };
    throw error;
  }
}

/** A file's bytes; neither value nor diagnostics when it is not there. */
export function tryRead(host: Host, path: string): Promise<Outcome<Uint8Array>> {
  return attempt(() => host.read(path)) as Promise<Outcome<Uint8Array>>;
}
