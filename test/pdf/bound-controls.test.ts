/** Content controls show what they are bound to: document properties and XML that the file carries. */
import { expect, test } from "vitest";
import { convert, lines } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, run } from "./word.ts";

const CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
const OWN = "{11111111-2222-3333-4444-555555555555}";

function control(kind: string, id: string, path: string, stored = "lagrat"): string {
  return `<w:sdt><w:sdtPr><w:dataBinding w:xpath="${path}" w:storeItemID="${id}"/>${kind}</w:sdtPr><w:sdtContent>${run(stored)}${run(" rest")}</w:sdtContent></w:sdt>`;
}

const item = `<a:arende xmlns:a="urn:arende" dnr="2026/17"><a:namn>Anna</a:namn><a:namn>Bo</a:namn><a:tom/><a:falt ref="x" text="fel"/><a:falt ref="rubrik" text="Rubriken"/><a:rader>ett\n_x000d_\ntvå</a:rader><a:dag>2026-03-01</a:dag></a:arende>`;
const properties = `<ds:datastoreItem ds:itemID="${OWN.toLowerCase()}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`;
const links = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`;

const word = (content: string) =>
  ({
    body: paragraph(content),
    core: "<dc:title>Beslut om stöd</dc:title>",
    parts: {
      "customXml/item1.xml": item,
      "customXml/itemProps1.xml": properties,
      "customXml/_rels/item1.xml.rels": links,
    },
    relationships: { c1: ["customXml", "customXml/item1.xml"] },
  }) as const;

async function shown(content: string): Promise<string> {
  return (await readPdf(convert(word(content)).pdf)).text;
}

const date = (full: string) =>
  `<w:date w:fullDate="${full}"><w:dateFormat w:val="'den' d MMMM yyyy"/><w:lid w:val="sv-SE"/></w:date>`;

test.each([
  ["a property", "<w:text/>", CORE, "/ns0:coreProperties[1]/ns1:title[1]", "Beslut om stöd"],
  ["one of several elements", "<w:text/>", OWN, "/ns0:arende[1]/ns0:namn[2]", "Bo"],
  ["an attribute", "<w:text/>", OWN, "/ns0:arende[1]/@dnr", "2026/17"],
  [
    "an attribute of what has another",
    "<w:text/>",
    OWN,
    "/*[name()='b:arende']/*[name()='b:falt' and @ref='rubrik']/@text",
    "Rubriken",
  ],
  ["XML without saying which", "<w:text/>", "", "/a:arende[1]/a:namn[1]", "Anna"],
  ["lines that it shows as one", "<w:text/>", OWN, "/a:arende[1]/a:rader[1]", "ett två"],
  ["what a condition rules out", "<w:text/>", OWN, "/a:arende[@dnr='1']/a:namn[1]", "lagrat rest"],
  ["a path that is not followed", "<w:text/>", OWN, "/a:arende[last()]/a:namn[1]", "lagrat rest"],
  ["a date", date("2025-01-01T00:00:00Z"), OWN, "/a:arende[1]/a:dag[1]", "den 1 mars 2026"],
  ["the date that is stored", date("2026-03-01T00:00:00Z"), OWN, "/a:arende[1]/a:dag[1]", "lagrat rest"],
  [
    "an item of a list",
    '<w:dropDownList><w:listItem w:displayText="Bosse" w:value="Bo"/></w:dropDownList>',
    OWN,
    "/a:arende[1]/a:namn[2]",
    "Bosse",
  ],
  ["what is empty", "<w:text/>", OWN, "/a:arende[1]/a:tom[1]", "lagrat rest"],
  ["what is not there", "<w:text/>", OWN, "/a:arende[1]/a:namn[3]", "lagrat rest"],
  ["formatted text", "", CORE, "/ns0:coreProperties[1]/ns1:title[1]", "lagrat rest"],
])("a control bound to %s", async (_, kind, id, path, text) => {
  expect(await shown(control(kind, id, path))).toBe(text);
});

test("lines of a value stay lines where the control has several", async () => {
  const several = control('<w:text w:multiLine="1"/>', OWN, "/a:arende[1]/a:rader[1]");
  expect(await lines(word(several))).toEqual(["ett", "två"]);
});

test("a value does not look like the placeholder that it replaces", async () => {
  const body = control("<w:text/><w:showingPlcHdr/>", CORE, "/a:coreProperties[1]/b:title[1]").replace(
    "<w:rPr>",
    '<w:rPr><w:rStyle w:val="Dold"/>',
  );
  const styles = '<w:style w:type="character" w:styleId="Dold"><w:rPr><w:vanish/></w:rPr></w:style>';
  const { pdf } = convert({ body: paragraph(body), styles, core: "<dc:title>Beslut</dc:title>" });
  expect((await readPdf(pdf)).text).toBe("Beslut");
});
