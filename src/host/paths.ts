/**
 * Paths of a workspace: relative, with `/`.
 */
import { HostError } from "./host.ts";

/**
 * The path without `.` and empty steps; `""` is the root.
 *
 * @throws {HostError} `OUTSIDE` when it is absolute or climbs over the root
 */
export function normalPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) throw new HostError("OUTSIDE", path);
    } else if (step !== "" && step !== ".") {
      steps.push(step);
    }
  }
  if (/^([/\\]|[A-Za-z]:)/.test(path) || path.includes("\0")) throw new HostError("OUTSIDE", path);
  return steps.join("/");
}

/** Order by code point, which is that of the UTF-8 bytes, whatever the locale. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
