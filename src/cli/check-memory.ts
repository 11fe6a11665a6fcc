/**
 * Which uses of a workspace's templates this program has found faultless, kept from one run to the next.
 *
 * A file of the user's own for each workspace: whoever may write it may change the program too. What another program
 * wrote, or a killed one half, counts for nothing; where it cannot be kept, the templates are checked again.
 */
import { type CheckedBefore, type Faultless, sha256 } from "../documents/index.ts";
import { attempt, type Host, tryRead } from "../host/index.ts";
import type { Io } from "./io.ts";
import { ownCaches } from "./own-caches.ts";
import { programHash } from "./program.ts";

/** Uses that are remembered of one workspace: many times what one has, and less than a megabyte. */
const MOST = 500;

interface Kept {
  readonly program: string;
  readonly uses: readonly (readonly [name: string, faultless: Faultless])[];
}

export interface CheckMemory extends CheckedBefore {
  save(): Promise<void>;
}

export async function checkMemory(io: Io, workspaceRoot: string): Promise<CheckMemory> {
  const folder = ownCaches(io.env);
  const host = folder === undefined ? undefined : io.openHost(folder);
  const file = `checked/${sha256(workspaceRoot).slice(0, 16)}.json`;
  const program = programHash();
  const uses = new Map(host && (await readKept(host, file, program)));
  let isNew = false;
  return {
    get: (name) => uses.get(name),
    set(name, faultless) {
      uses.delete(name);
      uses.set(name, faultless);
      isNew = true;
    },
    async save() {
      if (!host || !isNew) return;
      const kept: Kept = { program, uses: [...uses].slice(-MOST) };
      await attempt(() => host.write(file, new TextEncoder().encode(JSON.stringify(kept))));
    },
  };
}

async function readKept(host: Host, file: string, program: string): Promise<Kept["uses"]> {
  const { value: bytes } = await tryRead(host, file);
  const kept = bytes && parseKept(new TextDecoder().decode(bytes));
  return kept?.program === program ? kept.uses : [];
}

function parseKept(text: string): Kept | undefined {
  try {
    return JSON.parse(text) as Kept;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
