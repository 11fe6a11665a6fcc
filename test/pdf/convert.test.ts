/** Word files written here → PDFs read back with pdf.js. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { messageOf } from "../../src/diagnostics/message.ts";
import { type PdfOptions, pdfConverter } from "../../src/pdf/index.ts";
import { countStrokes, type ReadPdf, readPdf } from "./read-pdf.ts";
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

const created = new Date("2022-12-14T09:30:00Z");
const converter = pdfConverter({ processes: 2 });
afterAll(() => converter.close());

async function convert(word: WordParts, options: Partial<PdfOptions> = {}) {
  return converter.convert(wordFile(word), { file: "brev.docx", created, ...options });
}

async function read(word: WordParts, options: Partial<PdfOptions> = {}): Promise<ReadPdf> {
  const { value, diagnostics } = await convert(word, options);
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return readPdf(value);
}

const codes = async (word: WordParts, options: Partial<PdfOptions> = {}) =>
  (await convert(word, options)).diagnostics.map((d) => d.code);

const bullets = `<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:pPr><w:ind w:left="1440" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const item = (text: string, level = 0) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);

test("a PDF claims PDF/A-3a and PDF/UA-1, has its title, language and only the date it is given", async () => {
  const pdf = await read({
    body: heading(1, "Beslut") + paragraph("Nämnden beslutar."),
    core: "<dc:title>Beslut § 26</dc:title>",
  });
  expect(pdf.text).toBe("Beslut Nämnden beslutar.");
  expect(pdf.metadata).toMatch(/<pdfaid:part>3<\/pdfaid:part>[\s\S]*<pdfaid:conformance>A</);
  expect(pdf.metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
  expect(pdf.bytes).toContain("/DisplayDocTitle true");
  expect(pdf.info).toMatchObject({
    Title: "Beslut § 26",
    Language: "sv-SE",
    CreationDate: "D:20221214093000Z",
  });
});

test("the caller's title and language win; without any the first heading is the title", async () => {
  const body = paragraph("Ingress") + heading(1, "Rubriken");
  expect((await read({ body })).info.Title).toBe("Rubriken");
  const own = await read({ body }, { title: "Egen", language: "en-GB" });
  expect(own.info).toMatchObject({ Title: "Egen", Language: "en-GB" });
  expect(await codes({ body: paragraph("Bara text") })).toContain("pdf/no-title");
});

test("the language is that of most of the text, whatever the styles say", async () => {
  const styles =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>';
  const swedish = (text: string) => run(text, '<w:lang w:val="sv-SE"/>');
  const language = async (body: string) => (await read({ body, styles })).info.Language;
  expect(await language(paragraph(swedish("Nämnden beslutar.") + run("Thanks")))).toBe("sv-SE");
  expect(await language(table([["Board of growth"]]) + paragraph(swedish("Nämnden")))).toBe("en-US");
  expect(await language(paragraph(swedish("Ja")) + paragraph(run("No")))).toBe("en-US");
  expect(await language(paragraph(""))).toBe("en-US");
});

test("the same file gives the same bytes, in whatever process and order", async () => {
  const word = { body: heading(1, "A") + paragraph("b") + table([["c", "d"]]) };
  const other = pdfConverter({ processes: 1 });
  const [a, , b] = await Promise.all([convert(word), convert({ body: paragraph("x") }), convert(word)]);
  const c = await other.convert(wordFile(word), { file: "brev.docx", created });
  await other.close();
  expect(Buffer.compare(Buffer.from(a.value ?? []), Buffer.from(b.value ?? []))).toBe(0);
  expect(Buffer.compare(Buffer.from(a.value ?? []), Buffer.from(c.value ?? []))).toBe(0);
});

test("headers and footers count pages, differ on the first page, and are no content to a screen reader", async () => {
  const references =
    '<w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/>';
  const section = a4
    .replace("<w:sectPr>", `<w:sectPr>${references}`)
    .replace("</w:sectPr>", "<w:titlePg/></w:sectPr>");
  const numbers = run("Sida ") + field("PAGE", "7") + run(" (") + field("NUMPAGES", "9") + run(")");
  const pdf = await read({
    body: heading(1, "Ett") + paragraph('<w:r><w:br w:type="page"/></w:r>') + paragraph("Två") + section,
    parts: { "header1.xml": paragraph(numbers), "header2.xml": paragraph(run("Första ") + numbers) },
    relationships: { h1: ["header", "header1.xml"], h2: ["header", "header2.xml"] },
  });
  expect(pdf.pages).toEqual(["Första Sida 1 (2) Ett", "Sida 2 (2) Två"]);
  expect(pdf.tags).toBe("H1 P");
});

test("a header higher than the margin pushes the text down", async () => {
  const tall = Array.from({ length: 12 }, (_, i) => paragraph(`rad ${i}`)).join("");
  const body = Array.from({ length: 50 }, (_, i) => paragraph(`text ${i}`)).join("");
  const section = a4.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="h1"/>');
  const options = {
    parts: { "header1.xml": tall },
    relationships: { h1: ["header", "header1.xml"] as const },
  };
  expect((await read({ body: body + a4 })).pages).toHaveLength(1);
  expect((await read({ body: body + section, ...options })).pages).toHaveLength(2);
});

test("numbered paragraphs are lists with labels, nested by level", async () => {
  const pdf = await read({
    numbering: bullets,
    body: heading(1, "Lista") + item("ett") + item("under", 1) + item("två") + paragraph("efter"),
  });
  expect(pdf.text).toBe("Lista 1. ett • under 2. två efter");
  expect(pdf.tags).toBe("H1 L(LI(Lbl(Span) LBody(P)) L(LI(Lbl(Span) LBody(P))) LI(Lbl(Span) LBody(P))) P");
});

test("heading levels are put in order; empty headings are none", async () => {
  const word = { body: heading(2, "a") + heading(3, "") + heading(3, "b") + heading(2, "c") };
  expect((await read(word)).tags).toBe("H1 H2 H1");
  const skipped = { body: heading(1, "a") + heading(3, "b") };
  expect((await read(skipped)).tags).toBe("H1 H2");
  const found = (await convert(skipped)).diagnostics.find((d) => d.code === "pdf/heading-level");
  expect(found).toMatchObject({
    params: { text: "b", level: 3, used: 2 },
    place: { in: "word", paragraph: 2 },
  });
});

test("a heading or list item that begins with a page break is one on the page of its words", async () => {
  const brk = '<w:r><w:br w:type="page"/></w:r>';
  const numbered = '<w:pStyle w:val="Rubrik1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const pdf = await read({
    numbering: bullets,
    body: [
      paragraph("Först"),
      paragraph(`<w:bookmarkStart w:id="1" w:name="b"/>${brk}${run("Rubriken")}`, numbered),
      paragraph(`${run(" ")}${brk}${brk}${run("Nästa")}`, '<w:pStyle w:val="Rubrik2"/>'),
      item("ett"),
      paragraph(brk + run("två"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      paragraph(`<w:hyperlink w:anchor="b">${run("dit")}</w:hyperlink>`),
    ].join(""),
  });
  expect(pdf.pages).toEqual(["Först", "1. Rubriken", "", "Nästa 2. ett", "3. två dit"]);
  expect(pdf.tags).toBe("P H1(P)  H2 L(LI(Lbl(Span) LBody(P))) L(LI(Lbl(Span) LBody(P))) P(Link)");
  expect(pdf.links).toHaveLength(1);
});

test("tables have header cells that repeat, and their texts in reading order", async () => {
  const rows = [["Verksamhet", "Kronor"], ...Array.from({ length: 70 }, (_, i) => [`rad ${i}`, `${i}`])];
  const pdf = await read({ body: heading(1, "Budget") + table(rows, 1) });
  expect(pdf.pages.length).toBeGreaterThan(1);
  for (const page of pdf.pages) expect(page).toContain("Verksamhet Kronor");
  expect(pdf.tags).toMatch(/^H1 Table\(THead\(TR\(TH\(P\) TH\(P\)\)\) TBody\(TR\(TD\(P\) TD\(P\)\)/);
  expect(pdf.bytes).toContain("/Scope /Column");
});

test("a heading's level is its style's by name, where the file does not tell it", async () => {
  const style = (name: string, level = "") =>
    `<w:style w:type="paragraph" w:styleId="X"><w:name w:val="${name}"/><w:pPr>${level}</w:pPr></w:style>`;
  const tags = async (styles: string) =>
    (await read({ styles, body: paragraph(run("A"), '<w:pStyle w:val="X"/>') })).tags;
  expect(await tags(style("Heading 1"))).toBe("H1");
  expect(await tags(style("heading 1", '<w:outlineLvl w:val="9"/>'))).toBe("P");
  expect(await tags(style("Heading one"))).toBe("P");
});

test("footnotes stand at the foot of their page and are notes", async () => {
  const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const pdf = await read({
    body: heading(1, "Rubrik") + paragraph(run("Påstående") + reference + run(".")),
    footnotes: `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${paragraph(`<w:r><w:footnoteRef/></w:r>${run(" Källan.")}`)}</w:footnote>`,
  });
  expect(pdf.text).toMatch(/^Rubrik Påstående1\. 1 Källan\.$/);
  expect(pdf.tags).toMatch(/^H1 P\(Lbl\(.*Note\(/);
});

test("links lead to addresses and bookmarks, and have alternative texts", async () => {
  const body =
    heading(1, "Länkar") +
    paragraph(`<w:hyperlink r:id="l1">${run("webbplatsen")}</w:hyperlink>`) +
    paragraph(`<w:hyperlink w:anchor="mål">${run("dit")}</w:hyperlink>`) +
    paragraph(`<w:hyperlink w:anchor="finns-inte">${run("ingenstans")}</w:hyperlink>`) +
    paragraph(field('HYPERLINK "https://example.org/b?a=1&b=2"', "fältet")) +
    paragraph(`<w:bookmarkStart w:id="1" w:name="mål"/>${run("här")}<w:bookmarkEnd w:id="1"/>`);
  const pdf = await read({ body, relationships: { l1: ["hyperlink", "https://example.org/sida", true] } });
  expect(pdf.links.map((l) => l.url)).toEqual([
    "https://example.org/sida",
    undefined,
    "https://example.org/b?a=1&b=2",
  ]);
  expect(pdf.links.every((l) => l.alt)).toBe(true);
  expect(pdf.text).toContain("ingenstans");
});

test("pictures have Word's alternative text; without one there is a warning, unless marked as decoration", async () => {
  const word = (image: string): WordParts => ({
    body: heading(1, "Bild") + paragraph(image),
    parts: { "media/bild.png": pixel },
    relationships: { i1: ["image", "media/bild.png"] },
  });
  expect((await read(word(picture("i1", "Ett diagram")))).alternatives).toEqual(["Ett diagram"]);
  expect(await codes(word(picture("i1", "Ett diagram")))).toEqual([]);
  expect(await codes(word(picture("i1", undefined)))).toEqual(["pdf/no-alt-text"]);
  const decorative =
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';
  const pdf = await read(word(picture("i1", undefined, decorative)));
  expect(pdf.tags).not.toContain("Figure");
  expect(await codes(word(picture("i1", undefined, decorative)))).toEqual([]);
});

test("what cannot be drawn is named, and a frame stands in for it", async () => {
  const emf = Buffer.alloc(64);
  emf.writeUInt32LE(1, 0);
  emf.write(" EMF", 40, "latin1");
  const word: WordParts = {
    body: heading(1, "Bild") + paragraph(picture("i1", "Gammalt diagram")),
    parts: { "media/bild.emf": emf },
    relationships: { i1: ["image", "media/bild.emf"] },
  };
  expect((await read(word)).alternatives).toEqual(["Gammalt diagram"]);
  const [warning] = (await convert(word)).diagnostics;
  expect(warning).toMatchObject({
    code: "pdf/not-drawn",
    place: { in: "word", part: "word/document.xml", paragraph: 2 },
  });
  expect(warning?.params).toMatchObject({ thing: "picture", name: "word/media/bild.emf (emf)" });
  if (!warning) throw new Error("no warning");
  expect(messageOf(warning, "sv")).toBe(
    "Kansli kan inte rita detta: bilden word/media/bild.emf (emf). På dess plats står: en tom ram, vars beskrivning en skärmläsare läser upp.",
  );
  expect(messageOf(warning, "en")).toBe(
    "Kansli cannot draw this: the picture word/media/bild.emf (emf). In its place stands: an empty frame, of which a screen reader reads the description.",
  );
});

test("attachments are whole, with their relationship", async () => {
  const bytes = Buffer.from("kind: grant\nreference: 22RS8941\n");
  const pdf = await read(
    { body: heading(1, "Beslut") },
    {
      attachments: [
        {
          name: "22RS8941.yaml",
          mimeType: "application/yaml",
          description: "Beslutsposten",
          relationship: "source",
          bytes,
        },
      ],
    },
  );
  const attached = Object.values(pdf.attachments)[0];
  expect(attached).toMatchObject({ filename: "22RS8941.yaml", description: "Beslutsposten" });
  expect(Buffer.from(attached?.content ?? []).equals(bytes)).toBe(true);
  expect(pdf.bytes).toContain("/AFRelationship /Source");
});

test("fonts: the document's stand-ins only, the workspace's own first, a warning for what is missing", async () => {
  const styled = (font: string) => ({
    body: heading(1, "x") + paragraph(run("Text", `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`)),
  });
  const fonts = (pdf: ReadPdf) =>
    [...new Set([...pdf.bytes.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map((m) => m[1]))].sort();
  expect(fonts(await read(styled("Times New Roman")))).toEqual(["Carlito", "Tinos"]);
  expect(await codes(styled("Garamond Premier"))).toEqual(["pdf/unknown-font"]);
  const own = readFileSync(
    new URL(import.meta.resolve("@expo-google-fonts/gelasio/400Regular/Gelasio_400Regular.ttf")),
  );
  const files = [
    { name: "gelasio.ttf", bytes: own },
    { name: "trasig.ttf", bytes: Buffer.from("nej") },
  ];
  const found = await convert(styled("Gelasio"), { fonts: files });
  expect(found.diagnostics.map((d) => d.code)).toEqual(["pdf/bad-font"]);
  expect(fonts(await readPdf(found.value ?? new Uint8Array()))).toContain("Gelasio");
});

test.each(["single", "double"])("text under which a %s line runs may be struck too", async (underline) => {
  const both = `<w:u w:val="${underline}"/><w:strike/>`;
  const { value, diagnostics } = await convert({
    body: heading(1, "Rubrik") + paragraph(run("utgår", both)),
  });
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("no PDF");
  expect(await countStrokes(value)).toBe(2);
  expect((await readPdf(value)).metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
});

test("symbols of symbol fonts become characters; a character no font has becomes □ with a warning", async () => {
  const symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>';
  const pdf = await read({ body: heading(1, "x") + paragraph(symbol + run(" → ☐ 𓀀")) });
  expect(pdf.text).toBe("x ☑ → ☐ □");
  expect(await codes({ body: heading(1, "x") + paragraph("𓀀") })).toEqual(["pdf/no-glyph"]);
});

test("tracked changes are shown as accepted; hidden text and fields' codes are not shown", async () => {
  const body =
    heading(1, "x") +
    `<w:p><w:ins w:id="1" w:author="a">${run("nytt")}</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>gammalt</w:delText></w:r></w:del>${run(" dolt", "<w:vanish/>")}${field("DATE \\@ yyyy", "2022")}</w:p>`;
  expect((await read({ body })).text).toBe("x nytt2022");
});

test("sections have their own size, and page numbers begin again where they say so", async () => {
  const wide = a4
    .replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
    .replace("</w:sectPr>", '<w:pgNumType w:start="5"/></w:sectPr>');
  const body =
    heading(1, "a") +
    paragraph(run("s") + field("PAGE", "1"), a4) +
    paragraph(run("t") + field("PAGE", "1")) +
    wide;
  const pdf = await read({ body });
  expect(pdf.pages).toEqual(["a s1", "t5"]);
  expect(pdf.bytes).toMatch(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/);
});

test("a file that is none, a document that takes too long: diagnostics, and the next one works", async () => {
  const broken = await converter.convert(Buffer.from("PK"), { file: "trasig.docx", created });
  expect(broken).toMatchObject({ value: undefined, diagnostics: [{ code: "package/not-a-zip" }] });
  const hasty = pdfConverter({ processes: 1, timeLimit: 1 });
  const late = await hasty.convert(wordFile({ body: paragraph("x") }), { file: "sen.docx", created });
  await hasty.close();
  expect(late).toMatchObject({
    value: undefined,
    diagnostics: [{ code: "pdf/timeout", params: { seconds: 0.001 } }],
  });
  expect((await read({ body: heading(1, "Igen") })).text).toBe("Igen");
});

test("a damaged picture costs the picture, not the paper", async () => {
  const word: WordParts = {
    body: heading(1, "Bild") + paragraph(picture("i1", "Ett diagram")),
    parts: { "media/bild.png": pixel.subarray(0, 40) },
    relationships: { i1: ["image", "media/bild.png"] },
  };
  expect((await read(word)).alternatives).toEqual(["Ett diagram"]);
  expect(await codes(word)).toEqual(["pdf/not-drawn"]);
});

test("lists nest as deep as Word's do; tables nested deeper than the engine goes are refused", async () => {
  const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const level = (n: number) =>
    `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%${n + 1})"/><w:pPr><w:ind w:left="${360 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${levels.map(level).join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const pdf = await read({
    numbering,
    body: heading(1, "x") + levels.map((n) => item(`nivå ${n}`, n)).join(""),
  });
  expect(pdf.text).toContain("1) nivå 8");
  const nested = levels
    .concat(levels)
    .reduce(
      (inner) =>
        `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc>${inner}<w:p/></w:tc></w:tr></w:tbl>`,
      paragraph("inne"),
    );
  expect(await codes({ body: heading(1, "x") + nested })).toEqual(["pdf/refused"]);
});

const children = () =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8").trim().split(" ").map(Number);

test("warming up starts no more processes than documents will come, and leaves no trace in them", async () => {
  const word = wordFile({ body: heading(1, "Beslut") + paragraph("b") });
  const own = pdfConverter({ processes: 3 });
  const before = new Set(children());
  own.warmUp(wordFile({ body: heading(1, "Mall") + paragraph("{{titel}}") }), 2, []);
  expect(children().filter((pid) => !before.has(pid))).toHaveLength(2);
  const warm = await own.convert(word, { file: "brev.docx", created });
  expect(warm).toEqual(await converter.convert(word, { file: "brev.docx", created }));
  own.warmUp(new Uint8Array([1, 2, 3]), 1, []);
  await own.close();
  expect(children().filter((pid) => !before.has(pid))).toEqual([]);
});

test("a list of 1500 items takes no longer than its pages do", async () => {
  const own = pdfConverter({ processes: 1, timeLimit: 25_000 });
  const body = Array.from({ length: 1500 }, (_, i) => item(`Punkt ${i}`)).join("");
  const pages = await own.findPages(wordFile({ body, numbering: bullets }), { file: "lista.docx", created });
  await own.close();
  expect(pages?.total).toBeGreaterThan(15);
});

test("a child that dies costs its document, and another takes over", async () => {
  const own = pdfConverter({ processes: 1 });
  const before = new Set(children());
  const options = { file: "lång.docx", created };
  const long = wordFile({ body: table(Array.from({ length: 3000 }, (_, i) => [`a ${i}`, "b", "c"])) });
  const dying = own.convert(long, options);
  const child = children().find((pid) => !before.has(pid));
  process.kill(child ?? 0, "SIGABRT");
  expect(await dying).toMatchObject({ value: undefined, diagnostics: [{ code: "pdf/crashed" }] });
  expect((await own.convert(wordFile({ body: heading(1, "x") }), options)).value).toBeDefined();
  await own.close();
});

/** Letters, signs and troublemakers of Typst, Word and PDF; spaces single, since layout joins them. */
const anyWord = fc.stringMatching(/^[a-zåäöA-ZÅÄÖ0-9#$*_`~@<>\\{}[\]()=+/%&"'’”“–—§€±½éü!?.,;:|^-]{1,14}$/);

test("any text is read back from the PDF", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyWord, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 }),
      async (paragraphs) => {
        const texts = paragraphs.map((words) => words.join(" "));
        const pdf = await read({ body: texts.map((t) => paragraph(run(t))).join("") }, { title: "x" });
        const plain = (text: string) => text.replace(/\s/g, "");
        expect(plain(pdf.text)).toBe(plain(texts.join(" ")));
      },
    ),
    { numRuns: 60 },
  );
});

const anchored = (attributes: string, by = 0) =>
  picture("i1", "Ett diagram")
    .replace("<wp:inline", `<wp:anchor behindDoc="0"`)
    .replace("</wp:inline>", "</wp:anchor>")
    .replace(
      /<wp:extent[^>]*\/>/,
      `<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>${by}</wp:posOffset></wp:positionV><wp:extent cx="2540000" cy="1270000"/><wp:wrapSquare ${attributes}/>`,
    );

test("text from right to left is set, whatever its alphabet and the run's font", async () => {
  const words = ["بلدية أوريبرو", "עיריית תל אביב", "ߒߞߏ", "ﺑﻠﺪﻳﺔ"];
  const properties = ["", "<w:rtl/>", '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'];
  const body = words
    .flatMap((word) =>
      properties.map((more) => paragraph(run(`Om ${word} 12`, more) + run("♲⚔") + run(word, "<w:rtl/>"))),
    )
    .join("");
  const { value, diagnostics } = await convert({ body });
  expect(diagnostics.map(({ code }) => code)).not.toContain("pdf/crashed");
  expect(value).toBeDefined();
});

test("text flows beside a picture and goes on below it", async () => {
  const words = Array.from({ length: 120 }, (_, i) => `ord${i}`).join(" ");
  const word = (by: number) => ({
    body: heading(1, "Bild") + paragraph(anchored('wrapText="bothSides"', by) + run(words)),
    parts: { "media/bild.png": pixel },
    relationships: { i1: ["image", "media/bild.png"] as const },
  });
  const pdf = await read(word(0));
  expect(pdf.text).toBe(`Bild ${words}`);
  expect(pdf.alternatives).toEqual(["Ett diagram"]);
  expect(await codes(word(0))).toEqual([]);
});

test("lines are numbered where the section says so", async () => {
  const section = a4.replace("</w:sectPr>", '<w:lnNumType w:countBy="2"/></w:sectPr>');
  const pdf = await read({
    body: heading(1, "a") + paragraph("b") + paragraph("c") + paragraph("d") + section,
  });
  expect(pdf.text.split(" ").sort()).toEqual(["2", "4", "a", "b", "c", "d"]);
  expect(pdf.tags).toBe("H1 P P P");
});

test("columns of unequal width; without column breaks they are equal, and that is said", async () => {
  const columns =
    '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="6000" w:space="400"/><w:col w:w="2600"/></w:cols>';
  const section = a4.replace("</w:sectPr>", `${columns}</w:sectPr>`);
  const parted = heading(1, "a") + paragraph('<w:r><w:t>b</w:t><w:br w:type="column"/><w:t>c</w:t></w:r>');
  expect((await read({ body: parted + section })).text).toBe("a b c");
  expect(await codes({ body: parted + section })).toEqual([]);
  expect(await codes({ body: heading(1, "a") + paragraph("b") + section })).toEqual(["pdf/approximate"]);
  const ruled = a4.replace("</w:sectPr>", '<w:cols w:num="2" w:space="400" w:sep="1"/></w:sectPr>');
  expect((await read({ body: heading(1, "a") + paragraph("b") + ruled })).tags).toBe("H1 P");
});

test("footnotes begin again in a section that says so", async () => {
  const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const note = (id: number, text: string) =>
    `<w:footnote w:id="${id}">${paragraph(run(text), '<w:ind w:left="360" w:hanging="360"/>')}</w:footnote>`;
  const section = a4.replace(
    "<w:sectPr>",
    '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachSect"/></w:footnotePr>',
  );
  const body =
    heading(1, "x") +
    paragraph(run("A") + reference(2), section) +
    paragraph(run("B") + reference(3)) +
    section;
  const pdf = await read({ body, footnotes: note(2, "ett") + note(3, "två") });
  expect(pdf.text).toMatch(/^x Aa a ?ett Ba a ?två$/);
});

test("turned text in cells; borders of several lines are said to be simpler", async () => {
  const cell = (text: string, direction: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/><w:textDirection w:val="${direction}"/></w:tcPr>${paragraph(text)}</w:tc>`;
  const turned = `<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid><w:tr>${cell("uppåt", "btLr")}${cell("rakt", "lrTb")}</w:tr></w:tbl>`;
  expect((await read({ body: heading(1, "x") + turned })).text).toContain("uppåt");
  expect(await codes({ body: heading(1, "x") + turned })).toEqual([]);
  const border = '<w:pBdr><w:top w:val="double" w:sz="4" w:space="1"/></w:pBdr>';
  expect(await codes({ body: heading(1, "x") + paragraph(run("y"), border) })).toEqual(["pdf/approximate"]);
});
