/**
 * Sends letters with a PDF each through Debian's Postfix, and reads what arrived in Dovecot's mailboxes.
 *
 * `node test/tools/mail/run.ts [letters] [kills]`, as root. The letters are parsed, and their DKIM signatures
 * verified, by programs that we did not write: see check-letters.py. Some addresses have no mailbox, so some
 * letters come back.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { realPost } from "../../../src/host/real-post.ts";
import { starterWorkspace } from "../../../src/starter/index.ts";
import { DOMAIN, type MailServers, PASSWORD, startMailServers } from "./servers.ts";

const BIN = join(import.meta.dirname, "../../../dist/cli/bin.js");
const BOUNCED = 3;
/** Milliseconds that a mailing runs before it is killed, at least and at most. */
const KILL = [700, 1500] as const;
/** Milliseconds that Postfix may take for its last letter. */
const PATIENCE = 60_000;

const TEMPLATE = `# {{reference}} {{title}}

Hej {{recipient.name}}!

Bifogat finns beslutet i **{{reference}}**.

{{organisation.name}}
`;

const [count = 500, kills = 5] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "kansli-post-"));
const users = Array.from({ length: count }, (_, n) => `p${n + 1}`);
const servers = await startMailServers(folder, [...users, "kansli", "journal", "studs"]);
process.once("SIGTERM", () => {
  servers.stop();
  process.exit(1);
});
try {
  await run(servers);
} catch (error) {
  for (const name of ["postfix.log", "dovecot.log"])
    console.log(readFileSync(join(folder, name), "utf8").split("\n").slice(-30).join("\n"));
  throw error;
} finally {
  servers.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run({ certificate, mailboxes, smtp, imap }: MailServers): Promise<void> {
  const root = join(folder, "arbetsyta");
  const key = execFileSync("openssl", ["genrsa", "2048"], { encoding: "utf8", stdio: "pipe" });
  writeFileSync(join(folder, "dkim.pem"), key);
  await makeWorkspace(root, smtp, imap);
  const trusting = { ...process.env, NODE_EXTRA_CA_CERTS: certificate, KANSLI_PASSWORD: PASSWORD };
  const kansli = (env: NodeJS.ProcessEnv, ...args: string[]) =>
    spawnSync(process.execPath, [BIN, ...args], { cwd: root, env, encoding: "utf8", maxBuffer: 2 ** 28 });

  const planned = kansli(trusting, "send", "--json");
  const { plan } = JSON.parse(planned.stdout);
  expect("a plan", plan !== undefined, planned.stdout.slice(0, 2000));

  const { NODE_EXTRA_CA_CERTS: _, ...wary } = trusting;
  const refused = kansli(wary, "send", "--plan", plan);
  expect(
    "a certificate that nobody knows: nothing is sent",
    /mail\/not-secure/.test(refused.stderr),
    refused,
  );
  const denied = kansli({ ...trusting, KANSLI_PASSWORD: "fel" }, "send", "--plan", plan);
  expect("a wrong password: nothing is sent", /mail\/login-failed/.test(denied.stderr), denied);

  let killed = 0;
  let code: number | null = null;
  while (code === null) {
    const child = spawn(process.execPath, [BIN, "send", "--plan", plan], { cwd: root, env: trusting });
    let text = "";
    child.stderr.on("data", (data) => {
      text += data;
    });
    const after = KILL[0] + Math.random() * (KILL[1] - KILL[0]);
    const timer = killed < kills ? setTimeout(() => child.kill("SIGKILL"), after) : undefined;
    code = await new Promise((done) => child.on("close", done));
    clearTimeout(timer);
    if (code === null) killed++;
    expect("the mailing ends well", code === null || code === 0, text);
  }

  const inBox = (user: string) => filesIn(join(mailboxes, user)).length;
  await until("every letter arrives", () => users.every((user) => inBox(user) > 0));
  await until("the journal has a copy of each", () => inBox("journal") >= count + BOUNCED);
  await until("those to nobody come back", () => inBox("studs") >= BOUNCED);
  await realWait(1000);
  const wrong = users.filter((user) => inBox(user) !== 1);
  expect("each is in its reader's mailbox once", wrong.length === 0, wrong.join(", "));
  expect("and in the journal once", inBox("journal") === count + BOUNCED, String(inBox("journal")));

  const ledger = join(root, "sent", `${plan}.jsonl`);
  const checker = join(import.meta.dirname, "check-letters.py");
  const publicKey = execFileSync("openssl", ["rsa", "-in", join(folder, "dkim.pem"), "-pubout"], {
    encoding: "utf8",
    stdio: "pipe",
  });
  writeFileSync(join(folder, "public.pem"), publicKey);
  execFileSync("/usr/bin/python3", [checker, mailboxes, ledger, join(folder, "public.pem"), String(count)], {
    stdio: "inherit",
  });

  // A letter whose answer never came: its last line is gone, and only the journal knows.
  truncateSync(ledger, lastAnswer(readFileSync(ledger)));
  const found = kansli(trusting, "send", "--plan", plan);
  const events = readFileSync(ledger, "utf8");
  expect("a letter in doubt is found in Dovecot's journal", /"type":"found"/.test(events), found);
  await realWait(1000);
  expect("and is not sent again", inBox("journal") === count + BOUNCED, found);

  const { stderr, stdout } = kansli(trusting, "sent", "--bounces", "--json");
  const letters = JSON.parse(stdout).letters as { state: string; recipient: string }[];
  const back = letters.filter(({ state }) => state === "bounced").map(({ recipient }) => recipient);
  const asked = Array.from({ length: BOUNCED }, (_, n) => `ingen${n + 1}`);
  expect("bounces are matched", back.sort().join() === asked.join(), `${back} ${stderr}`);
  console.log(
    `${count} letters in mailboxes of Dovecot, ${back.length} came back and were matched, ` +
      `${killed} kills: lost 0, twice 0, ${count + BOUNCED} in the journal`,
  );
}

/** Where the last line that says "sent" begins. */
function lastAnswer(ledger: Buffer): number {
  const at = ledger.lastIndexOf('{"type":"sent"');
  if (at < 0) throw new Error("no letter was sent");
  return at;
}

function filesIn(mailbox: string): string[] {
  return ["new", "cur"].flatMap((name) => {
    try {
      return readdirSync(join(mailbox, name));
    } catch {
      return [];
    }
  });
}

function expect(what: string, holds: boolean, detail: unknown): void {
  if (!holds)
    throw new Error(`not so: ${what}\n${typeof detail === "string" ? detail : JSON.stringify(detail)}`);
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const start = Date.now(); !holds(); await realWait(100)) {
    if (Date.now() - start > PATIENCE) throw new Error(`not so: ${what}`);
  }
}

function realWait(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

async function makeWorkspace(root: string, smtp: number, imap: number): Promise<void> {
  const about = { name: "Åby kommun", colour: "#005b7f", language: "sv", today: "2024-05-02" } as const;
  const starter = await starterWorkspace(about);
  const files = new Map<string, string | Uint8Array>(starter.map(({ path, bytes }) => [path, bytes]));
  const textOf = (path: string) => Buffer.from(files.get(path) ?? "").toString();
  const station = await realPost({}).station(root, "sent");
  const people = [...users, ...Array.from({ length: BOUNCED }, (_, n) => `ingen${n + 1}`)];
  const record = "decisions/2024/2024-0001.yaml";
  files.set("contacts.yaml", textOf("contacts.yaml") + people.map(contactOf).join(""));
  files.set(
    record,
    textOf(record).replace(/^recipients:\n(?: .*\n)*/m, `recipients: [${people.join(", ")}]\n`),
  );
  files.set("kansli.yaml", textOf("kansli.yaml") + mailSettings(station, smtp, imap));
  files.set("templates/mail.md.hbs", TEMPLATE);
  files.set("sent/.gitignore", "outbox/\n.station\n.gitignore\n");
  for (const [path, content] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Å", "-c", "user.email=a@example.org", ...args], { cwd: root });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "commit.gpgSign=false", "commit", "--quiet", "--message", "Allt");
}

function contactOf(key: string): string {
  return `${key}:\n  name: "Åsa-${key} Öberg, ordförande"\n  email: ${key}@${DOMAIN}\n`;
}

function mailSettings(station: string, smtp: number, imap: number): string {
  const box = `host: localhost, port: ${imap}, security: tls, password: { env: KANSLI_PASSWORD }`;
  return `
mail:
  from: registrator@${DOMAIN}
  bounces: studs@${DOMAIN}
  template: templates/mail.md.hbs
  attach: [letter]
  station: ${station}
  settle: 5
  server: { host: localhost, port: ${smtp}, user: kansli, password: { env: KANSLI_PASSWORD }, connections: 4 }
  journal: { user: journal, ${box} }
  returns: { user: studs, ${box} }
  dkim: { domain: ${DOMAIN}, selector: k1, key: { command: cat ../dkim.pem } }
`;
}
