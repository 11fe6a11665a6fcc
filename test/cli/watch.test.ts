import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { watchFolder } from "../../src/host/index.ts";
import { anotherRecord, Capture, newFolder, RECORD, starterWorld, textOf, type World } from "./support.ts";

/** A watch in a world where changes happen when the test says so. */
async function watching(world: World & { host: { files: Map<string, Uint8Array> } }, ...args: string[]) {
  const [out, err, stop] = [new Capture(), new Capture(), Promise.withResolvers<void>()];
  let tell: (paths: readonly string[]) => void = () => {};
  let fail: (error: Error) => void = () => {};
  let isClosed = false;
  world.io = {
    ...{ out, err, interrupted: () => stop.promise },
    watch(_root, ignores, onChange, onError) {
      tell = (paths) => onChange(paths.filter((path) => !ignores(path)));
      fail = onError;
      return {
        close() {
          isClosed = true;
        },
      };
    },
  };
  const end = world.call("watch", "--format", "docx", ...args);
  const said = async (text: string): Promise<string> => {
    for (let n = 0; n < 500 && !out.text.includes(text) && !err.text.includes(text); n++) await wait(10);
    const all = out.text + err.text;
    [out.text, err.text] = ["", ""];
    return all;
  };
  return {
    said,
    change(path: string, text: string | undefined) {
      if (text === undefined) world.host.files.delete(path);
      else world.host.files.set(path, new TextEncoder().encode(text));
      tell([path]);
    },
    fail: (error: Error) => fail(error),
    async stop() {
      stop.resolve();
      return { ...(await end), isClosed };
    },
    end,
  };
}

test("builds, builds again what changed, survives errors, and ends when asked to", async () => {
  const world = await starterWorld({ "decisions/b.yaml": await anotherRecord("B") });
  const watch = await watching(world);
  const first = await watch.said("filer gjorda");
  expect(first).toContain("8 filer gjorda.");
  expect(first).toContain("history/no-repository");

  const record = textOf(world.host.files.get(RECORD));
  watch.change(RECORD, record.replace("48500", "48600"));
  const second = await watch.said("gjorda");
  expect(second).toContain("4 filer gjorda.");
  expect(second).not.toContain("history/no-repository");

  watch.change(RECORD, record.replace("48500 SEK", "mycket"));
  expect(await watch.said("0 filer")).toContain(RECORD);

  watch.change(RECORD, record);
  expect(await watch.said("gjorda")).toContain("4 filer gjorda.");

  watch.change("decisions/b.yaml", undefined);
  expect(await watch.said("borttagna")).toContain("0 filer gjorda, 4 oförändrade, 4 borttagna.");

  watch.change("contacts.yaml", `${textOf(world.host.files.get("contacts.yaml"))}ny: { name: Ny }\n`);
  expect(await watch.said("oförändrade")).toContain("0 filer gjorda, 4 oförändrade.");

  const { code, isClosed } = await watch.stop();
  expect({ code, isClosed }).toEqual({ code: 0, isClosed: true });
  expect(await watch.said("Slutade")).toContain("Slutade bevaka.");
});

test("does not look at what it writes itself, nor at what editors leave behind", async () => {
  const world = await starterWorld();
  const watch = await watching(world);
  await watch.said("gjorda");
  for (const path of [
    "out/2024-0001/memo.docx",
    "decisions/.x.yaml.swp",
    "decisions/x.yaml~",
    "node_modules/x",
  ]) {
    watch.change(path, "x");
  }
  await wait(50);
  await watch.stop();
  expect(await watch.said("Slutade")).not.toContain("gjorda");
});

test("a folder that can no longer be watched ends it", async () => {
  const watch = await watching(await starterWorld());
  await watch.said("gjorda");
  watch.fail(new Error("ENOSPC: too many watchers"));
  expect((await watch.end).code).toBe(5);
  expect(await watch.said("cli/watch-failed")).toContain("too many watchers");
});

describe("watchFolder", () => {
  test("tells once of several quick changes, in sub-folders too", async () => {
    const folder = newFolder();
    const told: (readonly string[])[] = [];
    const errors: Error[] = [];
    const ignores = (path: string) => path.endsWith(".tmp");
    const watch = watchFolder(
      folder,
      { quiet: 100, ignores },
      (paths) => told.push(paths),
      (error) => errors.push(error),
    );
    await wait(50);
    for (const name of ["a å.yaml", "b.yaml", "a å.yaml", "c.tmp"]) writeFileSync(join(folder, name), "x");
    for (let n = 0; n < 100 && told.length === 0; n++) await wait(20);
    watch.close();
    writeFileSync(join(folder, "late.yaml"), "x");
    await wait(150);
    expect(told).toEqual([["a å.yaml", "b.yaml"]]);
    expect(errors).toEqual([]);
  });
});
