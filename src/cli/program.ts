/**
 * Which Kansli this is: its version, and a hash of its code and of what it is built on.
 *
 * The hash lets papers be made again after an update that kept its number, as every update of a checkout does.
 * It is read from the program's own files, so it is the same on every machine that has them.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** `dist/` when built, `src/` when run from the sources. */
const code = join(import.meta.dirname, "..");

/** Where a build leaves its hash, which is longer in the making than a short command is. */
export const PROGRAM_HASH = "program.sha256";

export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(code, "../package.json"), "utf8"));
  return version;
}

export function programHash(): string {
  const file = join(code, PROGRAM_HASH);
  return existsSync(file) ? readFileSync(file, "utf8") : hashOfProgram(code);
}

/** @param code the folder of its code, beside which its packages are listed; absolute */
export function hashOfProgram(code: string): string {
  const hash = createHash("sha256");
  const lists = ["package.json", "package-lock.json"].map((name) => join(code, "..", name));
  for (const list of lists.filter(existsSync)) hash.update(readFileSync(list));
  const files = readdirSync(code, { recursive: true, encoding: "utf8" })
    .filter((path) => /(?<!\.d)\.[jt]s$/.test(path))
    .sort();
  for (const file of files) hash.update(file.replaceAll("\\", "/")).update(readFileSync(join(code, file)));
  return hash.digest("hex");
}
