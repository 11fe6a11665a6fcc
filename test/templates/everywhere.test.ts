/** Tags where Word has more than one way or place to write the same thing. */
import { describe, expect, test } from "vitest";
import { fill, fillBody } from "./fill.ts";
import { lines, names, p, r, readPart, readParts, table, wordTypes, XML } from "./word-file.ts";

const view = {
  name: "Örebro",
  yes: true,
  no: false,
  items: ["A", "B"],
  groups: [
    { name: "G1", points: ["a", "b"] },
    { name: "G2", points: ["c"] },
  ],
};

test("headers and footers of first, even and other pages, in each section", () => {
  const ids = ["header", "footer"].flatMap((what) =>
    ["first", "even", "default"].flatMap((type) => [1, 2].map((section) => ({ what, type, section }))),
  );
  const idOf = ({ what, type, section }: (typeof ids)[number]) => `${what}-${type}-${section}`;
  const section = (number: number) =>
    `<w:sectPr>${ids
      .filter((i) => i.section === number)
      .map((i) => `<w:${i.what}Reference w:type="${i.type}" r:id="${idOf(i)}"/>`)
      .join("")}<w:titlePg/></w:sectPr>`;
  const made = fill(
    {
      body: `<w:p><w:pPr>${section(1)}</w:pPr></w:p>${p("x")}${section(2)}`,
      relations: ids.map((i) => ({ id: idOf(i), type: i.what, target: `${idOf(i)}.xml` })),
      types: Object.fromEntries(
        ids.map((i) => [`word/${idOf(i)}.xml`, wordTypes[i.what as "header" | "footer"]]),
      ),
      parts: Object.fromEntries(
        ids.map((i) => {
          const root = i.what === "header" ? "hdr" : "ftr";
          const content = p("{{#if yes}}") + p(`${idOf(i)} {{name}}`) + p("{{/if}}");
          return [`word/${idOf(i)}.xml`, `${XML}<w:${root} ${names}>${content}</w:${root}>`];
        }),
      ),
    },
    view,
  );
  for (const i of ids) {
    const [, xml = ""] =
      /<w:(?:hdr|ftr) [^>]*>(.*)<\/w:(?:hdr|ftr)>/.exec(readPart(made, `word/${idOf(i)}.xml`)) ?? [];
    expect(xml).toBe(p(`${idOf(i)} Örebro`));
  }
});

test("the file's extended properties, also in lists of theirs", () => {
  const properties = (text: string) =>
    `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><TitlesOfParts><vt:vector size="1" baseType="lpstr"><vt:lpstr>${text}</vt:lpstr></vt:vector></TitlesOfParts><Company>${text}</Company></Properties>`;
  const made = fill(
    {
      body: p("x"),
      parts: { "docProps/app.xml": properties("{{#if yes}}{{name}}{{else}}-{{/if}}") },
      types: { "docProps/app.xml": wordTypes.app },
      packageRelations: [{ id: "rId2", type: "extended-properties", target: "docProps/app.xml" }],
    },
    view,
  );
  expect(readPart(made, "docProps/app.xml")).toBe(properties("Örebro"));
});

test("a picture's link, its tooltip, its title and its alternative text, in each turn its own", () => {
  const picture = `<w:p>${r("{{#each items}}")}<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="bild {{this}}" title="t {{this}}"><a:hlinkClick r:id="rId9" tooltip="till {{this}}"/></wp:docPr></wp:inline></w:drawing></w:r>${r("{{/each}}")}</w:p>`;
  const target = "https://example.org/%7B%7Bthis%7D%7D";
  const made = fill(
    { body: picture, relations: [{ id: "rId9", type: "hyperlink", target, external: true }] },
    view,
  );
  const body = readParts(made).get("word/document.xml") ?? "";
  for (const item of view.items) {
    expect(body).toContain(`descr="bild ${item}" title="t ${item}"`);
    expect(body).toContain(`tooltip="till ${item}"`);
    expect(readPart(made, "word/_rels/document.xml.rels")).toContain(`Target="https://example.org/${item}"`);
  }
});

test("a watermark's text", () => {
  const shape = (text: string) =>
    `<w:p><w:r><w:pict><v:shape><v:textpath string="${text}"/></v:shape></w:pict></w:r></w:p>`;
  expect(fillBody(shape("{{name}} &amp; co"), view)).toBe(shape("Örebro &amp; co"));
});

describe("content controls", () => {
  const control = (content: string) =>
    `<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const row = (...cells: readonly string[]) =>
    `<w:tr>${cells.map((c) => `<w:tc><w:tcPr/>${c}</w:tc>`).join("")}</w:tr>`;
  const tableOf = (rows: string) => `<w:tbl><w:tblPr/>${rows}</w:tbl>`;
  const loop = p("{{#each items}}") + p("{{this}}") + p("{{/each}}");

  test.each([
    ["round paragraphs, the loop inside", control(loop), ["A", "B"]],
    [
      "round paragraphs, inside the loop",
      p("{{#each items}}") + control(p("{{this}}")) + p("{{/each}}"),
      ["A", "B"],
    ],
    [
      "each round one tag of a block",
      control(p("{{#each items}}")) + p("{{this}}") + control(p("{{/each}}")),
      ["A", "B"],
    ],
    ["round text", `<w:p>${r("{{#each items}}")}${control(r("{{this}}"))}${r("{{/each}}")}</w:p>`, ["AB"]],
    ["round a row", tableOf(control(row(p("{{#each items}}{{this}}"), p("x{{/each}}")))), ["A | x", "B | x"]],
    [
      "round rows, with tags in rows of their own",
      tableOf(control(row(p("{{#each items}}")) + row(p("{{this}}")) + row(p("{{/each}}")))),
      ["A", "B"],
    ],
    ["round a cell", tableOf(`<w:tr>${control(`<w:tc>${loop}</w:tc>`)}</w:tr>`), ["A", "B | "]],
  ])("%s", (_, body, made) => {
    const filled = fillBody(body, view);
    expect(lines(filled)).toEqual(made);
    const ids = [...filled.matchAll(/<w:id w:val="(\d+)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("tracked changes", () => {
  const by = 'w:author="x" w:date="2020-01-01T00:00:00Z"';

  test("a name that was replaced by another inside a tag", () => {
    const replaced = `<w:del w:id="3" ${by}><w:r><w:delText>gammal</w:delText></w:r></w:del><w:ins w:id="4" ${by}>${r("name")}</w:ins>`;
    const body = fillBody(`<w:p>${r("Till {{")}${replaced}${r("}}!")}</w:p>`, view);
    expect(body.replace(/<w:del .*<\/w:del>/, "").replace(/<[^>]*>/g, "")).toBe("Till Örebro!");
  });

  test("block tags that were inserted, with the mark of their paragraph", () => {
    const inserted = `<w:p><w:pPr><w:rPr><w:ins w:id="2" ${by}/></w:rPr></w:pPr><w:ins w:id="3" ${by}>${r("{{#each items}}")}</w:ins></w:p>`;
    expect(fillBody(`${inserted}${p("{{this}}")}${p("{{/each}}")}`, view)).toBe(p("A") + p("B"));
  });
});

describe("blocks", () => {
  test.each([
    ["paragraphs", (tag: string, text: string) => p(tag) + p(text)],
    [
      "rows",
      (tag: string, text: string) =>
        `<w:tr><w:tc>${p(tag)}</w:tc></w:tr><w:tr><w:tc>${p(text)}</w:tc></w:tr>`,
    ],
  ])("if, else if and else over %s", (_, part) => {
    const inside =
      part("{{#if no}}", "ett") +
      part("{{else if yes}}", "två") +
      part("{{else}}", "tre") +
      part("{{/if}}", "slut");
    const body = inside.startsWith("<w:tr>") ? `<w:tbl><w:tblPr/>${inside}</w:tbl>` : inside;
    expect(lines(fillBody(body, view))).toEqual(["två", "slut"]);
  });

  test("in a table in a row that repeats", () => {
    const inner = table(["{{#each points}}{{this}}", "{{../name}}{{/each}}"]);
    const body = fillBody(table(["{{#each groups}}{{name}}", `${inner}${p("{{/each}}")}`]), view);
    expect(lines(body)).toEqual(["G1 | a | G1", "b | G1", "", "G2 | c | G2", ""]);
    expect(body).not.toMatch(/<\/w:tbl><\/w:tc>/);
  });

  test("from the middle of one paragraph of a cell to that of another", () => {
    const cell = p("a {{#if yes}}b") + p("c{{/if}} d");
    expect(lines(fillBody(table([cell, "x"]), view))).toEqual(["a b", "c d | x"]);
    expect(lines(fillBody(table([cell, "x"]), { yes: false }))).toEqual(["a  d | x"]);
  });
});
