/**
 * What a build is about to write, noted before it writes it.
 *
 * A build that is killed has made papers that no manifest lists yet. The next one reads here that they are
 * Kansli's own and may be replaced; without this they would look like somebody's files. Removed once the
 * manifest is written.
 */
import type { Host } from "../host/host.ts";
import { OUT } from "./manifest.ts";

const JOURNAL = `${OUT}/.kansli-building`;

export class Journal {
  readonly #host: Host;
  /** `<sha256> <path>` of what killed builds wrote, or were about to. */
  readonly #notes: ReadonlySet<string>;
  #exists: boolean;

  private constructor(host: Host, notes: readonly string[]) {
    this.#host = host;
    this.#notes = new Set(notes);
    this.#exists = notes.length > 0;
  }

  static async open(host: Host): Promise<Journal> {
    const bytes = await host.read(JOURNAL);
    return new Journal(host, bytes ? new TextDecoder().decode(bytes).split("\n") : []);
  }

  has(path: string, sha256: string): boolean {
    return this.#notes.has(`${sha256} ${path}`);
  }

  /** @throws {HostError} as `Host.append` */
  async note(path: string, sha256: string): Promise<void> {
    this.#exists = true;
    // The line break comes first, so that a note which was cut off by a kill spoils no other.
    await this.#host.append(JOURNAL, `\n${sha256} ${path}`);
  }

  async close(): Promise<void> {
    if (this.#exists) await this.#host.remove(JOURNAL);
  }
}
