/** What is told to be PDF/UA-1 without the export that proves it, held against that export. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPackage } from "../../src/ooxml/package.ts";
import { claimAccessibility } from "../../src/pdf/claim.ts";
import { runEngine } from "../../src/pdf/engine.ts";
import { isPlainlyAccessible } from "../../src/pdf/plainly-accessible.ts";
import { readPaper } from "../../src/pdf/read/paper.ts";
import { writePaper } from "../../src/pdf/typst/paper.ts";
import {
  a4,
  field,
  heading,
  paragraph,
  picture,
  pixel,
  run,
  table,
  type WordParts,
  wordFile,
} from "./word.ts";

const numbering = `<w:abstractNum w:abstractNumId="0">${[0, 1, 2]
  .map(
    (level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${level === 1 ? "bullet" : "decimal"}"/><w:lvlText w:val="${level === 1 ? "–" : `%${level + 1}.`}"/><w:pPr><w:ind w:left="${720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>`,
  )
  .join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;

const pictures = {
  parts: { "media/pixel.png": pixel },
  relationships: {
    bild: ["image", "media/pixel.png"],
    adress: ["hyperlink", "https://example.org/", true],
  },
} as const;

const named = (id: string, name: string, more = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const part = (type: string) => `<w:tblStylePr w:type="${type}"><w:rPr><w:b/></w:rPr></w:tblStylePr>`;
const styles = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  ...[1, 2, 3].map((n) =>
    named(`Rubrik${n}`, `heading ${n}`, `<w:pPr><w:outlineLvl w:val="${n - 1}"/></w:pPr>`),
  ),
  named("Beskrivning", "caption"),
  named("Innehll1", "toc 1"),
  `<w:style w:type="table" w:styleId="Rutnt"><w:name w:val="Grid"/>${part("firstRow")}${part("firstCol")}</w:style>`,
].join("");

function paperOf(word: WordParts) {
  const { value: pkg } = readPackage(wordFile({ numbering, styles, ...pictures, ...word }), "prov.docx");
  if (!pkg) throw new Error("no Word file");
  return readPaper(pkg, { title: undefined, language: undefined, fonts: [] });
}

/** What the engine says when it is asked to prove it. */
function proof({ paper, source }: ReturnType<typeof paperOf>): string {
  const files = new Map([...paper.images].map(([name, bytes]) => [`/${name}`, bytes]));
  const { own, used: fonts } = source.fonts;
  const created = new Date(0);
  const { source: written } = writePaper(paper, []);
  const made = runEngine({ source: written, files, own, fonts, created, isAccessible: false });
  if (made.kind === "pdf") claimAccessibility(made.bytes);
  return made.kind === "pdf" ? "" : JSON.stringify(made);
}

const struck = "<w:strike/>";
const underlined = '<w:u w:val="single"/>';
const link = (content: string) => `<w:hyperlink r:id="adress">${content}</w:hyperlink>`;
const pageBreak = '<w:r><w:br w:type="page"/></w:r>';

test.each<[what: string, body: string]>([
  ["a break in a heading", paragraph(run("Rubrik") + pageBreak + run("slut"), '<w:pStyle w:val="Rubrik1"/>')],
  [
    "a break in a list",
    paragraph(run("Ett") + pageBreak + run("Två"), '<w:numPr><w:numId w:val="1"/></w:numPr>'),
  ],
  ["a heading in a table", table([["x"]]).replace(/<w:p>.*?<\/w:p>/, heading(1, "Rubrik"))],
  ["columns", paragraph("Text") + a4.replace("<w:pgSz", '<w:cols w:num="2"/><w:pgSz')],
])("%s is not taken as proven", (_, body) => {
  expect(isPlainlyAccessible(paperOf({ body: paragraph("Först") + body }).paper)).toBe(false);
});

test("a usual paper is", () => {
  const body =
    heading(1, "Beslut") +
    paragraph(run("Text med ") + link(run("länk", underlined)) + run(" och ") + run("struket", struck)) +
    paragraph(
      run("Båda", underlined + struck) +
        run(" rött", `<w:u w:val="double"/><w:color w:val="FF0000"/>${struck}`),
    ) +
    heading(2, "Bilder") +
    paragraph(picture("bild", "Logotyp") + pageBreak + run("Nästa sida")) +
    paragraph("Punkt", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
    table(
      [
        ["År", "Kronor"],
        ["2024", "12"],
      ],
      1,
    );
  const read = paperOf({ body, core: "<dc:title>Beslut</dc:title>" });
  expect(isPlainlyAccessible(read.paper)).toBe(true);
  expect(proof(read)).toBe("");
});

const word = fc.constantFrom(
  "Nämnden",
  "beslutar",
  "att",
  "bevilja",
  "bidrag",
  "–",
  "2024-04-14",
  "/",
  " ",
  "",
);
const look = fc.subarray(
  [
    struck,
    underlined,
    "<w:b/>",
    "<w:smallCaps/>",
    '<w:vertAlign w:val="superscript"/>',
    '<w:highlight w:val="yellow"/>',
  ],
  { maxLength: 2 },
);
const text = fc
  .tuple(fc.array(word, { maxLength: 12 }), look)
  .map(([words, looks]) => run(words.join(" "), looks.join("")));
const inline = fc.oneof(
  { weight: 12, arbitrary: text },
  text.map(link),
  fc.constantFrom(
    "<w:r><w:tab/></w:r>",
    "<w:r><w:br/></w:r>",
    pageBreak,
    picture("bild", "Bild"),
    picture("bild", undefined),
    field("PAGE", "1"),
    field("NUMPAGES", "1"),
  ),
);
const properties = fc
  .tuple(
    fc.subarray([
      "<w:keepNext/>",
      "<w:keepLines/>",
      "<w:pageBreakBefore/>",
      '<w:pBdr><w:top w:val="single" w:sz="4"/></w:pBdr>',
      '<w:ind w:left="300" w:hanging="200"/>',
      '<w:jc w:val="center"/>',
    ]),
    fc.oneof(
      { weight: 9, arbitrary: fc.constant("") },
      fc.integer({ min: 1, max: 3 }).map((level) => `<w:pStyle w:val="Rubrik${level}"/>`),
      fc
        .integer({ min: 0, max: 2 })
        .map((level) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`),
      fc.constantFrom("Beskrivning", "Innehll1").map((style) => `<w:pStyle w:val="${style}"/>`),
    ),
  )
  .map(([usual, kind]) => kind + usual.join(""));
const lines = fc
  .tuple(fc.array(inline, { maxLength: 6 }), properties)
  .map(([inlines, own]) => `<w:p><w:pPr>${own}</w:pPr>${inlines.join("")}</w:p>`);
const headed = '<w:tblStyle w:val="Rutnt"/><w:tblLook w:firstRow="1" w:firstColumn="1"/>';
const { block } = fc.letrec<{ block: string; cell: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 5, arbitrary: lines },
    fc
      .tuple(
        fc.integer({ min: 1, max: 3 }),
        fc.array(tie("cell"), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
      )
      .map(([columns, cells, head]) => {
        const rows = Array.from(
          { length: Math.ceil(cells.length / columns) },
          (_, r) =>
            `<w:tr>${head && r === 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${Array.from({ length: columns }, (_, c) => cells[r * columns + c] ?? "<w:tc><w:p/></w:tc>").join("")}</w:tr>`,
        );
        return `<w:tbl><w:tblPr>${head ? headed : ""}</w:tblPr><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>${rows.join("")}</w:tbl>`;
      }),
  ),
  cell: fc
    .array(tie("block"), { minLength: 1, maxLength: 2 })
    .map((blocks) => `<w:tc>${blocks.join("")}<w:p/></w:tc>`),
}));

test("whatever is taken as proven, the export proves too", () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
      const read = paperOf({ body: blocks.join("") });
      if (!isPlainlyAccessible(read.paper)) return;
      plain++;
      expect(proof(read)).toBe("");
    }),
    { numRuns: 150 },
  );
  expect(plain).toBeGreaterThan(20);
});

const note = fc
  .tuple(fc.array(word, { maxLength: 6 }), fc.boolean())
  .map(([words, isLinked]) => (isLinked ? link(run(words.join(" "))) : run(words.join(" "))));
const noted = fc
  .tuple(fc.array(text, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(11), { maxLength: 2 }), properties)
  .map(([texts, places, own]) => ({ texts, places, own }));

test("short notes are proven too, wherever the pages break", () => {
  const small = a4.replace('w:h="16838"', 'w:h="6000"');
  let plain = 0;
  fc.assert(
    fc.property(
      fc.array(noted, { minLength: 1, maxLength: 14 }),
      fc.array(note, { minLength: 4, maxLength: 4 }),
      (paragraphs, notes) => {
        let id = 1;
        const reference = () => `<w:r><w:footnoteReference w:id="${1 + (id++ % notes.length)}"/></w:r>`;
        const body = paragraphs.map(({ texts, places, own }) => {
          const runs = texts.map((t, i) => (places.includes(i) ? t + reference() : t));
          return `<w:p><w:pPr>${own}</w:pPr>${runs.join("")}</w:p>`;
        });
        const footnotes = notes
          .map(
            (content, i) =>
              `<w:footnote w:id="${i + 1}">${paragraph(`<w:r><w:footnoteRef/></w:r>${content}`)}</w:footnote>`,
          )
          .join("");
        const read = paperOf({ body: body.join("") + small, footnotes });
        if (id === 1 || !isPlainlyAccessible(read.paper)) return;
        plain++;
        expect(proof(read)).toBe("");
      },
    ),
    { numRuns: 100 },
  );
  expect(plain).toBeGreaterThan(20);
});
