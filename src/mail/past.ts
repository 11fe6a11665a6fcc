/**
 * What earlier runs sent, to tell what is new.
 */

import type { LedgerLetter, Run } from "./ledger.ts";
import type { Enclosure, Status } from "./letter.ts";

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

  /** A letter that was refused or came back counts as not sent. */
  statusOf(reference: string, recipient: string, files: readonly Enclosure[]): Status {
    const letters = this.#letters.get(keyOf(reference, recipient)) ?? [];
    const arrived = letters.filter(({ state }) => state === "sent" || state === "printed");
    if (letters.some(({ state }) => state === "held")) return "held";
    const known = new Set(hashesOf(arrived, reference));
    if (files.every(({ sha256 }) => known.has(sha256))) return arrived.length > 0 ? "sent" : "new";
    return arrived.length > 0 ? "changed" : "new";
  }
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
