import { expect, test } from "vitest";
import { parseXml, XmlError } from "../../src/ooxml/xml.ts";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

test("names carry the usual prefixes, whatever the file's own are", () => {
  for (const uri of [WORD, STRICT]) {
    const root = parseXml(`<x:p xmlns:x="${uri}" plain="1" x:val="2" xml:space="preserve"><x:r/></x:p>`);
    expect(root.name).toBe("w:p");
    expect(root.attributes).toEqual({ plain: "1", "w:val": "2", "xml:space": "preserve" });
    expect(root.children).toMatchObject([{ name: "w:r" }]);
  }
});

test("a declaration holds in its element alone", () => {
  const root = parseXml(
    `<p xmlns="${WORD}"><r xmlns="urn:other" val="1"><t xmlns=""/></r><x:r xmlns:x="urn:x"/><r val="2"/></p>`,
  );
  expect(root.children).toMatchObject([
    { name: "r", attributes: { val: "1" }, children: [{ name: "t" }] },
    { name: "x:r" },
    { name: "w:r", attributes: { val: "2" } },
  ]);
});

test.each([
  ["a prefix that nothing declares", "<x:p/>"],
  ["one of an attribute", '<p x:val="1"/>'],
  ["one that was declared elsewhere", '<p><r xmlns:x="urn:x"/><x:r/></p>'],
  ["one that is declared as nothing", '<x:p xmlns:x=""/>'],
  ["two names of one attribute", `<p xmlns:a="${WORD}" xmlns:b="${STRICT}" a:val="1" b:val="2"/>`],
  ["two colons", '<a:b:c xmlns:a="urn:a"/>'],
  ["no local name", '<a: xmlns:a="urn:a"/>'],
])("%s is refused", (_, xml) => {
  expect(() => parseXml(xml)).toThrow(XmlError);
});
