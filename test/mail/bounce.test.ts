import { afterEach, expect, test } from "vitest";
import { needsUtf8, returnAddress, wireAddress, withoutAddresses } from "../../src/mail/addresses.ts";
import { readBounce } from "../../src/mail/bounce.ts";
import { startImap } from "./imap.ts";
import { type Sink, startSink } from "./sink.ts";
import { mailWorld } from "./support.ts";

const KEY = "0123456789abcdef0123456789abcdef";
let sink: Sink | undefined;
afterEach(() => sink?.close());

function report(key: string, { to = "registrator@example.org", action = "failed", id = key } = {}): Buffer {
  return Buffer.from(
    [
      `To: ${to}`,
      "From: MAILER-DAEMON@mx.example.org",
      'Content-Type: multipart/report; report-type=delivery-status;\r\n boundary="b"',
      "",
      "--b\r\nContent-Type: message/delivery-status\r\n",
      "Reporting-MTA: dns; mx.example.org\r\n",
      `Final-Recipient: rfc822; maja@scout.example.org\r\nAction: ${action}\r\nStatus: 5.1.1\r\n`,
      `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${id}@example.org>\r\n--b--`,
      "",
    ].join("\r\n"),
  );
}

test("knows a letter by the address it came back to, or by its Message-ID", () => {
  expect(readBounce(report(KEY, { to: `studs+${KEY}@example.org`, id: "x" }))).toMatchObject({
    keys: [KEY],
    status: "5.1.1",
    action: "failed",
  });
  expect(readBounce(report(KEY))).toMatchObject({ keys: [KEY] });
  expect(readBounce(report(KEY, { action: "delayed" }))).toMatchObject({ action: "delayed" });
});

test("an old server's bounce is known by who writes it", () => {
  const old = `To: studs+${KEY}@example.org\r\nFrom: "Mail" <MAILER-DAEMON@mx.example.org>\r\n\r\nUser unknown\r\n`;
  expect(readBounce(Buffer.from(old))).toEqual({ keys: [KEY], status: "", action: "failed" });
});

test.each([
  ["a letter that arrived", report(KEY, { to: `studs+${KEY}@example.org`, action: "delivered" }).toString()],
  ["an automatic reply", `To: studs+${KEY}@example.org\r\nAuto-Submitted: auto-replied\r\n\r\nSemester\r\n`],
  [
    "a person's reply",
    `To: studs+${KEY}@example.org\r\nFrom: maja@example.org\r\n\r\nTack! Action: failed\r\n`,
  ],
  [
    "a receipt for reading",
    `To: studs+${KEY}@example.org\r\nFrom: postmaster@example.org\r\n` +
      "Content-Type: multipart/report; report-type=disposition-notification\r\n\r\nRead\r\n",
  ],
  ["other mail", "To: registrator@example.org\r\n\r\nHej\r\n"],
])("%s is no bounce", (_what, message) => {
  expect(readBounce(Buffer.from(message))).toBeUndefined();
});

test("`sent --bounces` reads the mailbox, notes what came back once, and it is planned again", async () => {
  sink = await startSink();
  const box: Buffer[] = [];
  const imap = await startImap(() => box);
  const returns = `  returns: { host: 127.0.0.1, port: ${imap.port}, security: none, user: r, password: { env: KANSLI_SECRET } }\n`;
  const world = await mailWorld(sink, returns);
  await world.call("send", "--plan", await world.plan());
  box.push(
    report((await sink.parsed())[0]?.messageId?.slice(1, 33) ?? ""),
    Buffer.from("Subject: x\r\n\r\nHej\r\n"),
  );
  const first = await world.call("sent", "--bounces");
  expect(first.err).toBe("1 brev har kommit tillbaka.\n");
  expect(first.out).toContain("kom tillbaka");
  expect((await world.call("sent", "--bounces")).err).toBe("0 brev har kommit tillbaka.\n");
  expect((await world.call("send")).out).toContain("1 brev.");
  await imap.close();
});

test("addresses as servers take them", () => {
  expect(wireAddress("maja@örebro.example.org")).toBe("maja@xn--rebro-iua.example.org");
  expect([needsUtf8("maja@örebro.se"), needsUtf8("måns@example.org")]).toEqual([false, true]);
  expect(returnAddress("studs@example.org", KEY)).toBe(`studs+${KEY}@example.org`);
  expect(withoutAddresses("550 5.1.1 <maja@example.org>: no maja@example.org here")).toBe(
    "550 5.1.1 <…>: no <…> here",
  );
});
