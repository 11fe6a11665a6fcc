/**
 * docs/scripts.md says what --json prints, and every command that has it stands there.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RECORD, starterWorld } from "../cli/support.ts";

const page = readFileSync(new URL("../../docs/scripts.md", import.meta.url), "utf8");

/** The keys of each command's object, as the page's table has them. */
const documented = new Map(
  [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, command = "", keys = ""]) => [
    command,
    [...keys.matchAll(/`(\w+)`/g)].map(([, key = ""]) => key),
  ]),
);

const commands = [
  ...["init", "new", "validate", "build", "watch", "pack", "schema", "convert", "fields", "verify", "seal"],
  ...["history", "diff", "import", "send", "sent"],
];

test("names every command that has --json, and no other", async () => {
  const world = await starterWorld();
  const having = [];
  for (const command of commands) {
    const { out } = await world.call(command, "--help", "--lang", "en");
    if (out.includes("--json")) having.push(command);
  }
  const named = new Set([...documented.keys()].map((command) => command.split(" ")[0] ?? ""));
  expect([...named].sort()).toEqual(having.sort());
});

test.each([
  ["validate", ["validate"]],
  ["build", ["build", RECORD, "--only", "memo", "--format", "docx"]],
  ["pack", ["pack", "--only", "receipt", "-o", "out/p.pdf"]],
  ["convert", ["convert", "finns-inte.docx"]],
  ["fields grant", ["fields", "grant"]],
  ["fields templates/x.docx", ["fields", "templates/memo.docx"]],
  ["verify", ["verify", "out/memo.pdf"]],
  ["history", ["history", RECORD]],
  ["diff", ["diff", RECORD]],
  ["sent", ["sent"]],
])("%s prints the keys that the page names", async (name, args) => {
  const { out } = await (await starterWorld()).call(...args, "--json");
  expect(Object.keys(JSON.parse(out)).sort()).toEqual(
    [...(documented.get(name) ?? []), "diagnostics"].sort(),
  );
});
