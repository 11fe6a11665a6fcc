/**
 * One suite for every host: what holds for the disk holds in memory.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { diskHost, type Host, HostError, hostProblem, memoryHost } from "../../src/host/index.ts";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kansli-host-å "));
  made.push(folder);
  return folder;
}

const hosts: [string, () => Host][] = [
  ["disk", () => diskHost(newFolder())],
  ["memory", () => memoryHost()],
];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = async (host: Host, path: string): Promise<string> =>
  new TextDecoder().decode((await host.read(path)) ?? bytes("(nothing)"));
const reasonOf = async (action: () => Promise<unknown>): Promise<string> => {
  try {
    await action();
  } catch (error) {
    if (error instanceof HostError) return error.reason;
    throw error;
  }
  return "no error";
};

describe.each(hosts)("%s", (_name, make) => {
  test("reads back what was written, in new folders, with any name", async () => {
    const host = make();
    await host.write("a/b å/Räkning – 1.txt", bytes("ett"));
    expect(await textOf(host, "a/b å/Räkning – 1.txt")).toBe("ett");
    expect(await textOf(host, "./a//b å/../b å/Räkning – 1.txt")).toBe("ett");
    await host.write("a/b å/Räkning – 1.txt", bytes("två"));
    expect(await textOf(host, "a/b å/Räkning – 1.txt")).toBe("två");
  });

  test("what is not there is undefined, not an error", async () => {
    const host = make();
    await host.write("file", bytes(""));
    expect(await host.read("nothing")).toBeUndefined();
    expect(await host.read("file/inside")).toBeUndefined();
    expect(host.isFile("nothing")).toBe(false);
    expect(host.isFile("file")).toBe(true);
    expect(await host.list("nothing")).toEqual([]);
    await host.remove("nothing");
  });

  test("lists files under a folder by code point", async () => {
    const host = make();
    for (const path of ["b", "a/z", "a/B", "a/ö/1", "a/\u{1f600}", "a/\uff61", "ab"]) {
      await host.write(path, bytes(""));
    }
    expect(await host.list("a")).toEqual(["a/B", "a/z", "a/ö/1", "a/\uff61", "a/\u{1f600}"]);
    expect(await host.list("")).toContain("ab");
  });

  test("removes a file and the folders it leaves empty", async () => {
    const host = make();
    await host.write("out/x/y", bytes(""));
    await host.write("out/z", bytes(""));
    await host.remove("out/x/y");
    expect(await host.list("out")).toEqual(["out/z"]);
    await host.write("out/x", bytes("now a file"));
    expect(host.isFile("out/x")).toBe(true);
  });

  test("appends", async () => {
    const host = make();
    await host.append("log/lines", "ett\n");
    await host.append("log/lines", "två\n");
    expect(await textOf(host, "log/lines")).toBe("ett\ntvå\n");
  });

  test("refuses paths that leave the root", async () => {
    const host = make();
    for (const path of ["../x", "a/../../x", "/etc/passwd", "C:/x", "\\\\server\\x", "a\0b"]) {
      expect(await reasonOf(() => host.read(path))).toBe("OUTSIDE");
      expect(await reasonOf(() => host.write(path, bytes("")))).toBe("OUTSIDE");
      expect(await reasonOf(() => host.append(path, ""))).toBe("OUTSIDE");
      expect(await reasonOf(() => host.remove(path))).toBe("OUTSIDE");
      expect(host.isFile(path)).toBe(false);
    }
  });

  test("tells folders and files apart", async () => {
    const host = make();
    await host.write("folder/file", bytes(""));
    expect(host.isFile("folder")).toBe(false);
    expect(await reasonOf(() => host.read("folder"))).toBe("EISDIR");
    expect(await reasonOf(() => host.write("folder", bytes("")))).toBe("EISDIR");
    expect(await reasonOf(() => host.remove("folder"))).toBe("EISDIR");
    expect(await reasonOf(() => host.write("folder/file/x", bytes("")))).toBe("ENOTDIR");
  });

  test("git outside a repository fails and says so", async () => {
    const host = make();
    await host.write("x", bytes(""));
    const { ok, stderr } = await host.git("rev-parse", "HEAD");
    expect(ok).toBe(false);
    expect(stderr).toContain("not a git repository");
  });
});

describe("disk", () => {
  test("links that lead out of the workspace are refused, links inside it are followed", async () => {
    const outside = newFolder();
    writeFileSync(join(outside, "secret"), "secret");
    const root = newFolder();
    const host = diskHost(root);
    await host.write("real/file", bytes("inside"));
    symlinkSync(outside, join(root, "out"));
    symlinkSync(join(outside, "secret"), join(root, "secret"));
    symlinkSync(join(outside, "not-there"), join(root, "dangling"));
    symlinkSync(join(root, "real"), join(root, "alias"));

    for (const path of ["out/secret", "secret", "dangling"]) {
      expect(await reasonOf(() => host.read(path))).toBe("OUTSIDE");
      expect(await reasonOf(() => host.write(path, bytes("")))).toBe("OUTSIDE");
      expect(host.isFile(path)).toBe(false);
    }
    expect(await reasonOf(() => host.write("out/new", bytes("")))).toBe("OUTSIDE");
    expect(await textOf(host, "alias/file")).toBe("inside");
    expect(await host.list("")).toEqual(["real/file"]);
    expect(readdirSync(outside)).toEqual(["secret"]);
  });

  test("a folder that comes and goes while it is looked at is not taken for a way out", async () => {
    const root = newFolder();
    const folder = JSON.stringify(join(root, "a"));
    const other = spawn(process.execPath, [
      "-e",
      `for (;;) { fs.mkdirSync(${folder} + "/b", { recursive: true }); fs.rmSync(${folder}, { recursive: true }); }`,
    ]);
    const host = diskHost(root);
    try {
      while (!existsSync(join(root, "a"))) await sleep(1);
      for (let look = 0; look < 3_000; look++) expect(await host.read("a/b/file")).toBeUndefined();
    } finally {
      other.kill();
      await once(other, "exit");
    }
  });

  test("a folder that is itself reached through a link works", async () => {
    const real = newFolder();
    const link = join(newFolder(), "link");
    symlinkSync(real, link);
    await diskHost(link).write("a/b", bytes("x"));
    expect(await textOf(diskHost(real), "a/b")).toBe("x");
  });

  test("a failed write leaves nothing behind", async () => {
    const root = newFolder();
    mkdirSync(join(root, "taken/by-folder"), { recursive: true });
    expect(await reasonOf(() => diskHost(root).write("taken/by-folder", bytes("x")))).toBe("EISDIR");
    expect(readdirSync(join(root, "taken"))).toEqual(["by-folder"]);
  });

  test.skipIf(process.platform === "win32")("reads more files than it may open at once", async () => {
    const root = newFolder();
    for (let n = 0; n < 400; n++) writeFileSync(join(root, `${n}.yaml`), "read");
    const module = JSON.stringify(join(import.meta.dirname, "../../src/host/disk-host.ts"));
    const script = `
      import { diskHost } from ${module};
      const host = diskHost(process.cwd());
      const read = await Promise.all((await host.list("")).map((path) => host.read(path)));
      process.stdout.write(String(read.length));`;
    const child = spawn(
      "sh",
      ["-c", 'ulimit -n 128 && exec "$0" --input-type=module -e "$1"', process.execPath, script],
      { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    );
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    await once(child, "close");
    expect(out).toBe("400");
  });

  test("sweeps what killed writes left, not what is being written", async () => {
    const root = newFolder();
    const dead = 2 ** 22 + 1;
    writeFileSync(join(root, `.memo.docx.${dead}-0.kansli-tmp`), "half");
    writeFileSync(join(root, `.memo.pdf.${process.pid}-7.kansli-tmp`), "being written");
    writeFileSync(join(root, ".someone-elses.tmp"), "mine");
    const host = diskHost(root);
    expect(await host.list("")).toEqual([".someone-elses.tmp"]);
    await host.sweep("");
    expect(readdirSync(root).sort()).toEqual([`.memo.pdf.${process.pid}-7.kansli-tmp`, ".someone-elses.tmp"]);
  });
});

test.each([
  ["ENOSPC", "host/disk-full"],
  ["EACCES", "host/no-permission"],
  ["EROFS", "host/read-only"],
  ["EBUSY", "host/in-use"],
  ["EISDIR", "host/folder-in-the-way"],
  ["ENOTDIR", "host/file-in-the-way"],
  ["OUTSIDE", "host/outside"],
  ["EIO", "host/failed"],
])("%s is reported as %s", (reason, code) => {
  const found = hostProblem(new HostError(reason, "out/x"));
  expect(found.code).toBe(code);
  expect(found.place).toEqual({ in: "file", file: "out/x" });
});
