/**
 * A workspace that was found faultless is not gone through again while it is as it was.
 */
import { expect, test } from "vitest";
import { memoryHost } from "../../src/host/index.ts";
import { starterFiles, starterWorld, textOf } from "./support.ts";

const HOME = { env: { HOME: "/home/eva" } };

/** A workspace that was found faultless and is remembered so. */
async function remembered() {
  const world = await starterWorld();
  world.io = HOME;
  const first = await world.call("validate", "--json");
  expect(first.code).toBe(0);
  return { world, first };
}

/** What `validate` says of the same files where nothing is remembered. */
async function afresh(files: ReadonlyMap<string, Uint8Array>) {
  const world = await starterWorld();
  world.host.files.clear();
  for (const [path, bytes] of files) world.host.files.set(path, bytes);
  return world.call("validate", "--json");
}

test("what is as it was is told as it was, in the reader's language", async () => {
  const { world, first } = await remembered();
  expect(await world.call("validate", "--json")).toEqual(first);
  expect((await world.call("validate")).out).toMatch(/kontrollerade utan fel/);
  expect((await world.call("validate", "--lang", "en")).out).toMatch(/checked/);
});

test("it is not gone through again", async () => {
  const { world } = await remembered();
  const cache = memoryHost({}, { root: "/home/eva/.cache/kansli" });
  world.io = { ...HOME, openHost: (root) => (root === cache.root ? cache : world.host) };
  await world.call("validate");
  const [path = ""] = [...cache.files.keys()].filter((file) => file.endsWith("-workspace.json"));
  const kept = JSON.parse(textOf(cache.files.get(path)));
  kept.value.checked.templates = ["told from memory"];
  cache.files.set(path, new TextEncoder().encode(JSON.stringify(kept)));
  expect((await world.call("validate", "--json")).out).toContain("told from memory");
});

const paths = Object.keys(await starterFiles());
const changes = {
  "is gone": () => undefined,
  "says more": (text: string) => new TextEncoder().encode(`${text}\nmore: { and: more }\n`),
};

test.each(Object.entries(changes))("a file that %s is seen, whichever it is", async (_, change) => {
  const { world } = await remembered();
  const { files } = world.host;
  for (const path of paths) {
    const bytes = files.get(path) as Uint8Array;
    const changed = change(textOf(bytes));
    if (changed) files.set(path, changed);
    else files.delete(path);
    expect(await world.call("validate", "--json"), path).toEqual(await afresh(files));
    files.set(path, bytes);
  }
});

test("a new record is seen", async () => {
  const { world } = await remembered();
  world.host.files.set("decisions/2024/new.yaml", new TextEncoder().encode("kind: nothing\n"));
  expect((await world.call("validate")).code).toBe(3);
});
