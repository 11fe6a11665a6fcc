/** Formulas, in one line of text. */
import { expect, test } from "vitest";
import { parseXml } from "../../src/ooxml/xml.ts";
import { mathText } from "../../src/pdf/read/math.ts";
import { convert } from "./convert-here.ts";
import { readPdf } from "./read-pdf.ts";
import { heading } from "./word.ts";

const math = (content: string, name = "oMath") =>
  `<m:${name} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</m:${name}>`;
const r = (text: string) => `<m:r><w:rPr><w:i/></w:rPr><m:t>${text}</m:t></m:r>`;
const of = (name: string, ...parts: readonly (readonly [string, string])[]) =>
  `<m:${name}>${parts.map(([part, content]) => (part === "pr" ? `<m:${name}Pr>${content}</m:${name}Pr>` : `<m:${part}>${content}</m:${part}>`)).join("")}</m:${name}>`;
const val = (name: string, value: string) => `<m:${name} m:val="${value}"/>`;

test.each([
  ["a fraction", of("f", ["num", r("1")], ["den", r("2")]), "1/2"],
  ["a fraction of sums", of("f", ["num", r("a+b")], ["den", r("x")]), "(a+b)/x"],
  ["a power", r("E=m") + of("sSup", ["e", r("c")], ["sup", r("2")]), "E=mc²"],
  ["a power of several", of("sSup", ["e", r("a+b")], ["sup", r("k+1")]), "(a+b)^(k+1)"],
  ["an index", of("sSub", ["e", r("x")], ["sub", r("10")]), "x₁₀"],
  ["both", of("sSubSup", ["e", r("x")], ["sub", r("i")], ["sup", r("2")]), "x_i²"],
  ["marks before", of("sPre", ["sub", r("6")], ["sup", r("14")], ["e", r("C")]), "₆¹⁴C"],
  ["a root", of("rad", ["pr", val("degHide", "1")], ["deg", ""], ["e", r("x+1")]), "√(x+1)"],
  ["a third root", of("rad", ["deg", r("3")], ["e", r("x")]), "∛(x)"],
  [
    "a sum",
    of("nary", ["pr", val("chr", "∑")], ["sub", r("i=1")], ["sup", r("n")], ["e", r("i")]),
    "∑_(i=1)ⁿ i",
  ],
  [
    "brackets",
    of("d", ["pr", val("begChr", "[") + val("endChr", ")")], ["e", r("a")], ["e", r("b")]),
    "[a|b)",
  ],
  ["angle brackets", of("d", ["pr", val("begChr", "〈") + val("endChr", "〉")], ["e", r("x")]), "⟨x⟩"],
  [
    "a matrix in brackets",
    of("d", ["e", "<m:m><m:mr><m:e><m:r><m:t>1</m:t></m:r></m:e></m:mr></m:m>"]),
    "(1)",
  ],
  ["a function", of("func", ["fName", r("sin")], ["e", r("x")]), "sin x"],
  ["a limit", of("limLow", ["e", r("lim")], ["lim", r("n→∞")]), "lim_(n→∞)"],
  [
    "a matrix",
    "<m:m><m:mr><m:e><m:r><m:t>1</m:t></m:r></m:e><m:e/></m:mr><m:mr><m:e/><m:e/></m:mr></m:m>",
    "[1, ; , ]",
  ],
  ["equations", of("eqArr", ["e", r("x=1")], ["e", r("y=2")]), "x=1; y=2"],
])("%s", (_, content, text) => {
  expect(mathText(parseXml(math(content)))).toBe(text);
});

test("a formula is shown as text, and said to be", async () => {
  const paragraph = math(math(of("f", ["num", r("a")], ["den", r("b")])) + math(r("c")), "oMathPara");
  const { pdf, diagnostics } = convert({ body: `${heading(1, "x")}<w:p>${paragraph}</w:p>` });
  expect((await readPdf(pdf)).text).toBe("x a/b; c");
  expect(diagnostics).toMatchObject([
    { code: "pdf/approximate", params: { thing: "formula", name: "a/b; c" } },
  ]);
});
