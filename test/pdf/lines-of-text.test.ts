/** How lines of text are set and parted, read back with pdf.js: one case for each rule of Word's that was once missed. */
import { expect, test } from "vitest";
import { convert, lines, places } from "./convert-here.ts";
import { countStrokes, pathSizes, readPdf } from "./read-pdf.ts";
import { paragraph, run } from "./word.ts";

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

test("a word wider than its column breaks after a slash only where it begins the paragraph or is long", async () => {
  const cell = (text: string) =>
    `<w:tbl><w:tblGrid><w:gridCol w:w="1300"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="1300" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc></w:tr></w:tbl>`;
  expect(await lines({ body: cell("/api/produkter") })).toEqual(["/api/", "produkter"]);
  expect(await lines({ body: cell("samt och/eller") })).toEqual(["samt", "och/eller"]);
  expect(await lines({ body: cell("se a/b/c/d/e/f/g/produkter") })).toEqual([
    "se",
    "a/b/c/d/e/f",
    "/g/produkt",
    "er",
  ]);
  const path = Array.from({ length: 12 }, () => "abcdefg").join("/");
  expect((await lines({ body: cell(`se ${path}`) })).slice(-3)).toEqual(["abcdefg/", "abcdefg/", "abcdefg"]);
});

test("words stay whole after a closing brace and before a backslash; a bracket's or a full stop's space belongs to its word", async () => {
  const cell = (text: string) =>
    `<w:tbl><w:tblGrid><w:gridCol w:w="1300"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="1300" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc></w:tr></w:tbl>`;
  expect(await lines({ body: cell("ett {namn}sson") })).toEqual(["ett", "{namn}sson"]);
  expect(await lines({ body: cell("ett mapp!\\fil") })).toEqual(["ett", "mapp!\\fil"]);
  // As far as the cell reaches, the bracket and its space counted.
  expect(await lines({ body: cell("{{ produkterna") })).toEqual(["{{ produkte", "rna"]);
  // As Unicode has it, no line parts before ".": what is too wide is cut, not drawn over the next cell.
  expect(await lines({ body: cell(".dwf, .dwfxyzab") })).toEqual([".dwf, .dwfx", "yzab"]);
});

test("a first word too wide for an indented line begins there all the same", async () => {
  const cell = (text: string) =>
    `<w:tbl><w:tblGrid><w:gridCol w:w="1500"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>${paragraph(run(text), '<w:ind w:firstLine="700"/>')}</w:tc></w:tr></w:tbl>`;
  const [first] = await places({ body: cell("ansvarar") });
  expect(first?.x).toBeCloseTo((await places({ body: cell("vi") }))[0]?.x ?? 0, 1);
  expect(first?.text.length).toBeGreaterThan(2);
});

test("spaces at the end of a paragraph hang over the edge, and those that show do not go", async () => {
  const width = Math.ceil(20 * ((await places({ body: paragraph("Bas 18 %") }))[0]?.width ?? 0)) + 10;
  const cell = (content: string) =>
    `<w:tbl><w:tblPr><w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${paragraph(content)}</w:tc></w:tr></w:tbl>`;
  expect(await lines({ body: cell(run("Bas 18 %  ")) })).toEqual(["Bas 18 %"]);
  expect(await lines({ body: cell(run("Bas 18 %", "<w:u w:val='single'/>") + run("  ")) })).toEqual([
    "Bas 18 %",
  ]);
  const signed = convert({ body: paragraph(run("Namn:") + run("          ", '<w:u w:val="single"/>')) });
  expect(await countStrokes(signed.pdf)).toBe(1);
});

test("spaces before a first word that has no room beside them take a line", async () => {
  const cell = (text: string) =>
    `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraph(run(text))}</w:tc></w:tr></w:tbl>`;
  const top = async (text: string) =>
    (await places({ body: cell(text) })).find((t) => t.text.trim() !== "")?.y;
  const [beside, below] = [await top("sammanträdet"), await top(`${" ".repeat(14)}sammanträdet`)];
  expect(Math.abs((below ?? 0) - (beside ?? 0))).toBeGreaterThan(8);
});

test("the number of a centred paragraph stands before its text, not at the edge", async () => {
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1 §"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const centred = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/>`;
  const found = await places({ numbering, body: paragraph(run("Ändamål"), centred) });
  const [number, text] = [
    found.find((t) => t.text.includes("§")),
    found.find((t) => t.text.includes("Ändamål")),
  ];
  if (!number || !text) throw new Error(JSON.stringify(found));
  expect(text.x - number.x).toBeLessThan(40);
});

test("raised text makes its line higher, unless the file says otherwise", async () => {
  const second = async (position: string, settings = "") => {
    const found = await places({ body: paragraph(run("Ett", position)) + paragraph("Två"), settings });
    return found.find((t) => t.text === "Två")?.y ?? 0;
  };
  expect(Math.abs((await second('<w:position w:val="12"/>')) - (await second("")))).toBeCloseTo(6, 1);
  const flat = "<w:compat><w:noSpaceRaiseLower/></w:compat>";
  expect(await second('<w:position w:val="12"/>', flat)).toBeCloseTo(await second(""), 2);
});

test("lines under text: two, under the words alone, and in their own colour", async () => {
  const strokes = (underline: string) =>
    countStrokes(convert({ body: paragraph(run("en två", underline)) }).pdf);
  expect(await strokes('<w:u w:val="single"/>')).toBe(1);
  expect(await strokes('<w:u w:val="double"/>')).toBe(2);
  expect(await strokes('<w:u w:val="words"/>')).toBe(2);
  const { bytes } = await readPdf(
    convert({ body: paragraph(run("x", '<w:u w:val="dash" w:color="FF0000"/>')) }).pdf,
  );
  expect(bytes).toContain("<pdfuaid:part>1</pdfuaid:part>");
});

test("a tab to the right of the text may be filled with dots", async () => {
  const tab = '<w:r><w:ptab w:alignment="right" w:relativeTo="margin" w:leader="dot"/></w:r>';
  const [line = ""] = await lines({ body: paragraph(run("a") + tab + run("b")) });
  expect(line).toMatch(/^a\.{50,}b$/);
});

test("a horizontal line alone in its paragraph has the height of the paragraph's mark", async () => {
  const rule = `<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:rect style="width:0;height:.05pt" o:hralign="center" o:hrstd="t" o:hr="t"/></w:pict></w:r>`;
  const drop = async (between: string) => {
    const found = await places({ body: paragraph("Ovan") + paragraph(between) + paragraph("Under") });
    return Math.abs((found.at(-1)?.y ?? 0) - (found[0]?.y ?? 0));
  };
  expect(await drop(rule)).toBeCloseTo(await drop(run("Text")), 1);
});

test("a line of justified text that ends with a line break is as wide as the others, unless the file says otherwise", async () => {
  const body = paragraph(`${run("ett två")}<w:r><w:br/></w:r>${run("tre")}`, '<w:jc w:val="both"/>');
  const end = async (compat: string) => {
    const settings = `<w:compat>${compat}</w:compat>`;
    const found = (await places({ body, settings })).find((t) => t.text.includes("två"));
    return (found?.x ?? 0) + (found?.width ?? 0);
  };
  expect(await end("")).toBeGreaterThan(500);
  expect(await end("<w:doNotExpandShiftReturn/>")).toBeLessThan(200);
});

test("a line between paragraphs of the same borders is drawn and takes its room", async () => {
  const line = 'w:val="single" w:sz="8" w:space="3" w:color="auto"';
  const framed = (sides: readonly string[]) => {
    const border = `<w:pBdr>${sides.map((side) => `<w:${side} ${line}/>`).join("")}</w:pBdr>`;
    return { body: ["Ett", "Två", "Tre"].map((t) => paragraph(t, border)).join("") };
  };
  const height = async (sides: readonly string[]) => {
    const found = await places(framed(sides));
    const y = (text: string) => found.find((t) => t.text === text)?.y ?? 0;
    return Math.abs(y("Tre") - y("Ett"));
  };
  const [box, ruled] = [
    ["top", "bottom"],
    ["top", "bottom", "between"],
  ];
  expect((await height(ruled)) - (await height(box))).toBeCloseTo(2 * (3 + 1 + 3), 1);
  const lines = async (sides: readonly string[]) => (await pathSizes(convert(framed(sides)).pdf)).length;
  expect((await lines(ruled)) - (await lines(box))).toBe(2);
});

test("distributed text reaches from edge to edge in its last line, too, and is said to be spread by words", async () => {
  const body = paragraph("Ett två", '<w:jc w:val="distribute"/>') + paragraph("Under");
  const [first, second, below] = await places({ body });
  expect(first?.text).toBe("Ett");
  expect((second?.x ?? 0) + (second?.width ?? 0)).toBeCloseTo(595.3 - 70.85, 0);
  const usual = (await places({ body: paragraph("Ett två") + paragraph("Under") })).at(-1);
  expect(below?.y).toBeCloseTo(usual?.y ?? 0, 2);
  expect(convert({ body }).said).toContainEqual({ thing: "distributed-text" });
});
