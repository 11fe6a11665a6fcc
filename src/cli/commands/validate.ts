/**
 * `kansli validate`: every problem of the workspace, its records and its templates, without making anything.
 */
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import { allUses, loadTemplates, planPapers } from "../../documents/index.ts";
import { checkSeals } from "../../history/index.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { selectRecords } from "../select-records.ts";
import { Session } from "../session.ts";
import { listRecords, readRecords } from "../workspace-files.ts";

export interface ValidateArgs extends Globals {
  /** Record files or folders, relative to where the command was called. All records when empty. */
  readonly files: readonly string[];
  readonly json?: boolean;
}

export async function validate(args: ValidateArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const records = await check(session, args);
  if (args.json) return session.closeWithJson({ records });
  const code = session.close();
  if (!hasErrors(session.diagnostics)) io.out.write(`${session.say.valid(records)}\n`);
  return code;
}

/** @returns how many records were looked at */
async function check(session: Session, { files }: ValidateArgs): Promise<number> {
  const opened = await session.openWorkspace();
  if (!opened) return 0;
  const { host, workspace } = opened;
  const selected = selectRecords(session, host, await listRecords(host), files);
  const records = await readRecords(host, workspace, selected);
  const plan = planPapers(records.good, workspace);
  const templates = await loadTemplates(host, workspace, allUses(workspace));
  const seals = files.length === 0 ? await checkSeals(host, records.good) : [];
  session.add(...records.diagnostics, ...plan.diagnostics, ...templates.diagnostics, ...seals);
  return selected.length;
}
