/** Text in vector pictures: no sign of it may cost the document, and no other document's fonts may change it. */
import { expect, test } from "vitest";
import { convert } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, run } from "./word.ts";

const picture = `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="2000000" cy="800000"/><wp:docPr id="1" name="Bild" descr="En bild"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rIdX"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

const svg = (content: string, root = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"${root}>${content}</svg>`;
const word = (text: string, look = 'font-family="Arial"') =>
  svg(`<text x="10" y="40" ${look}>${text}</text>`);

function withPicture(content: string) {
  return convert({
    body: paragraph("Före") + picture,
    parts: { "media/x.svg": content },
    relationships: { rIdX: ["image", "media/x.svg"] },
  });
}

async function shown(content: string) {
  const { pdf, said } = withPicture(content);
  const { text } = await readPdf(pdf);
  const named = Buffer.from(pdf)
    .toString("latin1")
    .matchAll(/\/FontName \/\w+\+([\w-]+)/g);
  return { text: text.replace("Före ", ""), fonts: Array.from(named, ([, name]) => name).join(" "), said };
}

test.each([
  ["signs that its font lacks", "pil → bock ✓ 漢", "pil → bock ✓ 漢"],
  ["signs by number", "&#x2713;&#10003; &lt;", "✓✓ <"],
  ["signs as they are", "<![CDATA[a < ✓]]>", "a < ✓"],
  ["invisible signs", "a\ufeffb ✓\ufe0f", "ab ✓"],
  ["letters with accents of their own", "e\u0301n", "én"],
])("%s are shown", async (_, text, expected) => {
  expect((await shown(word(text))).text).toBe(expected);
});

test("what no font has is a box, and said", async () => {
  const { text, said } = await shown(word("ᚠ"));
  expect(text).toBe("□");
  expect(said).toContainEqual({ characters: "ᚠ" });
});

test("signs of symbol fonts are the signs that they show", async () => {
  expect((await shown(word("\uf0b7 \uf061", 'font-family="Symbol"'))).text).toBe("• α");
});

// The engine does not come to an end with the second one.
test.each(["x\u0302", "x\u20d7", "x&#x20d7;"])(
  "letters under marks are shown, the marks said: %s",
  async (text) => {
    const found = await shown(word(text));
    expect(found.text).toBe("x");
    expect(found.said).toContainEqual({ thing: "marks-in-picture" });
  },
);

test.each([
  ["an attribute", word("Ord", `font-family="'Courier New', Arial"`)],
  ["a style", word("Ord", `style="fill:red;font-family: 'Courier New'"`)],
  ["a short style", word("Ord", `style="font: bold 12px Courier New"`)],
  ["a style sheet", svg(`<style>.a{font-family:CourierNewPSMT}</style><text class="a" y="40">Ord</text>`)],
  [
    "a style sheet as it is",
    svg(`<style><![CDATA[text{font-family:monospace}]]></style><text y="40">Ord</text>`),
  ],
  ["the outermost element", svg(`<text y="40">Ord</text>`, ' font-family="Courier New"')],
])("a font that is named by %s is its stand-in", async (_, content) => {
  expect((await shown(content)).fonts).toContain("Cousine");
});

test("text without a font has one, whatever documents came before", async () => {
  const content = svg(`<text y="40">Ord</text>`);
  const first = withPicture(content).pdf;
  convert({ body: paragraph(run("Annat", '<w:rFonts w:ascii="Georgia"/>')) });
  expect(Buffer.compare(withPicture(content).pdf, first)).toBe(0);
  expect((await shown(content)).fonts).toContain("Tinos");
});

test("bold text is bold, in a picture of a document type too", async () => {
  const type =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
  const content = `<?xml version="1.0"?>${type}${word("Ord", 'font-family="Arial" font-weight="bold"')}`;
  expect((await shown(content)).fonts).toContain("Arimo-Bold");
});
