import { basename } from "node:path";
import { problem } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { Session } from "./session.ts";
import { DECISIONS, isYaml, listRecords } from "./workspace-files.ts";

/**
 * The record that an argument names: its path, or its reference where the file is called so. One that is
 * only in history may be named by the path that it had.
 */
export async function oneRecord(session: Session, host: Host, argument: string): Promise<string | undefined> {
  const path = session.inWorkspace(host, argument);
  if (host.isFile(path) && isYaml(path)) return path;
  const all = await listRecords(host);
  const called = all.filter((file) => basename(file).replace(/\.ya?ml$/i, "") === argument);
  if (called.length === 1) return called[0];
  if (path.startsWith(`${DECISIONS}/`) && isYaml(path)) return path;
  session.add(problem("cli/no-such-record", { file: argument }));
  return undefined;
}
