/**
 * What sending works with, from the plan to the last letter.
 */
import type { Host } from "../host/host.ts";
import type { Post } from "../host/post.ts";
import { type Composing, readLogo } from "../mail/index.ts";
import type { MailSettings, Workspace } from "../workspace/workspace.ts";
import { fetchSecret } from "./mail-desk.ts";
import type { Session } from "./session.ts";
import { Workshop } from "./workshop.ts";

export interface Desk {
  readonly session: Session;
  readonly host: Host;
  readonly post: Post;
  readonly workspace: Workspace;
  readonly mail: MailSettings;
}

/** What letters are built with; `undefined` when the key to sign with is not to be had. */
export async function composingFor(desk: Desk, run: string, date: Date): Promise<Composing | undefined> {
  const { session, host, post, workspace, mail } = desk;
  const dkimKey = mail.dkim ? await fetchSecret(session, post, mail.dkim.key) : undefined;
  if (mail.dkim && dkimKey === undefined) return undefined;
  const { fonts } = await new Workshop().press(host);
  return { workspace, mail, run, date, dkimKey, fonts, logo: await readLogo(host, workspace) };
}
