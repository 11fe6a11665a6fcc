/**
 * `kansli seal`, and what `kansli validate` says of sealed records, in real repositories.
 */
import { expect, test } from "vitest";
import { recordHash } from "../../src/history/index.ts";
import { diskHost } from "../../src/host/index.ts";
import { worldOf } from "../cli/support.ts";
import {
  anotherRecord,
  cloneOf,
  committedWorld,
  newFolder,
  RECORD,
  type RepositoryWorld,
  repositoryOf,
  starterFiles,
  textOf,
} from "./repository.ts";

const NAME = "2024-0001";
const SEAL = `seals/${NAME}/seal.json`;

async function codesOf(world: RepositoryWorld, ...args: string[]) {
  const { code, err } = await world.call(...args, "--report", "json");
  return [code, ...(err === "" ? [] : JSON.parse(err).map((d: { code: string }) => d.code))];
}

async function sealedWorld() {
  const world = await committedWorld();
  expect(await codesOf(world, "seal", NAME)).toEqual([0]);
  world.commit("Seal");
  return world;
}

test("holds the hashes of the record and of its papers, and the record's text", async () => {
  const world = await sealedWorld();
  const seal = JSON.parse(textOf(await world.read(SEAL)));
  expect(seal).toMatchObject({
    reference: NAME,
    versions: [{ version: 1, record: RECORD, commit: world.first }],
  });
  expect(seal.versions[0].papers).toHaveLength(11);
  expect(await world.read(`seals/${NAME}/1.yaml`)).toEqual(await world.read(RECORD));
  expect(await codesOf(world, "validate")).toEqual([0]);
  expect((await world.call("seal", NAME)).out).toContain("förseglad som version 1");
  expect((await world.call("history", NAME)).out).toContain("förseglad som version 1");
  expect((await world.call("verify", `out/${NAME}/memo.docx`)).out).toContain("förseglad som version 1");
  world.git("mv", RECORD, "decisions/2024/Ärende å.yaml");
  expect(await codesOf(world, "validate")).toEqual([0]);
});

test("a change is an error, unless it says what it amends and why; the old text stays", async () => {
  const world = await sealedWorld();
  const before = await world.read(RECORD);
  await world.edit(RECORD, (text) => text.replace("48500", "52000"));
  expect(await codesOf(world, "validate")).toEqual([3, "history/sealed-changed"]);
  world.commit("Change");
  expect(await codesOf(world, "seal", NAME)).toEqual([3, "history/sealed-changed"]);
  await world.edit(RECORD, (text) => `${text}\namends: { version: 2, reason: Fel }\n`);
  expect(await codesOf(world, "validate")).toEqual([3, "history/sealed-changed"]);
  await world.edit(RECORD, (text) => text.replace("version: 2, reason: Fel", "version: 1, reason: Höjt tak"));
  expect(await codesOf(world, "validate")).toEqual([0]);
  expect(await codesOf(world, "seal", NAME)).toEqual([3, "history/seal-draft"]);
  world.commit("Amend");
  expect(await codesOf(world, "seal", NAME)).toEqual([0]);
  const { versions } = JSON.parse(textOf(await world.read(SEAL)));
  expect(versions.map((v: { version: number; reason: string }) => [v.version, v.reason])).toEqual([
    [1, null],
    [2, "Höjt tak"],
  ]);
  expect(await world.read(`seals/${NAME}/1.yaml`)).toEqual(before);
  expect(await codesOf(world, "validate")).toEqual([0]);
  await world.edit(RECORD, (text) => text.replace("52000", "53000"));
  expect(await codesOf(world, "validate")).toEqual([3, "history/sealed-changed"]);
});

test("a seal cannot be removed or rewritten, also not in a commit of its own", async () => {
  const world = await sealedWorld();
  await world.edit(`seals/${NAME}/1.yaml`, (text) => `${text}# more\n`);
  expect(await codesOf(world, "validate")).toEqual([3, "history/seal-removed"]);
  world.git("rm", "-r", "--quiet", "--force", "seals");
  await world.edit(RECORD, (text) => text.replace("48500", "52000"));
  world.commit("Cover up");
  expect(await codesOf(world, "validate")).toEqual([3, "history/seal-removed", "history/seal-removed"]);
});

test("the list of a seal cannot be rewritten either: no hash, no reason, no version less", async () => {
  const world = await sealedWorld();
  const seal = textOf(await world.read(SEAL));
  const sealed = textOf(await world.read(RECORD));
  const change = (text: string) => text.replace("48500", "52000");
  await world.edit(RECORD, (text) => `${change(text)}\namends: { version: 1, reason: Fel }\n`);
  world.commit("Amend");
  expect(await codesOf(world, "seal", NAME)).toEqual([0]);
  world.commit("Seal again");
  expect(await codesOf(world, "validate")).toEqual([0]);
  await world.edit(SEAL, (text) => text.replace('"reason": "Fel"', '"reason": "Annat"'));
  expect(await codesOf(world, "validate")).toEqual([3, "history/seal-removed"]);
  await world.write(SEAL, seal);
  await world.write(RECORD, sealed);
  expect(await codesOf(world, "validate")).toEqual([3, "history/seal-removed"]);
  await world.write(RECORD, change(sealed));
  await world.write(`seals/${NAME}/1.yaml`, change(sealed));
  const hashes = [sealed, change(sealed)].map((text) => recordHash(Buffer.from(text)));
  await world.write(SEAL, seal.replace(hashes[0] ?? "", hashes[1] ?? ""));
  world.commit("Cover up");
  expect(await codesOf(world, "validate")).toEqual([3, "history/seal-removed", "history/seal-removed"]);
});

test("a record named alone is held against its seal, and others are not", async () => {
  const world = await sealedWorld();
  const other = "decisions/2024/other.yaml";
  await world.write(other, await anotherRecord("2024-0002"));
  await world.edit(RECORD, (text) => text.replace("48500", "52000"));
  expect(await codesOf(world, "validate", RECORD)).toEqual([3, "history/sealed-changed"]);
  expect(await codesOf(world, "validate", other)).toEqual([0]);
});

test("a shallow clone, and no repository at all, say that they cannot tell", async () => {
  const world = await sealedWorld();
  const shallow = cloneOf(world, "--depth=1");
  expect(await codesOf(shallow, "validate")).toEqual([0, "history/seals-unproven"]);
  const folder = repositoryOf(worldOf(diskHost(newFolder())));
  for (const path of await world.host.list("")) {
    if (!path.startsWith(".git/")) await folder.write(path, await world.read(path));
  }
  expect(await codesOf(folder, "validate")).toEqual([0, "history/seals-unproven"]);
});

test("a record that is gone, and a seal that nobody can read", async () => {
  const world = await sealedWorld();
  world.git("rm", "--quiet", RECORD);
  expect(await codesOf(world, "validate")).toEqual(expect.arrayContaining([3, "history/sealed-missing"]));
  world.git("reset", "--hard", "--quiet");
  await world.write(SEAL, "{");
  expect(await codesOf(world, "validate")).toEqual([3, "history/bad-seal"]);
});

test("what cannot be sealed", async () => {
  const world = await committedWorld();
  await world.edit(RECORD, (text) => `${text}# draft\n`);
  expect(await codesOf(world, "seal", NAME)).toEqual([3, "history/seal-draft"]);
  world.commit("Second");
  await world.call("build");
  await world.write(`out/${NAME}/memo.docx`, "mine");
  expect(await codesOf(world, "seal", NAME)).toEqual([3, "history/seal-not-built", "document/edited"]);
  const outside = repositoryOf(worldOf(diskHost(newFolder())));
  for (const [path, bytes] of Object.entries(await starterFiles())) await outside.write(path, bytes);
  expect(await codesOf(outside, "seal", NAME)).toEqual([
    5,
    "history/no-repository",
    "history/seal-without-git",
  ]);
});

test("lines that end in CRLF are no change", async () => {
  const world = await sealedWorld();
  await world.edit(RECORD, (text) => text.replaceAll("\n", "\r\n"));
  expect(await codesOf(world, "validate")).toEqual([0]);
});
