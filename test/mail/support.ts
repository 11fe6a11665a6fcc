/**
 * A workspace on disk and in git, that sends to a sink.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Post } from "../../src/host/post.ts";
import { realPost } from "../../src/host/real-post.ts";
import { smtpCourier } from "../../src/host/smtp-courier.ts";
import type { LedgerLine } from "../../src/mail/ledger.ts";
import { diskWorld, type Files, starterFiles, textOf, type World } from "../cli/support.ts";
import type { Sink } from "./sink.ts";

export const TEMPLATE = `# {{#if several}}Handlingar i flera ärenden{{else}}{{reference}} {{title}}{{/if}}

Hej {{recipient.name}}!

{{#each matters}}
Bifogat finns beslutet i {{reference}}, {{title}}.

{{/each}}
Läs mer på [vår webbplats](https://www.example.org).

{{organisation.name}}
`;

/** How many times faster time runs in tests. */
const HASTE = 1000;
/** Milliseconds, for servers that fall silent; more than a busy machine keeps one waiting that answers. */
const PATIENCE = 1000;

/** The real post, in a hurry: what it waits minutes for comes in a moment. */
export function fastPost(): Post {
  const post = realPost({ KANSLI_SECRET: "hemligt" });
  const start = Date.now();
  return {
    ...post,
    now: () => new Date(start + (Date.now() - start) * HASTE),
    wait: (milliseconds, signal) => post.wait(milliseconds / HASTE, signal),
    courier: (access) => smtpCourier(access, { connect: PATIENCE, silence: PATIENCE }),
  };
}

export interface MailWorld extends World {
  readonly root: string;
  git(...args: string[]): string;
  /** Writes files and commits them. */
  commit(files?: Files): Promise<void>;
  ledger(): LedgerLine[];
  /** Plans, and gives the plan's hash. */
  plan(...args: string[]): Promise<string>;
}

/** @param more lines under \`mail:\` */
export async function mailWorld(sink: Pick<Sink, "port">, more = "", files: Files = {}): Promise<MailWorld> {
  const starter = await starterFiles();
  const world = await diskWorld({ ...starter, "templates/mail.md.hbs": TEMPLATE, ...files });
  const { root } = world.host;
  const git = (...args: string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=Å", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false", ...args],
      { cwd: root, encoding: "utf8", stdio: "pipe" },
    ).trim();
  git("init", "--quiet");
  const post = realPost({});
  const write = async (changed: Files) => {
    for (const [path, content] of Object.entries(changed)) {
      await world.host.write(path, Buffer.from(content));
    }
  };
  await write({ "sent/.gitignore": "outbox/\n.station\n.gitignore\n" });
  const station = await post.station(root, "sent");
  await write({ "kansli.yaml": textOf(starter["kansli.yaml"]) + mailSettings(sink.port, station, more) });
  const mail: MailWorld = Object.assign(world, {
    root,
    git,
    async commit(changed: Files = {}) {
      await write(changed);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "Change");
    },
    ledger: () => ledgerOf(root),
    async plan(...args: string[]) {
      const { out, err, code } = await world.call("send", "--json", ...args);
      const { plan } = JSON.parse(out);
      if (!plan) throw new Error(`no plan (${code}): ${out}${err}`);
      return plan;
    },
  });
  mail.io = {
    openPost: fastPost,
    interrupted: () => new Promise(() => {}),
  };
  await mail.commit();
  return mail;
}

export function mailSettings(port: number, station: string, more = ""): string {
  return `
mail:
  from: registrator@example.org
  bounces: studs@example.org
  template: templates/mail.md.hbs
  attach: [letter]
  formats: [docx]
  station: ${station}
  server:
    host: 127.0.0.1
    port: ${port}
    security: none
    connections: 1
${more}`;
}

export function ledgerOf(root: string): LedgerLine[] {
  const folder = join(root, "sent");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\n"))
    .map((line) => JSON.parse(line));
}
