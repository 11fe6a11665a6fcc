/** Where text stands on the page, read back with pdf.js: one case for each rule of Word's that was once missed. */
import { expect, test } from "vitest";
import { convert, lines, places } from "./convert-here.ts";
import { countClips, pathSizes, readPdf, readPlaces } from "./read-pdf.ts";
import { a4, field, heading, paragraph, picture, pixel, run } from "./word.ts";

test("a heading is bold only where its style or run says so", async () => {
  const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`;
  const { bytes } = await readPdf(convert({ styles, body: heading(1, "Mager rubrik") }).pdf);
  expect(bytes).toMatch(/\+Arimo-Regular/);
  expect(bytes).not.toMatch(/\+Arimo-Bold/);
});

const cells = (...texts: string[]) =>
  `<w:tr>${texts.map((text) => `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`).join("")}</w:tr>`;
const small = (properties: string) =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>${cells("ett", "två")}${cells("tre", "fyra")}</w:tbl>`;
const floating = '<w:tblpPr w:rightFromText="200" w:vertAnchor="text" w:tblpX="1" w:tblpY="1"/>';
const long = "Text som räcker till flera rader på sidan. ".repeat(6);

test("a table is as wide as it says, whatever its columns add up to", async () => {
  const cell = (text: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr>${paragraph(run(text))}</w:tc>`;
  const table = (width: number) =>
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>${cell("A")}${cell("B")}</w:tr></w:tbl>`;
  const second = async (width: number) => {
    const [a, b] = await places({ body: table(width) });
    return (b?.x ?? 0) - (a?.x ?? 0);
  };
  expect(await second(6000)).toBeCloseTo(100, 1);
  expect(await second(3000)).toBeCloseTo(50, 1);
  expect(await second(20)).toBeCloseTo(100, 1);
});

test("double borders take the room of their lines and the gap between them", async () => {
  const height = async (style: string) => {
    const line = `w:val="${style}" w:sz="8" w:space="0" w:color="auto"`;
    const borders = `<w:tblBorders><w:top ${line}/><w:bottom ${line}/><w:insideH ${line}/></w:tblBorders>`;
    const found = await places({ body: small(borders) });
    const y = (text: string) => found.find((t) => t.text === text)?.y ?? 0;
    return Math.abs(y("tre") - y("ett"));
  };
  expect((await height("double")) - (await height("single"))).toBeCloseTo(2, 1);
});

test("double lines above and below cells are drawn as two, those at their sides are said to be one", async () => {
  const double = 'w:val="double" w:sz="8" w:space="0" w:color="auto"';
  const sum = convert({ body: small(`<w:tblBorders><w:bottom ${double}/></w:tblBorders>`) });
  const lines = (await pathSizes(sum.pdf)).filter(({ width, height }) => width === 50 && height <= 1);
  expect(lines).toHaveLength(4);
  expect(sum.said.filter((p) => p.thing === "border")).toEqual([]);
  const side = convert({ body: small(`<w:tblBorders><w:left ${double}/></w:tblBorders>`) });
  expect(side.said).toContainEqual(expect.objectContaining({ thing: "border", name: "double" }));
});

test("text flows beside a floating table and goes on below it", async () => {
  const found = await places({ body: small(floating) + paragraph(long) });
  const at = (text: string) => found.find((t) => t.text.startsWith(text));
  const first = at("Text");
  expect(first?.x).toBeGreaterThan((at("två")?.x ?? 0) + 40);
  expect(Math.abs((first?.y ?? 0) - (at("ett")?.y ?? 0))).toBeLessThan(3);
  expect(Math.min(...found.filter((t) => t.y > (at("fyra")?.y ?? 0) + 12).map((t) => t.x))).toBeLessThan(75);
});

test("page numbers stand in text beside a float, and justified lines end at the edge whatever spaces they have", async () => {
  const text = "Sidan  har  två  blanksteg. ".repeat(12);
  const body = small(floating) + paragraph(run(text) + field("PAGE", "1"), '<w:jc w:val="both"/>');
  const found = await places({ body });
  const top = Math.min(...found.map((t) => t.y));
  const first = found.filter((t) => t.x > 180 && t.y < top + 20);
  const lines = new Set(first.map((t) => t.y));
  expect(lines.size).toBe(2);
  for (const y of lines) {
    const ends = first.filter((t) => t.y === y).map((t) => t.x + t.width);
    expect(Math.max(...ends)).toBeCloseTo(595.3 - 70.85, 0);
  }
});

test("what cannot stand beside a float is said to stand below it", () => {
  const { said } = convert({ body: small(floating) + paragraph("Kort.") + small("") });
  expect(said).toContainEqual(expect.objectContaining({ thing: "table-beside" }));
});

const page = (bands: string, more = "") =>
  `<w:sectPr>${bands}${more}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1417" w:bottom="1417" w:left="1417" w:header="500" w:footer="708" w:gutter="0"/></w:sectPr>`;
const header = (id: string, type = "default") => `<w:headerReference w:type="${type}" r:id="${id}"/>`;
const parts = {
  "header1.xml": paragraph("Högt") + paragraph("").repeat(12),
  "header2.xml": paragraph("Lågt"),
};
const relationships = { h1: ["header", "header1.xml"], h2: ["header", "header2.xml"] } as const;

test("a page's room is that of the header it shows, also where sections share a page", async () => {
  const carrier = `<w:p><w:pPr>${page(header("h1"))}</w:pPr>${run("Först")}</w:p>`;
  const body = `${carrier}${paragraph("Sedan")}${paragraph("Sist", "<w:pageBreakBefore/>")}${page(header("h2"), '<w:type w:val="continuous"/>')}`;
  const found = await places({ body, parts, relationships });
  const y = (text: string) => found.find((t) => t.text === text)?.y ?? 0;
  expect(y("Först")).toBeGreaterThan(180);
  expect(y("Sist")).toBeLessThan(80);
});

test("an empty header moves the text down where the margin has no room for it", async () => {
  const top = async (header: string, margin: number) => {
    const narrow = page(header).replace('w:top="1000"', `w:top="${margin}"`);
    const found = await places({
      body: paragraph("Först") + narrow,
      parts: { "header1.xml": paragraph("") },
      relationships,
    });
    return found.find((t) => t.text === "Först")?.y ?? 0;
  };
  expect((await top(header("h1"), 300)) - (await top("", 300))).toBeCloseTo(25 + 13.45 - 15, 0);
  expect(await top(header("h1"), 1000)).toBeCloseTo(await top("", 1000), 2);
});

test("headers of different heights on odd and even pages are said to take the same room", () => {
  const body = paragraph("Text") + page(header("h1") + header("h2", "even"));
  const { said } = convert({ body, parts, relationships, settings: "<w:evenAndOddHeaders/>" });
  expect(said).toContainEqual(expect.objectContaining({ thing: "uneven-bands" }));
});

test("frames stand where they say: a drop cap beside its text, a page number at the right of the footer's line", async () => {
  const cap = paragraph(
    run("D", '<w:sz w:val="80"/>'),
    '<w:framePr w:dropCap="drop" w:lines="2" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>',
  );
  const number = paragraph(
    "7",
    '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>',
  );
  const footer = '<w:footerReference w:type="default" r:id="f1"/>';
  const found = await places({
    body: cap + paragraph(long) + page(footer),
    parts: { "footer1.xml": number + paragraph("Fot") },
    relationships: { f1: ["footer", "footer1.xml"] },
  });
  const at = (text: string) => found.find((t) => t.text.startsWith(text)) ?? { x: 0, y: 0, width: 0 };
  expect(at("Text").x).toBeGreaterThan(at("D").x + 15);
  expect(at("Text").y).toBeLessThan(at("D").y);
  expect(Math.abs(at("7").y - at("Fot").y)).toBeLessThan(1);
  expect(at("7").x + at("7").width).toBeCloseTo(595.3 - 70.85, 0);
});

test("automatic space after a frame's text makes the frame no less deep: as many lines stand beside it", async () => {
  const frame = (space: string) =>
    paragraph(
      run("Ram") + "<w:r><w:br/></w:r>".repeat(3) + run("slut"),
      `<w:framePr w:w="2000" w:wrap="around" w:vAnchor="text" w:hAnchor="text" w:y="1"/><w:spacing ${space}/>`,
    );
  const beside = async (space: string) =>
    (await places({ body: frame(space) + paragraph(long.repeat(2)) })).filter((t) => t.x > 150).length;
  expect(await beside('w:after="280" w:afterAutospacing="1"')).toBe(await beside('w:after="0"'));
});

test.each([
  '<w:framePr w:hSpace="0" w:wrap="auto" w:vAnchor="margin" w:hAnchor="text" w:xAlign="left" w:yAlign="inline"/>',
  '<w:framePr w:wrap="notBeside"/>',
])("a frame without a place of its own is a paragraph: %s", async (frame) => {
  const body = paragraph("Ett") + paragraph("Två", frame) + paragraph("Tre");
  expect(await lines({ body })).toEqual(["Ett", "Två", "Tre"]);
  expect(convert({ body }).said.filter((p) => p.thing === "frame")).toEqual([]);
});

test("a drop cap in the margin stands before the text, which begins at its own edge", async () => {
  const cap = paragraph(
    run("D", '<w:sz w:val="80"/>'),
    '<w:framePr w:dropCap="margin" w:lines="2" w:hSpace="100" w:wrap="around" w:vAnchor="text" w:hAnchor="page"/>',
  );
  const found = await places({ body: cap + paragraph(long) });
  const at = (text: string) => found.find((t) => t.text.startsWith(text)) ?? { x: 0, width: 0 };
  expect(at("Text").x).toBeCloseTo(70.85, 0);
  expect(at("D").x + at("D").width).toBeCloseTo(70.85 - 5, 0);
});

test("a paragraph's frame adds to that of its style", async () => {
  const styles = `<w:style w:type="paragraph" w:styleId="Ram"><w:name w:val="Ram"/><w:pPr><w:framePr w:w="4000" w:hAnchor="page" w:vAnchor="text" w:x="721" w:y="1"/></w:pPr></w:style>`;
  const framed = (frame: string) => paragraph(run("Id"), `<w:pStyle w:val="Ram"/><w:framePr ${frame}/>`);
  const x = async (frame: string) =>
    (await places({ styles, body: framed(frame) + paragraph(long) })).find((t) => t.text === "Id")?.x;
  expect(await x('w:wrap="around"')).toBeCloseTo(36, 0);
  expect(await x('w:xAlign="right"')).toBeCloseTo(595.3 - 200, 0);
});

const auto = '<w:tcW w:w="0" w:type="auto"/>';

test.each([
  ["Kort", "", auto, []],
  ["Text som är för lång", "", auto, ["unwrapped-cell"]],
  ["Text som är för lång", "", '<w:tcW w:w="1000" w:type="dxa"/>', []],
  ["Text som är för lång", '<w:tblLayout w:type="fixed"/>', auto, []],
])(
  "a cell that is not to wrap its text, and does, is said to: %s %s %s",
  (text, properties, width, things) => {
    const body = small(properties)
      .replace(/<w:tcPr>.*?<\/w:tcPr>/, `<w:tcPr>${width}<w:noWrap/></w:tcPr>`)
      .replace("ett", text);
    expect(convert({ body }).said.flatMap((p) => p.thing ?? [])).toEqual(things);
  },
);

test("an empty cell whose end mark is hidden is as low as its row says", async () => {
  const gap = async (mark: string) => {
    const row = (text: string, properties = "", cell = "") =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc><w:tcPr>${cell}</w:tcPr>${paragraph(text)}</w:tc></w:tr>`;
    const rows = row("ovan") + row("", '<w:trHeight w:val="60"/>', mark) + row("under");
    const body = `<w:tbl><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>${rows}</w:tbl>`;
    const found = await places({ body });
    const y = (text: string) => found.find((t) => t.text === text)?.y ?? 0;
    return y("under") - y("ovan");
  };
  const [usual, hidden] = [await gap(""), await gap("<w:hideMark/>")];
  expect(usual).toBeCloseTo(2 * 13.4, 0);
  expect(hidden).toBeCloseTo(13.4 + 3, 0);
});

test("a column that has no room for a letter becomes as wide as its words, unless its table is fixed", async () => {
  const table = (properties: string) =>
    `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid><w:gridCol w:w="200"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc>${paragraph("Nummer")}</w:tc><w:tc>${paragraph("Ärende")}</w:tc></w:tr></w:tbl>`;
  const free = await places({ body: table("") });
  const [number, matter] = ["Nummer", "Ärende"].map((t) => free.find(({ text }) => text === t));
  expect(matter?.x).toBeGreaterThan((number?.x ?? 1000) + (number?.width ?? 0));
  const fixed = await places({ body: table('<w:tblLayout w:type="fixed"/>') });
  expect(fixed.find(({ text }) => text === "Nummer")).toBeUndefined();
});

test("a decimal tab stop aligns the numbers in a cell by itself", async () => {
  const stop = '<w:tabs><w:tab w:val="decimal" w:pos="700"/></w:tabs>';
  const row = (text: string) =>
    `<w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraph(text, stop)}</w:tc></w:tr>`;
  const body = `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>${row("7,5")}${row("1234,5")}</w:tbl>`;
  const found = await places({ body });
  const end = (text: string) => found.filter((t) => text.includes(t.text)).map((t) => t.x + t.width);
  expect(Math.max(...end("7,5"))).toBeCloseTo(Math.max(...end("1234,5")), 0);
});

const image = {
  parts: { "media/bild.png": pixel },
  relationships: { i1: ["image", "media/bild.png"] },
} as const;

test("a turned picture is drawn, and takes the room that it needs", async () => {
  const turned = (degrees: number) =>
    picture("i1", "Pil").replace("<pic:spPr/>", `<pic:spPr><a:xfrm rot="${degrees * 60_000}"/></pic:spPr>`);
  const x = async (degrees: number) => {
    const { pdf } = convert({ body: paragraph(turned(degrees) + run("efter")), ...image });
    expect((await readPdf(pdf)).alternatives).toEqual(["Pil"]);
    return (await places({ body: paragraph(turned(degrees) + run("efter")), ...image }))[0]?.x ?? 0;
  };
  expect((await x(0)) - 70.85).toBeCloseTo(50, 0);
  expect((await x(90)) - 70.85).toBeCloseTo(25, 0);
});

test("a row of exact height keeps it, and what does not fit is cut off", async () => {
  const exact = '<w:trPr><w:trHeight w:val="400" w:hRule="exact"/></w:trPr>';
  const rows = cells(long, "b").replace("<w:tr>", `<w:tr>${exact}`) + cells("under", "d");
  const { pdf } = convert({
    body: `<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>${rows}</w:tbl>`,
  });
  const found = await readPlaces(pdf);
  const y = (text: string) => found.find((t) => t.text.startsWith(text))?.y ?? 0;
  expect(y("under") - y("Text")).toBeCloseTo(20, 0);
  expect(await countClips(pdf)).toBeGreaterThan(0);
});

test("lines that are not to be numbered are neither numbered nor counted, and empty ones are", async () => {
  const section = a4.replace("</w:sectPr>", '<w:lnNumType w:countBy="1"/></w:sectPr>');
  const body =
    paragraph("a") + paragraph("b", "<w:suppressLineNumbers/>") + paragraph("") + paragraph("c") + section;
  const found = await places({ body });
  expect(found.map((t) => t.text).sort()).toEqual(["1", "2", "3", "a", "b", "c"]);
  const y = (text: string) => found.find((t) => t.text === text)?.y ?? 0;
  expect(y("1")).toBeCloseTo(y("a"), 1);
  expect(y("3")).toBeCloseTo(y("c"), 1);
});

test.each([
  ["center", 420],
  ["bottom", 765],
])("text stands in the %s of the page where its section says so", async (where, y) => {
  const section = a4.replace("</w:sectPr>", `<w:vAlign w:val="${where}"/></w:sectPr>`);
  expect(Math.abs(((await places({ body: paragraph("x") + section }))[0]?.y ?? 0) - y)).toBeLessThan(10);
});

test("margins that mirror change sides on even pages, for text and for what floats", async () => {
  const wide = a4.replace('w:left="1417"', 'w:left="2834"');
  const anchored = picture("i1", "Pil")
    .replace("<wp:inline", "<wp:anchor")
    .replace("</wp:inline>", "</wp:anchor>");
  const body =
    paragraph("udda") + paragraph(`<w:r><w:br w:type="page"/></w:r>${anchored}${run("jämn")}`) + wide;
  const found = await places({ body, settings: "<w:mirrorMargins/>", ...image });
  const x = (text: string) => found.find((t) => t.text === text)?.x;
  expect(x("udda")).toBeCloseTo(141.7, 0);
  expect(x("jämn")).toBeCloseTo(70.85, 0);
});

test("text in the middle of several pages stands at their top, and that is said", async () => {
  const section = a4.replace("</w:sectPr>", '<w:vAlign w:val="center"/></w:sectPr>');
  const word = { body: paragraph("Ett") + paragraph("Två", "<w:pageBreakBefore/>") + section };
  for (const { y } of await places(word)) expect(y).toBeLessThan(100);
  expect(convert(word).said).toContainEqual({ thing: "vertical-pages" });
});

test("looks and layouts that the PDF does not have are said", () => {
  const look = (properties: string) => run("text", properties);
  const body =
    paragraph(look("<w:emboss/>") + look("<w:shadow/>") + look('<w:em w:val="dot"/>') + look("<w:emboss/>")) +
    paragraph(look("<w:dstrike/>") + look('<w:u w:val="wave"/>') + look('<w:u w:val="dotted"/>')) +
    paragraph(
      `<w:r><w:ruby><w:rt>${run("läs")}</w:rt><w:rubyBase>${run("bas")}</w:rubyBase></w:ruby></w:r>`,
    ) +
    small('<w:tblCellSpacing w:w="40" w:type="dxa"/>').replace(
      '<w:tcW w:w="1000" w:type="dxa"/>',
      '<w:tcBorders><w:tl2br w:val="single" w:sz="4"/></w:tcBorders>',
    ) +
    `<w:p><w:subDoc r:id="s"/><w:r><w:contentPart r:id="i"/></w:r>${run("x", '<w:fitText w:val="900"/>')}</w:p>` +
    a4.replace(
      "</w:sectPr>",
      '<w:pgBorders><w:top w:val="apples" w:sz="20"/></w:pgBorders><w:pgNumType w:chapStyle="1"/><w:vAlign w:val="both"/><w:textDirection w:val="tbRl"/></w:sectPr>',
    );
  const { said } = convert({ body });
  expect(said.flatMap((params) => params.thing ?? []).sort()).toEqual([
    "cell-spacing",
    "chapter-number",
    "diagonal-border",
    "double-strike",
    "emboss",
    "emphasis",
    "fitted-text",
    "ink",
    "outline",
    "page-border",
    "ruby",
    "sub-document",
    "text-direction",
    "underline",
    "vertical-justification",
  ]);
});

test("a measure means the same in points, as strict documents are written, and in twentieths", async () => {
  const spaced = (spacing: string) =>
    places({ body: paragraph("a", spacing) + paragraph("b", spacing) + paragraph("c") });
  const usual = await spaced('<w:spacing w:after="160" w:line="276" w:lineRule="auto"/>');
  expect(await spaced('<w:spacing w:after="8pt" w:line="13.8pt" w:lineRule="auto"/>')).toEqual(usual);
});

test("a row may leave a single line of a paragraph on its page", async () => {
  const pages = async (empty: number) => {
    const cell = paragraph(`${run("ett ")}<w:r><w:br/></w:r>${run("två ")}<w:r><w:br/></w:r>${run("tre")}`);
    const table = `<w:tbl><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${cell}</w:tc></w:tr></w:tbl>`;
    return (await places({ body: "<w:p/>".repeat(empty) + table })).map(({ page }) => page);
  };
  const found: number[][] = [];
  for (let empty = 40; empty < 60; empty++) found.push(await pages(empty));
  expect(found).toContainEqual([1, 2, 2]);
});

test("what a warning quotes of a paragraph leaves out the instructions of its fields", () => {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const number = `${field("begin")}<w:r><w:instrText> SEQ Figur </w:instrText></w:r>${field("separate")}${run("1")}${field("end")}`;
  const { diagnostics } = convert({
    body: paragraph(run("Figur ") + number + run(": Torget") + picture("rId9", undefined)),
    relationships: { rId9: ["image", "media/a.png"] },
    parts: { "media/a.png": pixel },
  });
  expect(diagnostics.map(({ place }) => place)).toContainEqual(
    expect.objectContaining({ quote: "Figur 1: Torget" }),
  );
});

test("cells without a width that others cover, as LibreOffice leaves them, take no columns", async () => {
  const cell = (text: string, properties: string) =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
  const covered = cell("", '<w:tcW w:w="0" w:type="dxa"/><w:vMerge w:val="continue"/>');
  const wide = (text: string) => cell(text, '<w:tcW w:w="3000" w:type="dxa"/>');
  const table = (between: string) =>
    `<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${wide("Ett")}${between}${wide("Två")}</w:tr></w:tbl>`;
  const usual = await places({ body: table("") });
  expect(await places({ body: table(covered + covered) })).toEqual(usual);
});
