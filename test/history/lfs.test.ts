/**
 * Templates and attachments that Git LFS keeps elsewhere. Its filter is played by a few lines of shell, which
 * keep contents in a folder under their SHA-256 as Git LFS does.
 */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cloneOf, committedWorld, newFolder, type RepositoryWorld, textOf } from "./repository.ts";

const MEMO = "out/2024-0001/memo.docx";

const filter = (store: string) => `#!/bin/sh
set -e
cd "${store}"
cat > given
if [ "$1" = clean ]; then
  oid="$(sha256sum given | cut -c1-64)"
  printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:%s\\nsize %s\\n' "$oid" "$(wc -c < given)"
  mv given "$oid"
else
  cat "$(sed -n 's/^oid sha256://p' given)"
fi
`;

function useLfs(world: RepositoryWorld, program: string): void {
  for (const way of ["clean", "smudge"]) world.git("config", `filter.lfs.${way}`, `"${program}" ${way}`);
  world.git("config", "filter.lfs.required", "true");
}

async function lfsWorld() {
  const store = join(newFolder(), "store");
  mkdirSync(store);
  const program = join(store, "lfs");
  writeFileSync(program, filter(store));
  chmodSync(program, 0o755);
  const world = await committedWorld();
  useLfs(world, program);
  await world.write(".gitattributes", "*.docx filter=lfs\n");
  world.git("add", "--renormalize", ".");
  world.commit("Large files");
  return { world, program };
}

async function codesOf(world: RepositoryWorld, ...args: string[]) {
  const { code, out } = await world.call(...args, "--json");
  return [code, ...JSON.parse(out).diagnostics.map(({ code }: { code: string }) => code)];
}

test("a paper is made again from what Git LFS keeps, and never from a pointer", async () => {
  const { world } = await lfsWorld();
  expect(textOf(Buffer.from(world.git("show", "HEAD:templates/memo.docx")))).toContain("oid sha256:");
  expect(await codesOf(world, "build", "--only", "memo", "--format", "docx")).toEqual([0]);
  expect(await codesOf(world, "verify", MEMO)).toEqual([0]);
  world.git("config", "--unset", "filter.lfs.smudge");
  world.git("config", "filter.lfs.required", "false");
  expect(await codesOf(world, "verify", MEMO)).toEqual([5, "host/lfs-pointer"]);
});

test("a clone without Git LFS says so, and makes nothing of a pointer", async () => {
  const { world, program } = await lfsWorld();
  const clone = cloneOf(world);
  const [code, ...codes] = await codesOf(clone, "build", "--only", "memo");
  expect(code).toBe(5);
  expect(new Set(codes)).toEqual(new Set(["host/lfs-pointer"]));
  expect((await codesOf(clone, "validate")).slice(0, 2)).toEqual([5, "host/lfs-pointer"]);
  expect(clone.host.isFile(MEMO)).toBe(false);
  useLfs(clone, program);
  clone.git("rm", "--quiet", "--cached", "-r", ".");
  clone.git("reset", "--quiet", "--hard");
  expect(await codesOf(clone, "build", "--only", "memo", "--format", "docx")).toEqual([0]);
});
