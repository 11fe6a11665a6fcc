/** Rows whose text is to stand on a new page. */
import { expect, test } from "vitest";
import { convert } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, run, table } from "./word.ts";

/** `+` before a text: it begins a page. */
function rows(texts: readonly (readonly string[])[], headers = 0): string {
  return table(texts, headers).replaceAll(
    /<w:pPr><\/w:pPr>(<w:r><w:rPr><\/w:rPr><w:t xml:space="preserve">)\+/g,
    "<w:pPr><w:pageBreakBefore/></w:pPr>$1",
  );
}

const read = async (body: string) => readPdf(convert({ body }).pdf);

test("a table begins a page with its first row, but for the top of a document", async () => {
  const own = rows([
    ["+ett", "två"],
    ["tre", "fyra"],
  ]);
  expect((await read(paragraph("Inledning") + own)).pages).toEqual(["Inledning", "ett två tre fyra"]);
  expect((await read(own + paragraph("slut"))).pages).toEqual(["ett två tre fyra slut"]);
});

test("any row may begin a page, under what heads the columns", async () => {
  const own = rows(
    [
      ["A", "B"],
      ["ett", "två"],
      ["+tre", "fyra"],
      ["fem", "+sex"],
    ],
    1,
  );
  const pdf = await read(own);
  expect(pdf.pages).toEqual(["A B ett två", "A B tre fyra", "A B fem sex"]);
  expect(pdf.tags.match(/Table\(THead/g)).toHaveLength(3);
});

test("rows that a cell reaches over stay together", async () => {
  const merged = rows([
    ["ett", "två"],
    ["", "+fyra"],
  ]);
  const over = (text: string, merge: string) =>
    text.replace(/<w:tcW w:w="4500" w:type="dxa"\/>/, `$&<w:vMerge${merge}/>`);
  const [first = "", second = ""] = merged.split(/(?=<w:tr>)/).slice(1);
  const body = merged.replace(first, over(first, ' w:val="restart"')).replace(second, over(second, ""));
  expect((await read(body)).pages).toHaveLength(1);
});

test("page breaks among a cell's words break nothing", async () => {
  const brk = '<w:r><w:br w:type="page"/></w:r>';
  const body = table([["före", "två"]]).replace(run("före"), `${brk}${run("före ")}${brk}${run("efter")}`);
  expect((await read(body)).pages).toEqual(["före efter två"]);
});

test("a numbered paragraph takes its number to its page", async () => {
  const level = (n: number) =>
    `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const body =
    paragraph("Inledning") + paragraph("ett", `<w:pageBreakBefore/>${numbered}`) + paragraph("två", numbered);
  const pdf = await readPdf(convert({ body, numbering }).pdf);
  expect(pdf.pages).toEqual(["Inledning", "1. ett 2. två"]);
});
