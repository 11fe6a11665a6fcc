/** Alternative texts of pictures, shapes and groups, of DrawingML and of VML. */
import { expect, test } from "vitest";
import { convert } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, pixel, type WordParts } from "./word.ts";

const names = [
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
  'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"',
].join(" ");
const decorative = '<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>';
const drawing = (kind: string, own: string, inner: string, within = "") =>
  `<w:r><w:drawing ${names}><wp:inline><wp:extent cx="2540000" cy="1270000"/><wp:docPr id="1" ${own}>${within}</wp:docPr><a:graphic><a:graphicData uri="http://schemas.microsoft.com/${kind}">${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000" cy="2000"/></a:xfrm>';
const arrow = (own: string) =>
  `<wps:wsp><wps:cNvPr id="3" ${own}/><wps:spPr>${place}<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp>`;
const texted = `<wps:wsp><wps:spPr>${place}</wps:spPr><wps:txbx><w:txbxContent>${paragraph("I rutan")}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>`;
const pic = (own: string) =>
  `<pic:pic><pic:nvPicPr><pic:cNvPr id="4" ${own}/></pic:nvPicPr><pic:blipFill><a:blip r:embed="i1"/></pic:blipFill><pic:spPr>${place}</pic:spPr></pic:pic>`;
const group = (inner: string) => `<wpg:wgp><wpg:grpSpPr>${place}</wpg:grpSpPr>${inner}</wpg:wgp>`;

const media: Partial<WordParts> = {
  parts: { "media/bild.png": pixel },
  relationships: { i1: ["image", "media/bild.png"] },
};

/** Its alternative texts and tags, and the names of what lacks a text. */
async function heard(drawn: string) {
  const { pdf, diagnostics } = convert({ ...media, body: paragraph("Text") + paragraph(drawn) });
  const { alternatives, tags } = await readPdf(pdf);
  const silent = diagnostics.filter((d) => d.code === "pdf/no-alt-text").map((d) => d.params.name);
  return { alternatives, silent, tags };
}

test("a shape says what someone wrote of it; else it is decoration", async () => {
  const shape = (own: string, more = "") => drawing("wordprocessingShape", own, arrow(""), more);
  expect(await heard(shape('name="Pil 1" descr="Från A till B"'))).toEqual({
    alternatives: ["Från A till B"],
    silent: [],
    tags: "P P(Figure)",
  });
  expect(await heard(shape('name="Pil 1"'))).toEqual({ alternatives: [], silent: [], tags: "P" });
  expect(await heard(shape('name="Pil 1" descr="Pil"', decorative))).toMatchObject({ alternatives: [] });
});

test("of what has no name at all its kind is said, be it a word that every object knows", async () => {
  expect((await heard(drawing("office/constructor", "", ""))).alternatives).toEqual(["constructor"]);
});

test("a group with a description is one picture", async () => {
  const parts = pic('name="Bild 2" descr="Kvar"') + arrow("") + pic('name="Bild 3"');
  expect(await heard(drawing("wordprocessingGroup", 'name="Grupp" descr="Flödet"', group(parts)))).toEqual({
    alternatives: ["Flödet"],
    silent: [],
    tags: "P P(Figure)",
  });
});

test("a group without one has those of its pictures, and names those that have none", async () => {
  const parts = pic('name="Bild 2" descr="Torget"') + arrow('descr="Hit"') + pic('name="Bild 3"');
  expect(await heard(drawing("wordprocessingGroup", 'name="Grupp"', group(parts)))).toMatchObject({
    alternatives: ["Torget", "Hit", "Bild 3"],
    silent: ["Bild 3"],
  });
  expect(await heard(drawing("wordprocessingGroup", "", group(parts), decorative))).toMatchObject({
    alternatives: [],
    silent: [],
  });
});

test("text in a described group is read, and its first picture has the description", async () => {
  const parts = texted + pic('name="Bild 2"') + pic('name="Bild 3"');
  const { alternatives, silent, tags } = await heard(
    drawing("wordprocessingGroup", 'name="Grupp" descr="Flödet"', group(parts)),
  );
  expect({ alternatives, silent }).toEqual({ alternatives: ["Flödet"], silent: [] });
  expect(tags).toContain("P(");
});

test("what cannot be drawn is described all the same, and a decorative one is decoration", async () => {
  const chart = (own: string, more = "") => drawing("office/drawing/2006/chart", own, "", more);
  expect((await heard(chart('name="Diagram 1" descr="Stigande"'))).alternatives).toEqual(["Stigande"]);
  expect(await heard(chart(""))).toMatchObject({ alternatives: ["diagram"], silent: ["diagram"] });
  expect(await heard(chart('name="Diagram 1"', decorative))).toMatchObject({ alternatives: [], silent: [] });
});

const vmlNames = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
const vml = (shapes: string, name = "pict") => `<w:r><w:${name} ${vmlNames}>${shapes}</w:${name}></w:r>`;
const size = 'style="width:40pt;height:20pt"';

test("VML: pictures, shapes and groups", async () => {
  const image = (own: string) => `<v:shape ${size} ${own}><v:imagedata r:id="i1"/></v:shape>`;
  expect((await heard(vml(image('alt="Torget"')))).alternatives).toEqual(["Torget"]);
  expect(await heard(vml(image("")))).toMatchObject({ alternatives: ["bild"], silent: ["bild"] });
  expect((await heard(vml(image(""), "object"))).alternatives).toEqual(["inbäddat objekt"]);
  expect((await heard(vml(`<v:rect ${size} alt="En ruta"/>`))).alternatives).toEqual(["En ruta"]);
  const all = `<v:group ${size} alt="Allt" coordsize="100,100">${image('alt="Kvar"')}<v:rect ${size}/></v:group>`;
  expect(await heard(vml(all))).toMatchObject({ alternatives: ["Allt"], silent: [] });
});
