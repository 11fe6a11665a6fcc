/**
 * From a session to made papers: what `build` does once and `watch` does again and again.
 */
import { closest } from "../diagnostics/closest.ts";
import { problem } from "../diagnostics/diagnostic.ts";
import {
  editablePaper,
  inputsOf,
  isSelected,
  loadTemplates,
  type Made,
  makePapers,
  planPapers,
  useOf,
} from "../documents/index.ts";
import { findOrigins } from "../history/index.ts";
import type { DocumentFormat, Workspace } from "../workspace/workspace.ts";
import { Progress } from "./progress.ts";
import { selectRecords } from "./select-records.ts";
import type { Session } from "./session.ts";
import type { Workshop } from "./workshop.ts";
import { listRecords, readRecords } from "./workspace-files.ts";

export interface BuildSelection {
  /** As typed, relative to the session's folder. All records when empty. */
  readonly files: readonly string[];
  /** Keys of documents; all when left out. */
  readonly only?: readonly string[];
  readonly format?: readonly DocumentFormat[];
  readonly force?: boolean;
  /** Whether drafts say so on the page; they do when left out. */
  readonly draftMark?: boolean;
  /** Make every .docx so that edits of it can be imported, whatever kansli.yaml says. */
  readonly editable?: boolean;
}

/** What became of each paper; `undefined` when there is no workspace to build. Problems go to the session. */
export async function buildPapers(
  session: Session,
  workshop: Workshop,
  { files, only = [], format = [], force = false, draftMark = true, editable = false }: BuildSelection,
): Promise<Made | undefined> {
  const opened = await session.openWorkspace();
  if (!opened) return undefined;
  const { host, workspace } = opened;
  checkDocuments(session, workspace, only);

  const all = await listRecords(host);
  const records = await readRecords(host, workspace, selectRecords(session, host, all, files));
  const plan = planPapers(records.good, workspace);
  const papers = plan.value.papers
    .filter((paper) => isSelected(paper, { documents: only, formats: format }))
    .map((paper) => (editable ? editablePaper(paper) : paper));
  const press = await workshop.press(host);
  await workshop.warmUp(host, papers, press);
  const templates = await loadTemplates(host, workspace, papers.map(useOf));
  const beside = { host, templates, fonts: press.fontFiles };
  const traced = papers.map((paper) => ({ path: paper.path, ...inputsOf(paper, beside) }));
  const origins = await findOrigins(host, traced);
  session.add(...records.diagnostics, ...plan.diagnostics, ...templates.diagnostics, ...origins.diagnostics);

  const progress = new Progress(session.io, session.say.progress);
  const made = await makePapers(papers, {
    ...{ host, workspace, templates, press, force, draftMark },
    ...{ origins: origins.origins, version: workshop.version, plan: plan.value, allRecords: new Set(all) },
    onProgress: (done, total) => progress.update(done, total),
  });
  progress.clear();
  session.add(...made.diagnostics);
  return made;
}

function checkDocuments(session: Session, workspace: Workspace, keys: readonly string[]): void {
  const known = [...workspace.documents.keys()];
  for (const name of keys.filter((key) => !workspace.documents.has(key))) {
    const params = { name, known: known.join(", ") };
    session.add(problem("cli/unknown-document", params, { suggestion: closest(name, known) }));
  }
}
