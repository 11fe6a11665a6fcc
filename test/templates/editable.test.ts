import { describe, expect, test } from "vitest";
import { fillBody, type TestView } from "./fill.ts";
import { lines, p, r, table } from "./word-file.ts";

const view: TestView = {
  title: "Rubrik",
  gone: null,
  applicant: { name: "Bo & co", parts: { a: "djup" } },
  recipients: [{ name: "A" }, { name: "B" }],
  text: { type: "markdown", source: "ett\n\n- två" },
  note: { type: "markdown", source: "**fet** text" },
};
const styles = '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet"/></w:style>';
const editable = (body: string) => fillBody({ body, styles }, view, { editable: true });
const tags = (body: string) => [...body.matchAll(/<w:tag w:val="kansli:([^"]*)"\/>/g)].map((m) => m[1]);

describe("an editable document", () => {
  test.each([
    ["{{title}} av {{applicant.name}}", ["title", "applicant.name"]],
    [
      "{{#each recipients}}{{name}} {{@index}} {{../title}} {{/each}}",
      ["recipients.0.name", "title", "recipients.1.name", "title"],
    ],
    [
      "{{#with applicant}}{{#with parts}}{{a}}{{../name}}{{@root.title}}{{/with}}{{/with}}",
      ["applicant.parts.a", "applicant.name", "title"],
    ],
    ["{{#applicant}}{{name}}{{/applicant}}", ["applicant.name"]],
    ["{{#each recipients as |who i|}}{{who.name}}{{i}}{{/each}}", ["recipients.0.name", "recipients.1.name"]],
    ["{{#if title}}{{title}}{{/if}}", ["title"]],
    ['{{#each (sort recipients "name")}}{{name}}{{/each}}{{upper title}}{{gone}}', []],
    ["{{recipients.1.name}}{{note}}", ["recipients.1.name", "note"]],
  ])("%s", (template, paths) => {
    const body = editable(p(template));
    expect(tags(body)).toEqual(paths);
    expect(new Set([...body.matchAll(/<w:id w:val="(\d+)"/g)].map((m) => m[1])).size).toBe(paths.length);
    const names = [...body.matchAll(/w:name="(_kansli\d{1,30})"/g)].map((m) => m[1]);
    expect(new Set(names).size).toBe(paths.length);
  });

  test("reads as the other one", () => {
    const template =
      p("{{title}}: {{#each recipients}}{{name}}, {{/each}}{{applicant.name}}") +
      p("{{text}}") +
      table(["{{text}}", "{{title}}"]);
    const plain = editable(template).replace(/<\/?w:(?:sdt|bookmark)[^>]*>/g, "");
    expect(lines(plain)).toEqual(lines(fillBody({ body: template, styles }, view)));
  });

  test("a run keeps its format; blocks stand in one control", () => {
    expect(editable(`<w:p>${r("{{title}}", "<w:b/>")}</w:p>`)).toContain(
      `<w:sdtContent>${r("Rubrik", "<w:b/>")}</w:sdtContent></w:sdt>`,
    );
    expect(editable(p("{{text}}"))).toMatch(
      /^<w:bookmarkStart [^>]*\/><w:sdt>.*<w:sdtContent><w:p>.*två.*<\/w:p><\/w:sdtContent><\/w:sdt><w:bookmarkEnd [^>]*\/>$/,
    );
  });

  test("without it, there are no controls", () => {
    expect(fillBody(p("{{title}}"), view)).not.toContain("w:sdt");
  });
});
