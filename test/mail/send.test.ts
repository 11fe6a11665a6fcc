import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { extractText, getDocumentProxy } from "unpdf";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diskHost } from "../../src/host/index.ts";
import { realPost } from "../../src/host/real-post.ts";
import { anotherRecord, type Files, newFolder, RECORD, starterFiles, textOf } from "../cli/support.ts";
import { type Sink, startSink } from "./sink.ts";
import { mailWorld, TEMPLATE } from "./support.ts";

async function pagesOf(bytes: Uint8Array | undefined): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes ?? [])));
  return text.map((page) => page.replace(/\s+/g, " ").trim());
}

let sink: Sink;
beforeEach(async () => {
  sink = await startSink();
});
afterEach(() => sink.close());

test("prints a plan and sends nothing; with its hash, sends each letter once", async () => {
  const world = await mailWorld(sink);
  const planned = await world.call("send");
  expect(planned).toMatchObject({ code: 0, err: "" });
  expect(planned.out).toContain(
    "Maja Exempel <maja@scout.example.org>\n  2024-0001 Bidrag till Exempelstads",
  );
  expect(planned.out).toContain("  2024-0001 (ny): Beslut 2024-0001.docx");
  expect(sink.taken).toEqual([]);
  const hash = await world.plan();
  expect(planned.out).toContain(`2 brev. Inget är skickat. Skicka dem med: kansli send --plan ${hash}`);

  expect(await world.call("send", "--plan", hash)).toMatchObject({ code: 0, err: "" });
  expect(sink.taken.map(({ to }) => to).sort()).toEqual(["ekonomi@example.org", "maja@scout.example.org"]);

  expect((await world.call("send", "--plan", hash)).out).toBe("Utskicket är redan klart.\n");
  expect((await world.call("send")).out).toContain("Det finns inget nytt att skicka.");
  expect(sink.taken).toHaveLength(2);
});

test("a letter: one reader, their own file, text and HTML from one source, headers that last", async () => {
  const world = await mailWorld(sink);
  await world.call("send", "--plan", await world.plan());
  const letter = (await sink.parsed()).find(({ text }) => text?.includes("Maja"));
  expect(letter?.subject).toBe("2024-0001 Bidrag till Exempelstads scoutkår");
  expect(letter?.text).toBe(
    "Hej Maja Exempel!\n\nBifogat finns beslutet i 2024-0001, Bidrag till Exempelstads scoutkår.\n\n" +
      "Läs mer på vår webbplats (https://www.example.org).\n\nÅby kommun\n",
  );
  expect(letter?.html).toContain('<html lang="sv">');
  expect(letter?.html).toContain('<a href="https://www.example.org">vår webbplats</a>');
  expect(letter?.attachments.map(({ filename }) => filename)).toEqual(["Beslut 2024-0001.docx"]);
  const header = (name: string) => letter?.headers.get(name);
  expect(header("auto-submitted")).toBe("auto-generated");
  expect(letter?.from?.text).toBe('"Åby kommun" <registrator@example.org>');
  expect(letter?.replyTo?.text).toBe('"Åby kommun" <registrator@example.org>');
  const key = letter?.messageId?.slice(1, 33);
  expect(sink.taken.map(({ from }) => from)).toContain(`studs+${key}@example.org`);
  const own = await world.host.read("out/2024-0001/letter-ordforande.docx");
  expect(letter?.attachments[0]?.content.equals(Buffer.from(own ?? []))).toBe(true);
});

test("no address stands in the ledger", async () => {
  const world = await mailWorld(sink);
  sink.fault = { at: "rcpt", how: "5xx", times: 1 };
  await world.call("send", "--plan", await world.plan());
  expect(JSON.stringify(world.ledger())).not.toContain("@");
  expect(world.git("status", "--porcelain", "--untracked-files=all")).toMatch(
    /^\?\? sent\/[0-9a-f]{12}\.jsonl$/m,
  );
});

test("--preview writes the letters, the same each time, and sends none", async () => {
  const world = await mailWorld(sink);
  const clock = new Date("2024-05-03T08:00:00Z");
  world.io.openPost = () => ({ ...realPost({}), now: () => clock });
  const outside = await Promise.all(
    ["a", "b"].map(async (name) => {
      const folder = join(newFolder(), name);
      world.io.openHost = (root) => diskHost(root);
      await world.call("send", "--preview", folder);
      return readdirSync(folder).map((file) => readFileSync(join(folder, file), "latin1"));
    }),
  );
  expect(outside[0]).toHaveLength(2);
  expect(outside[0]).toEqual(outside[1]);
  expect(sink.taken).toEqual([]);
});

describe("nothing is sent", () => {
  const refused = async (files: Files, code: string, { isCommitted = true, more = "" } = {}) => {
    const world = await mailWorld(sink, more);
    if (isCommitted) await world.commit(files);
    else for (const [path, text] of Object.entries(files)) await world.host.write(path, Buffer.from(text));
    const planned = await world.call("send", "--json");
    expect(planned.out).toContain(`"${code}"`);
    const { plan = "0" } = JSON.parse(planned.out);
    await world.call("send", "--plan", plan);
    expect(sink.taken).toEqual([]);
  };
  const record = (change: (text: string) => string) => anotherRecord("2024-0001", change);

  test("of a record with changes that are not committed", async () => {
    const files = { [RECORD]: await record((text) => `${text}# ändrad\n`) };
    await refused(files, "mail/not-committed", { isCommitted: false });
  });

  test("of a secret record", async () => {
    await refused({ [RECORD]: await record((text) => `${text}secrecy: OSL 31 kap. 16 §\n`) }, "mail/secret");
  });

  test("of a record with problems, even small ones", async () => {
    const world = await mailWorld(sink);
    const config = textOf(await world.host.read("kansli.yaml"));
    await world.commit({
      "kansli.yaml": config.replace("formats: [docx]\n  station", "formats: [pdf]\n  station"),
      [RECORD]: await record((text) => text.replace("ett sommarläger", "ett sommarläger \u{13000}")),
    });
    const { err } = await world.call("send");
    expect(err).toContain("pdf/no-glyph");
    expect(err).toContain("mail/has-problems");
  });

  test("without a subject, or with one that hides something", async () => {
    await refused({ "templates/mail.md.hbs": "Hej!\n" }, "mail/no-subject");
    await refused({ "templates/mail.md.hbs": "# Hej\u202E {{title}}\n" }, "mail/bad-subject");
  });

  test("without a template, or for a document that is not there", async () => {
    const world = await mailWorld(sink);
    const config = textOf(await world.host.read("kansli.yaml"));
    await world.commit({ "kansli.yaml": config.replace("templates/mail.md.hbs", "templates/ingen.md.hbs") });
    expect((await world.call("send")).err).toContain("mail/no-template");
    await world.commit({ "kansli.yaml": config.replace("attach: [letter]", "attach: [brev]") });
    expect((await world.call("send")).err).toContain("mail/unknown-document");
  });

  test("without settings", async () => {
    const world = await mailWorld(sink);
    await world.commit({ "kansli.yaml": textOf((await starterFiles())["kansli.yaml"]) });
    expect((await world.call("send")).err).toContain("mail/not-set-up");
  });

  test("when the plan is not the one that was looked at", async () => {
    const world = await mailWorld(sink);
    const hash = await world.plan();
    await world.commit({ "templates/mail.md.hbs": TEMPLATE.replace("Hej", "God dag") });
    expect(await world.call("send", "--plan", hash)).toMatchObject({ code: 2 });
    expect((await world.call("send", "--plan", hash)).err).toContain("mail/plan-changed");
    expect(sink.taken).toEqual([]);
  });

  test("from a copy of the workspace, nor while another sends", async () => {
    const world = await mailWorld(sink);
    const hash = await world.plan();
    const copy = `${world.root}-kopia`;
    execFileSync("cp", ["-r", world.root, copy]);
    expect((await world.call("-C", copy, "send", "--plan", hash)).err).toContain("no-workspace");
    const lock = await realPost({}).lock(world.root);
    expect((await world.call("send", "--plan", hash)).err).toContain("mail/in-progress");
    await lock?.release();
    const station = await realPost({}).station(copy, "sent");
    expect(station).not.toBe(await realPost({}).station(world.root, "sent"));
    await world.host.write("sent/.station", Buffer.from("another"));
    expect((await world.call("send", "--plan", hash)).err).toContain("mail/other-station");
    expect(sink.taken).toEqual([]);
  });

  test("without the password", async () => {
    const world = await mailWorld(sink, "    user: kansli\n    password: { env: NOWHERE }\n");
    expect((await world.call("send", "--plan", await world.plan())).err).toContain("mail/no-secret");
    expect(sink.taken).toEqual([]);
  });
});

test("the logo stands in the letter with its text, also where it is an SVG", async () => {
  const world = await mailWorld(sink);
  const config = textOf(await world.host.read("kansli.yaml"));
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>';
  await world.commit({
    "logga.svg": svg,
    "kansli.yaml": config
      .replace(/^ {2}logo: .*\n/m, "")
      .replace("organisation:\n", "organisation:\n  logo: logga.svg\n"),
  });
  await world.call("send", "--plan", await world.plan());
  const [letter] = await sink.parsed();
  const logo = letter?.attachments.find(({ related }) => related);
  expect(logo).toMatchObject({ contentType: "image/png", contentDisposition: "inline" });
  expect(letter?.html).toContain('alt="Åby kommun"');
});

describe("recipients", () => {
  const contacts = async (change: (text: string) => string) =>
    change(textOf((await starterFiles())["contacts.yaml"]));

  test("without an address are listed; the others get theirs", async () => {
    const files = {
      "contacts.yaml": await contacts((text) => text.replace("  email: ekonomi@example.org\n", "")),
    };
    const world = await mailWorld(sink, "", files);
    const { err } = await world.call("send", "--plan", await world.plan());
    expect(err).toContain("mail/no-address");
    expect(sink.taken.map(({ to }) => to)).toEqual(["maja@scout.example.org"]);
  });

  test("who want nothing get nothing", async () => {
    const files = { "contacts.yaml": await contacts((text) => `${text}  channel: none\n`) };
    const world = await mailWorld(sink, "", files);
    await world.call("send", "--plan", await world.plan());
    expect(sink.taken.map(({ to }) => to)).toEqual(["maja@scout.example.org"]);
  });

  test("with letters beyond ASCII, a comma in the name, or an IDN domain", async () => {
    const files = {
      "contacts.yaml": await contacts((text) =>
        text
          .replace("Maja Exempel", '"Öberg, Maja"')
          .replace("maja@scout.example.org", "maja@örebro.example.org")
          .replace("ekonomi@example.org", "ekönomi@example.org"),
      ),
    };
    const world = await mailWorld(sink, "", files);
    const { code } = await world.call("send", "--plan", await world.plan());
    const [letter] = await sink.parsed();
    // The server turned the domain back into letters.
    expect(sink.taken[0]?.to).toBe("maja@örebro.example.org");
    expect(letter?.to).toMatchObject({ value: [{ name: "Öberg, Maja" }] });
    expect({ code, taken: sink.taken.length }).toEqual({ code: 0, taken: 2 });
  });

  test("whose address a server cannot take are refused, before the server could take it for another", async () => {
    const own = await startSink({ hideSMTPUTF8: true });
    const files = {
      "contacts.yaml": await contacts((text) => text.replace("ekonomi@example.org", "ekönomi@example.org")),
    };
    const world = await mailWorld(own, "", files);
    const { code, err } = await world.call("send", "--plan", await world.plan());
    expect(code).toBe(3);
    expect(err).toMatch(/mail\/refused[\s\S]*SMTPUTF8/);
    expect(own.taken.map(({ to }) => to)).toEqual(["maja@scout.example.org"]);
    await own.close();
  });

  test("whom a record writes out are held to the same, and known in the ledger without their address", async () => {
    const record = (recipient: string) =>
      anotherRecord("2024-0001", (text) =>
        text.replace(/^recipients:(?: .*)?\n(?: .*\n)*/m, `recipients: [${recipient}]\n`),
      );
    const good = await mailWorld(sink, "", {
      [RECORD]: await record('{ name: "Öberg, Åsa", email: asa@example.org }'),
    });
    await good.call("send", "--plan", await good.plan());
    expect(sink.taken.map(({ to }) => to)).toEqual(["asa@example.org"]);
    expect(JSON.stringify(good.ledger())).not.toMatch(/asa|Öberg/);
    expect((await good.call("sent")).out).toContain("Öberg, Åsa");
    for (const recipient of [
      '{ name: Åsa, email: "asa@example.org, evil@example.org" }',
      '{ name: Åsa, email: "asa@example.org;evil@example.org" }',
      '{ name: Åsa, email: "<asa@example.org>" }',
      '{ name: Åsa, email: "alla:asa@example.org,evil@example.org;" }',
      '{ name: "Åsa\\r\\nBcc: evil@example.org", email: asa@example.org }',
      '{ name: "Åsa \\u202E", email: asa@example.org }',
    ]) {
      const bad = await mailWorld(sink, "", { [RECORD]: await record(recipient) });
      const { out, code } = await bad.call("send", "--json");
      expect({ code, plan: JSON.parse(out).letters ?? [] }).toEqual({ code: 3, plan: [] });
    }
  });

  test("who get letters by post are in a file to print, each behind an address in its window", async () => {
    const files = {
      "contacts.yaml": await contacts((text) =>
        text
          .replace("name: Maja Exempel\n", "name: Maja Exempel\n  channel: letter\n")
          .replace("email: ekonomi@example.org\n", "channel: internal\n"),
      ),
    };
    const world = await mailWorld(sink, "", files);
    expect((await world.call("send")).err).toContain("mail/not-printable");
    const config = textOf(await world.host.read("kansli.yaml"));
    await world.commit({ "kansli.yaml": config.replace("formats: [docx]\n  st", "formats: [pdf]\n  st") });
    const plan = await world.plan();
    const { out } = await world.call("send", "--plan", plan);
    expect(out).toContain("0 brev skickade, 2 att posta, 0 kvar.");
    expect(out).toContain(`sent/outbox/${plan}/letter.pdf`);
    const pages = await pagesOf(await world.host.read(`sent/outbox/${plan}/letter.pdf`));
    expect(pages[0]).toBe("Åby kommun Exempelstads scoutkår Maja Exempel Skogsvägen 2 123 46 Exempelstad");
    expect(pages[1]).toContain("Beslut");
    // Two letters never share a sheet.
    expect(pages.length % 2).toBe(0);
    const [own] = await pagesOf(await world.host.read(`sent/outbox/${plan}/internal.pdf`));
    expect(own).toBe("Åby kommun Ekonomiavdelningen");
    expect((await world.call("sent")).out).toContain("utskrift");
  });

  test("two in one address, and controls that turn text, are refused when the contacts are read", async () => {
    for (const [from, to, code] of [
      ["maja@scout.example.org", '"maja@scout.example.org,evil@example.org"', "yaml/not-an-address"],
      [
        "maja@scout.example.org",
        '"maja@scout.example.org\\r\\nBcc: evil@example.org"',
        "yaml/not-an-address",
      ],
      ["Maja Exempel", '"Maja \u202E Exempel"', "yaml/direction-control"],
      ["Maja Exempel\n", "Maja Exempel\n  channel: duva\n", "workspace/unknown-channel"],
      ["Maja Exempel", '"Maja \\u200FExempel"', "mail/hidden-character"],
      ["Maja Exempel", '"Maja\\u0085Bcc: evil@example.org"', "mail/hidden-character"],
      [
        "  email: maja@scout.example.org\n  address: [Skogsvägen 2,",
        "  channel: letter\n  address: [Hus 1, Hus 2, Hus 3, Hus 4,",
        "mail/long-address",
      ],
    ] as const) {
      const world = await mailWorld(sink, "", {
        "contacts.yaml": await contacts((text) => text.replace(from, to)),
      });
      expect((await world.call("send")).err).toContain(code);
    }
  });

  test("one person in several records gets one mail with all", async () => {
    const files = { "decisions/b.yaml": await anotherRecord("B") };
    const world = await mailWorld(sink, "  together: true\n", files);
    await world.call("send", "--plan", await world.plan());
    const letter = (await sink.parsed()).find(({ text }) => text?.includes("Maja"));
    expect(sink.taken).toHaveLength(2);
    expect(letter?.subject).toBe("Handlingar i flera ärenden");
    expect(letter?.attachments.map(({ filename }) => filename).sort()).toEqual([
      "Beslut 2024-0001.docx",
      "Beslut B.docx",
    ]);
  });
});

test("a paper that changed since is sent again, and the plan says so", async () => {
  const world = await mailWorld(sink);
  await world.call("send", "--plan", await world.plan());
  await world.commit({
    [RECORD]: await anotherRecord("2024-0001", (text) => text.replace("48500", "48600")),
  });
  expect((await world.call("send")).out).toMatch(
    /2024-0001 \(ändrad sedan \d{4}-\d\d-\d\d\): Beslut 2024-0001.docx\n/,
  );
});

test("files that were exchanged after the plan are not sent", async () => {
  const world = await mailWorld(sink);
  const hash = await world.plan();
  await world.host.write("out/2024-0001/letter-ordforande.docx", Buffer.from("something else"));
  const { err } = await world.call("send", "--plan", hash);
  expect(err).toContain("mail/not-as-made");
  expect(sink.taken).toEqual([]);
});

test("`sent` lists what was sent, also as CSV and JSON", async () => {
  const world = await mailWorld(sink);
  expect((await world.call("sent")).out).toBe("Inget är skickat.\n");
  await world.call("send", "--plan", await world.plan());
  expect((await world.call("sent", "2024-0001")).out).toMatch(
    /2024-0001 {2}Maja Exempel +e-post +skickat +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +Beslut 2024-0001.docx [0-9a-f]{12} +[0-9a-f]{12} +250 OK/,
  );
  expect((await world.call("sent", "other")).out).toBe("Inget är skickat.\n");
  const csv = (await world.call("sent", "--csv")).out.split("\r\n");
  expect(csv).toHaveLength(4);
  const { letters } = JSON.parse((await world.call("sent", RECORD, "--json")).out);
  expect(letters).toMatchObject([
    { recipient: "ordforande", state: "sent", reply: "250 OK: message queued" },
    { recipient: "ekonomi", state: "sent" },
  ]);
});

test("a ledger that somebody spoilt stops everything", async () => {
  const world = await mailWorld(sink);
  await world.call("send", "--plan", await world.plan());
  const [name = ""] = readdirSync(join(world.root, "sent")).filter((file) => file.endsWith(".jsonl"));
  const text = readFileSync(join(world.root, "sent", name), "utf8");
  await world.host.write(`sent/${name}`, Buffer.from(text.replace('{"type":"frozen"', '{"type":"fro')));
  expect((await world.call("send")).err).toContain("mail/older-ledger");
  rmSync(join(world.root, "sent/outbox"), { recursive: true });
  expect((await world.call("send")).err).toContain("mail/bad-ledger");
});

test("the letters are signed when there is a key", async () => {
  const key = execFileSync("openssl", ["genrsa", "1024"], { encoding: "utf8", stdio: "pipe" });
  const world = await mailWorld(
    sink,
    "  dkim: { domain: example.org, selector: k1, key: { command: cat ../key.pem } }\n",
  );
  const post = world.io.openPost?.();
  if (!post) throw new Error("no post");
  world.io.openPost = () => ({ ...post, secret: async () => key });
  await world.call("send", "--plan", await world.plan());
  const parsed = await simpleParser(sink.taken[0]?.bytes ?? Buffer.alloc(0));
  expect(parsed.headers.get("dkim-signature")).toMatchObject({ params: { d: "example.org", s: "k1" } });
});
