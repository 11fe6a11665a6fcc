/**
 * What a letter is while it is only planned: who gets which files of which matters, and what it says.
 */
import type { DecisionRecord } from "../records/record.ts";
import type { Language } from "../values/language.ts";
import type { Channel, Contact } from "../values/value.ts";
import type { State } from "./ledger.ts";

/** A file to send: a paper as it lies in out/. */
export interface Enclosure {
  /** As the receiver sees it: "Beslut 22RS8941.pdf". */
  readonly name: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly sha256: string;
  /** Key of the document. */
  readonly document: string;
  /** The reader has this very file. */
  readonly isKnown?: boolean;
}

/** What happened to this matter's files before. */
export type Status = "new" | "changed" | "failed" | "sent" | "held";

/** One record's files to one recipient. */
export interface Matter {
  readonly record: DecisionRecord;
  /** SHA-256 of the record that the files show. */
  readonly source: string;
  /** The commits that the files come from. */
  readonly commits: readonly string[];
  readonly files: readonly Enclosure[];
  readonly status: Status;
  /** The newest letter about it to this recipient, if there was one. */
  readonly before: { readonly at: string; readonly state: State } | undefined;
}

export interface Letter {
  /** See `recipientId`. */
  readonly recipient: string;
  readonly contact: Contact;
  readonly channel: Exclude<Channel, "none">;
  readonly language: Language;
  readonly matters: readonly Matter[];
  readonly subject: string;
  /** Markdown; the subject is not in it. */
  readonly body: string;
}
