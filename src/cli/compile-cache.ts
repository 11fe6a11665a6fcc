/**
 * Where Node keeps the program's own code in the form that it runs, so that it starts faster the next time.
 *
 * In the user's own folder for such things: code is run from there, so nobody else may have written it, as anybody
 * may in the folder for temporary files, which is Node's own choice. Node makes it, keys it by its own version and
 * by what the code says, and does without it where it cannot.
 */
import { join } from "node:path";

/** @returns nothing where the environment names no place that is the user's alone */
export function compileCacheFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.NODE_COMPILE_CACHE) return env.NODE_COMPILE_CACHE;
  const { XDG_CACHE_HOME: own, LOCALAPPDATA: windows, HOME: home } = env;
  const caches = own || windows || (home && join(home, ".cache"));
  return caches ? join(caches, "kansli", "compiled") : undefined;
}
