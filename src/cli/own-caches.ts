/**
 * Where the program keeps what it need not work out again: its own code in the form that Node runs, and which
 * templates it found faultless.
 *
 * In the user's own folder for such things: code is run from there, so nobody else may have written it, as anybody
 * may in the folder for temporary files.
 */
import { join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** @returns nothing where the environment names no place that is the user's alone */
export function ownCaches({ XDG_CACHE_HOME: own, LOCALAPPDATA: windows, HOME: home }: Environment) {
  const caches = own || windows || (home && join(home, ".cache"));
  return caches ? join(caches, "kansli") : undefined;
}

/** Node makes it, keys it by its own version and by what the code says, and does without it where it cannot. */
export function compileCacheFolder(env: Environment): string | undefined {
  const caches = ownCaches(env);
  return env.NODE_COMPILE_CACHE || (caches && join(caches, "compiled"));
}
