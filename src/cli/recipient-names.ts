/**
 * Names for the ids in the ledgers, as the workspace knows them today.
 */
import type { Host } from "../host/host.ts";
import { recipientId } from "../mail/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { listRecords, readRecords } from "./workspace-files.ts";

/** Ids of people whom nobody knows any more are left out. What is wrong with records is for others to tell. */
export async function recipientNames(host: Host, workspace: Workspace): Promise<ReadonlyMap<string, string>> {
  const known = [...workspace.contacts].map(([key, { name }]) => [key, name] as const);
  const records = await readRecords(host, workspace, await listRecords(host));
  const written = records.good.flatMap(({ reference, recipients }) =>
    recipients.map((contact) => [recipientId(contact, reference), contact.name] as const),
  );
  return new Map([...written, ...known]);
}
