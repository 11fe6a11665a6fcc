import { afterEach, beforeEach, expect, test } from "vitest";
import { type Sink, startSink } from "./sink.ts";
import { mailWorld } from "./support.ts";

let sink: Sink;
beforeEach(async () => {
  sink = await startSink();
});
afterEach(() => sink.close());

test("prints a plan and sends nothing; with its hash, sends each letter once", async () => {
  const world = await mailWorld(sink);
  const planned = await world.call("send");
  expect(planned).toMatchObject({ code: 0, err: "" });
  expect(planned.out).toContain("maja@scout.example.org");
  expect(sink.taken).toEqual([]);
  const hash = await world.plan();
  expect(planned.out).toContain(`kansli send --plan ${hash}`);

  expect(await world.call("send", "--plan", hash)).toMatchObject({ code: 0, err: "" });
  const parsed = await sink.parsed();
  expect(sink.taken.map(({ to }) => to).sort()).toEqual(["ekonomi@example.org", "maja@scout.example.org"]);
  expect(parsed[0]?.attachments.map(({ filename }) => filename)).toEqual(["Beslut 2024-0001.docx"]);
  console.log(parsed[0]?.subject, parsed[0]?.text, parsed[0]?.html);

  expect((await world.call("send", "--plan", hash)).out).toBe("Utskicket är redan klart.\n");
  expect((await world.call("send")).out).toContain("Det finns inget nytt att skicka.");
  expect(sink.taken).toHaveLength(2);
  console.log((await world.call("sent")).out, world.ledger());
});
