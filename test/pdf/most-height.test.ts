/** Bands that are told to have room without being measured: whatever they hold, the body never stands in them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPackage } from "../../src/ooxml/package.ts";
import { readPaper } from "../../src/pdf/read/paper.ts";
import { writePaper } from "../../src/pdf/typst/paper.ts";
import { convertHere } from "../../src/pdf/worker.ts";
import { readPlaces } from "./read-pdf.ts";
import { field, paragraph, run, type WordParts, wordFile } from "./word.ts";

const withHeader = (content: string): WordParts => ({
  body: `${paragraph("Brödtext")}<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1300" w:right="1417" w:bottom="1417" w:left="1417" w:header="500" w:footer="708" w:gutter="0"/></w:sectPr>`,
  parts: { "header1.xml": content },
  relationships: { h: ["header", "header1.xml"] },
});

function isMeasured(content: string): boolean {
  const { value: pkg } = readPackage(wordFile(withHeader(content)), "prov.docx");
  if (!pkg) throw new Error("no Word file");
  const { paper } = readPaper(pkg, { title: undefined, language: undefined, fonts: [] });
  return writePaper(paper, []).source.includes("measure(headers");
}

const words = fc.string({ unit: fc.constantFrom(..."aimW ".split("")), minLength: 1, maxLength: 100 });
const piece = fc.oneof(
  fc
    .tuple(words, fc.integer({ min: 12, max: 40 }))
    .map(([text, size]) => run(`q${text}`, `<w:sz w:val="${size}"/>`)),
  fc.constant(field("PAGE", "1")),
  fc.constant("<w:r><w:br/></w:r>"),
  fc.constant("<w:r><w:tab/></w:r>"),
);
const border = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>';
const lines = fc
  .tuple(fc.array(piece, { minLength: 0, maxLength: 3 }), fc.boolean(), fc.integer({ min: 0, max: 200 }))
  .map(([pieces, hasBorder, after]) =>
    paragraph(pieces.join("") + run("q"), `${hasBorder ? border : ""}<w:spacing w:after="${after}"/>`),
  );
const row = fc
  .array(lines, { minLength: 2, maxLength: 2 })
  .map(
    (cells) =>
      `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${cell}</w:tc>`).join("")}</w:tr>`,
  );
const grid = row.map(
  (tr) => `<w:tbl><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>${tr}</w:tbl>`,
);
const band = fc.oneof(
  lines,
  grid.map((table) => table + paragraph(run("q"))),
);

test("the body stands below the header, whether its height was measured or told", async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(band, async (content) => {
      if (!isMeasured(content)) told++;
      const docx = wordFile(withHeader(content));
      const task = { docx, file: "prov.docx", created: new Date(0), attachments: [], fonts: { id: 0 } };
      const { value } = convertHere(task);
      if (!value) throw new Error("no PDF");
      const found = await readPlaces(value);
      const body = found.find(({ text }) => text === "Brödtext");
      const header = found.filter(({ text, y }) => text.includes("q") && y < (body?.y ?? 0));
      expect(found.filter(({ text }) => text.includes("q"))).toHaveLength(header.length);
      expect((body?.y ?? 0) - Math.max(...header.map(({ y }) => y))).toBeGreaterThan(10);
    }),
    { numRuns: 100 },
  );
  expect(told).toBeGreaterThan(5);
});

test("what surely has room is not measured, what may lack it is", () => {
  expect(isMeasured(paragraph("En rad"))).toBe(false);
  expect(isMeasured(paragraph("En rad").repeat(8))).toBe(true);
  expect(isMeasured(paragraph("Fler ord än en rad rymmer ".repeat(10)))).toBe(true);
});
