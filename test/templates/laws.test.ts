/** What holds for every template and every view. */
import fc from "fast-check";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { parseXml } from "../../src/ooxml/xml.ts";
import { deflateEntry, readZip, writeZip } from "../../src/ooxml/zip.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { keepSample } from "../tools/keep-sample.ts";
import { fillBody, type TestView } from "./fill.ts";
import { bodyOf, lines, p, r, readPart, table, visible, wordFile } from "./word-file.ts";

const view: TestView = {
  name: "Örebro & co",
  yes: true,
  no: false,
  one: ["x"],
  two: ["a", "b"],
  none: [],
  day: { type: "date", iso: "2022-12-14" },
};

describe("where Word cuts the runs does not matter", () => {
  const texts = [
    "Till {{name}}, den {{date day “iso”}}!",
    "{{#each two}}{{this}}, {{/each}}slut",
    "a{{#if no}}b{{else}}c{{/if}}d{{{name}}}",
    "{{!-- tyst --}}x{{~name~}}y",
  ];
  const between = fc.constantFrom(
    "",
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="9" w:name="b"/><w:bookmarkEnd w:id="9"/>',
  );
  const cuts = fc.array(fc.tuple(fc.nat(60), between), { maxLength: 12 });

  test("any cuts give the same text", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), cuts, (text, places) => {
        const whole = lines(fillBody(p(text), view));
        expect(lines(fillBody(cut(text, places), view))).toEqual(whole);
      }),
    );
  });

  function cut(text: string, places: readonly (readonly [number, string])[]): string {
    const sorted = [...places].sort((a, b) => a[0] - b[0]);
    let at = 0;
    let runs = "";
    for (const [place, xml] of sorted) {
      const to = Math.max(at, Math.min(place, text.length));
      runs += (to > at ? r(text.slice(at, to)) : "") + xml;
      at = to;
    }
    return `<w:p>${runs}${r(text.slice(at))}</w:p>`;
  }
});

describe("blocks, nested anyhow, mean what they mean in a text file", () => {
  interface Line {
    readonly text: string;
  }
  type Part = readonly Line[];
  const block = (open: string, close: string, inside: Part, otherwise?: Part): Part => [
    { text: `{{#${open}}}` },
    ...inside,
    ...(otherwise ? [{ text: "{{else}}" }, ...otherwise] : []),
    { text: `{{/${close}}}` },
  ];
  const words = fc.constantFrom(
    "ord",
    "{{@root.name}} ord",
    "a {{#each @root.two}}{{this}};{{/each}} b",
    "a {{#if @root.no}}x{{else}}y{{/if}}",
  );
  const lists = fc.constantFrom("@root.one", "@root.two", "@root.none");
  const flags = fc.constantFrom("@root.yes", "@root.no");
  const { parts } = fc.letrec<{ parts: Part; part: Part }>((tie) => ({
    parts: fc.array(tie("part"), { maxLength: 3 }).map((found) => found.flat()),
    part: fc.oneof(
      { maxDepth: 4 },
      words.map((text) => [{ text }]),
      fc.tuple(lists, tie("parts")).map(([list, inside]) => block(`each ${list}`, "each", inside)),
      fc.tuple(lists, tie("parts"), tie("parts")).map(([l, a, b]) => block(`each ${l}`, "each", a, b)),
      fc.tuple(flags, tie("parts"), tie("parts")).map(([flag, a, b]) => block(`if ${flag}`, "if", a, b)),
      fc.tuple(flags, tie("parts")).map(([flag, inside]) => block(`unless ${flag}`, "unless", inside)),
    ),
  }));

  const asText = (template: Part) => {
    const source = [...template, { text: "slut" }].map((l) => l.text).join("\n");
    return Handlebars.compile(source, { noEscape: true })(view).split("\n");
  };

  test("over paragraphs", () => {
    fc.assert(
      fc.property(parts, (template) => {
        const body = template.map((l) => p(l.text)).join("") + p("slut");
        expect(lines(fillBody(body, view))).toEqual(asText(template));
      }),
    );
  });

  test("over lines of a paragraph", () => {
    fc.assert(
      fc.property(parts, (template) => {
        const texts = [...template, { text: "slut" }].map((l) => `<w:t xml:space="preserve">${l.text}</w:t>`);
        const body = fillBody(`<w:p><w:r>${texts.join("<w:br/>")}</w:r></w:p>`, view);
        expect(visible(body).split("\n")).toEqual(asText(template));
      }),
    );
  });

  test("over paragraphs of a cell, which never ends without one", () => {
    fc.assert(
      fc.property(parts, (template) => {
        const xml = fillBody(table([template.map((l) => p(l.text)).join("") + p(""), "x"]), view);
        expect(xml).not.toMatch(/<w:tcPr\/><\/w:tc>|<\/w:tbl><\/w:tc>/);
        expect(lines(xml).join("\n")).toBe([...asText(template).slice(0, -1), " | x"].join("\n"));
      }),
    );
  });

  test("over rows", () => {
    fc.assert(
      fc.property(parts, (template) => {
        const rows = [...template.map((l) => [l.text, ""]), ["slut", ""]];
        expect(lines(fillBody(table(...rows), view))).toEqual(asText(template).map((line) => `${line} | `));
      }),
    );
  });
});

describe("values", () => {
  const anyText = fc.string({ unit: "binary", maxLength: 40 });

  test("any text comes back out of the document", () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const { value } = compileWordTemplate(wordFile({ body: p("{{a}}") + p("<{{a}}|{{b}}>") }), "t.docx");
        const made = value?.render({ a, b }, { language: "sv" }).value ?? new Uint8Array();
        keepSample(made);
        parseXml(readPart(made, "word/document.xml"));
        expect(lines(bodyOf(made)).join("\u2029")).toBe(
          `${readable(a)}\u2029<${readable(a)}|${readable(b)}>`,
        );
      }),
    );
  });

  test("any Markdown gives well-formed XML", () => {
    const marks = fc.array(
      fc.oneof(
        anyText,
        fc.constantFrom("# ", "\n\n", "- ", "1. ", "> ", "**", "|a|\n|-|\n", "[x](y)", "[^1]", "`", "<b>"),
      ),
    );
    fc.assert(
      fc.property(marks, (source) => {
        const { value } = compileWordTemplate(wordFile({ body: p("{{a}}") + p("x{{a}}") }), "t.docx");
        const markdown = { type: "markdown", source: source.join("") } as const;
        const made = value?.render({ a: markdown }, { language: "sv" }).value ?? new Uint8Array();
        parseXml(readPart(made, "word/document.xml"));
      }),
    );
  });

  /** What XML can hold of a text. */
  function readable(text: string): string {
    return text
      .replace(/\r\n?|[\v\u0085]/g, "\n")
      .replace(/(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, "");
  }
});

test("tags put anywhere: problems, or a document that is well formed", () => {
  const tags = fc.constantFrom(
    "{{#each two}}",
    "{{/each}}",
    "{{#if yes}}",
    "{{#if no}}",
    "{{else}}",
    "{{/if}}",
    "{{name}}",
    "{{!-- x --}}",
  );
  const box = (text: string) =>
    `<w:p><w:r><w:pict><w:txbxContent>${p(text)}</w:txbxContent></w:pict></w:r></w:p>`;
  const control = (text: string) =>
    `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${p(text)}</w:sdtContent></w:sdt>`;
  const link = (text: string) =>
    `<w:p>${r("l")}<w:hyperlink w:anchor="a">${r(text)}${r("m")}</w:hyperlink></w:p>`;
  const slots: readonly ((text: string) => string)[] = [
    p,
    (text) => p(`ord ${text}`),
    (text) => p(`${text} ord`),
    (text) => table([text, "x"], ["y", text]),
    (text) => table([`${p(text)}${table([text])}${p("z")}`, "x"]),
    box,
    control,
    link,
  ];
  const document = fc.array(
    fc.tuple(
      fc.constantFrom(...slots),
      fc.array(tags, { maxLength: 2 }).map((t) => t.join("")),
    ),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(document, (parts) => {
      const body = parts.map(([slot, text]) => slot(text)).join("");
      const { value, diagnostics } = compileWordTemplate(wordFile({ body }), "t.docx");
      if (diagnostics.length > 0) return;
      const anywhere = { ...view, two: [view, view] } as TestView;
      const made = value?.render(anywhere, { language: "sv" });
      if (!made?.value) return;
      const xml = readPart(made.value, "word/document.xml");
      parseXml(xml);
      expect(xml).not.toMatch(/<w:tcPr\/><\/w:tc>|<\/w:tbl><\/w:tc>|<w:txbxContent><\/w:txbxContent>/);
      expect(xml).not.toMatch(/<\/w:tblGrid><\/w:tbl>/);
    }),
    { numRuns: 500 },
  );
});

describe("broken files", () => {
  const good = wordFile({
    body: `${p("{{#each two}}")}${table(["{{#if this}}{{this}}", "{{/if}}"])}${p("{{/each}}")}<w:sectPr/>`,
  });
  const survives = (file: Uint8Array) => {
    const { value, diagnostics } = compileWordTemplate(file, "t.docx");
    if (!value) expect(diagnostics).not.toEqual([]);
    value?.check({ type: "group", fields: {} });
    const made = value?.render(view, { language: "sv" }).value;
    if (made && diagnostics.length === 0) parseXml(readPart(made, "word/document.xml"));
  };

  test("bytes changed anywhere: a problem or a document, never a crash", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const file = Uint8Array.from(good);
        for (const [at, byte] of changes) file[at] = byte;
        survives(file);
      }),
      { numRuns: 300 },
    );
  });

  test("XML moved about: a problem or a document, never a crash", () => {
    const xml = readPart(good, "word/document.xml");
    const tokens = xml.slice(xml.indexOf("<w:body>")).split(/(?=<)/);
    const head = xml.slice(0, xml.indexOf("<w:body>"));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(tokens.length - 1), fc.nat(tokens.length - 1)), { maxLength: 4 }),
        (moves) => {
          const moved = [...tokens];
          for (const [from, to] of moves) moved.splice(to, 0, ...moved.splice(from, 1));
          const text = new TextEncoder().encode(head + moved.join(""));
          const entries = readZip(good).map((e) =>
            e.name === "word/document.xml" ? deflateEntry(e.name, text) : e,
          );
          survives(writeZip(entries));
        },
      ),
      { numRuns: 300 },
    );
  });
});
