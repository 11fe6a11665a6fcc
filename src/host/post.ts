/**
 * The way out for mail: servers, mailboxes, secrets, and files that must outlive a power cut. Tests hand real
 * ones to the commands, with servers of their own.
 */

/** A server and how to log in to it; the secrets are already fetched. */
export interface ServerAccess {
  readonly host: string;
  readonly port: number;
  readonly security: "starttls" | "tls" | "none";
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/**
 * What became of handing over a letter.
 * - `accepted`: the server has it
 * - `deferred`, `refused`: the server has it not, and said so
 * - `lost`: the connection ended without an answer
 * - `stopped`: there is no use in trying others: login or TLS failed
 */
export interface Handing {
  readonly kind: "accepted" | "deferred" | "refused" | "lost" | "stopped";
  /** What the server said, or what failed. */
  readonly reply: string;
  /** For `stopped`: what failed. */
  readonly stage?: "login" | "tls";
}

/** Hands over letters, one after the other, over one connection that it opens when needed. */
export interface Courier {
  /** @param commit is called after the last byte and before the dot that ends the letter, which waits for it */
  hand(envelope: Envelope, letter: Uint8Array, commit: () => Promise<void>): Promise<Handing>;
  close(): Promise<void>;
}

/** A file that is only added to; what was added stays through a power cut. */
export interface DurableLog {
  /** Resolves when the line is on the disk. Lines keep their order. */
  append(line: object): Promise<void>;
  /** Adds a line that nobody waits for: it outlives this process at once, and a power cut soon after. */
  note(line: object): void;
  /** @throws {HostError} when any line may not be on the disk */
  close(): Promise<void>;
}

export interface MailboxReader {
  /** @throws {MailboxError} */
  holds(messageId: string): Promise<boolean>;
  /** Every message, as it lies there. @throws {MailboxError} */
  messages(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

export class MailboxError extends Error {}

export interface Post {
  now(): Date;
  /** @param milliseconds ends early when the signal says so */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** `undefined` when it is not there or the command fails. */
  secret(source: { readonly env?: string; readonly command?: string }): Promise<string | undefined>;
  /** An id of this copy of the workspace on this machine. */
  station(root: string, folder: string): Promise<string>;
  /** Held until released or until this process ends, however it ends; `undefined` when another has it. */
  lock(root: string): Promise<{ release(): Promise<void> } | undefined>;
  /** @param path relative to the root */
  log(root: string, path: string): Promise<DurableLog>;
  /** Gives a file a second name, so that what is written to it stays under that when others replace the first. */
  keepTwin(root: string, path: string, twin: string): Promise<void>;
  /** Makes sure that the names in a folder outlive a power cut. */
  syncFolder(root: string, path: string): Promise<void>;
  courier(access: ServerAccess): Courier;
  mailbox(access: ServerAccess & { readonly folder: string }): MailboxReader;
}
