/**
 * What a command sees of the world: where it was called, and where it prints. Tests have one in memory.
 */
import type { Host } from "../host/host.ts";
import type { Post } from "../host/post.ts";
import type { Watching } from "../host/watch.ts";

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in characters, of a terminal. */
  readonly columns: number | undefined;
}

export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What was asked for. */
  readonly out: Output;
  /** Problems and progress. */
  readonly err: Output;
  /** The host over a folder; absolute path. */
  openHost(root: string): Host;
  /** The way out for mail. */
  openPost(): Post;
  /** Milliseconds, for progress only: never in what is made. */
  now(): number;
  /** Today in the machine's time zone, `YYYY-MM-DD`: only for a new record's folder. */
  today(): string;
  /** Tells of changed files until closed; see `watchFolder`. */
  watch(
    root: string,
    ignores: (path: string) => boolean,
    onChange: (paths: readonly string[]) => void,
    onError: (error: Error) => void,
  ): Watching;
  /** Resolves when the user wants the command to end (Ctrl-C). */
  interrupted(): Promise<void>;
}

/** Whether to colour what goes to this output: NO_COLOR, then FORCE_COLOR, then what it is. */
export function hasColour(output: Output, env: Io["env"]): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  return output.isTerminal && env.TERM !== "dumb";
}
