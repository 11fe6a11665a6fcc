/**
 * Whether this Node runs the program. Asked before anything is loaded that an older one would stumble over.
 */
import { machineLanguage } from "./globals.ts";

/** As `engines` in package.json says. */
const OLDEST = [22, 12] as const;

/** @returns what to tell the user, or nothing where this Node will do */
export function tooOld(version: string, env: Readonly<Record<string, string | undefined>>) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  const oldest = OLDEST.join(".");
  return machineLanguage(env) === "sv"
    ? `Kansli behöver Node ${oldest} eller senare, och det här är ${version}. Hämta ett nyare på https://nodejs.org.\n`
    : `Kansli needs Node ${oldest} or later, and this is ${version}. Get a newer one from https://nodejs.org.\n`;
}
