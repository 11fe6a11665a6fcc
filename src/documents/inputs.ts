/**
 * The workspace's files that decide a paper: what its commit is found from.
 */
import type { Host } from "../host/host.ts";
import { normalPath } from "../host/paths.ts";
import type { DecisionRecord } from "../records/record.ts";
import type { Contact, Value } from "../values/value.ts";
import { ownFiles } from "./pack-items.ts";
import type { Paper } from "./paper.ts";
import { picturePaths } from "./pictures.ts";

export const CONFIG = "kansli.yaml";
export const CONTACTS = "contacts.yaml";

/** Paths relative to the workspace; each is there. */
export function inputsOf({ record, document, template }: Paper, host: Host): string[] {
  const contacts = usesContacts(record) ? [CONTACTS] : [];
  const pictures = picturePaths(new TextDecoder().decode(record.source.bytes), host).map(normalPath);
  const attached = ownFiles({ record, document }).filter((path) => host.isFile(path));
  return [
    record.source.path,
    record.kind.placeOf().file,
    CONFIG,
    ...contacts,
    template,
    ...pictures,
    ...attached,
  ];
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
