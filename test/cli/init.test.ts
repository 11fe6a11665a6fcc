import { describe, expect, test } from "vitest";
import { memoryHost } from "../../src/host/index.ts";
import { memoryWorld, RECORD, starterWorld, textOf, worldOf } from "./support.ts";

const schemaOf = (bytes: string | Uint8Array | undefined) => JSON.parse(textOf(bytes));

describe("init", () => {
  test.each(["sv", "en"])("sets up a workspace (%s) that is valid and builds at once", async (language) => {
    const world = worldOf(memoryHost({}, { root: "/home/anna/nämnd" }));
    const begun = await world.call(
      "init",
      "--name",
      "Åby kommun",
      "--colour",
      "005B7F",
      "--language",
      language,
    );
    expect(begun).toMatchObject({ code: 0, err: "" });
    expect(begun.out).toContain("kansli build");
    expect(await world.call("validate")).toMatchObject({ code: 0, err: "" });
    const built = await world.call("build", "--json");
    expect(built.code).toBe(0);
    const { papers, diagnostics } = JSON.parse(built.out);
    expect(papers).toHaveLength(11);
    expect(papers.every(({ fate }: { fate: string }) => fate === "made")).toBe(true);
    expect(diagnostics.filter(({ severity }: { severity: string }) => severity === "error")).toEqual([]);
  });

  test("puts name and colour into the workspace, and schemas where its files look for them", async () => {
    const host = memoryHost({}, { root: "/nämnd" });
    await worldOf(host).call("init", "--name", "Åby kommun", "--colour", "005B7F");
    expect(textOf(host.files.get("kansli.yaml"))).toMatch(/Åby kommun[\s\S]*#005b7f/);
    expect(schemaOf(host.files.get(".kansli/grant.schema.json"))).toHaveProperty("properties.applicant");
    expect(textOf(host.files.get(".gitignore"))).toContain("out/");
    expect(textOf(host.files.get(RECORD))).toContain("$schema=../../.kansli/grant.schema.json");
  });

  test("into a folder that it makes, named after it", async () => {
    const world = memoryWorld({});
    const opened = new Map<string, ReturnType<typeof memoryHost>>();
    world.io = {
      openHost: (root) =>
        opened.get(root) ?? opened.set(root, memoryHost({}, { root })).get(root) ?? world.host,
    };
    const { code, out } = await world.call("init", "Byggnadsnämnden");
    expect(code).toBe(0);
    expect(out).toContain("/kansli/Byggnadsnämnden");
    expect(textOf(opened.get("/kansli/Byggnadsnämnden")?.files.get("kansli.yaml"))).toContain(
      "Byggnadsnämnden",
    );
  });

  test("leaves what a repository has already, and can do without", async () => {
    const world = memoryWorld({ "README.md": "mine", ".gitignore": "*.tmp\n" });
    const { code, err } = await world.call("init");
    expect(code).toBe(0);
    expect(err.split("cli/left-alone")).toHaveLength(3);
    expect(textOf(world.host.files.get("README.md"))).toBe("mine");
    expect(await world.call("validate")).toMatchObject({ code: 0 });
  });

  test.each(["", "  ", "{{name}}"])("does not take %j for a name", async (name) => {
    const world = memoryWorld({});
    const { code, err } = await world.call("init", "--name", name);
    expect(code).toBe(2);
    expect(err).toContain("A name is a text without {{.");
    expect([...world.host.files.keys()]).toEqual([]);
  });

  test("overwrites nothing: one file in the way, and none is written", async () => {
    const world = memoryWorld({ "contacts.yaml": "mine" });
    const { code, err } = await world.call("init");
    expect(code).toBe(2);
    expect(err).toContain("contacts.yaml finns redan");
    expect([...world.host.files.keys()]).toEqual(["contacts.yaml"]);
  });
});

describe("schema", () => {
  test("writes a schema a kind, and what has not changed not again", async () => {
    const world = await starterWorld();
    expect(await world.call("schema")).toEqual({
      code: 0,
      out: "skrev .kansli/grant.schema.json\n",
      err: "",
    });
    expect(schemaOf(world.host.files.get(".kansli/grant.schema.json"))).toHaveProperty("properties.amount");
    expect((await world.call("schema")).out).toBe("");
  });

  test.each([
    ["plain", "", "\n"],
    ["with CRLF", "", "\r\n"],
    ["with a byte order mark", "\ufeff", "\n"],
  ])("wires a record, %s, by one line and nothing else", async (_what, mark, lineBreak) => {
    const record = textOf((await starterWorld()).host.files.get(RECORD)).replace(/^# yaml.*\n/, "");
    const typed = mark + record.replaceAll("\n", lineBreak);
    const world = await starterWorld({ [RECORD]: typed });
    const { code, out } = await world.call("schema");
    expect(code).toBe(0);
    expect(out).toContain(`skrev ${RECORD}`);
    const wired = new TextDecoder("utf-8", { ignoreBOM: true }).decode(world.host.files.get(RECORD));
    const line = `# yaml-language-server: $schema=../../.kansli/grant.schema.json${lineBreak}`;
    expect(wired).toBe(mark + line + typed.slice(mark.length));
    expect((await world.call("validate")).code).toBe(0);
  });

  test("leaves records alone that have errors, or when asked to", async () => {
    const world = await starterWorld({ [RECORD]: "kind: grant\n" });
    await world.call("schema");
    expect(textOf(world.host.files.get(RECORD))).toBe("kind: grant\n");
    const other = await starterWorld();
    const typed = textOf(other.host.files.get(RECORD)).replace(/^# yaml.*\n/, "");
    other.host.files.set(RECORD, Buffer.from(typed));
    await other.call("schema", "--no-wire");
    expect(textOf(other.host.files.get(RECORD))).toBe(typed);
  });
});
