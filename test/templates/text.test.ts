import { describe, expect, test } from "vitest";
import { compileTextTemplate } from "../../src/templates/text/index.ts";
import type { TestView } from "./fill.ts";

function render(file: string, template: string, view: TestView): string {
  const compiled = compileTextTemplate(new TextEncoder().encode(template), file);
  expect(compiled.diagnostics).toEqual([]);
  const made = compiled.value?.render(view, { language: "sv" });
  expect(made?.diagnostics).toEqual([]);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(made?.value);
}

const csv = (template: string, view: TestView) =>
  render("lista.csv.hbs", template, view).replace("\uFEFF", "");

describe("CSV", () => {
  test("begins with a mark, so that Excel reads å", () => {
    expect(render("lista.csv.hbs", "Å;b\n", {})).toBe("\uFEFFÅ;b\n");
  });

  test("lines of blocks leave none behind", () => {
    const items = {
      items: [
        { a: "1", b: "2" },
        { a: "3", b: "4" },
      ],
    };
    expect(csv("A;B\n{{#each items}}\n{{a}};{{b}}\n{{/each}}\n", items)).toBe("A;B\n1;2\n3;4\n");
  });

  test.each([
    ["a;b", '"a;b"'],
    ['a"b', '"a""b"'],
    ["a\nb", '"a\nb"'],
    [" a", '" a"'],
    ["a, b", "a, b"],
    ["Örebro", "Örebro"],
    ["", ""],
    ["=1+1", "'=1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", '"\'\tx"'],
    ["+46 70 123", "+46 70 123"],
    ["+cmd", "'+cmd"],
    ["-5", "-5"],
    ["-1 234,50", "-1 234,50"],
    ["-2+3", "'-2+3"],
    ["- punkt", "'- punkt"],
  ])("value %j", (value, written) => {
    expect(csv("x;{{value}};y\n", { value })).toBe(`x;${written};y\n`);
  });

  test("a field of several tags is quoted as a whole", () => {
    expect(csv("{{a}} ({{b}});c\n", { a: "x;y", b: "z" })).toBe('"x;y (z)";c\n');
  });

  test("a field that the template quotes", () => {
    expect(csv('"{{a}}";c\n', { a: 'x;"y"' })).toBe('"x;""y""";c\n');
    expect(csv('"{{a}}";c\n', { a: "=1" })).toBe('"\'=1";c\n');
  });

  test("commas separate where the template has no semicolons", () => {
    expect(csv("{{a}},b\n", { a: "x,y" })).toBe('"x,y",b\n');
  });
});

test("HTML is escaped, also between three braces", () => {
  const view = { a: `<b>"&'`, web: "https://example.org/?a=1&b=2" };
  expect(render("brev.html.hbs", "<p>{{a}}{{{a}}}</p>", view)).toBe(
    "<p>&lt;b&gt;&quot;&amp;&#39;&lt;b&gt;&quot;&amp;&#39;</p>",
  );
  expect(render("brev.html.hbs", '{{link web "se <hit>"}}', view)).toBe(
    '<a href="https://example.org/?a=1&amp;b=2">se &lt;hit&gt;</a>',
  );
});

test("plain text is not", () => {
  const view = { a: "<b> & =1", web: "https://example.org" };
  expect(render("brev.txt.hbs", "Hej {{a}}\n", view)).toBe("Hej <b> & =1\n");
  expect(render("brev.txt.hbs", '{{link web "oss"}}, {{link web}}', view)).toBe(
    "oss (https://example.org), https://example.org",
  );
});

test("problems know line and column", () => {
  const bytes = new TextEncoder().encode("a\nHej {{nane}}!\n");
  const { value } = compileTextTemplate(bytes, "brev.txt.hbs");
  expect(value?.check({ type: "group", fields: { name: { type: "text" } } })).toMatchObject([
    {
      code: "language/unknown-name",
      place: { in: "text", file: "brev.txt.hbs", line: 2, column: 7, text: "Hej {{nane}}!" },
    },
  ]);
});

test("a template that is not UTF-8", () => {
  const { diagnostics } = compileTextTemplate(new Uint8Array([0x48, 0xe5]), "brev.txt.hbs");
  expect(diagnostics.map((d) => d.code)).toEqual(["template/not-utf-8"]);
});

describe("partials", () => {
  const files: Record<string, string> = {
    foot: "Hälsningar\n{{> sign}}\n",
    sign: "{{name}} & co",
    a: "{{> b}}",
    b: "{{> a}}",
  };
  const compile = (source: string, file = "templates/mail.html.hbs") =>
    compileTextTemplate(new TextEncoder().encode(source), file, (name) =>
      files[name] === undefined ? undefined : new TextEncoder().encode(files[name]),
    );

  test("bring another file, escaped as this one", () => {
    const { value, diagnostics } = compile("Hej\n{{> foot}}\nslut");
    expect(diagnostics).toEqual([]);
    const made = value?.render({ name: "<Bo>" }, { language: "sv" }).value;
    expect(new TextDecoder().decode(made)).toBe("Hej\nHälsningar\n&lt;Bo&gt; & coslut");
  });

  test.each([
    ["{{> nobody}}", "template/missing-partial"],
    ["{{> a}}", "template/circular-partial"],
  ])("%s is reported", (source, code) => {
    expect(compile(source).diagnostics.map((d) => d.code)).toEqual([code]);
  });

  test("a problem is shown in the partial's file", () => {
    const found = compile("{{> sign}}")
      .value?.check({ type: "group", fields: {} })
      .map((d) => d.place);
    expect(found).toMatchObject([{ in: "text", file: "templates/sign.html.hbs", line: 1 }]);
  });
});
