/**
 * What an edited paper was made from: the record, and the paper as it was.
 *
 * A paper of a commit is made again from that commit. A draft names none: what it was made from is the record in the
 * folder, where that is still the same, or the version of it that was committed since.
 */
import { type Outcome, problem } from "../diagnostics/diagnostic.ts";
import { editablePaper, type PaperProvenance, planPapers, sha256, unixLines } from "../documents/index.ts";
import { findCommit, findVersions } from "../history/index.ts";
import { type Host, tryRead } from "../host/index.ts";
import { readPackage, type WordPackage } from "../ooxml/package.ts";
import { buildView, type View } from "../views/index.ts";
import { makePast, openPast, type Past, SHORT } from "./past-papers.ts";
import type { Workshop } from "./workshop.ts";
import { readRecords, readWorkspace } from "./workspace-files.ts";

export interface Base {
  readonly past: Past;
  readonly view: View;
  /** Index of the record's recipient that the paper is to; -1 for none. */
  readonly recipient: number;
  /** The paper as it was made, with its values' paths. */
  readonly pkg: WordPackage;
}

export async function findBase(
  host: Host,
  provenance: PaperProvenance,
  workshop: Workshop,
): Promise<Outcome<Base>> {
  const found = await findPast(host, provenance);
  const past = found.value;
  const paper = past?.papers.find(({ path }) => path === provenance.paper);
  if (!past || !paper) return { value: undefined, diagnostics: notThere(found.diagnostics, provenance) };
  const { commit, draft, kansli: version } = provenance;
  const made = await makePast(past, editablePaper(paper), { origin: { commit, draft }, version, workshop });
  const { value: pkg, diagnostics } = made.value ? readPackage(made.value, paper.path) : made;
  if (!pkg || "byteLength" in pkg) return { value: undefined, diagnostics };
  const { record, document, recipient } = paper;
  const view = buildView(record, past.workspace, document, recipient).value;
  const base = { past, view, recipient: recipient ? record.recipients.indexOf(recipient) : -1, pkg };
  return { value: base, diagnostics: [] };
}

function notThere(diagnostics: Outcome<Past>["diagnostics"], { commit, record, paper }: PaperProvenance) {
  if (diagnostics.length > 0) return diagnostics;
  if (commit === null) return [problem("import/no-base", { record })];
  return [problem("history/not-in-commit", { commit: commit.slice(0, SHORT), record, paper })];
}

async function findPast(host: Host, provenance: PaperProvenance): Promise<Outcome<Past>> {
  const { commit, record } = provenance;
  if (commit !== null) {
    const found = await findCommit(host, commit);
    if (!found.value)
      return { value: undefined, diagnostics: found.diagnostics.map((d) => ({ ...d, severity: "error" })) };
    return openPast(host, found.value.hash, record);
  }
  const { value: bytes } = await tryRead(host, record);
  if (bytes && hashOf(bytes) === provenance.recordSha256) return openFolder(host, record);
  const { value: versions = [] } = await findVersions(host, record);
  const version = versions.find(({ after }) => after && hashOf(after) === provenance.recordSha256);
  if (!version?.commit) return { value: undefined, diagnostics: [] };
  return openPast(host, version.commit.hash, version.path);
}

function hashOf(bytes: Uint8Array): string {
  return sha256(unixLines(bytes));
}

/** The record as it lies in the folder. */
async function openFolder(host: Host, path: string): Promise<Outcome<Past>> {
  const { value: workspace, diagnostics } = await readWorkspace(host);
  const [record] = workspace ? (await readRecords(host, workspace, [path])).good : [];
  if (!workspace || !record) return { value: undefined, diagnostics };
  const { papers } = planPapers([record], workspace).value;
  return { value: { host, workspace, record, papers }, diagnostics: [] };
}
