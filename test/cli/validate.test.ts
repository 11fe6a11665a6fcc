import { expect, test } from "vitest";
import { p, readPart, wordFile } from "../templates/word-file.ts";
import { RECORD, starterFiles, starterWorld, textOf } from "./support.ts";

const slips = wordFile({ body: p("{{titel}} {{#if refrence}}") + p("{{each recipients}}") });

test("every problem of a template at once, blocks and names", async () => {
  const world = await starterWorld({ "templates/memo.docx": slips });
  const { code, err } = await world.call("validate", "templates/memo.docx", "--lang", "en");
  expect(code).toBe(4);
  for (const said of ["`title`", "`reference`", "{{/if}}", "each"]) expect(err).toContain(said);
});

test("a template alone, a folder of them, and nothing that is neither", async () => {
  const world = await starterWorld();
  const one = await world.call("validate", "templates/memo.docx", "--json");
  expect(JSON.parse(one.out)).toMatchObject({
    records: 0,
    templates: ["templates/memo.docx"],
    diagnostics: [],
  });
  const all = await world.call("validate", "templates", "--json");
  expect(JSON.parse(all.out).templates.length).toBeGreaterThan(2);
  const none = await world.call("validate", "templates/nothing.docx");
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining("cli/no-such-file") });
});

test("a template that no kind uses: its syntax, and a word about it", async () => {
  const world = await starterWorld({
    "templates/new.docx": wordFile({ body: p("{{whatever}}") }),
    "templates/draft.txt.hbs": "{{#each x}}",
    "templates/~$new.docx": "Word's own",
  });
  const { code, out } = await world.call("validate", "--json");
  expect(code).toBe(4);
  const found = JSON.parse(out).diagnostics.filter(
    (d: { code: string }) => d.code !== "document/unused-field",
  );
  const told = found.map((d: { code: string; place: { file: string } }) => `${d.code} ${d.place.file}`);
  expect(told.sort()).toEqual([
    "document/unused-template templates/draft.txt.hbs",
    "document/unused-template templates/new.docx",
    "language/unclosed-block templates/draft.txt.hbs",
  ]);
});

test("a part that templates bring in is used", async () => {
  const world = await starterWorld({
    "templates/part.docx": wordFile({ body: p("{{title}}") }),
    "templates/memo.docx": wordFile({ body: p("{{> part}}") }),
  });
  expect((await world.call("validate", "templates")).err).not.toContain("document/unused-template");
});

test("a field that must be filled in, and that reaches no paper", async () => {
  const kind = "kinds/grant.yaml";
  const files = await starterFiles();
  const world = await starterWorld({
    [kind]: textOf(files[kind]).replace(/^fields:\n/m, "fields:\n  lost: { type: text, required: true }\n"),
    [RECORD]: `${textOf(files[RECORD])}lost: found\n`,
  });
  const { out } = await world.call("validate", "--json");
  expect(JSON.parse(out).diagnostics).toContainEqual(
    expect.objectContaining({
      code: "document/unused-field",
      severity: "warning",
      params: { field: "lost", kind: "grant" },
      place: expect.objectContaining({ file: kind, text: expect.stringContaining("lost") }),
    }),
  );
});

test("--annotate writes a copy with comments, of the templates that have problems only", async () => {
  const world = await starterWorld({ "templates/memo.docx": slips });
  const { out } = await world.call("validate", "--annotate", "granskning", "--lang", "en");
  expect(out).toBe("wrote granskning/memo.docx\n");
  const copy = await world.host.read("granskning/memo.docx");
  const comments = readPart(copy ?? new Uint8Array(), "word/comments.xml");
  expect(comments).toContain("did you mean `title`?");
});
