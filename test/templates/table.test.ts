import { describe, expect, test } from "vitest";
import { labelColumns } from "../../src/language/index.ts";
import { parseMoney } from "../../src/values/index.ts";
import { fillBody } from "./fill.ts";
import { lines, p } from "./word-file.ts";

const rows = [
  {
    item: "Resor",
    amount: parseMoney("1000 SEK").value ?? null,
    note: { type: "markdown", source: "**fett**" },
    parts: [{ a: "x" }],
  },
  { item: "Lön & lokaler", amount: null, note: null, parts: [] },
] as const;
labelColumns(rows, { item: "Vad", amount: "Belopp" });
const style = '<w:style w:type="table" w:styleId="Rutnt"><w:name w:val="Table Grid"/></w:style>';
const template = (tag: string) => ({ body: p(tag), styles: style });

describe("{{table rows}}", () => {
  const body = fillBody(template("{{table rows}}"), { rows });

  test("is a table in the template's style, with a header row and the kind's labels", () => {
    expect(body).toMatch(/^<w:tbl>.*<\/w:tbl><w:p\/>?/);
    expect(body).toContain('<w:tblStyle w:val="Rutnt"/>');
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(lines(body).slice(0, 3)).toEqual(
      ["Vad | Belopp | Note", "Resor | 1 000 kronor | fett", "Lön & lokaler |  | "].map((l) =>
        l.replace("1 000 k", "1\u00A0000\u00A0k"),
      ),
    );
  });

  test("numbers stand to the right, Markdown keeps its marks, what cannot print is left out", () => {
    expect(body.match(/<w:jc w:val="right"\/>/g)).toHaveLength(3);
    expect(body).toMatch(/<w:b\/><\/w:rPr><w:t[^>]*>fett/);
    expect(body).not.toContain("Parts");
  });

  test("columns may be chosen, and lists sorted before", () => {
    const chosen = fillBody(template('{{table (sort rows "item") "item"}}'), { rows });
    expect(lines(chosen).slice(0, 3)).toEqual(["Vad", "Lön & lokaler", "Resor"]);
  });

  test("an empty list leaves no table", () => {
    expect(fillBody(template("{{table rows}}"), { rows: [] })).not.toContain("w:tbl");
  });
});
