import { describe, expect, test } from "vitest";
import { readRecords, readWorkspace } from "../../src/cli/workspace-files.ts";
import { planPapers } from "../../src/documents/index.ts";
import { memoryHost } from "../../src/host/index.ts";

const config = (documents: string, languages: string) => `
organisation: { name: Nämnden, address: [], fonts: { headings: Calibri, text: Georgia } }
languages: ${languages}
committees: { n: { name: Nämnden } }
officers: { o: { name: Anna, title: Chef } }
documents:
${documents}
`;

const kind = `
kind: k
name: Ärende
fields: { place: { type: text, required: true, label: Plats } }
sections: { summary: { heading: Sammanfattning } }
documents: [memo, letter]
`;

const record = (reference: string, recipients = "[]") => `
kind: k
reference: "${reference}"
title: Om {{place}}
committee: n
meeting: 2024-05-02
place: Åby / hamnen
proposal: [ge tillstånd]
signatory: o
recipients: ${recipients}
`;

const memo = "  memo: { name: Skrivelse, template: t/memo.docx, formats: [docx, pdf] }";
const letter = "  letter: { name: Brev, template: t/letter.docx, formats: [docx], per: recipient }";

async function plan(
  records: Readonly<Record<string, string>>,
  documents = `${memo}\n${letter}`,
  languages = "[sv]",
) {
  const files = Object.fromEntries(
    Object.entries(records).map(([name, text]) => [`decisions/${name}.yaml`, text]),
  );
  const host = memoryHost({ "kansli.yaml": config(documents, languages), "kinds/k.yaml": kind, ...files });
  const { value: workspace, diagnostics } = await readWorkspace(host);
  if (!workspace) throw new Error(JSON.stringify(diagnostics));
  const read = await readRecords(host, workspace, await host.list("decisions"));
  expect(read.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { value, diagnostics: found } = planPapers(read.good, workspace);
  return {
    paths: value.papers.map(({ path }) => path),
    templates: value.papers.map(({ format, template }) => `${format} ${template}`),
    records: [...value.records],
    codes: found.map(({ code, place }) => `${code} ${place?.file}`),
    found,
  };
}

const people = (...names: string[]) => `[${names.map((name) => `{ name: "${name}" }`).join(", ")}]`;

test("a paper per format, and per recipient where the document says so", async () => {
  const { paths, records, codes } = await plan({ a: record("24/1", people("Örjan Ek", "Bo (S)")) });
  expect(paths).toEqual([
    "out/24-1/memo.docx",
    "out/24-1/memo.pdf",
    "out/24-1/letter-orjan-ek.docx",
    "out/24-1/letter-bo-s.docx",
  ]);
  expect({ records, codes }).toEqual({ records: ["decisions/a.yaml"], codes: [] });
});

test("recipients of one name are told apart by a number, whatever other records there are", async () => {
  const alone = await plan({ b: record("B", people("Bo Ek", "Bo-Ek", "Bo Ek 2")) });
  const names = alone.paths.filter((path) => path.includes("letter"));
  expect(names).toEqual([
    "out/B/letter-bo-ek.docx",
    "out/B/letter-bo-ek-2.docx",
    "out/B/letter-bo-ek-2-2.docx",
  ]);
  const among = await plan({
    a: record("A", people("Bo Ek")),
    b: record("B", people("Bo Ek", "Bo-Ek", "Bo Ek 2")),
  });
  expect(among.paths).toEqual(expect.arrayContaining(alone.paths));
});

test("a record without recipients has no letters, and is warned", async () => {
  const { paths, codes, records } = await plan({ a: record("A") });
  expect(paths).toEqual(["out/A/memo.docx", "out/A/memo.pdf"]);
  expect(codes).toEqual(["document/no-recipients decisions/a.yaml"]);
  expect(records).toEqual(["decisions/a.yaml"]);
});

describe("the workspace's own file names", () => {
  const named = (pattern: string) =>
    `  memo: { name: Skrivelse, template: t/memo.docx, formats: [docx], file: "${pattern}" }\n${letter}`;

  test("quote the view, and become safe", async () => {
    const { paths } = await plan(
      { a: record("A", people("Bo")) },
      named("{{reference}} {{place}} {{date meeting 'iso'}}"),
    );
    expect(paths[0]).toBe("out/A/A-Åby-hamnen-2024-05-02.docx");
  });

  test("that name what is not there are a problem of kansli.yaml, and the record keeps what it had", async () => {
    const { paths, codes, records } = await plan({ a: record("A", people("Bo")) }, named("{{plats}}"));
    expect(paths).toEqual(["out/A/letter-bo.docx"]);
    expect(codes).toEqual(["language/unknown-name kansli.yaml"]);
    expect(records).toEqual([]);
  });
});

test.each([
  ["24/1", "24:1"],
  ["ks 1", "KS:1"],
])("the references %j and %j share a folder: neither is planned", async (one, other) => {
  const { paths, codes, found } = await plan({ a: record(one), b: record(other), c: record("C") });
  expect(paths).toEqual(["out/C/memo.docx", "out/C/memo.pdf"]);
  expect(codes.slice(0, 2)).toEqual([
    "document/same-folder decisions/a.yaml",
    "document/same-folder decisions/b.yaml",
  ]);
  expect(found[0]?.params.other).toBe("decisions/b.yaml");
});

test.each([["../x"], ["/etc"], ["CON"], ["a\\\\b"]])(
  "the reference %j stays inside out/",
  async (reference) => {
    const { paths } = await plan({ a: record(reference) });
    expect(paths).toHaveLength(2);
    for (const path of paths) expect(path).toMatch(/^out\/[^./\\][^/\\]*\/memo\.(docx|pdf)$/);
  },
);

test("the template is the one for the record's language; a form makes no .docx", async () => {
  const documents = [
    "  memo: { name: Skrivelse, template: { sv: t/memo.docx, en: t/memo-en.docx }, formats: [docx] }",
    "  letter: { name: Kvitto, template: { sv: t/kvitto.docx, en: t/receipt.pdf } }",
  ].join("\n");
  const records = { a: record("24/1"), b: `${record("24/2")}language: en\n` };
  const { templates } = await plan(records, documents, "[sv, en]");
  expect(templates).toEqual([
    ...["docx t/memo.docx", "docx t/kvitto.docx", "pdf t/kvitto.docx"],
    ...["docx t/memo-en.docx", "pdf t/receipt.pdf"],
  ]);
});
