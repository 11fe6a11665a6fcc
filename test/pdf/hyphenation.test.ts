/** Which words are parted at the ends of lines. */
import { expect, test } from "vitest";
import { convert, lines } from "./convert-here.ts";
import { paragraph, run } from "./word.ts";

const auto = "<w:autoHyphenation/>";

/** Letters alone: where a word may part, pdf.js begins another piece of text. */
const firstOf = async (word: Parameters<typeof lines>[0]) =>
  (await lines(word))[0]?.replaceAll(" ", "") ?? "";

/** The first line of a paragraph 150 points wide; "Stödet kräver" takes 65 of them, both words 190. */
async function firstLine(word: string, settings: string, properties = ""): Promise<string> {
  const body = paragraph(run(`Stödet kräver ${word} i regionen.`), `<w:ind w:right="6072"/>${properties}`);
  return firstOf({ body, settings });
}

const whole = "Stödetkräver";
const parted = /^Stödetkräverkommu/i;

test("words are parted where the document says so", async () => {
  expect(await firstLine("kommunikationsstrategier", auto)).toMatch(parted);
  expect(await firstLine("kommunikationsstrategier", "")).toBe(whole);
});

test("a paragraph may keep its words whole", async () => {
  expect(await firstLine("kommunikationsstrategier", auto, "<w:suppressAutoHyphens/>")).toBe(whole);
});

test("words in capitals are whole where the document says so", async () => {
  const word = "KOMMUNIKATIONSSTRATEGIER";
  expect(await firstLine(word, auto)).toMatch(parted);
  expect(await firstLine(word, `${auto}<w:doNotHyphenateCaps/>`)).toBe(whole);
});

test("a word is whole where no more than the zone stays empty without it", async () => {
  expect(await firstLine("kommunikationsstrategier", `${auto}<w:hyphenationZone w:val="400"/>`)).toMatch(
    parted,
  );
  expect(await firstLine("kommunikationsstrategier", `${auto}<w:hyphenationZone w:val="1900"/>`)).toBe(whole);
});

test("a word of several runs is one word", async () => {
  const body = paragraph(
    run("Stödet kräver kom") + run("munikations", "<w:b/>") + run("strategier."),
    '<w:ind w:right="6072"/>',
  );
  const settings = `${auto}<w:hyphenationZone w:val="1900"/>`;
  expect(await firstOf({ body, settings })).toBe(whole);
});

test("a limit on hyphens one after the other is said not to hold, where words are parted at all", () => {
  const limit = '<w:consecutiveHyphenLimit w:val="2"/>';
  const said = (settings: string) => convert({ body: paragraph("Text"), settings }).said;
  expect(said(`<w:autoHyphenation/>${limit}`)).toContainEqual({ thing: "hyphen-limit" });
  expect(said(limit)).not.toContainEqual({ thing: "hyphen-limit" });
});
