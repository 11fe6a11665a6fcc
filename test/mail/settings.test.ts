import { expect, test } from "vitest";
import { parseWorkspace } from "../../src/workspace/index.ts";
import { source } from "../fixtures/fixtures.ts";
import { startSink } from "./sink.ts";
import { mailSettings, mailWorld } from "./support.ts";

const codesOf = (settings: string): string[] => {
  const config = source("kansli.yaml", `organisation: { name: Åby }\nlanguages: [sv]\n${settings}`);
  return parseWorkspace({ config, kinds: [] }).diagnostics.map(({ code }) => code);
};

test("settings are read; a password cannot stand in them", () => {
  const good = mailSettings(25, "abc", "    user: k\n    password: { env: KANSLI }\n");
  expect(codesOf(good)).toEqual([]);
  expect(codesOf(good.replace("{ env: KANSLI }", "hemligt"))).not.toEqual([]);
  expect(codesOf(good.replace("{ env: KANSLI }", "{}"))).toEqual(["workspace/no-secret-source"]);
  expect(codesOf(good.replace("security: none", "security: kanske"))).toEqual(["workspace/unknown-security"]);
  expect(codesOf(good.replace("port: 25", "port: noll"))).toEqual(["workspace/not-a-count"]);
  expect(codesOf(good.replace("security: none", ""))).toEqual([]);
});

test("documents that make no file of the wanted format leave nothing to send", async () => {
  const sink = await startSink();
  const world = await mailWorld(sink);
  const config = Buffer.from((await world.host.read("kansli.yaml")) ?? []).toString();
  await world.commit({
    "kansli.yaml": config.replace("formats: [docx]\n  station", "formats: [csv]\n  station"),
  });
  expect((await world.call("send")).err).toContain("mail/nothing-to-send");
  await sink.close();
});
