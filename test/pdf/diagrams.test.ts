/** SmartArt is drawn by the drawing that Word keeps of it, and so are drawings of other programs. */
import { expect, test } from "vitest";
import { convert, places } from "./convert-here.ts";
import { fillColors, paintOrder, pathSizes, readPdf } from "./read-pdf.ts";
import { heading, paragraph, pixel } from "./word.ts";

const names =
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:lc="http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas"';
const EMU = 12_700;
const xfrm = (x: number, y: number, cx: number, cy: number) =>
  `<a:off x="${x * EMU}" y="${y * EMU}"/><a:ext cx="${cx * EMU}" cy="${cy * EMU}"/>`;
const graphic = (uri: string, content: string) =>
  `<w:r><w:drawing ${names}><wp:inline><wp:extent cx="${200 * EMU}" cy="${100 * EMU}"/><wp:docPr id="1" name="Diagram 1" descr="Så går det till"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/${uri}">${content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const smartArt = paragraph(graphic("diagram", '<dgm:relIds r:dm="d1"/>'));

/** A box from 100 to 150 across and 20 to 60 down, its text in its left half. */
const box = (fill: string, text: string) =>
  `<dsp:sp><dsp:spPr><a:xfrm>${xfrm(100, 20, 50, 40)}</a:xfrm><a:prstGeom prst="rect"/>${fill}</dsp:spPr><dsp:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:p><a:pPr><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcAft><a:spcPct val="35%"/></a:spcAft></a:pPr><a:r><a:rPr sz="1000"/><a:t>${text}</a:t></a:r></a:p></dsp:txBody><dsp:txXfrm>${xfrm(100, 20, 25, 40)}</dsp:txXfrm></dsp:sp>`;
const red = '<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>';

function kept(shapes: string) {
  const relationships = (target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"/></Relationships>`;
  return {
    parts: {
      "diagrams/data1.xml": `<dgm:dataModel ${names}><dsp:dataModelExt relId="d2"/></dgm:dataModel>`,
      "diagrams/drawing1.xml": `<dsp:drawing ${names}><dsp:spTree>${shapes}</dsp:spTree></dsp:drawing>`,
      "diagrams/_rels/drawing1.xml.rels": relationships("../media/bild.png"),
      "media/bild.png": pixel,
    },
    relationships: {
      d1: ["diagramData", "diagrams/data1.xml"],
      d2: ["diagramDrawing", "diagrams/drawing1.xml"],
    },
  } as const;
}

test("shapes stand in their places, and their text can be read", async () => {
  const word = { body: heading(1, "Gång") + smartArt, ...kept(box(red, "Svar")) };
  const { pdf, said } = convert(word);
  expect(said).toEqual([]);
  expect(await fillColors(pdf)).toContain("#c00000");
  expect(await pathSizes(pdf)).toContainEqual({ width: 50, height: 40 });
  const { text, tags } = await readPdf(pdf);
  expect(text).toBe("Gång Svar");
  // What can be read is not one picture.
  expect(tags).not.toContain("Figure");
  const found = (await places(word)).find((t) => t.text === "Svar");
  expect(found?.x).toBeCloseTo(70.85 + 100, 0);
});

test("without text it is one picture, and its pictures are those of its own part", async () => {
  const picture = box('<a:blipFill><a:blip r:embed="p1"/></a:blipFill>', "");
  const { pdf, said } = convert({ body: heading(1, "Gång") + smartArt, ...kept(picture) });
  expect(said).toEqual([]);
  expect(await paintOrder(pdf)).toContain("p");
  expect((await readPdf(pdf)).tags).toContain("Figure");
});

test("of which no drawing is kept it is said, and its description stands for it", async () => {
  const { parts, relationships } = kept("");
  const { "diagrams/drawing1.xml": _, "diagrams/_rels/drawing1.xml.rels": __, ...others } = parts;
  const { d1 } = relationships;
  const { pdf, said } = convert({
    body: heading(1, "Gång") + smartArt,
    parts: others,
    relationships: { d1 },
  });
  expect(said).toEqual([{ thing: "smart-art" }]);
  expect((await readPdf(pdf)).tags).toContain("Figure");
});

test("a locked canvas has coordinates of its own, groups in it too", async () => {
  const group = (kind: string, inner: string, from: string, to: string) =>
    `<${kind}><a:grpSpPr><a:xfrm>${from}<a:chOff x="0" y="0"/>${to}</a:xfrm></a:grpSpPr>${inner}</${kind}>`;
  const shape = `<a:sp><a:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="10" cy="10"/></a:xfrm><a:prstGeom prst="rect"/>${red}</a:spPr></a:sp>`;
  const inner = group(
    "a:grpSp",
    shape,
    '<a:off x="200" y="0"/><a:ext cx="200" cy="200"/>',
    '<a:chExt cx="20" cy="20"/>',
  );
  const canvas = group("lc:lockedCanvas", inner, xfrm(0, 0, 200, 100), '<a:chExt cx="400" cy="200"/>');
  const { pdf, said } = convert({ body: heading(1, "Gång") + paragraph(graphic("lockedCanvas", canvas)) });
  expect(said).toEqual([]);
  // Half of the group, which is half as wide and as high as the canvas.
  expect(await pathSizes(pdf)).toContainEqual({ width: 50, height: 50 });
});
