/** Spoiled templates, always the same ones; `test/tools/fuzz-docx.ts` tries others for as long as you like. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { drive } from "../tools/fuzz/drive.ts";
import { readSeeds } from "../tools/fuzz/seeds.ts";
import { makeCase, tryCase } from "../tools/fuzz/try-case.ts";

test("a spoiled template is refused with a reason, or filled into a sound document", async () => {
  const seeds = await readSeeds();
  const tried = Array.from({ length: 250 }, (_, number) => tryCase(makeCase(seeds, 3, number)));
  const fates = new Set(tried.map(({ fate }) => fate));
  expect([...fates]).toEqual(expect.arrayContaining(["refused", "wrong tags", "filled"]));
});

describe("the driver", () => {
  const folder = mkdtempSync(join(tmpdir(), "kansli-fuzz-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const faultsOf = async (onCase: string): Promise<(string | undefined)[]> => {
    const child = join(folder, `${onCase.length}.mjs`);
    writeFileSync(child, `process.on("message", (n) => { ${onCase} }); process.send({});`);
    const limits = { milliseconds: 2000, megabytes: 400 };
    const report = await drive({ child, seed: 1, duration: 30_000, cases: 1, children: 1, limits });
    expect(report.cases).toBe(1);
    return report.faults.map(({ why }) => why);
  };

  test("sees a good case", async () => {
    expect(await faultsOf(`process.send({ tried: { layer: "xml", fate: "filled" } })`)).toEqual([]);
  });

  test("sees a hang", async () => {
    expect(await faultsOf("for (;;);")).toEqual(["it hangs"]);
  });

  test("sees a crash", async () => {
    expect(await faultsOf(`process.kill(process.pid, "SIGABRT")`)).toEqual(["the process ended: SIGABRT"]);
  });

  test("sees too much memory", async () => {
    const grow = "const all = []; setInterval(() => all.push(Buffer.alloc(5e7, 1)), 20)";
    expect(await faultsOf(grow)).toEqual([expect.stringMatching(/^it takes \d+ MB$/)]);
  });
});
