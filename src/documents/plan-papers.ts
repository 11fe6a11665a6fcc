/**
 * Plans the papers of records: nothing is read, rendered or written.
 *
 * Paths come from the record alone, so that a record added beside it moves no paper. Within a record, two
 * papers with one name are told apart by a number; two records with one folder are a problem, since which of
 * them comes first would decide.
 */
import { type Diagnostic, hasErrors, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import type { DecisionRecord } from "../records/record.ts";
import type { DocumentSpec, Workspace } from "../workspace/workspace.ts";
import { expandFileName } from "./expand-file-name.ts";
import { foldedName, safeName, slug } from "./file-names.ts";
import { OUT } from "./manifest.ts";
import { formatsOf, type Paper, readerOf, type Sheet } from "./paper.ts";

export interface Plan {
  /** In the order of the records, the kind's documents, the recipients and the formats. */
  readonly papers: readonly Paper[];
  /** Files of the records whose papers are all in the plan. */
  readonly records: ReadonlySet<string>;
}

export function planPapers(
  records: readonly DecisionRecord[],
  workspace: Workspace,
): Outcome<Plan> & { value: Plan } {
  const shared = findSharedFolders(records);
  const sharing = new Set(shared.map(({ place }) => place?.file));
  const planned = records
    .filter((record) => !sharing.has(record.source.path))
    .map((record) => ({ record, ...planRecord(record, workspace) }));
  const whole = planned.filter(({ diagnostics }) => !hasErrors(diagnostics));
  return {
    value: {
      papers: planned.flatMap(({ value }) => value ?? []),
      records: new Set(whole.map(({ record }) => record.source.path)),
    },
    diagnostics: [...shared, ...planned.flatMap(({ diagnostics }) => diagnostics)],
  };
}

/** Folder of a record's papers, relative to the workspace. */
export function folderOf(record: DecisionRecord): string {
  return `${OUT}/${safeName(record.reference)}`;
}

/** File systems that do not tell "A" from "a" would let one record's papers replace another's. */
function findSharedFolders(records: readonly DecisionRecord[]): Diagnostic[] {
  const byFolder = Map.groupBy(records, (record) => foldedName(folderOf(record)));
  const shared = [...byFolder.values()].filter((group) => group.length > 1);
  return shared.flatMap((group) => group.map((record) => sharedFolder(record, group)));
}

function sharedFolder(record: DecisionRecord, group: readonly DecisionRecord[]): Diagnostic {
  const others = group.filter((other) => other !== record).map((other) => other.source.path);
  const params = { folder: folderOf(record), other: others.join(", ") };
  return problem("document/same-folder", params, { place: record.placeOf("reference") });
}

function planRecord(record: DecisionRecord, workspace: Workspace): Outcome<Paper[]> {
  const folder = folderOf(record);
  const taken = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const papers = sheetsOf(record, workspace, diagnostics).flatMap((sheet) => {
    const named = nameOf(sheet, workspace);
    diagnostics.push(...named.diagnostics);
    if (named.value === undefined) return [];
    const base = `${folder}/${claim(named.value, taken)}`;
    return formatsOf(sheet.document, record.language).map((made) => ({
      ...sheet,
      ...made,
      path: `${base}.${made.format}`,
    }));
  });
  return { value: papers, diagnostics };
}

function sheetsOf(record: DecisionRecord, workspace: Workspace, diagnostics: Diagnostic[]): Sheet[] {
  const documents = record.kind.documents.flatMap((key) => workspace.documents.get(key) ?? []);
  return documents.flatMap((document): Sheet[] => {
    if (document.per === "record") return [{ record, document, recipient: undefined }];
    if (record.recipients.length === 0) diagnostics.push(noRecipients(record, document));
    return record.recipients.map((recipient) => ({ record, document, recipient }));
  });
}

function noRecipients(record: DecisionRecord, document: DocumentSpec): Diagnostic {
  return problem(
    "document/no-recipients",
    { document: document.key },
    { place: record.placeOf("recipients") },
  );
}

function nameOf({ record, document, recipient }: Sheet, workspace: Workspace): Outcome<string> {
  if (document.file !== undefined) {
    const { value, diagnostics } = expandFileName(document.file, { record, document, recipient }, workspace);
    const isGood = value !== undefined && !hasErrors(diagnostics);
    return { value: isGood ? safeName(value) : undefined, diagnostics };
  }
  const reader = readerOf({ record, document, recipient });
  const name = reader === null ? document.key : `${document.key}-${slug(reader)}`;
  return { value: safeName(name), diagnostics: [] };
}

/** The name, or the first of `name-2`, `name-3`, … that the record has not used. */
function claim(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(foldedName(free)); n++) free = `${name}-${n}`;
  taken.add(foldedName(free));
  return free;
}
