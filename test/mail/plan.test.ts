/**
 * The plan is a function of what is to be sent, and of nothing else.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anotherRecord, type Files, RECORD, starterFiles, textOf } from "../cli/support.ts";
import { type Sink, startSink } from "./sink.ts";
import { type MailWorld, mailWorld, TEMPLATE } from "./support.ts";

let sink: Sink;
beforeAll(async () => {
  sink = await startSink();
});
afterAll(() => sink.close());

const GOOD = "decisions/god.yaml";
/** A letter that no font has: its PDF is made with a warning. */
const glyphless = (text: string) => text.replace("ett sommarläger", "ett sommarläger \u{13000}");

async function worldWithWarning(): Promise<MailWorld> {
  const world = await mailWorld(sink);
  const config = textOf(await world.host.read("kansli.yaml"));
  await world.commit({
    "kansli.yaml": config.replace("formats: [docx]\n  station", "formats: [pdf]\n  station"),
    [RECORD]: await anotherRecord("2024-0001", glyphless),
    [GOOD]: await anotherRecord("God"),
  });
  return world;
}

test("papers made just now, long ago, or beside others make no difference", async () => {
  const world = await worldWithWarning();
  const ask = async (...args: string[]) => (await world.call("send", "--json", ...args)).out;
  const first = await ask();
  const { plan, letters, diagnostics } = JSON.parse(first);
  expect(plan).toMatch(/^[0-9a-f]{12}$/);
  expect(letters.every((letter: { matters: { reference: string }[] }) => letter.matters.length === 1)).toBe(
    true,
  );
  const codes = diagnostics.map(({ code }: { code: string }) => code);
  expect(codes).toContain("pdf/no-glyph");
  expect(codes).toContain("mail/has-problems");

  expect(await ask()).toBe(first);
  expect(await ask(GOOD, RECORD)).toBe(first);
  rmSync(join(world.root, "out"), { recursive: true });
  expect(await ask()).toBe(first);
  rmSync(join(world.root, "out"), { recursive: true });
  await world.call("build");
  expect(await ask()).toBe(first);
  await world.call("build", "--force", "--only", "memo");
  expect(await ask(RECORD, GOOD)).toBe(first);

  // What was refused in the plan is refused when it is sent.
  expect(await world.call("send", "--plan", plan)).toMatchObject({ code: 3 });
  expect(sink.taken).toHaveLength(letters.length);
});

test("a warning is told again by a build that has nothing to make", async () => {
  const world = await worldWithWarning();
  const [first, second] = [await world.call("build"), await world.call("build")];
  expect(first.err).toContain("pdf/no-glyph");
  expect(second.err).toBe(first.err);
});

describe("another plan comes of", () => {
  let world: MailWorld;
  let before: string;
  beforeAll(async () => {
    world = await mailWorld(sink);
    before = await world.plan();
  });

  const contacts = async (change: (text: string) => string): Promise<Files> => ({
    "contacts.yaml": change(textOf((await starterFiles())["contacts.yaml"])),
  });
  const config = async (change: (text: string) => string): Promise<Files> => ({
    "kansli.yaml": change(textOf(await world.host.read("kansli.yaml"))),
  });
  const changes: Record<string, () => Promise<Files>> = {
    "a record's figure": async () => ({
      [RECORD]: await anotherRecord("2024-0001", (text) => text.replace("48500", "48600")),
    }),
    "another address": () => contacts((text) => text.replace("ekonomi@example.org", "kassan@example.org")),
    "another name": () => contacts((text) => text.replace("Maja Exempel", "Maja Exempelsson")),
    "another way": () => contacts((text) => text.replace("name: Maja", "channel: none\n  name: Maja")),
    "another text": async () => ({ "templates/mail.md.hbs": TEMPLATE.replace("Hej", "God dag") }),
    "another subject": async () => ({ "templates/mail.md.hbs": TEMPLATE.replace("# {{", "# Beslut {{") }),
    "another sender's name": () => config((text) => text.replace("Åby kommun", "Åby stad")),
    "another sender": () => config((text) => text.replace("from: registrator@", "from: namnd@")),
    "another server": () => config((text) => text.replace("host: 127.0.0.1", "host: localhost")),
    "another kind of file": () => config((text) => text.replace("[docx]\n  st", "[docx, pdf]\n  st")),
  };

  test.each(Object.entries(changes))("%s, and the first again when it is undone", async (_name, change) => {
    const files = await change();
    const undo = Object.fromEntries(
      await Promise.all(
        Object.keys(files).map(async (path) => [path, textOf(await world.host.read(path))] as const),
      ),
    );
    await world.commit(files);
    expect(await world.plan()).not.toBe(before);
    world.git("reset", "--quiet", "--hard", "HEAD~1");
    for (const [path, text] of Object.entries(undo)) {
      expect(textOf(await world.host.read(path))).toBe(text);
    }
    expect(await world.plan()).toBe(before);
  });
});
