/** Spoiled templates, always the same ones; `test/tools/fuzz-docx.ts` tries others for as long as you like. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readPackage } from "../../src/ooxml/package.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { drive } from "../tools/fuzz/drive.ts";
import { readSeeds } from "../tools/fuzz/seeds.ts";
import { makeCase, tryCase } from "../tools/fuzz/try-case.ts";
import type { TestView } from "./fill.ts";
import { names, p, r, type WordFile, wordFile } from "./word-file.ts";

test("a spoiled template is refused with a reason, or filled into a sound document", async () => {
  const seeds = await readSeeds();
  const tried = Array.from({ length: 250 }, (_, number) => tryCase(makeCase(seeds, 3, number)));
  const fates = new Set(tried.map(({ fate }) => fate));
  expect([...fates]).toEqual(expect.arrayContaining(["refused", "wrong tags", "filled"]));
});

describe("found by fuzzing", () => {
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const view: TestView = {
    text: { type: "markdown", source: "1. ett\n\ntext[^1]\n\n[^1]: not" },
    title: "T",
  };
  const filled = (more: Partial<WordFile>) => {
    const relations = [
      { id: "rId8", type: "footnotes", target: "footnotes.xml" },
      { id: "rId9", type: "header", target: "header1.xml" },
    ];
    const template = compileWordTemplate(wordFile({ body: p("{{text}}"), relations, ...more }), "test.docx");
    const made = template.value?.render(view, { language: "sv" }).value;
    const { value, diagnostics } = readPackage(made ?? new Uint8Array(), "filled.docx");
    expect(diagnostics).toEqual([]);
    return (part: string) => value?.xml(part)?.text ?? "";
  };

  test.each([
    ["an empty element", `<w:footnotes xmlns:w="${W}"/>`],
    ["a comment after the root", `<w:footnotes xmlns:w="${W}"></w:footnotes><!-- </w:p> -->`],
  ])("notes are added to a part that is %s", (_, notes) => {
    const part = filled({ parts: { "word/footnotes.xml": notes } });
    expect(part("word/footnotes.xml")).toContain('<w:footnote w:id="1">');
  });

  test("lists are added to a part that is an empty element", () => {
    const relations = [{ id: "rId7", type: "numbering", target: "numbering.xml" }];
    const parts = { "word/numbering.xml": `<w:numbering xmlns:w="${W}"/>` };
    expect(filled({ relations, parts })("word/numbering.xml")).toContain('<w:num w:numId="1">');
  });

  test("a tag in a paragraph's property is not copied to what Markdown makes", () => {
    const body = `<w:p><w:pPr><w:pStyle w:val="{{title}}"/></w:pPr>${r("{{text}}")}</w:p>`;
    const part = filled({ body, parts: {}, relations: [] });
    expect(part("word/document.xml")).not.toContain("{{");
  });

  test("a root with a tag in an attribute binds no name twice", () => {
    const header = `<w:hdr ${names.replace("mc:Ignorable", 'w:x="{{title}}" mc:Ignorable')}>${p("a")}</w:hdr>`;
    expect(filled({ parts: { "word/header1.xml": header } })("word/header1.xml")).toContain('w:x="T"');
  });
});

describe("the driver", () => {
  const folder = mkdtempSync(join(tmpdir(), "kansli-fuzz-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const faultsOf = async (onCase: string): Promise<(string | undefined)[]> => {
    const child = join(folder, `${onCase.length}.mjs`);
    writeFileSync(child, `process.on("message", (n) => { ${onCase} }); process.send({});`);
    const limits = { milliseconds: 2000, megabytes: 400 };
    const report = await drive({ child, seed: 1, duration: 30_000, cases: 1, children: 1, limits });
    expect(report.cases).toBe(1);
    return report.faults.map(({ why }) => why);
  };

  test("sees a good case", async () => {
    expect(await faultsOf(`process.send({ tried: { layer: "xml", fate: "filled" } })`)).toEqual([]);
  });

  test("sees a hang", async () => {
    expect(await faultsOf("for (;;);")).toEqual(["it hangs"]);
  });

  test("sees a crash", async () => {
    expect(await faultsOf(`process.kill(process.pid, "SIGABRT")`)).toEqual(["the process ended: SIGABRT"]);
  });

  test("sees too much memory", async () => {
    const grow = "const all = []; setInterval(() => all.push(Buffer.alloc(5e7, 1)), 20)";
    expect(await faultsOf(grow)).toEqual([expect.stringMatching(/^it takes \d+ MB$/)]);
  });
});
