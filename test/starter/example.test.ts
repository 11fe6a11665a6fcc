/**
 * The repository's own workspace: what it must show between its records.
 */
import { describe, expect, test } from "vitest";
import { diskHost } from "../../src/host/index.ts";
import { checkRecords, type DecisionRecord, parseRecord } from "../../src/records/index.ts";
import { compileFormTemplate } from "../../src/templates/form/index.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { viewType } from "../../src/views/index.ts";
import type { FieldType, SourceFile } from "../../src/workspace/index.ts";
import { parseWorkspace } from "../../src/workspace/index.ts";

const host = diskHost(".");

async function source(path: string): Promise<SourceFile> {
  return { path, bytes: (await host.read(path)) ?? new Uint8Array() };
}

async function sources(folder: string): Promise<SourceFile[]> {
  const paths = (await host.list(folder)).filter((path) => path.endsWith(".yaml"));
  return Promise.all(paths.map(source));
}

const { value: workspace, diagnostics } = parseWorkspace({
  config: await source("kansli.yaml"),
  contacts: await source("contacts.yaml"),
  kinds: await sources("kinds"),
});
if (!workspace) throw new Error("the example workspace is wrong", { cause: diagnostics });

const decisions = await sources("decisions");
const files = [...(await host.list("decisions")), ...(await host.list("templates"))];
const read = decisions.map((file) =>
  parseRecord(file, workspace, { exists: (path) => files.includes(path) }),
);
const records = read.flatMap(({ value }) => value ?? []);

test("nothing in it is wrong or doubtful", () => {
  expect(diagnostics).toEqual([]);
  expect(read.flatMap((outcome) => outcome.diagnostics)).toEqual([]);
  expect(checkRecords(records)).toEqual([]);
  expect(records).toHaveLength(decisions.length);
});

test("every kind is used, and every document by a kind", () => {
  const used = new Set(records.map(({ kind }) => kind.key));
  expect([...used].sort()).toEqual([...workspace.kinds.keys()].sort());
  const documents = new Set([...workspace.kinds.values()].flatMap((kind) => kind.documents));
  expect([...documents].sort()).toEqual([...workspace.documents.keys()].sort());
});

test("every template that it names is there", () => {
  for (const { template, textTemplates } of workspace.documents.values()) {
    const paths = [template, ...textTemplates.values()].flatMap((texts) => Object.values(texts ?? {}));
    for (const path of paths) expect(files).toContain(path);
  }
});

function typesIn(type: FieldType): string[] {
  switch (type.type) {
    case "list":
      return ["list", ...typesIn(type.of)];
    case "group":
      return ["group", ...[...type.fields.values()].flatMap(typesIn)];
    case "table":
      return ["table", ...[...type.columns.values()].flatMap(typesIn)];
    default:
      return [type.type];
  }
}

test("its records fill fields of every type", () => {
  const filled = records.flatMap(({ kind, fields }) =>
    [...kind.fields].filter(([key]) => fields[key] !== null).flatMap(([, field]) => typesIn(field)),
  );
  const all = "boolean choice contact date file group list markdown money number percent period table text";
  expect([...new Set(filled)].sort().join(" ")).toBe(all);
});

describe("between them the records show", () => {
  const byReference = (reference: string): DecisionRecord => {
    const record = records.find((r) => r.reference === reference);
    if (!record) throw new Error(reference);
    return record;
  };
  const texts = decisions.map(({ bytes }) => new TextDecoder().decode(bytes));

  test.each([
    ["a bullet list", /^ +- \S/m],
    ["a numbered list", /^ +1\. \S/m],
    ["a table", /^ +\| .* \|$/m],
    ["a footnote", /\[\^\w+\]: /],
    ["a link", /\]\(https:\/\//],
    ["a quotation", /^ +> /m],
    ["quoted fields", /\{\{ceiling\}\}/],
    ["default conditions", /conditions: default/],
  ])("%s", (_, pattern) => {
    expect(texts.some((text) => pattern.test(text))).toBe(true);
  });

  test("a grant in Swedish with the case's sums and five recipients", () => {
    const { fields, recipients, proposal, basis, language } = byReference("22RS8941");
    expect(language).toBe("sv");
    expect(String((fields.ceiling as { amount: unknown }).amount)).toBe("4529875");
    expect(proposal).toHaveLength(4);
    expect(proposal[3]?.conditions).toHaveLength(3);
    expect(recipients).toHaveLength(5);
    expect(basis.some(({ file }) => file)).toBe(true);
  });

  test("a consultation response with ten budget rows, negative ones too, and 25 recipients with a note each", () => {
    const { fields, recipients } = byReference("24RS3127");
    expect(fields.budget).toHaveLength(10);
    expect(JSON.stringify(fields.budget)).toContain('"-12900000"');
    expect(recipients.filter(({ note }) => note)).toHaveLength(25);
  });

  test("a refusal with appeal instructions", () => {
    const { appeal } = byReference("23RS0652");
    expect(appeal?.text.sv).toMatch(/tre veckor/);
  });

  test("a record in English", () => {
    expect(byReference("23RS1874").language).toBe("en");
  });
});

test("nobody's real e-mail address is in it", async () => {
  const all = [await source("kansli.yaml"), await source("contacts.yaml"), ...decisions];
  const addresses = all.flatMap(
    ({ bytes }) => new TextDecoder().decode(bytes).match(/[\w.-]+@[\w.-]+\w/g) ?? [],
  );
  expect(addresses.filter((address) => !/[@.]example\.org$/.test(address))).toEqual([]);
});

describe("every name in the templates is known to every kind that uses them", async () => {
  for (const kind of workspace.kinds.values()) {
    for (const { key, template, per } of kind.documents.flatMap((d) => workspace.documents.get(d) ?? [])) {
      for (const file of new Set(Object.values(template ?? {}))) {
        test(`${kind.key}: ${key}: ${file}`, async () => {
          const { bytes, path } = await source(file);
          const compile = path.endsWith(".pdf") ? compileFormTemplate : compileWordTemplate;
          const { value, diagnostics } = await compile(bytes, path);
          expect(diagnostics).toEqual([]);
          expect(value?.check(viewType(workspace, kind, { recipient: per === "recipient" }))).toEqual([]);
        });
      }
    }
  }
});
