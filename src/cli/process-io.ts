/**
 * The real world: this process, its terminal, its disk.
 */
import { diskHost } from "../host/disk-host.ts";
import { realPost } from "../host/real-post.ts";
import { watchFolder } from "../host/watch.ts";
import type { Io, Output } from "./io.ts";

/** Milliseconds without a change before a watcher is told: editors save in several steps. */
const QUIET = 150;

export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
    openHost: diskHost,
    openPost: () => realPost(process.env),
    now: () => performance.now(),
    today: () => isoDay(new Date()),
    watch: (root, ignores, onChange, onError) =>
      watchFolder(root, { quiet: QUIET, ignores }, onChange, onError),
    interrupted: () =>
      new Promise((done) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
      }),
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    get columns() {
      // A terminal that does not know its width says 0.
      return stream.columns || undefined;
    },
  };
}

function isoDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
