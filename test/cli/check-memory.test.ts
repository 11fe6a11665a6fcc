import { expect, test } from "vitest";
import { readWorkspace } from "../../src/cli/workspace-files.ts";
import {
  type CheckedBefore,
  checkTemplates,
  type Faultless,
  listTemplates,
} from "../../src/documents/index.ts";
import { type MemoryHost, memoryHost } from "../../src/host/index.ts";
import { p, wordFile } from "../templates/word-file.ts";
import { starterFiles, starterWorld, textOf } from "./support.ts";

const KIND = "kinds/grant.yaml";
const MEMO = "templates/memo.docx";
const part = (tag: string) => wordFile({ body: p(tag) });

/** A workspace as it was checked before, and what was learnt. */
async function checked(more: Record<string, string | Uint8Array> = {}) {
  const host = memoryHost({ ...(await starterFiles()), ...more }, { root: "/kansli" });
  const known = new Map<string, Faultless>();
  const check = async (before: CheckedBefore) => {
    const { value: workspace } = await readWorkspace(host);
    if (!workspace) throw new Error("no workspace");
    return checkTemplates(host, workspace, { files: await listTemplates(host, workspace), before });
  };
  expect(await check(known)).toEqual([]);
  expect(known.size).toBeGreaterThan(3);
  return { host, known, check };
}

test("what was found faultless is not checked again", async () => {
  const { known, check } = await checked();
  const learnt = { get: (name: string) => known.get(name), set: () => expect.fail("checked again") };
  expect(await check(learnt)).toEqual([]);
});

const withPart = { [MEMO]: part("{{> part}}"), "templates/part.docx": part("{{title}}") };
const changes: Record<string, (host: MemoryHost) => unknown> = {
  "the template": ({ files }) => files.set(MEMO, part("{{> part}}{{nothing}}")),
  "a partial": ({ files }) => files.set("templates/part.docx", part("{{nothing}}")),
  "a partial that is gone": ({ files }) => files.delete("templates/part.docx"),
  "the template that is gone": ({ files }) => files.delete(MEMO),
};

test.each(Object.entries(changes))("what changed is checked again: %s", async (_, change) => {
  const { host, known, check } = await checked(withPart);
  change(host);
  const found = await check(known);
  expect(found.length).toBeGreaterThan(0);
  expect(await check(known)).toEqual(found);
});

test("a field that the kind lost is found where a template uses it", async () => {
  const kind = textOf((await starterFiles())[KIND]);
  const { host, known, check } = await checked({
    [KIND]: kind.replace(/^fields:\n/m, "fields:\n  extra: { type: text }\n"),
    [MEMO]: part("{{title}} {{extra}}"),
  });
  host.files.set(KIND, new TextEncoder().encode(kind));
  expect((await check(known)).map(({ code }) => code)).toEqual(["language/unknown-name"]);
});

test("from one command to the next, in the user's own folder", async () => {
  const world = await starterWorld();
  world.io = { env: { HOME: "/home/eva" } };
  const first = await world.call("validate");
  expect(first.code).toBe(0);
  expect(await world.call("validate")).toEqual(first);
  world.host.files.set(MEMO, part("{{titel}}"));
  const broken = await world.call("validate", "--lang", "en");
  expect(broken).toMatchObject({ code: 4, err: expect.stringContaining("`title`") });
});

test("a warning is told again, and what was kept half is worth nothing", async () => {
  const files = await starterFiles();
  const world = await starterWorld({
    [KIND]: textOf(files[KIND]).replace(/^fields:\n/m, "fields:\n  lost: { type: text, required: true }\n"),
  });
  const cache = memoryHost({}, { root: "/home/eva/.cache/kansli" });
  const openHost = (root: string) => (root === cache.root ? cache : world.host);
  world.io = { env: { HOME: "/home/eva" }, openHost };
  const first = await world.call("validate", "--json");
  expect(await world.call("validate", "--json")).toEqual(first);
  const [[name = "", bytes = new Uint8Array()] = []] = [...cache.files];
  expect(name).toMatch(/^checked\/[0-9a-f]{16}-templates\.json$/);
  cache.files.set(name, bytes.slice(0, 100));
  expect(await world.call("validate", "--json")).toEqual(first);
  expect(cache.files.get(name)).toEqual(bytes);
});
