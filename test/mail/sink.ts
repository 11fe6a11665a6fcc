/**
 * A real SMTP server for tests, which keeps what it takes and fails where it is told to.
 */
import { createHash } from "node:crypto";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface Taken {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
}

/** Where the dialogue may go wrong, and how. `store` tells whether a letter that fails was kept all the same. */
export interface Fault {
  readonly at: "greeting" | "ehlo" | "auth" | "mail" | "rcpt" | "data" | "body" | "dot" | "quit";
  readonly how: "4xx" | "5xx" | "drop" | "stall";
  readonly stores?: boolean;
  /** How many times; afterwards all goes well. */
  times: number;
  /** Only letters to this address. */
  readonly to?: string;
}

export interface Sink {
  readonly port: number;
  readonly taken: Taken[];
  /** How many dialogues came as far as MAIL FROM. */
  attempts: number;
  fault: Fault | undefined;
  /** Ends a connection without a word. */
  drop(session: string): void;
  parsed(): Promise<ParsedMail[]>;
  close(): Promise<void>;
}

export async function startSink(options: SMTPServerOptions = {}): Promise<Sink> {
  const taken: Taken[] = [];
  const failing = (at: Fault["at"], to = ""): Fault | undefined => {
    const { fault } = sink;
    if (!fault || fault.at !== at || fault.times <= 0) return undefined;
    if (fault.to !== undefined && fault.to !== to) return undefined;
    fault.times--;
    return fault;
  };
  type Done = (error?: Error | null) => void;
  const answer = (fault: Fault | undefined, session: { id: string }, done: Done): void => {
    if (!fault) done();
    else if (fault.how === "drop") drop(server, session.id);
    else if (fault.how !== "stall")
      done(Object.assign(new Error("no"), { responseCode: fault.how === "4xx" ? 451 : 554 }));
  };
  const server = new SMTPServer({
    ...{
      disabledCommands: ["STARTTLS", "AUTH"],
      logger: false,
      disableReverseLookup: true,
      closeTimeout: 50,
    },
    onConnect: (session, done) => {
      const connection = connectionOf(server, session.id);
      if (connection) failCommands(connection, failing);
      answer(failing("greeting"), session, done);
    },
    onAuth: ({ username, password }, session, done) => {
      const fault = failing("auth");
      if (fault) return answer(fault, session, (error) => done(error ?? null));
      if (username === "kansli" && password === "hemligt") return done(null, { user: username });
      done(new Error("Invalid username or password"));
    },
    onMailFrom: (_address, session, done) => {
      sink.attempts++;
      answer(failing("mail"), session, done);
    },
    onRcptTo: ({ address }, session, done) => answer(failing("rcpt", address), session, done),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? "";
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
      const early = failing("body", to);
      if (early) {
        stream.resume();
        if (early.how === "4xx" || early.how === "5xx")
          connectionOf(server, session.id)?.send(early.how === "4xx" ? 451 : 554, "no");
        if (early.how !== "stall") setImmediate(drop, server, session.id);
        return;
      }
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const fault = failing("dot", to);
        if (!fault || fault.stores) taken.push({ from, to, bytes: Buffer.concat(chunks) });
        answer(fault, session, done as Done);
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const sink: Sink = {
    port: (server.server.address() as AddressInfo).port,
    taken,
    attempts: 0,
    fault: undefined,
    drop: (id) => drop(server, id),
    parsed: () => Promise.all(taken.map(({ bytes }) => simpleParser(bytes))),
    close: () => new Promise((done) => server.close(() => done())),
  };
  return sink;
}

/** What smtp-server keeps to itself: its callbacks do not reach every command. */
interface Connection {
  readonly id: string;
  readonly _socket: { destroy(): void };
  send(code: number, text: string): void;
  [handler: `handler_${string}`]: (command: Buffer, done: () => void) => void;
}

function connectionOf(server: SMTPServer, id: string): Connection | undefined {
  return [...(server.connections as unknown as Set<Connection>)].find((connection) => connection.id === id);
}

function drop(server: SMTPServer, id: string): void {
  connectionOf(server, id)?._socket.destroy();
}

const commands = { ehlo: "EHLO", data: "DATA", quit: "QUIT" } as const;

function failCommands(connection: Connection, failing: (at: Fault["at"]) => Fault | undefined): void {
  for (const [at, command] of Object.entries(commands)) {
    const answer = connection[`handler_${command}`]?.bind(connection);
    connection[`handler_${command}`] = (line, done) => {
      const fault = failing(at as keyof typeof commands);
      if (!fault) return answer?.(line, done);
      if (fault.how === "drop") connection._socket.destroy();
      else if (fault.how !== "stall") {
        connection.send(fault.how === "4xx" ? 451 : 554, "no");
        done();
      }
    };
  }
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
