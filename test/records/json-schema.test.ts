/**
 * Editors check with the JSON Schemas, the program with zod: both must say the same of every file,
 * but for what JSON Schema cannot say.
 */
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Code } from "../../src/diagnostics/diagnostic.ts";
import { jsonSchemaOf, parseRecord } from "../../src/records/index.ts";
import {
  contactsSchema,
  kindSchema,
  parseWorkspace,
  type SourceFile,
  workspaceSchema,
} from "../../src/workspace/index.ts";
import {
  fixture,
  fixtureFiles,
  fixtureWorkspace,
  recordFixtures,
  source,
  workspaceFiles,
} from "../fixtures/fixtures.ts";

/** Rules that need a calendar, a list of currencies, other files or other parts of the record. */
const beyondJsonSchema = new Set<Code>([
  "record/impossible-date",
  "record/period-backwards",
  "record/too-many-decimals",
  "record/file-missing",
  "record/recipient-twice",
  "record/no-default-conditions",
  "workspace/limits-crossed",
  "workspace/language-twice",
  "workspace/format-without-template",
  "workspace/no-formats",
  "workspace/no-text",
]);

/** Three capitals may be a currency; limits hold for numbers, and `131 %`, `-1 SEK` and `2 001` are text to an editor. */
const partlyBeyond = new Set<Code>(["record/unknown-currency", "record/above-max", "record/below-min"]);

/** Problems of the YAML itself, which editors find by their own means, or not at all. */
const ofYaml =
  /^yaml\/(?!expected-|empty-text|empty-list|empty-item|several-lines|direction-control|not-an-address|outside-workspace|file-not-keys|bad-key)/;

const workspace = fixtureWorkspace();
const ajv = new Ajv({ allErrors: true, strict: false });

/** As an editor's YAML server reads it: YAML 1.2, core schema. */
function asEditor({ bytes }: SourceFile): unknown {
  return parse(new TextDecoder().decode(bytes), { version: "1.2", schema: "core" });
}

function accepts(schema: object, file: SourceFile): boolean {
  return ajv.validate(schema, asEditor(file));
}

describe("records", () => {
  const schemas = new Map(
    [...workspace.kinds.values()].map((kind) => [kind.key, jsonSchemaOf(kind, workspace)]),
  );

  function schemaFor(file: SourceFile): object {
    const name = /^kind: consultation$/m.test(new TextDecoder().decode(file.bytes))
      ? "consultation"
      : "grant";
    return schemas.get(name) ?? {};
  }

  test.each(recordFixtures("good").map((file) => [file.path, file] as const))("%s", (_, file) => {
    // `~` and `Null` without quotes are nothing to an editor.
    const typed = new TextDecoder().decode(file.bytes).replace("- ~\n", '- "~"\n').replace("Null", '"Null"');
    const changed = source(file.path, typed);
    expect(accepts(schemaFor(file), changed) || ajv.errors).toBe(true);
  });

  test.each(recordFixtures("bad").map((file) => [file.path, file] as const))("%s", (_, file) => {
    const { diagnostics } = parseRecord(file, workspace, fixtureFiles);
    const codes = diagnostics.map(({ code }) => code);
    if (codes.some((code) => ofYaml.test(code) || partlyBeyond.has(code))) return;
    expect(accepts(schemaFor(file), file)).toBe(codes.every((code) => beyondJsonSchema.has(code)));
  });

  test("limits hold where an editor reads a number", () => {
    const schema = schemas.get("consultation") ?? {};
    expect(accepts(schema, fixture("records/bad/pages-below-min.yaml"))).toBe(false);
    expect(accepts(schemas.get("grant") ?? {}, fixture("records/bad/number-above-max.yaml"))).toBe(false);
  });

  test("a slip in a value, whatever its type", () => {
    const text = new TextDecoder().decode(fixture("records/good/grant-in-english.yaml").bytes);
    const slips = [
      ["share: -2,5%", "share: 0.5"],
      ["ceiling: 1 234,50 EUR", "ceiling: 1234"],
      ["period: 2023-07-01/2023-07-01", "period: 2023"],
      ["meeting: 2023-06-14", "meeting: 14 juni"],
      ["area: no", "area: false"],
      ["growth: 250 %", "growth: [250 %]"],
      ["hours: 1 200.5", "hours: many"],
      ["partners: [karlskoga", "partners: [karlskog"],
      ["conditions: default", "conditions: standard"],
      ["language: en", "language: english"],
    ] as const;
    for (const [from, to] of slips) {
      const file = source("r.yaml", text.replace(from, to));
      expect(parseRecord(file, workspace, fixtureFiles).value, to).toBeUndefined();
      expect(accepts(schemas.get("grant") ?? {}, file), to).toBe(false);
    }
  });

  test("says what each key is for", () => {
    const { properties } = schemas.get("grant") as {
      properties: Record<string, { title?: string; description?: string }>;
    };
    expect(properties.applicant).toMatchObject({
      title: "Sökande",
      description: expect.stringContaining("contacts.yaml"),
    });
    expect(Object.entries(properties).filter(([, { description }]) => !description)).toEqual([]);
  });
});

describe("the workspace's own files", () => {
  test("the good ones", () => {
    expect(accepts(workspaceSchema(), workspaceFiles.config) || ajv.errors).toBe(true);
    expect(accepts(contactsSchema(), fixture("workspace/contacts.yaml")) || ajv.errors).toBe(true);
    expect(accepts(contactsSchema(), source("contacts.yaml", "# none yet\n")) || ajv.errors).toBe(true);
    for (const kind of workspaceFiles.kinds)
      expect(accepts(kindSchema(workspace), kind) || ajv.errors).toBe(true);
  });

  const text = ({ bytes }: SourceFile) => new TextDecoder().decode(bytes);
  const grant = text(fixture("workspace/kinds/grant.yaml"));

  test.each([
    ["clauses: att", "clauses: sentences"],
    ["[sv, en]", "[]"],
    ["[sv, en]", "[sv, fi]"],
    ["[sv, en]", "[sv, sv]"],
    ['"#005b7f"', "blue"],
    ["regionen@example.org", "regionen"],
    ["templates/logo.png", "../logo.png"],
    ["  health:", "  Health Care!:"],
    ["{ sv: Regional tillväxtnämnd,", "{ se: Regional tillväxtnämnd,"],
    ["template: templates/memo.docx", "per: record"],
    ["formats: [docx, pdf, csv]", "formats: [odt]"],
    ["per: recipient", "per: contact"],
    ["organisation:", "organization:"],
    ["number: 232100-0164", "number: 2321000164"],
  ])("kansli.yaml: %s → %s", (from, to) => {
    const config = source("kansli.yaml", text(workspaceFiles.config).replace(from, to));
    const { diagnostics } = parseWorkspace({ ...workspaceFiles, config, kinds: [] });
    const isGood = diagnostics.every(({ code }) => beyondJsonSchema.has(code));
    expect(accepts(workspaceSchema(), config)).toBe(isGood);
  });

  test.each([
    ["documents: [memo, letter", "documents: [meno, letter"],
    ["growth: percent", "growth: procent"],
    ["growth: percent", "growth: choice"],
    ["growth: percent", "growth:"],
    ["{ type: contact, required", "{ type: person, required"],
    ["{ type: contact, required", "{ required"],
    ["type: percent, required: true, max: 100", "type: text, max: 100"],
    ["max: 100", "max: hundred"],
    ["max: 100", "max: 100, min: 101"],
    ["max: 100", "max: 1 000,5"],
    ["required: true", "required: maybe"],
    ["required: true", "required: ja"],
    ["of: contact", "of: { type: list, of: { type: choice, choices: { a: A } } }"],
    ["of: contact", "of: { type: text, label: x }"],
    ["  project:", "  title:"],
    ["  project:", "  the-project:"],
    ["      amount:", "      this:"],
    ["en: Innovation", "eng: Innovation"],
  ])("a kind: %s → %s", (from, to) => {
    const kind = source("kinds/grant.yaml", grant.replace(from, to));
    const { diagnostics } = parseWorkspace({ ...workspaceFiles, kinds: [kind] });
    const isGood = diagnostics.every(
      ({ code, severity }) => beyondJsonSchema.has(code) || severity === "warning",
    );
    expect(accepts(kindSchema(workspace), kind)).toBe(isGood);
  });
});
