/**
 * Which uses of a workspace's templates this program has found faultless.
 */
import type { CheckedBefore, Faultless } from "../documents/index.ts";
import type { Io } from "./io.ts";
import { readKept } from "./kept.ts";

/** Uses that are remembered of one workspace: many times what one has, and less than a megabyte. */
const MOST = 500;

export interface CheckMemory extends CheckedBefore {
  save(): Promise<void>;
}

export async function checkMemory(io: Io, workspaceRoot: string): Promise<CheckMemory> {
  const kept = await readKept<readonly (readonly [name: string, faultless: Faultless])[]>(
    ...[io, workspaceRoot, "templates"],
  );
  const uses = new Map(kept.value);
  let isNew = false;
  return {
    get: (name) => uses.get(name),
    set(name, faultless) {
      uses.delete(name);
      uses.set(name, faultless);
      isNew = true;
    },
    async save() {
      if (isNew) await kept.keep([...uses].slice(-MOST));
    },
  };
}
