import { expect, test } from "vitest";
import { HostError, memoryHost } from "../../src/host/index.ts";
import { answersAgain, tracedHost } from "../../src/host/traced-host.ts";

/** A host of which everything was asked, and what it said. */
async function asked() {
  const host = memoryHost({ "a/b.yaml": "b", "c.yaml": "c" }, { git: () => log });
  let log = { ok: true, stdout: "one", stderr: "" };
  const traced = tracedHost(host);
  await traced.read("c.yaml");
  await traced.read("none.yaml");
  await traced.list("a");
  traced.isFile("c.yaml");
  await traced.git("log");
  await traced.read("a").catch((error: unknown) => expect(error).toBeInstanceOf(HostError));
  const trace = traced.trace();
  if (!trace) throw new Error("no trace");
  const commit = () => {
    log = { ...log, stdout: "two" };
  };
  return { host, commit, trace: JSON.parse(JSON.stringify(trace)) as typeof trace };
}

test("a host that is as it was answers as it did", async () => {
  const { host, trace } = await asked();
  host.files.set("d.yaml", new Uint8Array());
  expect(await answersAgain(host, trace)).toBe(true);
});

const bytes = new TextEncoder().encode("other");
test.each<[string, (given: Awaited<ReturnType<typeof asked>>) => void]>([
  ["a file says something else", ({ host }) => host.files.set("c.yaml", bytes)],
  ["a file is gone", ({ host }) => host.files.delete("c.yaml")],
  ["a file is there that was not", ({ host }) => host.files.set("none.yaml", bytes)],
  ["a folder has another file", ({ host }) => host.files.set("a/z.yaml", bytes)],
  ["what could not be read can be", ({ host }) => host.files.delete("a/b.yaml")],
  ["git tells something else", ({ commit }) => commit()],
])("it does not when %s", async (_, change) => {
  const given = await asked();
  change(given);
  expect(await answersAgain(given.host, given.trace)).toBe(false);
});

test("a file that changed between two readings leaves no trace", async () => {
  const host = memoryHost({ "c.yaml": "c" });
  const traced = tracedHost(host);
  await traced.read("c.yaml");
  host.files.set("c.yaml", bytes);
  await traced.read("c.yaml");
  expect(traced.trace()).toBeUndefined();
});
