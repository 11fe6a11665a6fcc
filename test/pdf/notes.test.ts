/** Footnotes stand on the page of what they belong to. */
import { expect, test } from "vitest";
import { convert, places } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, run } from "./word.ts";

const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
const words = (n: number) => Array.from({ length: n }, () => "ord").join(" ");

test.each(["", '<w:ind w:left="500"/>'])("wherever on the page that is (%s)", async (properties) => {
  const footnotes = `<w:footnote w:id="2">${paragraph(run(`Noten ${words(60)}`))}</w:footnote>`;
  for (let before = 36; before < 56; before++) {
    const body = `${"<w:p/>".repeat(before)}${paragraph(run(`Märket ${words(5)}`) + note + run(words(60)), properties)}`;
    const found = await places({ body, footnotes });
    const pageOf = (text: string) => found.find((t) => t.text.startsWith(text))?.page;
    expect(pageOf("Noten"), `${before}`).toBe(pageOf("Märket"));
  }
});

test("notes that begin with 1 on each page do, at their marks and below", async () => {
  const ids = Array.from({ length: 90 }, (_, i) => i + 2);
  const footnotes = ids
    .map((id) => `<w:footnote w:id="${id}">${paragraph(run(`not${id}`))}</w:footnote>`)
    .join("");
  const body = ids
    .map((id) => paragraph(`${run(`ord${id}:`)}<w:r><w:footnoteReference w:id="${id}"/></w:r>`))
    .join("");
  const settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>';
  const { pages } = await readPdf(convert({ body, footnotes, settings }).pdf);
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) {
    const marks = [...page.matchAll(/ord\d+: ?(\d+)/g)].map(([, mark]) => Number(mark));
    const below = [...page.matchAll(/(\d+) ?not\d+/g)].map(([, mark]) => Number(mark));
    expect(marks).toEqual(marks.map((_, i) => i + 1));
    expect(below).toEqual(marks);
  }
});
