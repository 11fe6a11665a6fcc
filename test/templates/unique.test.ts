import { describe, expect, test } from "vitest";
import { fillBody } from "./fill.ts";
import { p, r } from "./word-file.ts";

const view = { items: ["a", "b", "c"], outer: [{ inner: ["x", "y"] }, { inner: ["z"] }] };
const each = (content: string) => p("{{#each items}}") + content + p("{{/each}}");
const loop = (content: string) => fillBody(each(content), view);
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

  test("tracked changes, permissions and moved ranges, each end with its beginning", () => {
    const by = 'w:author="x" w:date="2020-01-01T00:00:00Z"';
    const range = (name: string, id: number, more = "") => [
      `<w:${name}Start w:id="${id}" ${more}/>`,
      `<w:${name}End w:id="${id}"/>`,
    ];
    const [perm = "", permEnd = ""] = range("perm", 5, 'w:edGrp="everyone"');
    const [move = "", moveEnd = ""] = range("moveToRange", 6, `w:name="m" ${by}`);
    const format = `<w:b/><w:rPrChange w:id="4" ${by}><w:rPr/></w:rPrChange>`;
    const body = loop(
      `<w:p><w:pPr><w:rPr><w:ins w:id="2" ${by}/></w:rPr></w:pPr>${perm}<w:ins w:id="3" ${by}>${r("{{this}}", format)}</w:ins>${permEnd}${move}<w:moveTo w:id="7" ${by}>${r("x")}</w:moveTo>${moveEnd}</w:p>`,
    );
    for (const name of ["ins", "rPrChange", "permStart", "moveToRangeStart", "moveTo"]) {
      const ids = all(body, new RegExp(`<w:${name} w:id="(\\d+)"`, "g"));
      expect(new Set(ids).size, name).toBe(name === "ins" ? 6 : 3);
    }
    for (const name of ["perm", "moveToRange"]) {
      const starts = all(body, new RegExp(`<w:${name}Start w:id="(\\d+)"`, "g"));
      expect(all(body, new RegExp(`<w:${name}End w:id="(\\d+)"`, "g"))).toEqual(starts);
    }
  });

  test("shapes in VML, their types, and the objects shown in them", () => {
    const shape = '<v:shapetype id="_x0000_t75"/><v:shape id="s1" type="#_x0000_t75"/>';
    const body = loop(
      `<w:p><w:r><w:object>${shape}<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ShapeID="s1"/></w:object></w:r></w:p>`,
    );
    const types = all(body, /<v:shapetype id="([^"]*)"/g);
    expect(types).toEqual(["_x0000_t75", "shape900000001", "shape900000003"]);
    expect(all(body, / type="#([^"]*)"/g)).toEqual(types);
    const shapes = all(body, /<v:shape id="([^"]*)"/g);
    expect(shapes).toEqual(["s1", "shape900000002", "shape900000004"]);
    expect(all(body, /ShapeID="([^"]*)"/g)).toEqual(shapes);
  });

  test("a shape whose type stands before the loop keeps it", () => {
    const type = '<w:p><w:r><w:pict><v:shapetype id="t"/></w:pict></w:r></w:p>';
    const body = fillBody(
      `${type}${p("{{#each items}}")}<w:p><w:r><w:pict><v:shape id="s1" type="#t"/></w:pict></w:r></w:p>${p("{{/each}}")}`,
      view,
    );
    expect(all(body, / type="#([^"]*)"/g)).toEqual(["t", "t", "t"]);
  });

  test.each([
    [
      "begins before a loop",
      (start: string, end: string) => `<w:p>${start}</w:p>${each(`<w:p>${r("{{this}}")}${end}</w:p>`)}`,
    ],
    [
      "ends after a loop",
      (start: string, end: string) => `${each(`<w:p>${start}${r("{{this}}")}</w:p>`)}<w:p>${end}</w:p>`,
    ],
    [
      "ends in another loop",
      (start: string, end: string) => each(`<w:p>${start}</w:p>`) + each(`<w:p>${r("{{this}}")}${end}</w:p>`),
    ],
  ])("a bookmark or a permission that %s comes once, under its own name", (_, place) => {
    for (const [name, more] of [
      ["bookmark", 'w:name="mark"'],
      ["perm", 'w:edGrp="everyone"'],
    ]) {
      const link = `<w:hyperlink w:anchor="mark">${r("se")}</w:hyperlink>`;
      const body = fillBody(
        place(`<w:${name}Start w:id="4" ${more}/>${link}`, `<w:${name}End w:id="4"/>`),
        view,
      );
      expect(all(body, new RegExp(`<w:${name}(Start|End) w:id="4"`, "g"))).toEqual(["Start", "End"]);
      expect(body.match(new RegExp(`<w:${name}`, "g"))).toHaveLength(2);
      expect(new Set(all(body, /w:anchor="([^"]*)"/g))).toEqual(new Set(["mark"]));
    }
  });
});
