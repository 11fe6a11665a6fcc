/** What says that it does not break, and is higher than a page, breaks all the same: nothing is lost. */
import { expect, test } from "vitest";
import { convert } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { a4, paragraph } from "./word.ts";

const many = Array.from({ length: 120 }, (_, i) => `Rad ${i + 1}.`);
const last = async (body: string) => (await readPdf(convert({ body }).pdf)).pages.at(-1) ?? "";

test("a row, which begins a page", async () => {
  const cell = many.map((t) => paragraph(t)).join("");
  const body = `<w:tbl><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr/>${cell}</w:tc><w:tc><w:tcPr/>${paragraph("Bredvid")}</w:tc></w:tr></w:tbl>`;
  const { pages } = await readPdf(convert({ body: paragraph("Före") + body }).pdf);
  expect(pages[0]).toBe("Före");
  expect(pages[1]).toMatch(/^Rad 1\. /);
  expect(pages.at(-1)).toContain("Rad 120.");
});

test("a paragraph", async () => {
  const lines = many.map((t) => `<w:r><w:t>${t}</w:t><w:br/></w:r>`).join("");
  expect(await last(paragraph(lines, "<w:keepLines/>"))).toContain("Rad 120.");
});

test("a header that leaves no room on a page stands on the first one only", async () => {
  const row = (text: string, properties = "") =>
    `<w:tr>${properties}<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${text}</w:tc></w:tr>`;
  const header = row(
    many
      .slice(0, 50)
      .map((t) => paragraph(t))
      .join(""),
    "<w:trPr><w:tblHeader/></w:trPr>",
  );
  const rows = many.map((t) => row(paragraph(`Under ${t}`))).join("");
  const body = `<w:tbl><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>${header}${rows}</w:tbl>`;
  const { pages } = await readPdf(convert({ body }).pdf);
  expect(pages.length).toBeLessThan(6);
  expect(pages.filter((page) => page.includes("Rad 1. Rad 2."))).toHaveLength(1);
});

test("paragraphs kept with their next begin on the first page, under a header that leaves it less room", async () => {
  const high = many
    .slice(0, 20)
    .map((t) => paragraph(`Huvud ${t}`))
    .join("");
  const section = a4
    .replace("<w:pgSz", '<w:headerReference w:type="first" r:id="h1"/><w:pgSz')
    .replace("</w:sectPr>", "<w:titlePg/></w:sectPr>");
  const body =
    many
      .slice(0, 60)
      .map((t) => paragraph(t, "<w:keepNext/>"))
      .join("") + section;
  const { pages } = await readPdf(
    convert({ body, parts: { "header1.xml": high }, relationships: { h1: ["header", "header1.xml"] } }).pdf,
  );
  expect(pages[0]).toContain("Rad 1.");
});

test("paragraphs kept with their next begin on the first page, with space above them", async () => {
  const first = paragraph("Rad 0.", '<w:keepNext/><w:spacing w:before="1200"/>');
  const { pages } = await readPdf(
    convert({ body: first + many.map((t) => paragraph(t, "<w:keepNext/>")).join("") }).pdf,
  );
  expect(pages[0]).toContain("Rad 0. Rad 1.");
});
