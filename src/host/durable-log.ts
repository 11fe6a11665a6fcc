/**
 * Lines that outlive a power cut.
 *
 * Lines that are added while the disk is busy go to it together, so that many letters cost few waits.
 */
import { appendFileSync, fdatasyncSync } from "node:fs";
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
  readonly line: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

class Log implements DurableLog {
  readonly #file: FileHandle;
  readonly #path: string;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #error: unknown;

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  append(line: object): Promise<void> {
    const added = new Promise<void>((done, failed) => {
      this.#waiting.push({ line: `${JSON.stringify(line)}\n`, done, failed });
    });
    this.#writing ??= this.#drain();
    return added;
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
    if (this.#error) throw this.#hostError();
  }

  #hostError(): HostError {
    const { code = "EIO" } = this.#error as NodeJS.ErrnoException;
    return new HostError(code, this.#path, this.#error);
  }

  async #drain(): Promise<void> {
    // What is added in this turn of the event loop goes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        // After a failed write nobody knows what is on the disk: nothing more may be promised.
        if (this.#error) throw this.#error;
        appendFileSync(this.#file.fd, batch.map(({ line }) => line).join(""));
        // A thread of its own would take longer to come back than the disk takes.
        fdatasyncSync(this.#file.fd);
        for (const { done } of batch) done();
      } catch (error) {
        this.#error = error;
        for (const { failed } of batch) failed(this.#hostError());
      }
    }
    this.#writing = undefined;
  }
}
