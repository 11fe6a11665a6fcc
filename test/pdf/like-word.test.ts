/** Where text stands on the page, read back with pdf.js: one case for each rule of Word's that was once missed. */
import { expect, test } from "vitest";
import { convertHere } from "../../src/pdf/worker.ts";
import { readPdf, readPlaces } from "./read-pdf.ts";
import { heading, paragraph, run, type WordParts, wordFile } from "./word.ts";

function convert(word: WordParts) {
  const { value, diagnostics } = convertHere({
    docx: wordFile(word),
    file: "brev.docx",
    created: new Date(0),
    attachments: [],
    fonts: { id: 0 },
  });
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return { pdf: value, said: diagnostics.map((d) => d.params) };
}

const places = async (word: WordParts) => readPlaces(convert(word).pdf);

/** The texts of each line, joined. */
async function lines(word: WordParts): Promise<string[]> {
  const byLine = new Map<string, string>();
  for (const { page, y, text } of await places(word)) {
    const line = `${page} ${Math.round(y)}`;
    byLine.set(line, (byLine.get(line) ?? "") + text);
  }
  return [...byLine.values()];
}

test("a heading is bold only where its style or run says so", async () => {
  const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`;
  const { bytes } = await readPdf(convert({ styles, body: heading(1, "Mager rubrik") }).pdf);
  expect(bytes).toMatch(/\+Arimo-Regular/);
  expect(bytes).not.toMatch(/\+Arimo-Bold/);
});

test("text drawn at half its width takes half the room, and its words stay words", async () => {
  const width = async (scale: string) => {
    const found = await places({ body: paragraph(run("Smal text", scale) + run("|")) });
    const [first, end] = [found[0], found.find((t) => t.text.endsWith("|"))];
    if (!first || !end) throw new Error(JSON.stringify(found));
    return end.x + end.width - first.x;
  };
  const [narrow, usual] = [await width('<w:w w:val="50"/>'), await width("")];
  const bar = (await places({ body: paragraph("|") }))[0]?.width ?? 0;
  expect(narrow - bar).toBeCloseTo((usual - bar) / 2, 0);
  const { text } = await readPdf(convert({ body: paragraph(run("Smal text", '<w:w w:val="50"/>')) }).pdf);
  expect(text).toBe("Smal text");
});

test("a word wider than its column breaks after a slash, another one does not", async () => {
  const cell = (text: string) =>
    `<w:tbl><w:tblGrid><w:gridCol w:w="1300"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="1300" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc></w:tr></w:tbl>`;
  expect(await lines({ body: cell("/api/produkter") })).toEqual(["/api/", "produkter"]);
  expect(await lines({ body: cell("samt och/eller") })).toEqual(["samt", "och/eller"]);
});
