/**
 * Word files with tracked changes, of a record's papers.
 *
 * Both versions are made with the templates and the workspace of the later one, so that what differs is what
 * the record says. They lie beside the papers: `out/<reference>/changes/memo.docx`.
 */
import { hasErrors, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import {
  loadTemplates,
  type Paper,
  PictureReader,
  planPapers,
  SheetMaker,
  useOf,
} from "../documents/index.ts";
import { commitHost, redliner } from "../history/index.ts";
import { attempt } from "../host/index.ts";
import { type DecisionRecord, parseRecord } from "../records/index.ts";
import type { Workspace } from "../workspace/index.ts";
import type { Side, Sides } from "./commands/diff.ts";
import { openPast, SHORT } from "./past-papers.ts";
import type { Session } from "./session.ts";
import { Workshop } from "./workshop.ts";
import { readWorkspace } from "./workspace-files.ts";

/** Paths of what was written. @param only keys of documents; the record's first when empty */
export async function redlinePapers(
  session: Session,
  sides: Sides,
  only: readonly string[],
): Promise<string[]> {
  const opened = await openSides(sides);
  session.add(...opened.diagnostics);
  if (!opened.value) return [];
  const { papers, before, workspace, past } = opened.value;
  const words = papers.filter(({ format }) => format === "docx");
  const first = words.find(({ document }) => document.per === "record") ?? words[0];
  const wanted = words.filter(({ document }) =>
    only.length > 0 ? only.includes(document.key) : document.key === first?.document.key,
  );
  if (wanted.length === 0) session.add(problem("history/nothing-to-compare", { record: sides.to.path }));
  const [workshop, comparer] = [new Workshop(), redliner()];
  const written: string[] = [];
  try {
    const press = await workshop.press(past);
    const templates = await loadTemplates(past, workspace, wanted.map(useOf));
    session.add(...templates.diagnostics);
    for (const paper of wanted) {
      const old = before.find(({ path }) => fileOf(path) === fileOf(paper.path));
      const template = templates.find(useOf(paper));
      if (!template) continue;
      if (!old) session.add(problem("history/no-such-paper", { paper: fileOf(paper.path) }));
      const pictures = new PictureReader(past);
      const begin = async (one: Paper | undefined) =>
        one && (await SheetMaker.begin(one, workspace, press, pictures)).document(template);
      const made = [await begin(old), await begin(paper)];
      const [from, to] = made;
      session.add(...made.flatMap((outcome) => outcome?.diagnostics ?? []));
      if (!from?.value || !to?.value) continue;
      const date = sides.to.commit?.date ?? paper.record.meeting.iso;
      const author = sides.to.commit?.author ?? "Kansli";
      const path = changesPath(paper, sides);
      const task = { before: from.value, after: to.value, author, date };
      const redline = await comparer.compare(task, path);
      session.add(...redline.diagnostics);
      const { value: bytes } = redline;
      if (!bytes || hasErrors(redline.diagnostics)) continue;
      const { diagnostics } = await attempt(() => sides.host.write(path, bytes));
      session.add(...diagnostics);
      if (diagnostics.length === 0) written.push(path);
    }
  } finally {
    await Promise.all([workshop.close(), comparer.close()]);
  }
  return written;
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `out/22RS8941/changes/memo-4a567289bd-draft.docx` */
export function changesPath({ path }: Pick<Paper, "path">, { from, to }: Sides, extension = "docx"): string {
  const folder = path.slice(0, path.lastIndexOf("/"));
  const name = fileOf(path).replace(/\.\w+$/, "");
  const of = ({ commit }: Side) => commit?.hash.slice(0, SHORT) ?? "draft";
  return `${folder}/changes/${name}-${of(from)}-${of(to)}.${extension}`;
}

/** Both versions as records of the later one's workspace. */
async function openSides({ host, from, to }: Sides) {
  const opened = to.commit ? await commitHost(host, to.commit.hash) : { value: host, diagnostics: [] };
  const past = opened.value;
  const { value: workspace, diagnostics } = past
    ? await readWorkspace(past)
    : { value: undefined, diagnostics: [] };
  if (!past || !workspace) return { value: undefined, diagnostics: [...opened.diagnostics, ...diagnostics] };
  // Attachments are only named; that they lie there was checked when the record was committed.
  const after = parseRecord({ path: to.path, bytes: to.bytes }, workspace, { exists: () => true });
  const before = await recordBefore(from, workspace, host);
  if (!after.value || !before.value) {
    return { value: undefined, diagnostics: [...after.diagnostics, ...before.diagnostics] };
  }
  const plan = (record: DecisionRecord) => planPapers([record], workspace).value.papers;
  return {
    value: { papers: plan(after.value), before: plan(before.value), workspace, past },
    diagnostics: [],
  };
}

/** The old record, in today's workspace or else in its own. */
async function recordBefore(
  from: Side,
  workspace: Workspace,
  host: Sides["host"],
): Promise<Outcome<DecisionRecord>> {
  const today = parseRecord({ path: from.path, bytes: from.bytes }, workspace, { exists: () => true });
  if (today.value || !from.commit) return today;
  const then = await openPast(host, from.commit.hash, from.path);
  return then.value ? { value: then.value.record, diagnostics: [] } : today;
}
