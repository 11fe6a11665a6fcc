/**
 * What this program worked out about a workspace, kept from one run to the next.
 *
 * A file of the user's own for each workspace: whoever may write it may change the program too. What another program
 * wrote, or a killed one half, counts for nothing; where it cannot be kept, it is worked out again.
 */
import { createHash } from "node:crypto";
import { attempt, tryRead } from "../host/host-problem.ts";
import type { Io } from "./io.ts";
import { ownCaches } from "./own-caches.ts";
import { programHash } from "./program.ts";

export interface Kept<T> {
  readonly value: T | undefined;
  keep(value: T): Promise<void>;
}

/** @param name of what is kept, as a file may be called */
export async function readKept<T>(io: Io, workspaceRoot: string, name: string): Promise<Kept<T>> {
  const folder = ownCaches(io.env);
  if (folder === undefined) return { value: undefined, keep: async () => {} };
  const host = io.openHost(folder);
  const workspace = createHash("sha256").update(workspaceRoot).digest("hex").slice(0, 16);
  const file = `checked/${workspace}-${name}.json`;
  const program = programHash();
  const { value: bytes } = await tryRead(host, file);
  const found = bytes && parse<{ program: string; value: T }>(new TextDecoder().decode(bytes));
  return {
    value: found?.program === program ? found.value : undefined,
    async keep(value) {
      await attempt(() => host.write(file, new TextEncoder().encode(JSON.stringify({ program, value }))));
    },
  };
}

function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
