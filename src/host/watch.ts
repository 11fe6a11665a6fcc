/**
 * Tells when files of a folder change, after they have been quiet for a moment: editors save in several steps.
 */
import { type FSWatcher, watch } from "node:fs";

export interface Watching {
  close(): void;
}

/**
 * @param quiet milliseconds without a change before `onChange` is told
 * @param onChange gets the paths that changed, relative to the folder, with `/`
 */
export function watchFolder(
  folder: string,
  { quiet, ignores }: { quiet: number; ignores: (path: string) => boolean },
  onChange: (paths: readonly string[]) => void,
  onError: (error: Error) => void,
): Watching {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    const paths = [...changed].sort();
    changed.clear();
    onChange(paths);
  };
  const note = (_event: string, name: string | null): void => {
    const path = name?.replaceAll("\\", "/");
    if (path === undefined || ignores(path)) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(tell, quiet);
  };
  const watcher = startWatching(folder, note, onError);
  return {
    close() {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

function startWatching(
  folder: string,
  note: (event: string, name: string | null) => void,
  onError: (error: Error) => void,
): FSWatcher | undefined {
  try {
    return watch(folder, { recursive: true }, note).on("error", onError);
  } catch (error) {
    onError(error as Error);
    return undefined;
  }
}
