import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { fill, fillBody, problemsOf } from "./fill.ts";
import {
  bodyOf,
  lines,
  names,
  p,
  r,
  readPart,
  type WordFile,
  wordFile,
  wordTypes,
  XML,
} from "./word-file.ts";

const view = { name: "Örebro", first: { last: "djup" }, yes: true, items: ["A", "B"] };

describe("tags", () => {
  test("a tilde leaves out the white space on its side, in other runs too", () => {
    const spaced = `<w:p>${r("a ", "<w:b/>")}<w:r><w:tab/></w:r>${r(" {{~name~}}  ")}${r(" {{~#if name~}} ja")}${r(" {{~/if}} b")}</w:p>`;
    expect(lines(fillBody(spaced, view))).toEqual(["aÖrebroja b"]);
  });

  test.each([
    ["split in runs", `${r("Till {")}${r("{na")}${r("me}")}${r("}!")}`],
    ["split inside an element", `${r("Till {{na", "<w:b/>")}<w:proofErr w:type="spellStart"/>${r("me}}!")}`],
    [
      "with a bookmark inside",
      `${r("Till {{na")}<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>${r("me}}!")}`,
    ],
    ["with a soft hyphen inside", r("Till {{na\u00ADme}}!")],
    ["with a soft hyphen of Word's", `${r("Till {{na")}<w:r><w:softHyphen/></w:r>${r("me}}!")}`],
    ["with no-break spaces inside", r("Till {{\u00A0name\u00A0}}!")],
    ["with a line break inside", `<w:r><w:t>Till {{</w:t><w:br/><w:t>name}}!</w:t></w:r>`],
    ["in CDATA", "<w:r><w:t><![CDATA[Till {{name}}!]]></w:t></w:r>"],
    ["in an inserted run", `${r("Till ")}<w:ins w:id="1" w:author="x">${r("{{name}}")}</w:ins>${r("!")}`],
    [
      "in a content control",
      `${r("Till ")}<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>${r("{{name}}")}</w:sdtContent></w:sdt>${r("!")}`,
    ],
    ["in a hyperlink", `${r("Till ")}<w:hyperlink w:anchor="a">${r("{{name}}")}</w:hyperlink>${r("!")}`],
    ["in a smart tag", `${r("Till ")}<w:smartTag w:uri="u" w:element="e">${r("{{name}}!")}</w:smartTag>`],
  ])("%s", (_, content) => {
    expect(lines(fillBody(`<w:p>${content}</w:p>`, view))).toEqual(["Till Örebro!"]);
  });

  test("the run of the first brace lends its format", () => {
    const body = fillBody(`<w:p>${r("{", "<w:b/>")}${r("{name}}", "<w:i/>")}</w:p>`, view);
    expect(body).toBe(`<w:p>${r("Örebro", "<w:b/>")}</w:p>`);
  });

  test.each(["“iso”", "”iso”", "‘iso’", '"iso"'])("curly quotes: %s", (style) => {
    const date = { type: "date", iso: "2022-12-14" } as const;
    expect(lines(fillBody(p(`{{date day ${style}}}`), { day: date }))).toEqual(["2022-12-14"]);
  });

  test("a comment alone in its paragraph goes with it", () => {
    expect(lines(fillBody(p("a") + p("{{!-- för oss --}}") + p("b"), view))).toEqual(["a", "b"]);
  });

  test("an escaped tag is text", () => {
    expect(lines(fillBody(p("Skriv \\{{name}} så"), view))).toEqual(["Skriv {{name}} så"]);
  });

  test("deleted text is not read", () => {
    const deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>{{gone}}</w:delText></w:r></w:del>';
    expect(fillBody(`<w:p>${deleted}${r("{{name}}")}</w:p>`, view)).toContain(deleted);
  });

  test("other prefixes for the same namespaces", () => {
    const w = 'xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const document = `${XML}<x:document ${w}><x:body><x:p><x:r><x:t>{{name}}</x:t></x:r></x:p></x:body></x:document>`;
    const made = fill({ body: "", parts: { "word/document.xml": document } }, { name: "a\nb" });
    const xml = readPart(made, "word/document.xml");
    expect(xml).toContain('<w:t xml:space="preserve">a</w:t><w:br/><w:t xml:space="preserve">b</w:t>');
  });
});

describe("values", () => {
  test("line breaks, tabs and spaces", () => {
    const body = fillBody(p("{{text}}"), { text: " a\nb\r\nc\td " });
    expect(body).toBe(
      '<w:p><w:r><w:t xml:space="preserve"> a</w:t><w:br/><w:t xml:space="preserve">b</w:t><w:br/><w:t xml:space="preserve">c</w:t><w:tab/><w:t xml:space="preserve">d </w:t></w:r></w:p>',
    );
  });

  test("markup, braces, bidi and emoji are text", () => {
    const text = "<w:p>&amp; {{name}} \u202Bעברית\u202C 👩‍👧 “x”";
    expect(lines(fillBody(p("{{text}}{{name}}"), { text, name: "N" }))).toEqual([`${text}N`]);
  });

  test("control characters are reported and left out", () => {
    const template = compileWordTemplate(wordFile({ body: p("{{text}}") }), "t.docx").value;
    const result = template?.render({ text: "a\u0000b\u001Fc\uFFFEd\uD800" }, { language: "sv" });
    expect(result?.value && lines(bodyOf(result.value))).toEqual(["abcd"]);
    expect(result?.diagnostics.map((d) => [d.code, d.severity, d.params.code])).toEqual(
      ["0000", "001F", "FFFE", "D800"].map((code) => ["template/control-character", "warning", code]),
    );
  });

  test("absent values are empty", () => {
    expect(lines(fillBody(p("a{{gone}}b") + p("{{gone}}"), { gone: null }))).toEqual(["ab", ""]);
  });

  test("values print themselves in the document's language", () => {
    const day = { type: "date", iso: "2022-12-14" } as const;
    expect(lines(fillBody(p("{{day}}"), { day }, { language: "en" }))).toEqual(["14 December 2022"]);
  });

  test("a page break", () => {
    expect(fillBody(p("a{{pagebreak}}b"), {})).toContain('</w:t><w:br w:type="page"/><w:t');
  });

  test("a link", () => {
    const made = fill(
      { body: p("Se {{link web name}}."), styles: HYPERLINK },
      { web: "www.example.org", name: "oss" },
    );
    expect(readPart(made, "word/document.xml")).toContain(
      '<w:hyperlink r:id="rIdKansli1" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">oss</w:t></w:r></w:hyperlink>',
    );
    expect(readPart(made, "word/_rels/document.xml.rels")).toContain('Target="https://www.example.org"');
  });
});

const HYPERLINK = '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>';

describe("stories", () => {
  const story = (root: string, content: string) => `${XML}<w:${root} ${names}>${content}</w:${root}>`;

  test.each([
    ["header", "hdr", p("{{name}}")],
    ["footer", "ftr", p("{{name}}")],
    ["footnotes", "footnotes", `<w:footnote w:id="1">${p("{{name}}")}</w:footnote>`],
    ["endnotes", "endnotes", `<w:endnote w:id="1">${p("{{name}}")}</w:endnote>`],
    ["comments", "comments", `<w:comment w:id="1" w:author="x">${p("{{name}}")}</w:comment>`],
  ] as const)("%s", (type, root, content) => {
    const made = fill(withPart(`word/${type}.xml`, type, story(root, content)), view);
    expect(readPart(made, `word/${type}.xml`)).toBe(story(root, content.replace("{{name}}", "Örebro")));
  });

  function withPart(part: string, type: keyof typeof wordTypes, xml: string): WordFile {
    return {
      body: p("x"),
      parts: { [part]: xml },
      types: { [part]: wordTypes[type] },
      relations: [{ id: "rId9", type, target: part.replace("word/", "") }],
    };
  }

  test("text boxes, in both of their forms", () => {
    const box = (text: string) =>
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${text}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${text}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const template = box(p("{{#each items}}") + p("{{this}}") + p("{{/each}}"));
    expect(fillBody(template, view)).toBe(box(p("A") + p("B")));
    expect(fillBody(template, { items: [] })).toBe(box("<w:p/>"));
    const looped = p("{{#each items}}") + box(p("{{this}}")) + p("{{/each}}");
    expect(fillBody(looped, view)).toBe(box(p("A")) + box(p("B")));
  });

  test("alternative texts, tooltips and field instructions", () => {
    const drawing =
      '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Logotyp för {{name}} &amp; co"/></wp:inline></w:drawing></w:r></w:p>';
    expect(fillBody(drawing, { name: '"A"\n<B>' })).toContain(
      'descr="Logotyp för &quot;A&quot; &lt;B&gt; &amp; co"',
    );
    const link = `<w:p><w:hyperlink w:anchor="a" w:tooltip="{{#if yes}}Till {{name}}{{/if}}">${r("x")}</w:hyperlink></w:p>`;
    expect(fillBody(link, view)).toContain('w:tooltip="Till Örebro"');
    const field =
      '<w:p><w:r><w:instrText xml:space="preserve">HYPERLINK "{{na</w:instrText></w:r><w:r><w:instrText>me}}"</w:instrText></w:r></w:p>';
    expect(fillBody(field, { name: 'a"b' })).toContain("HYPERLINK &quot;ab<");
    expect(fillBody('<w:p><w:fldSimple w:instr="QUOTE {{name}}"/></w:p>', view)).toContain(
      'w:instr="QUOTE Örebro"',
    );
  });

  test("document properties", () => {
    const core = (title: string) =>
      `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`;
    const custom = (value: string) =>
      `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Dnr"><vt:lpwstr>${value}</vt:lpwstr></property></Properties>`;
    const made = fill(
      {
        body: p("x"),
        parts: { "docProps/core.xml": core("{{name}}"), "docProps/custom.xml": custom("{{first.last}}") },
        packageRelations: [
          { id: "rId2", type: "core-properties", target: "docProps/core.xml" },
          { id: "rId3", type: "custom-properties", target: "docProps/custom.xml" },
        ],
      },
      view,
    );
    expect(readPart(made, "docProps/core.xml")).toBe(core("Örebro"));
    expect(readPart(made, "docProps/custom.xml")).toBe(custom("djup"));
  });
});

describe("content controls", () => {
  const control = (properties: string, text: string) =>
    `<w:p><w:sdt><w:sdtPr><w:id w:val="9"/>${properties}<w:text/></w:sdtPr><w:sdtContent>${r(text)}</w:sdtContent></w:sdt></w:p>`;

  test("what they are bound to is filled too, since Word shows that", () => {
    const made = fill(
      {
        body: control('<w:dataBinding w:xpath="/cover/abstract" w:storeItemID="{1}"/>', "{{name}}"),
        relations: [{ id: "rId9", type: "customXml", target: "../customXml/item1.xml" }],
        parts: { "customXml/item1.xml": "<cover><abstract>{{name}}</abstract></cover>" },
      },
      view,
    );
    expect(readPart(made, "customXml/item1.xml")).toBe("<cover><abstract>Örebro</abstract></cover>");
  });

  test("a value in a placeholder is content", () => {
    const shown = "<w:showingPlcHdr/>";
    expect(fillBody(control(shown, "{{name}}"), view)).toBe(control("", "Örebro"));
    expect(fillBody(control(shown, "Skriv här") + p("{{name}}"), view)).toContain(shown);
  });
});

describe("hyperlink targets", () => {
  const linked = (
    target: string,
    body = `<w:p><w:hyperlink r:id="rId9">${r("länk")}</w:hyperlink></w:p>`,
  ) => ({
    body,
    relations: [{ id: "rId9", type: "hyperlink", target, external: true }],
  });
  const targets = (made: Uint8Array) =>
    [...readPart(made, "word/_rels/document.xml.rels").matchAll(/hyperlink" Target="([^"]*)"/g)].map(
      (m) => m[1],
    );

  test.each([
    ["{{url}}", "https://example.org/å?a=1&b=2", "https://example.org/%C3%A5?a=1&amp;b=2"],
    ["http://%7B%7Burl%7D%7D", "https://example.org", "https://example.org"],
    ["https://example.org/s?q=%7b%7burl%7d%7d", "a&b c", "https://example.org/s?q=a%26b%20c"],
    ["mailto:{{url}}", "a@example.org", "mailto:a@example.org"],
  ])("%s", (target, url, written) => {
    expect(targets(fill(linked(target), { url }))).toEqual([written]);
  });

  test("each turn of a loop links to its own", () => {
    const body = `${p("{{#each items}}")}<w:p><w:hyperlink r:id="rId9">${r("{{this}}")}</w:hyperlink></w:p>${p("{{/each}}")}`;
    const made = fill(linked("https://example.org/{{this}}", body), view);
    expect(targets(made)).toEqual(["https://example.org/A", "https://example.org/B"]);
    expect(readPart(made, "word/document.xml").match(/r:id="[^"]*"/g)).toEqual([
      'r:id="rIdKansli1"',
      'r:id="rIdKansli2"',
    ]);
  });

  test.each([
    [
      "in a field",
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPER</w:instrText></w:r><w:r><w:instrText>LINK "{{url}}/{{url}}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
    ["in a field of one element", '<w:fldSimple w:instr=" HYPERLINK &quot;{{url}}/{{url}}&quot; "/>'],
  ])("an address that runs something leads nowhere, %s", (_, link) => {
    const { value } = compileWordTemplate(wordFile({ body: `<w:p>${r("a ")}${link}</w:p>` }), "t.docx");
    const made = (url: string) => {
      const { value: bytes, diagnostics } = value?.render({ url }, { language: "sv" }) ?? {};
      const address = /LINK &quot;(.*?)&quot;/.exec(bytes ? bodyOf(bytes).replace(/<[^>]*>/g, "") : "");
      const attribute = /LINK &quot;(.*?)&quot;/.exec(bytes ? bodyOf(bytes) : "");
      return [(address ?? attribute)?.[1], diagnostics?.map((d) => d.code)];
    };
    expect(made("https://a.example.org")).toEqual(["https://a.example.org/https://a.example.org", []]);
    expect(made("file:///c:/x.exe")).toEqual(["about:blank/file:///c:/x.exe", ["template/unsafe-address"]]);
  });

  test("an address that runs something leads nowhere", () => {
    const { value } = compileWordTemplate(wordFile(linked("{{url}}")), "t.docx");
    const result = value?.render({ url: "javascript:alert(1)" }, { language: "sv" });
    expect(result?.diagnostics.map((d) => d.code)).toEqual(["template/unsafe-address"]);
    expect(result?.value && targets(result.value)).toEqual(["about:blank"]);
  });
});

describe("what must come once", () => {
  test("paragraph ids, drawing ids, bookmarks and control ids differ in every turn", () => {
    const content =
      '<w:p w14:paraId="1A2B3C4D" w14:textId="77777777"><w:bookmarkStart w:id="3" w:name="mark"/><w:r><w:drawing><wp:inline><wp:docPr id="7" name="x"/></wp:inline></w:drawing></w:r><w:bookmarkEnd w:id="3"/>' +
      `<w:sdt><w:sdtPr><w:id w:val="-42"/></w:sdtPr><w:sdtContent>${r("{{this}}")}</w:sdtContent></w:sdt></w:p>`;
    const body = fillBody(p("{{#each items}}") + content + p("{{/each}}"), view);
    for (const pattern of [
      /w14:paraId="([^"]*)"/g,
      /<w:bookmarkStart w:id="([^"]*)"/g,
      /w:name="([^"]*)"/g,
      /<wp:docPr id="([^"]*)"/g,
      /<w:id w:val="([^"]*)"/g,
    ]) {
      const found = [...body.matchAll(pattern)].map((m) => m[1]);
      expect(found).toHaveLength(2);
      expect(new Set(found).size).toBe(2);
    }
    const starts = [...body.matchAll(/<w:bookmarkStart w:id="([^"]*)"/g)].map((m) => m[1]);
    expect([...body.matchAll(/<w:bookmarkEnd w:id="([^"]*)"/g)].map((m) => m[1])).toEqual(starts);
  });

  test("outside loops they stay as they were", () => {
    const paragraph = `<w:p w14:paraId="1A2B3C4D">${r("{{name}}")}</w:p>`;
    expect(fillBody(paragraph, view)).toContain('w14:paraId="1A2B3C4D"');
  });
});

describe("numbering", () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>';
  const item = (text: string, level = 0) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="4"/></w:numPr></w:pPr>${r(text)}</w:p>`;
  const numbers = (made: Uint8Array) =>
    [...readPart(made, "word/document.xml").matchAll(/<w:numId w:val="(\d+)"/g)].map((m) => Number(m[1]));
  const groups = { groups: [{ points: ["a", "b"] }, { points: ["c", "d"] }] };

  test("a list inside a loop in a loop starts again in every turn of the outer one", () => {
    const body =
      p("{{#each groups}}") + p("{{#each points}}") + item("{{this}}") + p("{{/each}}") + p("{{/each}}");
    const made = fill({ body, numbering }, groups);
    expect(numbers(made)).toEqual([4, 4, 5, 5]);
    const levels = Array.from(
      { length: 9 },
      (_, i) => `<w:lvlOverride w:ilvl="${i}"><w:startOverride w:val="${[1, 3][i] ?? 0}"/></w:lvlOverride>`,
    );
    expect(readPart(made, "word/numbering.xml")).toContain(
      `<w:num w:numId="5"><w:abstractNumId w:val="0"/>${levels.join("")}</w:num>`,
    );
  });

  test("two items in a turn start again in every turn", () => {
    const body = p("{{#each items}}") + item("ett") + item("två") + p("{{/each}}");
    expect(numbers(fill({ body, numbering }, view))).toEqual([4, 4, 5, 5]);
  });

  test("one item in a turn makes one list of all turns, also with a list below it", () => {
    const one = p("{{#each groups}}") + item("punkt") + p("{{/each}}");
    expect(numbers(fill({ body: one, numbering }, groups))).toEqual([4, 4]);
    const below =
      p("{{#each groups}}") +
      item("punkt") +
      p("{{#each points}}") +
      item("{{this}}", 1) +
      p("{{/each}}") +
      p("{{/each}}");
    expect(numbers(fill({ body: below, numbering }, groups))).toEqual([4, 4, 4, 4, 4, 4]);
  });

  test("a list that began before the loop goes on in it", () => {
    const body = item("före") + p("{{#each items}}") + item("ett") + item("två") + p("{{/each}}");
    expect(numbers(fill({ body, numbering }, view))).toEqual([4, 4, 4, 4, 4]);
  });

  test("a list that a style brings", () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>';
    const body = p("{{#each items}}") + p("ett", "L") + p("två", "L") + p("{{/each}}");
    expect(numbers(fill({ body, numbering, styles }, view))).toEqual([4, 4, 5, 5]);
  });
});

describe("problems", () => {
  test("know part, story, paragraph, heading, cell and text", () => {
    const styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>';
    const body = `${p("Bakgrund", "H")}<w:tbl><w:tr><w:tc>${p("x")}</w:tc><w:tc>${p("Till {{nane}}, hej")}</w:tc></w:tr></w:tbl>`;
    const { value } = compileWordTemplate(wordFile({ body, styles }), "t.docx");
    const found = value?.check({ type: "group", fields: { name: { type: "text" } } });
    expect(found).toHaveLength(1);
    expect(found?.[0]).toMatchObject({
      code: "language/unknown-name",
      suggestion: "name",
      place: {
        in: "word",
        file: "t.docx",
        part: "word/document.xml",
        story: "body",
        paragraph: 3,
        heading: "Bakgrund",
        cell: { table: 1, row: 1, cell: 2 },
        quote: "Till {{nane}}, hej",
      },
    });
    expect(underlined(found?.[0])).toBe("nane");
  });

  test("are all found at once, a text box's only once", () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p("{{c}}")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p("{{c}}")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const { value } = compileWordTemplate(wordFile({ body: p("{{a}}") + p("{{b}}") + box }), "t.docx");
    const found = value?.check({ type: "group", fields: {} }) ?? [];
    expect(found.map(underlined)).toEqual(["a", "b", "c"]);
  });

  test("in long paragraphs quote what is near", () => {
    const long = "ord ".repeat(60);
    const [found] = problemsOf(p(`${long}{{#each x}} slut ${long}`));
    expect(found?.place).toMatchObject({ in: "word" });
    expect(underlined(found)).toBe("{{#each x}}");
  });

  function underlined(d: Diagnostic | undefined): string {
    const place = d?.place;
    if (place?.in !== "word") return "";
    return (place.quote ?? "").slice(place.from, (place.from ?? 0) + (place.length ?? 0));
  }
});

describe("notes in the text", () => {
  const notes = (kind: string, content: string) =>
    `${XML}<w:${kind}s ${names}><w:${kind} w:type="separator" w:id="-1"><w:p/></w:${kind}><w:${kind} w:id="2">${content}</w:${kind}></w:${kind}s>`;
  const reference = (kind: string) => `<w:r><w:${kind}Reference w:id="2"/></w:r>`;

  test.each(["footnote", "endnote"] as const)("a %s in a loop belongs to the turn", (kind) => {
    const body = `${p("{{#each items}}")}<w:p>${r("{{this}}")}${reference(kind)}</w:p>${p("{{/each}}")}`;
    const made = fill(
      {
        body,
        parts: { [`word/${kind}s.xml`]: notes(kind, p("Om {{this}}")) },
        types: { [`word/${kind}s.xml`]: wordTypes[`${kind}s`] },
        relations: [{ id: "rId9", type: `${kind}s`, target: `${kind}s.xml` }],
      },
      view,
    );
    expect(bodyOf(made).match(/Reference w:id="\d+"/g)).toEqual(['Reference w:id="3"', 'Reference w:id="4"']);
    const xml = readPart(made, `word/${kind}s.xml`);
    expect(xml).toContain(
      `<w:${kind} w:id="3">${p("Om A")}</w:${kind}><w:${kind} w:id="4">${p("Om B")}</w:${kind}>`,
    );
    expect(xml).not.toContain('w:id="2"');
  });

  test("one that depends on nothing stays", () => {
    const xml = notes("footnote", p("Fast"));
    const made = fill(
      {
        body: `<w:p>${r("{{name}}")}${reference("footnote")}</w:p>`,
        parts: { "word/footnotes.xml": xml },
        relations: [{ id: "rId9", type: "footnotes", target: "footnotes.xml" }],
      },
      view,
    );
    expect(readPart(made, "word/footnotes.xml")).toBe(xml);
    expect(bodyOf(made)).toContain(reference("footnote"));
  });
});
