/** Shapes, text boxes, groups and watermarks, of DrawingML and of VML. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedColor } from "../../src/pdf/read/color-changes.ts";
import { presetShape } from "../../src/pdf/read/shapes/presets.ts";
import { convert, places } from "./convert-here.ts";
import { countStrokes, dashes, fillColors, paintOrder, pathSizes, readPdf, strokeLooks } from "./read-pdf.ts";
import { a4, heading, paragraph, picture, pixel, run } from "./word.ts";

const vmlNames = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
const vml = (shapes: string) => `<w:r><w:pict ${vmlNames}>${shapes}</w:pict></w:r>`;
const box = (text: string) => `<v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox>`;
const first = heading(1, "Figurer");

test("what a VML group holds is drawn, each in its place", async () => {
  const group = vml(
    `<v:group style="width:200pt;height:80pt" coordorigin="100,0" coordsize="1000,400">
      <v:rect style="left:100;top:0;width:400;height:400" fillcolor="#f00">${box("vänster")}</v:rect>
      <v:oval style="left:600;top:100;width:400;height:300" fillcolor="green">${box("höger")}</v:oval>
    </v:group>`,
  );
  const word = { body: first + paragraph(group) };
  const found = await places(word);
  const [left, right] = ["vänster", "höger"].map((text) => found.find((t) => t.text === text));
  expect((right?.x ?? 0) - (left?.x ?? 0)).toBeCloseTo(100, 0);
  expect((right?.y ?? 0) - (left?.y ?? 0)).toBeCloseTo(20, 0);
  expect(await fillColors(convert(word).pdf)).toEqual(expect.arrayContaining(["#ff0000", "#008000"]));
});

const names = [
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
].join(" ");
const drawing = (kind: "Shape" | "Group", inner: string) =>
  `<w:r><w:drawing ${names}><wp:inline><wp:extent cx="2540000" cy="1270000"/><wp:docPr id="1" name="F" descr="Figurer"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessing${kind}">${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const shape = (text: string, look: string, x = 0, geometry = "rect") =>
  `<wps:wsp><wps:spPr><a:xfrm><a:off x="${x}" y="0"/><a:ext cx="2000" cy="2000"/></a:xfrm><a:prstGeom prst="${geometry}"/></wps:spPr>${look}<wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>`;
const themed =
  '<wps:style><a:lnRef idx="1"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr></a:fillRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></wps:style>';
const theme = {
  parts: {
    "theme/theme1.xml": `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x"><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>`,
    "media/bild.png": pixel,
  },
  relationships: { t1: ["theme", "theme/theme1.xml"], i1: ["image", "media/bild.png"] },
} as const;

test("a shape has the colours of its style, and its text too", async () => {
  const word = { body: first + paragraph(drawing("Shape", shape("vit", themed))), ...theme };
  const { pdf, said } = convert(word);
  const colors = await fillColors(pdf);
  expect(colors).toEqual(expect.arrayContaining(["#203864", "#ffffff"]));
  expect(said).toEqual([]);
});

describe("places and sizes that are shares of the page", () => {
  const wp14 = 'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"';
  const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  const anchored = (sizes: string, inner = shape("Ruta", themed)) =>
    drawing("Shape", inner)
      .replace(
        "<wp:inline>",
        `<wp:anchor behindDoc="0" ${wp14} ${mc}><mc:AlternateContent><mc:Choice Requires="wp14"><wp:positionH relativeFrom="page"><wp14:pctPosHOffset>50000</wp14:pctPosHOffset></wp:positionH></mc:Choice><mc:Fallback><wp:positionH relativeFrom="page"><wp:posOffset>3810000</wp:posOffset></wp:positionH></mc:Fallback></mc:AlternateContent><wp:positionV relativeFrom="page"><wp:posOffset>1270000</wp:posOffset></wp:positionV>`,
      )
      .replace("</wp:inline>", `${sizes}</wp:anchor>`);
  const share = (side: "H" | "V", from: string, thousandths: number) => {
    const length = side === "H" ? "Width" : "Height";
    return `<wp14:sizeRel${side} relativeFrom="${from}"><wp14:pct${length}>${thousandths}</wp14:pct${length}></wp14:sizeRel${side}>`;
  };
  const sizes = async (written: string, inner?: string) => {
    const { pdf } = convert({ body: first + paragraph(anchored(written, inner)), ...theme });
    return (await pathSizes(pdf)).map(({ width, height }) => [Math.round(width), Math.round(height)]);
  };

  test("a place has its length beside it", async () => {
    const found = await places({ body: first + paragraph(anchored("")), ...theme });
    expect(found.find(({ text }) => text === "Ruta")?.x).toBeGreaterThan(300);
  });

  test("a size is found anew for the page that there is", async () => {
    const a4Width = 595.3;
    const within = 841.9 - 2 * 70.85;
    const found = await sizes(share("H", "page", 50_000) + share("V", "margin", 10_000));
    expect(found).toContainEqual([Math.round(a4Width / 2), Math.round(within / 10)]);
    expect(await sizes(share("H", "page", 0))).toContainEqual([200, 100]);
    expect(await sizes(share("H", "constructor", 50_000))).toContainEqual([200, 100]);
  });

  test("but not the height of a box that is as high as its text", async () => {
    const fitted = shape("Ruta", themed).replace("<wps:bodyPr/>", "<wps:bodyPr><a:spAutoFit/></wps:bodyPr>");
    const found = await sizes(share("V", "margin", 90_000), fitted);
    expect(Math.max(...found.map(([, height = 0]) => height))).toBeLessThan(300);
  });
});

describe("what lies over what", () => {
  const filled = (color: string, height: number, x: number, more = "") =>
    drawing(
      "Shape",
      `<wps:wsp><wps:spPr><a:xfrm/><a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></wps:spPr>${more}<wps:bodyPr/></wps:wsp>`,
    )
      .replace(
        "<wp:inline>",
        `<wp:anchor behindDoc="0" relativeHeight="${height}"><wp:positionH relativeFrom="page"><wp:posOffset>${x * 12_700}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>1270000</wp:posOffset></wp:positionV>`,
      )
      .replace("</wp:inline>", "</wp:anchor>");
  const box = (text: string) => `<wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx>`;
  const order = async (content: string) => {
    const { pdf } = convert({ body: first + paragraph(content + run("Text")) });
    const colors = await fillColors(pdf);
    return ["#ff0000", "#00ff00"].toSorted((a, b) => colors.indexOf(a) - colors.indexOf(b));
  };

  test("is said by the height of drawings, wherever they are anchored", async () => {
    expect(await order(filled("FF0000", 2, 100) + filled("00FF00", 1, 120))).toEqual(["#00ff00", "#ff0000"]);
    expect(await order(filled("FF0000", 1, 100) + filled("00FF00", 2, 120))).toEqual(["#ff0000", "#00ff00"]);
  });

  test("and by that of boxes, which are read as they are written where none covers the other", async () => {
    const [red, green] = [box("röd"), box("grön")];
    expect(await order(filled("FF0000", 2, 100, red) + filled("00FF00", 1, 120, green))).toEqual([
      "#00ff00",
      "#ff0000",
    ]);
    // A drawing in front of the text does not hide a box that lies over it.
    expect(await order(filled("FF0000", 1, 100) + filled("00FF00", 2, 120, green))).toEqual([
      "#ff0000",
      "#00ff00",
    ]);
    const apart = filled("FF0000", 2, 50, red) + filled("00FF00", 1, 350, green);
    expect(await order(apart)).toEqual(["#ff0000", "#00ff00"]);
    expect((await readPdf(convert({ body: first + paragraph(apart) }).pdf)).text).toContain("röd grön");
  });
});

test("a shape has the looks of its type where it has none of its own, as drawing canvases have no frame", async () => {
  const canvas = (own: string) =>
    vml(
      `<v:shapetype id="_x0000_t75" filled="f" stroked="f" path="m,l21600,21600e"/><v:group style="width:200pt;height:80pt" coordsize="200,80"><v:shape type="#_x0000_t75" style="width:200;height:80" ${own}/><v:rect style="width:50;height:40" fillcolor="red"/></v:group>`,
    );
  const strokes = async (own: string) => countStrokes(convert({ body: first + paragraph(canvas(own)) }).pdf);
  expect((await strokes('stroked="t"')) - (await strokes(""))).toBe(1);
});

describe("what is anchored in a cell", () => {
  const anchored = (from: string, attributes = "") =>
    drawing("Shape", shape("Ruta", themed))
      .replace(
        "<wp:inline>",
        `<wp:anchor behindDoc="0" ${attributes}><wp:positionH relativeFrom="${from}"><wp:posOffset>127000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>127000</wp:posOffset></wp:positionV>`,
      )
      .replace("</wp:inline>", "</wp:anchor>");
  const cell = (content: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${paragraph(content)}</w:tc>`;
  const table = (content: string) =>
    `<w:tbl><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>${cell("ett")}${cell(content + run("två"))}</w:tr></w:tbl>`;
  /** From the text of its cell. */
  const away = async (content: string, settings?: string) => {
    const found = await places({ body: first + table(content), ...theme, ...(settings && { settings }) });
    const x = (text: string) => found.find((t) => t.text === text)?.x ?? 0;
    return x("Ruta") - x("två");
  };
  const inset = 7.2;

  test.each(["column", "page", "margin"])("is placed by it (%s)", async (from) => {
    expect(await away(anchored(from))).toBeCloseTo(10 + inset, 0);
  });

  test("unless the document says otherwise, up to Word 2010", async () => {
    const old = anchored("page", 'layoutInCell="0"');
    expect(await away(old)).toBeLessThan(-100);
    const since2013 =
      '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>';
    expect(await away(old, since2013)).toBeCloseTo(10 + inset, 0);
  });

  test("also a shape of VML", async () => {
    const style =
      "position:absolute;margin-left:10pt;margin-top:0;width:90pt;height:20pt;mso-position-horizontal-relative:page";
    const rect = vml(
      `<v:rect style="${style}"><v:textbox inset="0,0,0,0"><w:txbxContent>${paragraph("Ruta")}</w:txbxContent></v:textbox></v:rect>`,
    );
    expect(await away(rect)).toBeCloseTo(10, 0);
  });
});

test("a pattern has the colour that it has from afar, and that is said", async () => {
  const pattern =
    '<a:pattFill prst="pct50"><a:fgClr><a:srgbClr val="FF0000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>';
  const inner = shape("Text", "").replace("</wps:spPr>", `${pattern}</wps:spPr>`);
  const { pdf, said } = convert({ body: first + paragraph(drawing("Shape", inner)) });
  expect(said).toEqual([{ thing: "pattern" }]);
  expect(await fillColors(pdf)).toContain("#ff8080");
});

test.each([
  ["a shadow", "<a:effectLst><a:outerShdw/></a:effectLst>", "", ["effect"]],
  ["depth", '<a:sp3d><a:bevelT w="63500"/></a:sp3d>', "", ["effect"]],
  ["no effect", "<a:effectLst/>", '<a:prstTxWarp prst="textNoShape"/>', []],
  ["bent text", "", '<a:prstTxWarp prst="textArchUp"/>', ["bent-text"]],
])("%s of a shape is said to be missing", (_, effects, warp, things) => {
  const inner = shape("Text", themed)
    .replace("</wps:spPr>", `${effects}</wps:spPr>`)
    .replace("<wps:bodyPr/>", `<wps:bodyPr>${warp}</wps:bodyPr>`);
  const { said } = convert({ body: first + paragraph(drawing("Shape", inner)), ...theme });
  expect(said.map(({ thing }) => thing)).toEqual(things);
});

test("effects of text and changed colours of pictures are said to be missing", () => {
  const w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
  const glowing =
    run("glöd", `<w14:glow ${w14} w14:rad="63500"/>`) +
    run("ingen", `<w14:textOutline ${w14}><w14:noFill/></w14:textOutline>`);
  const gray = picture("i1", "Bild").replace(/<a:blip ([^>]*)\/>/, "<a:blip $1><a:grayscl/></a:blip>");
  const { said } = convert({ body: first + paragraph(glowing) + paragraph(gray), ...theme });
  expect(said.map(({ thing }) => thing)).toEqual(["text-effect", "recolored-picture"]);
});

test("what a group holds is drawn, each in its place, pictures with their alternative text", async () => {
  const pic = /<pic:pic>.*<\/pic:pic>/.exec(picture("i1", "")) ?? [""];
  const group = `<wpg:wgp><wpg:grpSpPr><a:xfrm><a:chOff x="0" y="0"/><a:chExt cx="8000" cy="4000"/></a:xfrm></wpg:grpSpPr>${shape("ett", themed)}${shape("två", themed, 4000)}${pic[0]}</wpg:wgp>`;
  const word = { body: first + paragraph(drawing("Group", group)), ...theme };
  const found = await places(word);
  const x = (text: string) => found.find((t) => t.text === text)?.x ?? 0;
  expect(x("två") - x("ett")).toBeCloseTo(100, 0);
});

test("text that flows from box to box is said to stand in the first", () => {
  const linked = `${shape("text", "")}<wps:wsp><wps:spPr/><wps:linkedTxbx id="1" seq="1"/><wps:bodyPr/></wps:wsp>`;
  const old = `<v:rect style="width:50pt;height:50pt">${box("text").replace("<v:textbox", '<v:textbox style="mso-next-textbox:#b"')}</v:rect>`;
  for (const boxes of [drawing("Group", `<wpg:wgp><wpg:grpSpPr/>${linked}</wpg:wgp>`), vml(old)]) {
    const { said } = convert({ body: first + paragraph(boxes) });
    expect(said.map((p) => p.thing)).toEqual(["linked-boxes"]);
  }
});

test.each([
  ["several words in one line", "136", "INTE FÖR SPRIDNING", 1, []],
  ["lines of their own", "136", "INTE&#xA;FÖR SPRIDNING&#xA;", 2, []],
  ["words along a curve", "164", "INTE FÖR SPRIDNING", 1, ["bent-text"]],
])("WordArt has %s, as wide as its shape", async (_, type, string, count, things) => {
  const art = vml(
    `<v:shape type="#_x0000_t${type}" style="width:300pt;height:100pt" stroked="f"><v:textpath style="font-family:&quot;Calibri&quot;" string="${string}"/></v:shape>`,
  );
  const word = { body: first + paragraph(art) };
  expect(convert(word).said.map(({ thing }) => thing)).toEqual(things);
  const found = (await places(word)).filter(({ text }) => /INTE|SPRIDNING/.test(text));
  expect(new Set(found.map(({ y }) => Math.round(y))).size).toBe(count);
  expect(Math.max(...found.map(({ width }) => width))).toBeGreaterThan(280);
  expect(Math.max(...found.map(({ width }) => width))).toBeLessThan(310);
});

test("a watermark stands across the page, and a screen reader passes over it", async () => {
  const watermark = vml(
    `<v:shape type="#_x0000_t136" style="position:absolute;width:400pt;height:100pt;rotation:315;z-index:-1;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Calibri&quot;" string="UTKAST"/></v:shape>`,
  );
  const word = {
    body: first + a4.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="h1"/>'),
    parts: { "header1.xml": paragraph(watermark + run("Sidhuvud")) },
    relationships: { h1: ["header", "header1.xml"] },
  } as const;
  const { pdf, said } = convert(word);
  const [words] = (await places(word)).filter((t) => t.text === "UTKAST");
  // The lower left corner of words turned by 45°, 400 pt long and 100 pt high, around the middle of A4.
  expect(Math.abs((words?.x ?? 0) - (297.6 - 176 + 35))).toBeLessThan(20);
  expect(Math.abs((words?.y ?? 0) - (421 + 177))).toBeLessThan(30);
  expect((await readPdf(pdf)).tags).toBe("H1");
  expect(said).toEqual([]);
});

test("a picture may have a line around it", async () => {
  const line =
    '<pic:spPr><a:ln w="25400"><a:solidFill><a:srgbClr val="00AA00"/></a:solidFill></a:ln></pic:spPr>';
  const framed = picture("i1", "Pil").replace("<pic:spPr/>", line);
  expect(await countStrokes(convert({ body: first + paragraph(framed), ...theme }).pdf)).toBe(1);
});

test("colours are made lighter and darker as Office does", () => {
  const change = (name: string, val: string) => ({ name, attributes: { val }, children: [] });
  const changed = (...changes: [string, string][]) =>
    changedColor("4472C4", changes.map(([name, val]) => change(name, val)) as never);
  expect(changed(["a:lumMod", "50000"])).toBe("203864");
  expect(changed(["a:lumMod", "40000"], ["a:lumOff", "60000"])).toBe("B4C7E7");
});

test("numbers that are none do no harm", () => {
  const broken = vml(
    `<v:group style="width:x;height:80pt" coordorigin="a,b" coordsize="0,0"><v:rect style="left:q;width:;rotation:z">${box("a")}</v:rect><v:line from="1,x" to=""/></v:group>` +
      `<v:shape style="width:90pt;height:10pt;rotation:fd"><v:fill opacity="?"/><v:textpath string="b"/></v:shape>`,
  );
  const drawn = drawing("Shape", shape("c", themed.replace("50000", "much"))).replace(
    "<a:xfrm>",
    '<a:xfrm rot="?">',
  );
  expect(convert({ body: first + paragraph(broken + drawn), ...theme }).pdf.length).toBeGreaterThan(0);
});

test("text in a light box is black, also where the text around it is white on dark ground", async () => {
  const shape = vml(
    `<v:rect style="position:absolute;width:100pt;height:40pt" fillcolor="#f3f3f3" stroked="f">${box("i rutan")}</v:rect>`,
  );
  const dark = paragraph(shape, '<w:shd w:val="clear" w:color="auto" w:fill="002244"/>');
  const colors = await fillColors(convert({ body: first + dark }).pdf);
  expect(colors).not.toContain("#ffffff");
});

test("a page has the borders that it says, and no others", async () => {
  const sizes = (sides: readonly string[]) => {
    const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="8" w:space="24" w:color="auto"/>`);
    const page = `<w:pgBorders w:offsetFrom="page">${borders.join("")}</w:pgBorders></w:sectPr>`;
    return pathSizes(convert({ body: first + a4.replace("</w:sectPr>", page) }).pdf);
  };
  expect(await sizes(["bottom"])).toEqual([{ width: 595, height: 1 }]);
  expect(await sizes(["top", "left", "bottom", "right"])).toEqual([{ width: 547, height: 794 }]);
});

test("a box that fits its text is as high as that, in DrawingML and in VML", async () => {
  const filled = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>';
  const own = shape("rad", "", 0)
    .replace("</a:prstGeom>", "")
    .replace('prst="rect"/>', `prst="rect"/>${filled}`);
  const fits = own.replace("<wps:bodyPr/>", "<wps:bodyPr><a:spAutoFit/></wps:bodyPr>");
  const old = (style: string) =>
    vml(
      `<v:rect style="width:200pt;height:100pt" fillcolor="#f00" stroked="f">${box("rad").replace("<v:textbox>", `<v:textbox style="${style}">`)}</v:rect>`,
    );
  const heightOf = async (content: string) => {
    const sizes = await pathSizes(convert({ body: first + paragraph(content) }).pdf);
    return sizes.find(({ width }) => Math.round(width) === 200)?.height;
  };
  expect(await heightOf(drawing("Shape", own))).toBeCloseTo(100, 1);
  expect(await heightOf(old(""))).toBeCloseTo(100, 1);
  // A line of 13.45 pt and the usual margins.
  expect(await heightOf(drawing("Shape", fits))).toBeCloseTo(20.65, 0);
  expect(await heightOf(old("mso-fit-shape-to-text:t"))).toBeCloseTo(20.65, 0);
});

test.each([
  ["upwards", '<wps:bodyPr vert="vert270"/>', "layout-flow:vertical;mso-layout-flow-alt:bottom-to-top"],
  ["downwards", '<wps:bodyPr vert="vert"/>', "layout-flow:vertical"],
])("text in a box is read %s", async (way, body, style) => {
  const text = "ett två tre fyra fem sex sju";
  const drawn = drawing("Shape", shape(text, "").replace("<wps:bodyPr/>", body));
  const old = vml(
    `<v:rect style="width:30pt;height:200pt">${box(text).replace("<v:textbox>", `<v:textbox style="${style}">`)}</v:rect>`,
  );
  for (const content of [drawn, old]) {
    const word = { body: first + paragraph(content) };
    expect(convert(word).said).toEqual([]);
    // A line 140 pt long has no room across the narrow box, nor along the low one.
    const found = (await places(word)).filter((t) => text.includes(t.text));
    expect(new Set(found.map(({ x }) => Math.round(x))).size).toBe(content === drawn ? 2 : 1);
  }
  // The first line stands at the left edge of a box 200 pt wide, or at its right one.
  const [line] = (await places({ body: first + paragraph(drawn.replaceAll(text, "en")) })).slice(-1);
  expect((line?.x ?? 0) < 70.85 + 100).toBe(way === "upwards");
});

describe("shapes by name", () => {
  const named = (geometry: string) => `<a:prstGeom prst="${geometry}"/>`;
  const look =
    '<a:solidFill><a:srgbClr val="CFE3EC"/></a:solidFill><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln>';
  const drawn = (geometry: string, transform = "", line = look, text = "") =>
    drawing(
      "Shape",
      `<wps:wsp><wps:spPr><a:xfrm ${transform}/>${geometry}${line}</wps:spPr>${text}<wps:bodyPr/></wps:wsp>`,
    );
  const made = (inner: string) => convert({ body: first + paragraph(inner) });

  test("are drawn as they are, from edge to edge of their place", async () => {
    const { pdf, said } = made(drawn(named("star5")));
    expect(said).toEqual([]);
    expect(await fillColors(pdf)).toContain("#cfe3ec");
    expect(await pathSizes(pdf)).toContainEqual({ width: 200, height: 100 });
  });

  test("that Kansli does not know are said to be rectangles", () => {
    expect(made(drawn(named("moon"))).said).toEqual([{ thing: "shape", name: "moon" }]);
  });

  test("stand within their place, however their handles are set", () => {
    const handles = fc.array(fc.integer({ min: -100_000, max: 200_000 }), { maxLength: 3 });
    const sides = fc.double({ min: 0.5, max: 500, noNaN: true });
    const names = fc.constantFrom(
      "hexagon",
      "leftBrace",
      "rightArrow",
      "cube",
      "snipRoundRect",
      "star7",
      "can",
    );
    fc.assert(
      fc.property(names, sides, sides, handles, (name, width, height, adjustments) => {
        const steps = (presetShape(name, width, height, adjustments) ?? []).flatMap((path) => path.steps);
        expect(steps.length).toBeGreaterThan(2);
        for (const step of steps) {
          if (step.kind === "close") continue;
          expect(step.to.x).toBeGreaterThan(-1e-6);
          expect(step.to.x).toBeLessThan(1 + 1e-6);
          expect(step.to.y).toBeGreaterThan(-1e-6);
          expect(step.to.y).toBeLessThan(1 + 1e-6);
        }
      }),
      { seed: 4 },
    );
  });

  test("hold their text where they have room for it", async () => {
    const text = `<wps:txbx><w:txbxContent>${paragraph("Beslut")}</w:txbxContent></wps:txbx>`;
    const x = async (geometry: string) => {
      const found = await places({ body: first + paragraph(drawn(named(geometry), "", look, text)) });
      return found.find((t) => t.text === "Beslut")?.x ?? 0;
    };
    expect((await x("diamond")) - (await x("rect"))).toBeCloseTo(50, 0);
  });

  test("that somebody drew follow their formulas, curves and arcs", async () => {
    const point = (x: string, y: string) => `<a:pt x="${x}" y="${y}"/>`;
    const geometry = (path: string) =>
      `<a:custGeom><a:avLst/><a:gdLst><a:gd name="half" fmla="*/ w 1 2"/><a:gd name="low" fmla="+- h 0 vc"/></a:gdLst><a:pathLst><a:path>${path}</a:path></a:pathLst></a:custGeom>`;
    const lines = `<a:moveTo>${point("l", "t")}</a:moveTo><a:lnTo>${point("half", "t")}</a:lnTo><a:lnTo>${point("half", "low")}</a:lnTo><a:close/>`;
    expect(await pathSizes(made(drawn(geometry(lines))).pdf)).toContainEqual({ width: 100, height: 50 });
    const quarter = `<a:moveTo>${point("r", "vc")}</a:moveTo><a:arcTo wR="wd2" hR="hd2" stAng="0" swAng="cd4"/><a:lnTo>${point("hc", "vc")}</a:lnTo><a:close/>`;
    expect(await pathSizes(made(drawn(geometry(quarter))).pdf)).toContainEqual({ width: 100, height: 50 });
    const broken = `<a:moveTo>${point("l", "nowhere")}</a:moveTo><a:lnTo>${point("r", "b")}</a:lnTo>`;
    expect(made(drawn(geometry(broken))).said).toEqual([{ thing: "shape", name: "freeform" }]);
  });

  test("lines end with heads, on the side where they say, and may be dashed", async () => {
    const line = (ends: string) =>
      `<a:ln w="12700"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill>${ends}</a:ln>`;
    const head = '<a:tailEnd type="triangle" w="med" len="med"/>';
    const { pdf, said } = made(drawn(named("line"), 'flipH="1"', line(head)));
    expect(said).toEqual([]);
    expect(await fillColors(pdf)).toContain("#c00000");
    expect(await fillColors(made(drawn(named("line"), "", line(""))).pdf)).not.toContain("#c00000");
    const dashed = made(drawn(named("line"), "", line('<a:prstDash val="dash"/>'))).pdf;
    expect(await strokeLooks(dashed)).toEqual(["1 #c00000"]);
    expect(await dashes(dashed)).toContainEqual([4, 3]);
  });

  test("words that every object knows are nobody's names", () => {
    const word = "constructor";
    const line = `<a:ln w="12700"><a:solidFill><a:prstClr val="${word}"/></a:solidFill><a:prstDash val="${word}"/><a:headEnd type="${word}" w="${word}"/></a:ln>`;
    const guide = `<a:custGeom><a:gdLst><a:gd name="q" fmla="${word} 1 2"/></a:gdLst><a:pathLst><a:path fill="${word}"><a:moveTo><a:pt x="0" y="q"/></a:moveTo><a:lnTo><a:pt x="9" y="9"/></a:lnTo></a:path></a:pathLst></a:custGeom>`;
    const look2 = look.replace("<a:prstClr", `<a:prstClr val="${word}"/><a:prstClr`);
    const text = `<wps:txbx><w:txbxContent>${paragraph(run("a", `<w:highlight w:val="${word}"/>`))}</w:txbxContent></wps:txbx>`;
    const odd = drawn(named("rect"), "", line, text).replace(
      "<wps:bodyPr/>",
      `<wps:bodyPr anchor="${word}" vert="${word}"/>`,
    );
    const { said } = made(`${odd}${drawn(guide)}${drawn(named(word), "", look2)}<w:${word}/>`);
    expect(said.map(({ name }) => name)).toEqual([word, "freeform", word]);
  });

  test("groups are turned as a whole", async () => {
    const group = (rotation: string) =>
      `<wpg:wgp><wpg:grpSpPr><a:xfrm ${rotation}><a:chOff x="0" y="0"/><a:chExt cx="8000" cy="4000"/></a:xfrm></wpg:grpSpPr>${shape("ett", themed)}${shape("två", themed, 4000)}</wpg:wgp>`;
    const between = async (rotation: string) => {
      const word = { body: first + paragraph(drawing("Group", group(rotation))), ...theme };
      const found = await places(word);
      const [one, two] = ["ett", "två"].map((text) => found.find((t) => t.text === text));
      return [(two?.x ?? 0) - (one?.x ?? 0), (two?.y ?? 0) - (one?.y ?? 0)].map(Math.round);
    };
    expect(await between("")).toEqual([100, 0]);
    expect(await between('rot="5400000"')).toEqual([0, 100]);
  });
});

describe("what shapes are filled with", () => {
  const filled = (fill: string, geometry = "rect") =>
    `<wps:wsp><wps:spPr><a:prstGeom prst="${geometry}"/>${fill}</wps:spPr><wps:bodyPr/></wps:wsp>`;
  const solid = (inner: string) => `<a:solidFill><a:srgbClr val="C00000">${inner}</a:srgbClr></a:solidFill>`;
  const made = (fill: string, geometry?: string) =>
    convert({ body: first + paragraph(drawing("Shape", filled(fill, geometry))), ...theme });

  test("a colour may let through what lies behind", async () => {
    const states = async (inner: string) =>
      (await readPdf(made(solid(inner)).pdf)).bytes.match(/\/ca 0?\.4/g);
    expect(await states('<a:alpha val="40000"/>')).not.toBeNull();
    expect(await states("")).toBeNull();
  });

  const stop = (at: number, value: string) => `<a:gs pos="${at}"><a:srgbClr val="${value}"/></a:gs>`;

  test.each([
    ["along a line", '<a:lin ang="5400000"/>', 2],
    ["from the middle", '<a:path path="circle"/>', 3],
  ])("colours one after the other, %s", async (_, way, type) => {
    const fill = `<a:gradFill><a:gsLst>${stop(100_000, "FFD800")}${stop(0, "005B7F")}</a:gsLst>${way}</a:gradFill>`;
    const { pdf, said } = made(fill, "star5");
    expect(said).toEqual([]);
    expect((await readPdf(pdf)).bytes).toContain(`/ShadingType ${type}`);
  });

  test("colours between that begin and end inside", async () => {
    const stops = `${stop(20_000, "FFD800")}${stop(50_000, "C00000")}${stop(50_000, "005B7F")}${stop(80_000, "FFD800")}`;
    const { pdf, said } = made(`<a:gradFill><a:gsLst>${stops}</a:gsLst><a:lin ang="0"/></a:gradFill>`);
    expect(said).toEqual([]);
    expect((await readPdf(pdf)).bytes).toContain("/ShadingType 2");
  });

  test("a picture, which has the shape's alternative text", async () => {
    const { pdf, said } = made('<a:blipFill><a:blip r:embed="i1"/></a:blipFill>');
    expect(said).toEqual([]);
    expect(await paintOrder(pdf)).toContain("p");
    expect((await readPdf(pdf)).tags).toContain("Figure");
  });
});

test.each([
  [
    "DrawingML",
    picture("i1", "Pil").replace(
      '<a:blip r:embed="i1"/>',
      '<a:blip r:embed="i1"><a:lum bright="70000" contrast="-70000"/></a:blip>',
    ),
  ],
  [
    "VML",
    vml(
      '<v:shape style="width:50pt;height:25pt" alt="Pil"><v:imagedata r:id="i1" gain="19661f" blacklevel="22938f"/></v:shape>',
    ),
  ],
])("a picture that is washed out in %s lies under white", async (_, washed) => {
  const { pdf, said } = convert({ body: first + paragraph(washed), ...theme });
  expect(said).toEqual([]);
  expect(await fillColors(pdf)).toContain("#ffffff");
  expect((await readPdf(pdf)).bytes).toMatch(/\/ca 0?\.8[45]/);
});

describe("shapes of VML", () => {
  const type = (path: string, formulas = "", rest = "") =>
    `<v:shapetype id="_x0000_t5" coordsize="21600,21600" adj="10800" path="${path}"><v:formulas>${formulas}</v:formulas>${rest}</v:shapetype>`;
  const one = (attributes: string, inner = "") =>
    `<v:shape type="#_x0000_t5" style="width:200pt;height:100pt" fillcolor="#cfe3ec" ${attributes}>${inner}</v:shape>`;
  const sizes = async (shapes: string) => pathSizes(convert({ body: first + paragraph(vml(shapes)) }).pdf);

  test("have the path of their type, its formulas and their own adjustments", async () => {
    const path = "m@0,l,21600r21600,l21600,xe";
    const formulas = '<v:f eqn="prod #0 1 2"/>';
    const { said } = convert({ body: first + paragraph(vml(type(path, formulas) + one('adj="0"'))) });
    expect(said).toEqual([]);
    // From the upper right corner to the lower left one, and along the bottom.
    expect(await sizes(type(path, formulas) + one('adj="0"'))).toContainEqual({ width: 200, height: 100 });
  });

  test("have a path of their own, with curves, arcs and quarters of ellipses", async () => {
    const drawn = (path: string) => sizes(one(`path="${path}" coordsize="200,100"`));
    expect(await drawn("m0,50c50,0,150,0,200,50l200,100,0,100xe")).toContainEqual({ width: 200, height: 88 });
    expect(await drawn("ar0,0,200,100,200,50,100,0xe")).toContainEqual({ width: 100, height: 50 });
    expect(await drawn("wr0,0,200,100,200,50,100,100xe")).toContainEqual({ width: 100, height: 50 });
    expect(await drawn("m0,100qy200,0l200,100xe")).toContainEqual({ width: 200, height: 100 });
    expect(await drawn("al100,50,100,50,0,23592960xe")).toContainEqual({ width: 200, height: 100 });
  });

  test("without any path are said to be rectangles", () => {
    const { said } = convert({ body: first + paragraph(vml(one(""))) });
    expect(said).toEqual([{ thing: "shape", name: "5" }]);
  });

  test("hold their text where their type says", async () => {
    const area = '<v:path textboxrect="5400,5400,16200,16200"/>';
    const text = `<v:textbox inset="0,0,0,0"><w:txbxContent>${paragraph("Beslut")}</w:txbxContent></v:textbox>`;
    const x = async (rest: string) => {
      const shapes = type("m,l21600,l21600,21600l,21600xe", "", rest) + one("", text);
      return (
        (await places({ body: first + paragraph(vml(shapes)) })).find((t) => t.text === "Beslut")?.x ?? 0
      );
    };
    expect((await x(area)) - (await x(""))).toBeCloseTo(50, 0);
  });

  test.each([
    ["top", 0],
    ["center", 30.4],
    ["bottom", 60.85],
  ])("stand in a margin, at its %s", async (align, top) => {
    const style = `position:absolute;margin-top:0;width:50pt;height:10pt;mso-position-vertical:${align};mso-position-vertical-relative:top-margin-area`;
    const shape = `<v:rect style="${style}"><v:textbox inset="0,0,0,0"><w:txbxContent>${paragraph("Beslut")}</w:txbxContent></v:textbox></v:rect>`;
    const found = await places({ body: first + paragraph(vml(shape)) });
    const y = found.find((t) => t.text === "Beslut")?.y ?? 0;
    // Calibri's baseline is 10.7 pt below the top of its line of 11 pt.
    expect(y - 10.7).toBeCloseTo(top, 0);
  });

  test.each([
    ["from the top of its paragraph's own space", 0, 30, -30],
    ["as far as the space after the paragraph before does not reach", 20, 30, -10],
    ["from the text where that reaches", 40, 30, 0],
  ])("are counted %s", async (_, after, before, offset) => {
    const style = "position:absolute;margin-left:0;margin-top:0;width:90pt;height:10pt";
    const shape = `<v:rect style="${style}"><v:textbox inset="0,0,0,0"><w:txbxContent>${paragraph("Ruta")}</w:txbxContent></v:textbox></v:rect>`;
    const spaced = (content: string, where: string, points: number) =>
      paragraph(content, `<w:spacing w:${where}="${20 * points}"/>`);
    const body =
      first + spaced("Ovan", "after", after) + spaced(`${vml(shape)}${run("Text")}`, "before", before);
    const found = await places({ body });
    const y = (text: string) => found.find((t) => t.text === text)?.y ?? 0;
    expect(y("Ruta") - y("Text")).toBeCloseTo(offset, 0);
  });

  test("are counted from the text at the top of a page, where there is no space", async () => {
    const style = "position:absolute;margin-left:0;margin-top:0;width:90pt;height:10pt";
    const shape = `<v:rect style="${style}"><v:textbox inset="0,0,0,0"><w:txbxContent>${paragraph("Ruta")}</w:txbxContent></v:textbox></v:rect>`;
    const full = paragraph(run("Först"), '<w:spacing w:line="13600" w:lineRule="exact"/>');
    const next = paragraph(`${vml(shape)}${run("Text")}`, '<w:spacing w:before="600"/>');
    const found = await places({ body: full + next });
    const [box, text] = ["Ruta", "Text"].map((words) => found.find((t) => t.text === words));
    expect(text?.page).toBe(2);
    expect((box?.y ?? 0) - (text?.y ?? 0)).toBeCloseTo(0, 0);
  });

  test.each([
    ["points", '<v:polyline points="10pt,20pt,110pt,20pt,60pt,70pt,10pt,20pt"'],
    ["a curve", '<v:curve from="10pt,20pt" control1="110pt,20pt" control2="10pt,70pt" to="110pt,70pt"'],
  ])("what is told by %s stands where they do, and is as large", async (_, opened) => {
    const shape = `${opened} style="position:absolute" fillcolor="red"/>`;
    const { pdf, said } = convert({ body: first + paragraph(vml(shape) + run("Text")) });
    expect(said).toEqual([]);
    expect(await fillColors(pdf)).toContain("#ff0000");
    const sizes = (await pathSizes(pdf)).map(({ width, height }) => [Math.round(width), Math.round(height)]);
    expect(sizes).toContainEqual([100, 50]);
  });

  test("an arc is a part of its ellipse", async () => {
    const arc = (end: number) =>
      `<v:arc startangle="0" endangle="${end}" style="position:absolute;width:100pt;height:80pt" strokecolor="red"/>`;
    const size = async (end: number) => {
      const { pdf, said } = convert({ body: first + paragraph(vml(arc(end)) + run("Text")) });
      expect(said).toEqual([]);
      return (await pathSizes(pdf)).map(({ width, height }) => [Math.round(width), Math.round(height)]);
    };
    expect(await size(90)).toContainEqual([50, 40]);
    expect(await size(180)).toContainEqual([50, 80]);
  });

  test("lines end with heads", async () => {
    const line = (inner: string) => `<v:line from="0,0" to="100pt,50pt" strokecolor="red">${inner}</v:line>`;
    const { pdf } = convert({
      body: first + paragraph(vml(line('<v:stroke endarrow="block" dashstyle="dash"/>'))),
    });
    expect(await fillColors(pdf)).toContain("#ff0000");
    expect(await dashes(pdf)).toContainEqual([3, 2.25]);
  });
});
