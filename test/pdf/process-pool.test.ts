import { afterEach, expect, test } from "vitest";
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

function start(options: { processes?: number; timeLimit?: number; recycleAfter?: number } = {}) {
  pool = processPool<Order, string>({
    script: new URL("./children/odd.ts", import.meta.url),
    processes: options.processes ?? 1,
    timeLimit: options.timeLimit ?? 20_000,
    recycleAfter: options.recycleAfter ?? 100,
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
