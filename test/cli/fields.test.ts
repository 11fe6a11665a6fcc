import { expect, test } from "vitest";
import type { FieldNode } from "../../src/cli/field-tree.ts";
import { RECORD, starterWorld } from "./support.ts";

const byPath = (nodes: readonly FieldNode[]): Map<string, FieldNode> =>
  new Map(nodes.flatMap((node) => [[node.path, node], ...byPath(node.fields)]));

test("of a kind: names, types, labels and what a record holds", async () => {
  const { code, out } = await (await starterWorld()).call("fields", "grant", "--json", "--lang", "sv");
  expect(code).toBe(0);
  const fields = byPath(JSON.parse(out).fields);
  expect(fields.get("reference")).toMatchObject({
    type: "text",
    label: "Diarienummer",
    example: "2024-0001",
  });
  expect(fields.get("proposal")).toMatchObject({ type: "list of group", example: null });
  expect(fields.get("proposal.lead")).toMatchObject({ example: "att" });
  expect(fields.get("recipients.email")).toMatchObject({ type: "text", optional: true });
  expect(fields.get("section.summary")?.label).toBe("Sammanfattning");
});

test("of a kind without records: examples of each type", async () => {
  const world = await starterWorld();
  await world.host.remove(RECORD);
  const { out } = await world.call("fields", "grant", "--json", "--lang", "en");
  const fields = byPath(JSON.parse(out).fields);
  expect(fields.get("meeting")).toMatchObject({ type: "date", example: "2 May 2024" });
  const printed = [...fields.values()].filter(({ type }) => !/group/.test(type));
  expect(printed.filter(({ example }) => !example)).toEqual([]);
});

test("on a terminal: a tree, and the parts of contacts once", async () => {
  const { out } = await (await starterWorld()).call("fields", "grant", "--lang", "en");
  expect(out).toMatch(/^proposal {2,}list of group {2,}Points of the proposal\n {2}number {2,}number/m);
  expect(out.match(/\.email/g)).toHaveLength(1);
  expect(out).toMatch(/^contact: \.key \.name/m);
});

test("of a template: fields, helpers and blocks with their places, and who uses it", async () => {
  const world = await starterWorld({ "templates/x.txt.hbs": "{{upper title}}{{#if a}}{{title}}{{/if}}" });
  const memo = await world.call("fields", "templates/memo.docx", "--lang", "en");
  expect(memo.code).toBe(0);
  expect(memo.out).toMatch(/^Kinds and documents that use the template\n {2}grant {2}memo\n/);
  expect(memo.out).toMatch(/^ {2}proposal\.text {2,}body, paragraph \d+/m);
  expect(memo.out).toMatch(/^Blocks\n/m);
  const alone = await world.call("fields", "templates/x.txt.hbs", "--lang", "en");
  expect(alone.out).toBe(
    "No kind uses the template.\n\nFields\n  a      1:22\n  title  1:9; 1:27\n\nHelpers\n  upper  1:3\n\nBlocks\n  if  1:16\n",
  );
  const json = JSON.parse((await world.call("fields", "templates/memo.docx", "--json")).out);
  expect(json).toMatchObject({ documents: [{ kind: "grant", document: "memo" }], diagnostics: [] });
  expect(json.fields).toContainEqual(expect.objectContaining({ name: "title" }));
});

test("of nothing that is there", async () => {
  const { code, err } = await (await starterWorld()).call("fields", "grnat", "--lang", "en");
  expect(code).toBe(2);
  expect(err).toContain("cli/no-fields");
  expect(err).toContain("did you mean `grant`?");
});
