/** What a screen reader is told of Word's tables of contents, captions, row headers and endnotes. */
import { expect, test } from "vitest";
import { inspectPdf } from "../../src/pdf/inspect.ts";
import { convert, places } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { a4, field, heading, paragraph, picture, pixel, run, table, type WordParts } from "./word.ts";

const usual =
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>';
const named = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
const part = (type: string) =>
  `<w:tblStylePr w:type="${type}"><w:tcPr><w:vAlign w:val="top"/></w:tcPr></w:tblStylePr>`;
const styles = [
  usual,
  named("Beskrivning", "caption"),
  named("Innehll1", "toc 1"),
  named("Innehll2", "toc 2"),
  '<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
  `<w:style w:type="table" w:styleId="Rutnt"><w:name w:val="Grid"/>${part("firstRow")}${part("firstCol")}</w:style>`,
].join("");

const tags = async (word: WordParts) => (await readPdf(convert({ styles, ...word }).pdf)).tags;
const caption = (text: string, more = "") => paragraph(run(text), `<w:pStyle w:val="Beskrivning"/>${more}`);
const bild: Partial<WordParts> = {
  parts: { "media/b.png": pixel },
  relationships: { b: ["image", "media/b.png"] },
};
const oneCell = table([["a"]]);
const cellTags = "Table(TR(TD(P)))";

const look = (first: string) =>
  `<w:tblPr><w:tblStyle w:val="Rutnt"/><w:tblLook w:firstRow="${first[0]}" w:firstColumn="${first[1]}" w:noHBand="1" w:noVBand="1"/>`;
const grid = (first: string) =>
  table([
    ["", "2023", "2024"],
    ["Lön", "1", "2"],
    ["", "3", "4"],
  ]).replace("<w:tblPr>", look(first));

test("entries of a table of contents, with their links", async () => {
  const entry = (style: string, text: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:hyperlink w:anchor="m">${run(text)}</w:hyperlink></w:p>`;
  const body = `${paragraph("Innehåll")}${entry("Innehll1", "Ett 1")}${entry("Innehll2", "Två 1")}${paragraph("Text")}${paragraph(`<w:bookmarkStart w:id="1" w:name="m"/>${run("Ett")}`)}`;
  expect(await tags({ body })).toBe("P TOC(TOCI(P(Link)) TOCI(P(Link))) P P");
});

test("a table of contents in a cell is one, beside cells that head their rows too", async () => {
  const entry = paragraph("Ett 1", '<w:pStyle w:val="Innehll1"/>');
  const inCell = (body: string, text: string) => body.replace(paragraph(text), entry);
  expect(await tags({ body: inCell(oneCell, "a") })).toBe("Table(TR(TD(TOC(TOCI(P)))))");
  const heads = await tags({ body: inCell(grid("01"), "Lön") });
  expect(heads).toContain("TR(TH(Div(TOC(TOCI(P)))) TD(P) TD(P))");
});

test("a table of contents goes on over pages, with breaks in it", async () => {
  const entry = (content: string) => paragraph(content, '<w:pStyle w:val="Innehll1"/>');
  const body = Array.from({ length: 60 }, (_, i) => entry(`Avsnitt ${i}`));
  body[5] = entry(`${run("Sist")}<w:r><w:br w:type="page"/></w:r>`);
  body[9] = paragraph("Först", '<w:pStyle w:val="Innehll1"/><w:pageBreakBefore/>');
  const { pdf } = convert({ styles, body: body.join("") });
  const read = await readPdf(pdf);
  expect(read.pages.map((page) => page.slice(0, 9))).toEqual(["Avsnitt 0", "Avsnitt 6", "Först Avs"]);
  expect(read.tags.match(/TOCI/g)).toHaveLength(58);
  expect((await inspectPdf(pdf, "a.pdf")).value?.jumpsBack).toEqual([]);
});

test("captions belong to the table or picture that they stand by", async () => {
  expect(await tags({ body: caption("Tabell 1") + oneCell })).toBe("Table(Caption(P) TR(TD(P)))");
  expect(await tags({ body: oneCell + caption("Tabell 1") + paragraph("Text") })).toBe(
    "Table(Caption(P) TR(TD(P))) P",
  );
  const shown = paragraph(picture("b", "Ett torg"));
  expect(await tags({ ...bild, body: shown + caption("Figur 1") })).toBe("Div(Caption(P) P(Figure))");
  const numbered = paragraph(run("Diagram ") + field("SEQ Diagram \\* ARABIC", "1"));
  expect(await tags({ ...bild, body: shown + numbered })).toBe("Div(Caption(P) P(Figure))");
});

test("a caption between two tables is the next one's where Word keeps them together", async () => {
  const [first, next] = [table([["a"]]), table([["b", "c"]])];
  expect(await tags({ body: first + caption("Tabell 2", "<w:keepNext/>") + next })).toBe(
    `${cellTags} Table(Caption(P) TR(TD(P) TD(P)))`,
  );
  expect(await tags({ body: first + caption("Tabell 1") + next })).toBe(
    "Table(Caption(P) TR(TD(P))) Table(TR(TD(P) TD(P)))",
  );
});

test("what looks like a caption and has nothing by it is text", async () => {
  const body =
    caption("Ensam") + paragraph("Text") + paragraph(run("Punkt ") + field("SEQ p", "1")) + paragraph("x");
  expect(await tags({ body })).toBe("P P P P");
});

test("the tags leave every line where it was", async () => {
  const entries = ["Ett", "Två"].map((text) => paragraph(text, '<w:pStyle w:val="Innehll1"/>')).join("");
  const before = paragraph("Före", '<w:spacing w:after="200"/>');
  const body = `${entries}${before}${caption("Tabell 1")}${oneCell}${grid("11")}${caption("Tabell 2")}`;
  const plain = styles
    .replace('"caption"', '"figurtext"')
    .replace('"toc 1"', '"rad"')
    .replace('"firstCol"', '"lastCol"');
  expect(await places({ styles, body })).toEqual(await places({ styles: plain, body }));
});

test("the first column heads its rows where the style shows it so", async () => {
  const { pdf } = convert({ styles, body: grid("11") });
  const read = await readPdf(pdf);
  expect(read.tags).toBe(
    "Table(THead(TR(TH TH(P) TH(P))) TBody(TR(TH(Div(P)) TD(P) TD(P)) TR(TD TD(P) TD(P))))",
  );
  const [id] = /Row \d+/.exec(read.bytes) ?? [];
  expect(read.bytes).toContain("/Scope /Row");
  expect(read.bytes.match(new RegExp(`/Headers \\[\\(${id}\\) \\(U1x[12]y0\\)\\]`, "g"))).toHaveLength(2);
  expect(read.bytes).toMatch(new RegExp(`/IDTree << /Names \\[\\(${id}\\) \\d+ 0 R \\(U1x0y0\\)`));
  expect(await tags({ body: grid("10") })).not.toContain("TH(Div");
});

test("without other headers the document has names for row headers all the same; they reach over their rows", async () => {
  const merged = (state: string) => `<w:tcPr><w:tcW w:w="3000" w:type="dxa"/>${state}</w:tcPr>`;
  const cell = (text: string, state = "") => `<w:tc>${merged(state)}${paragraph(text)}</w:tc>`;
  const rows = [
    cell("Lön", '<w:vMerge w:val="restart"/>') + cell("1"),
    cell("", "<w:vMerge/>") + cell("2"),
    cell("Hyra") + cell("3"),
  ];
  const body = `<w:tbl>${look("01")}</w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows.map((r) => `<w:tr>${r}</w:tr>`).join("")}</w:tbl>`;
  const read = await readPdf(convert({ styles, body }).pdf);
  expect(read.tags).toBe("Table(TR(TH(Div(P)) TD(P)) TR(TD(P)) TR(TH(Div(P)) TD(P)))");
  const [, first] =
    /\/IDTree << \/Names \[\((Row \d+)\) \d+ 0 R \((Row \d+)\) \d+ 0 R\]/.exec(read.bytes) ?? [];
  expect(first).toBeDefined();
  const headed = [...read.bytes.matchAll(/\/Headers \[\((Row \d+)\) \]/g)].map(([, id]) => id);
  expect(headed).toHaveLength(3);
  expect(new Set(headed).size).toBe(2);
});

test("endnotes are notes with an identifier, and lead back to their mark", async () => {
  const mark = (id: number) => `<w:r><w:endnoteReference w:id="${id}"/></w:r>`;
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const notes = [1, 2]
    .map((id) => `<w:endnote w:id="${id}">${paragraph(`Slutnot ${id}`)}${paragraph("Mer")}</w:endnote>`)
    .join("");
  const { pdf } = convert({
    body: heading(1, "Text") + paragraph(run("Ett") + mark(1) + run(" två") + mark(2)),
    parts: { "endnotes.xml": `<w:endnotes ${w}>${notes}</w:endnotes>` },
    relationships: { e: ["endnotes", "endnotes.xml"] },
  });
  const read = await readPdf(pdf);
  expect(read.tags).toBe("H1 P(Link Link) Note(P(Link) P) Note(P(Link) P)");
  expect(read.bytes).toMatch(/\/IDTree << \/Names \[\(Endnote 1\) \d+ 0 R \(Endnote 2\) \d+ 0 R\] >>/);
  expect(read.bytes.match(/\/Subtype \/Link/g)).toHaveLength(4);
  expect((await inspectPdf(pdf, "a.pdf")).value).toMatchObject({ notes: 2, links: 4 });
  expect(read.text).toBe("Text Etti tvåii iSlutnot 1 Mer iiSlutnot 2 Mer");
});

test("headers and footers stay out of it", async () => {
  const body = `${paragraph("Text")}${a4.replace("<w:pgSz", '<w:headerReference w:type="default" r:id="h"/><w:pgSz')}`;
  const parts = { "header1.xml": caption("Tabell 1") + grid("11") };
  const read = await readPdf(
    convert({ styles, body, parts, relationships: { h: ["header", "header1.xml"] } }).pdf,
  );
  expect(read.tags).toBe("P");
  expect(read.text).toContain("2023");
});

const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const item = (text: string) =>
  paragraph(run(text), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
const indented = (twips: number) =>
  oneCell.replace("<w:tblPr>", `<w:tblPr><w:tblInd w:w="${twips}" w:type="dxa"/>`);

test("a table indented as an item's text belongs to the item; the list goes on after it", async () => {
  const body = item("Ett") + indented(720) + paragraph("Mer", '<w:ind w:left="720"/>') + item("Två");
  expect(await tags({ body, numbering })).toBe(
    "L(LI(Lbl(Span) LBody(P Table(TR(TD(P))) P)) LI(Lbl(Span) LBody(P)))",
  );
  expect(await tags({ body: item("Ett") + indented(720), numbering })).toBe(
    `L(LI(Lbl(Span) LBody(P))) ${cellTags}`,
  );
  expect(await tags({ body: item("Ett") + oneCell + item("Två"), numbering })).toBe(
    `L(LI(Lbl(Span) LBody(P))) ${cellTags} L(LI(Lbl(Span) LBody(P)))`,
  );
});

test("such a table stands where it would stand by itself", async () => {
  const body = (last: string) => item("Ett") + indented(720) + last;
  const [within, alone] = await Promise.all(
    [item("Två"), paragraph("Två")].map((last) => places({ body: body(last), numbering, styles })),
  );
  const cell = (all: typeof within) => all?.find((t) => t.text === "a");
  expect(cell(within)?.x).toBeCloseTo(cell(alone)?.x ?? 0, 1);
  expect(cell(within)?.y).toBeCloseTo(cell(alone)?.y ?? 0, 1);
});

/** A table over several pages whose first header cell, repeated on each, holds this. */
function repeating(head: string): string {
  const rows = Array.from({ length: 90 }, (_, i) => [`${i}`, "x"]);
  return table([["HEAD", "b"], ...rows], 1).replace(paragraph("HEAD"), paragraph(head));
}

test("a link in a header row that repeats is one where the row stands first", async () => {
  const body = repeating(`<w:hyperlink r:id="l">${run("Länk")}</w:hyperlink>`);
  const { pdf } = convert({ body, relationships: { l: ["hyperlink", "https://example.org/", true] } });
  const read = await readPdf(pdf);
  expect(read.pages.length).toBeGreaterThan(1);
  expect(read.pages.every((page) => page.startsWith("Länk"))).toBe(true);
  expect(read.links).toHaveLength(1);
  expect(read.tags.match(/Link/g)).toHaveLength(1);
});

test("so is a note's mark, and a bookmark is one place", async () => {
  const mark = '<w:r><w:footnoteReference w:id="1"/></w:r>';
  const body =
    repeating(`<w:bookmarkStart w:id="1" w:name="m"/>${run("Rubrik")}${mark}`) +
    `<w:p><w:hyperlink w:anchor="m">${run("dit")}</w:hyperlink></w:p>`;
  const { pdf } = convert({ body, footnotes: `<w:footnote w:id="1">${paragraph("Noten")}</w:footnote>` });
  const read = await readPdf(pdf);
  expect(read.pages.every((page) => page.startsWith("Rubrik1"))).toBe(true);
  expect(read.text.match(/Noten/g)).toHaveLength(1);
  expect(read.tags.match(/Note/g)).toHaveLength(1);
  expect(read.tags.match(/P\(Link\)/g)).toHaveLength(1);
});
