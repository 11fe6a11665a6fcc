import { describe, expect, test } from "vitest";
import { fillBody, problemsOf } from "./fill.ts";
import { lines, p, r, table } from "./word-file.ts";

const view = {
  years: ["2023", "2024", "2025"],
  none: [],
  yes: true,
  no: false,
  rows: [
    { name: "A", sums: ["1", "2"] },
    { name: "B", sums: ["3", "4"] },
  ],
};
const fillTable = (...rows: readonly (readonly string[])[]) => fillBody(table(...rows), view);
const grid = (body: string) => [...body.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((m) => Number(m[1]));

test.each([
  ["from the first cell to the last", ["{{#each years}}{{this}}", "x", "y{{/each}}"]],
  ["with nothing but empty cells after", ["{{#each years}}{{this}}", "x{{/each}}", ""]],
  ["after a number in the first cell", ["1. {{#each years}}{{this}}", "x", "{{/each}}"]],
])("a row repeats: %s", (_, cells) => {
  expect(lines(fillTable(cells))).toHaveLength(3);
});

describe("blocks over cells of a row", () => {
  test.each([
    [
      "round the text of one cell after another",
      ["Namn", "{{#each years}}{{this}}", "x{{/each}}", "Summa"],
      "Namn | 2023 | x | 2024 | x | 2025 | x | Summa",
    ],
    [
      "in cells of their own, which go",
      ["Namn", "{{#each years}}", "{{this}}", "{{/each}}", "Summa"],
      "Namn | 2023 | 2024 | 2025 | Summa",
    ],
    [
      "after and before the text of the cells around",
      ["Namn{{#each years}}", "{{this}}", "{{/each}}Summa", "x"],
      "Namn | 2023 | 2024 | 2025 | Summa | x",
    ],
    [
      "from the first cell, not to the last",
      ["{{#each years}}{{this}}", "x{{/each}}", "Summa"],
      "2023 | x | 2024 | x | 2025 | x | Summa",
    ],
    ["a condition", ["Namn", "{{#if no}}a", "b{{else}}", "c{{/if}}", "d"], "Namn | c | d"],
    ["no turns", ["Namn", "{{#each none}}a", "b{{/each}}", "c"], "Namn | c"],
  ])("%s", (_, cells, made) => {
    expect(lines(fillTable(cells))).toEqual([made]);
  });

  test("in a row that repeats", () => {
    const body = fillTable([
      "{{#each rows}}{{name}}",
      "{{#each sums}}",
      "{{this}}",
      "{{/each}}",
      "slut{{/each}}",
    ]);
    expect(lines(body)).toEqual(["A | 1 | 2 | slut", "B | 3 | 4 | slut"]);
  });

  test("the table is as wide as it was, and rows above span the new columns", () => {
    const title =
      '<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc></w:tr>';
    const row = ["Namn{{#each years}}", "{{this}}", "{{/each}}Summa"].map(
      (t) => `<w:tc><w:tcPr><w:shd w:val="clear"/></w:tcPr>${p(t)}</w:tc>`,
    );
    const body = fillBody(
      `<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol w:w="1000"/>'.repeat(3)}</w:tblGrid>${title}<w:tr>${row.join("")}</w:tr></w:tbl>`,
      view,
    );
    expect(grid(body)).toEqual([1000, 333, 334, 333, 1000]);
    expect(body).toContain('<w:tcPr><w:tcW w:w="3000" w:type="dxa"/><w:gridSpan w:val="5"/></w:tcPr>');
    expect(body).toContain('<w:tcPr><w:tcW w:w="333" w:type="dxa"/><w:shd w:val="clear"/></w:tcPr>');
  });

  test("cells that hold nothing but a tag leave their width to the columns", () => {
    const body = fillTable(
      ["Namn", "{{#each years}}", "{{this}}", "{{/each}}", "Summa"],
      ["a", "b", "c", "d", "e"],
    );
    expect(grid(body)).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect(body.match(/<w:tcW w:w="1000"/g)).toHaveLength(10);
    expect(grid(fillTable(["Namn", "{{#each none}}", "{{this}}", "{{/each}}", "Summa"]))).toEqual([
      2500, 2500,
    ]);
  });

  test("what a row leaves empty before and after its cells keeps its width, and spans the new columns", () => {
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    const short = `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="2"/></w:trPr>${cell("x")}</w:tr>`;
    const row = ["a", "b", "{{#each years}}{{this}}", "{{/each}}d"].map(cell).join("");
    const widths = [500, 1000, 1200, 700].map((w) => `<w:gridCol w:w="${w}"/>`).join("");
    const body = fillBody(
      `<w:tbl><w:tblPr/><w:tblGrid>${widths}</w:tblGrid>${short}<w:tr>${row}</w:tr></w:tbl>`,
      view,
    );
    expect(grid(body)).toEqual([500, 1000, 400, 400, 400, 700]);
    expect(body).toContain('<w:gridBefore w:val="1"/><w:gridAfter w:val="4"/>');
    expect(body).toMatch(/<w:tcW w:w="1000" w:type="dxa"\/><\/w:tcPr><w:p><w:r><w:t[^>]*>x</);
  });

  test("columns that go leave their width to the others", () => {
    expect(grid(fillTable(["a", "{{#if no}}b", "c{{/if}}", "d"]))).toEqual([2000, 2000]);
  });

  test("a table without a grid gets one; a row without cells goes", () => {
    const noGrid = table(["a{{#each years}}", "{{this}}", "{{/each}}b"]).replace(
      /<w:tblGrid>.*<\/w:tblGrid>/,
      "",
    );
    expect(grid(fillBody(noGrid, view))).toHaveLength(5);
    expect(
      lines(
        fillTable(["x", "y"], ["{{#each none}}a", "b{{/each}}", "{{#if no}}c{{/if}}"]).replaceAll("{", ""),
      ),
    ).toHaveLength(2);
  });

  test("a table in a repeated cell keeps its own grid", () => {
    const inner = table(["i", "j"]);
    const body = fillBody(table(["a", `${p("{{#each years}}")}${inner}<w:p/>`, p("{{/each}}"), "z"]), view);
    expect(body.match(/<w:tblGrid>(<w:gridCol w:w="1000"\/>){2}<\/w:tblGrid>/g)).toHaveLength(3);
  });

  test("tags in the middle of a cell are reported", () => {
    const codes = problemsOf(table(["a", "b{{#each years}}c", "d{{/each}}", "e"])).map((d) => d.code);
    expect(codes).toEqual(["template/crossed-block", "template/crossed-block-end"]);
  });

  test("cells in content controls", () => {
    const cell = (text: string) => `<w:tc><w:tcPr/>${p(text)}</w:tc>`;
    const control = (text: string) =>
      `<w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr><w:sdtContent>${cell(text)}</w:sdtContent></w:sdt>`;
    const row = `<w:tr>${cell("a")}${control("{{#each years}}{{this}}")}${cell("x{{/each}}")}${cell("b")}</w:tr>`;
    const body = fillBody(`<w:tbl><w:tblPr/><w:tblGrid/>${row}</w:tbl>${`<w:p>${r("z")}</w:p>`}`, view);
    expect(body.match(/<w:sdt>/g)).toHaveLength(3);
    expect([...body.matchAll(/<w:sdtPr><w:id w:val="(\d+)"/g)].map((m) => m[1])).toEqual([
      "3",
      "900000001",
      "900000002",
    ]);
  });
});
