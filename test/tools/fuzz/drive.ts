/**
 * Sends cases to child processes, and ends a child that takes too long or too much.
 *
 * In: a child's file, a seed, how long. Out: how often each fate, and every case that went wrong, with why.
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Answer } from "./serve-cases.ts";

export interface Limits {
  /** A case that takes longer hangs. */
  readonly milliseconds: number;
  /** Of a child's memory (resident set). */
  readonly megabytes: number;
}

export interface Fault {
  readonly number: number;
  readonly why: string;
}

export interface Report {
  readonly cases: number;
  /** By layer and fate: "xml filled". */
  readonly counts: ReadonlyMap<string, number>;
  readonly faults: readonly Fault[];
  /** The most memory that a child took, MB. */
  readonly peak: number;
  /** The longest that a case took, ms. */
  readonly slowest: number;
}

const WATCH_EVERY = 50;

export interface Drive {
  readonly child: string;
  readonly seed: number;
  /** Until this many milliseconds have passed, or this many cases. */
  readonly duration: number;
  readonly cases?: number;
  readonly children: number;
  readonly limits: Limits;
}

export async function drive({ child, seed, duration, cases, children, limits }: Drive): Promise<Report> {
  const end = performance.now() + duration;
  const state = { next: 0, counts: new Map<string, number>(), faults: [] as Fault[], peak: 0, slowest: 0 };
  const more = () => performance.now() < end && state.next < (cases ?? Number.POSITIVE_INFINITY);

  const work = async (): Promise<void> => {
    while (more()) {
      const worker = new Worker(child, seed, limits);
      let isAlive = await worker.ready();
      while (isAlive && more()) {
        const number = state.next++;
        const start = performance.now();
        const { tried, fault } = await worker.ask(number);
        state.slowest = Math.max(state.slowest, performance.now() - start);
        const key = tried ? `${tried.layer} ${tried.fate}` : "fault";
        state.counts.set(key, (state.counts.get(key) ?? 0) + 1);
        if (fault !== undefined) state.faults.push({ number, why: fault });
        isAlive = worker.isAlive;
      }
      state.peak = Math.max(state.peak, worker.peak);
      worker.end();
    }
  };
  await Promise.all(Array.from({ length: children }, work));
  return { ...state, cases: state.next };
}

class Worker {
  readonly #process: ChildProcess;
  readonly #limits: Limits;
  #answered: ((answer: Answer) => void) | undefined;
  #why: string | undefined;
  isAlive = true;
  /** MB */
  peak = 0;

  constructor(file: string, seed: number, limits: Limits) {
    this.#limits = limits;
    this.#process = fork(file, [String(seed)], { execArgv: [`--max-old-space-size=${limits.megabytes}`] });
    this.#process.on("message", (answer: Answer) => this.#answered?.(answer));
    this.#process.on("exit", (code, signal) => {
      this.isAlive = false;
      this.#answered?.({ fault: this.#why ?? `the process ended: ${signal ?? code}` });
    });
  }

  /** Resolves once the child has started; a child that cannot start is nobody's case. */
  async ready(): Promise<boolean> {
    const { fault } = await this.#answer();
    if (fault !== undefined) throw new Error(`the child does not start: ${fault}`);
    return true;
  }

  async ask(number: number): Promise<Answer> {
    const start = performance.now();
    const watch = setInterval(() => {
      this.peak = Math.max(this.peak, memoryOf(this.#process.pid));
      if (performance.now() - start > this.#limits.milliseconds) this.#kill("it hangs");
      else if (this.peak > this.#limits.megabytes) this.#kill(`it takes ${this.peak.toFixed(0)} MB`);
    }, WATCH_EVERY);
    const answer = this.#answer();
    this.#process.send(number);
    try {
      return await answer;
    } finally {
      clearInterval(watch);
      this.#answered = undefined;
    }
  }

  end(): void {
    this.#process.kill("SIGKILL");
  }

  #answer(): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#answered = resolve;
    return promise;
  }

  #kill(why: string): void {
    this.#why = why;
    this.end();
  }
}

/** Resident memory of a process, MB; 0 where the system does not tell. */
function memoryOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
