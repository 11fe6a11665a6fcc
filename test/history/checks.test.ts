/**
 * The hook that `init` writes, run by git itself.
 */
import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { diskHost } from "../../src/host/index.ts";
import { worldOf } from "../cli/support.ts";
import { committedWorld, newFolder, RECORD } from "./repository.ts";

const HOOK = ".kansli/hooks/pre-commit";
const BIN = join(import.meta.dirname, "../../src/cli/bin.ts");

/** A folder with a `kansli` in it that runs this checkout. */
function kansliFolder(): string {
  const folder = join(newFolder(), "bin");
  mkdirSync(folder);
  writeFileSync(join(folder, "kansli"), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  chmodSync(join(folder, "kansli"), 0o755);
  return folder;
}

test.skipIf(process.platform === "win32")("init writes the hook as a program", async () => {
  const world = worldOf(diskHost(newFolder()));
  expect((await world.call("init")).code).toBe(0);
  expect(statSync(join(world.host.root, HOOK)).mode & 0o111).not.toBe(0);
  expect(statSync(join(world.host.root, "kansli.yaml")).mode & 0o111).toBe(0);
});

test("the hook refuses a change to a sealed record and a record that is wrong, as they are staged", async () => {
  const world = await committedWorld();
  chmodSync(join(world.host.root, HOOK), 0o755);
  expect((await world.call("seal", "2024-0001")).code).toBe(0);
  world.commit("Seal");
  world.git("config", "core.hooksPath", ".kansli/hooks");
  const before = process.env.PATH;
  process.env.PATH = `${kansliFolder()}${delimiter}${before}`;
  try {
    await world.write("README.md", "good");
    world.commit("A good one passes");
    await world.edit(RECORD, (text) => text.replace("48500", "52000"));
    await world.write("README.md", "only this is staged");
    world.git("add", "README.md");
    world.git("commit", "--quiet", "--message", "What is not staged does not count");
    expect(() => world.commit("Changed")).toThrow(/history\/sealed-changed/);
    await world.edit(RECORD, (text) => `${text}amends: { version: 1, reason: Höjt tak }\n`);
    world.commit("Amended");
    await world.edit(RECORD, (text) => text.replace("committee:", "comittee:"));
    expect(() => world.commit("Wrong")).toThrow(/record\/unknown-key/);
  } finally {
    process.env.PATH = before;
  }
});
