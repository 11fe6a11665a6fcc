/**
 * Hands letters to an SMTP server.
 *
 * The letter is given to nodemailer as a stream that ends only when the caller has committed, so that the dot
 * that ends it on the wire cannot come first. After any answer but a plain yes or a refused
 * address the connection is thrown away: nothing of one letter reaches another.
 *
 * Source: RFC 5321 §3.3, §4.1.1.4, §4.2; RFC 3207; RFC 6531 §3.4
 */
import { Readable } from "node:stream";
import type { Courier, Envelope, Handing, ServerAccess } from "./post.ts";

/** Milliseconds. RFC 5321 §4.5.3.2 allows a server ten minutes after the dot. */
const CONNECT = 30_000;
const SILENCE = 600_000;

export interface Patience {
  readonly connect: number;
  readonly silence: number;
}

type Connection = import("nodemailer/lib/smtp-connection").default;

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** @param patience for tests */
export function smtpCourier(
  access: ServerAccess,
  patience: Patience = { connect: CONNECT, silence: SILENCE },
): Courier {
  return new SmtpCourier(access, patience);
}

class SmtpCourier implements Courier {
  readonly #access: ServerAccess;
  readonly #patience: Patience;
  #connection: Connection | undefined;

  constructor(access: ServerAccess, patience: Patience) {
    this.#access = access;
    this.#patience = patience;
  }

  async hand(envelope: Envelope, letter: Uint8Array, commit: () => Promise<void>): Promise<Handing> {
    try {
      this.#connection ??= await this.#connect();
    } catch (error) {
      return this.#hide(connectionFailed(error as SmtpError));
    }
    if (/[^\p{ASCII}]/u.test(envelope.to + envelope.from) && !knowsUtf8(this.#connection)) {
      return { kind: "refused", reply: "the server does not know SMTPUTF8, which this address needs" };
    }
    const handing = this.#hide(await this.#send(this.#connection, envelope, letter, commit));
    if (handing.kind !== "accepted") this.#drop();
    return handing;
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    if (!connection) return;
    await new Promise<void>((done) => {
      connection.once("end", () => done());
      connection.quit();
      setTimeout(done, this.#patience.connect).unref();
    });
  }

  async #connect(): Promise<Connection> {
    const { default: SMTPConnection } = await import("nodemailer/lib/smtp-connection");
    const { host, port, security, user, password } = this.#access;
    const connection = new SMTPConnection({
      ...{ host, port, secure: security === "tls", requireTLS: security === "starttls" },
      ...{ ignoreTLS: security === "none", logger: false },
      tls: { minVersion: "TLSv1.2" },
      connectionTimeout: this.#patience.connect,
      greetingTimeout: this.#patience.connect,
      socketTimeout: this.#patience.silence,
    });
    await new Promise<void>((done, failed) => {
      connection.on("error", (error) => {
        if (this.#connection === connection) this.#connection = undefined;
        failed(error);
      });
      connection.once("end", () => {
        if (this.#connection === connection) this.#connection = undefined;
        failed(new Error("Connection closed"));
      });
      connection.connect((error) => (error ? failed(error) : done()));
    });
    try {
      if (user !== undefined) await logIn(connection, { user, pass: password ?? "" });
    } catch (error) {
      // A connection that is left open keeps the program from ending.
      connection.close();
      throw error;
    }
    return connection;
  }

  async #send(
    connection: Connection,
    envelope: Envelope,
    letter: Uint8Array,
    commit: () => Promise<void>,
  ): Promise<Handing> {
    let isOver = false;
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield letter;
      if (!isOver) await commit();
      // Never end a letter whose commit came too late: ending it sends the dot.
      if (isOver) throw new Error("the connection ended");
    }
    const stream = Readable.from(bytes(), { objectMode: false });
    return new Promise((done) => {
      const onEnd = () => void setImmediate(end, { kind: "lost", reply: "the connection ended" });
      const end = (handing: Handing) => {
        isOver = true;
        connection.removeListener("end", onEnd);
        done(handing);
      };
      stream.once("error", (error) => end({ kind: "lost", reply: error.message }));
      connection.once("end", onEnd);
      connection.send({ from: envelope.from, to: [envelope.to] }, stream, (error, info) => {
        const refused = info?.rejectedErrors?.[0] as SmtpError | undefined;
        if (error || refused) end(answerOf((error ?? refused) as SmtpError));
        else end({ kind: "accepted", reply: info?.response ?? "" });
      });
    });
  }

  #drop(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** Servers have been seen to repeat what they were sent. */
  #hide(handing: Handing): Handing {
    const { password } = this.#access;
    if (!password) return handing;
    const forms = [password, Buffer.from(password).toString("base64")];
    return { ...handing, reply: forms.reduce((text, form) => text.replaceAll(form, "…"), handing.reply) };
  }
}

function logIn(connection: Connection, credentials: { user: string; pass: string }): Promise<void> {
  return new Promise((done, failed) => {
    connection.once("end", () => failed(new Error("Connection closed")));
    connection.login({ credentials }, (error) => (error ? failed(error) : done()));
  });
}

/** EHLO's list, which nodemailer keeps to itself. */
function knowsUtf8(connection: Connection): boolean {
  const { _supportedExtensions: known } = connection as unknown as {
    _supportedExtensions: readonly string[];
  };
  return known.includes("SMTPUTF8");
}

function connectionFailed(error: SmtpError): Handing {
  const { code, responseCode } = error;
  const reply = replyOf(error);
  if (code === "EAUTH" && (responseCode === undefined || responseCode >= 500)) {
    return { kind: "stopped", stage: "login", reply };
  }
  if (code === "ETLS" || /certificate|self-signed|altname|SSL|TLS/i.test(error.message)) {
    return { kind: "stopped", stage: "tls", reply };
  }
  return { kind: "lost", reply };
}

/** A server's own word is final, whenever it comes; anything else is no answer. */
function answerOf(error: SmtpError): Handing {
  const { responseCode: code = 0, command = "" } = error;
  const reply = replyOf(error);
  // 421 says that the server closes the connection, and nothing about the letter before its dot.
  if (code >= 500 && code < 600 && command !== "CONN") return { kind: "refused", reply };
  if (code >= 400 && code < 500) return { kind: "deferred", reply };
  if (error.code === "EENVELOPE" && command === "API") return { kind: "refused", reply };
  return { kind: "lost", reply };
}

function replyOf({ response, message }: SmtpError): string {
  return (response || message).replace(/\s+/g, " ").trim();
}
