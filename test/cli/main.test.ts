import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { HostError } from "../../src/host/index.ts";
import { memoryWorld, starterWorld } from "./support.ts";

test("--help shows commands, examples and exit codes; --version the version", async () => {
  const world = memoryWorld({});
  const help = await world.call("--help");
  expect(help).toMatchObject({ code: 0, err: "" });
  for (const word of ["init", "new", "validate", "fields", "build", "watch", "schema", "Examples:", "Exit codes:"]) {
    expect(help.out).toContain(word);
  }
  expect(await world.call("--version")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
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
