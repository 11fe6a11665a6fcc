/**
 * The workspace's files that decide a paper: what its commit is found from.
 */
import type { DecisionRecord } from "../records/record.ts";
import type { Contact, Value } from "../values/value.ts";
import type { Paper } from "./paper.ts";

export const CONFIG = "kansli.yaml";
export const CONTACTS = "contacts.yaml";

/** Paths relative to the workspace; each is there. */
export function inputsOf({ record, template }: Paper): string[] {
  const contacts = usesContacts(record) ? [CONTACTS] : [];
  return [record.source.path, record.kind.placeOf().file, CONFIG, ...contacts, template];
}

/** Whether a recipient or a field is one of contacts.yaml. */
function usesContacts({ recipients, fields }: DecisionRecord): boolean {
  return [recipients, fields].some(holdsContact);
}

function holdsContact(value: Value | readonly Contact[]): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("type" in value && value.type === "contact") return "key" in value && value.key !== undefined;
  return Object.values(value).some(holdsContact);
}
