import { describe, expect, test } from "vitest";
import { memoryWorld, starterFiles, starterWorld, textOf } from "./support.ts";

test("begins a record with all that its kind asks for", async () => {
  const world = await starterWorld();
  const { code, out, err } = await world.call("new", "grant");
  expect({ code, out, err }).toEqual({ code: 0, out: "skrev decisions/2024/grant-1.yaml\n", err: "" });
  expect(textOf(world.host.files.get("decisions/2024/grant-1.yaml"))).toBe(
    `# yaml-language-server: $schema=../../.kansli/grant.schema.json
kind: grant
reference: # diarienummer
title: # rubrik; får hämta fält: {{namn}}
committee: styrelsen
meeting: # ÅÅÅÅ-MM-DD

# Bidrag
applicant: # Sökande: nyckel ur contacts.yaml
purpose: # Ändamål: text
amount: # Belopp: belopp, t.ex. 150000 SEK
# share: # Andel av kostnaderna: andel, t.ex. 31 %
period: # Bidragsperiod: ÅÅÅÅ-MM-DD/ÅÅÅÅ-MM-DD

# En åtgärd per att-sats, utan "att" och utan skiljetecken i slutet
proposal:
  -

# Markdown; får hämta fält: {{namn}}
sections:
  # Sammanfattning
  summary: |
    ${""}
  # Bedömning
  assessment: |
    ${""}
  # Ekonomiska konsekvenser
  # economy: |
    #

# Handlingar som beslutet vilar på: en text, eller { title: …, date: ÅÅÅÅ-MM-DD, file: … }
basis:
  -

signatory: direktor
# appeal: administrative

# Nycklar ur contacts.yaml, eller { name: …, organisation: …, email: … }
recipients:
  -
`,
  );
});

test("takes the next free name, and the name that is asked for", async () => {
  const world = await starterWorld();
  await world.call("new", "grant");
  expect((await world.call("new", "grant")).out).toBe("skrev decisions/2024/grant-2.yaml\n");
  expect((await world.call("new", "grant", "--reference", "24/117")).out).toBe(
    "skrev decisions/2024/24-117.yaml\n",
  );
  const named = await world.call("new", "grant", "--file", "decisions/möte/a.yaml");
  expect(named.out).toBe("skrev decisions/möte/a.yaml\n");
  expect(textOf(world.host.files.get("decisions/möte/a.yaml"))).toContain("$schema=../../.kansli/");
});

describe("refuses", () => {
  test("to overwrite", async () => {
    const world = await starterWorld();
    const { code, err } = await world.call("new", "grant", "--reference", "2024-0001");
    expect(code).toBe(2);
    expect(err).toContain("cli/already-there");
    expect(err).toContain("decisions/2024/2024-0001.yaml finns redan");
  });

  test("a kind that is not there, with the nearest", async () => {
    const { code, err } = await (await starterWorld()).call("new", "gratn");
    expect(code).toBe(2);
    expect(err).toContain("cli/unknown-kind");
    expect(err).toContain("`grant`");
  });

  test("a file outside the workspace", async () => {
    const { code, err } = await (await starterWorld()).call("new", "grant", "--file", "../x.yaml");
    expect(code).toBe(5);
    expect(err).toContain("host/outside");
  });
});

test("what is still to be filled in is what validate lists, and nothing else", async () => {
  const world = memoryWorld(await starterFiles());
  await world.call("new", "grant");
  const { code, out } = await world.call("validate", "--json", "decisions/2024/grant-1.yaml");
  expect(code).toBe(3);
  const codes = JSON.parse(out).diagnostics.map((d: { code: string }) => d.code);
  expect(new Set(codes)).toEqual(new Set(["record/missing-key", "yaml/empty-item", "yaml/empty-text"]));
});
