/** Footnotes stand on the page of what they belong to. */
import { expect, test } from "vitest";
import { places } from "./convert-here.ts";
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
