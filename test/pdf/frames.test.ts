/** Most paragraphs are written without a block of their own: that must move no text. */
import { expect, test } from "vitest";
import { places } from "./convert-here.ts";
import { paragraph, run } from "./word.ts";

const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const cell = (content: string) =>
  `<w:tbl><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>${content}</w:tc></w:tr></w:tbl>`;

const short = ["Kort.", "Nästan lika kort."];
const long = ["Kort.", "Text som räcker till flera rader på sidan, och litet till. ".repeat(4)];

/** Paragraphs with space around them; those that keep their lines are blocks. */
function paragraphs(texts: readonly string[], alignment: string, properties: string, framed: boolean) {
  const keep = framed ? "<w:keepLines/>" : "";
  return texts
    .map((text) =>
      paragraph(
        text,
        `${keep}${properties}<w:spacing w:before="120" w:after="200"/><w:jc w:val="${alignment}"/>`,
      ),
    )
    .join("");
}

test.each(["left", "center", "right", "both"])(
  "text that is set %s stands where it would in a block, in the body, in a cell and in a list",
  async (alignment) => {
    for (const [texts, around, properties] of [
      [long, (content: string) => content, ""],
      [long, cell, ""],
      [long, (content: string) => content, item],
      [short, (content: string) => content, item],
    ] as const) {
      const [bare, framed] = await Promise.all(
        [false, true].map((keeps) =>
          places({
            numbering,
            body: around(paragraphs(texts, alignment, properties, keeps)) + paragraph("Slut."),
          }),
        ),
      );
      expect(bare?.length).toBeGreaterThan(2);
      expect(bare).toEqual(framed);
    }
  },
);

test.each([
  ["as high as the text", "%1.", ""],
  ["higher", "%1.", '<w:rPr><w:sz w:val="48"/></w:rPr>'],
  ["lower", "%1.", '<w:rPr><w:sz w:val="12"/></w:rPr>'],
  ["of two words", "nr %1", ""],
  ["wider than its room", "Paragraf%1", ""],
])("a number that is %s stands on the line of its text, where the item begins", async (_, shown, look) => {
  const level = `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${shown}"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>${look}</w:lvl>`;
  const numbered = `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const body = paragraph("Utan.") + paragraph("Ett.", item) + paragraph("Två.", item);
  const found = await places({ numbering: numbered, body });
  const [plain, one, two] = ["Utan.", "Ett.", "Två."].map((text) => found.find((t) => t.text === text));
  for (const [text, n] of [
    [one, 1],
    [two, 2],
  ] as const) {
    const number = found.find(
      (t) => t.text.startsWith(shown.replace("%1", `${n}`).slice(0, 2)) && t.y === text?.y,
    );
    expect(number?.x).toBeCloseTo((plain?.x ?? 0) + 18, 1);
  }
});

test.each(["top", "center", "bottom"])(
  "a row of least height is as high with a cell that is empty, of one line or to be measured, set %s",
  async (vertical) => {
    const content = (runs: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vAlign w:val="${vertical}"/></w:tcPr>${paragraph(runs, '<w:spacing w:before="40" w:after="60"/>')}</w:tc>`;
    const rows = (second: string) =>
      `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="900"/></w:trPr>${content("Text på mer än en rad")}${content(second)}</w:tr><w:tr>${content("Under")}${content("")}</w:tr></w:tbl>`;
    const placesWith = async (second: string) => {
      const found = await places({ body: rows(second) });
      return ["Under", "fyllt"].map((wanted) => found.find(({ text }) => text === wanted)?.y ?? 0);
    };
    const [empty, line, measured] = await Promise.all(
      ["", "fyllt", `${run("fyllt")}<w:r><w:tab/></w:r>`].map(placesWith),
    );
    expect(empty?.[0]).toBeCloseTo(line?.[0] ?? 0, 2);
    expect(measured).toEqual(line?.map((y) => expect.closeTo(y, 2)));
  },
);
