import { Command } from "commander";
import { expect, test } from "vitest";
import { addCommands } from "../../src/cli/command-line.ts";
import { swedishHelp } from "../../src/cli/help-texts.ts";
import type { Io } from "../../src/cli/io.ts";
import { main } from "../../src/cli/main.ts";
import { HostError } from "../../src/host/index.ts";
import { memoryWorld, starterWorld } from "./support.ts";

test("--help shows commands, examples and exit codes; --version the version", async () => {
  const world = memoryWorld({});
  const help = await world.call("--help");
  expect(help).toMatchObject({ code: 0, err: "" });
  for (const word of [
    "init",
    "new",
    "validate",
    "fields",
    "build",
    "watch",
    "schema",
    "Examples:",
    "Exit codes:",
  ]) {
    expect(help.out).toContain(word);
  }
  expect(await world.call("--version")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

/** What a command and those under it say of themselves. */
function textsOf(command: Command): string[] {
  const parts = [...command.options, ...command.registeredArguments].map(({ description }) => description);
  return [command.description(), command.summary(), ...parts, ...command.commands.flatMap(textsOf)];
}

test("help is in Swedish where that is asked for or the machine is, and nothing in it is missing", async () => {
  const program = new Command();
  addCommands(program, { env: {} } as Io, () => undefined);
  const english = new Set(textsOf(program).filter((text) => text !== ""));
  expect([...english].filter((text) => swedishHelp[text] === undefined)).toEqual([]);
  const world = memoryWorld({});
  for (const [args, env] of [
    [["--lang", "sv"], {}],
    [["--lang=sv"], {}],
    [[], { KANSLI_LANG: "sv" }],
    [[], { LANG: "sv_SE.UTF-8" }],
  ] as const) {
    world.io = { env };
    const { out } = await world.call("build", "--help", ...args);
    expect(out).toMatch(/^Användning: kansli build/);
    expect(out).not.toMatch(/Options|Usage|display|default|choices/);
  }
  world.io = { env: { LANG: "sv_SE.UTF-8", LC_ALL: "C" } };
  expect((await world.call("--help")).out).toMatch(/^Usage: kansli/);
});

test.each([
  [["biuld"], /^fel: det finns inget kommando biuld\nMenade du build\?\nkansli --help visar/],
  [["build", "--frmat", "pdf"], /^fel: det finns ingen väljare --frmat\nMenade du --format\?/],
  [
    ["build", "--format", "odt"],
    /^fel: väljaren --format <formats> kan inte vara odt\. Formaten är docx, pdf/,
  ],
  [["init", "--colour", "blue"], /Färger skrivs #rrggbb\./],
  [["new"], /^fel: argumentet kind saknas/],
  [["new", "a", "b"], /^fel: för många argument\.\n/],
  [["build", "--only"], /^fel: väljaren --only <documents> saknar värde/],
])("a slip in the command, in Swedish: %j", async (args, said) => {
  const world = memoryWorld({});
  world.io = { env: { KANSLI_LANG: "sv" } };
  const { code, err } = await world.call(...args);
  expect(err).toMatch(said);
  expect(code).toBe(2);
});

test.each([
  [["biuld"], /unknown command 'biuld'\n\(Did you mean build\?\)/],
  [["build", "--frmat", "pdf"], /unknown option '--frmat'/],
  [["build", "--format", "odt"], /Formats are docx, pdf/],
  [["init", "--colour", "blue"], /#rrggbb/],
  [["validate", "--lang", "no"], /Allowed choices are sv, en/],
  [["new"], /missing required argument 'kind'/],
])("a slip in the command: %j", async (args, said) => {
  const { code, out, err } = await memoryWorld({}).call(...args);
  expect(err).toMatch(said);
  expect({ code, out }).toEqual({ code: 2, out: "" });
});

test("no command at all shows the help, and is a slip", async () => {
  const { code, err } = await memoryWorld({}).call();
  expect(code).toBe(2);
  expect(err).toContain("Usage: kansli");
});

test("outside a workspace: says where it looked, in the language asked for", async () => {
  const world = memoryWorld({});
  const english = await world.call("validate");
  expect(english.code).toBe(2);
  expect(english.err).toContain("cli/no-workspace");
  expect(english.err).toContain("There is no kansli.yaml in /kansli");
  expect((await world.call("validate", "--lang", "sv")).err).toContain("Det finns ingen kansli.yaml");
  world.io = { env: { KANSLI_LANG: "sv" } };
  expect((await world.call("validate")).err).toContain("Det finns ingen kansli.yaml");
});

test("a fault of ours is told as one, with its place only when asked for", async () => {
  const world = await starterWorld();
  const broken = () => {
    throw new TypeError("x is not a function");
  };
  world.io = { openHost: broken };
  const plain = await world.call("validate");
  expect(plain.code).toBe(1);
  expect(plain.err).toContain("This is a fault in Kansli, not in your files: x is not a function");
  expect(plain.err).not.toContain("main.test.ts");
  expect((await world.call("validate", "--debug")).err).toContain("main.test.ts");
  world.io = { openHost: broken, env: { KANSLI_DEBUG: "1" } };
  expect((await world.call("validate")).err).toContain("main.test.ts");
});

test("a disk that fails while files are listed is told in plain words", async () => {
  const world = await starterWorld();
  const list = () => Promise.reject(new HostError("EACCES", "kinds"));
  world.io = { openHost: () => ({ ...world.host, list }) };
  const { code, err } = await world.call("validate");
  expect(code).toBe(5);
  expect(err).toContain("host/no-permission");
});

test("main is given only what it needs: nothing of this process", () => {
  expect(main.length).toBe(2);
});
