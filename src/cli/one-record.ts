import { basename } from "node:path";
import { problem } from "../diagnostics/diagnostic.ts";
import { type Host, tryRead } from "../host/index.ts";
import type { Session } from "./session.ts";
import { listRecords } from "./workspace-files.ts";
import { DECISIONS, isYaml } from "./workspace-paths.ts";

/**
 * The record that an argument names: its path, or its reference. A file that is called so is taken before
 * one that says so, for a record that cannot be read has a name all the same. One that is only in history
 * may be named by the path that it had.
 */
export async function oneRecord(session: Session, host: Host, argument: string): Promise<string | undefined> {
  const path = session.inWorkspace(host, argument);
  if (host.isFile(path) && isYaml(path)) return path;
  const all = await listRecords(host);
  const called = all.filter((file) => basename(file).replace(/\.ya?ml$/i, "") === argument);
  const found = called.length > 0 ? called : await thoseThatSay(argument, all, host);
  if (found.length === 1) return found[0];
  if (path.startsWith(`${DECISIONS}/`) && isYaml(path)) return path;
  session.add(problem("cli/no-such-record", { file: argument }));
  return undefined;
}

async function thoseThatSay(reference: string, files: readonly string[], host: Host): Promise<string[]> {
  const said = await Promise.all(files.map(async (file) => referenceIn((await tryRead(host, file)).value)));
  return files.filter((_, at) => said[at] === reference);
}

/** Without reading the YAML: a folder may hold thousands. */
function referenceIn(bytes: Uint8Array | undefined): string | undefined {
  const line = /^reference:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#][^\n#]*))/m.exec(
    new TextDecoder().decode(bytes),
  );
  return (line?.[1] ?? line?.[2] ?? line?.[3])?.trim();
}
