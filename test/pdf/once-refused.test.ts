/** What the engine refused once: each in the smallest Word file that shows it. */
import { afterAll, expect, test } from "vitest";
import { pdfConverter } from "../../src/pdf/index.ts";
import { pt } from "../../src/pdf/typst/markup.ts";
import { readPdf } from "./read-pdf.ts";
import { a4, heading, paragraph, run, wordFile } from "./word.ts";

const converter = pdfConverter({ processes: 1 });
afterAll(() => converter.close());

async function read(body: string, footnotes = "") {
  const options = { file: "brev.docx", created: new Date("2022-12-14T09:30:00Z") };
  const { value, diagnostics } = await converter.convert(
    wordFile({ body: heading(1, "A") + body, footnotes }),
    options,
  );
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return { ...(await readPdf(value)), diagnostics };
}

test("columns on a page whose margins are alike", async () => {
  const margins = ["top", "right", "bottom", "left"].map((side) => `w:${side}="1134"`).join(" ");
  const section = (columns: number) =>
    `<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar ${margins}/><w:cols w:num="${columns}" w:space="400"/></w:sectPr>`;
  const { text, tags } = await read(paragraph("B", section(2)) + paragraph("C") + section(1));
  expect(text.replaceAll(" ", "")).toBe("ABC");
  expect(tags).toBe("H1 P P");
});

test.each(["0", "-5", "x", "60000"])("text of a width of %s per cent", async (scale) => {
  expect((await read(paragraph(run("B", `<w:w w:val="${scale}"/>`)))).text).toBe("A B");
});

type Merge = "restart" | "continue" | "";

function cell(text: string, merge: Merge = ""): string {
  return `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${merge && `<w:vMerge w:val="${merge}"/>`}</w:tcPr>${paragraph(text)}</w:tc>`;
}

/** A table of two columns. */
function table(rows: readonly (readonly [left: string, right: string])[], headers = 0): string {
  const lines = rows.map(
    (cells, i) => `<w:tr>${i < headers ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells.join("")}</w:tr>`,
  );
  return `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${lines.join("")}</w:tbl>`;
}

const begins = [cell("a", "restart"), cell("b")] as const;
const goesOn = [cell("", "continue"), cell("c")] as const;
const plain = [cell("d"), cell("e")] as const;

test("a header cell that reaches into the rows below takes them into the header", async () => {
  const { tags } = await read(table([begins, goesOn, plain], 1));
  expect(tags).toBe("H1 Table(THead(TR(TH(P) TH(P)) TR(TH(P))) TBody(TR(TD(P) TD(P))))");
});

test("a header cell that reaches to the end leaves a table without a header", async () => {
  const { tags } = await read(table([begins, goesOn], 1));
  expect(tags).toBe("H1 Table(TR(TD(P) TD(P)) TR(TD(P)))");
});

test("a row in which no cell begins", async () => {
  const wholly = (merge: Merge) => [cell("a", merge), cell("b", merge)] as const;
  const { tags } = await read(table([wholly("restart"), wholly("continue"), plain]));
  expect(tags).toBe("H1 Table(TR(TD(P) TD(P)) TR(TD(P) TD(P)))");
});

test("pages numbered in letters that the font lacks are numbered in digits, and that is told", async () => {
  const pages = '<w:pgNumType w:fmt="hebrew1"/>';
  const number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple>';
  const { text, diagnostics } = await read(`<w:p>${number}</w:p>${a4.replace("<w:pgSz", `${pages}<w:pgSz`)}`);
  expect(text).toBe("A 1");
  expect(diagnostics.map(({ code }) => code)).toEqual(["pdf/approximate"]);
});

test("notes marked with letters that the font lacks have digits, and that is told once", async () => {
  const section = a4.replace(
    "<w:sectPr>",
    '<w:sectPr><w:footnotePr><w:numFmt w:val="arabicAlpha"/></w:footnotePr>',
  );
  const noted = (id: number) => paragraph(`${run("B")}<w:r><w:footnoteReference w:id="${id}"/></w:r>`);
  const note = (id: number) => `<w:footnote w:id="${id}">${paragraph("n")}</w:footnote>`;
  const { text, diagnostics } = await read(noted(2) + noted(3) + section, note(2) + note(3));
  expect(text.replaceAll(" ", "")).toMatch(/^AB1B2/);
  expect(diagnostics.map(({ code }) => code)).toEqual(["pdf/approximate"]);
});

test("what lies further away than any page goes is a length that a PDF can hold", () => {
  expect([pt(-68_683_435_000), pt(1e300), pt(1 / 3)]).toEqual(["-100000pt", "100000pt", "0.333pt"]);
});
