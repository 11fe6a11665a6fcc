/**
 * Sends frozen letters, each once.
 *
 * In: the letters of a run that are not at rest, and their states. Out: every step in the ledger, before the
 * step that could not be taken back. A letter whose fate nobody knows (its last byte may have gone, no answer
 * came) is looked up in the journal; without one it is held for a person, never sent again by itself.
 *
 * Source: RFC 5321 §4.5.4 (retrying), §4.2.1 (4yz, 5yz)
 */

import type { Courier, DurableLog, Envelope, Handing, Post } from "../host/post.ts";
import { MailboxError, type MailboxReader } from "../host/post.ts";
import { withoutAddresses } from "./addresses.ts";
import type { EventLine, LedgerEvent, LedgerLetter } from "./ledger.ts";

export interface Delivery {
  readonly post: Pick<Post, "now" | "wait">;
  readonly log: DurableLog;
  /** One connection each. */
  readonly couriers: readonly Courier[];
  readonly journal: MailboxReader | undefined;
  /** Seconds that a letter may take to the journal. */
  readonly settle: number;
  readonly perMinute: number | undefined;
  /** Seconds to wait after each refusal that is not final; when they are used up, the letter waits for the next run. */
  readonly backOff: readonly number[];
  read(letter: LedgerLetter): Promise<{ bytes: Uint8Array; envelope: Envelope } | undefined>;
  messageIdOf(letter: LedgerLetter): string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** What became of a letter this time. `unread`: the outbox has it no more. */
export type Fate = "sent" | "refused" | "held" | "deferred" | "unread";

export interface Delivered {
  readonly fates: ReadonlyMap<string, { readonly fate: Fate; readonly reply: string }>;
  /** Why the rest was not tried. */
  readonly stopped: Handing | undefined;
  /** The journal could not be read. */
  readonly journalError: string | undefined;
}

/** Connections in a row that fail before the server is given up. */
const GIVE_UP = 3;

interface Todo {
  readonly letter: LedgerLetter;
  attempts: number;
  /** Milliseconds; not before. */
  notBefore: number;
  /** When its last byte may have gone. */
  committed: string | undefined;
  /** Its claim is in the ledger, and no answer after it. */
  readonly isClaimed?: boolean;
}

/** The letter that a courier has claimed for itself while it handed over the one before. */
interface Claims {
  next: Todo | undefined;
}

export async function deliver(letters: readonly LedgerLetter[], delivery: Delivery): Promise<Delivered> {
  const run = new DeliveryRun(letters, delivery);
  await Promise.all(delivery.couriers.map((courier) => run.work(courier)));
  await Promise.all(delivery.couriers.map((courier) => courier.close()));
  return run;
}

class DeliveryRun implements Delivered {
  readonly fates = new Map<string, { fate: Fate; reply: string }>();
  stopped: Handing | undefined;
  journalError: string | undefined;
  readonly #delivery: Delivery;
  readonly #queue: Todo[];
  readonly #total: number;
  #busy = 0;
  #failures = 0;
  #nextSlot = 0;
  #wake: (() => void)[] = [];

  constructor(letters: readonly LedgerLetter[], delivery: Delivery) {
    this.#delivery = delivery;
    this.#total = letters.length;
    this.#queue = letters.map((letter) => ({
      ...{ letter, attempts: 0, notBefore: 0 },
      committed: letter.state === "doubt" ? (letter.committed ?? letter.at) : undefined,
    }));
  }

  async work(courier: Courier): Promise<void> {
    const claims: Claims = { next: undefined };
    for (let todo = await this.#next(claims); todo; todo = await this.#next(claims)) {
      this.#busy++;
      try {
        await (todo.committed === undefined ? this.#hand(todo, courier, claims) : this.#resolve(todo));
      } finally {
        this.#busy--;
        for (const wake of this.#wake.splice(0)) wake();
      }
    }
  }

  /** The next letter whose time has come; `undefined` when there is none left, or no use. */
  async #next(claims: Claims): Promise<Todo | undefined> {
    const { post, signal } = this.#delivery;
    while (!this.stopped && !signal?.aborted) {
      const { next } = claims;
      claims.next = undefined;
      if (next) return next;
      const now = post.now().getTime();
      const at = this.#queue.findIndex(({ notBefore }) => notBefore <= now);
      if (at >= 0) return at === 0 ? this.#queue.shift() : this.#queue.splice(at, 1)[0];
      if (this.#queue.length === 0 && this.#busy === 0) return undefined;
      if (this.#queue.length === 0) await new Promise<void>((wake) => this.#wake.push(wake));
      else await post.wait(Math.min(...this.#queue.map(({ notBefore }) => notBefore)) - now, signal);
    }
    return undefined;
  }

  async #hand(todo: Todo, courier: Courier, claims: Claims): Promise<void> {
    const { letter } = todo;
    const frozen = await this.#delivery.read(letter);
    if (!frozen) return this.#rest(letter, "unread", "");
    await this.#takeSlot();
    if (!todo.isClaimed) await this.#note("claim", letter);
    let committed: string | undefined;
    const handing = await courier.hand(frozen.envelope, frozen.bytes, async () => {
      committed = this.#delivery.post.now().toISOString();
      const noted = this.#note("commit", letter);
      await Promise.all([noted, this.#claimNext(claims)]);
    });
    await this.#answer(todo, handing, committed);
  }

  /** The claim of the courier's next letter goes to the disk with the commit of this one: one wait for both. */
  async #claimNext(claims: Claims): Promise<void> {
    const [next] = this.#queue;
    if (!next || next.committed !== undefined || next.notBefore > 0) return;
    this.#queue.shift();
    claims.next = { ...next, isClaimed: true };
    await this.#note("claim", next.letter);
  }

  async #answer(todo: Todo, handing: Handing, committed: string | undefined): Promise<void> {
    const { letter } = todo;
    const reply = withoutAddresses(handing.reply);
    if (handing.kind !== "lost") this.#failures = 0;
    switch (handing.kind) {
      case "accepted":
        // Not waited for: the next commit, or the end, takes it along. Without it the letter is in doubt.
        this.#delivery.log.note(this.#lineOf("sent", letter, reply));
        return this.#rest(letter, "sent", reply);
      case "refused":
        await this.#note("refused", letter, reply);
        return this.#rest(letter, "refused", reply);
      case "deferred":
        await this.#note("deferred", letter, reply);
        return this.#later(todo, reply);
      case "stopped":
        this.stopped ??= { ...handing, reply };
        return this.#rest(letter, "deferred", reply);
      case "lost":
        if (committed !== undefined) {
          this.#queue.push({ ...todo, committed, notBefore: 0, isClaimed: false });
          return;
        }
        return this.#lost(todo, handing, reply);
    }
  }

  /** Nothing was sent. A server that cannot be reached at all is given up. */
  #lost(todo: Todo, handing: Handing, reply: string): void {
    this.#failures++;
    if (this.#failures >= GIVE_UP * this.#delivery.couriers.length) this.stopped ??= { ...handing, reply };
    this.#later(todo, reply);
  }

  #later(todo: Todo, reply: string): void {
    const pause = this.#delivery.backOff[todo.attempts];
    if (pause === undefined || this.stopped) {
      this.#rest(todo.letter, "deferred", reply);
      return;
    }
    const notBefore = this.#delivery.post.now().getTime() + pause * 1000;
    this.#queue.push({ ...todo, attempts: todo.attempts + 1, notBefore, isClaimed: false });
  }

  /** A letter in doubt: the journal knows, once it has had time. */
  async #resolve(todo: Todo): Promise<void> {
    const { letter, committed = "" } = todo;
    const { journal, settle, post, messageIdOf } = this.#delivery;
    if (!journal) return this.#hold(letter);
    try {
      if (await journal.holds(messageIdOf(letter))) return await this.#found(letter);
      const due = Date.parse(committed) + settle * 1000;
      const now = post.now().getTime();
      if (now < due) {
        this.#queue.push({ ...todo, notBefore: due });
        return;
      }
      await this.#note("missing", letter);
      this.#queue.push({ ...todo, committed: undefined, notBefore: 0 });
    } catch (error) {
      if (!(error instanceof MailboxError)) throw error;
      this.journalError ??= error.message;
      await this.#hold(letter);
    }
  }

  async #found(letter: LedgerLetter): Promise<void> {
    await this.#note("found", letter);
    this.#rest(letter, "sent", "");
  }

  async #hold(letter: LedgerLetter): Promise<void> {
    await this.#note("held", letter);
    this.#rest(letter, "held", "");
  }

  #rest({ key }: LedgerLetter, fate: Fate, reply: string): void {
    this.fates.set(key, { fate, reply });
    this.#delivery.onProgress(this.fates.size, this.#total);
  }

  #note(type: LedgerEvent, letter: LedgerLetter, reply?: string): Promise<void> {
    return this.#delivery.log.append(this.#lineOf(type, letter, reply));
  }

  #lineOf(type: LedgerEvent, { key }: LedgerLetter, reply?: string): EventLine {
    const at = this.#delivery.post.now().toISOString();
    return { type, key, at, ...(reply && { reply }) };
  }

  async #takeSlot(): Promise<void> {
    const { perMinute, post, signal } = this.#delivery;
    if (perMinute === undefined) return;
    const now = post.now().getTime();
    const slot = Math.max(now, this.#nextSlot);
    this.#nextSlot = slot + 60_000 / perMinute;
    if (slot > now) await post.wait(slot - now, signal);
  }
}
