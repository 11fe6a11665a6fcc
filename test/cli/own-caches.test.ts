import { join } from "node:path";
import { expect, test } from "vitest";
import { compileCacheFolder } from "../../src/cli/own-caches.ts";

test.each([
  [{ HOME: "/home/eva" }, join("/home/eva", ".cache", "kansli", "compiled")],
  [{ HOME: "/home/eva", XDG_CACHE_HOME: "/var/eva" }, join("/var/eva", "kansli", "compiled")],
  [{ HOME: "/home/eva", XDG_CACHE_HOME: "" }, join("/home/eva", ".cache", "kansli", "compiled")],
  [{ NODE_COMPILE_CACHE: "/elsewhere", HOME: "/home/eva" }, "/elsewhere"],
  [{}, undefined],
])("compiled code lies where only its user writes: %j", (env, folder) => {
  expect(compileCacheFolder(env)).toBe(folder);
});
