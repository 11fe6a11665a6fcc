/**
 * Reads a workspace's files and hands them to the stages that parse them.
 */
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostics/diagnostic.ts";
import { type Host, tryRead } from "../host/index.ts";
import { checkRecords, type DecisionRecord, type ParsedRecord, parseRecord } from "../records/index.ts";
import { checkDraftTexts, checkRecordTexts } from "../views/index.ts";
import { parseWorkspace, type SourceFile, type Workspace } from "../workspace/index.ts";
import { CONFIG, CONTACTS, DECISIONS, isYaml, KINDS } from "./workspace-paths.ts";

export interface Records {
  /** Those that may be made papers of. */
  readonly good: readonly DecisionRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function readWorkspace(host: Host): Promise<Outcome<Workspace>> {
  const config = await readSource(host, CONFIG);
  const contacts = await readSource(host, CONTACTS);
  const kinds = await readSources(host, (await host.list(KINDS)).filter(isYaml));
  const unread = [...config.diagnostics, ...contacts.diagnostics, ...kinds.diagnostics];
  if (!config.value) return { value: undefined, diagnostics: unread };
  const { value, diagnostics } = parseWorkspace({
    config: config.value,
    contacts: contacts.value,
    kinds: kinds.value ?? [],
  });
  return { value, diagnostics: [...unread, ...diagnostics] };
}

/** Files of all records that there are. */
export async function listRecords(host: Host): Promise<string[]> {
  return (await host.list(DECISIONS)).filter(isYaml);
}

/** Reads records; one that has errors is left out, and what is wrong with it is told. */
export async function readRecords(
  host: Host,
  workspace: Workspace,
  files: readonly string[],
): Promise<Records> {
  const sources = await readSources(host, files);
  const exists = (path: string) => host.isFile(path);
  const parsed = (sources.value ?? []).map((source) => parseRecord(source, workspace, { exists }));
  const records = parsed.flatMap(({ value }) => value ?? []);
  const diagnostics = [
    ...sources.diagnostics,
    ...parsed.flatMap((outcome) => outcome.diagnostics),
    ...checkRecords(records),
    ...parsed.flatMap((outcome) => checkTexts(outcome, workspace)),
  ];
  const bad = new Set(diagnostics.filter((d) => hasErrors([d])).map(({ place }) => place?.file));
  return { good: records.filter(({ source }) => !bad.has(source.path)), diagnostics };
}

/** What texts quote is checked whatever else is wrong with their record. */
function checkTexts({ value, draft }: ParsedRecord, workspace: Workspace): readonly Diagnostic[] {
  if (value) return checkRecordTexts(value, workspace);
  return draft ? checkDraftTexts(draft, workspace) : [];
}

async function readSources(host: Host, paths: readonly string[]): Promise<Outcome<SourceFile[]>> {
  const read = await Promise.all(paths.map((path) => readSource(host, path)));
  return {
    value: read.flatMap(({ value }) => value ?? []),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Neither value nor diagnostics when the file is not there. */
async function readSource(host: Host, path: string): Promise<Outcome<SourceFile>> {
  const { value: bytes, diagnostics } = await tryRead(host, path);
  return { value: bytes && { path, bytes }, diagnostics };
}
