import { getDocumentProxy } from "unpdf";
import { afterAll, expect, test } from "vitest";
import { pdfConverter } from "../../src/pdf/index.ts";
import { readPdf } from "./read-pdf.ts";
import { a4, field, paragraph, run, wordFile } from "./word.ts";

const converter = pdfConverter({ processes: 1 });
afterAll(() => converter.close());

const options = { file: "a.docx", title: "Sidor", language: "sv" };
const bookmark = (name: string) => `<w:bookmarkStart w:id="1" w:name="${name}"/><w:bookmarkEnd w:id="1"/>`;
const newPage = "<w:pageBreakBefore/>";
const simple = (instruction: string, result: string) =>
  `<w:fldSimple w:instr=" ${instruction} ">${run(result)}</w:fldSimple>`;
const roman = a4
  .replace("<w:pgSz", '<w:type w:val="nextPage"/><w:pgSz')
  .replace("</w:sectPr>", '<w:pgNumType w:fmt="lowerRoman" w:start="7"/></w:sectPr>');

async function read(body: string) {
  const docx = wordFile({ body });
  const { value, diagnostics } = await converter.convert(docx, options);
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return { text: (await readPdf(value)).text, pages: await converter.findPages(docx, options) };
}

test("page references show the page of their bookmark, as it is numbered there", async () => {
  const { text, pages } = await read(
    [
      paragraph(
        ["A", field("PAGEREF b \\h", "99"), "B", simple("PAGEREF c", "98"), "C", field("PAGEREF d", "")]
          .map((part) => (part.startsWith("<") ? part : run(part)))
          .join(""),
      ),
      paragraph(bookmark("b") + run("second"), newPage),
      bookmark("c"),
      paragraph("third", newPage),
      `<w:p><w:pPr>${a4}</w:pPr></w:p>`,
      paragraph(bookmark("d") + run("fourth")),
      roman,
    ].join(""),
  );
  expect(text).toContain("A2B3Cvii");
  expect(pages).toEqual({
    bookmarks: new Map([
      ["b", "2"],
      ["c", "3"],
      ["d", "vii"],
    ]),
    total: 4,
  });
});

test("a reference to a bookmark that is not there keeps what is stored, and so does one in words", async () => {
  const stored = `${run("A")}${field("PAGEREF gone", "12")}${run("B")}${field("PAGEREF b \\p", "ovan")}`;
  const { text, pages } = await read(paragraph(bookmark("b") + stored));
  expect(text).toContain("A12Bovan");
  expect(pages).toEqual({ bookmarks: new Map(), total: 1 });
});

test("LibreOffice's entries of a contents keep their words: only what comes after the tab is the page", async () => {
  const words = `${run("Inledning och ")}${run("bakgrund", "<w:b/>")}<w:r><w:tab/></w:r>${run("99")}`;
  const entry = field("PAGEREF b \\h", "").replace(run(""), words);
  const { text } = await read(paragraph(entry) + paragraph(bookmark("b") + run("second"), newPage));
  expect(entry).toContain("Inledning");
  expect(text).toMatch(/^Inledning och bakgrund\s+2\s+second/);
});

test("a bookmark before a break that begins a paragraph stands with the words after it", async () => {
  const brk = '<w:r><w:br w:type="page"/></w:r>';
  const { text, pages } = await read(
    [
      paragraph(run("A") + field("PAGEREF b \\h", "9") + run("B") + field("PAGEREF c", "9")),
      paragraph(bookmark("b") + brk + bookmark("c") + run("second")),
    ].join(""),
  );
  expect(text).toBe("A2B2 second");
  expect(pages?.bookmarks).toEqual(
    new Map([
      ["b", "2"],
      ["c", "2"],
    ]),
  );
});

test("a reference in another numbering", async () => {
  const { text, pages } = await read(
    paragraph(bookmark("b") + run("sida ") + field("PAGEREF b \\* ROMAN \\h", "9") + field("PAGEREF b", "9")),
  );
  expect(text).toContain("sida I1");
  expect(pages?.bookmarks.get("b")).toBe("1");
});

const chapter = (text: string) => paragraph(run(text), '<w:pStyle w:val="Rubrik1"/>');
const onNewPage = (text: string) => paragraph(run(text), newPage);

test("a header shows the chapter that its page is in; a style that is nowhere keeps what is stored", async () => {
  const shown = ['STYLEREF "Rubrik 1"', "STYLEREF 1 \\l", "STYLEREF Bilaga"].map((code) =>
    field(code, "lagrat").replace("</w:t></w:r>", `</w:t></w:r>${run("!", "<w:b/>")}`),
  );
  const docx = wordFile({
    body: [
      chapter("Ett"),
      paragraph("a"),
      chapter("Två"),
      onNewPage("b"),
      onNewPage("c"),
      chapter("Tre"),
      paragraph(run("Se ") + field('STYLEREF "heading 1"', "x")),
      a4.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="h1"/>'),
    ].join(""),
    parts: { "header1.xml": paragraph(shown.join(run("|"))) },
    relationships: { h1: ["header", "header1.xml"] },
  });
  const { value } = await converter.convert(docx, options);
  const { pages } = await readPdf(value ?? new Uint8Array());
  expect(pages).toEqual(["Ett|Två|lagrat! Ett a Två", "Två|Två|lagrat! b", "Tre|Tre|lagrat! c Tre Se Tre"]);
});

test("a document that cannot be laid out has no pages", async () => {
  expect(await converter.findPages(new Uint8Array([1, 2, 3]), options)).toBeUndefined();
});

test("after an entry of two lines the page stands at the end of the second", async () => {
  const tabs =
    '<w:tabs><w:tab w:val="left" w:pos="880"/><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs><w:ind w:left="220"/>';
  const entry = "Under bakgrund och en mycket lång rubrik som inte får plats på en enda rad i förteckningen";
  const docx = wordFile({
    body: paragraph(run("2.1") + TAB + run(`${entry} sist`, '<w:sz w:val="24"/>') + TAB + run("47"), tabs),
  });
  const { value } = await converter.convert(docx, options);
  const page = await (await getDocumentProxy(new Uint8Array(value ?? []))).getPage(1);
  const items = (await page.getTextContent()).items.filter((item) => "str" in item);
  const [end, number] = ["sist", "47"].map((word) => items.find((item) => item.str.includes(word)));
  expect(number?.transform[5]).toBeCloseTo(end?.transform[5]);
  expect((number?.transform[4] ?? 0) + (number?.width ?? 0)).toBeCloseTo(70.85 + 453.6, 0);
});

const TAB = "<w:r><w:tab/></w:r>";
