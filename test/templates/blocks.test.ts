import { describe, expect, test } from "vitest";
import { fillBody, problemsOf, type TestView } from "./fill.ts";
import { lines, p, r, table, visible } from "./word-file.ts";

const items = { items: ["A", "B"], none: [], yes: true, no: false, name: "Örebro" };

describe("blocks over paragraphs", () => {
  test("a block tag alone in its paragraph leaves none behind", () => {
    const body = fillBody(
      p("före") + p("{{#each items}}") + p("{{this}}") + p("{{/each}}") + p("efter"),
      items,
    );
    expect(lines(body)).toEqual(["före", "A", "B", "efter"]);
  });

  test("several block tags may share a paragraph", () => {
    const body = fillBody(
      p("{{#each items}}{{#if ../yes}}") + p("{{this}}") + p("{{/if}}{{/each}}") + p("slut"),
      items,
    );
    expect(lines(body)).toEqual(["A", "B", "slut"]);
  });

  test("tags at the ends of paragraphs with text", () => {
    const body = fillBody(p("{{#each items}}Punkt {{this}}") + p("mer{{/each}}") + p("slut"), items);
    expect(lines(body)).toEqual(["Punkt A", "mer", "Punkt B", "mer", "slut"]);
  });

  test("else branches", () => {
    const template = p("{{#if yes}}") + p("ja") + p("{{else}}") + p("nej") + p("{{/if}}") + p("slut");
    expect(lines(fillBody(template, { yes: true }))).toEqual(["ja", "slut"]);
    expect(lines(fillBody(template, { yes: false }))).toEqual(["nej", "slut"]);
    const shared = p("{{#each items}}") + p("{{this}}{{else}}") + p("inga") + p("{{/each}}");
    expect(lines(fillBody(shared, { items: [] }))).toEqual(["inga"]);
  });

  test("one block closes and the next opens in the same paragraph", () => {
    const body = fillBody(
      p("{{#each items}}") + p("{{this}}") + p("{{/each}}{{#if yes}}") + p("ja") + p("{{/if}}"),
      items,
    );
    expect(lines(body)).toEqual(["A", "B", "ja"]);
  });

  test("tags in the middle of two paragraphs work as in plain text", () => {
    const template = p("Text{{#if yes}} mer.") + p("Nytt stycke{{/if}} slut.");
    expect(lines(fillBody(template, { yes: true }))).toEqual(["Text mer.", "Nytt stycke slut."]);
    expect(lines(fillBody(template, { yes: false }))).toEqual(["Text slut."]);
  });

  test("section breaks inside a loop survive", () => {
    const section = '<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/></w:sectPr></w:pPr>';
    const body = fillBody(`${p("{{#each items}}") + p("{{this}}")}${section}${r("{{/each}}")}</w:p>`, items);
    expect(lines(body)).toEqual(["A", "B", ""]);
    const whole = fillBody(`${p("{{#each items}}") + p("{{this}}")}${section}</w:p>${p("{{/each}}")}`, items);
    expect(whole.match(/<w:sectPr>/g)).toHaveLength(2);
  });

  test("bookmarks of a paragraph that goes away stay", () => {
    const mark = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>';
    expect(fillBody(`<w:p>${mark}${r("{{#if yes}}")}</w:p>${p("x")}${p("{{/if}}")}`, items)).toContain(mark);
  });

  test("a paragraph wholly inside an if goes with it", () => {
    const template = p("a") + p("{{#if yes}}{{name}}{{/if}}") + p("b");
    expect(lines(fillBody(template, items))).toEqual(["a", "Örebro", "b"]);
    expect(lines(fillBody(template, { ...items, yes: false }))).toEqual(["a", "b"]);
    const branches = p("{{#if yes}}ja{{else}}nej{{/if}}", "S") + p("b");
    expect(fillBody(branches, { yes: false })).toBe(p("nej", "S") + p("b"));
  });
});

test("blocks leave custom XML as they leave content controls", () => {
  const custom = (content: string) => `<w:customXml w:element="e"><w:customXmlPr/>${content}</w:customXml>`;
  const apart = custom(p("{{#each items}}")) + p("{{this}}") + custom(p("{{/each}}"));
  expect(fillBody(apart, items)).toBe(p("A") + p("B"));
  expect(fillBody(custom(p("{{#if yes}}") + p("x")) + p("y{{/if}}"), items)).toBe(custom(p("x")) + p("y"));
});

describe("blocks inside a paragraph", () => {
  test("repeat runs, each with its format", () => {
    const template = `<w:p>${r("Namn: {{#each items}}{{this}}", "<w:b/>")}${r(", {{/each}}slut", "<w:i/>")}</w:p>`;
    const body = fillBody(template, items);
    expect(lines(body)).toEqual(["Namn: A, B, slut"]);
    expect(body).toContain(r("A", "<w:b/>") + r(", ", "<w:i/>") + r("B", "<w:b/>") + r(", ", "<w:i/>"));
    expect(body).toContain(r("slut", "<w:i/>"));
  });

  test("a block that ends inside a hyperlink", () => {
    const template = `<w:p>${r("{{#if yes}}se ")}<w:hyperlink w:anchor="x">${r("här{{/if}} eller där")}</w:hyperlink></w:p>`;
    expect(lines(fillBody(template, { yes: false }))).toEqual([" eller där"]);
    expect(lines(fillBody(template, { yes: true }))).toEqual(["se här eller där"]);
  });
});

describe("blocks in lines of one paragraph", () => {
  const text = (line: string) => `<w:t xml:space="preserve">${line}</w:t>`;
  const paragraph = (...texts: readonly string[]) =>
    `<w:p><w:r>${texts.map(text).join("<w:br/>")}</w:r></w:p>`;
  const address = paragraph("{{name}}", "{{#if yes}}", "c/o Bo", "{{/if}}", "gatan");

  test.each([
    ["a line of tags leaves none behind", address, "Örebro\nc/o Bo\ngatan"],
    ["nor those between", address.replace("#if yes", "#if no"), "Örebro\ngatan"],
    ["at the end", paragraph("a", "{{#each items}}", "{{this}}", "{{/each}}"), "a\nA\nB"],
    ["at the beginning", paragraph("{{#each items}}", "{{this}}", "{{/each}}", "b"), "A\nB\nb"],
    ["in all of it", paragraph("{{#each items}}", "{{this}}", "{{/each}}"), "A\nB"],
    ["in all of it, without turns", paragraph("{{#each none}}", "{{this}}", "{{/each}}"), ""],
    [
      "several in one line, and a comment",
      paragraph("a{{!-- x --}}", "{{#if yes}} {{#if yes}}", "b", "{{/if}}{{/if}}"),
      "a\nb",
    ],
    ["in lines with text as they stand", paragraph("a {{#if yes}}b", "c{{/if}}", "d"), "a b\nc\nd"],
    ["a line break inside a tag ends no line", paragraph("a{{#if", "yes}}b{{/if}}"), "ab"],
  ])("%s", (_, body, made) => {
    expect(visible(fillBody(body, items))).toBe(made);
  });

  test("whatever runs the line breaks stand in", () => {
    const runs = `<w:p>${r("{{#each items}}")}<w:r><w:rPr><w:b/></w:rPr><w:br/></w:r>${r("{{this}}")}<w:r><w:cr/></w:r>${r("{{/each}}")}</w:p>`;
    expect(fillBody(runs, items).match(/A<|<w:cr\/>|B<|<w:br\/>/g)).toEqual(["A<", "<w:cr/>", "B<"]);
  });

  test("a page break is no line break", () => {
    const body = `<w:p><w:r>${text("a")}<w:br/>${text("{{#if yes}}")}<w:br w:type="page"/>${text("b{{/if}}")}</w:r></w:p>`;
    expect(fillBody(body, items)).toContain('<w:br/><w:br w:type="page"/>'.replace("/><", "/></w:r><w:r><"));
  });

  test("that reach into the next paragraph", () => {
    const body = paragraph("{{#each items}}", "{{this}}") + paragraph("y", "{{/each}}");
    expect(lines(fillBody(body, items))).toEqual(["A", "y", "B", "y"]);
  });
});

describe("blocks in tables", () => {
  test("tags in two cells of a row repeat the row", () => {
    const body = fillBody(table(["Namn", "Nr"], ["{{#each items}}{{this}}", "{{@index}}{{/each}}"]), items);
    expect(lines(body)).toEqual(["Namn | Nr", "A | 0", "B | 1"]);
  });

  test("tags in rows of their own go with them", () => {
    const rows = table(["{{#each items}}", ""], ["{{this}}", "x"], ["{{/each}}", ""], ["summa", "2"]);
    expect(lines(fillBody(rows, items))).toEqual(["A | x", "B | x", "summa | 2"]);
  });

  test("else rows", () => {
    const rows = table(["{{#each none}}{{this}}", "x"], ["{{else}}inga", "{{/each}}"]);
    expect(lines(fillBody(rows, items))).toEqual(["inga | "]);
  });

  test("a loop inside a cell repeats its paragraphs, and the cell keeps one", () => {
    const cell = p("{{#each items}}") + p("{{this}}") + p("{{/each}}");
    expect(fillBody(table([cell, "x"]), { items: [] })).toContain("<w:tcPr/><w:p/></w:tc>");
    expect(fillBody(table([cell, "x"]), { items: ["A"] })).toContain(`<w:tcPr/>${p("A")}</w:tc>`);
  });

  test("rows in rows", () => {
    const groups = [
      { name: "G1", items: ["a", "b"] },
      { name: "G2", items: ["c"] },
    ];
    const rows = table(
      ["{{#each groups}}{{name}}", ""],
      ["{{#each items}}{{this}}", "{{../name}}{{/each}}"],
      ["{{/each}}", ""],
    );
    expect(lines(fillBody(rows, { groups }))).toEqual(["G1 | ", "a | G1", "b | G1", "G2 | ", "c | G2"]);
  });

  test("a table without rows goes, and the cell around it stays whole", () => {
    const inner = table(["{{#each none}}{{this}}", "{{/each}}"]);
    const body = fillBody(p("a") + table([`${inner}<w:p/>`, "x"]) + p("b"), items);
    expect(body.match(/<w:tbl>/g)).toHaveLength(1);
    expect(body).toContain("<w:tcPr/><w:p/></w:tc>");
  });

  test("a loop over whole tables", () => {
    const body = fillBody(p("{{#each items}}") + table(["{{this}}"]) + p("") + p("{{/each}}"), items);
    expect(body.match(/<w:tbl>/g)).toHaveLength(2);
  });
});

describe("tables that come to follow each other, where tags stood between", () => {
  const each = (inside: string) => p("{{#each items}}") + inside + p("{{/each}}") + p("slut");
  /** `T` a table, `|` a paragraph that takes no room, `p` another. */
  const shape = (body: string, view: TestView = items) =>
    fillBody(body, view)
      .replace(/<w:p>(?:(?!<w:p>).)*w:line="20"(?:(?!<w:p>).)*<\/w:p>/g, "|")
      .replace(/<w:tbl>.*?<\/w:tbl>/g, "T")
      .replace(/<w:p>.*?<\/w:p>/g, "p")
      .replace(/<w:bookmark[^>]*>|<\/?w:sdt(?:Content)?>|<w:sdtPr>.*?<\/w:sdtPr>/g, "");
  const one = table(["{{this}}", "x"]);
  const control = (content: string) =>
    `<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const when = (flag: string) => p(`{{#if ${flag}}}`) + table(["b"]) + p("{{/if}}");
  const marked = `<w:bookmarkStart w:id="1" w:name="b"/>${one}<w:bookmarkEnd w:id="1"/>`;

  test.each([
    ["of a loop", each(one), "T|Tp"],
    ["of a loop with an else", each(`${one}${p("{{else}}")}${p("inga")}`), "T|Tp"],
    ["of a loop, in controls", each(control(one)), "T|Tp"],
    ["of a loop, with bookmarks round them", each(marked), "T|Tp"],
    ["of blocks after each other", when("yes") + when("yes") + table(["c"]), "T|T|T"],
    ["of blocks after each other, one of which is left out", when("yes") + when("no") + table(["c"]), "T|T"],
    ["a table that loses its rows", each(table(["{{#each @root.none}}a", "{{/each}}"])) + one, "pT"],
    ["with a paragraph before", each(p("före") + one), "pTpTp"],
    ["with a paragraph after", each(one + p("efter")), "TpTpp"],
    ["that follow each other in the template", each(one + table(["b"])), "TT|TTp"],
  ])("%s", (_, body, made) => {
    expect(shape(body)).toBe(made);
  });

  test("before and after a table that a value makes", () => {
    const rows = { ...items, rows: [{ a: "x" }] };
    const styles = '<w:style w:type="table" w:styleId="G"><w:name w:val="Table Grid"/></w:style>';
    const body = fillBody({ body: table(["a"]) + p("{{table rows}}"), styles }, rows);
    expect(body).toMatch(/<\/w:tbl><w:p>(?:(?!<w:p>).)*w:line="20".*<w:tbl>/);
    const after = `${p("{{#if yes}}")}${p("{{table rows}}")}${p("{{/if}}")}${table(["a"])}`;
    expect(fillBody({ body: after, styles }, rows)).toContain("</w:tbl><w:p/><w:tbl>");
  });
});

describe("content controls whose content is left out go", () => {
  const control = (content: string) =>
    `<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const rows = ["{{#each none}}", "{{this}}", "{{/each}}"].map((t) => `<w:tr><w:tc>${p(t)}</w:tc></w:tr>`);

  test.each([
    [
      "round paragraphs",
      control(p("{{#each none}}") + p("{{this}}") + p("{{/each}}")) + p("slut"),
      p("slut"),
    ],
    ["round text", `<w:p>${r("a")}${control(r("{{#if no}}x{{/if}}"))}</w:p>`, p("a")],
    [
      "round rows",
      `<w:tbl><w:tblPr/><w:tr><w:tc>${p("h")}</w:tc></w:tr>${control(rows.join(""))}</w:tbl>`,
      `<w:tbl><w:tblPr/><w:tr><w:tc>${p("h")}</w:tc></w:tr></w:tbl>`,
    ],
    [
      "in a cell, which keeps a paragraph",
      table([control(p("{{#if no}}") + p("x") + p("{{/if}}"))]),
      table(["<w:p/>"]),
    ],
  ])("%s", (_, body, made) => {
    expect(fillBody(body, items)).toBe(made);
  });

  test("those that hold something stay", () => {
    const body = control(p("{{#if yes}}") + p("x") + p("{{/if}}"));
    expect(fillBody(body, items)).toBe(control(p("x")));
  });
});

describe("blocks that cannot be placed", () => {
  test("from a cell to outside the table, with both places", () => {
    const found = problemsOf(table(["{{#each items}}", "x"]) + p("{{/each}}"));
    expect(found.map((d) => d.code)).toEqual(["template/crossed-block", "template/crossed-block-end"]);
    expect(found[0]?.place).toMatchObject({ paragraph: 1, cell: { table: 1, row: 1, cell: 1 } });
    expect(found[1]?.place).toMatchObject({ paragraph: 3, quote: "{{/each}}" });
  });

  test.each([
    ["a tag before the block in its cell", ["{{name}}{{#if email}}{{email}}", "{{phone}}{{/if}}"]],
    ["a block before it in its cell", ["{{#if a}}x{{/if}}{{#each items}}{{this}}", "{{/each}}"]],
    ["a block after it in its cell", ["{{#each items}}{{this}}", "{{/each}}{{#if a}}x{{/if}}"]],
  ])("over %s", (_, row) => {
    const found = problemsOf(table(row));
    expect(found.map((d) => d.code)).toEqual(["template/crossed-block", "template/crossed-block-end"]);
  });
});

describe("blocks between texts of different kinds", () => {
  const step = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const field = (result: string) =>
    `${step("begin")}<w:r><w:instrText>PAGE</w:instrText></w:r>${step("separate")}${r(result)}${step("end")}`;
  const picture = (alt: string) =>
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/></wp:inline></w:drawing></w:r></w:p>`;

  test.each([
    ["an alternative text", picture("{{#if yes}}Logotyp") + p("{{/if}}")],
    ["a field's result", `<w:p>${field("1{{#if yes}}")}${r("{{/if}}")}</w:p>`],
    [
      "before a field into its result, with an else between",
      `<w:p>${r("{{#if yes}}")}${field("1{{else}}2{{/if}}")}</w:p>`,
    ],
    ["a field", `<w:p><w:r><w:instrText>{{#if yes}}PAGE</w:instrText></w:r>${r("x{{/if}}")}</w:p>`],
    [
      "a text box",
      `<w:p><w:r><w:pict><w:txbxContent>${p("{{#if yes}}")}</w:txbxContent></w:pict></w:r></w:p>${p("{{/if}}")}`,
    ],
  ])("from %s to a paragraph", (_, body) => {
    const codes = problemsOf(body).map((d) => d.code);
    expect(codes).toEqual(["template/crossed-block", "template/crossed-block-end"]);
  });

  test("round whole fields, and inside a result", () => {
    const whole = `<w:p>${r("{{#each items}}")}${field("{{#if ../yes}}{{this}}{{/if}}")}${r("{{/each}}")}</w:p>`;
    expect(fillBody(whole, items)).toBe(`<w:p>${field("A")}${field("B")}</w:p>`);
  });

  test("inside one alternative text", () => {
    expect(fillBody(picture("{{#each items}}{{this}} {{else}}-{{/each}}"), items)).toBe(picture("A B "));
  });

  test("know their paragraph", () => {
    const [found] = problemsOf(p("a") + picture("{{#if yes}}x") + p("{{/if}}"));
    expect(found?.place).toMatchObject({ paragraph: 2, quote: "{{#if yes}}x" });
  });
});
