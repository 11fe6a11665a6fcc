import { problem } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { Session } from "./session.ts";

/** Files of the workspace, in order. */
export interface Files {
  readonly records: readonly string[];
  readonly templates: readonly string[];
}

/**
 * The records and templates that arguments name, in the order of all; all of them where there are no arguments.
 * What names none is reported.
 */
export function selectFiles(session: Session, host: Host, all: Files, args: readonly string[]): Files {
  if (args.length === 0) return all;
  const named = args.flatMap((argument) => {
    const path = session.inWorkspace(host, argument);
    const found = [...all.records, ...all.templates].filter(
      (file) => file === path || path === "" || file.startsWith(`${path}/`),
    );
    if (found.length === 0) session.add(problem("cli/no-such-file", { file: argument }));
    return found;
  });
  return {
    records: all.records.filter((file) => named.includes(file)),
    templates: all.templates.filter((file) => named.includes(file)),
  };
}
