import { describe, expect, test } from "vitest";
import { hasErrors } from "../../src/diagnostics/diagnostic.ts";
import { parseWorkspace } from "../../src/workspace/index.ts";
import { fixture, source, summaryOf, workspaceFiles } from "../fixtures/fixtures.ts";

const config = new TextDecoder().decode(workspaceFiles.config.bytes);
const grant = new TextDecoder().decode(fixture("workspace/kinds/grant.yaml").bytes);

describe("a good workspace", () => {
  const { value, diagnostics } = parseWorkspace(workspaceFiles);

  test("has nothing to report", () => {
    expect(diagnostics).toEqual([]);
  });

  test("is read whole", () => {
    expect(value).toMatchObject({
      organisation: {
        name: { sv: "Region Örebro län", en: "Region Örebro County" },
        address: ["Box 1613", "701 16 Örebro"],
        colour: "#005b7f",
        fonts: { headings: "Calibri", text: "Georgia" },
      },
      languages: ["sv", "en"],
      clauses: "att",
      words: { sentTo: { sv: "Skickas till:" } },
    });
    expect(value?.officers.get("regional-development-director")?.title.en).toBe(
      "Director of Regional Development",
    );
    expect(value?.appeals.get("administrative")?.text.sv).toContain("**Region Örebro län**");
    expect(value?.contacts.get("anna-berg")).toEqual({
      type: "contact",
      key: "anna-berg",
      name: "Anna Berg",
      organisation: "Örebro universitet",
      title: "projektledare",
      email: "anna.berg@example.org",
      phone: "019-30 30 00",
      address: ["Fakultetsgatan 1", "701 82 Örebro"],
    });
  });

  test("has documents with the formats that their templates allow", () => {
    const documents = [...(value?.documents.values() ?? [])];
    expect(
      documents.map(({ key, formats, per, textTemplates }) => [key, formats, per, [...textTemplates]]),
    ).toEqual([
      ["memo", ["docx", "pdf"], "record", []],
      ["letter", ["docx", "pdf"], "recipient", []],
      [
        "distribution-list",
        ["docx", "pdf", "csv"],
        "record",
        [["csv", { sv: "templates/distribution-list.csv.hbs", en: "templates/distribution-list.csv.hbs" }]],
      ],
    ]);
  });

  test("has kinds with fields in their order, and labels", () => {
    const kind = value?.kinds.get("grant");
    expect([...(kind?.fields.keys() ?? [])].slice(0, 4)).toEqual([
      "applicant",
      "project",
      "share",
      "ceiling",
    ]);
    expect(kind?.fields.get("applicant")).toEqual({
      key: "applicant",
      type: "contact",
      required: true,
      label: { sv: "Sökande", en: "Applicant" },
    });
    expect(kind?.fields.get("growth")).toEqual({
      key: "growth",
      type: "percent",
      required: false,
      label: { sv: "growth", en: "growth" },
    });
    expect(kind?.fields.get("partners")).toMatchObject({ type: "list", of: { type: "contact" } });
    expect(kind?.sections.get("summary")).toMatchObject({
      required: true,
      heading: { sv: "Sammanfattning" },
    });
  });

  test("knows where its words stand", () => {
    expect(value?.placeOf("documents", "memo", "template")).toMatchObject({
      file: "workspace/kansli.yaml",
      line: 34,
      column: 15,
    });
    expect(value?.kinds.get("grant")?.placeOf("conditions", "sv", 0)).toMatchObject({
      file: "workspace/kinds/grant.yaml",
      line: 35,
      column: 7,
    });
  });
});

test("a workspace can be small", () => {
  const { value, diagnostics } = parseWorkspace({
    config: source("kansli.yaml", "organisation: { name: Kommunen }\nlanguages: [sv]\n"),
    contacts: source("contacts.yaml", "# none yet\n"),
    kinds: [],
  });
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ organisation: { name: { sv: "Kommunen" } }, clauses: "att" });
  expect(value?.organisation.name.en).toBeUndefined();
});

/** What is found in a file after its first `from` has become `to`. */
function slips(file: "config" | "contacts" | "kind", from: string, to: string): string[] {
  const original = { config, kind: grant, contacts: "a: { name: A }\n" }[file];
  expect(original).toContain(from);
  const changed = source(file, original.replace(from, to));
  const { value, diagnostics } = parseWorkspace({
    config: file === "config" ? changed : workspaceFiles.config,
    contacts: file === "contacts" ? changed : undefined,
    kinds: file === "kind" ? [changed] : [],
  });
  expect(value === undefined).toBe(hasErrors(diagnostics));
  return summaryOf(diagnostics);
}

test.each([
  ["config", "organisation:\n", "organisation:\n  nmae: x\n", "workspace/unknown-key 3:3"],
  ["config", "languages:", "langauges:", "workspace/missing-key 2:1", "workspace/unknown-key 12:1"],
  ["config", "[sv, en]", "[]", "yaml/empty-list 12:1"],
  ["config", "[sv, en]", "[sv, fi]", "workspace/unknown-language 12:17"],
  ["config", "[sv, en]", "[sv, sv]", "workspace/language-twice 12:17"],
  ["config", "clauses: att", "clauses: sentences", "workspace/unknown-clause-style 13:10"],
  ["config", '"#005b7f"', "blue", "workspace/bad-colour 10:11"],
  ["config", '"#005b7f"', "#005b7f", "yaml/text-lost-in-comment 10:11"],
  ["config", "regionen@example.org", "regionen", "yaml/not-an-address 5:10"],
  ["config", "templates/logo.png", "../logo.png", "yaml/outside-workspace 9:9"],
  ["config", "sv: Regional tillväxtnämnd, ", "", "workspace/missing-translation 16:5"],
  ["config", "{ sv: Regional tillväxtnämnd, en: Regional Growth Committee }", "{}", "workspace/no-text 16:5"],
  ["config", "{ sv: Regional tillväxtnämnd,", "{ se: Regional tillväxtnämnd,", "workspace/unknown-key 16:13"],
  ["config", "  health:", "  Health Care!:", "yaml/bad-key 17:3"],
  [
    "config",
    "template: templates/memo.docx",
    "per: record",
    "workspace/format-without-template 35:15",
    "workspace/format-without-template 35:21",
  ],
  ["config", "[docx, pdf, csv]", "[docx, odt]", "workspace/unknown-format 44:21"],
  ["config", "    template: templates/letter.docx\n", "", "workspace/no-formats 36:3"],
  ["config", "per: recipient", "per: contact", "workspace/unknown-per 39:10"],
  ["config", "languages:", "<<: x\nlanguages:", "yaml/merge-key 12:1"],
  ["contacts", "name: A", "namn: A", "workspace/missing-key 1:1", "workspace/unknown-key 1:6"],
  ["contacts", "a: { name: A }", "a: A", "yaml/expected-keys 1:4"],
  [
    "contacts",
    "a: { name: A }",
    "a: { name: A }\nb: { name: B, email: b@example.org; c@example.org }",
    "yaml/not-an-address 2:22",
  ],
  ["kind", "documents: [memo, letter", "documents: [meno, letter", "workspace/unknown-document 38:13"],
  ["kind", "documents: [memo, letter, distribution-list]", "", "workspace/missing-key 1:1"],
  ["kind", "growth: percent", "growth: procent", "workspace/unknown-field-type 9:11"],
  ["kind", "{ type: contact, required", "{ type: person, required", "workspace/unknown-field-type 4:22"],
  ["kind", "{ type: contact, required", "{ required", "workspace/missing-key 4:3"],
  ["kind", "growth: percent", "growth: choice", "workspace/type-needs-more 9:11"],
  ["kind", "of: contact", "of: table", "workspace/type-needs-more 10:31"],
  ["kind", "type: percent, required: true, max: 100", "type: text, max: 100", "workspace/unknown-key 6:24"],
  ["kind", "max: 100", "max: hundred", "workspace/not-a-limit 6:48"],
  ["kind", "max: 100", "max: 100, min: 101", "workspace/limits-crossed 6:58"],
  ["kind", "required: true", "required: maybe", "workspace/not-yes-or-no 4:41"],
  ["kind", "  project:", "  title:", "workspace/reserved-name 5:3"],
  ["kind", "  project:", "  recipient:", "workspace/reserved-name 5:3"],
  ["kind", "  project:", "  __proto__:", "yaml/bad-key 5:3"],
  ["kind", "  project:", "  the-project:", "workspace/bad-field-name 5:3"],
  ["kind", "      amount:", "      this:", "workspace/reserved-name 26:7"],
  ["kind", "en: Innovation", "eng: Innovation", "workspace/unknown-key 14:37"],
] as [Parameters<typeof slips>[0], string, string, ...string[]][])(
  "%s: %s → %s",
  (file, from, to, ...expected) => {
    expect(slips(file, from, to)).toEqual(expected);
  },
);

test("two kinds of one name", () => {
  const kinds = [source("kinds/a.yaml", grant), source("kinds/b.yaml", grant)];
  const { value, diagnostics } = parseWorkspace({ ...workspaceFiles, kinds });
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: "workspace/duplicate-kind", params: { file: "kinds/a.yaml" } }]);
});

test("every file's problems at once", () => {
  const { diagnostics } = parseWorkspace({
    config: source("kansli.yaml", `${config}colour: red\n`),
    contacts: source("contacts.yaml", "a: b\n"),
    kinds: [source("kinds/a.yaml", "\ta"), source("kinds/b.yaml", grant.replace("[memo", "[meno"))],
  });
  expect(diagnostics.map(({ code, place }) => `${place?.file} ${code}`)).toEqual([
    "kansli.yaml workspace/unknown-key",
    "contacts.yaml yaml/expected-keys",
    "kinds/a.yaml yaml/tab",
    "kinds/b.yaml workspace/unknown-document",
  ]);
  expect(diagnostics.at(-1)?.suggestion).toBe("memo");
});
