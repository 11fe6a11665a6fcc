import { type Code, type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import type { HostError } from "./host.ts";

const codes: Readonly<Record<string, Code>> = {
  ENOSPC: "host/disk-full",
  EACCES: "host/no-permission",
  EROFS: "host/read-only",
  EBUSY: "host/in-use",
  EISDIR: "host/folder-in-the-way",
  ENOTDIR: "host/file-in-the-way",
  OUTSIDE: "host/outside",
};

/** Says what a failing disk means to the reader. */
export function hostProblem({ reason, path }: HostError): Diagnostic {
  const place = { place: { in: "file", file: path } as const };
  const code = codes[reason];
  return code ? problem(code, { path }, place) : problem("host/failed", { path, reason }, place);
}
