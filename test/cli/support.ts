/**
 * A command's world in memory, and a workspace to call it in.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Io, Output } from "../../src/cli/io.ts";
import { main } from "../../src/cli/main.ts";
import { diskHost, type Host, type MemoryHost, memoryHost } from "../../src/host/index.ts";
import { realPost } from "../../src/host/real-post.ts";
import { starterWorkspace } from "../../src/starter/index.ts";

export const ROOT = "/kansli";

export type Files = Record<string, string | Uint8Array>;

let starter: Promise<Files> | undefined;

/** The workspace that `init` gives, in Swedish; its record is `RECORD`. */
export async function starterFiles(): Promise<Files> {
  starter ??= starterWorkspace({
    name: "Åby kommun",
    colour: "#005b7f",
    language: "sv",
    today: "2024-05-02",
  }).then((files) => Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])));
  return { ...(await starter) };
}

export const RECORD = "decisions/2024/2024-0001.yaml";

export const textOf = (bytes: string | Uint8Array | undefined): string =>
  typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes);

/** A copy of the record under another reference, changed as asked. */
export async function anotherRecord(reference: string, change: (text: string) => string = (text) => text) {
  const text = textOf((await starterFiles())[RECORD]);
  return change(text.replace('"2024-0001"', JSON.stringify(reference)));
}

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly host: Host;
  /** Calls `kansli` with these arguments in the workspace. */
  call(...args: string[]): Promise<Called>;
  /** How it is called. May be changed between calls. */
  io: Partial<Io>;
}

/** What was written, as to a file or a pipe. */
export class Capture implements Output {
  text = "";
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
  constructor(columns?: number) {
    this.isTerminal = columns !== undefined;
    this.columns = columns;
  }
  write(text: string): void {
    this.text += text;
  }
}

/** A world around one host. Folders other than its root are empty. */
export function worldOf(host: Host): World {
  const others = new Map<string, MemoryHost>();
  const openHost = (root: string): Host => {
    if (root === host.root) return host;
    const other = others.get(root) ?? memoryHost({}, { root });
    others.set(root, other);
    return other;
  };
  const world: World = {
    host,
    io: {},
    async call(...args) {
      const [out, err] = [new Capture(), new Capture()];
      const io: Io = {
        cwd: host.root,
        env: {},
        out,
        err,
        openHost,
        openPost: () => realPost({}),
        now: () => 0,
        today: () => "2024-05-02",
        watch: () => ({ close() {} }),
        interrupted: () => Promise.resolve(),
        ...world.io,
      };
      const code = await main(args, io);
      return { code, out: out.text, err: err.text };
    },
  };
  return world;
}

export function memoryWorld(files: Files): World & { readonly host: MemoryHost } {
  const host = memoryHost(files, { root: ROOT });
  return Object.assign(worldOf(host), { host });
}

export async function starterWorld(more: Files = {}) {
  return memoryWorld({ ...(await starterFiles()), ...more });
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** An empty folder on disk, removed after the tests. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kansli-cli-å "));
  made.push(folder);
  return folder;
}

/** The same world on disk. */
export async function diskWorld(files: Files): Promise<World> {
  const host = diskHost(newFolder());
  for (const [path, content] of Object.entries(files)) {
    await host.write(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
  }
  return worldOf(host);
}
