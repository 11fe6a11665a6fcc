/**
 * Mail in the real world.
 */
import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { copyFile, link, mkdir, open, readFile, realpath, rm } from "node:fs/promises";
import { createServer, type ListenOptions } from "node:net";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDurableLog } from "./durable-log.ts";
import { imapMailbox } from "./imap-mailbox.ts";
import type { Post } from "./post.ts";
import { smtpCourier } from "./smtp-courier.ts";

export function realPost(env: Readonly<Record<string, string | undefined>>): Post {
  return {
    now: () => new Date(),
    wait: async (milliseconds, signal) => {
      await sleep(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
    },
    secret: async ({ env: name, command }) => {
      if (name !== undefined) return env[name] || undefined;
      return command === undefined ? undefined : runCommand(command);
    },
    station: stationOf,
    lock,
    log: (root, path) => openDurableLog(join(root, path)),
    keepTwin: (root, path, twin) => keepTwin(join(root, path), join(root, twin)),
    syncFolder: (root, path) => syncFolder(join(root, path)),
    courier: smtpCourier,
    mailbox: imapMailbox,
  };
}

function runCommand(command: string): Promise<string | undefined> {
  const [shell, flag] = process.platform === "win32" ? ["cmd.exe", "/c"] : ["/bin/sh", "-c"];
  return new Promise((done) => {
    execFile(shell, [flag, command], { encoding: "utf8", windowsHide: true }, (error, stdout) => {
      // A key has several lines; a password ends where its line ends.
      done(error ? undefined : stdout.replace(/\r?\n$/, "") || undefined);
    });
  });
}

/** A random number that stays in this copy, on this machine, at this place: a copy of the folder is another. */
async function stationOf(root: string, folder: string): Promise<string> {
  const file = join(root, folder, ".station");
  await mkdir(dirname(file), { recursive: true });
  const known = await readFile(file, "utf8").catch(() => undefined);
  const secret = known ?? (await writeStation(file));
  const machine = await readFile("/etc/machine-id", "utf8").catch(() => "");
  const parts = [secret.trim(), machine.trim(), hostname(), await realpath(root)];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

async function writeStation(path: string): Promise<string> {
  const secret = randomBytes(16).toString("hex");
  const file = await open(path, "wx").catch(() => undefined);
  if (!file) return readFile(path, "utf8");
  await file.writeFile(`${secret}\n`);
  await file.sync();
  await file.close();
  return secret;
}

/** A socket whose name comes from the folder: the system gives it to one process, and takes it back at its end. */
async function lock(root: string): Promise<{ release(): Promise<void> } | undefined> {
  const server = createServer();
  const address = socketFor(await realpath(root));
  const isOurs = await new Promise<boolean>((done) => {
    server.once("error", () => done(false));
    server.listen(address, () => done(true));
  });
  if (!isOurs) return undefined;
  server.unref();
  return { release: () => new Promise((done) => server.close(() => done())) };
}

const FIRST_PORT = 20_000;
const PORTS = 12_000;

function socketFor(folder: string): ListenOptions {
  const hash = createHash("sha256").update(folder).digest();
  const name = `kansli-${hash.toString("hex").slice(0, 32)}`;
  if (process.platform === "linux") return { path: `\0${name}` };
  if (process.platform === "win32") return { path: `\\\\.\\pipe\\${name}` };
  return { host: "127.0.0.1", port: FIRST_PORT + (hash.readUInt32BE() % PORTS), exclusive: true };
}

async function keepTwin(path: string, twin: string): Promise<void> {
  await mkdir(dirname(twin), { recursive: true });
  await rm(twin, { force: true });
  // Where the disk knows no second names, a copy tells at least what was there.
  await link(path, twin).catch(() => copyFile(path, twin));
}

/** Windows has no such thing, and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
