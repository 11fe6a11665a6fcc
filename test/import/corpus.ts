/**
 * Records, and the Word documents that they can be shown in: the example workspace with its own documents, and the
 * fixtures' records in the templates of the import desk, the starter and the suite.
 */
import { readFileSync } from "node:fs";
import { readRecords, readWorkspace } from "../../src/cli/workspace-files.ts";
import { planPapers } from "../../src/documents/index.ts";
import { diskHost } from "../../src/host/index.ts";
import { type ImportPlan, planImport, readPaper } from "../../src/import/index.ts";
import { type DecisionRecord, parseRecord } from "../../src/records/index.ts";
import { compileWordTemplate, type WordTemplate } from "../../src/templates/word/index.ts";
import { buildView, checkRecordTexts } from "../../src/views/index.ts";
import type { DocumentSpec, Workspace } from "../../src/workspace/index.ts";
import { fixture, fixtureFiles, source } from "../fixtures/fixtures.ts";
import { workspace as fixtureWorkspace, type Paper, packageOf, recordText, templates } from "./desk.ts";

/** A record in one of its documents. */
export interface Showing {
  readonly name: string;
  readonly workspace: Workspace;
  /** Of the record's file. */
  readonly path: string;
  readonly text: string;
  readonly document: DocumentSpec;
  readonly template: WordTemplate;
  /** Index of the recipient that the document is to; -1 for none. */
  readonly recipient: number;
  exists(path: string): boolean;
}

export function readShown(
  showing: Showing,
  text: string,
): { record: DecisionRecord | undefined; problems: string[] } {
  const { path, workspace } = showing;
  const { value, diagnostics } = parseRecord(source(path, text), workspace, { exists: showing.exists });
  const found = [...diagnostics, ...(value ? checkRecordTexts(value, workspace) : [])];
  return {
    record: value,
    problems: found.filter(({ severity }) => severity === "error").map(({ code }) => code),
  };
}

/** `undefined` for a record that cannot be shown: a required value is missing, a text cannot be expanded. */
export function show(showing: Showing, text = showing.text): Paper | undefined {
  const { record, problems } = readShown(showing, text);
  const { workspace, document, template, recipient } = showing;
  if (!record || problems.length > 0) return undefined;
  const view = buildView(record, workspace, document, record.recipients[recipient]).value;
  const { value: bytes } = template.render(view, { language: record.language, editable: true });
  return bytes && { bytes, record, view, text: readPaper(packageOf(bytes)) };
}

export function importShown(
  showing: Showing,
  base: Paper,
  edited: Uint8Array,
  now = showing.text,
): ImportPlan {
  const { path, workspace, recipient } = showing;
  return planImport({
    edited: readPaper(packageOf(edited)),
    file: "back.docx",
    base: base.text,
    record: base.record,
    view: base.view,
    workspace,
    recipient,
    now: source(path, now),
    pictureFile: (number, extension) => `${path}-${number}.${extension}`,
  });
}

function compiled(bytes: Uint8Array, name: string): WordTemplate | undefined {
  return compileWordTemplate(bytes, name).value;
}

/** Every Word document of every record of the example. */
async function exampleShowings(): Promise<Showing[]> {
  const host = diskHost(new URL("../..", import.meta.url).pathname);
  const { value: workspace } = await readWorkspace(host);
  if (!workspace) throw new Error("the example is bad");
  const files = await host.list("decisions");
  const { good } = await readRecords(
    host,
    workspace,
    files.filter((path) => path.endsWith(".yaml")),
  );
  const { papers } = planPapers(good, workspace).value;
  const words = papers.filter(
    ({ format, recipient, record }) =>
      format === "docx" && (!recipient || recipient === record.recipients[0]),
  );
  return Promise.all(
    words.map(async ({ record, document, template, recipient }) => ({
      name: `${record.reference} ${document.key}`,
      workspace,
      path: record.source.path,
      text: new TextDecoder().decode(record.source.bytes),
      document,
      template: compiled((await host.read(template)) as Uint8Array, template) as WordTemplate,
      recipient: recipient ? 0 : -1,
      exists: (path: string) => host.isFile(path),
    })),
  );
}

const suiteTemplates = ["../outside/libreoffice-memo.docx"].map(
  (path) =>
    [path.slice(path.lastIndexOf("/") + 1, -5), readFileSync(new URL(path, import.meta.url))] as const,
);
const records = ["design", "grant-in-english", "consultation"].map(
  (name) => [name, new TextDecoder().decode(fixture(`records/good/${name}.yaml`).bytes)] as const,
);

/** The fixtures' records in every template that their kind has what it needs for. */
function fixtureShowings(): Showing[] {
  return [["desk", recordText] as const, ...records].flatMap(([record, text]) =>
    [...templates, ...suiteTemplates].flatMap(([key, bytes]): Showing[] => {
      const template = compiled(bytes, key);
      const document = fixtureWorkspace.documents.get(key) ?? fixtureWorkspace.documents.get("memo");
      if (!template || !document) return [];
      const showing: Showing = {
        ...{
          name: `${record} ${key}`,
          workspace: fixtureWorkspace,
          path: `decisions/${record}.yaml`,
          text,
          document,
          template,
        },
        recipient: document.per === "recipient" ? 0 : -1,
        exists: fixtureFiles.exists,
      };
      return show(showing) ? [showing] : [];
    }),
  );
}

export const showings: readonly Showing[] = [...fixtureShowings(), ...(await exampleShowings())];
