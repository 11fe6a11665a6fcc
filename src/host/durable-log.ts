/**
 * Lines that outlive a power cut.
 *
 * Lines that are added while the disk is busy go to it together, so that many letters cost few waits.
 */
import { appendFileSync } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { HostError } from "./host.ts";
import type { DurableLog } from "./post.ts";

const NEWLINE = 0x0a;

export async function openDurableLog(path: string): Promise<DurableLog> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "a+");
  await endTornLine(file);
  return new Log(file, path);
}

/** A line that a kill cut off must not swallow the next one. */
async function endTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  if (last[0] !== NEWLINE) await file.appendFile("\n");
}

interface Waiting {
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Milliseconds that a line which nobody waits for may stay off the disk: long enough for another to take it along. */
const SOON = 20;

class Log implements DurableLog {
  readonly #file: FileHandle;
  readonly #path: string;
  /** Lines that are not in the file yet. */
  #lines: string[] = [];
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #soon: NodeJS.Timeout | undefined;
  #error: unknown;

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  append(line: object): Promise<void> {
    this.#lines.push(`${JSON.stringify(line)}\n`);
    const added = new Promise<void>((done, failed) => {
      this.#waiting.push({ done, failed });
    });
    this.#writing ??= this.#drain();
    return added;
  }

  note(line: object): void {
    this.#lines.push(`${JSON.stringify(line)}\n`);
    this.#write();
    this.#soon ??= setTimeout(() => {
      this.#writing ??= this.#drain();
    }, SOON);
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#drain();
    await this.#file.close();
    if (this.#error) throw this.#hostError();
  }

  #hostError(): HostError {
    const { code = "EIO" } = this.#error as NodeJS.ErrnoException;
    return new HostError(code, this.#path, this.#error);
  }

  /** Hands the lines to the system: from here on they outlive this process, not yet a power cut. */
  #write(): void {
    try {
      // After a failed write nobody knows what is on the disk: nothing more may be promised.
      if (this.#error) return;
      if (this.#lines.length > 0) appendFileSync(this.#file.fd, this.#lines.join(""));
      this.#lines = [];
    } catch (error) {
      this.#error = error;
    }
  }

  async #drain(): Promise<void> {
    // What is added in this turn of the event loop goes along.
    await Promise.resolve();
    do {
      clearTimeout(this.#soon);
      this.#soon = undefined;
      const batch = this.#waiting;
      this.#waiting = [];
      this.#write();
      await this.#file.datasync().catch((error: unknown) => {
        this.#error ??= error;
      });
      for (const { done, failed } of batch) this.#error ? failed(this.#hostError()) : done();
    } while (this.#waiting.length > 0);
    this.#writing = undefined;
  }
}
