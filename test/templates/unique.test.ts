import { describe, expect, test } from "vitest";
import { fillBody } from "./fill.ts";
import { p, r } from "./word-file.ts";

const view = { items: ["a", "b", "c"], outer: [{ inner: ["x", "y"] }, { inner: ["z"] }] };
const loop = (content: string) => fillBody(p("{{#each items}}") + content + p("{{/each}}"), view);
const all = (body: string, pattern: RegExp) => [...body.matchAll(pattern)].map((m) => m[1]);

describe("what must come once in a document, in a loop", () => {
  test("w14:paraId stays in the first turn and is new in the others", () => {
    const body = loop(`<w:p w14:paraId="0A0B0C0D" w14:textId="77777777">${r("{{this}}")}</w:p>`);
    expect(all(body, /w14:paraId="([^"]*)"/g)).toEqual(["0A0B0C0D", "35A4E901", "35A4E902"]);
    expect(all(body, /w14:textId="([^"]*)"/g)).toEqual(["77777777", "77777777", "77777777"]);
  });

  test("rows keep theirs too", () => {
    const row = (text: string) => `<w:tr w14:paraId="00000001"><w:tc><w:tcPr/>${p(text)}</w:tc></w:tr>`;
    const body = fillBody(
      `<w:tbl><w:tblPr/><w:tblGrid/>${row("{{#each items}}{{this}}{{/each}}")}</w:tbl>`,
      view,
    );
    expect(all(body, /w14:paraId="([^"]*)"/g)).toEqual(["00000001"]);
  });

  const bookmark = `<w:bookmarkStart w:id="1" w:name="_Ref1"/>${r("{{this}}")}<w:bookmarkEnd w:id="1"/>`;

  test.each([
    ["a link", `<w:hyperlink w:anchor="_Ref1">${r("se")}</w:hyperlink>`, /w:anchor="([^"]*)"/g],
    ["a field", '<w:fldSimple w:instr=" REF _Ref1 \\h "><w:r/></w:fldSimple>', /REF (\S*)/g],
    [
      "a field in runs",
      '<w:r><w:instrText xml:space="preserve"> PAGEREF _Ref1 \\h </w:instrText></w:r>',
      /PAGEREF (\S*)/g,
    ],
  ])("%s refers to the bookmark of its own turn, before and after it", (_, reference, pattern) => {
    const body = loop(`<w:p>${reference}${bookmark}${reference}</w:p>`);
    expect(all(body, /w:name="([^"]*)"/g)).toEqual(["_Ref1", "_Ref1_2", "_Ref1_3"]);
    expect(all(body, pattern)).toEqual(["_Ref1", "_Ref1", "_Ref1_2", "_Ref1_2", "_Ref1_3", "_Ref1_3"]);
  });

  test("in loops in loops", () => {
    const body = fillBody(
      `${p("{{#each outer}}") + p("{{#each inner}}")}<w:p>${bookmark}<w:hyperlink w:anchor="_Ref1">${r("se")}</w:hyperlink></w:p>${p("{{/each}}")}${p("{{/each}}")}`,
      view,
    );
    expect(all(body, /w:name="([^"]*)"/g)).toEqual(["_Ref1", "_Ref1_2", "_Ref1_3"]);
    expect(all(body, /w:anchor="([^"]*)"/g)).toEqual(["_Ref1", "_Ref1_2", "_Ref1_3"]);
  });

  test("a reference to a bookmark outside the loop stays", () => {
    const body = fillBody(
      `<w:p>${bookmark.replace("{{this}}", "x")}</w:p>${p("{{#each items}}")}<w:p><w:hyperlink w:anchor="_Ref1">${r("se")}</w:hyperlink></w:p>${p("{{/each}}")}`,
      view,
    );
    expect(all(body, /w:anchor="([^"]*)"/g)).toEqual(["_Ref1", "_Ref1", "_Ref1"]);
  });

  test("a comment stays at its first place", () => {
    const body = loop(
      `<w:p><w:commentRangeStart w:id="4"/>${r("{{this}}")}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>`,
    );
    for (const name of ["RangeStart", "RangeEnd", "Reference"])
      expect(body.match(new RegExp(`w:comment${name} `, "g"))).toHaveLength(1);
  });
});
