import { problem } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { Session } from "./session.ts";

/**
 * The records that arguments name, in the order of all records; all of them where there are no arguments.
 * What names none is reported.
 */
export function selectRecords(
  session: Session,
  host: Host,
  all: readonly string[],
  args: readonly string[],
): readonly string[] {
  if (args.length === 0) return all;
  const selected = new Set<string>();
  for (const argument of args) {
    const path = session.inWorkspace(host, argument);
    const named = all.filter((file) => file === path || path === "" || file.startsWith(`${path}/`));
    if (named.length === 0) session.add(problem("cli/no-such-record", { file: argument }));
    for (const file of named) selected.add(file);
  }
  return all.filter((file) => selected.has(file));
}
