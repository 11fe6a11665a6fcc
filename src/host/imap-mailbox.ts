/**
 * A mailbox read over IMAP. Nothing in it is changed, not even what counts as read.
 */
import { MailboxError, type MailboxReader, type ServerAccess } from "./post.ts";

type Client = import("imapflow").ImapFlow;

export function imapMailbox(access: ServerAccess & { readonly folder: string }): MailboxReader {
  let opened: Promise<Client> | undefined;
  const open = (): Promise<Client> => {
    opened ??= connect(access);
    return opened;
  };
  return {
    holds: (messageId) =>
      attempt(async () => {
        const client = await open();
        // A server shows what came since to who asks.
        await client.noop();
        const found = await client.search({ header: { "message-id": messageId } }, { uid: true });
        return found !== false && found !== undefined && found.length > 0;
      }),
    async *messages() {
      const client = await attempt(open);
      if (client.mailbox && client.mailbox.exists === 0) return;
      for await (const { source } of client.fetch("1:*", { source: true })) if (source) yield source;
    },
    async close() {
      const client = await opened?.catch(() => undefined);
      await client?.logout().catch(() => undefined);
    },
  };
}

async function connect({ host, port, security, user, password, folder }: Parameters<typeof imapMailbox>[0]) {
  const { ImapFlow } = await import("imapflow");
  const client = new ImapFlow({
    ...{ host, port, secure: security === "tls", logger: false },
    auth: { user: user ?? "", pass: password ?? "" },
    ...(security !== "tls" && { doSTARTTLS: security === "starttls" }),
  });
  client.on("error", () => undefined);
  await client.connect();
  await client.mailboxOpen(folder, { readOnly: true });
  return client;
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { message, responseText } = error as Error & { responseText?: string };
    throw new MailboxError(responseText || message, { cause: error });
  }
}
