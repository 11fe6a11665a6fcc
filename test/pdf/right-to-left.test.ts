/** Hebrew and Arabic: set from right to left, and never the end of the process that sets it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { convert, places } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, run } from "./word.ts";

const RIGHT = 595.3 - 70.85;
const reversed = (text: string) => run(text, "<w:rtl/>");

test("a paragraph from right to left begins at the right, with its indent, and may be set at the left", async () => {
  const found = await places({
    body:
      paragraph(reversed("שלום"), "<w:bidi/>") +
      paragraph(reversed("עולם"), '<w:bidi/><w:ind w:left="720"/>') +
      paragraph(reversed("ימין"), '<w:bidi/><w:jc w:val="right"/>'),
  });
  const edge = found.map((t) => [t.x, t.x + t.width]);
  expect(edge[0]?.[1]).toBeCloseTo(RIGHT, 0);
  expect(edge[1]?.[1]).toBeCloseTo(RIGHT - 36, 0);
  expect(edge[2]?.[0]).toBeCloseTo(70.85, 0);
});

test("the number of a list item from right to left stands at its right, and it is a list", async () => {
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const word = {
    numbering,
    body: paragraph(reversed("שלום"), '<w:bidi/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  };
  const found = await places(word);
  const [number, text] = ["1", "שלום"].map((part) => found.find((t) => t.text === part));
  expect((number?.x ?? 0) + (number?.width ?? 0)).toBeCloseTo(RIGHT - 18, 0);
  expect((text?.x ?? 0) + (text?.width ?? 0)).toBeCloseTo(RIGHT - 36, 0);
  expect((await readPdf(convert(word).pdf)).tags).toBe("L(LI(Lbl LBody(P)))");
});

test("a table from right to left has its first column at the right, and is read from there", async () => {
  const cell = (text: string) => `<w:tc><w:tcPr/>${paragraph(text)}</w:tc>`;
  const body = `<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="1000"/></w:tblGrid><w:tr>${cell("ett")}${cell("två")}</w:tr></w:tbl>`;
  const found = await places({ body });
  const x = (text: string) => found.find((t) => t.text === text)?.x ?? 0;
  expect(x("ett") - x("två")).toBeCloseTo(50, 0);
  expect(x("ett")).toBeCloseTo(RIGHT - 100 + 5.4 + 5.4, 0);
  expect((await readPdf(convert({ body }).pdf)).text.replace(" ", "")).toBe("etttvå");
});

const letters = [..."אבגדהושלםבְּרֵאשִׁיתمرحبابالعالمهذانصعربيطويلَُِّْ، 12ab.,()-"];

test("no text from right to left ends the process", () => {
  const text = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 40 })
    .map((all) => all.join(""));
  const runs = fc.array(
    fc.tuple(text, fc.constantFrom("<w:rtl/>", "", "<w:rtl/><w:b/>", '<w:lang w:bidi="ar-SA"/>')),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  const paragraphs = fc.array(fc.tuple(runs, fc.constantFrom("<w:bidi/>", "", '<w:jc w:val="both"/>')), {
    minLength: 20,
    maxLength: 40,
  });
  fc.assert(
    fc.property(paragraphs, (all) => {
      const body = all.map(([own, looks]) => paragraph(own.map(([t, look]) => run(t, look)).join(""), looks));
      expect(convert({ body: body.join("") }).pdf.length).toBeGreaterThan(0);
    }),
    { numRuns: 8 },
  );
});
