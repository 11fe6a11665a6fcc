/**
 * `kansli schema`: lets editors check records while they are typed.
 */
import type { ExitCode } from "../../diagnostics/index.ts";
import type { Host } from "../../host/host.ts";
import { attempt } from "../../host/index.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { namesSchema, schemaFiles, withSchemaLine } from "../schema-files.ts";
import { Session } from "../session.ts";
import { listRecords, readRecords } from "../workspace-files.ts";

export interface SchemaArgs extends Globals {
  /** Name the schema in the first line of records that name none. */
  readonly wire: boolean;
}

export async function schema(args: SchemaArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const opened = await session.openWorkspace();
  if (!opened) return session.close();
  const { host, workspace } = opened;
  const { diagnostics } = await attempt(async () => {
    for (const { path, bytes } of await schemaFiles(workspace)) await replace(session, host, path, bytes);
    if (args.wire) await wireRecords(session, host, workspace);
  });
  session.add(...diagnostics);
  return session.close();
}

/** A record with errors is left alone: who mends it should find it as it was. */
async function wireRecords(session: Session, host: Host, workspace: Workspace): Promise<void> {
  const { good } = await readRecords(host, workspace, await listRecords(host));
  for (const { source, kind } of good) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(source.bytes);
    if (namesSchema(text)) continue;
    const wired = withSchemaLine(text, source.path, kind.key);
    await replace(session, host, source.path, new TextEncoder().encode(wired));
  }
}

async function replace({ io, say }: Session, host: Host, path: string, bytes: Uint8Array): Promise<void> {
  const before = await host.read(path);
  if (before && Buffer.compare(before, bytes) === 0) return;
  await host.write(path, bytes);
  io.out.write(`${say.wrote(path)}\n`);
}
