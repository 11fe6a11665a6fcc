/**
 * Runs tasks in child processes, one at a time each; the next one may wait at the child, which then need not wait
 * for it.
 *
 * The layout engine is native code: its panics abort the process and its loops cannot be
 * interrupted. So each task's end is one of three, and only that task pays for a bad one:
 * done, crashed (with what the child wrote to stderr), or timed out (counted from when the
 * task began, not from when it was queued). Children start when needed, keep nobody's event
 * loop alive while idle, and are replaced after `recycleAfter` tasks, or earlier, since native memory grows.
 */
import { type ChildProcess, fork } from "node:child_process";

export type Ending<Result> =
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "crashed"; readonly detail: string }
  | { readonly kind: "timeout" };

export interface PoolOptions {
  readonly script: URL;
  readonly processes: number;
  /** Milliseconds a task may take. */
  readonly timeLimit: number;
  readonly recycleAfter: number;
  /**
   * Whether children are sent their next task early, where more wait than there are children. Such a child takes them
   * by `serveTasks`. What waits at a child that dies goes to another.
   */
  readonly isAhead?: boolean;
  /** Whether a child is to be replaced earlier, by what it says with its result. */
  readonly isSpent?: (result: unknown) => boolean;
  readonly env: Readonly<Record<string, string>>;
}

export interface ProcessPool<Task, Result> {
  run(prepare: (child: number) => Task): Promise<Ending<Result>>;
  close(): Promise<void>;
}

interface Job {
  readonly prepare: (child: number) => unknown;
  readonly settle: (ending: Ending<unknown>) => void;
}

/** How much of a crash's stderr is kept. */
const STDERR_LIMIT = 4000;

let children = 0;

class Child {
  readonly id = ++children;
  readonly #process: ChildProcess;
  readonly #options: PoolOptions;
  readonly #onFree: (child: Child) => void;
  readonly #onExit: (child: Child, waiting: Job | undefined) => void;
  #job: Job | undefined;
  /** Sent already; the child begins with it when it has done the other. */
  #waiting: Job | undefined;
  #timer: NodeJS.Timeout | undefined;
  #timedOut = false;
  #done = 0;
  #isSpent = false;
  #stderr = "";
  readonly exited: Promise<void>;

  constructor(
    options: PoolOptions,
    onFree: (child: Child) => void,
    onExit: (child: Child, waiting: Job | undefined) => void,
  ) {
    this.#options = options;
    this.#onFree = onFree;
    this.#onExit = onExit;
    this.#process = fork(options.script, [], {
      serialization: "advanced",
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: "", ...options.env },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#process.on("message", (result) => this.#finish({ kind: "done", result }));
    this.#process.on("error", (error) => this.#note(error.message));
    this.#process.stderr?.setEncoding("utf8").on("data", (text: string) => this.#note(text));
    // Answers have been read when the channel ends, stderr when the process is closed.
    const answered = new Promise<void>((resolve) => this.#process.once("disconnect", resolve));
    this.exited = new Promise((resolve) => {
      this.#process.on("close", async (code, signal) => {
        if (this.#process.pid !== undefined) await answered;
        this.#fail(signal ?? code ?? 0);
        resolve();
      });
    });
    this.#hold(false);
  }

  get idle(): boolean {
    return this.#job === undefined;
  }

  /** Whether it is at work, and its next task can wait with it. */
  get canWait(): boolean {
    return this.#job !== undefined && this.#waiting === undefined && !this.spent;
  }

  get spent(): boolean {
    return this.#isSpent || this.#done >= this.#options.recycleAfter;
  }

  /** Begins with a task, or lets it wait. */
  start(job: Job): void {
    if (this.#job) this.#waiting = job;
    else this.#begin(job);
    this.#process.send(job.prepare(this.id) as object, (error) => error && this.#note(error.message));
  }

  #begin(job: Job): void {
    this.#job = job;
    this.#hold(true);
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#process.kill("SIGKILL");
    }, this.#options.timeLimit);
  }

  stop(): void {
    this.#hold(true);
    this.#process.kill("SIGKILL");
  }

  #note(text: string): void {
    this.#stderr = (this.#stderr + text).slice(-STDERR_LIMIT);
  }

  #finish(ending: Ending<unknown>): void {
    const job = this.#job;
    clearTimeout(this.#timer);
    this.#job = undefined;
    this.#done++;
    this.#isSpent = ending.kind === "done" && (this.#options.isSpent?.(ending.result) ?? false);
    const waiting = this.#takeWaiting();
    if (ending.kind === "done" && waiting) this.#begin(waiting);
    else if (ending.kind === "done") this.#hold(false);
    job?.settle(ending);
    if (ending.kind === "done") this.#onFree(this);
  }

  #takeWaiting(): Job | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  #fail(reason: string | number): void {
    this.#onExit(this, this.#takeWaiting());
    if (this.#timedOut) this.#finish({ kind: "timeout" });
    else this.#finish({ kind: "crashed", detail: lastWords(this.#stderr) || `exit ${reason}` });
  }

  /** A child with work keeps the program running; an idle one does not. */
  #hold(on: boolean): void {
    const stream = this.#process.stderr as { ref?(): void; unref?(): void } | null;
    if (on) {
      this.#process.ref();
      this.#process.channel?.ref();
      stream?.ref?.();
    } else {
      this.#process.unref();
      this.#process.channel?.unref();
      stream?.unref?.();
    }
  }
}

/** The message of a Rust panic or a Node error; not its backtrace. */
function lastWords(stderr: string): string {
  const lines = stderr.split("\n").map((l) => l.trim());
  const panic = lines.findIndex((l) => /panicked at|^\w*Error\b/.test(l));
  const from = Math.max(panic, 0);
  return lines
    .slice(from)
    .filter((l) => l !== "" && !/^(note:|at |stack backtrace)/.test(l))
    .slice(0, 3)
    .join(" ");
}

const CLOSED: Ending<never> = { kind: "crashed", detail: "closed" };

export function processPool<Task, Result>(options: PoolOptions): ProcessPool<Task, Result> {
  const running = new Set<Child>();
  const queue: Job[] = [];
  let closed = false;

  const retire = (child: Child) => {
    running.delete(child);
    child.stop();
  };
  const next = () => {
    for (const child of running) if (child.idle && child.spent) retire(child);
    while (queue.length > 0 && !closed) {
      const free = [...running].find((c) => c.idle) ?? open() ?? waitingRoom();
      const job = free && queue.shift();
      if (!free || !job) return;
      free.start(job);
    }
  };
  const open = () => {
    if (running.size >= options.processes) return undefined;
    const child = new Child(options, next, (gone, waiting) => {
      running.delete(gone);
      if (waiting && closed) waiting.settle(CLOSED);
      else if (waiting) queue.unshift(waiting);
      queueMicrotask(next);
    });
    running.add(child);
    return child;
  };
  /** Where few tasks wait, each waits for whichever child is free first. */
  const waitingRoom = () =>
    options.isAhead && queue.length > running.size ? [...running].find((c) => c.canWait) : undefined;

  return {
    run(prepare) {
      return new Promise((resolve) => {
        if (closed) throw new Error("the pool is closed");
        queue.push({ prepare, settle: (ending) => resolve(ending as Ending<Result>) });
        next();
      });
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.settle(CLOSED);
      const ends = [...running].map((child) => {
        child.stop();
        return child.exited;
      });
      await Promise.all(ends);
    },
  };
}
