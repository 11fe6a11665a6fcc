/**
 * Who received a letter, without saying their address: git never forgets, so the ledger holds ids only.
 */
import { createHash } from "node:crypto";
import type { Contact } from "../values/value.ts";

const SHORT = 16;

/** The key in contacts.yaml; for someone whom a record writes out, a hash that holds within its reference. */
export function recipientId({ key, name, organisation = "" }: Contact, reference: string): string {
  return key ?? `~${hashOf("recipient", reference, name, organisation).slice(0, SHORT)}`;
}

/** SHA-256, hex, of texts whose borders count. */
export function hashOf(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
