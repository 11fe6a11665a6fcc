/**
 * Makes the papers of a record as a commit holds it.
 */
import { type Outcome, problem } from "../diagnostics/diagnostic.ts";
import {
  Configuration,
  editablePaper,
  findProvenance,
  loadTemplates,
  type Paper,
  type PaperProvenance,
  PictureReader,
  planPapers,
  SheetMaker,
  useOf,
} from "../documents/index.ts";
import { commitHost } from "../history/index.ts";
import type { Host } from "../host/host.ts";
import type { DecisionRecord } from "../records/index.ts";
import type { Workspace } from "../workspace/index.ts";
import type { Workshop } from "./workshop.ts";
import { readRecords, readWorkspace } from "./workspace-files.ts";

/** A record at a commit, with the workspace that it lay in. */
export interface Past {
  readonly host: Host;
  readonly workspace: Workspace;
  readonly record: DecisionRecord;
  readonly papers: readonly Paper[];
}

/** Neither value nor diagnostics where the commit has no such record, or none that papers can be made of. */
export async function openPast(host: Host, commit: string, record: string): Promise<Outcome<Past>> {
  const opened = await commitHost(host, commit);
  if (!opened.value) return { value: undefined, diagnostics: opened.diagnostics };
  const past = opened.value;
  const { value: workspace } = await readWorkspace(past);
  const [found] = workspace && past.isFile(record) ? (await readRecords(past, workspace, [record])).good : [];
  if (!workspace || !found) return { value: undefined, diagnostics: [] };
  const { papers } = planPapers([found], workspace).value;
  return { value: { host: past, workspace, record: found, papers }, diagnostics: [] };
}

/** The paper that a file says it is, made again from the commit that the file names. */
export async function makeAgain(
  host: Host,
  claimed: PaperProvenance & { readonly commit: string },
  workshop: Workshop,
): Promise<Outcome<{ readonly bytes: Uint8Array; readonly past: Past; readonly paper: Paper }>> {
  const opened = await openPast(host, claimed.commit, claimed.record);
  const past = opened.value;
  const paper = past?.papers.find(({ path }) => path === claimed.paper);
  if (!past || !paper) {
    const { commit, record, paper: path } = claimed;
    const params = { commit: commit.slice(0, SHORT), record, paper: path };
    const forged = problem("history/not-in-commit", params);
    return { value: undefined, diagnostics: opened.diagnostics.length > 0 ? opened.diagnostics : [forged] };
  }
  const origin = { commit: claimed.commit, draft: false };
  const asClaimed = claimed.editable ? editablePaper(paper) : paper;
  const made = await makePast(past, asClaimed, { origin, version: claimed.kansli, workshop });
  const { value: bytes, diagnostics } = made;
  return { value: bytes && { bytes, past, paper }, diagnostics: bytes ? [] : diagnostics };
}

/** Digits of a commit that people are shown. */
export const SHORT = 10;

/** A paper of a record at a commit, with what it says of its origin. */
export async function makePast(
  { host, workspace }: Past,
  paper: Paper,
  from: { origin: { commit: string | null; draft: boolean }; version: string; workshop: Workshop },
): Promise<Outcome<Uint8Array>> {
  const press = await from.workshop.press(host);
  const templates = await loadTemplates(host, workspace, [useOf(paper)]);
  const template = templates.find(useOf(paper));
  if (!template) return { value: undefined, diagnostics: templates.diagnostics };
  const { origin, version } = from;
  const configuration = new Configuration(host);
  const provenance = await findProvenance(paper, { template, origin, configuration, press, version });
  const maker = await SheetMaker.begin(paper, workspace, press, new PictureReader(host));
  return maker.bytes(paper, template, provenance);
}
