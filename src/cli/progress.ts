/**
 * Says how far a long piece of work has come. Nothing is said of work that is done within a second.
 *
 * On a terminal one line is written over and over, and cleared at the end; elsewhere a plain line is added
 * now and then, so that a log stays readable.
 */
import type { Io } from "./io.ts";

/** Milliseconds. */
const SILENCE = 1000;
const TERMINAL_EVERY = 100;
const LOG_EVERY = 5000;

const CLEAR_LINE = "\r\u001b[K";

export class Progress {
  readonly #io: Io;
  readonly #text: (done: number, total: number) => string;
  readonly #start: number;
  #last: number;
  #isShown = false;

  constructor(io: Io, text: (done: number, total: number) => string) {
    this.#io = io;
    this.#text = text;
    this.#start = io.now();
    this.#last = this.#start;
  }

  update(done: number, total: number): void {
    const now = this.#io.now();
    const { err } = this.#io;
    const every = err.isTerminal ? TERMINAL_EVERY : LOG_EVERY;
    if (now - this.#start < SILENCE || now - this.#last < every) return;
    this.#last = now;
    this.#isShown = err.isTerminal;
    err.write(err.isTerminal ? CLEAR_LINE + this.#text(done, total) : `${this.#text(done, total)}\n`);
  }

  clear(): void {
    if (this.#isShown) this.#io.err.write(CLEAR_LINE);
    this.#isShown = false;
  }
}
