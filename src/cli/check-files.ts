/**
 * From files of a workspace to every problem in them.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { checkTemplates, listTemplates, planPapers } from "../documents/index.ts";
import { checkSeals } from "../history/index.ts";
import type { Host } from "../host/host.ts";
import type { Language } from "../values/language.ts";
import { checkMemory } from "./check-memory.ts";
import { type Files, selectFiles } from "./select-files.ts";
import type { Session } from "./session.ts";
import { listRecords, readRecords } from "./workspace-files.ts";

export interface Checked {
  readonly checked: Files;
  /** The workspace's first. */
  readonly language: Language | undefined;
}

/**
 * Checks records and templates; problems go to the session.
 * @param args files or folders, relative to where the command was called; all when empty
 * @returns what was looked at; nothing when the workspace cannot be read
 */
export async function checkFiles(
  session: Session,
  host: Host,
  args: readonly string[],
): Promise<Checked | undefined> {
  const workspace = await session.readWorkspace(host);
  if (!workspace) return undefined;
  const all = { records: await listRecords(host), templates: await listTemplates(host, workspace) };
  const { records, templates } = selectFiles(session, host, all, args);
  const read = await readRecords(host, workspace, records);
  const plan = planPapers(read.good, workspace);
  // Records are not right while their templates are wrong; templates can be right alone.
  const files = templates.length > 0 ? templates : all.templates;
  // A record that cannot be read may quote anything.
  const isWhole = args.length === 0 && read.good.length === records.length;
  const before = await checkMemory(session.io, host.root);
  const found = await checkTemplates(host, workspace, {
    files,
    records: isWhole ? read.good : undefined,
    before,
  });
  await before.save();
  const seals = await checkSeals(host, read.good);
  const told = args.length === 0 ? seals : seals.filter((d) => records.some((path) => isAt(path, d)));
  session.add(...read.diagnostics, ...plan.diagnostics, ...found, ...told);
  return { checked: { records, templates: files }, language: workspace.languages[0] };
}

function isAt(path: string, { place }: Diagnostic): boolean {
  return place?.file === path;
}
