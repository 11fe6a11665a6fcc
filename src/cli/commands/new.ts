/**
 * `kansli new <kind>`: begins a record, in a file that is not there yet.
 */
import { closest, type ExitCode, problem } from "../../diagnostics/index.ts";
import { safeName } from "../../documents/file-names.ts";
import type { Host } from "../../host/host.ts";
import { attempt } from "../../host/index.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { newRecordText } from "../new-record-text.ts";
import { Session } from "../session.ts";
import { DECISIONS } from "../workspace-paths.ts";

export interface NewArgs extends Globals {
  /** Key of the kind. */
  readonly kind: string;
  readonly reference?: string;
  /** Where to put it, relative to where the command was called. */
  readonly file?: string;
}

export async function newRecord(args: NewArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const opened = await session.openWorkspace();
  if (opened) {
    const { diagnostics } = await attempt(() => writeRecord(session, opened.host, opened.workspace, args));
    session.add(...diagnostics);
  }
  return session.close();
}

async function writeRecord(session: Session, host: Host, workspace: Workspace, args: NewArgs): Promise<void> {
  const kind = workspace.kinds.get(args.kind);
  const path =
    args.file === undefined ? freePath(host, args, session.io.today()) : session.inWorkspace(host, args.file);
  if (!kind) {
    const known = [...workspace.kinds.keys()];
    const params = { name: args.kind, known: known.join(", ") };
    return session.add(problem("cli/unknown-kind", params, { suggestion: closest(args.kind, known) }));
  }
  if (host.isFile(path)) return session.add(problem("cli/already-there", { file: path }));
  const text = newRecordText(kind, workspace, { path, reference: args.reference });
  await host.write(path, new TextEncoder().encode(text));
  session.io.out.write(`${session.say.wrote(path)}\n`);
}

/** Named by the reference; without one, by the kind and the first number that is free. */
function freePath(host: Host, { kind, reference }: NewArgs, today: string): string {
  const folder = `${DECISIONS}/${today.slice(0, 4)}`;
  if (reference !== undefined) return `${folder}/${safeName(reference)}.yaml`;
  let n = 1;
  while (host.isFile(`${folder}/${kind}-${n}.yaml`)) n++;
  return `${folder}/${kind}-${n}.yaml`;
}
