/**
 * Copies of the workspace, older states of it, and a second program beside the first: none of them sends.
 */
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskHost } from "../../src/host/index.ts";
import { anotherRecord, newFolder, textOf, worldOf } from "../cli/support.ts";
import { type Sink, startSink } from "./sink.ts";
import { type MailWorld, mailWorld } from "./support.ts";

let sink: Sink;
beforeEach(async () => {
  sink = await startSink();
});
afterEach(() => sink.close());

/** The same commands in another folder. */
function worldAt(root: string, { io }: MailWorld) {
  return Object.assign(worldOf(diskHost(root)), { io });
}

function cloneOf(world: MailWorld) {
  const root = join(newFolder(), "klon");
  execFileSync("git", ["clone", "--quiet", world.root, root]);
  return worldAt(root, world);
}

test("a clone sends nothing: not a plan, not what was cut off, not what the first has sent", async () => {
  const world = await mailWorld(sink);
  const plan = await world.plan();
  const early = cloneOf(world);
  expect((await early.call("send", "--plan", plan)).err).toContain("mail/other-station");
  const own = JSON.parse((await early.call("send", "--json")).out).plan;
  expect((await early.call("send", "--plan", own)).err).toContain("mail/other-station");

  sink.fault = { at: "greeting", how: "drop", times: 1000 };
  await world.call("send", "--plan", plan);
  await world.commit();
  const midway = cloneOf(world);
  sink.fault = undefined;
  expect((await midway.call("send", "--plan", plan)).err).toContain("mail/other-station");
  expect(sink.taken).toEqual([]);

  expect(await world.call("send", "--plan", plan)).toMatchObject({ code: 0 });
  await world.commit();
  const late = cloneOf(world);
  expect((await late.call("send", "--plan", plan)).out).not.toContain("skickade");
  expect((await late.call("send")).out).toContain("Det finns inget nytt att skicka.");
  expect((await late.call("sent")).out).toContain("Maja Exempel");
  expect(sink.taken).toHaveLength(2);
});

test("a copy of the whole folder, secrets and outbox and all, sends nothing", async () => {
  const world = await mailWorld(sink);
  const plan = await world.plan();
  const root = join(newFolder(), "kopia");
  cpSync(world.root, root, { recursive: true });
  expect((await worldAt(root, world).call("send", "--plan", plan)).err).toContain("mail/other-station");
  expect(sink.taken).toEqual([]);
});

test("an older ledger that git puts back sends nothing, and the newer can be put in its place", async () => {
  const world = await mailWorld(sink);
  const before = world.git("rev-parse", "HEAD");
  const plan = await world.plan();
  await world.call("send", "--plan", plan);
  await world.commit();
  world.git("reset", "--quiet", "--hard", before);
  for (const args of [["send"], ["send", "--plan", plan], ["sent"]]) {
    expect((await world.call(...args)).err).toContain("mail/older-ledger");
  }
  copyFileSync(
    join(world.root, "sent/outbox", plan, "ledger.jsonl"),
    join(world.root, "sent", `${plan}.jsonl`),
  );
  expect((await world.call("send")).out).toContain("Det finns inget nytt att skicka.");
  expect(sink.taken).toHaveLength(2);
});

test("of programs that are started at once, one sends", async () => {
  const records = await Promise.all(["A", "B", "C", "D"].map((name) => anotherRecord(name)));
  const files = Object.fromEntries(records.map((text, i) => [`decisions/${i}.yaml`, text]));
  const world = await mailWorld(sink, "", files);
  const plan = await world.plan();
  const start = () =>
    new Promise<{ code: number | null; text: string }>((done) => {
      const bin = join(import.meta.dirname, "../../src/cli/bin.ts");
      const child = spawn(process.execPath, [bin, "send", "--plan", plan], { cwd: world.root });
      let text = "";
      child.stderr.on("data", (data) => {
        text += data;
      });
      child.on("close", (code) => done({ code, text }));
    });
  const ended = await Promise.all([start(), start(), start()]);
  // One that comes when the first is done finds nothing left.
  for (const { code, text } of ended) {
    if (code !== 0) expect(text).toContain("mail/in-progress");
  }
  expect(ended.some(({ code }) => code === 0)).toBe(true);
  const ids = sink.taken.map(({ bytes }) => /^Message-ID: (.*)$/im.exec(bytes.toString("latin1"))?.[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(10);
  expect(readdirSync(join(world.root, "sent")).filter((name) => name.endsWith(".jsonl"))).toHaveLength(1);
}, 60_000);

test("history tells what was sent from each version", async () => {
  const world = await mailWorld(sink);
  await world.call("send", "--plan", await world.plan());
  await world.commit();
  const record = "decisions/2024/2024-0001.yaml";
  await world.commit({
    [record]: textOf(await world.host.read(record)).replace("48500", "48600"),
  });
  const { out } = await world.call("history", record);
  const [newer = "", older = ""] = out.split("\n\n");
  expect(newer).not.toContain("skickat");
  expect(older).toMatch(
    /skickat \d{4}-\d\d-\d\d: Beslut 2024-0001.docx till Maja Exempel, Ekonomiavdelningen/,
  );
  const { versions } = JSON.parse((await world.call("history", record, "--json")).out);
  expect(versions.map(({ sent }: { sent: unknown[] }) => sent.length)).toEqual([0, 2]);
});
