/** Sections that go on on the page of the one before, and breaks at their ends. */
import { expect, test } from "vitest";
import { convert } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, run } from "./word.ts";

const pageBreak = '<w:r><w:br w:type="page"/></w:r>';
const margins = (left: number) =>
  `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="${left}" w:header="708" w:footer="708" w:gutter="0"/>`;
const section = (header: string, left = 1417) =>
  `<w:sectPr><w:headerReference w:type="default" r:id="${header}"/><w:type w:val="continuous"/>${margins(left)}</w:sectPr>`;
const ends = (text: string, properties: string) => paragraph(run(text) + pageBreak, properties);
const parts = {
  "header1.xml": paragraph("Ett"),
  "header2.xml": paragraph("Två"),
  "header3.xml": paragraph("Tre"),
};
const relationships = {
  h1: ["header", "header1.xml"],
  h2: ["header", "header2.xml"],
  h3: ["header", "header3.xml"],
} as const;

test.each([1417, 2000])(
  "a break that ends a section is one, and the next section has its own header",
  async (left) => {
    const body = `${ends("a", section("h1"))}${ends("b", section("h2", left))}${paragraph("c")}${section("h3")}`;
    const { pages } = await readPdf(convert({ body, parts, relationships }).pdf);
    expect(pages).toEqual(["Ett a", "Två b", "Tre c"]);
  },
);

test("a section that begins further down does not change the page's header", async () => {
  const body = `${paragraph(run("a"), section("h1"))}${ends("b", section("h2"))}${paragraph("c")}${section("h3")}`;
  const { pages } = await readPdf(convert({ body, parts, relationships }).pdf);
  expect(pages).toEqual(["Ett a b", "Tre c"]);
});

test("a break that ends a list's last item is one", async () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const body = paragraph("a", item) + ends("b", item) + paragraph("c");
  const { pages } = await readPdf(convert({ body, numbering }).pdf);
  expect(pages).toEqual(["1. a 2. b", "c"]);
});

test("a break that ends a paragraph with borders is one", async () => {
  const border = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="1"/></w:pBdr>';
  const { pages } = await readPdf(convert({ body: ends("a", border) + paragraph("b") }).pdf);
  expect(pages).toEqual(["a", "b"]);
});

const columns = '<w:cols w:num="2" w:space="720"/>';

test.each([paragraph("c", "<w:pageBreakBefore/>"), paragraph(pageBreak) + paragraph("c")])(
  "a page break in columns that begin further down begins a page",
  async (third) => {
    const columned = section("h2").replace("</w:sectPr>", `${columns}</w:sectPr>`);
    const body = `${paragraph(run("a"), section("h1"))}${paragraph("b")}${third}${paragraph(run("d"), columned)}${paragraph("e")}${section("h3")}`;
    const { pages } = await readPdf(convert({ body, parts, relationships }).pdf);
    expect(pages).toEqual(["Ett a b", "Två c d e"]);
  },
);

test("a framed paragraph that begins a page, also among others of the same frame and in columns", async () => {
  const shading = '<w:shd w:val="clear" w:color="auto" w:fill="DDEEFF"/>';
  const framed =
    paragraph("b", shading) + paragraph("c ".repeat(1500), `<w:pageBreakBefore/><w:keepLines/>${shading}`);
  const { pages } = await readPdf(convert({ body: paragraph("a") + framed }).pdf);
  expect(pages[0]).toBe("a b");
  const columned = section("h2").replace("</w:sectPr>", `${columns}</w:sectPr>`);
  const body = `${paragraph(run("a"), section("h1"))}${framed}${columned}`;
  expect((await readPdf(convert({ body, parts, relationships }).pdf)).pages[0]).toBe("Ett a b");
});
