import { dirname } from "node:path";
import type { Host } from "../host/host.ts";
import type { Io } from "./io.ts";
import type { Session } from "./session.ts";
import { CONFIG } from "./workspace-paths.ts";

/** The workspace that a folder is in, for commands that do without one too. */
export function nearestWorkspace(io: Io, folder: string): Host | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const host = io.openHost(at);
    if (host.isFile(CONFIG)) return host;
    if (at === dirname(at)) return undefined;
  }
}

/** Speaks the language of the workspace around, if there is one. */
export async function speakAsAround(session: Session): Promise<void> {
  const host = nearestWorkspace(session.io, session.folder);
  if (host) await session.settleLanguage(host);
}
