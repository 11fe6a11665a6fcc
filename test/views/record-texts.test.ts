import { describe, expect, test } from "vitest";
import type { TextPlace } from "../../src/diagnostics/diagnostic.ts";
import type { Markdown } from "../../src/values/index.ts";
import { buildView, checkRecordTexts, type View } from "../../src/views/index.ts";
import { documentOf, record, workspace } from "./support.ts";

const N = "\u00A0";

function view(given: string): View {
  const made = workspace();
  const { value, diagnostics } = buildView(record(given, made), made, documentOf(made));
  expect(diagnostics).toEqual([]);
  return value;
}

function markdown(value: unknown): string {
  return (value as Markdown).source;
}

/** Problems as `line: underlined text: code`. */
function problems(given: string): string[] {
  const made = workspace();
  return checkRecordTexts(record(given, made), made).map(({ code, place, suggestion }) => {
    const { file, line, column, length, text } = place as TextPlace;
    const where = file.startsWith("decisions/") ? line : `${file}:${line}`;
    return `${where}: ${text.slice(column - 1, column - 1 + length)}: ${code}${suggestion ? ` → ${suggestion}` : ""}`;
  });
}

test("texts quote fields and the facts that head the record", () => {
  const { title, proposal, basis, recipients, appeal } = view(`
title: "Bidrag till {{project}}"
proposal:
  - "{{applicant}} beviljas högst {{ceiling}} ({{money ceiling style=\\"code\\"}})"
  - text: villkor gäller
    conditions: ["Sista dag {{meeting}}, {{committee}}, {{signatory.title}}."]
basis: [{ title: "PM {{meeting}}" }]
signatory: director
recipients: [{ contact: oru, note: "Om {{title}}" }]
appeal: court
`);
  expect(title).toBe("Bidrag till AI.ALL*");
  expect(proposal).toMatchObject([
    { text: `Universitetet beviljas högst 4${N}529${N}875${N}kronor (4${N}529${N}875${N}SEK)` },
    { conditions: ["Sista dag 2022-12-14, Tillväxtnämnden, Direktör."] },
  ]);
  expect(basis).toMatchObject([{ title: "PM 2022-12-14", text: "PM 2022-12-14" }]);
  expect(recipients).toMatchObject([{ name: "Universitetet", note: "Om Bidrag till AI.ALL*" }]);
  expect(appeal).toMatchObject({
    text: { source: "Skriv till Region Norr om 22RS1." },
  });
});

test("values in Markdown read as they are", () => {
  const { sections } = view('sections: { summary: "*Om* {{project}}: {{title}}" }\ntitle: "- 1. [a](b)"');
  expect(markdown((sections as View[])[0]?.text)).toBe("*Om* AI\\.ALL\\*: \\- 1\\. \\[a\\]\\(b\\)");
});

test("fields of every shape are expanded", () => {
  const { tags, lead, budget, background } = view(`
tags: ["{{project}}", b]
lead: { name: "{{applicant}}", task: "Leda {{lead.name}}" }
budget: [{ item: "{{project}}", amount: 5 SEK }]
background: "*{{project}}* {{tags}}"
`);
  expect(tags).toEqual(["AI.ALL*", "b"]);
  expect(lead).toEqual({ name: "Universitetet", task: "Leda Universitetet" });
  expect(budget).toMatchObject([{ item: "AI.ALL*" }]);
  expect(markdown(background)).toBe("*AI\\.ALL\\** AI\\.ALL\\* och b");
});

test("texts that quote texts are expanded in the order they need", () => {
  const { title, project, tags } = view(
    'title: "{{project}}!"\nproject: "{{tags}}?"\ntags: ["x"]'.replace("{{ceiling.nothing}}", ""),
  );
  expect([title, project, tags]).toEqual(["x?!", "x?", ["x"]]);
});

test("what a field brings in is not expanded again", () => {
  const { title } = view('title: "{{project}}"\nproject: "\\\\{{ceiling}}"');
  expect(title).toBe("{{ceiling}}");
});

test("loops, conditions and helpers work in texts", () => {
  const { title } = view(
    'title: "{{#if share}}x{{else}}utan andel{{/if}}: {{#each partners}}{{name}}{{/each}}{{count partners}}"\npartners: [oru, bo]',
  );
  expect(title).toBe("utan andel: UniversitetetBo Öst2");
});

describe("a text that quotes itself", () => {
  test("directly", () => {
    expect(problems('project: "{{project}}"')).toEqual(["1: {{project}}: language/circular-text"]);
  });

  test("by way of others", () => {
    const found = problems('title: "{{project}}"\nproject: "{{tags}}"\ntags: ["{{title}}"]');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/language\/circular-text$/);
  });

  test("is no circle when only other parts of the group are quoted", () => {
    expect(problems('lead: { name: Ada, task: "{{lead.name}}" }')).toEqual([]);
  });
});

describe("names that the kind does not have", () => {
  test("with the place in the file and the name that was meant", () => {
    const given = `
title: Hej {{projekt}}
proposal:
  - "högst {{ceilng}}"
  - text: 'och {{shar}}'
    conditions: ['{{applicant.nmae}}']
sections:
  summary: |
    Rad ett.

    Rad tre med {{titl}} och {{title}}.
tags: [a, "{{recipient}}"]
`;
    expect(new Set(problems(given))).toEqual(
      new Set([
        "1: projekt: language/unknown-name → project",
        "3: ceilng: language/unknown-name → ceiling",
        "4: shar: language/unknown-name → share",
        "5: nmae: language/unknown-name → name",
        "10: titl: language/unknown-name → title",
        "11: recipient: language/unknown-name → recipients",
      ]),
    );
  });

  test("what only templates have cannot be quoted", () => {
    for (const name of ["proposal", "sections", "words", "document", "recipient"]) {
      expect(problems(`title: "{{${name}}}"`)[0]).toMatch(/unknown-name/);
    }
  });

  test("tags that cannot be read", () => {
    expect(problems('title: "{{#if x}} {{project"')).toEqual([
      "1: {{project: language/unclosed-tag",
      "1: {{#if x}}: language/unclosed-block",
      "1: x: language/unknown-name",
    ]);
  });

  test("in the kind's standard conditions and in the workspace's appeals, the place is there", () => {
    const made = workspace((config) => config.replace("{{reference}}", "{{referens}}"));
    const appealing = record("appeal: court", made);
    expect(checkRecordTexts(appealing, made)).toMatchObject([{ place: { file: "kansli.yaml", line: 13 } }]);
  });

  test("mixed currencies show when the text is expanded", () => {
    expect(
      problems('title: "{{sum budget \\"amount\\"}}"\nbudget: [{ amount: 5 SEK }, { amount: 5 EUR }]'),
    ).toEqual(["1: sum: language/mixed-currencies"]);
  });
});
