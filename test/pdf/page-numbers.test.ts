/** How pages are numbered. */
import { expect, test } from "vitest";
import { convert } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { a4, field, paragraph, run } from "./word.ts";

test("numbers of two digits have no zero before them", async () => {
  const section = a4.replace("</w:sectPr>", '<w:pgNumType w:fmt="decimalZero" w:start="9"/></w:sectPr>');
  const page = (properties: string) => paragraph(run("s") + field("PAGE", "1"), properties);
  const { pages } = await readPdf(convert({ body: page("") + page("<w:pageBreakBefore/>") + section }).pdf);
  expect(pages).toEqual(["s09", "s10"]);
});
