/**
 * The shape of `mail:` in kansli.yaml. A password cannot stand in it: only where to find one.
 */
import type { Language } from "../values/language.ts";
import {
  addFault,
  email,
  filePath,
  filledListOf,
  key,
  line,
  maybe,
  oneOf,
  type Shape,
  scalar,
  strict,
  yesOrNo,
} from "./shape.ts";
import { known, translated } from "./texts-schema.ts";
import { documentFormats, type Mailbox, type MailServer, type MailSettings } from "./workspace.ts";

/** Seconds that a letter may take from the server's answer to the journal mailbox. */
const DEFAULT_SETTLE = 120;
/** Millimetres: in the window of C5 and E65 envelopes with the window to the right (H2), as is usual in Sweden. */
const RIGHT_WINDOW = { left: 116, top: 48 } as const;
const DEFAULT_CONNECTIONS = 2;
const defaultPorts = { starttls: 587, tls: 465, none: 25 } as const;

export function mailShape(used: readonly Language[]): Shape<MailSettings> {
  return strict({
    from: email(),
    replyTo: maybe(email()),
    bounces: maybe(email()),
    server: serverShape(),
    template: translated(used, filePath()),
    attach: filledListOf(key()),
    formats: maybe(filledListOf(oneOf(documentFormats, "workspace/unknown-format"))),
    together: maybe(yesOrNo()),
    station: maybe(line()),
    dkim: maybe(strict({ domain: line(), selector: line(), key: secretShape() })),
    journal: maybe(mailboxShape()),
    returns: maybe(mailboxShape()),
    settle: maybe(count()),
    window: maybe(strict({ left: count(), top: count() })),
  }).transform(
    ({ formats = ["pdf"], together = false, settle = DEFAULT_SETTLE, window = RIGHT_WINDOW, ...rest }) => ({
      ...known(rest),
      window,
      formats,
      settle,
      together,
    }),
  );
}

function serverShape(): Shape<MailServer> {
  return strict({
    host: line(),
    port: maybe(count()),
    security: maybe(oneOf(["starttls", "tls", "none"], "workspace/unknown-security")),
    user: maybe(line()),
    password: maybe(secretShape()),
    connections: maybe(count()),
    perMinute: maybe(count()),
  }).transform(({ security = "starttls", port, connections = DEFAULT_CONNECTIONS, ...rest }) => ({
    ...known(rest),
    security,
    port: port ?? defaultPorts[security],
    connections,
  }));
}

function mailboxShape(): Shape<Mailbox> {
  return strict({
    host: line(),
    port: maybe(count()),
    security: maybe(oneOf(["starttls", "tls", "none"], "workspace/unknown-security")),
    user: line(),
    password: secretShape(),
    folder: maybe(line()),
  }).transform(({ security = "tls", port, folder = "INBOX", ...rest }) => ({
    ...rest,
    security,
    port: port ?? (security === "tls" ? 993 : 143),
    folder,
  }));
}

/** Where a secret is: never the secret itself. */
function secretShape() {
  return strict({ env: maybe(line()), command: maybe(line()) }).transform((where, context) => {
    if (!where.env && !where.command) addFault(context, { code: "workspace/no-secret-source" });
    return known(where);
  });
}

function count(): Shape<number> {
  return scalar(
    (text) =>
      /^[1-9]\d{0,6}$/.test(text)
        ? { value: Number(text) }
        : { code: "workspace/not-a-count", params: { text } },
    { type: ["integer", "string"], minimum: 1, pattern: "^[1-9]\\d{0,6}$" },
  );
}
