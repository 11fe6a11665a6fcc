/**
 * The folder of papers as it is, and what may be done with each file in it.
 *
 * A file is Kansli's own while its hash is the one in the manifest, or in the journal of a build that was
 * killed. Anything else was written by somebody, and is left alone.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { Journal } from "./journal.ts";
import { MANIFEST, type ManifestEntry, OUT, readManifest, sha256, writeManifest } from "./manifest.ts";

/** What lies at a path. */
export interface Lying {
  /** Hash of the file; `undefined` when there is none. */
  readonly sha256: string | undefined;
  readonly entry: ManifestEntry | undefined;
  /** The file is as Kansli left it, or there is none. */
  readonly isOurs: boolean;
}

export class Shelf {
  readonly #host: Host;
  readonly #journal: Journal;
  readonly #entries: Map<string, ManifestEntry>;
  /** The manifest as it lies there. */
  readonly #before: Uint8Array | undefined;

  private constructor(
    host: Host,
    journal: Journal,
    entries: Map<string, ManifestEntry>,
    before: Uint8Array | undefined,
  ) {
    this.#host = host;
    this.#journal = journal;
    this.#entries = entries;
    this.#before = before;
  }

  /** @throws {HostError} when the folder cannot be read */
  static async open(host: Host): Promise<{ shelf: Shelf; diagnostics: readonly Diagnostic[] }> {
    await host.sweep(OUT);
    const before = await host.read(MANIFEST);
    const { manifest, diagnostics } = readManifest(before);
    return { shelf: new Shelf(host, await Journal.open(host), new Map(manifest), before), diagnostics };
  }

  entries(): ManifestEntry[] {
    return [...this.#entries.values()];
  }

  async look(path: string): Promise<Lying> {
    const bytes = await this.#host.read(path);
    const entry = this.#entries.get(path);
    if (!bytes) return { sha256: undefined, entry, isOurs: true };
    const hash = sha256(bytes);
    return { sha256: hash, entry, isOurs: hash === entry?.sha256 || this.#journal.has(path, hash) };
  }

  /** @throws {HostError} when it cannot be written; what lay there is then untouched */
  async put(entry: ManifestEntry, bytes: Uint8Array): Promise<void> {
    await this.#journal.note(entry.path, entry.sha256);
    await this.#host.write(entry.path, bytes);
    this.#entries.set(entry.path, entry);
  }

  /** Lists a paper that lies there as it should be. */
  list(entry: ManifestEntry): void {
    this.#entries.set(entry.path, entry);
  }

  /** Takes a paper away that nothing needs any more, unless somebody changed it. */
  async clear(path: string): Promise<"removed" | "gone" | "edited"> {
    const { sha256: hash, isOurs } = await this.look(path);
    if (!isOurs) return "edited";
    if (hash !== undefined) await this.#host.remove(path);
    this.#entries.delete(path);
    return hash === undefined ? "gone" : "removed";
  }

  /** @throws {HostError} when the manifest cannot be written; the journal then stays */
  async close(version: string): Promise<void> {
    const manifest = writeManifest(this.#entries.values(), version);
    const isNew = this.#before === undefined || Buffer.compare(this.#before, manifest) !== 0;
    if (isNew && (this.#before || this.#entries.size > 0)) await this.#host.write(MANIFEST, manifest);
    await this.#journal.close();
  }
}
