import { expect, test } from "vitest";
import { readSection } from "../../src/ooxml/sections.ts";
import { readTheme } from "../../src/ooxml/theme.ts";
import { parseXml } from "../../src/ooxml/xml.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function margins(top: number, more: string, gutterAtTop: boolean) {
  const margin = `<w:pgMar w:top="${top}" w:right="400" w:bottom="600" w:left="800" w:gutter="1000"/>`;
  const section = parseXml(`<w:sectPr ${W}>${margin}${more}</w:sectPr>`);
  return readSection(section, readTheme(undefined), gutterAtTop).margin;
}

test("room for binding is at the left, the right or the top", () => {
  expect(margins(200, "", false)).toMatchObject({ top: 10, right: 20, bottom: 30, left: 90 });
  expect(margins(200, "<w:rtlGutter/>", false)).toMatchObject({ top: 10, right: 70, left: 40 });
  expect(margins(200, "<w:rtlGutter/>", true)).toMatchObject({ top: 60, right: 20, left: 40 });
  expect(margins(-200, "", true)).toMatchObject({ top: -60, left: 40 });
});
