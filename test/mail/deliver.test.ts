/**
 * Rate and back-off, in a time of the test's own.
 */
import { expect, test } from "vitest";
import type { Handing } from "../../src/host/post.ts";
import { deliver } from "../../src/mail/deliver.ts";
import type { LedgerLetter } from "../../src/mail/ledger.ts";

const START = Date.parse("2024-05-02T08:00:00Z");

/** Seconds from the start at which the server was asked for each letter. */
async function timesOf(
  count: number,
  { perMinute, answers = [] }: { perMinute?: number; answers?: readonly Handing["kind"][] },
  connections = 1,
) {
  let now = START;
  const times: number[] = [];
  const timers: { readonly at: number; readonly done: () => void }[] = [];
  const wait = (milliseconds: number) =>
    new Promise<void>((done) => {
      timers.push({ at: now + milliseconds, done });
      // Whoever waits shortest goes on first, once nobody has anything else to do.
      setImmediate(() => {
        timers.sort((a, b) => a.at - b.at);
        const next = timers.shift();
        now = Math.max(now, next?.at ?? 0);
        next?.done();
      });
    });
  const log = { append: async () => {}, note: () => {}, close: async () => {} };
  const courier = () => ({
    hand: async (_envelope: unknown, _letter: unknown, commit: () => Promise<void>): Promise<Handing> => {
      const kind = answers[times.length] ?? "accepted";
      times.push((now - START) / 1000);
      if (kind === "accepted") await commit();
      return { kind, reply: "" };
    },
    close: async () => {},
  });
  const { fates } = await deliver(Array.from({ length: count }, letter), {
    post: {
      now: () => new Date(now),
      wait,
    },
    ...{ log, journal: undefined, settle: 1, perMinute, backOff: [5, 30, 120, 300] },
    couriers: Array.from({ length: connections }, courier),
    read: async () => ({ bytes: new Uint8Array(), envelope: { from: "a@b.se", to: "c@d.se" } }),
    messageIdOf: ({ key }) => key,
    onProgress: () => {},
  });
  return { times, fates: [...fates.values()].map(({ fate }) => fate) };
}

function letter(_: unknown, n: number): LedgerLetter {
  return {
    ...{ type: "letter", key: String(n), recipient: `p${n}`, channel: "email", eml: "", matters: [] },
    ...{ state: "waiting", at: "", reply: undefined, committed: undefined },
  };
}

test("no more letters a minute than asked for, however many connections", async () => {
  expect((await timesOf(4, { perMinute: 60 })).times).toEqual([0, 1, 2, 3]);
  const { times, fates } = await timesOf(100, { perMinute: 30 }, 4);
  expect(fates).toHaveLength(100);
  for (const [i, time] of times.entries()) {
    expect(times.slice(i).filter((later) => later < time + 60).length).toBeLessThanOrEqual(30);
  }
});

test("a letter that the server defers is tried after longer and longer, then left", async () => {
  const later = (times: number): Handing["kind"][] => Array.from({ length: times }, () => "deferred");
  expect(await timesOf(1, { answers: later(2) })).toEqual({ times: [0, 5, 35], fates: ["sent"] });
  expect(await timesOf(1, { answers: later(9) })).toEqual({
    times: [0, 5, 35, 155, 455],
    fates: ["deferred"],
  });
});

test("a server that cannot be reached is given up, a login that fails at once", async () => {
  const lost = Array.from({ length: 9 }, (): Handing["kind"] => "lost");
  expect((await timesOf(5, { answers: lost })).times).toHaveLength(3);
  expect((await timesOf(5, { answers: ["stopped"] })).times).toHaveLength(1);
});
