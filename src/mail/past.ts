/**
 * What earlier runs sent, to tell what is new.
 */

import type { LedgerLetter, Run } from "./ledger.ts";
import type { Enclosure, Matter, Status } from "./letter.ts";

export class Past {
  /** By reference and recipient, the newest last. */
  readonly #letters = new Map<string, LedgerLetter[]>();

  /** How many mailings there were: a letter that is planned again makes another plan. */
  readonly count: number;

  constructor(runs: readonly Run[]) {
    const frozen = runs.filter(({ index }) => index !== undefined);
    this.count = frozen.length;
    for (const run of frozen.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
      for (const letter of run.letters.values()) {
        for (const { reference } of letter.matters) {
          const key = keyOf(reference, letter.recipient);
          this.#letters.set(key, [...(this.#letters.get(key) ?? []), letter]);
        }
      }
    }
  }

  /** What a recipient has of a matter. A letter that was refused or came back counts as not sent. */
  of(reference: string, recipient: string, files: readonly Enclosure[]): Known {
    const letters = this.#letters.get(keyOf(reference, recipient)) ?? [];
    const arrived = letters.filter(({ state }) => state === "sent" || state === "printed");
    const hashes = new Set(hashesOf(arrived, reference));
    const compared = files.map((file) => (hashes.has(file.sha256) ? { ...file, isKnown: true } : file));
    const newest = letters.at(-1);
    const before = newest && { at: newest.at, state: newest.state };
    return { files: compared, status: statusOf(letters, arrived, compared), before };
  }
}

type Known = Pick<Matter, "files" | "status" | "before">;

function statusOf(
  letters: readonly LedgerLetter[],
  arrived: readonly LedgerLetter[],
  files: readonly Enclosure[],
): Status {
  if (letters.some(({ state }) => state === "held")) return "held";
  if (arrived.length === 0) return letters.length > 0 ? "failed" : "new";
  return files.every(({ isKnown }) => isKnown) ? "sent" : "changed";
}

function hashesOf(letters: readonly LedgerLetter[], reference: string): string[] {
  return letters
    .flatMap(({ matters }) => matters)
    .filter((matter) => matter.reference === reference)
    .flatMap(({ files }) => files.map(({ sha256 }) => sha256));
}

function keyOf(reference: string, recipient: string): string {
  return JSON.stringify([reference, recipient]);
}
