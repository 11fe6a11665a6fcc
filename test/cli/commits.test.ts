/**
 * What git knows, in the manifest.
 */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import type { ManifestEntry } from "../../src/documents/index.ts";
import { anotherRecord, diskWorld, RECORD, starterFiles, textOf, type World } from "./support.ts";

function git({ host }: World, ...args: string[]): string {
  const identity = ["-c", "user.name=Å", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false"];
  return execFileSync("git", [...identity, ...args], {
    cwd: host.root,
    encoding: "utf8",
    stdio: "pipe",
  }).trim();
}

function commit(world: World, message: string): string {
  git(world, "add", "--all");
  git(world, "commit", "--quiet", "--message", message);
  return git(world, "rev-parse", "HEAD");
}

async function build(world: World) {
  expect(await world.call("build", "--only", "memo", "--format", "docx")).toMatchObject({ code: 0, err: "" });
  const manifest = textOf(await world.host.read("out/manifest.json"));
  const files: ManifestEntry[] = JSON.parse(manifest).files;
  return { manifest, origins: files.map(({ record, commit, draft }) => [record, commit, draft]) };
}

test("each paper names its commit; unrelated commits change nothing; uncommitted changes make drafts", async () => {
  const world = await diskWorld({ ...(await starterFiles()), "decisions/b.yaml": await anotherRecord("B") });
  git(world, "init", "--quiet");
  const first = commit(world, "Begin");
  const before = await build(world);
  expect(before.origins).toEqual([
    [RECORD, first, false],
    ["decisions/b.yaml", first, false],
  ]);

  await world.host.write("README.md", Buffer.from("Something else"));
  await world.host.write("decisions/c.yaml", Buffer.from(await anotherRecord("C")));
  const second = commit(world, "Add a record");
  const after = await build(world);
  expect(after.origins).toContainEqual(["decisions/c.yaml", second, false]);
  expect(after.origins.filter(([record]) => record !== "decisions/c.yaml")).toEqual(before.origins);

  await world.host.write(
    "decisions/b.yaml",
    Buffer.from(await anotherRecord("B", (text) => `${text}# draft\n`)),
  );
  expect((await build(world)).origins).toEqual([
    [RECORD, first, false],
    ["decisions/b.yaml", null, true],
    ["decisions/c.yaml", second, false],
  ]);
});
