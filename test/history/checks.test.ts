/**
 * The hook that `init` writes, run by git itself.
 */
import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { diskHost } from "../../src/host/index.ts";
import { worldOf } from "../cli/support.ts";
import { committedWorld, newFolder, RECORD, repositoryOf } from "./repository.ts";

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

/** A repository with its workspace in a folder, and the hook switched on; Kansli is named, not on the path. */
async function worldBelow(folder: string, command: string) {
  const above = repositoryOf(worldOf(diskHost(newFolder())));
  above.git("init", "--quiet");
  const world = repositoryOf(worldOf(diskHost(join(above.host.root, folder))));
  mkdirSync(world.host.root, { recursive: true });
  expect((await world.call("init")).code).toBe(0);
  above.git("config", "core.hooksPath", `${folder}/.kansli/hooks`);
  above.git("config", "kansli.command", command);
  return world;
}

test("the hook finds workspaces and a Kansli whose paths have spaces and å, also from a linked worktree", async () => {
  const world = await worldBelow("år ö/ärenden", `"${kansliFolder()}/kansli"`);
  world.commit("Begin");
  const linked = newFolder();
  world.git("worktree", "add", "--quiet", "-b", "annan", linked);
  const there = repositoryOf(worldOf(diskHost(join(linked, "år ö/ärenden"))));
  for (const { edit, commit } of [world, there]) {
    await edit(RECORD, (text) => text.replace("committee:", "comittee:"));
    expect(() => commit("Wrong")).toThrow(/record\/unknown-key/);
  }
});

test("the hook says what to do where there is no Kansli", async () => {
  const world = await worldBelow("nämnd", "false");
  expect(() => world.commit("Refused")).toThrow();
  world.git("config", "--unset", "kansli.command");
  const before = process.env.PATH;
  process.env.PATH = "/usr/bin:/bin";
  try {
    expect(() => world.commit("Refused")).toThrow(/git config kansli.command/);
  } finally {
    process.env.PATH = before;
  }
});

test("the hook refuses a change to a sealed record and a record that is wrong, as they are staged", async () => {
  const world = await committedWorld();
  for (const path of [HOOK, ".kansli/kansli"]) chmodSync(join(world.host.root, path), 0o755);
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
