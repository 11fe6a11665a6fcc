/**
 * As much of an IMAP server as looking up and reading messages takes. The real one, Dovecot, is tried by
 * test/tools/mail-servers.
 *
 * Source: RFC 9051; RFC 3501 §6.4.4 (SEARCH HEADER)
 */
import { type AddressInfo, createServer, type Socket } from "node:net";

export interface Imap {
  readonly port: number;
  close(): Promise<void>;
}

/** @param messages as they are at the moment of asking */
export async function startImap(messages: () => readonly Buffer[]): Promise<Imap> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    socket.write("* OK ready\r\n");
    let waiting = "";
    socket.on("data", (data) => {
      waiting += data.toString("latin1");
      for (let end = waiting.indexOf("\r\n"); end >= 0; end = waiting.indexOf("\r\n")) {
        answer(waiting.slice(0, end), socket, messages());
        waiting = waiting.slice(end + 2);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

function answer(line: string, socket: Socket, messages: readonly Buffer[]): void {
  const [tag = "", ...words] = line.split(" ");
  const command = words.join(" ");
  const say = (text: string) => void socket.write(`${text}\r\n`);
  let reply = "OK done";
  if (/^CAPABILITY/i.test(command)) say("* CAPABILITY IMAP4rev1");
  else if (/^LOGIN/i.test(command)) {
    if (!/hemligt/.test(command)) reply = "NO [AUTHENTICATIONFAILED] wrong";
  } else if (/^LIST/i.test(command)) say('* LIST () "/" INBOX');
  else if (/^NAMESPACE/i.test(command)) say('* NAMESPACE (("" "/")) NIL NIL');
  else if (/^(SELECT|EXAMINE)/i.test(command)) {
    say("* FLAGS (\\Seen)");
    say(`* ${messages.length} EXISTS`);
    say("* OK [UIDVALIDITY 1] ok");
    say(`* OK [UIDNEXT ${messages.length + 1}] ok`);
    reply = "OK [READ-ONLY] done";
  } else if (/^UID SEARCH/i.test(command)) {
    const id = /HEADER \S+ "?(<[^">]+>)"?/i.exec(command)?.[1] ?? "\0";
    const found = messages.flatMap((message, i) => (message.includes(id) ? [i + 1] : []));
    say(`* SEARCH${found.map((n) => ` ${n}`).join("")}`);
  } else if (/FETCH/i.test(command)) {
    messages.forEach((message, i) => {
      socket.write(`* ${i + 1} FETCH (UID ${i + 1} BODY[] {${message.length}}\r\n`);
      socket.write(message);
      say(")");
    });
  } else if (/^LOGOUT/i.test(command)) say("* BYE");
  say(`${tag} ${reply}`);
  if (/^LOGOUT/i.test(command)) socket.end();
}
