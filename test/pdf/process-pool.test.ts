import { afterEach, describe, expect, test } from "vitest";
import { type ProcessPool, processPool } from "../../src/pdf/process-pool.ts";

interface Order {
  readonly order: "answer" | "panic" | "hang";
  readonly value: string;
}

let pool: ProcessPool<Order, string> | undefined;

afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

interface Options {
  readonly processes?: number;
  readonly timeLimit?: number;
  readonly recycleAfter?: number;
  readonly isAhead?: boolean;
}

function start(options: Options = {}) {
  pool = processPool<Order, string>({
    script: new URL("./children/odd.ts", import.meta.url),
    processes: options.processes ?? 1,
    timeLimit: options.timeLimit ?? 20_000,
    recycleAfter: options.recycleAfter ?? 100,
    isAhead: options.isAhead ?? false,
    env: {},
  });
  return pool;
}

const order = (value: string, what: Order["order"] = "answer") => ({ order: what, value });

test("a crash costs its own task, says why, and the queue goes on", async () => {
  const own = start();
  const ends = await Promise.all([
    own.run(() => order("first")),
    own.run(() => order("second", "panic")),
    own.run(() => order("third")),
  ]);
  expect(ends.map((e) => e.kind)).toEqual(["done", "crashed", "done"]);
  expect(ends[1]).toMatchObject({ detail: expect.stringContaining("no such glyph") });
  expect(JSON.stringify(ends[1])).not.toContain("RUST_BACKTRACE");
});

test("a task that hangs is stopped; its time does not count while it waits", async () => {
  const own = start({ timeLimit: 1500 });
  const ends = await Promise.all([
    own.run(() => order("a", "hang")),
    own.run(() => order("b", "hang")),
    own.run(() => order("c")),
  ]);
  expect(ends.map((e) => e.kind)).toEqual(["timeout", "timeout", "done"]);
});

test("children work side by side and are replaced when spent", async () => {
  const own = start({ processes: 2, recycleAfter: 2 });
  const ends = await Promise.all(Array.from({ length: 9 }, (_, i) => own.run(() => order(`${i}`))));
  const answers = ends.map((e) => (e.kind === "done" ? e.result : ""));
  expect(answers.map((a) => a.split(" ")[0])).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8"]);
  const children = new Set(answers.map((a) => a.split(" ").at(-1)));
  expect(children.size).toBeGreaterThanOrEqual(5);
});

test("what was queued when the pool closes is told so", async () => {
  const own = start();
  const ends = [own.run(() => order("a", "hang")), own.run(() => order("b"))];
  await own.close();
  expect((await Promise.all(ends)).map((e) => e.kind)).toEqual(["crashed", "crashed"]);
});

describe("where the next task waits at the child", () => {
  const ordered = (tasks: readonly Order[], options: Options) => {
    const own = start({ ...options, isAhead: true });
    return Promise.all(tasks.map((task) => own.run(() => task)));
  };
  const valuesOf = (ends: readonly Awaited<ReturnType<ProcessPool<Order, string>["run"]>>[]) =>
    ends.map((end) => (end.kind === "done" ? end.result.split(" ")[0] : end.kind));

  test("each gets its own answer, however large", async () => {
    const values = Array.from({ length: 30 }, (_, i) => `${i}`.padStart(1_000_000, "-"));
    const ends = await ordered(
      values.map((value) => order(value)),
      { processes: 2, recycleAfter: 7 },
    );
    expect(valuesOf(ends)).toEqual(values);
  });

  test("a crash and a task that hangs cost themselves alone", async () => {
    const tasks = [
      order("a"),
      order("b", "panic"),
      order("c"),
      order("d", "panic"),
      order("e", "hang"),
      ...["f", "g", "h"].map((value) => order(value)),
    ];
    const ends = await ordered(tasks, { timeLimit: 2500 });
    expect(valuesOf(ends)).toEqual(["a", "crashed", "c", "crashed", "timeout", "f", "g", "h"]);
  });

  test("all are told when the pool closes", async () => {
    const own = start({ isAhead: true });
    const ends = Array.from({ length: 5 }, (_, i) => own.run(() => order(`${i}`, "hang")));
    await own.close();
    expect((await Promise.all(ends)).map(({ kind }) => kind)).toEqual(Array(5).fill("crashed"));
  });
});
